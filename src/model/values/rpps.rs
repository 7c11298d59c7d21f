//! RPPS: the number of a health professional.

use std::fmt;

use super::digits;
use super::fault::{Fault, filled};
use super::scalar::{Shape, Unquoted, scalar};

/// A health professional in the shared register.
///
/// Always 11 digits; the key is not checked, because no text that we know
/// publishes its rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rpps(String);

impl Rpps {
    /// Reads 11 digits; spaces are allowed between them.
    ///
    /// # Errors
    ///
    /// Says how many digits are lacking or too many.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, "le numéro RPPS est vide", "10000000001")?;
        let number = digits::exactly(text, text, 11, |digits| match digits.len() {
            9 => "c’est peut-être un numéro ADELI : le numéro RPPS a 11 chiffres".to_owned(),
            _ => "recopiez les 11 chiffres de la carte professionnelle".to_owned(),
        })?;
        Ok(Self(number))
    }

    /// The eleven digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Rpps {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

scalar!(
    Rpps,
    Shape {
        format: "rpps",
        title: "Numéro RPPS",
        description: "Numéro du professionnel de santé : 11 chiffres.",
        examples: &["10000000001"],
        pattern: Some(r"^\s*([0-9]\s*){11}$"),
        unquoted: Unquoted::Integer,
    }
);
