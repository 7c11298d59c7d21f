//! One file of the portal, ready to be written.
//!
//! Made by `render`, listed by `exports`, looked at by `check`: none of them has
//! to know the others for it.

/// One file of the portal, and what the list of outputs says of it.
#[derive(Debug, Clone)]
pub struct Output {
    /// Path from the portal's root, with forward slashes.
    pub path: String,
    pub bytes: Vec<u8>,
    pub about: About,
}

/// What a file is, for `portal.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// `page`, `form`, `kit`, `print`, `calendar`, `asset`, `feed`, `data`…
    pub kind: &'static str,
    /// Kind of page: `home`, `orientation`…
    pub page: Option<&'static str>,
    pub site: Option<String>,
    pub lang: Option<String>,
    pub title: Option<String>,
    /// Identifier of the form that the file is a shape of.
    pub form: Option<String>,
    /// Shape of a form: `html`, `pdf`, `docx`, `odt`, `schema`; `pdf` for what is printed.
    pub format: Option<&'static str>,
    /// Category of team that the form is made for.
    pub category: Option<String>,
    /// Version of the form.
    pub version: Option<String>,
    /// Pages of a PDF.
    pub pages: Option<usize>,
}
