//! Numbers: telephone numbers, thousands, units and references that no line end may cut.

use super::{Line, NARROW, NO_BREAK, is_space};

/// What follows a number closely. Months too: « 12 mars » reads as one.
const UNITS: [&str; 45] = [
    "%",
    "‰",
    "€",
    "k€",
    "M€",
    "°",
    "°C",
    "h",
    "h/24",
    "j",
    "j/7",
    "min",
    "s",
    "km",
    "m",
    "cm",
    "mm",
    "m²",
    "m2",
    "m³",
    "kg",
    "g",
    "mg",
    "l",
    "L",
    "cl",
    "ml",
    "mL",
    "ko",
    "Mo",
    "Go",
    "kWh",
    "euros",
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// What is closely followed by a number or a capital: references, civilities.
const HEADS: [&str; 25] = [
    "n°", "N°", "nº", "N°s", "n°s", "art.", "Art.", "arts.", "p.", "pp.", "chap.", "al.", "fig.", "§", "L.", "R.",
    "D.", "M.", "MM.", "Mme", "Mmes", "Mlle", "Dr", "Pr", "tél.",
];

/// Longest word of both lists, in characters, and one more.
const REACH: usize = 10;

/// A row of digit groups with one space between each.
struct Row {
    /// Indexes of the spaces.
    spaces: Vec<usize>,
    groups: Vec<usize>,
    digits: usize,
    first: char,
    end: usize,
}

/// French numbers (ten digits from 0) and international ones (from +): every space holds.
pub(super) fn telephones(line: &mut Line) {
    rows(line, |line, row| {
        let right = match row.first {
            '0' => row.digits == 10,
            '+' => (9..=15).contains(&row.digits),
            _ => false,
        };
        if right {
            hold(line, row, NO_BREAK);
        }
    });
}

/// Groups of three digits after a first group of one to three.
pub(super) fn thousands(line: &mut Line) {
    rows(line, |line, row| {
        let [first, rest @ ..] = row.groups.as_slice() else { return };
        let right = !matches!(row.first, '0' | '+') && *first <= 3 && rest.iter().all(|group| *group == 3);
        if right {
            hold(line, row, NARROW);
        }
    });
}

fn hold(line: &mut Line, row: &Row, space: char) {
    for at in &row.spaces {
        if line.is_plain_space(*at) {
            line.glyphs[*at].c = space;
        }
    }
}

fn rows(line: &mut Line, mut act: impl FnMut(&mut Line, &Row)) {
    let mut at = 0;
    while at < line.glyphs.len() {
        let starts_word = line.before(at).is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ',' | '.'));
        let starts = starts_word && line.at(at).is_some_and(|c| c.is_ascii_digit() || c == '+');
        match starts.then(|| row_at(line, at)).flatten() {
            Some(row) => {
                act(line, &row);
                at = row.end;
            }
            None => at += 1,
        }
    }
}

fn row_at(line: &Line, start: usize) -> Option<Row> {
    let is_digit = |at: usize| line.glyphs.get(at).is_some_and(|glyph| glyph.c.is_ascii_digit() && !glyph.fixed);
    let first = line.at(start)?;
    let mut row = Row { spaces: Vec::new(), groups: Vec::new(), digits: 0, first, end: start };
    let mut at = if first == '+' { start + 1 } else { start };
    loop {
        let group = (at..).take_while(|at| is_digit(*at)).count();
        if group == 0 {
            return None;
        }
        row.groups.push(group);
        row.digits += group;
        at += group;
        row.end = at;
        let one_space = line.glyphs.get(at).is_some_and(|glyph| is_space(glyph.c) && !glyph.fixed);
        if !(one_space && is_digit(at + 1)) {
            return Some(row);
        }
        row.spaces.push(at);
        at += 1;
    }
}

/// Spaces between a number and its unit, between a reference and its number.
pub(super) fn bonds(line: &mut Line) {
    for at in 0..line.glyphs.len() {
        if !line.is_plain_space(at) {
            continue;
        }
        let head = word_before(line, at);
        let next = line.at(at + 1);
        let after_number = head.chars().next_back().is_some_and(|c| c.is_ascii_digit()) || head == "1er";
        let is_unit = after_number && is_unit(line, at + 1);
        let is_reference =
            HEADS.contains(&head.as_str()) && next.is_some_and(|c| c.is_ascii_digit() || c.is_uppercase());
        // « 2 h 30 »
        let is_hour = head == "h"
            && next.is_some_and(|c| c.is_ascii_digit())
            && at >= 3
            && line.at(at - 2).is_some_and(is_space)
            && line.at(at - 3).is_some_and(|c| c.is_ascii_digit());
        if is_unit || is_reference || is_hour {
            line.glyphs[at].c = NO_BREAK;
        }
    }
}

/// The word that ends just before a space; empty when it is too long to be of interest, but for its digits.
fn word_before(line: &Line, space: usize) -> String {
    let ends = |c: char| is_space(c) || matches!(c, '(' | '[' | '«' | '’' | '\'' | super::BREAK | super::OBJECT);
    let from = space.saturating_sub(REACH);
    let word = &line.glyphs[from..space];
    let start = word.iter().rposition(|glyph| ends(glyph.c)).map_or(0, |at| at + 1);
    word[start..].iter().map(|glyph| glyph.c).collect()
}

fn is_unit(line: &Line, start: usize) -> bool {
    let rest = &line.glyphs[start..line.glyphs.len().min(start + REACH + 1)];
    let ends =
        |c: char| is_space(c) || matches!(c, '.' | ',' | ';' | ')' | ']' | '»' | '!' | '?' | ':' | '…' | super::BREAK);
    let end = rest.iter().position(|glyph| ends(glyph.c)).unwrap_or(rest.len());
    let word: String = rest[..end].iter().map(|glyph| glyph.c).collect();
    UNITS.contains(&word.as_str())
}
