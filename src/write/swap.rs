//! The one moment that a visitor could notice: the new folder takes the place of
//! the old one.
//!
//! Where the system can exchange two names in one step, there is no such moment.
//! Where it cannot, the place is empty between two renames, and a run killed
//! there leaves the old portal whole beside it; `recover` puts it back.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags};
use rustix::io::Errno;

use super::disk::{self, Identity};
use super::error::{Doing, WriteError};
use super::manifest::MARKER;
use super::place::Place;

/// The end of the name of an old portal that was set aside by the two renames.
const ASIDE: &str = "-old";

/// How the new folder takes the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Swap {
    /// In one step, or by two renames on a disk that cannot.
    #[default]
    Exchange,
    /// Always by two renames: for a disk that claims the one step and fails at it.
    TwoRenames,
}

/// Puts `staging` in the place. Gives back where the old folder went, when there
/// was one with something in it.
///
/// # Errors
///
/// What the system answered, or [`WriteError::Changed`]; either way what stood in
/// the place stands there again.
pub(super) fn swap(
    staging: &Path,
    place: &Place,
    old: Option<Identity>,
    how: Swap,
) -> Result<Option<PathBuf>, WriteError> {
    let at = || WriteError::at(Doing::Place, place.asked());
    let Some(old) = old else {
        // On Unix this rename replaces nothing but an empty folder.
        fs::rename(staging, &place.folder).map_err(at())?;
        return Ok(None);
    };
    if how == Swap::Exchange {
        match exchange(staging, &place.folder) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {}
            Err(error) => return Err(at()(error.into())),
            Ok(()) if Identity::at(staging) == Some(old) => return Ok(Some(staging.to_path_buf())),
            Ok(()) => {
                // Somebody put another folder there since we looked: give it back.
                exchange(staging, &place.folder).map_err(|error| at()(error.into()))?;
                return Err(WriteError::Changed { target: place.asked().to_path_buf() });
            }
        }
    }
    let mut aside = staging.as_os_str().to_owned();
    aside.push(ASIDE);
    let aside = PathBuf::from(aside);
    two_renames(staging, &place.folder, &aside).map_err(at())?;
    if Identity::at(&aside) == Some(old) {
        return Ok(Some(aside));
    }
    fs::rename(&place.folder, staging).and_then(|()| fs::rename(&aside, &place.folder)).map_err(at())?;
    Err(WriteError::Changed { target: place.asked().to_path_buf() })
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> rustix::io::Result<()> {
    rustix::fs::renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> rustix::io::Result<()> {
    Err(Errno::NOSYS)
}

fn two_renames(staging: &Path, folder: &Path, aside: &Path) -> io::Result<()> {
    fs::rename(folder, aside)?;
    fs::rename(staging, folder).inspect_err(|_| {
        // The place is free: what was there a moment ago can go back.
        let _ = fs::rename(aside, folder);
    })
}

/// Writes down that the names changed, so that the old files are not deleted on
/// the disk before the new name is there. The portal is in place for everybody by
/// then, so a disk that cannot do it is no reason to report a failure.
pub(super) fn settle(place: &Place) {
    if let Ok(parent) = File::open(&place.parent) {
        let _ = parent.sync_all();
    }
}

/// Puts back the old portal after a run that was killed between two renames.
///
/// # Errors
///
/// What the system answered.
pub(super) fn recover(place: &Place) -> Result<(), WriteError> {
    let at = || WriteError::at(Doing::Place, place.asked());
    if disk::look(&place.folder).map_err(at())?.is_some() {
        return Ok(());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(&place.parent).map_err(at())? {
        names.push(entry.map_err(at())?.file_name());
    }
    names.sort_unstable();
    let aside = names.iter().find(|name| {
        let pid = place.neighbour(name).and_then(|rest| rest.strip_suffix(ASIDE));
        pid.is_some_and(is_pid) && place.parent.join(name).join(MARKER).is_file()
    });
    match aside {
        Some(name) => fs::rename(place.parent.join(name), &place.folder).map_err(at()),
        None => Ok(()),
    }
}

/// True for what follows `.public.trousseau-` in the name of a folder of ours.
pub(super) fn is_ours(rest: &str) -> bool {
    is_pid(rest.strip_suffix(ASIDE).unwrap_or(rest))
}

fn is_pid(text: &str) -> bool {
    !text.is_empty() && text.len() <= 11 && text.bytes().all(|b| b.is_ascii_digit())
}
