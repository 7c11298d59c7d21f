//! The place asked for: its real path, and whether it is ours to replace.
//!
//! Looks, and touches nothing. Every refusal of the room is decided here, before
//! the first byte is written.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::disk::{self, Identity};
use super::error::{Doing, Refusal, WriteError};
use super::manifest::{MARKER, MAX_MARKER, Manifest};

/// An output folder whose path has been resolved and is not a source.
#[derive(Debug)]
pub(super) struct Place {
    /// The path as the user wrote it, for messages.
    asked: PathBuf,
    /// The real folder that holds the output.
    pub parent: PathBuf,
    /// The last name.
    name: OsString,
    /// The real path of the output: `parent` and `name`.
    pub folder: PathBuf,
}

/// What stands at the place now.
#[derive(Debug)]
pub(super) enum Occupant {
    Nothing,
    EmptyFolder,
    /// The identity says later whether it is still the folder that was looked at.
    Ours(Manifest, Identity),
}

impl Place {
    /// Resolves the path and compares it with the folders that must not be lost.
    ///
    /// # Errors
    ///
    /// [`WriteError::Refused`] for a source, the home folder or a path without a
    /// name; [`WriteError::System`] when the path cannot be followed.
    pub fn find(asked: &Path, protect: &[&Path]) -> Result<Self, WriteError> {
        let refused = |why| WriteError::Refused { target: asked.to_path_buf(), why };
        let full = std::path::absolute(asked).map_err(WriteError::at(Doing::Read, asked))?;
        let (Some(above), Some(name)) = (full.parent(), full.file_name()) else {
            return Err(refused(Refusal::NoName));
        };
        let parent = real(above).map_err(WriteError::at(Doing::Read, above))?;
        let folder = parent.join(name);
        if let Some(home) = std::env::home_dir()
            && !home.as_os_str().is_empty()
            && holds(&folder, &real(&home).unwrap_or(home))
        {
            return Err(refused(Refusal::Home));
        }
        for source in protect {
            let source = std::path::absolute(source)
                .and_then(|source| real(&source))
                .map_err(WriteError::at(Doing::Read, source))?;
            if holds(&source, &folder) {
                return Err(refused(Refusal::InSource(source)));
            }
            if holds(&folder, &source) {
                return Err(refused(Refusal::HoldsSource(source)));
            }
        }
        Ok(Self { asked: asked.to_path_buf(), name: name.to_owned(), parent, folder })
    }

    /// A name of ours beside the output: `.public.trousseau-<what>`.
    pub fn beside(&self, what: &str) -> PathBuf {
        let mut name = self.prefix();
        name.push(what);
        self.parent.join(name)
    }

    /// What follows `.public.trousseau-` in the name of a neighbour.
    pub fn neighbour<'a>(&self, name: &'a OsStr) -> Option<&'a str> {
        let rest = name.as_encoded_bytes().strip_prefix(self.prefix().as_encoded_bytes())?;
        std::str::from_utf8(rest).ok()
    }

    fn prefix(&self) -> OsString {
        let mut prefix = OsString::from(".");
        prefix.push(&self.name);
        prefix.push(".trousseau-");
        prefix
    }

    /// The path of an output as the user knows it.
    pub fn shown(&self, path: impl AsRef<Path>) -> PathBuf {
        self.asked.join(path)
    }

    pub fn refused(&self, why: Refusal) -> WriteError {
        WriteError::Refused { target: self.asked.clone(), why }
    }

    pub fn asked(&self) -> &Path {
        &self.asked
    }

    /// Says what stands at the place, or refuses it.
    ///
    /// # Errors
    ///
    /// [`WriteError::Refused`] for anything but nothing, an empty folder and a
    /// folder with our marker.
    pub fn occupant(&self) -> Result<Occupant, WriteError> {
        let at = || WriteError::at(Doing::Read, &self.asked);
        let Some(metadata) = disk::look(&self.folder).map_err(at())? else { return Ok(Occupant::Nothing) };
        if metadata.is_symlink() {
            return Err(self.refused(Refusal::Link));
        }
        if !metadata.is_dir() {
            return Err(self.refused(Refusal::NotAFolder));
        }
        let marker = self.folder.join(MARKER);
        if disk::look(&marker).map_err(at())?.is_some() {
            return Ok(Occupant::Ours(self.manifest(&marker)?, Identity::of(&metadata)));
        }
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(at())? {
            names.push(entry.map_err(at())?.file_name());
        }
        match names.into_iter().min() {
            None => Ok(Occupant::EmptyFolder),
            Some(name) => Err(self.refused(Refusal::Foreign(name.to_string_lossy().into_owned()))),
        }
    }

    fn manifest(&self, marker: &Path) -> Result<Manifest, WriteError> {
        disk::read_small(marker, MAX_MARKER)
            .map_err(WriteError::at(Doing::Read, &self.shown(MARKER)))?
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .and_then(|text| Manifest::parse(&text))
            .ok_or_else(|| self.refused(Refusal::Marker))
    }

    /// Creates the folders that lead to the place and do not exist yet.
    ///
    /// # Errors
    ///
    /// What the system answered; the folders created before are taken away.
    pub fn make_way(&self) -> Result<Way, WriteError> {
        let missing: Vec<_> = self.parent.ancestors().take_while(|path| !path.exists()).collect();
        let mut way = Way { created: Vec::new() };
        for folder in missing.into_iter().rev() {
            match fs::create_dir(folder) {
                Ok(()) => way.created.push(folder.to_path_buf()),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(WriteError::at(Doing::Create, folder)(error)),
            }
        }
        Ok(way)
    }
}

/// The folders made to reach the place. They go away with this value, unless
/// something stands in them by then.
#[derive(Debug)]
pub(super) struct Way {
    created: Vec<PathBuf>,
}

impl Drop for Way {
    fn drop(&mut self) {
        for folder in self.created.iter().rev() {
            // Only an empty folder can be removed so; that is all we want.
            let _ = fs::remove_dir(folder);
        }
    }
}

/// The real path, where the end may not exist yet: links are followed as far as
/// there is something, and the rest must be plain names.
fn real(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let (Some(above), Some(Component::Normal(name))) = (path.parent(), path.components().next_back()) else {
                return Err(error);
            };
            // A link that leads nowhere is not a folder to create.
            if disk::look(path)?.is_some() {
                return Err(error);
            }
            Ok(real(above)?.join(name))
        }
        other => other,
    }
}

/// True when `inner` is `outer` or stands inside it. Compares names and inodes,
/// because a disk that ignores letter case, or a second mount, gives one folder
/// two paths.
fn holds(outer: &Path, inner: &Path) -> bool {
    inner.starts_with(outer)
        || Identity::at(outer).is_some_and(|outer| inner.ancestors().any(|folder| Identity::at(folder) == Some(outer)))
}
