//! What is handed over on paper or in one download: kits of orientation teams,
//! the commission's pack.
//!
//! Decides what goes into an archive and what its printed sheets say; the
//! sheets are drawn by `typeset`, the forms are made by `forms`. Knows no
//! template, no disk.

mod archive;
mod desk;
mod kits;
mod paper;
mod sheets;

pub use archive::{Member, archive};
pub use desk::Desk;
pub use kits::{Content, Entry};
pub use sheets::Drawn;
