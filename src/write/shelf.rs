//! A folder beside the project where costly files are kept from one build to the next.
//!
//! It may be deleted at any time. What cannot be read, or was torn, is as if it were not there; what cannot be
//! written is not kept: no build fails for it. It belongs to one program: what another one left is deleted.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use super::disk;

/// What the last builds left and this one did not ask for may take as much as this, in bytes.
const SPARE: u64 = 64 << 20;
/// The largest file that is kept, in bytes.
const LARGEST: u64 = 64 << 20;
const DIGEST: usize = 32;
/// How the names of such folders begin.
const OURS: &str = "papier-";

/// Files by name, each behind its digest.
#[derive(Debug)]
pub struct Shelf {
    folder: PathBuf,
    /// Names asked for or kept by this run.
    used: Mutex<BTreeSet<String>>,
}

impl Shelf {
    /// The shelf of a program: `program` is one name of a folder. `None` when there can be none.
    pub fn open(folder: &Path, program: &str) -> Option<Self> {
        let own = folder.join(format!("{OURS}{program}"));
        for place in [folder, &own] {
            if !fs::symlink_metadata(place).is_ok_and(|found| found.is_dir()) {
                fs::create_dir(place).ok()?;
            }
        }
        Some(Self { folder: own, used: Mutex::default() })
    }

    /// The bytes kept under this name, whole.
    pub fn find(&self, name: &str) -> Option<Vec<u8>> {
        let bytes = disk::read_small(&self.folder.join(name), LARGEST).ok()??;
        let (digest, content) = bytes.split_first_chunk::<DIGEST>()?;
        if Sha256::digest(content).as_slice() != digest {
            return None;
        }
        self.note(name);
        Some(content.to_vec())
    }

    /// Keeps bytes under a name that nobody reads before they are all there.
    pub fn keep(&self, name: &str, bytes: &[u8]) {
        if bytes.len() as u64 + DIGEST as u64 <= LARGEST && self.put(name, bytes).is_ok() {
            self.note(name);
        }
    }

    /// Deletes what other programs kept and, when there is too much of it, what was not asked for for longest.
    pub fn tidy(&self) {
        let others = fs::read_dir(self.folder.parent().unwrap_or(&self.folder)).into_iter().flatten().flatten();
        let is_ours = |name: &std::ffi::OsStr| name.to_str().is_some_and(|name| name.starts_with(OURS));
        for other in others.filter(|entry| is_ours(&entry.file_name()) && entry.path() != self.folder) {
            let files = fs::read_dir(other.path()).into_iter().flatten().flatten();
            files.for_each(|file| _ = fs::remove_file(file.path()));
            _ = fs::remove_dir(other.path());
        }
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let mut spare: Vec<(SystemTime, u64, PathBuf)> = fs::read_dir(&self.folder)
            .into_iter()
            .flatten()
            .flatten()
            .filter(|entry| !entry.file_name().to_str().is_some_and(|name| used.contains(name)))
            .filter_map(|entry| {
                let metadata = entry.metadata().ok()?;
                Some((metadata.modified().ok()?, metadata.len(), entry.path()))
            })
            .collect();
        spare.sort_by(|one, other| other.cmp(one));
        let mut total = 0;
        for (_, length, path) in spare {
            total += length;
            if total > SPARE {
                _ = fs::remove_file(path);
            }
        }
    }

    fn note(&self, name: &str) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned());
    }

    fn put(&self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        let aside = self.folder.join(format!("{name}.{}", std::process::id()));
        let whole = [Sha256::digest(bytes).as_slice(), bytes].concat();
        // One that a process of the same number left behind.
        _ = fs::remove_file(&aside);
        disk::write_new(&aside, &whole)?;
        fs::rename(&aside, self.folder.join(name))
    }
}
