//! Typography: the spaces, quotes and apostrophes that a language expects, put in by the program.
//!
//! Authors type what their keyboard has; readers get no line that begins with `!` and no telephone number cut
//! in two. Applying it twice changes nothing. Addresses, e-mails, times and code are never touched. Knows
//! characters only: no markup, no page.
//!
//! | language | what is done |
//! |---|---|
//! | `fr` | no-break spaces with « » : ; ! ?, quotes to « », apostrophes, ellipsis, numbers with their units |
//! | `en` | curly quotes and apostrophes, ellipsis, telephone numbers kept whole |
//! | written from right to left | nothing |
//! | any other | telephone numbers kept whole |

mod french;
mod marks;
mod numbers;
mod protected;

use std::borrow::Cow;

/// No-break space: before `:`, inside « », between a number and its unit.
pub const NO_BREAK: char = '\u{a0}';
/// Narrow no-break space: before `;`, `!`, `?`, between thousands.
pub const NARROW: char = '\u{202f}';

/// French typography of a text that stands alone.
pub fn french(text: &str) -> Cow<'_, str> {
    for_lang(text, "fr")
}

/// The typography of a language, given as a language tag such as `fr` or `en-GB`.
pub fn for_lang<'t>(text: &'t str, lang: &str) -> Cow<'t, str> {
    let mut changed = text.to_owned();
    apply(&mut [Piece::Text(&mut changed)], lang);
    if changed == text { Cow::Borrowed(text) } else { Cow::Owned(changed) }
}

/// Whether a language is written from right to left.
pub fn is_right_to_left(lang: &str) -> bool {
    matches!(primary(lang).as_str(), "ar" | "fa" | "he" | "ur" | "ps" | "ckb" | "sd" | "ug" | "yi" | "dv")
}

/// A part of one line, in reading order.
pub(super) enum Piece<'a> {
    Text(&'a mut String),
    /// Something that is not text but stands like a word: code, an image, an insert.
    Object,
    /// The line ends here: nothing before is «just before» what follows.
    Break,
}

/// Applies the rules across the pieces of one line, as if their text were in one piece.
pub(super) fn apply(pieces: &mut [Piece<'_>], lang: &str) {
    if is_right_to_left(lang) {
        return;
    }
    let mut line = Line::read(pieces);
    protected::protect(&mut line);
    match primary(lang).as_str() {
        "fr" => french::dress(&mut line),
        "en" => {
            marks::ellipsis(&mut line);
            marks::quotes(&mut line, marks::Quotes::Curly);
            marks::apostrophes(&mut line);
            numbers::telephones(&mut line);
        }
        _ => numbers::telephones(&mut line),
    }
    line.write(pieces);
}

fn primary(lang: &str) -> String {
    lang.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// One character and where it goes back to.
#[derive(Clone, Copy, Debug)]
struct Glyph {
    c: char,
    /// Index of its piece.
    owner: usize,
    /// Part of an address, an object or a break: read, never changed.
    fixed: bool,
}

/// Stands for a piece that is no text; both are dropped on the way back.
const OBJECT: char = '\u{fffc}';
const BREAK: char = '\u{2028}';

/// A line as the rules see it: characters in a row, whatever pieces they come from.
struct Line {
    glyphs: Vec<Glyph>,
}

impl Line {
    fn read(pieces: &[Piece<'_>]) -> Self {
        let mut glyphs = Vec::new();
        for (owner, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Text(text) => glyphs.extend(text.chars().map(|c| Glyph { c, owner, fixed: false })),
                Piece::Object => glyphs.push(Glyph { c: OBJECT, owner, fixed: true }),
                Piece::Break => glyphs.push(Glyph { c: BREAK, owner, fixed: true }),
            }
        }
        Self { glyphs }
    }

    fn write(self, pieces: &mut [Piece<'_>]) {
        for piece in pieces.iter_mut() {
            if let Piece::Text(text) = piece {
                text.clear();
            }
        }
        for glyph in self.glyphs {
            if let Some(Piece::Text(text)) = pieces.get_mut(glyph.owner) {
                text.push(glyph.c);
            }
        }
    }

    /// The character at an index; none beyond both ends.
    fn at(&self, index: usize) -> Option<char> {
        self.glyphs.get(index).map(|glyph| glyph.c)
    }

    fn before(&self, index: usize) -> Option<char> {
        index.checked_sub(1).and_then(|index| self.at(index))
    }

    /// A character that a rule may change.
    fn is_free(&self, index: usize, c: char) -> bool {
        self.glyphs.get(index).is_some_and(|glyph| glyph.c == c && !glyph.fixed)
    }

    /// A space that may be broken, and that a rule may change.
    fn is_plain_space(&self, index: usize) -> bool {
        self.glyphs.get(index).is_some_and(|glyph| !glyph.fixed && is_breaking(glyph.c))
    }
}

fn is_breaking(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r')
}

/// Any space of a line, breaking or not.
fn is_space(c: char) -> bool {
    is_breaking(c) || matches!(c, NO_BREAK | NARROW | '\u{2009}')
}
