//! Everything the project says, put together: the portal, its national texts,
//! its sites and their pages.

use std::collections::BTreeMap;

use super::editions::Version;
use super::forms::Form;
use super::gestionnaire::Gestionnaire;
use super::local_life::LocalLife;
use super::national::{
    CharteFile, Criterion, EmergencyNumber, GlossaryEntry, LawArticle, LeavingText, OfficialCharte, Principle,
};
use super::orientation::{Commission, OrientationFile};
use super::page::PageMeta;
use super::partners::Partner;
use super::portal::PortalConfig;
use super::rights::Rights;
use super::site::SiteInfo;
use super::support::SupportFile;
use super::team::TeamFile;
use super::text::FRENCH;
use super::tracking::Tracking;
use super::training::Training;
use super::values::{Lang, Slug};
use crate::markdown::Document;

/// The whole project, read and checked.
#[derive(Debug, Clone)]
pub struct Portal {
    pub config: PortalConfig,
    pub national: National,
    /// Pages every site shares, in the order of their paths.
    pub shared: Vec<Page>,
    pub sites: Vec<Site>,
}

impl Portal {
    /// Whether the portal publishes several sites, each in its own folder.
    pub fn is_network(&self) -> bool {
        self.config.network.is_some()
    }

    pub fn languages(&self) -> impl Iterator<Item = &Lang> {
        self.config.languages.iter()
    }
}

/// Texts that every site shares and none may alter.
#[derive(Debug, Clone)]
pub struct National {
    pub principles: Vec<Principle>,
    pub prerequisites: Vec<Criterion>,
    pub criteria: Vec<Criterion>,
    pub charte: CharteFile,
    /// `None` until the publisher has put the official wording in.
    pub official_charte: Option<OfficialCharte>,
    pub glossary: Vec<GlossaryEntry>,
    pub emergencies: Vec<EmergencyNumber>,
    pub articles: Vec<LawArticle>,
    pub leaving: Vec<LeavingText>,
    pub forms: Vec<Form>,
}

/// One local programme.
#[derive(Debug, Clone)]
pub struct Site {
    pub slug: Slug,
    pub info: SiteInfo,
    pub gestionnaire: Gestionnaire,
    pub team: TeamFile,
    pub orientation: OrientationFile,
    pub commission: Option<Commission>,
    pub partners: Vec<Partner>,
    pub training: Option<Training>,
    pub rights: Rights,
    pub support: SupportFile,
    /// Figures that never leave the site, but for those it opens one by one.
    pub tracking: Tracking,
    pub life: LocalLife,
    /// National forms, then the site's own.
    pub forms: Vec<Form>,
    /// Shared pages, each replaced by the site's own where there is one.
    pub pages: Vec<Page>,
    /// Chapters of the Livret, in reading order.
    pub livret: Vec<Page>,
    /// Chapters of the livret in plain language, when the site writes one.
    pub plain: Vec<Page>,
    /// Sections of the Reglement, in reading order.
    pub reglement: Vec<Page>,
    /// News, the newest first.
    pub news: Vec<Page>,
    /// Papers that were released, the oldest first.
    pub versions: Vec<Version>,
}

impl Site {
    pub fn page(&self, path: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.path == path)
    }

    pub fn partner(&self, id: &Slug) -> Option<&Partner> {
        self.partners.iter().find(|partner| partner.id == *id)
    }

    pub fn form(&self, id: &Slug) -> Option<&Form> {
        self.forms.iter().find(|form| form.id == *id)
    }
}

/// A Markdown text and its translations.
#[derive(Debug, Clone)]
pub struct Page {
    /// Address without the site: `locataires/logement`.
    pub path: String,
    /// French first of all: a page without it does not load.
    pub versions: BTreeMap<String, PageVersion>,
}

/// One language of a page.
#[derive(Debug, Clone)]
pub struct PageVersion {
    pub meta: PageMeta,
    pub document: Document,
    /// The file it was read from, for messages.
    pub file: String,
    /// Where the Markdown starts in that file, in bytes.
    pub body_start: usize,
}

impl Page {
    /// The version in `lang`, else the French one, with the language it is in.
    pub fn version<'a>(&'a self, lang: &'a str) -> Option<(&'a str, &'a PageVersion)> {
        match self.versions.get(lang) {
            Some(version) => Some((lang, version)),
            None => self.versions.get(FRENCH).map(|version| (FRENCH, version)),
        }
    }

    pub fn french(&self) -> Option<&PageVersion> {
        self.versions.get(FRENCH)
    }
}
