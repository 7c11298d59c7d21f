//! Markdown files to pages: front matter, body, translations.
//!
//! `page.ar.md` is the Arabic version of `page.md`; a translation of no page
//! is an error, because nobody would ever see it.

use std::collections::BTreeMap;

use super::places::Places;
use super::records::record_in;
use super::writings::{self, Read, Writing};
use super::yaml::closest;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::markdown::{self, Document};
use crate::model::page::PageMeta;
use crate::model::values::{Date, Lang};
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

/// Every page of a folder, in the order readers meet them; what each file
/// names goes to `writings`, even when its front matter is wrong.
pub fn read(
    folder: &str,
    kind: Folder,
    languages: &[String],
    places: &Places,
    (writings, found): (&mut Vec<Writing>, &mut Diagnostics),
) -> Vec<Page> {
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
        let (document, body_start) = body(file, text, found);
        let meta = front_matter(file, text, kind, found);
        let read = Read {
            file,
            document: &document,
            body_start,
            draft: meta.as_ref().is_some_and(|meta| meta.draft.is_yes()),
            date: meta.as_ref().and_then(|meta| meta.date),
        };
        let section = folder.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        writings.push(writings::markdown_file(
            &read,
            &public_path(&path, kind),
            (kind, section),
            lang.unwrap_or(FRENCH),
        ));
        if let Some(meta) = meta {
            let version = PageVersion { meta, document, file: (*file).clone(), body_start };
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
        let (folder, _) = source.rsplit_once('/').unwrap_or_default();
        let is_page = |name: &&str| {
            name.strip_prefix(folder).and_then(|rest| rest.strip_suffix(".md")).is_some_and(|stem| !stem.contains('.'))
        };
        let help = match closest(source, places.texts.keys().map(String::as_str).filter(is_page)) {
            _ if lang == FRENCH => format!("retirez « .fr » du nom : {source}"),
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
    } else if lang == FRENCH {
        found.push(
            Diagnostic::error("page-en-double", format!("cette page est écrite deux fois : {source} existe aussi"))
                .help("gardez un seul des deux fichiers : la page sans code de langue est la page en français")
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

fn front_matter(file: &str, text: &str, kind: Folder, found: &mut Diagnostics) -> Option<PageMeta> {
    if text.trim().is_empty() {
        found.push(
            Diagnostic::error("fichier-vide", "ce fichier est vide")
                .help("écrivez la page : « --- », « titre: … », « resume: … », « --- », puis le texte ; ou retirez ce fichier")
                .at(Place::file(file)),
        );
        return None;
    }
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
    let is_blank = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    if text.get(yaml.clone()).unwrap_or_default().lines().all(is_blank) {
        found.push(
            Diagnostic::error("en-tete-vide", "l’en-tête de cette page est vide")
                .help("entre les deux lignes « --- », écrivez « titre: … » et « resume: … »")
                .at(Place::at(file, &yaml)),
        );
        return None;
    }
    let meta = record_in::<PageMeta>(file, text, yaml.clone(), found).and_then(|(meta, _)| meta);
    if let (Folder::News, Some(meta)) = (kind, &meta) {
        news_date(file, &yaml, meta, found);
    }
    meta
}

/// The day of a piece of news stands in its front matter, and in its file name.
fn news_date(file: &str, yaml: &std::ops::Range<usize>, meta: &PageMeta, found: &mut Diagnostics) {
    let name = file.rsplit('/').next().unwrap_or_default();
    let named = name.get(..10).and_then(|day| Date::parse(day).ok());
    match (meta.date, named) {
        (None, named) => {
            let day = named.map_or_else(|| "2026-10-05".to_owned(), |day| day.to_string());
            found.push(
                Diagnostic::error("actualite-sans-date", "cette actualité n’a pas de date")
                    .help(format!("ajoutez à l’en-tête « date: {day} »"))
                    .at(Place::at(file, yaml)),
            );
        }
        (Some(date), Some(named)) if date != named => found.push(
            Diagnostic::warning(
                "dates-differentes",
                format!("l’actualité est datée du {}, mais le nom du fichier dit {}", date.french(), named.french()),
            )
            .help(format!("écrivez « date: {named} », ou renommez le fichier « {date}{} »", &name[10..]))
            .at(Place::at(file, yaml)),
        ),
        _ => {}
    }
}

/// The body of a file and where it starts.
fn body(file: &str, text: &str, found: &mut Diagnostics) -> (Document, usize) {
    let split = markdown::split_front_matter(text);
    let readable = split.problem.is_none() && split.yaml.is_some();
    let (document, problems) = Document::parse(text.get(split.body.clone()).unwrap_or_default());
    if readable {
        found.extend(problems.iter().map(|problem| problem_at(file, split.body.start, problem)));
    }
    (document, split.body.start)
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
