//! SIREN: the number of a legal person in the national register of companies.

use std::fmt;

use super::digits;
use super::fault::{Fault, filled, quoted};
use super::scalar::{Shape, Unquoted, scalar};

/// A legal person (a gestionnaire, a hospital, an association).
///
/// Always 9 digits with a right key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Siren(String);

impl Siren {
    /// Reads 9 digits; spaces are allowed between them.
    ///
    /// # Errors
    ///
    /// Says whether digits are lacking or the key is wrong.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, "le SIREN est vide", "123456782")?;
        let number = digits::exactly(text, text, 9, |digits| match digits.len() {
            14 => format!("c’est un SIRET ; le SIREN est « {} »", &digits[..9]),
            8 => "vérifiez le zéro de tête, puis recopiez les 9 chiffres".to_owned(),
            _ => "recopiez les 9 chiffres de l’avis de situation de l’Insee".to_owned(),
        })?;
        if !is_right(&number) {
            return Err(Fault::new(
                format!("la clé du SIREN {} est fausse", quoted(text)),
                "un chiffre est faux ou deux sont inversés : recopiez le numéro depuis l’avis de situation de l’Insee",
            ));
        }
        Ok(Self(number))
    }

    /// The first nine digits of a SIRET, whose keys were checked with it.
    pub(super) fn of_siret(siret: &str) -> Self {
        Self(siret.chars().take(9).collect())
    }

    /// The nine digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether nine digits are a possible SIREN; nine zeros only fill a form.
pub(super) fn is_right(number: &str) -> bool {
    digits::luhn(number) && digits::sum(number) > 0
}

impl fmt::Display for Siren {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

scalar!(
    Siren,
    Shape {
        format: "siren",
        title: "SIREN",
        description: "Numéro de la personne morale : 9 chiffres.",
        examples: &["123456782", "123 456 782"],
        pattern: Some(r"^\s*([0-9]\s*){9}$"),
        unquoted: Unquoted::Integer,
    }
);
