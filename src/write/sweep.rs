//! Old portals and abandoned constructions go away, and nothing else does.
//!
//! A file is deleted only when the list beside it says that we wrote it, or when
//! the published folder shows the same thing. What the user dropped in the old
//! folder during the swap moves to the new one; in doubt, it stays and is told.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::crew;
use super::disk;
use super::lock;
use super::manifest::{MARKER, MAX_MARKER, Manifest, UNFINISHED};
use super::place::Place;
use super::survey::Tree;
use super::swap;

/// What a sweep has to tell.
#[derive(Debug, Default)]
pub(super) struct Swept {
    /// Files of the user that moved to the published folder.
    pub rescued: Vec<String>,
    /// Folders of ours that could not be deleted whole.
    pub left: Vec<PathBuf>,
}

/// Deletes the folders that killed runs left beside the output. To be called
/// under the lock; a folder that a living run still claims is not touched.
/// `live` is the published folder, when there is one to move the user's files to.
pub(super) fn orphans(place: &Place, live: Option<&Path>, swept: &mut Swept) {
    let Ok(entries) = fs::read_dir(&place.parent) else { return };
    let mut orphans: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .filter(|entry| place.neighbour(&entry.file_name()).is_some_and(swap::is_ours))
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .collect();
    orphans.sort_unstable();
    for orphan in orphans {
        match lock::claim_folder(&orphan) {
            Ok(None) => {}
            Ok(Some(_claim)) => retire(&orphan, live, swept),
            Err(_) => swept.left.push(orphan),
        }
    }
}

/// Deletes one tree that left the place or never reached it.
pub(super) fn retire(tree: &Path, live: Option<&Path>, swept: &mut Swept) {
    match empty(tree, live, &mut swept.rescued) {
        Ok(true) => {}
        Ok(false) | Err(_) => swept.left.push(tree.to_path_buf()),
    }
}

/// What the marker in a tree says of it.
enum Past {
    /// It was complete: it may have been the published folder.
    Complete(Manifest),
    /// It was never shown; whatever is in it is ours, or a second name of
    /// something that stands in the published folder.
    Unfinished,
    /// It was killed before its list was written, so before anything else.
    Blank,
}

/// What became of one file of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Deleted,
    Rescued,
    Stays,
}

/// Empties and deletes a tree; false when something of the user remains.
fn empty(tree: &Path, live: Option<&Path>, rescued: &mut Vec<String>) -> io::Result<bool> {
    let listed = Tree::list(tree).map_err(|_| io::Error::from(io::ErrorKind::Unsupported))?;
    let Some(past) = past(tree, &listed)? else { return Ok(false) };
    let files: Vec<_> = listed.files.iter().filter(|(path, _)| !is_marker(path)).collect();
    let fates = crew::map(&files, |(path, metadata)| {
        let from = tree.join(path);
        let listed = match &past {
            Past::Blank | Past::Unfinished => true,
            Past::Complete(manifest) => {
                metadata.is_file() && manifest.entries.contains_key(path.to_string_lossy().as_ref())
            }
        };
        let to = live.map(|live| live.join(path));
        match to {
            _ if listed => fs::remove_file(&from).map(|()| Fate::Deleted),
            Some(to) if disk::same_content(&from, &to)? => fs::remove_file(&from).map(|()| Fate::Deleted),
            Some(to) if rescue(&from, &to).is_ok() => Ok(Fate::Rescued),
            _ => Ok(Fate::Stays),
        }
    })?;
    let by_fate = |fate| files.iter().zip(&fates).filter(move |(_, is)| **is == fate).map(|((path, _), _)| path);
    rescued.extend(by_fate(Fate::Rescued).map(|path| path.to_string_lossy().into_owned()));
    let mut clean = by_fate(Fate::Stays).next().is_none();
    for level in crew::levels(listed.folders.keys()).iter().rev() {
        clean &= crew::map(level, |folder| fs::remove_dir(tree.join(folder))).is_ok();
    }
    if !clean {
        return Ok(false);
    }
    // The list goes last: a run killed before this line leaves a folder that the
    // next run still knows how to empty.
    for marker in listed.files.keys().filter(|path| is_marker(path)) {
        fs::remove_file(tree.join(marker))?;
    }
    fs::remove_dir(tree)?;
    Ok(true)
}

/// `None` when nothing says that the tree is ours.
fn past(tree: &Path, listed: &Tree) -> io::Result<Option<Past>> {
    let read = |name: &str| -> io::Result<Option<Manifest>> {
        if !listed.files.contains_key(Path::new(name)) {
            return Ok(None);
        }
        let bytes = disk::read_small(&tree.join(name), MAX_MARKER)?.unwrap_or_default();
        Ok(String::from_utf8(bytes).ok().and_then(|text| Manifest::parse(&text)))
    };
    if let Some(manifest) = read(MARKER)? {
        return Ok(Some(Past::Complete(manifest)));
    }
    if read(UNFINISHED)?.is_some() {
        return Ok(Some(Past::Unfinished));
    }
    let nothing_else = listed.folders.is_empty() && listed.files.keys().all(|path| path == Path::new(UNFINISHED));
    Ok(nothing_else.then_some(Past::Blank))
}

fn is_marker(path: &Path) -> bool {
    [MARKER, UNFINISHED].iter().any(|name| path == Path::new(name))
}

/// Moves a file of the user to the published folder, if its place is free there.
fn rescue(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(above) = to.parent() {
        fs::create_dir_all(above)?;
    }
    // Unlike a rename, a new name never replaces what stands there.
    fs::hard_link(from, to)?;
    fs::remove_file(from)
}
