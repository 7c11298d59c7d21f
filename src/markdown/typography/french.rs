//! French: the spaces of the Imprimerie nationale's usage, in the order in which the rules need one another.

use super::marks::{Quotes, apostrophes, ellipsis, quotes};
use super::numbers::{bonds, telephones, thousands};
use super::{BREAK, Glyph, Line, NARROW, NO_BREAK, OBJECT, is_breaking, is_space};

pub(super) fn dress(line: &mut Line) {
    ellipsis(line);
    quotes(line, Quotes::Guillemets);
    apostrophes(line);
    spaces(line);
    telephones(line);
    thousands(line);
    bonds(line);
}

/// One space of the right kind before each high mark and inside « ».
fn spaces(line: &mut Line) {
    let glyphs = std::mem::take(&mut line.glyphs);
    let mut at = 0;
    while at < glyphs.len() {
        let glyph = glyphs[at];
        let next = glyphs.get(at + 1).map(|glyph| glyph.c);
        at += 1;
        match glyph.c {
            _ if glyph.fixed => line.glyphs.push(glyph),
            '«' => {
                line.glyphs.push(glyph);
                let gap = glyphs[at..].iter().take_while(|glyph| is_space(glyph.c) && !glyph.fixed).count();
                let owner = if gap > 0 { glyphs[at].owner } else { glyph.owner };
                at += gap;
                if glyphs.get(at).is_some_and(|glyph| glyph.c != BREAK) {
                    line.glyphs.push(Glyph { c: NO_BREAK, owner, fixed: false });
                }
            }
            '»' => before(line, glyph, Some(NO_BREAK)),
            ':' if ends_clause(next) => before(line, glyph, Some(NO_BREAK)),
            ';' | '!' | '?' if ends_clause(next) => before(line, glyph, Some(NARROW)),
            _ => line.glyphs.push(glyph),
        }
    }
}

/// Puts a mark with the space it wants before it, in the place of those the author typed.
fn before(line: &mut Line, mark: Glyph, space: Option<char>) {
    let kept = line.glyphs.iter().rposition(|glyph| !is_space(glyph.c) || glyph.fixed).map_or(0, |at| at + 1);
    let typed = line.glyphs.get(kept).copied();
    let wants = match (line.before(kept), typed) {
        // At the beginning of a line, or after a bracket, nothing is set apart.
        (None | Some(BREAK | '(' | '['), _) => false,
        (Some(_), Some(_)) => true,
        (Some(c), None) => mark.c == '»' || follows_a_word(c),
    };
    if let (true, Some(c)) = (wants, space) {
        line.glyphs.truncate(kept);
        let owner = typed.map_or(mark.owner, |glyph| glyph.owner);
        line.glyphs.push(Glyph { c, owner, fixed: false });
    }
    line.glyphs.push(mark);
}

/// After these a missing space is put in; after another mark (`?!`) it is not.
fn follows_a_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ')' | ']' | '»' | '”' | '’' | '%' | '€' | '°' | '…' | OBJECT | '/')
}

/// Whether a mark ends something: `10:30`, `a?b` and `:smile:` hold none that does.
fn ends_clause(next: Option<char>) -> bool {
    next.is_none_or(|c| {
        is_breaking(c)
            || is_space(c)
            || matches!(c, BREAK | OBJECT | ')' | ']' | '»' | '”' | '"' | '.' | ',' | '…' | '!' | '?' | ':' | ';')
    })
}
