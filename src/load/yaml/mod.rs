//! YAML as people type it, read without losing a character of a value.
//!
//! Three steps: `tree` keeps every scalar as text with its place, `check` walks
//! the tree against the JSON Schema of the record and tells every fault at once,
//! `decode` hands the checked tree to serde. No scalar is ever resolved to a
//! number or a boolean by a YAML parser (promises: `0145678901` stays itself).

mod check;
mod decode;
mod shape;
mod slips;
mod source;
mod syntax;
mod tree;
mod wording;

use check::is_language_map;
pub use check::{check, closest};
pub use decode::decode;
pub use shape::{Choice, Field, Shape};
pub use tree::{Entry, Node, Value, parse};

use std::ops::Range;

/// One fault of a YAML text, at bytes of that text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub code: &'static str,
    /// `false` for what is worth telling but does not stop a build.
    pub fatal: bool,
    pub message: String,
    pub help: String,
    pub range: Range<usize>,
    pub related: Option<(Range<usize>, String)>,
}

impl Fault {
    fn new(code: &'static str, range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, fatal: true, message: message.into(), help: help.into(), range, related: None }
    }
}
