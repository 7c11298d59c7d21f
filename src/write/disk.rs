//! The few calls to the system that the rest of the room is made of.
//!
//! Each does one thing, follows no symbolic link at its last name, and never
//! writes into a file that exists: a reader, a backup made of hard links or the
//! published portal may hold the same inode. Knows no output and no manifest.

use std::fs::{self, DirBuilder, File, Metadata, OpenOptions, Permissions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use rustix::fs::OFlags;
use rustix::io::Errno;

/// Files of the portal: everybody reads, the owner writes, whatever the umask.
pub(super) const FILE_MODE: u32 = 0o644;
/// Folders of the portal.
pub(super) const FOLDER_MODE: u32 = 0o755;

const MODE_BITS: u32 = 0o7777;

/// Which file this is, whatever its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Identity(u64, u64);

impl Identity {
    pub fn of(metadata: &Metadata) -> Self {
        Self(metadata.dev(), metadata.ino())
    }

    /// The identity of what stands at a path itself, when something does.
    pub fn at(path: &Path) -> Option<Self> {
        fs::symlink_metadata(path).ok().map(|metadata| Self::of(&metadata))
    }
}

/// What stands at a path itself, `None` when nothing does.
pub(super) fn look(path: &Path) -> io::Result<Option<Metadata>> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

pub(super) fn has_mode(metadata: &Metadata, mode: u32) -> bool {
    metadata.mode() & MODE_BITS == mode
}

/// Options that open the file of that name, or fail when it is a link; a pipe
/// put there does not make us wait.
pub(super) fn open_options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
    options
}

/// Reads a regular file of at most `limit` bytes; `None` when it is something
/// else or bigger.
pub(super) fn read_small(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let file = match open_options().read(true).open(path) {
        Err(error) if Errno::from_io_error(&error) == Some(Errno::LOOP) => return Ok(None),
        other => other?,
    };
    let metadata = file.metadata()?;
    if !metadata.is_file() || metadata.len() > limit {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// Writes a file that must not exist yet.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<File> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(FILE_MODE).open(path)?;
    file.write_all(bytes)?;
    allow(file.set_permissions(Permissions::from_mode(FILE_MODE)))?;
    Ok(file)
}

/// Creates a folder that must not exist yet.
pub(super) fn create_folder(path: &Path, mode: u32) -> io::Result<()> {
    DirBuilder::new().mode(mode | 0o700).create(path)?;
    allow(fs::set_permissions(path, Permissions::from_mode(mode | 0o700)))
}

/// A disk without modes (a USB key) refuses to change them. We own what we just
/// created, so a refusal can mean nothing else.
fn allow(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        other => other,
    }
}

/// True when a regular file holds exactly these bytes.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut file = open_options().read(true).open(path)?;
    if file.metadata()?.len() != bytes.len() as u64 {
        return Ok(false);
    }
    let mut rest = bytes;
    let mut block = [0; 16 * 1024];
    loop {
        let read = file.read(&mut block)?;
        if read == 0 {
            return Ok(rest.is_empty());
        }
        match rest.split_at_checked(read) {
            Some((now, after)) if now == &block[..read] => rest = after,
            _ => return Ok(false),
        }
    }
}

/// True when two names show the same thing: one inode, the same bytes, or links
/// to the same place.
pub(super) fn same_content(one: &Path, other: &Path) -> io::Result<bool> {
    let (Some(left), Some(right)) = (look(one)?, look(other)?) else { return Ok(false) };
    if Identity::of(&left) == Identity::of(&right) {
        return Ok(true);
    }
    if left.is_symlink() && right.is_symlink() {
        return Ok(fs::read_link(one)? == fs::read_link(other)?);
    }
    if !left.is_file() || !right.is_file() || left.len() != right.len() {
        return Ok(false);
    }
    match read_small(other, right.len())? {
        Some(bytes) => holds(one, &bytes),
        None => Ok(false),
    }
}

/// Gives a second name to a file, link, pipe…; copies it, through `scratch`,
/// where the disk knows no hard links, so that a torn copy never has a real name.
pub(super) fn duplicate(from: &Path, to: &Path, scratch: &Path) -> io::Result<()> {
    let Err(refusal) = fs::hard_link(from, to) else { return Ok(()) };
    // Another mount: deleting the original later would delete a file that lives elsewhere.
    if Errno::from_io_error(&refusal) == Some(Errno::XDEV) {
        return Err(refusal);
    }
    let metadata = fs::symlink_metadata(from)?;
    if metadata.is_symlink() {
        return std::os::unix::fs::symlink(fs::read_link(from)?, to);
    }
    if !metadata.is_file() {
        return Err(refusal);
    }
    fs::copy(from, scratch)?;
    fs::rename(scratch, to)
}
