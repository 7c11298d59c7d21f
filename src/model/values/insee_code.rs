//! The code of a commune in the official geographic code.

use std::fmt;

use super::departement::Departement;
use super::digits;
use super::fault::{Fault, filled, quoted};
use super::scalar::{Shape, Unquoted, scalar};

/// One commune, or one arrondissement of Paris, Lyon or Marseille.
///
/// Always 5 characters that begin with the code of a département.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InseeCode {
    code: String,
    departement: Departement,
}

impl InseeCode {
    /// Reads 5 characters: `59350`, `2A004`, `97411`.
    ///
    /// # Errors
    ///
    /// Says whether the length is wrong or the département does not exist.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, "le code de commune est vide", "59350")?;
        if !text.contains(|letter: char| letter.is_ascii_digit()) {
            return Err(Fault::new(
                format!("{} n’est pas un code de commune", quoted(text)),
                "cherchez la commune sur le site de l’Insee et recopiez son code à 5 caractères",
            ));
        }
        let code = text.to_ascii_uppercase();
        let is_corsican = code.starts_with("2A") || code.starts_with("2B");
        let figures = if is_corsican { code.replacen(['A', 'B'], "0", 1) } else { code.clone() };
        digits::exactly(text, &figures, 5, |digits| match digits.len() {
            4 if !is_corsican => format!("vérifiez le zéro de tête : « 0{digits} »"),
            _ => "cherchez la commune sur le site de l’Insee et recopiez son code".to_owned(),
        })?;
        match departement(&code) {
            Some(departement) => Ok(Self { code, departement }),
            None => Err(no_departement(text)),
        }
    }

    /// The département that the code begins with.
    #[must_use]
    pub fn departement(&self) -> Departement {
        self.departement
    }

    /// The five characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.code
    }
}

fn departement(code: &str) -> Option<Departement> {
    Departement::by_code(code.get(..2)?).or_else(|| Departement::by_code(code.get(..3)?))
}

fn no_departement(text: &str) -> Fault {
    let help = match text.get(..2) {
        Some("20") => "c’est un code postal : en Corse, le code de commune commence par « 2A » ou « 2B »",
        Some("99") => "les pays étrangers n’ont pas de code de commune : retirez la ligne",
        _ => "cherchez la commune sur le site de l’Insee et recopiez son code",
    };
    Fault::new(format!("le code de commune {} ne commence par aucun département", quoted(text)), help)
}

impl fmt::Display for InseeCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.code)
    }
}

scalar!(
    InseeCode,
    Shape {
        format: "code-insee",
        title: "Code de commune (Insee)",
        description: "Code de la commune à 5 caractères ; ce n’est pas le code postal.",
        examples: &["59350", "2A004"],
        pattern: Some(r"^\s*[0-9]\s*[0-9ABab]\s*([0-9]\s*){3}$"),
        unquoted: Unquoted::Integer,
    }
);
