//! What is wrong inside forms: fields that cannot be answered, conditions that
//! lead nowhere, questions that may not be asked, national parts taken away.
//!
//! Looks at trees, like `references`, so that one fault hides no other. A
//! national form and what a site adds to it are looked at together, as the
//! reader will get them; each fault is told in the file that holds it.

mod adaptations;
mod fields;
mod forbidden;

use std::collections::BTreeSet;

use super::places::Places;
use super::references::{duplicates, written};
use super::yaml::Node;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::orientation::TeamCategory;
use crate::model::values::{Slug, YesNo};

const NATIONAL: &str = "content/national/formulaires.yaml";

/// A field where it stands.
#[derive(Clone, Copy)]
struct Asked<'a> {
    file: &'a str,
    node: &'a Node,
    /// Condition of the section around it.
    outer: Option<&'a Node>,
}

impl<'a> Asked<'a> {
    fn id(&self) -> Option<&'a str> {
        self.node.get("id").and_then(written)
    }

    fn kind(&self) -> &'a str {
        self.node.get("type").and_then(written).unwrap_or_default()
    }

    /// Possible answers, or none for a kind that has none.
    fn answers(&self) -> Vec<&'a str> {
        match self.kind() {
            "oui_non" => vec!["oui", "non"],
            "case" => vec!["oui"],
            _ => self.node.nodes("options[].id").into_iter().filter_map(written).collect(),
        }
    }

    fn place(&self, key: &str) -> Place {
        Place::at(self.file, &self.node.get(key).unwrap_or(self.node).range)
    }
}

/// Who may see the answers of a form decides what it may ask.
#[derive(Clone, Copy)]
struct Scope<'a> {
    for_doctor: bool,
    /// Only fields of this file are told.
    told: &'a str,
}

/// Faults of the national forms.
pub fn national(places: &Places, found: &mut Diagnostics) {
    let Some(tree) = places.tree(NATIONAL) else { return };
    duplicates(NATIONAL, &tree.nodes("formulaires[].id"), twice, found);
    for form in tree.nodes("formulaires[]") {
        let scope = Scope { for_doctor: is_for_doctor(form), told: NATIONAL };
        fields::look(&fields_of(NATIONAL, form), scope, found);
    }
}

/// Faults of a site's own forms, and of what it changes in the national ones.
pub fn site(slug: &Slug, places: &Places, found: &mut Diagnostics) {
    let file = format!("content/sites/{slug}/formulaires.yaml");
    let Some(tree) = places.tree(&file) else { return };
    let national: Vec<&Node> = places.tree(NATIONAL).map(|tree| tree.nodes("formulaires[]")).unwrap_or_default();
    for form in tree.nodes("formulaires[]") {
        taken(&file, form, &national, slug, found);
        let scope = Scope { for_doctor: is_for_doctor(form), told: &file };
        fields::look(&fields_of(&file, form), scope, found);
    }
    for adaptation in tree.nodes("adaptations[]") {
        adaptations::look(&file, adaptation, &national, found);
    }
    duplicates(
        &file,
        &tree.nodes("adaptations[].formulaire"),
        |id| {
            (
                format!("le formulaire « {id} » est adapté deux fois"),
                "réunissez les deux adaptations : la seconde effacerait une partie de la première",
            )
        },
        found,
    );
}

/// Addresses of the pages of a site's forms, the national ones included.
pub fn addresses(slug: &str, places: &Places) -> BTreeSet<String> {
    let files = [NATIONAL.to_owned(), format!("content/sites/{slug}/formulaires.yaml")];
    let forms = files.iter().filter_map(|file| places.tree(file)).flat_map(|tree| tree.nodes("formulaires[]"));
    forms
        .filter(|form| !form.nodes("sections[]").is_empty())
        .filter_map(|form| Some((form, form.get("id").and_then(written)?)))
        .flat_map(|(form, id)| {
            let sources = form.nodes("sections[].champs[].rempli_par");
            let apart = sources.into_iter().filter_map(written).any(|source| source == "categorie")
                && matches!(form.get("a_remplir_par").and_then(written), None | Some("equipe_orientation"));
            let own: Vec<&str> = form.nodes("categories[]").into_iter().filter_map(written).collect();
            match apart {
                true => TeamCategory::ALL
                    .iter()
                    .filter(|category| own.is_empty() || own.contains(&category.word()))
                    .map(|category| format!("formulaires/{id}/{}/", category.slug()))
                    .collect(),
                false => vec![format!("formulaires/{id}/")],
            }
        })
        .collect()
}

fn twice(id: &str) -> (String, &'static str) {
    (format!("deux formulaires ont l’identifiant « {id} »"), "donnez à chaque formulaire un identifiant différent")
}

/// A site's own form may not take a national form's place.
fn taken(file: &str, form: &Node, national: &[&Node], slug: &Slug, found: &mut Diagnostics) {
    let Some((id, name)) = form.get("id").and_then(|id| Some((id, written(id)?))) else { return };
    if national.iter().any(|form| form.get("id").and_then(written) == Some(name)) {
        found.push(
            Diagnostic::error(
                "identifiant-en-double",
                format!("« {name} » est déjà l’identifiant d’un formulaire national"),
            )
            .help(format!(
                "pour changer le formulaire national, écrivez « adaptations: » ; pour un autre formulaire, \
                 donnez-lui un autre identifiant, par exemple « {name}-{slug} »"
            ))
            .at(Place::at(file, &id.range)),
        );
    }
}

fn fields_of<'a>(file: &'a str, form: &'a Node) -> Vec<Asked<'a>> {
    let sections = form.nodes("sections[]");
    let fields = sections.into_iter().flat_map(|section| {
        section.nodes("champs[]").into_iter().map(|node| Asked { file, node, outer: section.get("si") })
    });
    fields.collect()
}

fn is_for_doctor(form: &Node) -> bool {
    form.get("destinataire").and_then(written) == Some("medecin_designe")
}

fn says_yes(node: &Node, key: &str) -> bool {
    node.get(key).and_then(written).and_then(|text| YesNo::parse(text).ok()).is_some_and(YesNo::is_yes)
}
