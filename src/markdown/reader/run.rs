//! Runs of text: inserts are found in them, and what was meant as a link, a note or an insert but is none.
//!
//! The parser cuts text at every character that could have meant something. A run joins these pieces again,
//! remembering where each comes from, so that `[[nom]]` is seen whole and `\[[nom]]` is left alone.

use std::ops::Range;

use super::super::characters;
use super::super::problem::{ProblemKind, shown};
use super::super::tree::{Inline, Insert};
use super::Reader;
use super::frames::Kind;

/// Longest name looked at between brackets, in bytes: keeps hostile texts linear.
const LONGEST_NAME: usize = 80;

#[derive(Debug, Default)]
pub(super) struct Run {
    text: String,
    /// (byte of `text`, byte of the source) where each piece begins.
    pieces: Vec<(usize, usize)>,
}

impl Run {
    pub fn push(&mut self, text: &str, source: usize) {
        self.pieces.push((self.text.len(), source));
        self.text.push_str(text);
    }

    fn source_at(&self, byte: usize) -> usize {
        let next = self.pieces.partition_point(|(from, _)| *from <= byte);
        let (from, to) = self.pieces[next.saturating_sub(1)];
        to + (byte - from)
    }

    fn source_range(&self, part: &Range<usize>) -> Range<usize> {
        self.source_at(part.start)..self.source_at(part.end.saturating_sub(1).max(part.start)) + 1
    }

    /// Whether the author typed these very characters, none of them escaped.
    fn is_typed(&self, part: &Range<usize>, source: &str) -> bool {
        let start = self.source_at(part.start);
        let same = source.get(start..start + part.len()) == self.text.get(part.clone());
        let Some(before) = start.checked_sub(1) else { return same };
        // A backslash that is itself in the text escapes nothing.
        let in_text = part.start > 0 && self.source_at(part.start - 1) == before;
        same && (in_text || source.as_bytes()[before] != b'\\')
    }
}

/// What a run may hold besides words.
enum Found<'a> {
    Insert(&'a str),
    BadInsert(&'a str),
    Note(&'a str),
    LostLink(&'a str),
    Address(&'a str),
}

impl Reader<'_> {
    /// Ends the run: its words and inserts join the innermost node.
    pub(super) fn flush(&mut self) {
        if self.run.text.is_empty() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        let in_link = self.frames.iter().rev().any(|f| matches!(f.kind, Kind::Link { .. } | Kind::Image { .. }));
        self.hidden_characters(&run);
        let mut done = 0;
        let mut at = 0;
        while let Some(step) = run.text[at..].find(['[', ']', 'h']) {
            let start = at + step;
            at = start + 1;
            let Some((found, length)) = look(&run.text[start..]) else { continue };
            let part = start..start + length;
            if !run.is_typed(&part, self.source) {
                continue;
            }
            let range = run.source_range(&part);
            at = part.end;
            match found {
                Found::Insert(name) => {
                    self.words(&run, done..start);
                    done = part.end;
                    let insert = Insert { name: name.to_owned(), range: self.places.range(&range) };
                    self.append(Inline::Insert(insert), range);
                }
                Found::BadInsert(name) => {
                    let message = format!("{} n’est pas un nom d’encart", shown(name));
                    self.say(ProblemKind::MalformedInsert, range, message);
                }
                Found::Note(label) => {
                    let message = format!("la note {} n’a pas de texte", shown(label));
                    self.say(ProblemKind::UndefinedFootnote, range, message);
                }
                Found::LostLink(target) => {
                    let message = format!("l’adresse {} n’est pas reconnue comme un lien", shown(target));
                    let help = "une adresse n’a ni espace ni parenthèse seule, et un lien ne contient ni autre lien ni \
                                appel de note : entourez l’adresse de < et >, ou sortez du lien ce qu’il ne peut contenir";
                    let range = self.places.range(&range);
                    let problem = super::Problem::new(ProblemKind::MalformedLink, range, message);
                    self.problems.add(problem.with_help(help));
                }
                Found::Address(_) if in_link => {}
                Found::Address(address) => {
                    let message = format!("l’adresse {} n’est pas un lien : on ne peut pas la suivre", shown(address));
                    self.say(ProblemKind::BareAddress, range, message);
                }
            }
        }
        self.words(&run, done..run.text.len());
    }

    fn words(&mut self, run: &Run, part: Range<usize>) {
        let words = characters::clean(&run.text[part.clone()]);
        if !words.is_empty() {
            let range = run.source_range(&part);
            self.append(Inline::Text(words.into_owned()), range);
        }
    }

    /// Forbidden characters written as entities; the others were told when the source was looked at.
    fn hidden_characters(&mut self, run: &Run) {
        for (at, c) in run.text.char_indices().filter(|(_, c)| characters::is_forbidden(*c)) {
            let place = run.source_at(at);
            if self.source.get(place..).is_none_or(|rest| !rest.starts_with(c)) {
                let range = self.places.range(&(place..place + 1));
                self.problems.add(characters::found(c, range));
            }
        }
    }
}

/// What stands at the beginning of this text, and its length in bytes.
fn look(rest: &str) -> Option<(Found<'_>, usize)> {
    if let Some(inner) = rest.strip_prefix("[[") {
        let end = name_end(inner)?;
        let name = &inner[..end];
        let length = 2 + end + 2;
        if name.is_empty() || name.starts_with(['^', '!']) || !inner[end..].starts_with("]]") {
            return None;
        }
        let right = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let found = if name.chars().all(right) { Found::Insert(name) } else { Found::BadInsert(name) };
        return Some((found, length));
    }
    if let Some(inner) = rest.strip_prefix("[^") {
        let end = name_end(inner)?;
        let label = &inner[..end];
        let is_label = !label.is_empty() && !label.contains(char::is_whitespace);
        return is_label.then_some((Found::Note(label), 2 + end + 1));
    }
    if let Some(inner) = rest.strip_prefix("](") {
        let window = window(inner);
        let end = window.find([')', '\n']).unwrap_or(window.len());
        let closing = usize::from(window[end..].starts_with(')'));
        return Some((Found::LostLink(&inner[..end]), 2 + end + closing));
    }
    if rest.starts_with("https://") || rest.starts_with("http://") {
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).unwrap_or(rest.len());
        let end = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '»', '…']).len();
        return Some((Found::Address(&rest[..end]), end));
    }
    None
}

/// Where the name between brackets ends, if it is short and holds no other bracket.
fn name_end(inner: &str) -> Option<usize> {
    let end = window(inner).find(['[', ']', '\n'])?;
    inner[end..].starts_with(']').then_some(end)
}

fn window(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST_NAME)]
}
