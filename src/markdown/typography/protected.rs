//! What no rule may touch: web addresses and e-mail addresses.

use super::{BREAK, Line, OBJECT, is_space};

/// Fixes every character of the addresses of a line.
pub(super) fn protect(line: &mut Line) {
    let mut start = 0;
    while start < line.glyphs.len() {
        let ends = |c: char| is_space(c) || c == OBJECT || c == BREAK;
        let end = line.glyphs[start..].iter().position(|g| ends(g.c)).map_or(line.glyphs.len(), |at| start + at);
        protect_word(line, start, end);
        start = end + 1;
    }
}

fn protect_word(line: &mut Line, start: usize, end: usize) {
    let word: Vec<char> = line.glyphs[start..end].iter().map(|glyph| glyph.c).collect();
    let Some((from, to)) = address(&word) else { return };
    for glyph in &mut line.glyphs[start + from..start + to] {
        glyph.fixed = true;
    }
}

/// Where the address of a word stands, without the punctuation of the sentence around it.
fn address(word: &[char]) -> Option<(usize, usize)> {
    let scheme = word.windows(3).position(|three| three == [':', '/', '/']);
    let from = if let Some(colon) = scheme {
        let name = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        colon - word[..colon].iter().rev().take_while(|c| name(c)).count()
    } else {
        let at = word.iter().position(|c| *c == '@');
        let around = |at: usize| {
            at > 0 && word[at - 1].is_alphanumeric() && word.get(at + 1).is_some_and(|c| c.is_alphanumeric())
        };
        let web = word.windows(4).position(|four| four == ['w', 'w', 'w', '.']);
        match (at.filter(|at| around(*at)), web) {
            (Some(_), _) => word.iter().position(|c| c.is_alphanumeric())?,
            (None, Some(web)) => web,
            (None, None) => return None,
        }
    };
    let trailing = |c: &char| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '»' | '”' | '"' | '\'' | '’' | '…');
    let to = word.len() - word.iter().rev().take_while(|c| trailing(c)).count();
    (from < to).then_some((from, to))
}
