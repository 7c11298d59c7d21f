//! The paths of the outputs: which ones a portal may have, and which ones clash.
//!
//! Everything after this module joins these paths to a folder without looking
//! again, so what passes here can name nothing outside that folder, on Linux,
//! macOS or Windows. Never touches the disk.

use std::collections::BTreeMap;

use super::Output;
use super::error::{PathFault, WriteError};

/// Longest path, in bytes from the root of the portal: leaves room for the folder
/// that a Windows user unpacks the portal into (260 in all).
pub const MAX_PATH: usize = 180;
/// Longest name between two slashes, in bytes.
pub const MAX_NAME: usize = 100;
/// Names that start so belong to the program, in every folder.
pub const OWN_PREFIX: &str = ".trousseau-";

/// Device names that Windows opens in any folder, whatever the extension.
const WINDOWS_DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The outputs by path, and the folders they need. Holds no path that breaks a
/// rule and no two that clash, even on a disk that ignores letter case.
#[derive(Debug)]
pub(super) struct Wanted<'a> {
    /// Path to content, in byte order.
    pub files: BTreeMap<&'a str, &'a [u8]>,
    /// Every folder, a parent always before its children.
    pub folders: Vec<&'a str>,
}

impl<'a> Wanted<'a> {
    /// # Errors
    ///
    /// The first path, in the order given, that breaks a rule or clashes.
    pub fn new(outputs: &'a [Output]) -> Result<Self, WriteError> {
        if outputs.is_empty() {
            return Err(WriteError::Nothing);
        }
        let mut files = BTreeMap::new();
        // Lower-case spelling to the spelling in use and its kind.
        let mut taken: BTreeMap<String, (&str, Kind)> = BTreeMap::new();
        for output in outputs {
            let path = output.path.as_str();
            validate(path).map_err(|fault| WriteError::Path { path: path.to_owned(), fault })?;
            for folder in parents(path) {
                match taken.insert(folder.to_ascii_lowercase(), (folder, Kind::Folder)) {
                    Some(other) if other != (folder, Kind::Folder) => return Err(clash(other.0, path)),
                    _ => {}
                }
            }
            if let Some(other) = taken.insert(path.to_ascii_lowercase(), (path, Kind::File)) {
                return Err(clash(other.0, path));
            }
            files.insert(path, output.bytes.as_slice());
        }
        let mut folders: Vec<&str> =
            taken.values().filter(|(_, kind)| *kind == Kind::Folder).map(|(path, _)| *path).collect();
        folders.sort_unstable();
        Ok(Self { files, folders })
    }

    /// The size of all outputs together.
    pub fn bytes(&self) -> u64 {
        self.files.values().map(|bytes| bytes.len() as u64).sum()
    }

    /// The output that cannot stand if something foreign stands at `path`.
    /// `is_folder` tells what stands there: two folders live together.
    pub fn hindered_by(&self, path: &str, is_folder: bool) -> Option<&'a str> {
        if let Some((file, _)) = self.files.get_key_value(path) {
            return Some(file);
        }
        if let Some(file) = parents(path).find_map(|folder| self.files.get_key_value(folder)) {
            return Some(file.0);
        }
        let folder = self.folders.binary_search(&path).is_ok_and(|_| !is_folder);
        folder.then(|| {
            let inside = format!("{path}/");
            self.files.keys().find(|file| file.starts_with(&inside)).copied()
        })?
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Folder,
}

fn clash(first: &str, second: &str) -> WriteError {
    WriteError::Clash { first: first.to_owned(), second: second.to_owned() }
}

/// The folders above a path, nearest last: `a/b/c` gives `a`, then `a/b`.
pub(super) fn parents(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// Says which rule a path breaks. A path that passes is relative, stays inside
/// the folder it is joined to, and means the same on every system.
///
/// # Errors
///
/// The first rule broken.
pub(super) fn validate(path: &str) -> Result<(), PathFault> {
    if path.len() > MAX_PATH {
        return Err(PathFault::Long);
    }
    path.split('/').try_for_each(validate_name)
}

fn validate_name(name: &str) -> Result<(), PathFault> {
    if name.is_empty() {
        return Err(PathFault::Empty);
    }
    if name == "." || name == ".." {
        return Err(PathFault::Dots);
    }
    if name.len() > MAX_NAME {
        return Err(PathFault::Long);
    }
    if !name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-')) {
        return Err(PathFault::Character);
    }
    if name.ends_with('.') || name.starts_with(OWN_PREFIX) || is_windows_device(name) {
        return Err(PathFault::Reserved);
    }
    Ok(())
}

fn is_windows_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    let numbered = |prefix| {
        stem.strip_prefix(prefix).is_some_and(|rest: &str| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit())
    };
    WINDOWS_DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt")
}
