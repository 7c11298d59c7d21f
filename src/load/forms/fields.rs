//! The fields of one form, in the order in which they are asked.

use super::{Asked, Scope, forbidden, says_yes};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::load::references::{duplicates, written};
use crate::load::yaml::{Node, closest};
use crate::model::values::Condition;

/// Keys that only some kinds of field may hold: key, kinds, what they are.
const ONLY_FOR: &[(&str, &[&str], &str)] = &[
    ("options", &["choix", "liste", "cases"], "de réponses possibles"),
    ("longueur", &["texte", "zone", "telephone", "courriel"], "de longueur"),
    ("lignes", &["zone"], "de nombre de lignes"),
    ("minimum", &["nombre", "echelle"], "de plus petit nombre"),
    ("maximum", &["nombre", "echelle"], "de plus grand nombre"),
    ("passe", &["date"], "de jour forcément passé"),
    ("avant_ou_egal", &["date"], "d’autre date à ne pas dépasser"),
    ("rempli_par", &["liste"], "de réponses du programme"),
];

/// Tells every fault of the fields of `scope.told`.
pub fn look(fields: &[Asked<'_>], scope: Scope<'_>, found: &mut Diagnostics) {
    let ids: Vec<&Node> =
        fields.iter().filter(|field| field.file == scope.told).filter_map(|field| field.node.get("id")).collect();
    duplicates(
        scope.told,
        &ids,
        |id| {
            (
                format!("deux champs de ce formulaire s’appellent « {id} »"),
                "donnez à chaque champ un identifiant différent",
            )
        },
        found,
    );
    for (index, field) in fields.iter().enumerate().filter(|(_, field)| field.file == scope.told) {
        let (before, after) = fields.split_at(index);
        name(field, fields, found);
        kind(field, found);
        purpose(field, found);
        bounds(field, found);
        other_date(field, fields, found);
        conditions(field, before, after.get(1..).unwrap_or_default(), found);
        forbidden::look(field, scope, found);
    }
}

/// Names that the shapes of a form make from this one must stay free: `<id>__<answer>` for the boxes of several
/// answers, `<id>_date` and `<id>_heure` for a receipt.
fn name(field: &Asked<'_>, fields: &[Asked<'_>], found: &mut Diagnostics) {
    let Some(id) = field.id() else { return };
    let answers = field.node.nodes("options[].id").into_iter().filter_map(written);
    if std::iter::once(id).chain(answers).any(|name| name.contains("__")) {
        found.push(
            Diagnostic::error(
                "nom-reserve",
                "deux traits bas se suivent : le programme s’en sert pour nommer les cases",
            )
            .help("n’en gardez qu’un")
            .at(field.place("id")),
        );
    }
    let made = ["_date", "_heure"].iter().find_map(|end| id.strip_suffix(end));
    let receipt =
        fields.iter().find(|other| other.kind() == "heure_reception" && other.id().is_some() && other.id() == made);
    if let Some(receipt) = receipt {
        found.push(
            Diagnostic::error(
                "nom-reserve",
                format!("« {id} » est déjà le nom d’une partie de « {} »", made.unwrap_or_default()),
            )
            .help("donnez un autre identifiant à ce champ")
            .at(field.place("id"))
            .related(receipt.place("id"), "date et heure de réception"),
        );
    }
}

fn kind(field: &Asked<'_>, found: &mut Diagnostics) {
    let kind = field.kind();
    let with_options = ["choix", "liste", "cases"].contains(&kind) && field.node.get("rempli_par").is_none();
    if with_options && field.answers().is_empty() {
        found.push(
            Diagnostic::error(
                "champ-sans-reponse",
                format!("ce champ est de type « {kind} », mais n’a aucune réponse possible"),
            )
            .help("ajoutez « options: » avec un « id » et un « libelle » par réponse")
            .at(field.place("type")),
        );
    }
    duplicates(
        field.file,
        &field.node.nodes("options[].id"),
        |id| {
            (
                format!("deux réponses de ce champ s’appellent « {id} »"),
                "donnez à chaque réponse un identifiant différent",
            )
        },
        found,
    );
    for (key, kinds, what) in ONLY_FOR {
        if field.node.get(key).is_some() && !kind.is_empty() && !kinds.contains(&kind) {
            found.push(
                Diagnostic::error("cle-hors-de-propos", format!("un champ de type « {kind} » n’a pas {what}"))
                    .help(format!("retirez « {key} », ou changez « type » : {}", kinds.join(", ")))
                    .at(field.place(key)),
            );
        }
    }
    if kind == "note" && says_yes(field.node, "obligatoire") {
        found.push(
            Diagnostic::error(
                "cle-hors-de-propos",
                "une note est un texte sans réponse : elle ne peut pas être obligatoire",
            )
            .help("retirez « obligatoire »")
            .at(field.place("obligatoire")),
        );
    }
}

/// Every question says why it is asked (RGPD, art. 5 and 13).
fn purpose(field: &Asked<'_>, found: &mut Diagnostics) {
    let said = field.node.get("finalite").is_some();
    if !said && !["note", ""].contains(&field.kind()) {
        found.push(
            Diagnostic::error("champ-sans-finalite", "ce champ ne dit pas pourquoi on pose la question")
                .help("ajoutez « finalite: » et une phrase courte ; ce qui n’a pas de raison ne se demande pas (RGPD, art. 5)")
                .at(field.place("id")),
        );
    }
}

