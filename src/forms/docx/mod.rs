//! A form as a Word document whose answers are content controls.
//!
//! Each control has the name of its answer (`w:tag`) and a name for screen readers (`w:alias`); it
//! cannot be deleted by mistake. Each label and each option also carries a bookmark ([`super::naming`]):
//! LibreOffice 7 forgets the tags, never the bookmarks.
//! Draws [`super::outline`]; takes no decision about what is said.

mod body;
mod control;
mod parts;
mod styles;

use super::outline::{self, Block};
use super::package::{self, PackageError, Part};
use super::sheet::Sheet;

/// The document, ready to be saved as `.docx`.
///
/// # Errors
///
/// Only if the archive cannot be assembled in memory.
pub fn write(sheet: &Sheet) -> Result<Vec<u8>, PackageError> {
    let blocks = outline::blocks(sheet);
    package::assemble(&[
        Part::new("[Content_Types].xml", parts::CONTENT_TYPES),
        Part::new("_rels/.rels", parts::PACKAGE_RELATIONS),
        Part::new("docProps/core.xml", parts::core(sheet)),
        Part::new("docProps/app.xml", parts::APPLICATION),
        Part::new("docProps/custom.xml", parts::custom(sheet, &long_names(&blocks))),
        Part::new("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS),
        Part::new("word/document.xml", body::document(sheet, &blocks)),
        Part::new("word/styles.xml", styles::styles(sheet)),
        Part::new("word/settings.xml", parts::settings(sheet)),
        Part::new("word/fontTable.xml", parts::FONTS),
        Part::new("word/header1.xml", parts::header(sheet)),
        Part::new("word/footer1.xml", parts::footer(sheet)),
    ])
}

/// The marks whose name was cut, and what they stand for.
fn long_names(blocks: &[Block]) -> Vec<(String, String)> {
    let rows = blocks.iter().flat_map(|block| if let Block::Table { rows, .. } = block { &rows[..] } else { &[] });
    let marks = rows.flat_map(|row| {
        let boxes = if let outline::Answer::Boxes { boxes, .. } = &row.answer { &boxes[..] } else { &[] };
        std::iter::once(&row.mark).chain(boxes.iter().map(|one| &one.mark))
    });
    marks.filter_map(|mark| mark.long.clone().map(|long| (mark.name.clone(), long))).collect()
}

/// « fr » is said « fr-FR », because Word wants a country.
fn language(sheet: &Sheet) -> &str {
    match sheet.lang.as_str() {
        "fr" => "fr-FR",
        "en" => "en-GB",
        "ar" => "ar-SA",
        other => other,
    }
}
