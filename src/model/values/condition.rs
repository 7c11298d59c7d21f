//! When a question of a form is asked: another answer is one of some.
//!
//! Knows the words of a condition only; whether the field and its answers
//! exist is for those who see the whole form.

use std::fmt;

use super::fault::{Fault, filled, quoted};
use super::key::Key;
use super::scalar::{Shape, Unquoted, scalar};

/// `protection = curatelle ou tutelle`: one earlier field, one answer or more.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Condition {
    field: Key,
    answers: Vec<Key>,
}

const EXAMPLE: &str = "protection = curatelle ou tutelle";

impl Condition {
    /// Reads a condition as people write it.
    ///
    /// # Errors
    ///
    /// No equals sign, two of them, or a word that is no identifier.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, "la condition est vide", EXAMPLE)?;
        let wrong = |what: &str| {
            Fault::new(format!("la condition {} {what}", quoted(text)), format!("écrivez par exemple « {EXAMPLE} »"))
        };
        let Some((field, answers)) = text.split_once('=') else {
            return Err(wrong("n’a pas de signe « = »"));
        };
        if answers.contains('=') {
            return Err(wrong("a plusieurs signes « = »"));
        }
        let key = |word: &str| Key::parse(word.trim()).map_err(|_| wrong("ne nomme pas un champ et ses réponses"));
        let answers = answers.split(" ou ").map(key).collect::<Result<Vec<Key>, Fault>>()?;
        Ok(Self { field: key(field)?, answers })
    }

    /// The field whose answer decides.
    #[must_use]
    pub fn field(&self) -> &Key {
        &self.field
    }

    /// The answers for which the question is asked, as written.
    #[must_use]
    pub fn answers(&self) -> &[Key] {
        &self.answers
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let answers: Vec<&str> = self.answers.iter().map(Key::as_str).collect();
        write!(out, "{} = {}", self.field, answers.join(" ou "))
    }
}

scalar!(
    Condition,
    Shape {
        format: "condition",
        title: "Condition",
        description: "Un champ, le signe « = », puis une réponse ou plusieurs séparées par « ou ».",
        examples: &["protection = curatelle ou tutelle"],
        pattern: Some(r"^[^=]+=[^=]+$"),
        unquoted: Unquoted::Text,
    }
);
