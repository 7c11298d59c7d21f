//! Cuts the notation of opening hours into its smallest pieces.
//!
//! A reason of refusal follows « les horaires « … » »; who calls adds the rest
//! of the fault. Knows letters and digits, not what they mean.

use super::super::fold::is_dash;

/// Why a text is refused.
pub(super) struct Reason {
    /// What follows « les horaires … ».
    pub what: String,
    /// What to write instead, when the usual example would not help.
    pub help: Option<String>,
}

impl Reason {
    pub(super) fn helped(what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { what: what.into(), help: Some(help.into()) }
    }
}

impl<T: Into<String>> From<T> for Reason {
    fn from(what: T) -> Self {
        Self { what: what.into(), help: None }
    }
}

/// The smallest pieces of the notation.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// Letters only.
    Word(String),
    /// Digits only, as they were written.
    Number(String),
    /// Hour and minute, written in one piece.
    Time(String),
    /// What stands between double quotes.
    Comment(String),
    /// One of `- , ; : + / [ ] |`.
    Sign(char),
}

/// The pieces of a whole text.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Reason> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let (token, length) = if letter.is_whitespace() {
            (None, letter.len_utf8())
        } else if let Some(inside) = rest.strip_prefix('"') {
            let end = inside.find('"').ok_or("ont un guillemet qui n’est pas refermé")?;
            let comment = inside[..end].trim().to_owned();
            (Some(Token::Comment(comment)), end + 2)
        } else if letter.is_ascii_digit() {
            let length = time_length(rest).unwrap_or_else(|| digits_length(rest));
            let piece = rest[..length].to_owned();
            let is_time = piece.contains(':');
            (Some(if is_time { Token::Time(piece) } else { Token::Number(piece) }), length)
        } else if letter.is_alphabetic() {
            let length = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
            (Some(Token::Word(rest[..length].to_owned())), length)
        } else if is_dash(letter) {
            (Some(Token::Sign('-')), letter.len_utf8())
        } else if ",;:+/[]|".contains(letter) {
            (Some(Token::Sign(letter)), 1)
        } else {
            return Err(format!("contiennent « {letter} », qui n’a pas de sens ici").into());
        };
        tokens.extend(token);
        rest = &rest[length..];
    }
    Ok(tokens)
}

fn digits_length(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The length of `09:00` at the head of a text: no blank inside, so that
/// « Aug 10: 10:00 » keeps its two meanings apart.
fn time_length(text: &str) -> Option<usize> {
    let hour = digits_length(text);
    let minute = digits_length(text[hour..].strip_prefix(':')?);
    (hour <= 2 && minute > 0).then_some(hour + 1 + minute)
}

/// The reason of a piece that has no sense where it stands.
pub(super) fn unexpected(token: &Token) -> Reason {
    let what = match token {
        Token::Word(word) => format!("contiennent « {word} », qui n’a pas de sens ici"),
        Token::Number(number) => {
            format!("contiennent « {number} », qui n’est pas une heure complète comme 09:00")
        }
        Token::Time(time) => format!("ont une heure mal placée : « {time} »"),
        Token::Comment(comment) => {
            format!("ont la remarque « {comment} » avant la fin de la règle")
        }
        Token::Sign(sign) => format!("ont un signe mal placé : « {sign} »"),
    };
    what.into()
}
