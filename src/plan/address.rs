//! Addresses of pages and how one links to another.
//!
//! Links are relative, so that the same files work on any host, in any folder
//! and, later, from a USB key. An address is the same in every language; the
//! language only adds a folder.

use std::collections::BTreeSet;

use crate::model::FRENCH;
use crate::model::values::WebUrl;

/// A page of the portal: a site (or the network) and a path in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    pub site: Option<String>,
    /// `""`, `equipe/`, `droits/livret/logement/`, or `404.html`.
    pub path: String,
}

impl Address {
    pub fn new(site: Option<&str>, path: &str) -> Self {
        Self { site: site.map(str::to_owned), path: path.to_owned() }
    }
}

/// Every address of the portal.
#[derive(Debug, Clone)]
pub struct Routes {
    network: bool,
    base_url: String,
    known: BTreeSet<Address>,
    files: BTreeSet<String>,
}

impl Routes {
    pub(super) fn new(network: bool, base_url: &WebUrl) -> Self {
        let base_url = base_url.as_str().trim_end_matches('/').to_owned() + "/";
        Self { network, base_url, known: BTreeSet::new(), files: BTreeSet::new() }
    }

    /// Addresses alone, to follow links before there is a plan.
    pub fn of(known: BTreeSet<Address>) -> Self {
        Self { network: false, base_url: "/".to_owned(), known, files: BTreeSet::new() }
    }

    pub(super) fn insert(&mut self, address: &Address, lang: &str) {
        self.known.insert(address.clone());
        self.files.insert(self.file(address, lang));
    }

    pub fn exists(&self, address: &Address) -> bool {
        self.known.contains(address)
    }

    /// Whether the file of some page, in any language, has this path: a build of
    /// one site links to pages that it does not write.
    pub fn holds(&self, file: &str) -> bool {
        self.files.contains(file)
    }

    /// Paths of a site's pages (or of the network's), for « vouliez-vous dire ».
    pub fn paths(&self, site: Option<&str>) -> impl Iterator<Item = &str> {
        self.known.iter().filter(move |address| address.site.as_deref() == site).map(|address| address.path.as_str())
    }

    /// Folder address from the portal's root: `valmeyrac/ar/equipe/`.
    fn location(&self, address: &Address, lang: &str) -> String {
        let mut path = String::new();
        if let (true, Some(site)) = (self.network, &address.site) {
            path.push_str(site);
            path.push('/');
        }
        if lang != FRENCH {
            path.push_str(lang);
            path.push('/');
        }
        path + &address.path
    }

    /// File of a page from the output's root.
    pub fn file(&self, address: &Address, lang: &str) -> String {
        let location = self.location(address, lang);
        match location.is_empty() || location.ends_with('/') {
            true => location + "index.html",
            false => location,
        }
    }

    /// Link from one page to another, relative.
    pub fn link(&self, from: &Address, from_lang: &str, to: &Address, to_lang: &str) -> String {
        self.to_file(from, from_lang, &self.location(to, to_lang))
    }

    /// Link from a page to a file of the output, relative.
    pub fn to_file(&self, from: &Address, from_lang: &str, target: &str) -> String {
        if from.path == "404.html" {
            // A host shows this page at any depth: only a rooted link holds.
            return format!("{}{target}", self.base_path());
        }
        relative(&self.location(from, from_lang), target)
    }

    /// Path part of the public address, with slashes at both ends.
    fn base_path(&self) -> &str {
        let after_scheme = self.base_url.find("://").map_or(0, |at| at + 3);
        let slash = self.base_url[after_scheme..].find('/').map_or(self.base_url.len() - 1, |at| after_scheme + at);
        &self.base_url[slash..]
    }

    /// Absolute address of a page, for machines.
    pub fn absolute(&self, address: &Address, lang: &str) -> String {
        self.absolute_file(&self.location(address, lang))
    }

    /// Absolute address of a file.
    pub fn absolute_file(&self, file: &str) -> String {
        format!("{}{file}", self.base_url)
    }

    /// Where a project file is published: beside its site, or with the shared ones.
    pub fn asset(&self, source: &str) -> Option<String> {
        let rest = source.strip_prefix("content/")?;
        match rest.strip_prefix("sites/").and_then(|rest| rest.split_once('/')) {
            Some((site, file)) if self.network => Some(format!("{site}/fichiers/{file}")),
            Some((_, file)) => Some(format!("fichiers/{file}")),
            None => Some(format!("assets/fichiers/{}", rest.strip_prefix("commun/").unwrap_or(rest))),
        }
    }
}

/// Relative link between two locations; folders end with a slash.
fn relative(from: &str, to: &str) -> String {
    let folder = from.rfind('/').map_or("", |at| &from[..=at]);
    let mut common = 0;
    for (index, (a, b)) in folder.bytes().zip(to.bytes()).enumerate() {
        if a != b {
            break;
        }
        if a == b'/' {
            common = index + 1;
        }
    }
    let ups = folder[common..].matches('/').count();
    let link = "../".repeat(ups) + &to[common..];
    match link.is_empty() {
        true => "./".to_owned(),
        false => link,
    }
}
