//! Quotes, apostrophes, ellipsis: characters that keyboards lack, shared by several languages.

use super::{BREAK, Line, OBJECT, is_space};

/// The quotes of a language.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    /// « », and “ ” inside them.
    Guillemets,
    Curly,
}

/// Exactly three dots; longer rows are somebody's own drawing.
pub(super) fn ellipsis(line: &mut Line) {
    let glyphs = std::mem::take(&mut line.glyphs);
    let mut at = 0;
    while at < glyphs.len() {
        let dots = glyphs[at..].iter().take_while(|glyph| glyph.c == '.' && !glyph.fixed).count();
        match dots {
            0 => line.glyphs.push(glyphs[at]),
            3 => line.glyphs.push(super::Glyph { c: '…', ..glyphs[at] }),
            _ => line.glyphs.extend(&glyphs[at..at + dots]),
        }
        at += dots.max(1);
    }
}

/// Straight double quotes, when they come in pairs: a lone one (inches, a slip) stays as it is.
pub(super) fn quotes(line: &mut Line, quotes: Quotes) {
    let mut opening: Option<usize> = None;
    let mut depth = 0_usize;
    let mut depth_at_opening = 0;
    for at in 0..line.glyphs.len() {
        match line.glyphs[at].c {
            '«' => depth += 1,
            '»' => depth = depth.saturating_sub(1),
            BREAK => opening = None,
            '"' if !line.glyphs[at].fixed => {
                if opening.is_some() && can_close(line, at) {
                    let nested = depth_at_opening > 0 || quotes == Quotes::Curly;
                    let (left, right) = if nested { ('“', '”') } else { ('«', '»') };
                    if let Some(open) = opening.take() {
                        line.glyphs[open].c = left;
                    }
                    line.glyphs[at].c = right;
                } else if can_open(line, at) {
                    opening = Some(at);
                    depth_at_opening = depth;
                }
            }
            _ => {}
        }
    }
}

fn can_open(line: &Line, at: usize) -> bool {
    let after_gap = match line.before(at) {
        None | Some(BREAK) => true,
        Some(c) => is_space(c) || matches!(c, '(' | '[' | '{' | '«' | '“' | '-' | '–' | '—' | '/' | '\'' | '’'),
    };
    after_gap && line.at(at + 1).is_some_and(|c| !is_space(c) && c != BREAK)
}

fn can_close(line: &Line, at: usize) -> bool {
    line.before(at).is_some_and(|c| !is_space(c) && c != BREAK)
}

/// Between letters, or before what begins like a word: `l'équipe`, `l'« équipe »`.
pub(super) fn apostrophes(line: &mut Line) {
    for at in 0..line.glyphs.len() {
        let after_letter = line.before(at).is_some_and(char::is_alphabetic);
        let before_word = line.at(at + 1).is_some_and(|c| c.is_alphanumeric() || matches!(c, '«' | '“' | OBJECT));
        if line.is_free(at, '\'') && after_letter && before_word {
            line.glyphs[at].c = '’';
        }
    }
}
