//! Takes the project's files from the disk, within bounds, following no link.
//!
//! Limits (promises §2.4): configuration and pages 1 MiB a file, images 20 MiB,
//! 20,000 files, 12 folders deep, a path of 180 bytes.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::diagnostics::{Diagnostic, Diagnostics, Place};

/// Name of the file that makes a folder a project.
pub const CONFIG: &str = "site-config.yaml";

const MAX_TEXT_BYTES: u64 = 1024 * 1024;
const MAX_ASSET_BYTES: u64 = 20 * 1024 * 1024;
const MAX_FILES: usize = 20_000;
const MAX_DEPTH: usize = 12;
const MAX_PATH_BYTES: usize = 180;

/// The project's files: path from the root, with forward slashes, to bytes.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    pub files: BTreeMap<String, Vec<u8>>,
}

/// The machine's refusal to read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("aucun fichier {CONFIG} dans {} ni dans les dossiers au-dessus", .0.display())]
    NoProject(PathBuf),
    #[error("impossible de lire {}", path.display())]
    Io { path: PathBuf, source: io::Error },
}

/// The nearest folder at or above `start` that holds `site-config.yaml`.
///
/// # Errors
///
/// When there is none up to the root of the disk.
pub fn find_root(start: &Path) -> Result<PathBuf, ReadError> {
    let start = fs::canonicalize(start).map_err(|source| ReadError::Io { path: start.to_owned(), source })?;
    start
        .ancestors()
        .find(|folder| folder.join(CONFIG).is_file())
        .map(Path::to_owned)
        .ok_or(ReadError::NoProject(start))
}

/// Reads `site-config.yaml`, `content/` and `themes/` under `root`.
///
/// # Errors
///
/// When the disk refuses; what the author can mend is a diagnostic instead.
pub fn read(root: &Path) -> Result<(Sources, Diagnostics), ReadError> {
    let mut reader = Reader { root, sources: Sources::default(), diagnostics: Diagnostics::default() };
    reader.tree(&root.join(CONFIG))?;
    for folder in ["content", "themes"] {
        let path = root.join(folder);
        if path.exists() || path.is_symlink() {
            reader.tree(&path)?;
        }
    }
    Ok((reader.sources, reader.diagnostics))
}

struct Reader<'r> {
    root: &'r Path,
    sources: Sources,
    diagnostics: Diagnostics,
}

impl Reader<'_> {
    fn tree(&mut self, start: &Path) -> Result<(), ReadError> {
        let walk = WalkDir::new(start).follow_links(false).max_depth(MAX_DEPTH).sort_by_file_name();
        for entry in walk.into_iter().filter_entry(|entry| !is_noise(entry)) {
            let entry = entry.map_err(|error| ReadError::Io {
                path: error.path().unwrap_or(start).to_owned(),
                source: error.into(),
            })?;
            if !entry.file_type().is_dir() {
                self.file(&entry)?;
            }
        }
        Ok(())
    }

    fn file(&mut self, entry: &DirEntry) -> Result<(), ReadError> {
        let Some(name) = self.name(entry.path()) else {
            return Ok(());
        };
        let place = Place::file(name.clone());
        if !entry.file_type().is_file() {
            self.diagnostics.push(
                Diagnostic::error(
                    "fichier-special",
                    "ce n’est pas un fichier ordinaire (lien symbolique, tube ou périphérique)",
                )
                .help("copiez le vrai fichier à cet endroit")
                .at(place),
            );
            return Ok(());
        }
        let io = |source| ReadError::Io { path: entry.path().to_owned(), source };
        let size = entry.metadata().map_err(|error| io(error.into()))?.len();
        let limit = if is_text(&name) { MAX_TEXT_BYTES } else { MAX_ASSET_BYTES };
        if size > limit {
            self.diagnostics.push(
                Diagnostic::error(
                    "fichier-trop-grand",
                    format!("ce fichier pèse {} Ko, la limite est de {} Ko", size / 1024, limit / 1024),
                )
                .help("réduisez-le, ou partagez-le en plusieurs fichiers")
                .at(place),
            );
            return Ok(());
        }
        if self.sources.files.len() >= MAX_FILES {
            self.diagnostics.push(
                Diagnostic::error("trop-de-fichiers", format!("le projet compte plus de {MAX_FILES} fichiers"))
                    .help("retirez de content/ et de themes/ ce qui ne sert pas au portail"),
            );
            return Ok(());
        }
        let bytes = fs::read(entry.path()).map_err(io)?;
        self.sources.files.insert(name, bytes);
        Ok(())
    }

    /// Path from the root with forward slashes; `None` after telling why not.
    fn name(&mut self, path: &Path) -> Option<String> {
        let relative = path.strip_prefix(self.root).unwrap_or(path);
        let shown = relative.to_string_lossy().replace('\\', "/");
        if relative.to_str().is_none() || shown.len() > MAX_PATH_BYTES {
            self.diagnostics.push(
                Diagnostic::error("nom-de-fichier", "le nom de ce fichier est trop long ou n’est pas écrit en UTF-8")
                    .help(format!(
                        "renommez-le avec des lettres simples, {MAX_PATH_BYTES} caractères au plus avec ses dossiers"
                    ))
                    .at(Place::file(shown)),
            );
            return None;
        }
        Some(shown)
    }
}

/// Files of editors and systems, never content.
fn is_noise(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() > 0
        && (name.starts_with('.')
            || name.starts_with("~$")
            || name.starts_with('#')
            || name.ends_with('~')
            || name.ends_with(".tmp")
            || name.ends_with(".swp")
            || name.ends_with(".schema.json")
            || name == "Thumbs.db"
            || name == "desktop.ini")
}

fn is_text(name: &str) -> bool {
    [".md", ".yaml", ".yml", ".html", ".css", ".js", ".svg"].iter().any(|end| name.ends_with(end))
}
