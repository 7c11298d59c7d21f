//! The inserts that a text may call: what a site's data puts in shared pages.

/// Inserts that stand in a sentence: `[[nom]]`.
pub const INLINE: &[&str] = &[
    "nom",
    "permanence",
    "accueil-telephone",
    "accueil-courriel",
    "adresse",
    "gestionnaire",
    "visites-par-semaine",
    "delai-logement",
    "loyer-pct",
];

/// Inserts that stand alone in their paragraph: `[[bloc-urgences]]`.
pub const BLOCK: &[&str] = &[
    "bloc-permanence",
    "bloc-urgences",
    "bloc-contacts",
    "bloc-personnes-qualifiees",
    "bloc-signalement",
    "bloc-recours",
    "bloc-participation",
    "bloc-exemple-loyer",
    "bloc-quartier",
    "bloc-agenda",
    "bloc-traitements",
];
