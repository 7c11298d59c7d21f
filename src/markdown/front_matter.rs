//! Front matter: where the keys end and the text begins.
//!
//! Only finds the two ranges; reading the YAML belongs to the loader. Tolerates what editors add without
//! asking (a byte order mark, CRLF) and never looks further than its bound.

use std::ops::Range;

use super::problem::{Problem, ProblemKind};

/// Longest front matter, in bytes: keys are short, a longer one is a forgotten `---`.
pub const LONGEST: usize = 64 * 1024;

/// Ranges are bytes of the text that was split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// Between the two `---` lines; none when the text does not begin with one.
    pub yaml: Option<Range<usize>>,
    pub body: Range<usize>,
    pub problem: Option<Problem>,
}

/// Splits a text that may begin with a `---` line.
///
/// When the closing line is missing, everything is body but the opening line, with a problem: the author then
/// sees the keys in the preview and knows what happened.
pub fn split_front_matter(text: &str) -> FrontMatter {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let end = text.len();
    let Some(opening) = line_at(text, start).filter(|line| is_fence(&text[line.clone()])) else {
        return FrontMatter { yaml: None, body: start..end, problem: None };
    };
    let yaml_start = opening.end;
    let mut at = yaml_start;
    while let Some(line) = line_at(text, at) {
        if line.start - yaml_start > LONGEST {
            let message = format!("l’en-tête dépasse {} ko", LONGEST / 1024);
            let problem = Problem::new(ProblemKind::FrontMatterTooLong, opening, message);
            return FrontMatter { yaml: None, body: yaml_start..end, problem: Some(problem) };
        }
        if is_fence(&text[line.clone()]) {
            return FrontMatter { yaml: Some(yaml_start..line.start), body: line.end..end, problem: None };
        }
        at = line.end;
    }
    let message = "l’en-tête commence par --- mais ne se termine pas";
    let problem = Problem::new(ProblemKind::UnclosedFrontMatter, opening, message);
    FrontMatter { yaml: None, body: yaml_start..end, problem: Some(problem) }
}

/// The line that starts there, its line end included; none at the end of the text.
fn line_at(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
    let length = rest.find('\n').map_or(rest.len(), |newline| newline + 1);
    Some(start..start + length)
}

/// Three hyphens and nothing else but spaces.
fn is_fence(line: &str) -> bool {
    line.starts_with("---") && line.trim_end() == "---"
}
