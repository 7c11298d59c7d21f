//! Project files to a model, with every mistake located.
//!
//! The only room that reads the project. `read` takes the files from the disk,
//! `project` turns them into a model; all that is wrong is told in one run, and
//! a project with one error yields no model at all. Never renders, never writes.

mod coherence;
mod encoding;
mod forms;
mod kinds;
mod lock;
mod pages;
mod places;
mod project;
mod read;
mod records;
mod references;
mod strays;
mod theme;
mod writings;
pub mod yaml;

pub use kinds::{KINDS, Kind, schema};
pub use places::Places;
pub use project::{Loaded, project};
pub use read::{CONFIG, ReadError, Sources, find_root, read};
pub use theme::theme;
pub use writings::{Named, Writing, Writings};
pub use yaml::closest;
