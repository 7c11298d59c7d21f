//! Cutting a text into lines that fit a width.
//!
//! French typography decides where a line may end: never before a double sign
//! (« : », « ? »), never inside a telephone number. No-break spaces are honoured,
//! and plain spaces in those places are treated as if they were no-break.
//! Knows widths, not boxes.

use super::measure::{is_zero_width, text_width};
use super::style::{Direction, Style};

/// A text cut into lines, with the direction in which it is read.
#[derive(Clone, Debug)]
pub(crate) struct Paragraph {
    pub lines: Vec<String>,
    /// `None` when the text holds no letter: it then follows its figure.
    pub direction: Option<Direction>,
}

impl Paragraph {
    /// Height of the lines, in figure units.
    pub fn height(&self, style: Style) -> f64 {
        self.lines.len() as f64 * style.leading()
    }
}

/// Fills each line as far as it goes.
pub(crate) fn wrap(text: &str, width: f64, style: Style) -> Paragraph {
    Paragraph { lines: fill(&pieces(text), width, style), direction: direction_of(text) }
}

/// Same number of lines as [`wrap`], but of like lengths: for centred texts.
pub(crate) fn wrap_balanced(text: &str, width: f64, style: Style) -> Paragraph {
    let pieces = pieces(text);
    let mut lines = fill(&pieces, width, style);
    let mut narrower = width - style.size() / 2.0;
    while lines.len() > 1 && narrower >= widest_piece(&pieces, style) {
        let tried = fill(&pieces, narrower, style);
        if tried.len() > lines.len() {
            break;
        }
        lines = tried;
        narrower -= style.size() / 2.0;
    }
    Paragraph { lines, direction: direction_of(text) }
}

/// Width of the longest part that cannot be cut without hurting a word.
pub(crate) fn widest_word(text: &str, style: Style) -> f64 {
    widest_piece(&pieces(text), style)
}

fn widest_piece(pieces: &[Piece], style: Style) -> f64 {
    pieces.iter().map(|piece| line_width(&piece.text, style)).fold(0.0, f64::max)
}

/// Width of a line, in figure units.
pub(crate) fn line_width(text: &str, style: Style) -> f64 {
    text_width(text, style.size(), style.weight())
}

/// A part of the text that stays on one line.
struct Piece {
    text: String,
    /// Whether a space parts it from the piece before.
    spaced: bool,
}

fn pieces(text: &str) -> Vec<Piece> {
    let letters: Vec<char> = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    let mut pieces = Vec::new();
    let mut current = String::new();
    let mut spaced = false;
    for (at, &letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1).copied();
        if letter == ' ' && may_break_at_space(before, after) {
            pieces.push(Piece { text: std::mem::take(&mut current), spaced });
            spaced = true;
        } else if !letter.is_control() && letter != '\u{AD}' {
            current.push(letter);
            if may_break_after(before, letter, after) {
                pieces.push(Piece { text: std::mem::take(&mut current), spaced });
                spaced = false;
            }
        }
    }
    pieces.push(Piece { text: current, spaced });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

fn may_break_at_space(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    let leans_back = matches!(after, ':' | ';' | '!' | '?' | '»' | '%' | '€' | '–' | '—' | '·');
    let both_digits = before.is_ascii_digit() && after.is_ascii_digit();
    !(leans_back || both_digits || matches!(before, '«'))
}

/// After the hyphen or the slash of a compound word, never in a date or a number.
fn may_break_after(before: Option<char>, letter: char, after: Option<char>) -> bool {
    matches!(letter, '-' | '/' | '\u{1361}')
        && before.is_some_and(char::is_alphabetic)
        && after.is_some_and(char::is_alphabetic)
}

fn fill(pieces: &[Piece], width: f64, style: Style) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces {
        let space = if piece.spaced && !line.is_empty() { " " } else { "" };
        if line_width(&line, style) + line_width(space, style) + line_width(&piece.text, style) <= width {
            line.push_str(space);
            line.push_str(&piece.text);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        let mut rest = piece.text.as_str();
        while line_width(rest, style) > width {
            let (head, tail) = cut(rest, width, style);
            lines.push(head);
            rest = tail;
        }
        line.push_str(rest);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Cuts a word too long for any line: at a sign of an address if there is one, else
/// with a hyphen where the script has one. Always takes at least one letter.
fn cut(word: &str, width: f64, style: Style) -> (String, &str) {
    let room = longest_start(word, width, style);
    if let Some(sign) = word[..room].rfind(['@', '.', '/', '_', '-', '\u{A0}', '\u{202F}', ' '])
        && sign > 0
    {
        let end = sign + word[sign..].chars().next().map_or(1, char::len_utf8);
        return (word[..end].trim_end().to_owned(), &word[end..]);
    }
    let hyphenated = longest_start(word, width - line_width("-", style), style);
    let joins = |letter: char| letter.is_alphabetic() && !is_right_to_left(letter);
    if word[..hyphenated].chars().next_back().is_some_and(joins) && word[hyphenated..].chars().next().is_some_and(joins)
    {
        return (format!("{}-", &word[..hyphenated]), &word[hyphenated..]);
    }
    (word[..room].to_owned(), &word[room..])
}

/// Bytes of the longest start of `word` that fits, marks staying with their letter.
fn longest_start(word: &str, width: f64, style: Style) -> usize {
    let mut end = 0;
    for (at, letter) in word.char_indices() {
        let next = at + letter.len_utf8();
        if at > 0 && !is_zero_width(letter) && line_width(&word[..next], style) > width {
            break;
        }
        end = next;
    }
    end
}

/// Direction of the first letter, as browsers decide it for a text on its own.
pub(crate) fn direction_of(text: &str) -> Option<Direction> {
    text.chars()
        .find(|letter| letter.is_alphabetic())
        .map(|letter| if is_right_to_left(letter) { Direction::RightToLeft } else { Direction::LeftToRight })
}

fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}
