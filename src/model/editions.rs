//! Versions of what a site prints: what a paper said the day it was handed over.
//!
//! A paper carries a short code; the code is made of what the paper says, so the same words always have the
//! same code. `versions.yaml` remembers each code that was released and the fingerprint of each chapter, so
//! that a page can say years later what has changed. Knows no file, no page, no clock.

use std::collections::{BTreeMap, BTreeSet};

use super::declare::{choice, record};
use super::values::{Date, Slug};
use super::{FRENCH, Text};

choice! {
    /// What a site prints for its tenants and its walls.
    pub enum Paper, "Document imprimé" {
        Livret = "livret", "livret d’accueil, avec ses annexes";
        Plain = "livret-simple", "livret en langage simple";
        Charte = "affiche-charte", "affiche de la charte";
        Rights = "affiche-droits", "affiche des droits et des recours";
        OnCall = "affiche-permanence", "affiche de la permanence";
        Participation = "affiche-participation", "affiche de la participation";
        Card = "carte", "carte à garder sur soi";
        Guide = "guide-quartier", "guide du quartier";
        Training = "programme-formation", "programme de formation";
        Chart = "organigramme", "organigramme";
    }
}

record! {
    /// Root of `versions.yaml`; written by `trousseau pack release`.
    #[derive(Default)]
    pub struct VersionsFile, "Versions imprimées" {
        pub versions: Vec<Version> = "versions" default, "versions diffusées, de la plus ancienne à la plus récente";
    }
}

record! {
    /// One version that was handed over.
    pub struct Version, "Version diffusée" {
        pub code: Slug = "code", "code imprimé sur le papier, en minuscules";
        pub paper: Paper = "document", "document";
        pub date: Date = "date", "jour de la diffusion";
        pub chapters: Vec<VersionChapter> = "chapitres" default, "ce que contenait le document";
    }
}

record! {
    /// One chapter of a version, by its fingerprint.
    pub struct VersionChapter, "Chapitre d’une version" {
        pub id: Slug = "id", "identifiant du chapitre";
        pub title: Text = "titre", "titre du chapitre";
        pub prints: Text = "empreintes", "empreinte du texte, par langue ; ne se modifie pas à la main";
    }
}

/// What a paper says today.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    pub paper: Paper,
    /// Small letters and digits, without those that look alike.
    pub code: String,
    pub chapters: Vec<VersionChapter>,
}

/// Editions of each site, by its slug.
pub type Editions = BTreeMap<String, Vec<Edition>>;

/// What has changed since a version, chapter by chapter.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Changes {
    pub added: Vec<Text>,
    pub changed: Vec<Text>,
    pub removed: Vec<Text>,
}

impl Changes {
    /// From a version to today's edition, for a reader of `lang`.
    pub fn between(then: &[VersionChapter], now: &[VersionChapter], lang: &str) -> Self {
        let spoken = |chapters: &[VersionChapter]| chapters.iter().filter(|c| c.speaks(lang)).cloned().collect();
        let (then, now): (Vec<VersionChapter>, Vec<VersionChapter>) = (spoken(then), spoken(now));
        let find = |chapters: &[VersionChapter], id: &Slug| chapters.iter().find(|c| c.id == *id).cloned();
        let mut changes = Self::default();
        for chapter in &now {
            match find(&then, &chapter.id) {
                None => changes.added.push(chapter.title.clone()),
                Some(old) if old.print(lang) != chapter.print(lang) => changes.changed.push(chapter.title.clone()),
                Some(_) => {}
            }
        }
        let gone = then.into_iter().filter(|chapter| find(&now, &chapter.id).is_none());
        changes.removed = gone.map(|chapter| chapter.title).collect();
        changes
    }

    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}

impl VersionChapter {
    /// Whether the chapter is written in the language.
    pub fn speaks(&self, lang: &str) -> bool {
        self.prints.langs().any(|own| own == lang)
    }

    fn print<'a>(&'a self, lang: &'a str) -> &'a str {
        self.prints.spoken(lang).text
    }
}

impl Edition {
    /// Languages in which the paper says something, in a fixed order.
    pub fn langs(&self) -> BTreeSet<&str> {
        self.chapters.iter().flat_map(|chapter| chapter.prints.langs()).collect()
    }
}

/// Where a paper stands: what its last version says, and what it says today.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// Never handed over.
    New,
    /// Today's words were handed over that day.
    Released(Date),
    /// The last version said something else.
    Since(Date, Changes),
}

impl Edition {
    /// Among the versions of the same site.
    pub fn standing(&self, versions: &[Version]) -> Standing {
        let last = versions.iter().rev().find(|version| version.paper == self.paper);
        match (released(versions, self.paper, &self.code), last) {
            (Some(version), _) => Standing::Released(version.date),
            (None, Some(version)) => {
                Standing::Since(version.date, Changes::between(&version.chapters, &self.chapters, FRENCH))
            }
            (None, None) => Standing::New,
        }
    }
}

/// The version of a code, if it was released.
pub fn released<'a>(versions: &'a [Version], paper: Paper, code: &str) -> Option<&'a Version> {
    versions.iter().rev().find(|version| version.paper == paper && version.code.as_str() == code)
}
