//! SIRET: the identity of one establishment in the national register.

use std::fmt;

use super::digits;
use super::fault::{Fault, filled, quoted};
use super::scalar::{Shape, Unquoted, scalar};
use super::siren::{self, Siren};

/// One establishment of a legal person.
///
/// Always 14 digits with a right key; code that holds a `Siret` never checks
/// it again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Siret(String);

/// La Poste has more offices than Luhn's key could number.
const LA_POSTE: &str = "356000000";

impl Siret {
    /// Reads 14 digits; spaces are allowed between them.
    ///
    /// # Errors
    ///
    /// Says whether digits are lacking or the key is wrong.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, "le SIRET est vide", "12345678200010")?;
        let number = digits::exactly(text, text, 14, count_help)?;
        if !is_right(&number) {
            return Err(Fault::new(
                format!("la clé du SIRET {} est fausse", quoted(text)),
                "un chiffre est faux ou deux sont inversés : recopiez le numéro depuis l’avis de situation de l’Insee",
            ));
        }
        Ok(Self(number))
    }

    /// The legal person that the establishment belongs to.
    #[must_use]
    pub fn siren(&self) -> Siren {
        Siren::of_siret(&self.0)
    }

    /// The fourteen digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digits in the usual groups, with no-break spaces: `123 456 782 00010`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let mut grouped = String::new();
        for (rank, digit) in self.0.chars().enumerate() {
            if matches!(rank, 3 | 6 | 9) {
                grouped.push('\u{A0}');
            }
            grouped.push(digit);
        }
        grouped
    }
}

fn is_right(number: &str) -> bool {
    let siren = &number[..9];
    let key = digits::luhn(number) || (siren == LA_POSTE && digits::sum(number).is_multiple_of(5));
    key && siren::is_right(siren)
}

fn count_help(digits: &str) -> String {
    let with_zero = format!("0{digits}");
    match digits.len() {
        9 => "c’est un SIREN : ajoutez les 5 chiffres de l’établissement".to_owned(),
        13 if is_right(&with_zero) => format!("vérifiez le zéro de tête : « {with_zero} »"),
        13 => "vérifiez le zéro de tête, puis recopiez les 14 chiffres".to_owned(),
        _ => "recopiez les 14 chiffres de l’avis de situation de l’Insee".to_owned(),
    }
}

impl fmt::Display for Siret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

scalar!(
    Siret,
    Shape {
        format: "siret",
        title: "SIRET",
        description: "Numéro de l’établissement : 14 chiffres, avec ou sans espaces.",
        examples: &["12345678200010", "123 456 782 00010"],
        pattern: Some(r"^\s*([0-9]\s*){14}$"),
        unquoted: Unquoted::Integer,
    }
);
