//! A form as an OpenDocument text whose answers are form controls.
//!
//! Form controls belong to ODF since 1.0 and keep their names: opened, filled and saved by
//! LibreOffice 7.4, they come back whole. Content controls (`loext:content-control`) do not: that
//! version writes neither their tag nor their title. The price: a control does not grow with its text.
//! Draws [`super::outline`]; takes no decision about what is said.

mod body;
mod control;
mod parts;

use super::outline;
use super::package::{self, PackageError, Part};
use super::sheet::Sheet;

/// The document, ready to be saved as `.odt`.
///
/// # Errors
///
/// Only if the archive cannot be assembled in memory.
pub fn write(sheet: &Sheet) -> Result<Vec<u8>, PackageError> {
    package::assemble(&[
        Part::stored("mimetype", "application/vnd.oasis.opendocument.text"),
        Part::new("META-INF/manifest.xml", parts::MANIFEST),
        Part::new("meta.xml", parts::meta(sheet)),
        Part::new("styles.xml", parts::styles(sheet)),
        Part::new("content.xml", body::content(sheet, &outline::blocks(sheet))),
    ])
}

/// Language and country of a sheet, as `fo:language` and `fo:country` want them.
fn language(sheet: &Sheet) -> (&str, &str) {
    match sheet.lang.as_str() {
        "fr" => ("fr", "FR"),
        "en" => ("en", "GB"),
        "ar" => ("ar", "SA"),
        other => other.split_once('-').unwrap_or((other, "none")),
    }
}
