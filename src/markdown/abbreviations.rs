//! Abbreviations: which words of a text may be one, and which were already explained on a page.
//!
//! Our readers meet many (EMPP, CAARUD, GCSMS): each is explained at its first use, once per page. The words
//! come from the caller's glossary; this room knows none.

use std::collections::{BTreeMap, BTreeSet};

/// The abbreviations of a page and those its reader has already met.
///
/// One value serves all the fragments of a page; a new page starts with a new one.
#[derive(Clone, Debug)]
pub struct Abbreviations<'a> {
    known: &'a BTreeMap<String, String>,
    met: BTreeSet<String>,
}

impl<'a> Abbreviations<'a> {
    /// From abbreviation to expansion.
    pub fn new(known: &'a BTreeMap<String, String>) -> Self {
        Self { known, met: BTreeSet::new() }
    }

    /// The expansion, at the first use only.
    pub fn first_use(&mut self, word: &str) -> Option<&'a str> {
        let expansion = self.known.get(word)?;
        self.met.insert(word.to_owned()).then_some(expansion.as_str())
    }
}

/// Words with at least two capitals, each with its place; the parts of a hyphenated one follow it.
pub(super) fn candidates(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut rest = 0;
    let inside = |c: char| c.is_alphanumeric() || c == '-';
    while let Some(step) = text[rest..].find(inside) {
        let start = rest + step;
        let length = text[start..].find(|c| !inside(c)).unwrap_or(text.len() - start);
        let word = &text[start..start + length];
        rest = start + length;
        if is_candidate(word) {
            found.push((start, word));
            if word.contains('-') {
                let part_at = |part: &str| start + (part.as_ptr() as usize - word.as_ptr() as usize);
                found.extend(word.split('-').filter(|part| is_candidate(part)).map(|part| (part_at(part), part)));
            }
        }
    }
    found
}

fn is_candidate(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).nth(1).is_some()
}
