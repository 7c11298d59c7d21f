//! Who may read a record. What is `interne` never reaches an output.

use super::declare::choice;

choice! {
    /// The three levels of every record.
    #[derive(Default)]
    pub enum Visibility, "Qui peut lire" {
        #[default]
        Public = "public", "tout le monde";
        Orientation = "orientation", "les équipes d’orientation : pages « Orienter » et kits";
        Interne = "interne", "personne : jamais publié";
    }
}

impl Visibility {
    pub fn orientation() -> Self {
        Self::Orientation
    }

    pub fn interne() -> Self {
        Self::Interne
    }

    /// Readable by everyone.
    pub fn is_public(self) -> bool {
        self == Self::Public
    }

    /// May reach an output at all.
    pub fn is_published(self) -> bool {
        self != Self::Interne
    }
}
