//! Paper: sources and data in, PDF bytes out.
//!
//! The only room that knows typst and the inside of a PDF. It is closed: a layout sees the files it was
//! given and nothing else, whatever it asks for. The same sources give the same bytes, on any machine.
//! Never names templates, fonts of the system, the disk or the model.

#[cfg(not(feature = "print"))]
mod absent;
mod booklet;
mod compact;
#[cfg(feature = "print")]
mod engine;
mod faces;
#[cfg(feature = "print")]
mod fault;
mod fields;
#[cfg(feature = "print")]
mod fonts;
#[cfg(feature = "print")]
mod marks;
mod pdf;
mod qr;
mod read;
#[cfg(feature = "print")]
mod wording;
#[cfg(feature = "print")]
mod world;

#[cfg(not(feature = "print"))]
pub use absent::{Engine, Fault, Files, Fonts, Job, Pdf, Standard};
pub use booklet::impose;
pub use compact::{compress, page_count};
#[cfg(feature = "print")]
pub use engine::{Engine, Files, Job, Pdf, Standard};
#[cfg(feature = "print")]
pub use fault::{Fault, LayoutPlace};
pub use fields::{Choice, FieldKind, FieldSpec, Form, activate};
#[cfg(feature = "print")]
pub use fonts::{FontFault, Fonts, MissingGlyph, Script};
#[cfg(feature = "print")]
pub use marks::{MARKS_PATH, marks_source};
pub use pdf::PdfFault;
pub use qr::{QrCode, qr_code};
pub use read::{Answer, Answers, Identity, read};
