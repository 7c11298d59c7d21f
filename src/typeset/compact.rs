//! Lighter files of the same content, for phones that pay by the megabyte.

use super::pdf::{PdfFault, open, save};

/// The same document with its objects packed: about half the bytes for a pack.
///
/// # Errors
///
/// When the bytes are no PDF.
pub fn compress(pdf: &[u8]) -> Result<Vec<u8>, PdfFault> {
    save(open(pdf)?)
}

/// Pages of a document.
///
/// # Errors
///
/// When the bytes are no PDF.
pub fn page_count(pdf: &[u8]) -> Result<usize, PdfFault> {
    Ok(open(pdf)?.page_iter().count())
}
