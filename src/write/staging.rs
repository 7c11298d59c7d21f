//! The new portal, built whole in a folder beside the old one.
//!
//! Until the swap, all that happens here can be thrown away, and is when the
//! value is dropped. Never touches the published folder but to read it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use super::crew;
use super::disk::{self, FOLDER_MODE, Identity};
use super::error::{Doing, Refusal, WriteError};
use super::lock::{self, Claim};
use super::manifest::{MARKER, UNFINISHED};
use super::paths::Wanted;
use super::place::Place;
use super::survey::Survey;

/// Copies of strangers pass through this name, where hard links do not exist.
pub(super) const SCRATCH: &str = ".trousseau-output.copy";

/// A folder under construction. When the value is dropped and the folder still
/// bears this name, it is deleted; once swapped, another folder bears it.
#[derive(Debug)]
pub(super) struct Staging {
    pub folder: PathBuf,
    identity: Option<Identity>,
    // Held so that another run does not sweep this folder.
    _claim: Option<Claim>,
}

impl Staging {
    /// Builds the whole folder and hands it to the disk.
    ///
    /// # Errors
    ///
    /// What the system answered, with the path as the user knows it.
    pub fn build(place: &Place, wanted: &Wanted, survey: &Survey, marker: &str) -> Result<Self, WriteError> {
        let folder = free_name(place);
        disk::create_folder(&folder, FOLDER_MODE).map_err(WriteError::at(Doing::Create, &folder))?;
        let identity = Identity::at(&folder);
        let staging = Self { _claim: lock::claim_folder(&folder).ok().flatten(), folder, identity };
        staging.fill(place, wanted, survey, marker)?;
        Ok(staging)
    }

    fn fill(&self, place: &Place, wanted: &Wanted, survey: &Survey, marker: &str) -> Result<(), WriteError> {
        let root = &self.folder;
        // The list goes first and reaches the disk first: after a kill or a power
        // cut, the next run knows by it what it may delete here.
        disk::write_new(&root.join(UNFINISHED), marker.as_bytes())
            .and_then(|file| file.sync_all())
            .map_err(WriteError::at(Doing::Write, &place.shown(MARKER)))?;
        let folders = folders(wanted, survey);
        for level in crew::levels(folders.keys()) {
            crew::map(&level, |path| {
                disk::create_folder(&root.join(path), folders.get(*path).copied().unwrap_or(FOLDER_MODE))
                    .map_err(WriteError::at(Doing::Create, &place.shown(path)))
            })?;
        }
        let files: Vec<_> = wanted.files.iter().collect();
        crew::map(&files, |(path, bytes)| {
            let to = root.join(path);
            // A second name for the file that is published already. Nothing is
            // written in it, so its date and the visitors' caches stay right, and
            // it costs neither space nor a wait for the disk. It is safe to share
            // the inode: no code of ours ever writes into an existing file (see
            // `disk`), the old name goes away after the swap, and somebody who
            // edits the published file in between edits the published file, which
            // the next build finds out by comparing bytes and replaces.
            if survey.unchanged.contains(*path) && fs::hard_link(place.folder.join(path), &to).is_ok() {
                return Ok(());
            }
            disk::write_new(&to, bytes).map(drop).map_err(WriteError::at(Doing::Write, &place.shown(path)))
        })?;
        for path in &survey.strangers {
            disk::duplicate(&place.folder.join(path), &root.join(path), &root.join(SCRATCH)).map_err(|error| {
                match Errno::from_io_error(&error) {
                    Some(Errno::XDEV) => place.refused(Refusal::Mount(path.clone())),
                    _ => WriteError::at(Doing::Write, &place.shown(path))(error),
                }
            })?;
        }
        fs::rename(root.join(UNFINISHED), root.join(MARKER))
            .and_then(|()| self.reach_disk(wanted, folders.keys()))
            .map_err(WriteError::at(Doing::Write, place.asked()))
    }

    /// Waits until all of it is on the disk, so that a power cut after the swap
    /// cannot show a portal of empty files, and so that a disk that refuses late
    /// (quota, network) refuses now.
    ///
    /// Asking for each file costs one journal commit a file: 0.3 to 3.5 s for 2,000
    /// files, against 0.05 to 0.08 s for asking once for the whole file system
    /// (measured on ext4, a busy virtual disk). Asking once may wait for what other
    /// programs wrote; that is still the cheaper of the two. Systems that cannot
    /// ask once ask for each.
    fn reach_disk<'p>(&self, wanted: &Wanted, folders: impl Iterator<Item = &'p PathBuf>) -> io::Result<()> {
        #[cfg(any(target_os = "linux", target_os = "android"))]
        match rustix::fs::syncfs(File::open(&self.folder)?) {
            Err(Errno::NOSYS | Errno::OPNOTSUPP | Errno::INVAL) => {}
            answered => return Ok(answered?),
        }
        for path in wanted.files.keys() {
            File::open(self.folder.join(path))?.sync_all()?;
        }
        for path in folders.map(PathBuf::as_path).chain([Path::new("")]) {
            File::open(self.folder.join(path))?.sync_all()?;
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if self.identity.is_some() && Identity::at(&self.folder) == self.identity {
            // Created by this very value, under a lock: all that is in it is ours.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// The name is our process number. One more digit is added when a folder that
/// could not be swept bears it already: in a container all runs have one number.
fn free_name(place: &Place) -> PathBuf {
    let pid = std::process::id();
    let plain = place.beside(&pid.to_string());
    let more = (0..10).map(|digit| place.beside(&format!("{pid}{digit}")));
    std::iter::once(plain.clone()).chain(more).find(|path| Identity::at(path).is_none()).unwrap_or(plain)
}

/// The folders to create, with their modes, a parent before its children.
fn folders(wanted: &Wanted, survey: &Survey) -> BTreeMap<PathBuf, u32> {
    let above = survey.strangers.iter().chain(survey.stranger_folders.keys()).flat_map(|path| path.ancestors().skip(1));
    let mut folders: BTreeMap<PathBuf, u32> =
        above.filter(|path| *path != Path::new("")).map(|path| (path.to_path_buf(), FOLDER_MODE)).collect();
    folders.extend(survey.stranger_folders.iter().map(|(path, mode)| (path.clone(), *mode)));
    folders.extend(wanted.folders.iter().map(|path| (PathBuf::from(path), FOLDER_MODE)));
    folders
}
