//! Markdown files to pages: front matter, body, translations.
//!
//! `page.ar.md` is the Arabic version of `page.md`; a translation of no page
//! is an error, because nobody would ever see it.

use std::collections::BTreeMap;

use super::places::Places;
use super::records::record_in;
use super::yaml::closest;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::markdown::{self, Document};
use crate::model::page::PageMeta;
use crate::model::values::Lang;
use crate::model::{FRENCH, Page, PageVersion};

/// What the files of a folder are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folder {
    /// Pages in folders of their own address.
    Pages,
    /// Chapters or sections, `NN-name.md`, read in order.
    Ordered,
    /// News, `yyyy-mm-dd-name.md`, newest first.
    News,
}

/// Every page of a folder, in the order readers meet them.
pub fn read(folder: &str, kind: Folder, languages: &[String], places: &Places, found: &mut Diagnostics) -> Vec<Page> {
    let mut pages: BTreeMap<String, BTreeMap<String, PageVersion>> = BTreeMap::new();
    let files: Vec<(&String, &String)> =
        places.texts.iter().filter(|(file, _)| file.starts_with(folder) && file.ends_with(".md")).collect();
    for (file, text) in &files {
        let (path, lang) = address(file, folder);
        check_address(file, &path, kind, found);
        if let Some(lang) = lang {
            let source = format!("{folder}{path}.md");
            check_translation(file, lang, &source, languages, places, found);
        }
        if let Some(version) = version(file, text, kind, found) {
            pages.entry(path).or_default().insert(lang.unwrap_or(FRENCH).to_owned(), version);
        }
    }
    let mut list: Vec<Page> = pages
        .into_iter()
        .filter(|(_, versions)| versions.contains_key(FRENCH))
        .map(|(path, versions)| Page { path: public_path(&path, kind), versions })
        .collect();
    match kind {
        Folder::Pages => {}
        // The folder's own order is the files' names; an explicit one wins.
        Folder::Ordered => list.sort_by_key(|page| page.french().and_then(|v| v.meta.order).unwrap_or(u32::MAX)),
        Folder::News => list.sort_by(|a, b| date(b).cmp(&date(a)).then_with(|| a.path.cmp(&b.path))),
    }
    list
}

/// Shared pages with the site's own put over them, one by one.
pub fn overlay(shared: &[Page], own: Vec<Page>) -> Vec<Page> {
    let mut pages: Vec<Page> =
        shared.iter().filter(|page| !own.iter().any(|other| other.path == page.path)).cloned().collect();
    pages.extend(own);
    let order = |page: &Page| page.french().and_then(|version| version.meta.order).unwrap_or(u32::MAX);
    pages.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.path.cmp(&b.path)));
    pages
}

/// Address of the page in the portal: order numbers and dates stay in file names.
fn public_path(path: &str, kind: Folder) -> String {
    let strip = match kind {
        Folder::Pages => return path.trim_end_matches("/_index").to_owned(),
        Folder::Ordered => |c: char| c.is_ascii_digit() || c == '-',
        Folder::News => return path.to_owned(),
    };
    path.trim_start_matches(strip).to_owned()
}

fn date(page: &Page) -> Option<crate::model::values::Date> {
    page.french().and_then(|version| version.meta.date)
}

/// `(address, language)` of a file below its folder.
fn address<'f>(file: &'f str, folder: &str) -> (String, Option<&'f str>) {
    let stem = file.strip_prefix(folder).unwrap_or(file).trim_end_matches(".md");
    match stem.rsplit_once('.') {
        Some((path, lang)) if !lang.contains('/') => (path.to_owned(), Some(lang)),
        _ => (stem.to_owned(), None),
    }
}

