//! What stands at the head of a Markdown file.
//!
//! The body belongs to the `markdown` room; this one only knows what the page
//! says of itself.

use super::declare::{choice, record};
use super::local_life::Reader;
use super::values::{Date, Topic, YesNo};

record! {
    /// Front matter of a page, a chapter or a piece of news.
    pub struct PageMeta, "En-tête de page" {
        #[schemars(length(min = 1, max = 120))]
        pub title: String = "titre", "titre de la page";
        #[schemars(length(min = 1, max = 300))]
        pub summary: String = "resume", "la page en une phrase simple";
        pub order: Option<u32> = "ordre", "place dans les menus, du plus petit au plus grand";
        pub audience: Vec<Reader> = "public" default, "pour qui";
        pub essential: YesNo = "essentielle" default, "cette page doit-elle être traduite ?";
        pub language_level: Option<LanguageLevel> = "langage", "langage simple ou courant";
        pub topics: Vec<Topic> = "rubriques" default, "sujets traités, par leur identifiant";
        pub reviewed: Option<Date> = "revue_le", "date de la dernière relecture";
        #[schemars(range(min = 1, max = 120))]
        pub review_months: Option<u32> = "revue_mois", "à relire tous les … mois";
        pub reviewers: Vec<String> = "relecteurs" default, "qui a relu (des fonctions, pas des noms)";
        pub draft: YesNo = "brouillon" default, "brouillon : pas encore publié";
        pub date: Option<Date> = "date", "date de l’actualité";
        pub aliases: Vec<String> = "alias" default, "anciennes adresses de la page";
    }
}

choice! {
    /// How plain the language is.
    pub enum LanguageLevel, "Niveau de langage" {
        Simple = "simple", "langage simple";
        Standard = "courant", "langage courant";
    }
}
