//! What is wrong is said in French, with the way back to the author's text.

use serde_json::{Value, json};

use super::{compile, engine_with, faults_of};
use trousseau::typeset::{Fault, Standard};

/// A node refused among others: its place, what is said.
#[track_caller]
fn refused(node: Value, message: &str) {
    let nodes = json!([
        { "kind": "heading", "level": 1, "text": "Titre", "at": 1 },
        { "kind": "image", "path": "images/carre.svg", "alt": "un carré", "at": 2 },
        { "kind": "list", "items": [node], "at": 3 },
        { "kind": "text", "text": "Fin.", "at": 5 },
    ]);
    let faults = faults_of(nodes);
    let said: Vec<(&str, Option<u32>)> = faults.iter().map(|fault| (fault.message.as_str(), fault.at)).collect();
    assert_eq!(said, [(message, Some(4))], "{faults:#?}");
    assert!(!faults[0].help.is_empty() && !faults[0].original.is_empty());
}

#[test]
fn lead_back_to_the_place_of_the_text() {
    refused(
        json!({ "kind": "image", "path": "images/carre.svg", "alt": null, "at": 4 }),
        "une image n’a pas de texte de remplacement",
    );
    refused(
        json!({ "kind": "image", "path": "absent.png", "alt": "rien", "at": 4 }),
        "le fichier « absent.png » est introuvable",
    );
    refused(
        json!({ "kind": "heading", "level": 3, "text": "Trop bas", "at": 4 }),
        "un titre passe du niveau 1 au niveau 3",
    );
    refused(json!({ "kind": "heading", "level": 2, "text": "", "at": 4 }), "un titre est vide");
    refused(json!({ "kind": "link", "href": "", "text": "ici", "at": 4 }), "un lien ne mène nulle part");
    refused(
        json!({ "kind": "text", "text": "Appelez ☎ vite", "at": 4 }),
        "le texte « ☎ » ne peut pas être imprimé : il manque dans la police Atkinson Hyperlegible Next",
    );
    refused(
        json!({ "kind": "video", "at": 4 }),
        "un texte contient « video », que cette mise en page ne sait pas imprimer",
    );
}

#[test]
fn a_first_heading_that_is_too_low() {
    let faults = faults_of(json!([{ "kind": "heading", "level": 2, "text": "Titre", "at": 9 }]));
    assert_eq!(
        (faults[0].message.as_str(), faults[0].at),
        ("le premier titre du document n’est pas de niveau 1", Some(9))
    );
}

#[test]
fn are_all_told_in_the_order_of_the_text() {
    let faults = faults_of(json!([
        { "kind": "image", "path": "images/carre.svg", "alt": null, "at": 1 },
        { "kind": "heading", "level": 1, "text": "Titre", "at": 2 },
        { "kind": "heading", "level": 4, "text": "Trop bas", "at": 3 },
        { "kind": "heading", "level": 6, "text": "Trop bas", "at": 5 },
    ]));
    let places: Vec<Option<u32>> = faults.iter().map(|fault| fault.at).collect();
    // The order of headings is looked at first, and what krilla checks only when it is right.
    assert_eq!(places, [Some(3), Some(5)], "{faults:#?}");
}

#[test]
fn a_node_without_a_place_is_made_all_the_same() {
    let faults = faults_of(json!([{ "kind": "image", "path": "images/carre.svg", "alt": null }]));
    assert_eq!((faults[0].at, faults.len()), (None, 1));
}

#[track_caller]
fn layout(text: &str) -> Vec<Fault> {
    compile(&engine_with(text), "extra.typ", &json!({}), Standard::UaAndA2a)
        .map(|pdf| pdf.pages)
        .expect_err("should be refused")
}

#[test]
fn a_layout_has_its_file_and_line() {
    let faults = layout("= Titre\n\n#let x = 1\n#inconnu()");
    let place = faults[0].layout.as_ref().unwrap();
    assert_eq!((place.file.as_str(), place.line), ("extra.typ", 4));
    assert_eq!(faults[0].message, "la mise en page s’arrête : unknown variable: inconnu");
}

#[test]
fn what_the_document_must_say_of_itself() {
    let said: Vec<String> = layout("Bonjour").into_iter().map(|fault| fault.message).collect();
    assert_eq!(said, ["le document n’a pas de titre", "le document n’a pas de date"]);
}

#[test]
fn faults_of_layouts_that_readers_would_suffer() {
    let head = "#set document(title: \"T\", date: datetime(year: 2026, month: 9, day: 1))\n";
    let said = |text: &str| layout(&format!("{head}{text}")).remove(0).message;
    assert_eq!(
        said("#set page(footer: link(\"https://example.org\")[site])\nBonjour"),
        "un en-tête, un pied de page ou un fond contient un lien ou une note"
    );
    assert_eq!(said("#strike(underline[deux])"), "un texte est à la fois souligné et barré");
    assert_eq!(said("#datetime.today()"), "la mise en page demande la date du jour");
    assert_eq!(
        said("#set text(font: \"Luciole\", fallback: false)\nBonjour"),
        "la mise en page demande la police « luciole », qui n’est pas là",
        "typst would only warn, and print nothing"
    );
}

#[test]
fn a_text_nested_too_deep_stops_cleanly() {
    let mut node = json!({ "kind": "text", "text": "fond", "at": 1 });
    for _ in 0..60 {
        node = json!({ "kind": "list", "items": [node], "at": 1 });
    }
    let faults = faults_of(json!([node]));
    assert_eq!(faults[0].message, "un texte a trop de niveaux imbriqués pour être imprimé", "{faults:#?}");
}
