//! Write: outputs to disk, whole or not at all.
//!
//! Whoever looks at the output folder, at whatever moment, and however a build
//! ends (killed, disk full, power cut), sees one whole portal: the old one or the
//! new one. What we did not write is never deleted. Only this room of the program
//! writes to the output folder, and it knows nothing of pages: paths and bytes.
//!
//! The way: look at the place and refuse it before touching anything (`place`),
//! take the lock (`lock`), compare with what stands there (`survey`), build the
//! whole portal beside it (`staging`), exchange the two (`swap`), delete the old
//! one (`sweep`).
//!
//! Files that the user drops in the output folder (`CNAME`, `.well-known/`…) are
//! not ours: they are carried over to each new portal and told in
//! [`Published::kept`]. One that stands where an output must go stops the build.
//! A file of ours that the user edited there is replaced: its source is elsewhere.
//!
//! The output folder is another folder after each publication that changes
//! something. A web server that finds it by its path, at each request, sees the
//! change at once. One that was started from inside it, or a container that has
//! it mounted, keeps looking at the old one: it must be given the folder above.

mod crew;
mod disk;
mod error;
mod lock;
mod manifest;
mod paths;
mod place;
mod shelf;
mod staging;
mod survey;
mod swap;
mod sweep;

use std::path::{Path, PathBuf};
use std::time::Duration;

pub use error::{Doing, Holder, PathFault, Refusal, WriteError};
pub use manifest::MARKER;
pub use shelf::Shelf;
pub use swap::Swap;

use lock::Lock;
use manifest::Manifest;
use paths::Wanted;
use place::{Occupant, Place};
use staging::Staging;
use survey::Survey;
use sweep::Swept;

/// One file of the portal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Relative to the root of the portal, names joined by `/`, at most 180 bytes;
    /// names are made of `A-Z a-z 0-9 . _ -`.
    pub path: String,
    /// The whole content.
    pub bytes: Vec<u8>,
}

/// What a publication did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or whose content changed.
    pub written: usize,
    /// Files that stood there already, to the byte.
    pub unchanged: usize,
    /// Files of the previous publication that are gone.
    pub removed: usize,
    /// The size of all outputs together, in bytes.
    pub bytes: u64,
    /// What the user put in the output folder, which is still there. A folder ends
    /// with `/` and is named once for all it holds.
    pub kept: Vec<String>,
    /// Temporary folders beside the output that could not be deleted whole, for
    /// want of a right or because something of the user stands in them.
    pub left: Vec<PathBuf>,
}

/// What a caller may choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// How long to wait for another run that publishes to the same folder.
    pub wait: Duration,
    /// How the new folder takes the place of the old one.
    pub swap: Swap,
}

impl Default for Options {
    fn default() -> Self {
        Self { wait: Duration::from_secs(10), swap: Swap::default() }
    }
}

/// Publishes the outputs to the folder `target`, and nothing but them.
///
/// `protect` names the sources: the target may not be one of them, nor stand in
/// one, nor hold one. It must be absent, empty, or ours.
///
/// # Errors
///
/// Whatever the error, the folder shows what it showed before.
pub fn publish(outputs: &[Output], target: &Path, protect: &[&Path]) -> Result<Published, WriteError> {
    publish_with(outputs, target, protect, &Options::default())
}

/// [`publish`], with choices.
///
/// # Errors
///
/// Those of [`publish`].
pub fn publish_with(
    outputs: &[Output],
    target: &Path,
    protect: &[&Path],
    options: &Options,
) -> Result<Published, WriteError> {
    let wanted = Wanted::new(outputs)?;
    let place = Place::find(target, protect)?;
    // Asked twice: here so that a refused folder sees no lock file beside it,
    // and under the lock because another run may have changed the answer.
    place.occupant()?;
    let next = Manifest::of(&wanted);
    let marker = next.to_text();
    check_size_limit(&place, &wanted, &marker)?;
    let _way = place.make_way()?;
    let _lock = Lock::take(&place, options.wait)?;
    swap::recover(&place)?;
    // What the first sweep moves to the published folder, the survey finds there.
    let (mut before, mut after) = (Swept::default(), Swept::default());
    let (survey, old) = match place.occupant()? {
        Occupant::Ours(last, identity) => {
            sweep::orphans(&place, Some(&place.folder), &mut before);
            (Survey::of(&place, &last, &wanted, &next)?, Some(identity))
        }
        Occupant::Nothing | Occupant::EmptyFolder => {
            sweep::orphans(&place, None, &mut before);
            (Survey::default(), None)
        }
    };
    if !survey.nothing_to_do(&wanted) {
        let staging = Staging::build(&place, &wanted, &survey, &marker)?;
        let retired = swap::swap(&staging.folder, &place, old, options.swap)?;
        swap::settle(&place);
        if let Some(retired) = retired {
            sweep::retire(&retired, Some(&place.folder), &mut after);
        }
    }
    let mut kept = survey.kept();
    kept.append(&mut after.rescued);
    kept.sort_unstable();
    before.left.append(&mut after.left);
    Ok(Published {
        written: wanted.files.len() - survey.unchanged.len(),
        unchanged: survey.unchanged.len(),
        removed: survey.removed,
        bytes: wanted.bytes(),
        kept,
        left: before.left,
    })
}

/// Refuses what the process may not write. Asking first matters: on Unix, a
/// program that goes beyond its file-size limit is killed before it can say why.
fn check_size_limit(place: &Place, wanted: &Wanted, marker: &str) -> Result<(), WriteError> {
    let limit = rustix::process::getrlimit(rustix::process::Resource::Fsize).current.unwrap_or(u64::MAX);
    let files = wanted.files.iter().map(|(path, bytes)| (*path, bytes.len()));
    match files.chain([(MARKER, marker.len())]).find(|(_, size)| *size as u64 > limit) {
        Some((path, _)) => Err(WriteError::at(Doing::Write, &place.shown(path))(rustix::io::Errno::FBIG.into())),
        None => Ok(()),
    }
}
