//! One form, its shapes: fillable PDF, office documents, JSON Schema of the
//! answers; and the way back, from a filled file to answers.
//!
//! `prepare` makes a [`Sheet`] of a form for one reader; every shape is made
//! from that value and from nothing else, the web page included. Knows no
//! template, no disk, no address of a page.

pub mod answers;
mod docx;
mod naming;
mod odt;
mod outline;
mod package;
mod pdf;
mod prepare;
pub mod read;
mod rich;
pub mod sheet;
mod xml;

pub use docx::write as docx;
pub use odt::write as odt;
pub use package::PackageError;
pub use pdf::{Trouble, pdf};
pub use prepare::{Reader, sheet};
pub use sheet::{Condition, Destination, Fact, Field, Kind, Paragraph, Section, Sheet, Style, Words};

/// The JSON Schema of the answers, as a file.
pub fn schema_file(sheet: &Sheet) -> Vec<u8> {
    let mut text = serde_json::to_string_pretty(&answers::schema(sheet)).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}