fn check_address(file: &str, path: &str, kind: Folder, found: &mut Diagnostics) {
    let is_plain = |step: &str| {
        step == "_index"
            || (!step.is_empty() && step.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'))
    };
    if !path.split('/').all(is_plain) {
        let proposal: Vec<String> = path.split('/').map(markdown::slug).collect();
        found.push(
            Diagnostic::error("nom-de-page", "ce nom de fichier ne peut pas devenir une adresse")
                .help(format!("renommez-le « {}.md » : minuscules sans accent, chiffres et tirets", proposal.join("/")))
                .at(Place::file(file)),
        );
    }
    let dated = path.get(..10).is_some_and(|day| crate::model::values::Date::parse(day).is_ok());
    if kind == Folder::News && !dated {
        found.push(
            Diagnostic::error("nom-d-actualite", "le nom de cette actualité ne commence pas par une date")
                .help("renommez-le, par exemple « 2026-10-05-titre-court.md »")
                .at(Place::file(file)),
        );
    }
}

fn check_translation(
    file: &str,
    lang: &str,
    source: &str,
    languages: &[String],
    places: &Places,
    found: &mut Diagnostics,
) {
    let place = Place::file(file);
    if let Err(fault) = Lang::parse(lang) {
        found.push(Diagnostic::error("langue-de-page", fault.message).help(fault.help).at(place));
        return;
    }
    if !places.texts.contains_key(source) {
        let folder = source.rsplit_once('/').map_or("", |(folder, _)| folder);
        let neighbours =
            places.texts.keys().filter(|name| name.starts_with(folder) && name.ends_with(".md")).map(String::as_str);
        let help = match closest(source, neighbours) {
            Some(name) => format!("vouliez-vous traduire {name} ?"),
            None => format!("écrivez d’abord la page en français, {source}"),
        };
        found.push(
            Diagnostic::error(
                "traduction-sans-page",
                format!("cette traduction n’a pas de page : {source} n’existe pas"),
            )
            .help(help)
            .at(place),
        );
    } else if !languages.is_empty() && !languages.iter().any(|active| active == lang) {
        found.push(
            Diagnostic::warning(
                "langue-non-publiee",
                format!("la langue « {lang} » n’est pas publiée : cette page ne sera pas vue"),
            )
            .help(format!("ajoutez « {lang} » à « langues » dans site-config.yaml, ou retirez ce fichier"))
            .at(place),
        );
    }
}

fn version(file: &str, text: &str, kind: Folder, found: &mut Diagnostics) -> Option<PageVersion> {
    let split = markdown::split_front_matter(text);
    if let Some(problem) = &split.problem {
        found.push(problem_at(file, 0, problem));
        return None;
    }
    let Some(yaml) = split.yaml.clone() else {
        found.push(
            Diagnostic::error("en-tete-absent", "cette page n’a pas d’en-tête")
                .help("commencez le fichier par « --- », puis « titre: … », « resume: … », puis « --- »")
                .at(Place::file(file)),
        );
        return None;
    };
    let meta = record_in::<PageMeta>(file, text, yaml.clone(), found).and_then(|(meta, _)| meta);
    if let (Folder::News, Some(meta)) = (kind, &meta)
        && meta.date.is_none()
    {
        found.push(
            Diagnostic::error("actualite-sans-date", "cette actualité n’a pas de date")
                .help("ajoutez à l’en-tête « date: 2026-10-05 »")
                .at(Place::at(file, &yaml)),
        );
    }
    let body = text.get(split.body.clone()).unwrap_or_default();
    let (document, problems) = Document::parse(body);
    for problem in &problems {
        found.push(problem_at(file, split.body.start, problem));
    }
    Some(PageVersion { meta: meta?, document, file: file.to_owned(), body_start: split.body.start })
}

/// A Markdown problem, at its place in the file.
fn problem_at(file: &str, offset: usize, problem: &markdown::Problem) -> Diagnostic {
    let diagnostic = match problem.severity() {
        markdown::Severity::Error => Diagnostic::error(problem.kind.id(), problem.message.clone()),
        markdown::Severity::Warning => Diagnostic::warning(problem.kind.id(), problem.message.clone()),
    };
    let range = problem.range.start + offset..problem.range.end + offset;
    diagnostic.help(problem.help.clone()).at(Place::at(file, &range))
}
