//! Characters that no page needs and that can deceive a reader or a machine.
//!
//! Control characters (C0, C1, DEL) and bidirectional overrides are told to the author and never reach an
//! output. The marks U+200E and U+200F and the joiners stay: Arabic and Persian texts need them.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::problem::{Problem, ProblemKind, Problems};

pub(super) fn is_forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        _ => c.is_control(),
    }
}

/// Text as every output holds it: composed (NFC), without any forbidden character.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.bytes().any(|b| is_forbidden(char::from(b))) {
        return Cow::Borrowed(text);
    }
    let forbidden = text.chars().any(is_forbidden);
    if !forbidden && is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_forbidden(*c)).nfc().collect())
}

/// Tells every forbidden character of a source, at its place.
pub(super) fn look(source: &str, offset: usize, problems: &mut Problems) {
    for (at, c) in source.char_indices().filter(|(_, c)| is_forbidden(*c)) {
        let start = offset + at;
        problems.add(found(c, start..start + c.len_utf8()));
    }
}

/// The problem for one character, also used when an entity such as `&#x202E;` hides it.
pub(super) fn found(c: char, range: std::ops::Range<usize>) -> Problem {
    let name = match c {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "renverse le sens du texte",
        _ => "est un caractère de commande",
    };
    let message = format!("le caractère invisible U+{:04X} {name}", u32::from(c));
    Problem::new(ProblemKind::ForbiddenCharacter, range, message)
}
