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
    /// `page`, `asset`, `feed`, `data`…
    pub kind: &'static str,
    /// Kind of page: `home`, `orientation`…
    pub page: Option<&'static str>,
    pub site: Option<String>,
    pub lang: Option<String>,
    pub title: Option<String>,
}
