//! Topic that a page covers, such as `medecin_traitant`.
//!
//! Written like the key of a form, but an author of pages has never seen a
//! form: it is told in its own words. Does not know which topics exist.

use std::fmt;

use super::fault::{Fault, filled, quoted};
use super::key::Key;
use super::key::proposal;
use super::scalar::{Shape, Unquoted, scalar};
use super::slug::proposal_help;

/// Identifier of a topic: `[a-z][a-z0-9_]*`, 60 characters at most.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Topic(Key);

impl Topic {
    /// # Errors
    ///
    /// Shows the same words as an identifier.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, "le sujet est vide", "logement")?;
        Key::parse(text).map(Self).map_err(|_| {
            Fault::new(
                format!("le sujet {} n’est pas écrit comme un identifiant", quoted(text)),
                proposal_help(&proposal(text), "logement"),
            )
        })
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

scalar!(
    Topic,
    Shape {
        format: "sujet",
        title: "Sujet",
        description: "Une lettre minuscule, puis des lettres minuscules sans accent, des chiffres et des traits bas.",
        examples: &["logement"],
        pattern: Some(r"^\s*[a-z][a-z0-9_]*\s*$"),
        unquoted: Unquoted::Text,
    }
);
