//! What we say to authors: a code, a severity, a place, a message, a next step.
//!
//! Every stage hands back diagnostics as values; terminal, JSON and the live
//! preview show the same ones. Never prints, never exits.

mod json;
mod text;

use std::collections::BTreeMap;
use std::ops::Range;

pub use json::to_json;
pub use text::{Paint, to_text};

/// How bad it is. Errors stop a build; the others do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
    Advice,
}

impl Severity {
    /// The French word shown before the code.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "erreur",
            Self::Warning => "attention",
            Self::Advice => "conseil",
        }
    }
}

/// Somewhere in the project: a file, and the bytes of it that are meant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path from the project's root, with forward slashes.
    pub file: String,
    /// Byte offsets `(start, end)`; `None` means the whole file.
    pub bytes: Option<(usize, usize)>,
}

impl Place {
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), bytes: None }
    }

    pub fn at(file: impl Into<String>, range: &Range<usize>) -> Self {
        Self { file: file.into(), bytes: Some((range.start, range.end)) }
    }
}

/// One thing to tell the author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable name of the fault, French, kebab case.
    pub code: &'static str,
    pub severity: Severity,
    /// Cause in plain French: lower case, no final stop, the value seen.
    pub message: String,
    /// What to write instead.
    pub help: String,
    pub place: Option<Place>,
    /// A second place that explains the first, with a label.
    pub related: Option<(Place, String)>,
}

impl Diagnostic {
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    pub fn advice(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Advice, code, message)
    }

    fn new(severity: Severity, code: &'static str, message: impl Into<String>) -> Self {
        Self { code, severity, message: message.into(), help: String::new(), place: None, related: None }
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Self {
        self.related = Some((place, label.into()));
        self
    }
}

/// All that a run has to say, in a fixed order, each thing once.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(others);
    }

    pub fn absorb(&mut self, other: Diagnostics) {
        self.found.extend(other.found);
    }

    /// Sorted by file and place, so that two runs say the same in the same order.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.found.sort_by(|a, b| {
            (&a.place, a.severity, a.code, &a.message).cmp(&(&b.place, b.severity, b.code, &b.message))
        });
        self.found.dedup();
        self
    }

    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|d| d.severity == severity).count()
    }

    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|d| d.severity == Severity::Error)
    }

    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(found: I) -> Self {
        Self { found: found.into_iter().collect() }
    }
}

/// The texts that places point into.
pub type Texts = BTreeMap<String, String>;

/// Line and column of a byte offset, both from 1, columns in characters.
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line = before.matches('\n').count() + 1;
    let start_of_line = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before[start_of_line..].chars().filter(|c| *c != '\u{feff}').count() + 1;
    (line, column)
}