fn bounds(field: &Asked<'_>, found: &mut Diagnostics) {
    let number = |key: &str| field.node.get(key).and_then(written).and_then(|text| text.parse::<u32>().ok());
    if let (Some(min), Some(max)) = (number("minimum"), number("maximum"))
        && min > max
    {
        found.push(
            Diagnostic::error("bornes-inversees", format!("le plus petit nombre, {min}, dépasse le plus grand, {max}"))
                .help("échangez « minimum » et « maximum »")
                .at(field.place("minimum")),
        );
    }
}

/// « avant_ou_egal » names another date of the same form.
fn other_date(field: &Asked<'_>, fields: &[Asked<'_>], found: &mut Diagnostics) {
    let Some(name) = field.node.get("avant_ou_egal").and_then(written) else { return };
    let dates = || fields.iter().filter(|other| other.kind() == "date" && other.id() != field.id());
    if dates().any(|other| other.id() == Some(name)) {
        return;
    }
    let known: Vec<&str> = dates().filter_map(Asked::id).collect();
    let help = match (closest(name, known.iter().copied()), known.is_empty()) {
        (Some(close), _) => format!("vouliez-vous dire « {close} » ?"),
        (None, true) => "ce formulaire n’a pas d’autre date : retirez « avant_ou_egal »".to_owned(),
        (None, false) => format!("autres dates de ce formulaire : {}", known.join(", ")),
    };
    found.push(
        Diagnostic::error("reference-inconnue", format!("« {name} » n’est pas une autre date de ce formulaire"))
            .help(help)
            .at(field.place("avant_ou_egal")),
    );
}

fn conditions(field: &Asked<'_>, before: &[Asked<'_>], after: &[Asked<'_>], found: &mut Diagnostics) {
    let own = field.node.get("si");
    if let (Some(own), Some(outer)) = (own, field.outer)
        && !is_inside(own, outer, before)
    {
        found.push(
            Diagnostic::error("deux-conditions", "ce champ a une condition, et sa partie aussi")
                .help("gardez une seule des deux, ou faites dépendre ce champ d’un champ de la même partie")
                .at(Place::at(field.file, &own.range))
                .related(Place::at(field.file, &outer.range), "condition de la partie"),
        );
    }
    // A section's condition is told once, at its first field.
    let outer = field
        .outer
        .filter(|outer| !before.iter().any(|other| other.outer.is_some_and(|known| std::ptr::eq(known, *outer))));
    for condition in own.into_iter().chain(outer) {
        one_condition(field.file, condition, before, after, found);
    }
}

/// A condition on a field of the same section holds only where the section's own does.
fn is_inside(own: &Node, outer: &Node, before: &[Asked<'_>]) -> bool {
    let Some(condition) = written(own).and_then(|text| Condition::parse(text).ok()) else { return false };
    before.iter().any(|other| {
        other.id() == Some(condition.field().as_str()) && other.outer.is_some_and(|known| std::ptr::eq(known, outer))
    })
}

fn one_condition(file: &str, condition: &Node, before: &[Asked<'_>], after: &[Asked<'_>], found: &mut Diagnostics) {
    let Some(parsed) = written(condition).and_then(|text| Condition::parse(text).ok()) else { return };
    let name = parsed.field().as_str();
    let place = Place::at(file, &condition.range);
    let Some(asked) = before.iter().find(|other| other.id() == Some(name)) else {
        found.push(unknown_field(name, before, after).at(place));
        return;
    };
    let answers = asked.answers();
    if answers.is_empty() {
        found.push(
            Diagnostic::error(
                "condition-impossible",
                format!("une condition ne peut pas porter sur « {name} », de type « {} »", asked.kind()),
            )
            .help("une condition porte sur un champ à réponses fermées : choix, liste, cases, case, oui_non")
            .at(place),
        );
        return;
    }
    for answer in parsed.answers().iter().filter(|answer| !answers.contains(&answer.as_str())) {
        let help = match closest(answer.as_str(), answers.iter().copied()) {
            Some(close) => format!("vouliez-vous dire « {close} » ?"),
            None => format!("réponses de « {name} » : {}", answers.join(", ")),
        };
        found.push(
            Diagnostic::error("reference-inconnue", format!("« {answer} » n’est pas une réponse de « {name} »"))
                .help(help)
                .at(place.clone()),
        );
    }
}

fn unknown_field(name: &str, before: &[Asked<'_>], after: &[Asked<'_>]) -> Diagnostic {
    if after.iter().any(|other| other.id() == Some(name)) {
        return Diagnostic::error("condition-trop-tot", format!("« {name} » est demandé plus bas dans le formulaire"))
            .help("placez ce champ avant celui qui en dépend");
    }
    let known: Vec<&str> = before.iter().filter(|other| !other.answers().is_empty()).filter_map(Asked::id).collect();
    let help = match (closest(name, known.iter().copied()), known.is_empty()) {
        (Some(close), _) => format!("vouliez-vous dire « {close} » ?"),
        (None, true) => "aucun champ à réponses fermées ne précède celui-ci".to_owned(),
        (None, false) => format!("champs qui précèdent, à réponses fermées : {}", known.join(", ")),
    };
    Diagnostic::error("reference-inconnue", format!("« {name} » ne correspond à aucun champ de ce formulaire"))
        .help(help)
}
