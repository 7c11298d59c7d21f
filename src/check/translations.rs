//! Pages that must be translated, and are not.

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::{Page, PageVersion};
use crate::plan::Plan;

pub fn check(plan: &Plan<'_>, found: &mut Diagnostics) {
    let mut told = BTreeSet::new();
    for site in &plan.portal.sites {
        for page in site.pages.iter().chain(&site.livret) {
            let Some(french) = page.french().filter(|version| version.meta.essential.is_yes()) else { continue };
            if told.insert(french.file.clone()) {
                missing(plan, page, french, found);
            }
        }
    }
}

fn missing(plan: &Plan<'_>, page: &Page, french: &PageVersion, found: &mut Diagnostics) {
    let absent: Vec<&str> =
        plan.portal.languages().map(|lang| lang.as_str()).filter(|lang| !page.versions.contains_key(*lang)).collect();
    if absent.is_empty() {
        return;
    }
    let stem = french.file.trim_end_matches(".md");
    let names: Vec<String> = absent.iter().map(|lang| format!("{stem}.{lang}.md")).collect();
    found.push(
        Diagnostic::warning(
            "traduction-manquante",
            format!("cette page essentielle n’est pas traduite : {}", absent.join(", ")),
        )
        .help(format!("écrivez {}", names.join(" et ")))
        .at(Place::file(french.file.as_str())),
    );
}
