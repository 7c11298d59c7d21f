//! What one compilation may see: the engine's files, the job's, and nothing else.
//!
//! No disk, no package, no day. A layout that asks for more is told that there is no such file.

use std::collections::BTreeMap;
use std::path::PathBuf;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use super::engine::Engine;

/// One job at the engine.
pub(super) struct Desk<'a> {
    pub engine: &'a Engine,
    pub main: FileId,
    pub marks: u32,
    pub files: BTreeMap<&'static str, Bytes>,
}

/// The identity of a file by its name; none for a name that leads outside (`../x`) or has a backslash.
pub(super) fn file_id(name: &str) -> Option<FileId> {
    VirtualPath::new(name).ok().map(|path| RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The name of a file, without a slash in front.
pub(super) fn file_name(id: FileId) -> &'static str {
    id.get().vpath().get_without_slash()
}

/// The name of a file that may be ours: a package's never is.
fn our_name(id: FileId) -> FileResult<&'static str> {
    match id.get().root() {
        VirtualRoot::Project => Ok(file_name(id)),
        VirtualRoot::Package(_) => Err(FileError::AccessDenied),
    }
}

fn found<T: Clone>(file: Option<&T>, name: &str) -> FileResult<T> {
    file.cloned().ok_or_else(|| FileError::NotFound(PathBuf::from(name)))
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.engine.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.engine.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if Some(id) == self.engine.marks_id {
            return Ok(self.engine.marks.source(id, self.marks));
        }
        let name = our_name(id)?;
        found(self.engine.layouts.get(name), name)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = our_name(id)?;
        found(self.files.get(name).or_else(|| self.engine.files.get(name)), name)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.engine.fonts.face(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
