//! The name of a field in a form, which programs outside this one may read.

use std::fmt;

use super::fault::{Fault, filled, quoted};
use super::fold::joined_words;
use super::scalar::{Shape, Unquoted, scalar};
use super::slug::{LONGEST, proposal_help};

/// A name for one field: `date_naissance`.
///
/// Always a small ASCII letter, then small letters, digits and underscores, 60
/// characters at most.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

impl Key {
    /// Reads a field name as it is.
    ///
    /// # Errors
    ///
    /// The help proposes the nearest name.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, "le nom du champ est vide", "date_naissance")?;
        let seen = quoted(text);
        if !is_key(text) {
            return Err(Fault::new(
                format!(
                    "le nom de champ {seen} n’est pas fait d’une lettre minuscule, puis de lettres minuscules sans accent, de chiffres et de traits bas"
                ),
                proposal_help(&proposal(text), "date_naissance"),
            ));
        }
        if text.len() > LONGEST {
            return Err(Fault::new(
                format!("le nom de champ {seen} a {} caractères, au lieu de {LONGEST} au plus", text.len()),
                format!("raccourcissez-le, par exemple « {} »", proposal(text)),
            ));
        }
        Ok(Self(text.to_owned()))
    }

    /// The name as a text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

pub(super) fn is_key(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

pub(super) fn proposal(text: &str) -> String {
    let mut words = joined_words(text, "_");
    if words.starts_with(|letter: char| letter.is_ascii_digit()) {
        words.insert_str(0, "champ_");
    }
    words.truncate(LONGEST);
    words.trim_end_matches('_').to_owned()
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

scalar!(
    Key,
    Shape {
        format: "cle",
        title: "Nom de champ",
        description: "Une lettre minuscule, puis des lettres minuscules sans accent, des chiffres et des traits bas.",
        examples: &["date_naissance"],
        pattern: Some(r"^\s*[a-z][a-z0-9_]*\s*$"),
        unquoted: Unquoted::Text,
    }
);
