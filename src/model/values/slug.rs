//! The identifier of a record, which becomes a piece of an address.

use std::fmt;

use super::fault::{Fault, filled, quoted};
use super::fold::joined_words;
use super::scalar::{Shape, Unquoted, scalar};

/// A name for machines: `equipe-1`.
///
/// Always small ASCII letters and digits, in words joined by one hyphen, 60
/// characters at most; so it is the same file name on every system.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

/// Long enough for a readable address, short enough for a path of 180 bytes.
pub(super) const LONGEST: usize = 60;

impl Slug {
    /// Reads an identifier as it is.
    ///
    /// # Errors
    ///
    /// The help proposes the nearest identifier.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, "l’identifiant est vide", "equipe-1")?;
        let proposal = proposal(text);
        if proposal == text {
            return Ok(Self(proposal));
        }
        let seen = quoted(text);
        let message = if text.len() > LONGEST && proposal.len() <= text.len() && joined_words(text, "-") == text {
            format!("l’identifiant {seen} a {} caractères, au lieu de {LONGEST} au plus", text.len())
        } else {
            format!(
                "l’identifiant {seen} contient autre chose que des lettres minuscules sans accent, des chiffres et des tirets simples"
            )
        };
        Err(Fault::new(message, proposal_help(&proposal, "equipe-1")))
    }

    /// The identifier nearest to a title, if one letter or digit is left.
    #[must_use]
    pub fn from_title(title: &str) -> Option<Self> {
        let slug = proposal(title);
        (!slug.is_empty()).then_some(Self(slug))
    }

    /// The identifier as a text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The folded words of a text, cut between two words when they are too long.
fn proposal(text: &str) -> String {
    let words = joined_words(text, "-");
    if words.len() <= LONGEST {
        return words;
    }
    match words[..=LONGEST].rfind('-') {
        Some(end) => words[..end].to_owned(),
        None => words[..LONGEST].to_owned(),
    }
}

/// « écrivez … », with an example when nothing can be proposed.
pub(super) fn proposal_help(proposal: &str, example: &str) -> String {
    if proposal.is_empty() {
        format!("écrivez par exemple « {example} »")
    } else {
        format!("écrivez « {proposal} »")
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

scalar!(
    Slug,
    Shape {
        format: "identifiant",
        title: "Identifiant",
        description: "Lettres minuscules sans accent, chiffres et tirets, 60 caractères au plus.",
        examples: &["equipe-1", "ville-exemple"],
        pattern: Some(r"^\s*[a-z0-9]+(-[a-z0-9]+)*\s*$"),
        unquoted: Unquoted::Text,
    }
);
