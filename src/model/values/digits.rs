//! Numbers that are names: counting their digits, checking their key.
//!
//! SIRET, SIREN, FINESS, RPPS and postal codes share the same mistakes (a digit
//! lost, the leading zero eaten by a spreadsheet, the letter O for a zero), so
//! they share the words that tell them. Knows no register.

use super::fault::{Fault, quoted};

/// The `expected` digits of a text that may hold spaces.
///
/// `seen` is the text as it was typed, for the message; `help` receives the
/// digits found and says what to do when there are too few or too many.
pub(super) fn exactly(seen: &str, text: &str, expected: usize, help: impl Fn(&str) -> String) -> Result<String, Fault> {
    let digits = without_spaces(text);
    if let Some(stranger) = digits.chars().find(|letter| !letter.is_ascii_digit()) {
        let bare: String = digits.chars().filter(char::is_ascii_digit).collect();
        // A text that was rewritten before has a letter that belongs to it.
        let help = if bare.len() == expected && seen == text {
            format!("écrivez « {bare} »")
        } else {
            stranger_help(stranger, expected)
        };
        return Err(Fault::new(format!("{} contient « {stranger} », qui n’est pas un chiffre", quoted(seen)), help));
    }
    if digits.len() == expected {
        return Ok(digits);
    }
    Err(Fault::new(count_message(seen, digits.len(), expected), help(&digits)))
}

/// The text without its blanks, no-break spaces included.
pub(super) fn without_spaces(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// « il manque un chiffre dans « 123 » : 3 au lieu de 4 ».
fn count_message(text: &str, found: usize, expected: usize) -> String {
    let seen = quoted(text);
    let many = |count: usize| match count {
        1 => "un chiffre".to_owned(),
        count => format!("{count} chiffres"),
    };
    if found < expected {
        let lacking = many(expected - found);
        format!("il manque {lacking} dans {seen} : {found} au lieu de {expected}")
    } else {
        let extra = many(found - expected);
        format!("il y a {extra} de trop dans {seen} : {found} au lieu de {expected}")
    }
}

fn stranger_help(stranger: char, expected: usize) -> String {
    match stranger {
        'O' | 'o' => format!("écrivez {expected} chiffres : zéro (0), et non la lettre O"),
        'I' | 'l' => format!("écrivez {expected} chiffres : un (1), et non la lettre {stranger}"),
        _ => format!("écrivez les {expected} chiffres, sans autre signe que des espaces"),
    }
}

/// Luhn's key: from the right, every second digit is doubled, and the sum of
/// all resulting digits must be a multiple of ten.
pub(super) fn luhn(digits: &str) -> bool {
    let sum: u32 = values(digits)
        .rev()
        .enumerate()
        .map(|(rank, digit)| match (rank % 2, digit * 2) {
            (0, _) => digit,
            (_, double) => double / 10 + double % 10,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The plain sum of the digits.
pub(super) fn sum(digits: &str) -> u32 {
    values(digits).sum()
}

fn values(digits: &str) -> impl DoubleEndedIterator<Item = u32> + '_ {
    digits.bytes().map(|digit| u32::from(digit.wrapping_sub(b'0')))
}
