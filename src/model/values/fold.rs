//! Writes a French text in plain lower-case ASCII.
//!
//! One folding for all who compare what people type with what we know: names
//! of months and days, département names, proposals of identifiers.
//! Must not decide anything: it only rewrites.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// « Équipe n° 1 » becomes `equipe n° 1`; dashes become hyphens, typographic
/// apostrophes straight ones, every blank one space.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            '’' | '‘' => folded.push('\''),
            letter if is_dash(letter) => folded.push('-'),
            letter if letter.is_whitespace() => folded.push(' '),
            letter => folded.extend(letter.to_lowercase()),
        }
    }
    folded
}

/// The words of a text, folded, joined by `joint`: the core of an identifier.
pub(super) fn joined_words(text: &str, joint: &str) -> String {
    fold(text)
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(joint)
}

/// Hyphens and dashes of all lengths, which people do not tell apart.
pub(super) fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}
