//! What stands in the output folder, and what to do with each thing in it.
//!
//! Every file there is one of three: ours and still wanted as it is, ours and
//! dropped, or a stranger (the user put it there: `CNAME`, `.well-known/`…).
//! Strangers are carried over; one that stands in the way stops the publication.
//! Reads, and writes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::crew;
use super::disk::{self, FILE_MODE, FOLDER_MODE};
use super::error::{Doing, Refusal, WriteError};
use super::manifest::{MARKER, Manifest, UNFINISHED};
use super::paths::Wanted;
use super::place::Place;

/// Every name under a folder, relative to it, a folder always before what it holds.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub folders: BTreeMap<PathBuf, Metadata>,
    pub files: BTreeMap<PathBuf, Metadata>,
}

/// Why a tree could not be listed.
#[derive(Debug)]
pub(super) enum Unlisted {
    /// Another disk is mounted there: it is not ours to move or empty.
    Mount(PathBuf),
    System(PathBuf, io::Error),
}

impl Tree {
    /// Lists a folder without following any link.
    pub fn list(root: &Path) -> Result<Self, Unlisted> {
        let failed = |path: &Path, error| Unlisted::System(path.to_path_buf(), error);
        let device = fs::symlink_metadata(root).map_err(|error| failed(Path::new(""), error))?.dev();
        let mut tree = Self::default();
        let mut waiting = vec![PathBuf::new()];
        while let Some(folder) = waiting.pop() {
            for entry in fs::read_dir(root.join(&folder)).map_err(|error| failed(&folder, error))? {
                let entry = entry.map_err(|error| failed(&folder, error))?;
                let path = folder.join(entry.file_name());
                let metadata = entry.metadata().map_err(|error| failed(&path, error))?;
                if !metadata.is_dir() {
                    tree.files.insert(path, metadata);
                } else if metadata.dev() == device {
                    waiting.push(path.clone());
                    tree.folders.insert(path, metadata);
                } else {
                    return Err(Unlisted::Mount(path));
                }
            }
        }
        Ok(tree)
    }
}

/// The output folder, sorted.
#[derive(Debug, Default)]
pub(super) struct Survey<'a> {
    /// Outputs that stand on the disk exactly as wanted, content and mode.
    pub unchanged: BTreeSet<&'a str>,
    /// How many files of ours are not wanted any more.
    pub removed: usize,
    /// Files of the user.
    pub strangers: Vec<PathBuf>,
    /// Folders that hold nothing of ours, with their mode.
    pub stranger_folders: BTreeMap<PathBuf, u32>,
    /// The marker and the folders are already what we would write.
    tidy: bool,
}

impl<'a> Survey<'a> {
    /// Sorts what stands at the place of `manifest`'s folder against what is wanted.
    ///
    /// # Errors
    ///
    /// A stranger in the way of an output, a mount inside, or what the system answered.
    pub fn of(place: &Place, manifest: &Manifest, wanted: &Wanted<'a>, next: &Manifest) -> Result<Self, WriteError> {
        let tree = Tree::list(&place.folder).map_err(|trouble| match trouble {
            Unlisted::Mount(path) => place.refused(Refusal::Mount(path)),
            Unlisted::System(path, error) => WriteError::at(Doing::Read, &place.shown(path))(error),
        })?;
        let mut survey = Self::default();
        let files: Vec<_> = tree.files.iter().filter(|(path, _)| !is_marker(path)).collect();
        let equal = crew::map(&files, |(path, metadata)| {
            Ok::<_, WriteError>(is_equal(place, (manifest, next), wanted, path, metadata))
        });
        for ((path, metadata), equal) in files.into_iter().zip(equal?) {
            survey.sort_file(place, manifest, wanted, (path, metadata, equal))?;
        }
        let our_folders: BTreeSet<&Path> =
            manifest.entries.keys().flat_map(|path| Path::new(path).ancestors().skip(1)).collect();
        let mut tidy = fs::symlink_metadata(&place.folder).is_ok_and(|root| disk::has_mode(&root, FOLDER_MODE));
        for (path, metadata) in &tree.folders {
            if our_folders.contains(path.as_path()) {
                tidy &= disk::has_mode(metadata, FOLDER_MODE);
                continue;
            }
            let text = path.to_string_lossy();
            if let Some(output) = wanted.hindered_by(&text, true) {
                return Err(in_the_way(place, path, output));
            }
            survey.stranger_folders.insert(path.clone(), metadata.permissions().mode() & 0o777);
        }
        let marker = place.folder.join(MARKER);
        survey.tidy = tidy && disk::holds(&marker, next.to_text().as_bytes()).unwrap_or(false);
        Ok(survey)
    }

    fn sort_file(
        &mut self,
        place: &Place,
        manifest: &Manifest,
        wanted: &Wanted<'a>,
        (path, metadata, equal): (&Path, &Metadata, bool),
    ) -> Result<(), WriteError> {
        let text = path.to_string_lossy();
        let output = wanted.files.get_key_value(text.as_ref());
        let listed = metadata.is_file() && manifest.entries.contains_key(text.as_ref());
        match output {
            Some((output, _)) if equal && disk::has_mode(metadata, FILE_MODE) => {
                self.unchanged.insert(output);
            }
            Some(_) if equal || listed => {}
            None if listed => self.removed += 1,
            _ => match wanted.hindered_by(&text, false) {
                Some(output) => return Err(in_the_way(place, path, output)),
                None => self.strangers.push(path.to_path_buf()),
            },
        }
        Ok(())
    }

    /// True when the folder is already, to the byte, what we would publish.
    pub fn nothing_to_do(&self, wanted: &Wanted) -> bool {
        self.tidy && self.removed == 0 && self.unchanged.len() == wanted.files.len()
    }

    /// What the user put there, for the report: a foreign folder is named once.
    pub fn kept(&self) -> Vec<String> {
        let inside = |path: &Path| path.ancestors().skip(1).any(|above| self.stranger_folders.contains_key(above));
        let folders = self.stranger_folders.keys().map(|path| (path, "/"));
        let mut kept: Vec<String> = folders
            .chain(self.strangers.iter().map(|path| (path, "")))
            .filter(|(path, _)| !inside(path))
            .map(|(path, end)| format!("{}{end}", path.display()))
            .collect();
        kept.sort_unstable();
        kept
    }
}

/// True when a file on the disk is, to the byte, the output of that path.
///
/// The bytes decide, for the user may have edited what we wrote; the two
/// fingerprints only spare the reading when they already differ. A file that
/// cannot be read is not equal: it will be replaced.
fn is_equal(
    place: &Place,
    (before, next): (&Manifest, &Manifest),
    wanted: &Wanted,
    path: &Path,
    metadata: &Metadata,
) -> bool {
    let text = path.to_string_lossy();
    let Some(bytes) = wanted.files.get(text.as_ref()) else { return false };
    let listed = before.entries.get(text.as_ref());
    if !metadata.is_file() || listed.is_some_and(|entry| next.entries.get(text.as_ref()) != Some(entry)) {
        return false;
    }
    disk::holds(&place.folder.join(path), bytes).unwrap_or(false)
}

fn is_marker(path: &Path) -> bool {
    [MARKER, UNFINISHED].iter().any(|name| path == Path::new(name))
}

fn in_the_way(place: &Place, stranger: &Path, output: &str) -> WriteError {
    WriteError::Stranger { stranger: place.shown(stranger), output: output.to_owned() }
}
