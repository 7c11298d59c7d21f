//! Archives that people download: the same content gives the same bytes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member<'a> {
    /// Name in the archive, without folders.
    pub name: String,
    pub bytes: &'a [u8],
}

/// Packs files in the order given, without times nor owners.
///
/// # Errors
///
/// Two files of one name, or more than an archive can hold.
pub fn archive(members: &[Member<'_>]) -> Result<Vec<u8>, String> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for member in members {
        writer.start_file(member.name.as_str(), options).map_err(|error| error.to_string())?;
        writer.write_all(member.bytes).map_err(|error| error.to_string())?;
    }
    writer.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}
