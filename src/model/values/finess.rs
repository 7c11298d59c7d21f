//! FINESS: the number of a health or social establishment.

use std::fmt;

use super::digits;
use super::fault::{Fault, filled, quoted};
use super::scalar::{Shape, Unquoted, scalar};

/// A FINESS number, of an establishment or of the legal person that runs it.
///
/// Always 9 characters with a right key; in Corsica the second is `A` or `B`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Finess(String);

impl Finess {
    /// Reads 9 characters; spaces are allowed, `2a` is read as `2A`.
    ///
    /// # Errors
    ///
    /// Says whether a character is lacking or the key is wrong.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, "le numéro FINESS est vide", "990001232")?;
        let number = digits::without_spaces(text).to_ascii_uppercase();
        let figures = figures(&number);
        // The letter counts as a digit, so only another stranger is refused here.
        digits::exactly(text, &figures, 9, |digits| match digits.len() {
            8 if number == digits => format!("vérifiez le zéro de tête : « 0{number} »"),
            14 => "c’est un SIRET : le numéro FINESS a 9 caractères".to_owned(),
            _ => "recopiez les 9 caractères depuis l’arrêté d’autorisation".to_owned(),
        })?;
        if !digits::luhn(&figures) || digits::sum(&figures) == 0 {
            return Err(Fault::new(
                format!("la clé du numéro FINESS {} est fausse", quoted(text)),
                "un chiffre est faux ou deux sont inversés : recopiez le numéro depuis l’arrêté d’autorisation",
            ));
        }
        Ok(Self(number))
    }

    /// The nine characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The digits that the key is made from: in Corsica `2A` counts as `21`, `2B` as `22`.
fn figures(number: &str) -> String {
    if let Some(rest) = number.strip_prefix("2A") {
        format!("21{rest}")
    } else if let Some(rest) = number.strip_prefix("2B") {
        format!("22{rest}")
    } else {
        number.to_owned()
    }
}

impl fmt::Display for Finess {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

scalar!(
    Finess,
    Shape {
        format: "finess",
        title: "Numéro FINESS",
        description: "Numéro FINESS : 9 chiffres ; en Corse il commence par 2A ou 2B.",
        examples: &["990001232", "2A0000014"],
        pattern: Some(r"^\s*[0-9]\s*[0-9ABab]\s*([0-9]\s*){7}$"),
        unquoted: Unquoted::Integer,
    }
);
