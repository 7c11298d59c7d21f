//! Contexts of the tenants' pages and of the documents that the law gives them.

use serde::Serialize;

use super::{Day, DocumentLink, FileLink, Link, Page, Pair, Rich, Text, Topic, TopicGroup};

/// `locataires/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TenantsHomePage {
    pub page: Page,
    pub intro: Option<Rich>,
    /// « Que faire quand… »: a situation, and the page that answers.
    pub situations: Vec<Topic>,
    pub themes: Vec<Topic>,
}

/// Who read a page before it was published, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Review {
    pub reviewed: Option<Day>,
    pub reviewers: Vec<Text>,
}

/// Any page whose body is Markdown: `tenant-page`, `rights-page`, and the
/// pages of the network that have no data of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MarkdownPage {
    pub page: Page,
    pub body: Rich,
    /// Second-level headings; empty under four of them.
    pub contents: Vec<Link>,
    pub documents: Vec<DocumentLink>,
    /// Pages to read next.
    pub related: Vec<Topic>,
    pub review: Review,
}

/// `droits/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RightsHomePage {
    pub page: Page,
    pub intro: Option<Rich>,
    pub groups: Vec<TopicGroup>,
    pub documents: Vec<DocumentLink>,
}

/// One chapter in the contents of the Livret d'accueil.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chapter {
    pub title: Text,
    pub summary: Option<Text>,
    pub href: String,
    pub current: bool,
}

/// `droits/livret/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LivretPage {
    pub page: Page,
    pub intro: Option<Rich>,
    pub chapters: Vec<Chapter>,
    pub documents: Vec<DocumentLink>,
}

/// `droits/livret/<chapter>/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LivretChapterPage {
    pub page: Page,
    /// From 1.
    pub number: usize,
    pub count: usize,
    pub body: Rich,
    pub previous: Option<Link>,
    pub next: Option<Link>,
    pub contents_href: String,
    pub review: Review,
}

/// One of the twelve articles of the Charte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CharteArticle {
    /// Unique in the page, used as an anchor: `article-4`.
    pub id: String,
    pub number: usize,
    pub title: Text,
    /// In our own words.
    pub explanation: Rich,
    /// The official text, always French; `None` when the publisher has not put it in.
    pub official: Option<Rich>,
}

/// `droits/charte/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChartePage {
    pub page: Page,
    pub intro: Option<Rich>,
    /// Which order sets the text.
    pub source: Text,
    pub source_href: Option<String>,
    /// True when at least one article has its official text; otherwise one
    /// notice at the top says where to ask for it.
    pub has_official: bool,
    pub articles: Vec<CharteArticle>,
    pub documents: Vec<DocumentLink>,
}

/// `droits/livret-simple/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlainLivretPage {
    pub page: Page,
    pub sections: Vec<ReglementSection>,
    pub files: Vec<FileLink>,
}

/// One section of the Reglement de fonctionnement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReglementSection {
    /// Unique in the page, used as an anchor.
    pub id: String,
    pub title: Text,
    /// `None` while the site has not written it.
    pub body: Option<Rich>,
}

/// `droits/reglement/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReglementPage {
    pub page: Page,
    pub intro: Option<Rich>,
    /// Adoption, consultations, next revision.
    pub facts: Vec<Pair>,
    pub sections: Vec<ReglementSection>,
    pub documents: Vec<DocumentLink>,
}
