//! The rendered files, as a browser will meet them: links, anchors, weight.
//!
//! Weight is what a first visit costs (libraries §5): the page, the stylesheet
//! and the script, compressed; 50 kB and 5 requests at most.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use html5gum::{Token, Tokenizer};
use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::output::Output;
use crate::plan::Plan;

/// First load of any page, in bytes once compressed.
const MAX_FIRST_LOAD: usize = 50 * 1024;
/// An optional script, in bytes once compressed.
const MAX_SCRIPT: usize = 8 * 1024;

/// What one page holds and asks for.
struct Seen {
    ids: BTreeSet<String>,
    links: BTreeSet<String>,
    resources: BTreeSet<String>,
    duplicate: Option<String>,
}

pub fn check(plan: &Plan<'_>, outputs: &[Output]) -> Diagnostics {
    let mut found = Diagnostics::default();
    let weights: BTreeMap<&str, usize> = outputs
        .iter()
        .filter(|output| output.path.starts_with("assets/"))
        .map(|output| (output.path.as_str(), compressed(&output.bytes)))
        .collect();
    for (path, weight) in weights.iter().filter(|(path, weight)| path.ends_with(".js") && **weight > MAX_SCRIPT) {
        found.push(
            Diagnostic::error(
                "script-trop-lourd",
                format!("{path} pèse {weight} octets compressés, la limite est de {MAX_SCRIPT}"),
            )
            .help("retirez du script ce qui n’est pas indispensable"),
        );
    }
    let pages: Vec<&Output> = outputs.iter().filter(|output| output.path.ends_with(".html")).collect();
    let seen: BTreeMap<&str, Seen> =
        pages.par_iter().map(|output| (output.path.as_str(), read(&output.bytes))).collect();
    let known: BTreeSet<&str> = outputs.iter().map(|output| output.path.as_str()).collect();
    for output in &pages {
        let page = &seen[output.path.as_str()];
        if let Some(id) = &page.duplicate {
            found.push(in_page(
                output,
                "ancre-en-double",
                format!("l’ancre « {id} » est posée deux fois dans la page"),
                "donnez à chaque titre un identifiant différent",
            ));
        }
        links(plan, output, page, &seen, &known, &mut found);
    }
    let heavy: Vec<Diagnostic> =
        pages.par_iter().filter_map(|output| weigh(output, &seen[output.path.as_str()], &weights)).collect();
    found.extend(heavy);
    found.sorted()
}

fn in_page(output: &Output, code: &'static str, message: String, help: &str) -> Diagnostic {
    let title = output.about.title.as_deref().unwrap_or_default();
    Diagnostic::error(code, format!("page « {title} » : {message}")).help(help).at(Place::file(output.path.as_str()))
}

/// Every inner link must lead to a planned file, and to an anchor that is there.
fn links(
    plan: &Plan<'_>,
    output: &Output,
    page: &Seen,
    seen: &BTreeMap<&str, Seen>,
    known: &BTreeSet<&str>,
    found: &mut Diagnostics,
) {
    for link in &page.links {
        let (path, anchor) = link.split_once('#').map_or((link.as_str(), None), |(path, anchor)| (path, Some(anchor)));
        let Some(file) = target(plan, &output.path, path) else { continue };
        let planned = known.contains(file.as_str()) || plan.routes.holds(&file);
        if !planned {
            found.push(in_page(
                output,
                "lien-casse",
                format!("le lien « {link} » ne mène à aucun fichier"),
                "corrigez le lien, ou publiez la page",
            ));
        }
        let missing = anchor
            .filter(|anchor| !anchor.is_empty())
            .filter(|anchor| seen.get(file.as_str()).is_some_and(|target| !target.ids.contains(*anchor)));
        if let Some(anchor) = missing {
            found.push(in_page(
                output,
                "ancre-absente",
                format!("le lien « {link} » vise l’ancre « {anchor} », qui n’existe pas dans {file}"),
                "l’ancre d’un titre est ce titre en minuscules, sans accent, avec des tirets ; ou posez-la : « ## Titre {#ancre} »",
            ));
        }
    }
}

/// File of the output that a link of `from` names; `None` when it leaves the portal.
fn target(plan: &Plan<'_>, from: &str, path: &str) -> Option<String> {
    let has_scheme = path.split(['/', '?']).next().is_some_and(|first| first.contains(':'));
    if has_scheme {
        return None;
    }
    if path.is_empty() {
        return Some(from.to_owned());
    }
    if let Some(rooted) = path.strip_prefix('/') {
        let base = plan.portal.config.base_url.as_str();
        let base_path = base.splitn(4, '/').nth(3).unwrap_or("").trim_matches('/');
        let inside = rooted.strip_prefix(base_path).unwrap_or(rooted).trim_start_matches('/');
        return Some(index(inside));
    }
    let mut steps: Vec<&str> = from.split('/').collect();
    steps.pop();
    for step in path.split('/') {
        match step {
            "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    Some(index(&steps.join("/")))
}

fn index(path: &str) -> String {
    match path.is_empty() || path.ends_with('/') {
        true => format!("{path}index.html"),
        false => path.to_owned(),
    }
}

fn weigh(output: &Output, page: &Seen, weights: &BTreeMap<&str, usize>) -> Option<Diagnostic> {
    let shared: usize = page
        .resources
        .iter()
        .filter_map(|link| weights.get(link.trim_start_matches("../").trim_start_matches("./")))
        .sum();
    let total = compressed(&output.bytes) + shared;
    (total > MAX_FIRST_LOAD).then(|| {
        let message = format!(
            "page « {} » : la première visite pèse {} Ko compressés, la limite est de {} Ko",
            output.about.title.as_deref().unwrap_or_default(),
            total / 1024,
            MAX_FIRST_LOAD / 1024
        );
        Diagnostic::error("page-trop-lourde", message)
            .help("partagez la page en plusieurs")
            .at(Place::file(output.path.as_str()))
    })
}

fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    // Writing to memory does not fail.
    match encoder.write_all(bytes).and_then(|()| encoder.finish()) {
        Ok(packed) => packed.len(),
        Err(_) => bytes.len(),
    }
}

fn read(bytes: &[u8]) -> Seen {
    let mut seen = Seen { ids: BTreeSet::new(), links: BTreeSet::new(), resources: BTreeSet::new(), duplicate: None };
    for Ok(token) in Tokenizer::new(bytes) {
        let Token::StartTag(tag) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        for (attribute, value) in &tag.attributes {
            let value = String::from_utf8_lossy(value).into_owned();
            match (name.as_str(), String::from_utf8_lossy(attribute).as_ref()) {
                (_, "id") if !seen.ids.insert(value.clone()) => drop(seen.duplicate.get_or_insert(value)),
                (_, "id") => {}
                ("a", "href") => drop(seen.links.insert(value)),
                ("link", "href") | ("img" | "script", "src") => drop(seen.resources.insert(value)),
                _ => {}
            }
        }
    }
    seen
}
