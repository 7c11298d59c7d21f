//! The postal code, and which départements it may lead to.

use std::fmt;

use super::departement::Departement;
use super::digits;
use super::fault::{Fault, filled, quoted};
use super::insee_code::InseeCode;
use super::scalar::{Shape, Unquoted, scalar};

/// A code of the French post.
///
/// Always 5 digits, the first two of which exist.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostalCode(String);

/// Codes that also serve communes of a neighbouring département, because the
/// post reaches them from there.
const ACROSS_A_BORDER: &[(&str, &str)] = &[
    ("01200", "74"),
    ("01410", "39"),
    ("01590", "39"),
    ("05110", "04"),
    ("05130", "04"),
    ("05160", "04"),
    ("05700", "26"),
    ("06260", "04"),
    ("13780", "83"),
    ("18120", "36"),
    ("21340", "71"),
    ("33220", "24"),
    ("36260", "18"),
    ("37160", "86"),
    ("42620", "03"),
    ("43450", "15"),
    ("48250", "07"),
    ("52100", "51"),
    ("73670", "38"),
    ("94390", "91"),
];

impl PostalCode {
    /// Reads 5 digits; spaces are allowed between them.
    ///
    /// # Errors
    ///
    /// Says whether digits are lacking or the beginning does not exist.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, "le code postal est vide", "59000")?;
        let code = digits::exactly(text, text, 5, |digits| match digits.len() {
            4 => format!("vérifiez le zéro de tête : « 0{digits} »"),
            _ => "écrivez les 5 chiffres, sans le nom de la commune".to_owned(),
        })?;
        if matches!(&code[..2], "00" | "96" | "99") {
            return Err(Fault::new(
                format!("aucun code postal ne commence par {} : {}", &code[..2], quoted(text)),
                "vérifiez les deux premiers chiffres : ce sont le plus souvent ceux du département",
            ));
        }
        Ok(Self(code))
    }

    /// The départements that an address with this code may lie in, most likely
    /// first; none for Monaco and the lands without inhabitants.
    #[must_use]
    pub fn departements(&self) -> Vec<Departement> {
        let neighbours =
            ACROSS_A_BORDER.iter().filter(|(code, _)| *code == self.0).map(|(_, departement)| *departement);
        self.own_departements().iter().copied().chain(neighbours).filter_map(Departement::by_code).collect()
    }

    /// Whether a commune may have this postal code; a doubt counts as yes.
    #[must_use]
    pub fn goes_with(&self, commune: &InseeCode) -> bool {
        self.departements().contains(&commune.departement())
    }

    /// The five digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn own_departements(&self) -> Vec<&str> {
        match (&self.0[..2], &self.0[..3]) {
            (_, "200" | "201") => vec!["2A"],
            (_, "202" | "206") => vec!["2B"],
            ("20", _) => vec!["2A", "2B"],
            // Guadeloupe's post once served the two northern islands, and
            // still numbers some of their offices.
            ("97", "970" | "971") if self.0 == "97133" => vec!["977"],
            ("97", "970" | "971") if self.0 == "97150" => vec!["978"],
            ("97", "970" | "971") => vec!["971", "977", "978"],
            ("97" | "98", three) => vec![three],
            (two, _) => vec![two],
        }
    }
}

impl fmt::Display for PostalCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

scalar!(
    PostalCode,
    Shape {
        format: "code-postal",
        title: "Code postal",
        description: "Code postal à 5 chiffres.",
        examples: &["59000", "01000"],
        pattern: Some(r"^\s*([0-9]\s*){5}$"),
        unquoted: Unquoted::Integer,
    }
);
