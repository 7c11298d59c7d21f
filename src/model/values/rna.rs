//! RNA: the number of an association in the national register.

use std::fmt;

use super::digits;
use super::fault::{Fault, filled, quoted};
use super::scalar::{Shape, Unquoted, scalar};

/// An association.
///
/// Always `W` and 9 digits; outside mainland France the third
/// character may be a letter (`W2A…`, `W9R…`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rna(String);

impl Rna {
    /// Reads `W` and 9 digits; spaces are allowed, `w` is read as `W`.
    ///
    /// # Errors
    ///
    /// Says which of the two parts is wrong.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, "le numéro RNA est vide", "W991000123")?;
        let number = digits::without_spaces(text).to_ascii_uppercase();
        let Some(rest) = number.strip_prefix('W') else {
            let help = if number.len() == 9 && number.bytes().all(|byte| byte.is_ascii_digit()) {
                format!("écrivez « W{number} » si c’est bien un numéro d’association ; un SIREN a sa propre ligne")
            } else {
                "écrivez W puis 9 chiffres, par exemple « W991000123 »".to_owned()
            };
            return Err(Fault::new(format!("{} ne commence pas par W", quoted(text)), help));
        };
        let counted = if is_outside_mainland(rest) {
            rest.replacen(|letter: char| letter.is_ascii_alphabetic(), "0", 1)
        } else {
            rest.to_owned()
        };
        digits::exactly(text, &counted, 9, |_| {
            "écrivez W puis 9 chiffres, comme sur le récépissé de la préfecture".to_owned()
        })?;
        Ok(Self(number))
    }

    /// The ten characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Corsica and the overseas départements have a letter in their number.
fn is_outside_mainland(rest: &str) -> bool {
    let mut letters = rest.chars();
    match (letters.next(), letters.next()) {
        (Some('2'), Some('A' | 'B')) => true,
        (Some('9'), Some(second)) => second.is_ascii_uppercase(),
        _ => false,
    }
}

impl fmt::Display for Rna {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

scalar!(
    Rna,
    Shape {
        format: "rna",
        title: "Numéro RNA",
        description: "Numéro d’association : W puis 9 chiffres.",
        examples: &["W991000123"],
        pattern: Some(r"^\s*[Ww]\s*[0-9]\s*[0-9A-Za-z]\s*([0-9]\s*){7}$"),
        unquoted: Unquoted::Text,
    }
);
