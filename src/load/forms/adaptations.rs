//! What a site changes in a national form: it may add and explain, it may not
//! take a locked field away.

use super::{Asked, NATIONAL, Scope, fields, fields_of, is_for_doctor, says_yes};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::load::references::written;
use crate::load::yaml::{Node, closest};
use crate::model::values::Condition;

pub fn look(file: &str, adaptation: &Node, national: &[&Node], found: &mut Diagnostics) {
    let Some((named, id)) = adaptation.get("formulaire").and_then(|node| Some((node, written(node)?))) else {
        return;
    };
    let Some(form) = national.iter().find(|form| form.get("id").and_then(written) == Some(id)) else {
        found.push(unknown("aucun formulaire national", id, ids(national)).at(Place::at(file, &named.range)));
        return;
    };
    let mut faults = Diagnostics::default();
    faults_of(file, adaptation, (form, id), &mut faults);
    match faults.is_empty() {
        true => told(file, adaptation, named, id, found),
        false => found.absorb(faults),
    }
}

/// What this adaptation may not do.
fn faults_of(file: &str, adaptation: &Node, (form, id): (&Node, &str), found: &mut Diagnostics) {
    let locked = fields_of(NATIONAL, form);
    let known: Vec<&str> = locked.iter().filter_map(Asked::id).collect();
    for key in ["preciser[].champ", "ajouter[].apres", "retirer[]"] {
        for node in adaptation.nodes(key) {
            if let Some(name) = written(node).filter(|name| !known.contains(name)) {
                let fault = unknown(&format!("aucun champ du formulaire « {id} »"), name, known.clone());
                found.push(fault.at(Place::at(file, &node.range)));
            }
        }
    }
    removed(file, adaptation, &locked, found);
    precisions(file, adaptation, &locked, found);
    let merged = merged(file, adaptation, &locked);
    retaken(file, &merged, &known, found);
    fields::look(&merged, Scope { for_doctor: is_for_doctor(form), told: file }, found);
}

fn ids<'a>(forms: &[&'a Node]) -> Vec<&'a str> {
    forms.iter().filter_map(|form| form.get("id").and_then(written)).collect()
}

fn unknown(none: &str, name: &str, known: Vec<&str>) -> Diagnostic {
    let help = match closest(name, known.iter().copied()) {
        Some(close) => format!("vouliez-vous dire « {close} » ?"),
        None => format!("identifiants connus : {}", known.join(", ")),
    };
    Diagnostic::error("reference-inconnue", format!("« {name} » ne correspond à {none}")).help(help)
}

