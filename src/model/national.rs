//! Texts that every site shares and none may alter: `content/national/`.
//!
//! A site adds explanations beside them, never inside; a lock file holds their
//! fingerprints.

use super::declare::{choice, record};
use super::values::{Date, Key, Phone, Slug};
use super::{Prose, Text};

record! {
    /// Root of `principes.yaml`.
    pub struct PrinciplesFile, "Principes" {
        #[schemars(length(min = 8, max = 8))]
        pub principles: Vec<Principle> = "principes", "les huit principes, dans l’ordre";
    }
}

record! {
    /// One of the eight principles (cahier des charges, 6).
    pub struct Principle, "Principe" {
        pub id: Slug = "id", "principe-1 à principe-8";
        pub title: Text = "titre", "titre";
        pub text: Text = "texte", "le principe, en clair";
    }
}

choice! {
    /// Which text stands behind a statement; the decree comes first.
    pub enum Basis, "Fondement" {
        Decree = "decret", "décret 2016-1940 (CASF)";
        Cahier = "cahier", "cahier des charges national";
        Other = "autre", "autre texte";
    }
}

record! {
    /// Root of `criteres.yaml`.
    pub struct CriteriaFile, "Critères" {
        pub prerequisites: Vec<Criterion> = "prealables", "conditions préalables";
        #[schemars(length(min = 4, max = 4))]
        pub criteria: Vec<Criterion> = "criteres", "les quatre critères cumulatifs";
    }
}

record! {
    /// One prerequisite or criterion (D. 312-154-1; cahier des charges, 7).
    pub struct Criterion, "Critère" {
        pub id: Key = "id", "identifiant";
        pub label: Text = "libelle", "le critère, en clair";
        pub help: Option<Text> = "aide", "comment l’apprécier";
        pub basis: Basis = "fondement", "texte qui le fonde";
        pub source: String = "source", "article ou paragraphe";
    }
}

record! {
    /// Root of `charte.yaml`.
    pub struct CharteFile, "Charte" {
        pub version: Slug = "version", "version du texte";
        pub order: String = "arrete", "arrêté qui fixe le texte";
        #[schemars(length(min = 12, max = 12))]
        pub articles: Vec<CharteArticle> = "articles", "les douze articles, dans l’ordre";
    }
}

record! {
    /// One article of the charte, explained in our own words.
    pub struct CharteArticle, "Article de la charte" {
        #[schemars(range(min = 1, max = 12))]
        pub number: u32 = "numero", "numéro, de 1 à 12";
        pub title: Text = "titre", "titre";
        pub explanation: Text = "explication", "explication en langage simple";
    }
}

record! {
    /// Root of `charte-officielle.yaml`: the official wording, put in once by the publisher.
    pub struct OfficialCharte, "Texte officiel de la charte" {
        pub source: String = "source", "où le texte a été copié, et quand";
        #[schemars(length(min = 12, max = 12))]
        pub articles: Vec<OfficialArticle> = "articles", "les douze articles, mot pour mot";
    }
}

record! {
    /// Official wording of one article.
    pub struct OfficialArticle, "Article officiel" {
        #[schemars(range(min = 1, max = 12))]
        pub number: u32 = "numero", "numéro, de 1 à 12";
        pub text: Prose = "texte", "texte officiel, sans rien changer";
    }
}

record! {
    /// Root of `glossaire.yaml`.
    pub struct GlossaryFile, "Glossaire" {
        pub entries: Vec<GlossaryEntry> = "glossaire", "mots et sigles";
    }
}

record! {
    /// One word or acronym.
    pub struct GlossaryEntry, "Mot du glossaire" {
        pub term: String = "terme", "mot ou sigle";
        pub expansion: Option<Text> = "developpe", "sigle en toutes lettres";
        pub explanation: Text = "explication", "ce que cela veut dire";
        pub simple: Option<Text> = "simple", "la même chose en langage simple";
        pub context: Option<String> = "contexte", "contexte, si le sigle a plusieurs sens";
    }
}

record! {
    /// Root of `urgences.yaml`.
    pub struct EmergencyFile, "Urgences" {
        pub numbers: Vec<EmergencyNumber> = "urgences", "numéros nationaux";
    }
}

record! {
    /// One national number.
    pub struct EmergencyNumber, "Numéro d’urgence" {
        pub number: Phone = "numero", "numéro";
        pub label: Text = "libelle", "nom du service";
        pub when: Text = "quand", "quand l’appeler";
    }
}

record! {
    /// Root of `articles.yaml`.
    pub struct ArticlesFile, "Articles cités" {
        pub articles: Vec<LawArticle> = "articles", "articles de loi cités par le portail";
    }
}

record! {
    /// One article of law, cited and described, never pasted.
    pub struct LawArticle, "Article de loi" {
        pub id: Slug = "id", "identifiant court";
        pub code: String = "code", "code ou texte";
        pub article: String = "article", "numéro de l’article";
        pub subject: Text = "objet", "ce qu’il dit, en une phrase";
        pub basis: Basis = "fondement", "famille du texte";
    }
}

record! {
    /// Root of `sortie.yaml`.
    pub struct LeavingFile, "Critères de sortie" {
        #[schemars(length(min = 7, max = 7))]
        pub criteria: Vec<LeavingText> = "criteres", "les sept critères";
    }
}

record! {
    /// One of the seven criteria of leaving (cahier des charges, 8.5.2).
    pub struct LeavingText, "Critère de sortie" {
        pub id: super::support::LeavingCriterion = "id", "identifiant";
        pub label: Text = "libelle", "le critère, en clair";
    }
}

record! {
    /// Root of `verrou.yaml`: fingerprints of the national texts.
    pub struct LockFile, "Verrou des textes nationaux" {
        pub version: Slug = "version", "version des textes nationaux";
        pub date: Option<Date> = "date", "date de la version";
        pub files: Vec<LockedFile> = "fichiers", "fichiers verrouillés";
    }
}

record! {
    /// Fingerprint of one file.
    pub struct LockedFile, "Fichier verrouillé" {
        pub file: String = "fichier", "nom du fichier dans content/national";
        pub fingerprint: String = "empreinte", "empreinte SHA-256 du fichier";
    }
}
