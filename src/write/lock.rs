//! One publication at a time: a lock on a file beside the output.
//!
//! The lock belongs to the kernel, which frees it when the process ends, however
//! it ends; so there are no stale locks to explain to anybody. The file holds a
//! note (who, since when) that only feeds the message. Knows nothing of outputs.

use std::fs::{self, File, TryLockError};
use std::io::{self, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::disk::{self, FILE_MODE, Identity};
use super::error::{Doing, Holder, WriteError};
use super::place::Place;

/// How often a waiting run looks whether the lock is free.
const POLL: Duration = Duration::from_millis(25);
/// A note is three short lines; a longer file is not read.
const MAX_NOTE: u64 = 1024;

/// The lock of one output folder, held until dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _claim: Claim,
}

/// A file or folder locked by us, until dropped.
#[derive(Debug)]
pub(super) struct Claim(File);

impl Drop for Claim {
    fn drop(&mut self) {
        // Closing would do, but for a child process being started at this very
        // moment by another thread, which holds the file for an instant longer.
        let _ = self.0.unlock();
    }
}

impl Lock {
    /// Takes the lock of the place, waiting at most `wait`.
    ///
    /// # Errors
    ///
    /// [`WriteError::Busy`] when another run still holds it after that time.
    pub fn take(place: &Place, wait: Duration) -> Result<Self, WriteError> {
        let path = place.beside("lock");
        let at = || WriteError::at(Doing::Write, &path);
        let start = Instant::now();
        loop {
            let mut options = disk::open_options();
            options.read(true).write(true).create(true).truncate(false).mode(FILE_MODE);
            let mut file = options.open(&path).map_err(|error| match error.kind() {
                // The folder is what the user can do something about.
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                    WriteError::at(Doing::WriteIn, &place.parent)(error)
                }
                _ => at()(error),
            })?;
            if !file.metadata().map_err(at())?.is_file() {
                return Err(at()(io::Error::from(io::ErrorKind::AlreadyExists)));
            }
            if try_lock(&file) {
                // The run before us deletes the file while it holds it: what we
                // locked counts only if the name still leads to it.
                if file.metadata().ok().map(|held| Identity::of(&held)) == Identity::at(&path) {
                    // The lock holds without its note, so a failure here is no failure.
                    let _ = write_note(&mut file);
                    return Ok(Self { path, _claim: Claim(file) });
                }
            } else if start.elapsed() >= wait {
                return Err(WriteError::Busy { target: place.asked().to_path_buf(), holder: read_note(&path) });
            } else {
                thread::sleep(POLL);
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Deleted before the lock is freed, so that no two runs hold two files.
        let _ = fs::remove_file(&self.path);
    }
}

/// Locks a folder that is being built, so that no other run takes it for an
/// orphan. `None` when another process holds it.
pub(super) fn claim_folder(path: &Path) -> io::Result<Option<Claim>> {
    let folder = disk::open_options().read(true).open(path)?;
    Ok(try_lock(&folder).then(|| Claim(folder)))
}

/// Some network disks know no locks. The swap stays whole without one, so we go
/// on as if we held it.
fn try_lock(file: &File) -> bool {
    match file.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(error)) => error.kind() != io::ErrorKind::Interrupted,
    }
}

fn write_note(file: &mut File) -> io::Result<()> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let note = format!("pid {}\nsince {since}\nhost {}\n", std::process::id(), host());
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(note.as_bytes())
}

fn read_note(path: &Path) -> Holder {
    let bytes = disk::read_small(path, MAX_NOTE).ok().flatten().unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let field = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    let since = field("since")
        .and_then(|since| since.parse().ok())
        .and_then(|since| UNIX_EPOCH.checked_add(Duration::from_secs(since)));
    Holder {
        pid: field("pid").and_then(|pid| pid.parse().ok()),
        host: field("host").filter(|name| *name != host()).map(str::to_owned),
        since: since.map(|since| SystemTime::now().duration_since(since).unwrap_or_default()),
    }
}

fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}
