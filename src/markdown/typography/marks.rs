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
    let partners = partners(line);
    let mut closing = Vec::new();
    let mut depth = 0_usize;
    for ((at, glyph), partner) in line.glyphs.iter_mut().enumerate().zip(partners) {
        match (glyph.c, partner) {
            ('«', _) => depth += 1,
            ('»', _) => depth = depth.saturating_sub(1),
            (_, Some(partner)) if partner > at => {
                let is_inner = depth > 0 || !closing.is_empty() || quotes == Quotes::Curly;
                let (left, right) = if is_inner { ('“', '”') } else { ('«', '»') };
                glyph.c = left;
                closing.push(right);
            }
            (_, Some(_)) => glyph.c = closing.pop().unwrap_or('"'),
            _ => {}
        }
    }
}

/// For each straight quote that has one, the index of the quote it goes with; pairs nest.
fn partners(line: &Line) -> Vec<Option<usize>> {
    let mut partners = vec![None; line.glyphs.len()];
    let mut open = Vec::new();
    for (at, glyph) in line.glyphs.iter().enumerate() {
        if glyph.c == BREAK {
            open.clear();
        } else if line.is_free(at, '"') && can_open(line, at) {
            open.push(at);
        } else if line.is_free(at, '"')
            && can_close(line, at)
            && let Some(opening) = open.pop()
        {
            partners[opening] = Some(at);
            partners[at] = Some(opening);
        }
    }
    partners
}

fn can_open(line: &Line, at: usize) -> bool {
    let after_gap = match line.before(at) {
        None | Some(BREAK) => true,
        Some(c) => is_space(c) || "([{-–—/'’\"«»“”".contains(c),
    };
    after_gap && line.at(at + 1).is_some_and(|c| !is_space(c) && !matches!(c, BREAK | '»' | '”'))
}

fn can_close(line: &Line, at: usize) -> bool {
    line.before(at).is_some_and(|c| !is_space(c) && !matches!(c, BREAK | '«' | '“'))
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