/// The law and the cahier ask for most fields; the others say so themselves.
fn removed(file: &str, adaptation: &Node, locked: &[Asked<'_>], found: &mut Diagnostics) {
    let gone: Vec<&str> = adaptation.nodes("retirer[]").into_iter().filter_map(written).collect();
    for node in adaptation.nodes("retirer[]") {
        let Some(field) = locked.iter().find(|field| field.id() == written(node)) else { continue };
        let name = field.id().unwrap_or_default();
        if !says_yes(field.node, "modifiable") {
            let free: Vec<&str> =
                locked.iter().filter(|field| says_yes(field.node, "modifiable")).filter_map(Asked::id).collect();
            let help = match free.is_empty() {
                true => "aucun champ de ce formulaire ne peut être retiré".to_owned(),
                false => format!("champs qu’un site peut retirer : {}", free.join(", ")),
            };
            found.push(
                Diagnostic::error(
                    "champ-national-retire",
                    format!("le champ national « {name} » ne peut pas être retiré"),
                )
                .help(help)
                .at(Place::at(file, &node.range)),
            );
        }
        let dependent = locked.iter().find(|field| {
            let condition = field.node.get("si").or(field.outer).and_then(written);
            let depends = condition.and_then(|text| Condition::parse(text).ok());
            depends.is_some_and(|condition| condition.field().as_str() == name)
                && field.id().is_some_and(|id| !gone.contains(&id))
        });
        if let Some(dependent) = dependent {
            found.push(
                Diagnostic::error(
                    "champ-national-retire",
                    format!("« {} » dépend de « {name} » et resterait seul", dependent.id().unwrap_or_default()),
                )
                .help("gardez les deux, ou retirez les deux")
                .at(Place::at(file, &node.range)),
            );
        }
    }
}

/// A site may propose more answers, where there are answers.
fn precisions(file: &str, adaptation: &Node, locked: &[Asked<'_>], found: &mut Diagnostics) {
    for precision in adaptation.nodes("preciser[]") {
        let Some(field) = locked.iter().find(|field| field.id() == precision.get("champ").and_then(written)) else {
            continue;
        };
        longer(file, precision, field, found);
        let Some(options) = precision.get("options") else { continue };
        if !["choix", "liste", "cases"].contains(&field.kind()) || field.node.get("rempli_par").is_some() {
            found.push(
                Diagnostic::error(
                    "cle-hors-de-propos",
                    format!("le champ national « {} » n’a pas de réponses à compléter", field.id().unwrap_or_default()),
                )
                .help("retirez « options »")
                .at(Place::at(file, &options.range)),
            );
        }
        for option in precision.nodes("options[].id") {
            if let Some(name) = written(option).filter(|name| field.answers().contains(name)) {
                found.push(
                    Diagnostic::error(
                        "identifiant-en-double",
                        format!("« {name} » est déjà une réponse nationale de ce champ"),
                    )
                    .help("donnez un autre identifiant à cette réponse, ou retirez-la")
                    .at(Place::at(file, &option.range)),
                );
            }
        }
    }
}

/// A site may ask for less to read, never for more.
fn longer(file: &str, precision: &Node, field: &Asked<'_>, found: &mut Diagnostics) {
    let number = |node: Option<&Node>| node.and_then(written).and_then(|text| text.parse::<u32>().ok());
    let (Some(own), Some(place)) = (number(precision.get("longueur")), precision.get("longueur")) else { return };
    if let Some(national) = number(field.node.get("longueur")).filter(|national| own > *national) {
        found.push(
            Diagnostic::error(
                "champ-national-allonge",
                format!("{own} caractères, au lieu de {national} au plus dans le formulaire national"),
            )
            .help("un site peut demander une réponse plus courte, pas plus longue (RGPD, art. 5)")
            .at(Place::at(file, &place.range)),
        );
    }
}

/// The fields as the reader gets them.
fn merged<'a>(file: &'a str, adaptation: &'a Node, locked: &[Asked<'a>]) -> Vec<Asked<'a>> {
    let gone: Vec<&str> = adaptation.nodes("retirer[]").into_iter().filter_map(written).collect();
    let additions = adaptation.nodes("ajouter[]");
    let mut fields = Vec::new();
    for field in locked {
        let stays = !says_yes(field.node, "modifiable") || field.id().is_none_or(|id| !gone.contains(&id));
        fields.extend(stays.then_some(*field));
        for addition in &additions {
            let here = addition.get("apres").and_then(written) == field.id();
            if let (true, Some(node)) = (here && stays, addition.get("champ")) {
                fields.push(Asked { file, node, outer: field.outer });
            }
        }
    }
    fields.extend(fields_of(file, adaptation));
    fields
}

/// A site's field may not take the identifier of a national one.
fn retaken(file: &str, merged: &[Asked<'_>], known: &[&str], found: &mut Diagnostics) {
    for field in merged.iter().filter(|field| field.file == file) {
        if let Some(name) = field.id().filter(|name| known.contains(name)) {
            found.push(
                Diagnostic::error("identifiant-en-double", format!("« {name} » est déjà un champ national de ce formulaire"))
                    .help("donnez un autre identifiant à votre champ ; pour expliquer le champ national, écrivez « preciser: »")
                    .at(field.place("id")),
            );
        }
    }
}

/// What differs from the national form is always told.
fn told(file: &str, adaptation: &Node, named: &Node, id: &str, found: &mut Diagnostics) {
    let names = |path: &str| -> Vec<&str> { adaptation.nodes(path).into_iter().filter_map(written).collect() };
    let parts = [
        ("ajouté", [names("ajouter[].champ.id"), names("sections[].champs[].id")].concat()),
        ("précisé", names("preciser[].champ")),
        ("retiré", names("retirer[]")),
    ];
    let said: Vec<String> = parts
        .iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(verb, names)| format!("{verb} : {}", names.join(", ")))
        .collect();
    if !said.is_empty() {
        found.push(
            Diagnostic::advice(
                "formulaire-adapte",
                format!("le formulaire national « {id} » est adapté ; {}", said.join(" ; ")),
            )
            .help("rien à faire si c’est voulu : la partie nationale verrouillée reste entière")
            .at(Place::at(file, &named.range)),
        );
    }
}
