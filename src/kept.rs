//! What takes long to make is remembered, under the digest of all that it is made of.
//!
//! `render` asks here before it lays out a PDF. Where things are remembered is the caller's choice: in memory
//! ([`Memory`]), or in a folder (`write::Shelf`, put on by `cli`). What is remembered never changes a byte of the
//! portal: it only spares the time to make it.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::typeset::{Files, Pdf};

/// Where things are remembered by name. A shelf that fails has nothing and keeps nothing: it never stops a build.
pub trait Shelf: Debug + Send + Sync {
    /// What was put there under this name, to the byte.
    fn find(&self, name: &str) -> Option<Vec<u8>>;
    fn keep(&self, name: &str, bytes: &[u8]);
}

/// A shelf that lasts as long as the program.
#[derive(Debug, Default)]
pub struct Memory(Mutex<BTreeMap<String, Vec<u8>>>);

impl Shelf for Memory {
    fn find(&self, name: &str) -> Option<Vec<u8>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    fn keep(&self, name: &str, bytes: &[u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), bytes.to_vec());
    }
}

impl Memory {
    /// How many things are remembered.
    pub fn len(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Documents that were made by the same theme.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    shelf: Option<Arc<dyn Shelf>>,
    theme: String,
}

impl Kept {
    /// `theme`: its layouts and its fonts.
    pub fn new(shelf: Option<Arc<dyn Shelf>>, theme: [&Files; 2]) -> Self {
        let files = theme.into_iter().flatten();
        let parts: Vec<&[u8]> = files.flat_map(|(name, bytes)| [name.as_bytes(), bytes.as_slice()]).collect();
        Self { theme: digest(&parts), shelf }
    }

    /// The document of these parts: the one that is remembered, or a new one. `parts` names everything that it is
    /// made of besides the theme and the program.
    ///
    /// # Errors
    ///
    /// Those of `make`.
    pub fn pdf<E>(&self, parts: &[&[u8]], make: impl FnOnce() -> Result<Pdf, E>) -> Result<Pdf, E> {
        let Some(shelf) = &self.shelf else { return make() };
        let name = digest(&[&[self.theme.as_bytes()], parts].concat());
        if let Some(pdf) = shelf.find(&name).and_then(unpacked) {
            return Ok(pdf);
        }
        let pdf = make()?;
        // What was found odd must be told again by the next build.
        if pdf.warnings.is_empty() {
            shelf.keep(&name, &packed(&pdf));
        }
        Ok(pdf)
    }
}

/// Each part with its length, so that no two lists of parts give the same digest.
fn digest(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The number of pages, then the file.
fn packed(pdf: &Pdf) -> Vec<u8> {
    let pages = u32::try_from(pdf.pages).unwrap_or(u32::MAX);
    [pages.to_le_bytes().as_slice(), &pdf.bytes].concat()
}

fn unpacked(bytes: Vec<u8>) -> Option<Pdf> {
    let (pages, file) = bytes.split_first_chunk()?;
    let pages = usize::try_from(u32::from_le_bytes(*pages)).ok()?;
    Some(Pdf { bytes: file.to_vec(), pages, warnings: Vec::new() })
}
