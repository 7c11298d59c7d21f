//! Contexts of the list of forms and of the files to download.

use serde::Serialize;

use super::{DocumentLink, FileLink, Link, Page, Text};

/// A form for one category of team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormChoice {
    pub link: Link,
    pub files: Vec<FileLink>,
}

/// One form in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormEntry {
    /// Unique in the page, used as an anchor.
    pub id: String,
    pub document: DocumentLink,
    pub purpose: Option<Text>,
    /// One a category, when the form is not the same for all.
    pub by_category: Vec<FormChoice>,
}

/// Forms that the same people fill in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormGroup {
    /// Unique in the page, used as an anchor.
    pub id: String,
    pub title: String,
    pub intro: Option<String>,
    pub forms: Vec<FormEntry>,
}

/// `formulaires/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormsPage {
    pub page: Page,
    pub groups: Vec<FormGroup>,
    pub kits: Vec<FileLink>,
    /// Dates, leaflet, documents of the commission.
    pub commission: Vec<FileLink>,
}
