//! An office document is a zip archive; this one is the same byte for byte on every machine.
//!
//! Fixed times, fixed system, fixed order, fixed level. Knows nothing of what the parts say.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// The archive could not be written. In memory, with parts of our own, this is a fault of the program.
#[derive(Debug, thiserror::Error)]
#[error("le document n’a pas pu être assemblé : {0}")]
pub struct PackageError(String);

impl From<zip::result::ZipError> for PackageError {
    fn from(error: zip::result::ZipError) -> Self {
        Self(error.to_string())
    }
}

impl From<std::io::Error> for PackageError {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// One file of the archive.
#[derive(Debug)]
pub(super) struct Part {
    name: &'static str,
    bytes: Vec<u8>,
    method: CompressionMethod,
}

impl Part {
    pub fn new(name: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name, bytes: bytes.into(), method: CompressionMethod::Deflated }
    }

    /// Without compression, as ODF asks for `mimetype`.
    pub fn stored(name: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name, bytes: bytes.into(), method: CompressionMethod::Stored }
    }
}

/// The archive of these parts, in this order.
pub(super) fn assemble(parts: &[Part]) -> Result<Vec<u8>, PackageError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        let options = SimpleFileOptions::default()
            .compression_method(part.method)
            .last_modified_time(DateTime::default())
            .system(System::Dos);
        archive.start_file(part.name, options)?;
        archive.write_all(&part.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
