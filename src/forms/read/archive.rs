//! The parts of an office document, without trusting the archive that holds them.
//!
//! A part is read up to a bound whatever its header announces, so that a bomb costs nothing.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::ReadError;

/// Bytes of a file: a form of ours has 20 KB; this leaves room for the scan of a signature.
const LARGEST_FILE: usize = 32 << 20;
/// Files of an archive.
const MOST_PARTS: usize = 2_000;
/// Bytes of a part that is read.
const LARGEST_PART: u64 = 16 << 20;
/// Bytes that one compressed byte may give, in a part of more than a megabyte.
const LARGEST_RATIO: u64 = 200;
/// Old Word files and encrypted new ones begin with this.
const COMPOUND: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];

/// An open document.
#[derive(Debug)]
pub(super) struct Archive<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Archive<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        if bytes.len() > LARGEST_FILE {
            return Err(ReadError::TooBig(bytes.len()));
        }
        if bytes.starts_with(&COMPOUND) {
            return Err(ReadError::Sealed);
        }
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| ReadError::NotADocument(error.to_string()))?;
        if archive.len() > MOST_PARTS {
            return Err(ReadError::TooManyParts(archive.len()));
        }
        Ok(Self(archive))
    }

    /// A part that the document must have.
    pub fn part(&mut self, name: &str) -> Result<Vec<u8>, ReadError> {
        self.optional(name)?.ok_or_else(|| ReadError::MissingPart(name.to_owned()))
    }

    pub fn optional(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(index) = self.0.index_for_name(name) else { return Ok(None) };
        let part = self.0.by_index(index).map_err(|error| malformed(name, &error))?;
        if part.encrypted() {
            return Err(ReadError::Sealed);
        }
        let packed = part.compressed_size().max(1);
        let mut bytes = Vec::new();
        part.take(LARGEST_PART + 1).read_to_end(&mut bytes).map_err(|error| malformed(name, &error))?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size > LARGEST_PART || (size > 1 << 20 && size / packed > LARGEST_RATIO) {
            return Err(ReadError::Swollen(name.to_owned()));
        }
        Ok(Some(bytes))
    }
}

fn malformed(part: &str, why: &dyn std::fmt::Display) -> ReadError {
    ReadError::Malformed { part: part.to_owned(), why: why.to_string() }
}
