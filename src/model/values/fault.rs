//! What is wrong with one value, told to the person who typed it.
//!
//! The message says what was seen, the help says what to write instead: two
//! texts, because they are shown at two places of a report. Must not know the
//! file or the key: the reader of files adds them.

use std::fmt;

/// One refused value: French, lower case, no final full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong, with the value seen.
    pub message: String,
    /// The next step: what to write instead.
    pub help: String,
}

impl Fault {
    /// A fault with its two texts.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }

    /// Reads back a fault that travelled as the text of a serde error, where
    /// only one text can pass: the first line is the message, the rest the help.
    #[must_use]
    pub fn from_told(told: &str) -> Self {
        let (message, help) = told.split_once('\n').unwrap_or((told, ""));
        Self::new(message, help)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}\n{}", self.message, self.help)
    }
}

impl std::error::Error for Fault {}

/// The longest value that a message repeats, in characters.
const LONGEST_SEEN: usize = 60;

/// The value between French quotes, cut when long, with what the eye cannot
/// see written as a code point.
pub(super) fn quoted(text: &str) -> String {
    let mut seen = String::new();
    for (position, letter) in text.chars().enumerate() {
        if position == LONGEST_SEEN {
            seen.push('…');
            break;
        }
        if is_hidden(letter) {
            seen.push_str(&code_point(letter));
        } else {
            seen.push(letter);
        }
    }
    format!("« {seen} »")
}

/// The text without blanks around, or the fault of an empty or invisible text.
///
/// `~` and `null` are what YAML writes for « nothing ».
pub(super) fn filled<'a>(text: &'a str, empty: &str, example: &str) -> Result<&'a str, Fault> {
    let trimmed = text.trim();
    if trimmed.is_empty() || trimmed == "~" || trimmed == "null" {
        return Err(Fault::new(empty, format!("écrivez par exemple « {example} », ou retirez la ligne")));
    }
    match trimmed.chars().find(|letter| is_hidden(*letter)) {
        None => Ok(trimmed),
        Some(letter) => Err(Fault::new(
            format!("{} contient un caractère invisible ({})", quoted(trimmed), code_point(letter)),
            "effacez toute la valeur et tapez-la au clavier, sans la coller",
        )),
    }
}

fn code_point(letter: char) -> String {
    format!("U+{:04X}", u32::from(letter))
}

/// Characters that a paste brings along and that nobody sees.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFD}')
}
