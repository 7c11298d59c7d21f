//! Where a link written in a text leads.
//!
//! The checker and the renderer ask the same function, so that what was checked
//! is what is published.

use super::{Address, Routes};

/// The end of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// A page of this portal, perhaps at an anchor.
    Page { address: Address, anchor: Option<String> },
    /// An anchor of the page that holds the link.
    Here { anchor: String },
    /// A file of the project, by its path there.
    File { source: String },
    /// Anything outside: a site, a mailbox, a phone.
    Outside,
}

/// Where a text stands: what its relative links start from.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// Slug of the site; `None` for the network's own pages.
    pub site: Option<&'a str>,
    /// Address of the page: `droits/livret/logement/`.
    pub path: &'a str,
    /// The file it was written in; empty for a text of a YAML file.
    pub file: &'a str,
}

/// A link that leads nowhere, with the closest page if one is close.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadLink {
    /// The address that was looked for.
    pub wanted: String,
}

impl Routes {
    /// Follows `target` from `origin`.
    ///
    /// # Errors
    ///
    /// When it names a page that the plan does not hold.
    pub fn follow(&self, target: &str, origin: Origin<'_>) -> Result<Destination, DeadLink> {
        if is_outside(target) {
            return Ok(Destination::Outside);
        }
        let (path, anchor) = match target.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor.to_owned())),
            None => (target, None),
        };
        if path.is_empty() {
            return match anchor {
                Some(anchor) => Ok(Destination::Here { anchor }),
                None => Err(DeadLink { wanted: target.to_owned() }),
            };
        }
        let is_page = path.ends_with(".md") || path.ends_with('/') || path == "@";
        if !is_page {
            return file(path, origin)
                .map(|source| Destination::File { source })
                .ok_or_else(|| DeadLink { wanted: path.to_owned() });
        }
        let wanted = page_path(path, origin);
        let address = Address::new(origin.site, &wanted);
        match self.exists(&address) {
            true => Ok(Destination::Page { address, anchor }),
            false => Err(DeadLink { wanted }),
        }
    }
}

fn is_outside(target: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:", "sms:"].iter().any(|scheme| target.starts_with(scheme))
}

/// Address of the page that a path names: `@/` starts from the site's root,
/// anything else from the folder of the page.
fn page_path(path: &str, origin: Origin<'_>) -> String {
    let joined = match path.strip_prefix("@/").or_else(|| (path == "@").then_some("")) {
        Some(rooted) => rooted.to_owned(),
        None => join(parent(origin.path.trim_end_matches('/')), path),
    };
    let stem = joined
        .strip_suffix(".md")
        .map(|stem| stem.trim_end_matches("/_index"))
        .unwrap_or(&joined)
        .trim_end_matches('/');
    let (folder, name) = match stem.rsplit_once('/') {
        Some((folder, name)) => (Some(folder), name),
        None => (None, stem),
    };
    // Chapters are ordered by a number that stays in the file's name.
    let name = match folder {
        Some("droits/livret") => name.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-'),
        _ => name,
    };
    match (folder, name) {
        (_, "") => String::new(),
        (Some(folder), name) => format!("{folder}/{name}/"),
        (None, name) => format!("{name}/"),
    }
}

/// Project file that a path names, from the file that holds the link.
fn file(path: &str, origin: Origin<'_>) -> Option<String> {
    match path.strip_prefix("@/") {
        Some(rooted) => origin.site.map(|site| format!("content/sites/{site}/{rooted}")),
        None => Some(join(parent(origin.file), path)),
    }
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// `folder` + `path`, with `.` and `..` resolved; never above the root.
fn join(folder: &str, path: &str) -> String {
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

impl super::Plan<'_> {
    /// The whole address behind a link of a text, for what is read outside of the portal; none for a link that
    /// leads nowhere.
    pub fn whole_link(&self, target: &str, origin: Origin<'_>, lang: &str) -> Option<String> {
        match self.routes.follow(target, origin).ok()? {
            Destination::Outside => Some(target.to_owned()),
            Destination::Page { address, anchor } => {
                let page = self.routes.absolute(&address, lang);
                Some(anchor.map_or(page.clone(), |anchor| format!("{page}#{anchor}")))
            }
            Destination::File { source } => self.routes.asset(&source).map(|file| self.routes.absolute_file(&file)),
            Destination::Here { .. } => None,
        }
    }
}
