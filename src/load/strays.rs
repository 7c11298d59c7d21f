//! Files that nobody would read: a misspelt name, a wrong folder, a wrong ending.
//!
//! Looks at names only, so that work is never lost without a word.

use super::kinds::{Home, KINDS};
use super::read::CONFIG;
use super::yaml::closest;
use crate::diagnostics::{Diagnostic, Place};

/// Folders of a site that hold Markdown, and those that sites share.
const SITE_FOLDERS: &[&str] = &["pages", "livret", "livret-simple", "reglement", "actualites"];
const SHARED_FOLDERS: &[&str] = &["pages", "livret", "reglement"];

/// The name with the ending that is read, when the file has another one.
pub fn right_name(file: &str) -> Option<String> {
    let (stem, end) = file.rsplit_once('.')?;
    let right = match end.to_ascii_lowercase().as_str() {
        "yml" | "yaml" => "yaml",
        "md" | "markdown" => "md",
        _ => return None,
    };
    (end != right).then(|| format!("{stem}.{right}"))
}

/// What to say of a file, if it has no place.
pub fn stray(file: &str) -> Option<Diagnostic> {
    if file == CONFIG || !file.starts_with("content/") {
        return None;
    }
    if let Some(right) = right_name(file) {
        let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        return Some(unknown(
            file,
            "ce fichier ne sera pas lu : son nom finit autrement que ceux du portail",
            format!("renommez « {} » en « {} »", last(file), last(&right)),
        ));
    }
    match file.rsplit_once('.') {
        Some((stem, "yaml")) => stray_yaml(file, stem),
        Some((_, "md")) => stray_page(file),
        _ => None,
    }
}

fn unknown(file: &str, message: &str, help: String) -> Diagnostic {
    Diagnostic::error("fichier-inconnu", message).help(help).at(Place::file(file))
}

fn stray_yaml(file: &str, stem: &str) -> Option<Diagnostic> {
    let stem = stem.strip_prefix("content/")?;
    let (home, name) = match (
        stem.strip_prefix("national/"),
        stem.strip_prefix("sites/").and_then(|s| s.split_once('/')),
    ) {
        (Some(name), _) => (Home::National, name),
        (_, Some((_, name))) => (Home::Site, name),
        _ => {
            let help = "les fichiers YAML se placent dans content/sites/<nom du site>/ ; les textes nationaux, dans content/national/";
            return Some(unknown(file, "ce fichier n’a pas de place ici", help.to_owned()));
        }
    };
    let is_kind = |home: Home, name: &str| {
        let shared = home == Home::National && name == "formulaires";
        shared || KINDS.iter().any(|kind| kind.home == home && kind.name == name)
    };
    if is_kind(home, name) {
        return None;
    }
    if home == Home::Site && is_kind(Home::National, name) {
        return Some(
            Diagnostic::error("texte-national-modifie", "un site ne peut pas remplacer un texte national")
                .help("supprimez ce fichier ; écrivez vos précisions à côté, dans les fichiers du site (clés « criteres », « charte_explications », « glossaire »)")
                .at(Place::file(file)),
        );
    }
    let message = "ce fichier n’a pas de place ici";
    if let Some((folder, last)) = name.rsplit_once('/') {
        let help = match is_kind(home, last) {
            true => format!("déplacez ce fichier dans {}", file.trim_end_matches(&format!("{name}.yaml"))),
            false => format!(
                "le dossier {folder}/ ne contient que des textes en Markdown (.md), des images et des documents"
            ),
        };
        return Some(unknown(file, message, help));
    }
    let names: Vec<&str> = KINDS
        .iter()
        .filter(|kind| kind.home == home)
        .map(|kind| kind.name)
        .chain((home == Home::National).then_some("formulaires"))
        .collect();
    let help = match closest(name, names.iter().copied()) {
        Some(name) => format!("vouliez-vous dire « {name}.yaml » ?"),
        None => {
            let list: Vec<String> = names.iter().map(|name| format!("{name}.yaml")).collect();
            format!("fichiers attendus ici : {}", list.join(", "))
        }
    };
    Some(unknown(file, message, help))
}

fn stray_page(file: &str) -> Option<Diagnostic> {
    let path = file.strip_prefix("content/")?;
    let (base, rest, folders) = match (
        path.strip_prefix("commun/"),
        path.strip_prefix("sites/").and_then(|s| s.split_once('/')),
    ) {
        (Some(rest), _) => ("content/commun/".to_owned(), rest, SHARED_FOLDERS),
        (_, Some((slug, rest))) => (format!("content/sites/{slug}/"), rest, SITE_FOLDERS),
        _ => {
            let help = "déplacez ce fichier dans content/sites/<nom du site>/pages/, ou dans content/commun/pages/ pour tous les sites";
            return Some(unknown(file, "cette page n’a pas de place ici : elle ne sera pas lue", help.to_owned()));
        }
    };
    let folder = rest.split_once('/').map_or("", |(folder, _)| folder);
    if folders.contains(&folder) {
        return None;
    }
    let help = match closest(folder, folders.iter().copied()).filter(|_| !folder.is_empty()) {
        Some(right) => format!("renommez le dossier « {folder} » en « {right} »"),
        None => format!("déplacez ce fichier : {base}pages/{rest}"),
    };
    Some(unknown(file, "cette page n’a pas de place ici : elle ne sera pas lue", help))
}
