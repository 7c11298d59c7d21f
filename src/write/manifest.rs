//! The marker `.trousseau-output`: the proof that a folder is ours, and the list
//! of what we wrote in it.
//!
//! A text that a person can read and `sha256sum` can nearly check. Holds no date
//! and no name of a machine, so that the same portal has the same marker.
//! Never touches the disk.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::crew;
use super::paths::{self, Wanted};

/// The name of the marker, at the root of an output folder.
pub const MARKER: &str = ".trousseau-output";
/// The marker of a folder that is still being built. It takes its final name
/// just before the swap, so its presence says «this folder was never shown».
pub const UNFINISHED: &str = ".trousseau-output.part";
/// A marker bigger than this is not one of ours (20,000 pages make about 3 MB).
pub const MAX_MARKER: u64 = 32 * 1024 * 1024;

const FIRST_LINE: &str = "trousseau-output 1";
const EXPLANATION: &str = "# Ce dossier est écrit par trousseau. Cette liste lui dit ce qu’il peut remplacer ;\n\
                           # vos propres fichiers, qui n’y figurent pas, sont gardés. Ne la modifiez pas.";

/// What we wrote, by path.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub entries: BTreeMap<String, Entry>,
}

/// One file as we wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub size: u64,
    pub sha256: [u8; 32],
}

impl Manifest {
    pub fn of(wanted: &Wanted) -> Self {
        let files: Vec<_> = wanted.files.iter().collect();
        let entries = crew::map(&files, |(path, bytes)| {
            let entry = Entry { size: bytes.len() as u64, sha256: Sha256::digest(bytes).into() };
            Ok::<_, Infallible>(((**path).to_owned(), entry))
        });
        let Ok(entries) = entries;
        Self { entries: entries.into_iter().collect() }
    }

    /// The text of the marker: format, tool version, then one line a file in byte
    /// order: SHA-256, size in bytes, path.
    pub fn to_text(&self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        let mut text = format!("{FIRST_LINE}\n{EXPLANATION}\nversion {version}\n");
        for (path, Entry { size, sha256 }) in &self.entries {
            for byte in sha256 {
                // Writing to a `String` cannot fail.
                let _ = write!(text, "{byte:02x}");
            }
            let _ = writeln!(text, " {size} {path}");
        }
        text
    }

    /// Reads a marker. `None` when one line is not as we write it: a list that was
    /// altered must not decide what is deleted.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        if lines.next()? != FIRST_LINE {
            return None;
        }
        let mut lines = lines.skip_while(|line| line.starts_with('#'));
        lines.next()?.strip_prefix("version ")?;
        let mut entries = BTreeMap::new();
        for line in lines {
            let mut fields = line.splitn(3, ' ');
            let (sha256, size, path) = (fields.next()?, fields.next()?, fields.next()?);
            paths::validate(path).ok()?;
            let entry = Entry { size: size.parse().ok()?, sha256: unhex(sha256)? };
            if entries.insert(path.to_owned(), entry).is_some() {
                return None;
            }
        }
        Some(Self { entries })
    }
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(bytes)
}
