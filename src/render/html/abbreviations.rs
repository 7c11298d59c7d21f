//! Acronyms explained by `<abbr>` at their first use on each page.
//!
//! Works on finished pages, so that words from templates, YAML and Markdown are
//! treated alike. Only the text of `<main>` is touched, never an attribute, a
//! drawing, code, or what is already explained.

use std::collections::{BTreeMap, BTreeSet};

use crate::markdown;
use crate::model::FRENCH;
use crate::model::national::GlossaryEntry;

/// Elements whose text stays as it is.
const CLOSED: &[&str] =
    &["abbr", "svg", "script", "style", "code", "title", "dfn", "dt", "h1", "option", "textarea", "button"];

/// Acronyms of a site and what they stand for.
#[derive(Debug, Default)]
pub struct Abbreviations {
    known: BTreeMap<String, String>,
}

impl Abbreviations {
    /// Takes the entries that are acronyms; an acronym with two meanings is
    /// left out, because no program can choose.
    pub fn new<'e>(entries: impl Iterator<Item = &'e GlossaryEntry>) -> Self {
        let mut known = BTreeMap::new();
        let mut ambiguous = BTreeSet::new();
        for entry in entries {
            let Some(expansion) = entry.expansion.as_ref().filter(|_| is_acronym(&entry.term)) else { continue };
            if entry.context.is_some() || known.insert(entry.term.clone(), expansion.fr().to_owned()).is_some() {
                ambiguous.insert(entry.term.clone());
            }
        }
        known.retain(|term, _| !ambiguous.contains(term));
        Self { known }
    }

    /// The page with each acronym explained once.
    pub fn explain(&self, html: &str, lang: &str) -> String {
        let Some(start) = html.find("<main") else { return html.to_owned() };
        let end = html.rfind("</main>").unwrap_or(html.len());
        let mut out = String::with_capacity(html.len() + 1024);
        out.push_str(&html[..start]);
        let mut seen = BTreeSet::new();
        let mut closed: Option<(String, usize)> = None;
        let mut rest = &html[start..end];
        while let Some(at) = rest.find('<') {
            self.text(&rest[..at], closed.is_some(), lang, &mut seen, &mut out);
            let length = tag_length(&rest[at..]);
            let tag = &rest[at..at + length];
            closed = follow(closed, tag);
            out.push_str(tag);
            rest = &rest[at + length..];
        }
        self.text(rest, closed.is_some(), lang, &mut seen, &mut out);
        out.push_str(&html[end..]);
        out
    }

    fn text(&self, text: &str, closed: bool, lang: &str, seen: &mut BTreeSet<String>, out: &mut String) {
        if closed || text.len() < 2 {
            out.push_str(text);
            return;
        }
        let mut from = 0;
        for (start, word) in words(text) {
            let Some(expansion) = self.known.get(word).filter(|_| !seen.contains(word)) else { continue };
            seen.insert(word.to_owned());
            out.push_str(&text[from..start]);
            // The acronym and its expansion are French, whatever the page is in.
            out.push_str(if lang == FRENCH { "<abbr title=\"" } else { "<abbr lang=\"fr\" dir=\"ltr\" title=\"" });
            out.push_str(&markdown::escape::attribute(expansion));
            out.push_str("\">");
            out.push_str(word);
            out.push_str("</abbr>");
            from = start + word.len();
        }
        out.push_str(&text[from..]);
    }
}

/// Two letters or more, most of them capitals: EMPP, PUMa, SI-SIAO.
fn is_acronym(term: &str) -> bool {
    let capitals = term.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && capitals * 2 > term.chars().count() && !term.contains(' ')
}

/// Runs of letters, digits and inner hyphens, with their place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_inside = |c: char| c.is_alphanumeric() || c == '-';
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(is_inside)?;
        // An entity such as `&amp;` is no word.
        let word_len = text[start..].find(|c: char| !is_inside(c)).unwrap_or(text.len() - start);
        rest = start + word_len;
        Some((start, &text[start..rest]))
    })
}

/// Length of the tag that starts here; quotes may hold `>`.
fn tag_length(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// Enters and leaves elements whose text stays as it is; they may nest in
/// themselves, so the depth is counted.
fn follow(closed: Option<(String, usize)>, tag: &str) -> Option<(String, usize)> {
    let is_end = tag.starts_with("</");
    let name: String = tag.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).collect();
    match closed {
        None if !is_end && CLOSED.contains(&name.as_str()) && !tag.ends_with("/>") => Some((name, 1)),
        None => None,
        Some((open, depth)) if open != name || tag.ends_with("/>") => Some((open, depth)),
        Some((_, 1)) if is_end => None,
        Some((open, depth)) if is_end => Some((open, depth - 1)),
        Some((open, depth)) => Some((open, depth + 1)),
    }
}
