//! Contexts of the pages about what is printed.

use serde::Serialize;

use super::{Day, FileLink, Page, Text};

/// One paper, in its layouts and languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaperGroup {
    /// Unique in the page, used as an anchor.
    pub id: String,
    pub title: String,
    /// What it is for.
    pub text: String,
    /// « Version K7M2QX, du 1er septembre 2026 »
    pub version: String,
    /// In the page's language, the ones to read first.
    pub files: Vec<FileLink>,
    /// In other languages.
    pub others: Vec<FileLink>,
    /// How to print the booklet, when there is one.
    pub how: Option<String>,
}

/// `droits/imprimer/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PapersPage {
    pub page: Page,
    pub groups: Vec<PaperGroup>,
}

/// `v/<code>/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VersionPage {
    pub page: Page,
    /// `current`, `same` (another code, the same words in this language) or `old`.
    pub state: &'static str,
    pub paper: String,
    pub code: String,
    /// When it was handed over, if it was released.
    pub date: Option<Day>,
    /// Code of what is printed today, when it is another one.
    pub now: Option<String>,
    /// Titles of chapters.
    pub added: Vec<Text>,
    pub changed: Vec<Text>,
    pub removed: Vec<Text>,
    /// Today's papers.
    pub files: Vec<FileLink>,
    pub papers_href: String,
}
