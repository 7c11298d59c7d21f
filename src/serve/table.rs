//! What can be shown: a table from exact path to content.
//!
//! A request can only name a row. There is no disk behind the table and nothing
//! is decoded or joined, so a path that leads outside cannot be spelled.
//! Knows nothing of HTTP beyond the names of content types.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use axum::body::Bytes;

use super::Output;

/// The page that stands for what does not exist.
const NOT_FOUND: &str = "404.html";
/// The page that stands for a folder.
const INDEX: &str = "index.html";

/// One file as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The value of `Content-Type`.
    pub content_type: &'static str,
    /// The whole content.
    pub bytes: Bytes,
}

/// A whole portal, ready to be shown.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Table {
    files: BTreeMap<String, File>,
}

/// The answer of the table to a path.
#[derive(Debug, PartialEq, Eq)]
pub enum Found<'a> {
    /// This file.
    File(&'a File),
    /// Nothing at this path, but a page at the same path with `/` at its end.
    WithSlash,
    /// Nothing; the portal's own page says so, when it has one.
    Nothing(Option<&'a File>),
}

impl Table {
    /// Copies the outputs. When nobody else needs them, hand them over with
    /// `Table::from`, which spares the memory.
    #[must_use]
    pub fn new(outputs: &[Output]) -> Self {
        Self::from(outputs.to_vec())
    }

    /// Looks a request path up, as it stands in the request: from the first `/`,
    /// without the query, percent signs left alone (no output has one).
    #[must_use]
    pub fn find(&self, path: &str) -> Found<'_> {
        let nothing = Found::Nothing(self.files.get(NOT_FOUND));
        let Some(key) = path.strip_prefix('/') else { return nothing };
        if key.is_empty() || key.ends_with('/') {
            return self.files.get(&format!("{key}{INDEX}")).map_or(nothing, Found::File);
        }
        match self.files.get(key) {
            Some(file) => Found::File(file),
            None if self.files.contains_key(&format!("{key}/{INDEX}")) => Found::WithSlash,
            None => nothing,
        }
    }
}

impl From<Vec<Output>> for Table {
    fn from(outputs: Vec<Output>) -> Self {
        let row = |output: Output| {
            let content_type = content_type(&output.path);
            (output.path, File { content_type, bytes: Bytes::from(output.bytes) })
        };
        Self { files: outputs.into_iter().map(row).collect() }
    }
}

/// The table that is shown now. Its copies are one: replacing the table in one
/// replaces it for the server, whose answers under way finish with the old one.
#[derive(Debug, Clone, Default)]
pub struct Live(Arc<RwLock<Arc<Table>>>);

impl Live {
    /// Shows this table first.
    #[must_use]
    pub fn new(table: Table) -> Self {
        Self(Arc::new(RwLock::new(Arc::new(table))))
    }

    /// Shows another table from the next request on.
    pub fn replace(&self, table: Table) {
        let table = Arc::new(table);
        // A poisoned lock still holds a whole table: it is only ever swapped.
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = table;
    }

    /// The table shown now.
    #[must_use]
    pub fn current(&self) -> Arc<Table> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The content type by the end of the name. What we do not know is offered as a
/// download, which is the harmless way to be wrong.
fn content_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    if name == "atom.xml" {
        return "application/atom+xml; charset=utf-8";
    }
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "geojson" => "application/geo+json",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "vcf" => "text/vcard; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "wasm" => "application/wasm",
        "epub" => "application/epub+zip",
        "odt" => "application/vnd.oasis.opendocument.text",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}
