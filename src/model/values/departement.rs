//! Départements and overseas territories: their codes and names.
//!
//! The site finder and the coherence of addresses rest on this table. Knows no
//! commune and no site.

use std::fmt;

use super::fault::{Fault, filled, quoted};
use super::fold::joined_words;
use super::scalar::{Shape, Unquoted, scalar};

/// A département, or an overseas territory with a code of the same family.
///
/// Always the rank of a row of the official list, so the order is the official
/// one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Departement(u8);

const EXAMPLE: &str = "59";

impl Departement {
    /// Reads a code: `01`, `2A`, `974`.
    ///
    /// # Errors
    ///
    /// The help gives the code when a name was written, or when the leading
    /// zero is lost.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, "le département est vide", EXAMPLE)?;
        Self::by_code(&text.to_ascii_uppercase())
            .ok_or_else(|| Fault::new(format!("{} n’est pas un code de département", quoted(text)), help(text)))
    }

    /// All départements in official order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=u8::MAX).zip(&LIST).map(|(row, _)| Self(row))
    }

    /// The code: `01`, `2A`, `974`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.row().0
    }

    /// The French name: `Ain`, `Corse-du-Sud`, `La Réunion`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// Whether this is outside mainland France and Corsica.
    #[must_use]
    pub fn is_overseas(self) -> bool {
        self.code().len() == 3
    }

    /// The département with this code in capital letters.
    pub(super) fn by_code(code: &str) -> Option<Self> {
        Self::all().find(|known| known.code() == code)
    }

    fn row(self) -> (&'static str, &'static str) {
        LIST[usize::from(self.0)]
    }
}

fn help(text: &str) -> String {
    if text == "20" {
        return "la Corse a deux codes : « 2A » (Corse-du-Sud) et « 2B » (Haute-Corse)".to_owned();
    }
    if let Some(found) = Departement::by_code(&format!("0{text}")) {
        return format!("écrivez « {} » : le zéro de tête manque", found.code());
    }
    let words = joined_words(text, "-");
    let bare = words.trim_start_matches("la-").trim_start_matches("les-");
    let is_named = |found: &Departement| {
        let name = joined_words(found.name(), "-");
        name == words || name.trim_start_matches("la-") == bare
    };
    match Departement::all().find(is_named) {
        Some(found) => format!("écrivez son code : « {} »", found.code()),
        None => format!("écrivez par exemple « {EXAMPLE} », « 2A » ou « 974 »"),
    }
}

impl fmt::Display for Departement {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

scalar!(
    Departement,
    Shape {
        format: "departement",
        title: "Code de département",
        description: "Code à deux ou trois caractères : 01, 2A, 974.",
        examples: &["59", "01", "2A", "974"],
        pattern: Some(r"^\s*([0-9]{2}|2[ABab]|9[78][0-9])\s*$"),
        unquoted: Unquoted::Integer,
    }
);

/// Code and name, in the order of the codes.
static LIST: [(&str, &str); 107] = [
    ("01", "Ain"),
    ("02", "Aisne"),
    ("03", "Allier"),
    ("04", "Alpes-de-Haute-Provence"),
    ("05", "Hautes-Alpes"),
    ("06", "Alpes-Maritimes"),
    ("07", "Ardèche"),
    ("08", "Ardennes"),
    ("09", "Ariège"),
    ("10", "Aube"),
    ("11", "Aude"),
    ("12", "Aveyron"),
    ("13", "Bouches-du-Rhône"),
    ("14", "Calvados"),
    ("15", "Cantal"),
    ("16", "Charente"),
    ("17", "Charente-Maritime"),
    ("18", "Cher"),
    ("19", "Corrèze"),
    ("2A", "Corse-du-Sud"),
    ("2B", "Haute-Corse"),
    ("21", "Côte-d’Or"),
    ("22", "Côtes-d’Armor"),
    ("23", "Creuse"),
    ("24", "Dordogne"),
    ("25", "Doubs"),
    ("26", "Drôme"),
    ("27", "Eure"),
    ("28", "Eure-et-Loir"),
    ("29", "Finistère"),
    ("30", "Gard"),
    ("31", "Haute-Garonne"),
    ("32", "Gers"),
    ("33", "Gironde"),
    ("34", "Hérault"),
    ("35", "Ille-et-Vilaine"),
    ("36", "Indre"),
    ("37", "Indre-et-Loire"),
    ("38", "Isère"),
    ("39", "Jura"),
    ("40", "Landes"),
    ("41", "Loir-et-Cher"),
    ("42", "Loire"),
    ("43", "Haute-Loire"),
    ("44", "Loire-Atlantique"),
    ("45", "Loiret"),
    ("46", "Lot"),
    ("47", "Lot-et-Garonne"),
    ("48", "Lozère"),
    ("49", "Maine-et-Loire"),
    ("50", "Manche"),
    ("51", "Marne"),
    ("52", "Haute-Marne"),
    ("53", "Mayenne"),
    ("54", "Meurthe-et-Moselle"),
    ("55", "Meuse"),
    ("56", "Morbihan"),
    ("57", "Moselle"),
    ("58", "Nièvre"),
    ("59", "Nord"),
    ("60", "Oise"),
    ("61", "Orne"),
    ("62", "Pas-de-Calais"),
    ("63", "Puy-de-Dôme"),
    ("64", "Pyrénées-Atlantiques"),
    ("65", "Hautes-Pyrénées"),
    ("66", "Pyrénées-Orientales"),
    ("67", "Bas-Rhin"),
    ("68", "Haut-Rhin"),
    ("69", "Rhône"),
    ("70", "Haute-Saône"),
    ("71", "Saône-et-Loire"),
    ("72", "Sarthe"),
    ("73", "Savoie"),
    ("74", "Haute-Savoie"),
    ("75", "Paris"),
    ("76", "Seine-Maritime"),
    ("77", "Seine-et-Marne"),
    ("78", "Yvelines"),
    ("79", "Deux-Sèvres"),
    ("80", "Somme"),
    ("81", "Tarn"),
    ("82", "Tarn-et-Garonne"),
    ("83", "Var"),
    ("84", "Vaucluse"),
    ("85", "Vendée"),
    ("86", "Vienne"),
    ("87", "Haute-Vienne"),
    ("88", "Vosges"),
    ("89", "Yonne"),
    ("90", "Territoire de Belfort"),
    ("91", "Essonne"),
    ("92", "Hauts-de-Seine"),
    ("93", "Seine-Saint-Denis"),
    ("94", "Val-de-Marne"),
    ("95", "Val-d’Oise"),
    ("971", "Guadeloupe"),
    ("972", "Martinique"),
    ("973", "Guyane"),
    ("974", "La Réunion"),
    ("975", "Saint-Pierre-et-Miquelon"),
    ("976", "Mayotte"),
    ("977", "Saint-Barthélemy"),
    ("978", "Saint-Martin"),
    ("986", "Wallis-et-Futuna"),
    ("987", "Polynésie française"),
    ("988", "Nouvelle-Calédonie"),
];
