//! The same job gives the same bytes, in one thread or in many.

use std::thread;

use serde_json::{Value, json};

use super::{all_kinds, compile, drawing, engine_with};
use trousseau::typeset::{Engine, Files, Fonts, Job, Standard, activate};

fn pack(words: usize) -> Value {
    let nodes: Vec<Value> = (0..words)
        .flat_map(|n| {
            let text = format!("Paragraphe {n} : l’équipe vient chez vous, à l’heure que vous choisissez.");
            [
                json!({ "kind": "heading", "level": if n == 0 { 1 } else { 2 }, "text": format!("Titre {n}"), "at": n }),
                json!({ "kind": "text", "text": text, "at": n }),
                json!({ "kind": "image", "path": "images/carre.svg", "alt": "un carré", "at": n }),
            ]
        })
        .collect();
    json!({ "title": "Livret", "nodes": nodes })
}

#[test]
fn is_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Engine>();
    shared::<Fonts>();
}

#[test]
fn gives_the_same_bytes_twice_and_in_threads() {
    let engine = engine_with("");
    let alone = compile(&engine, "pack.typ", &pack(30), Standard::UaAndA2a).unwrap();
    comemo::evict(0);
    assert_eq!(compile(&engine_with(""), "pack.typ", &pack(30), Standard::UaAndA2a).unwrap(), alone);
    thread::scope(|scope| {
        let runs: Vec<_> = (0..4)
            .map(|turn| {
                let engine = &engine;
                scope.spawn(move || {
                    // Other documents in between, as in a build of many sites.
                    compile(engine, "pack.typ", &pack(3 + turn), Standard::UaAndA3a).unwrap();
                    compile(engine, "pack.typ", &pack(30), Standard::UaAndA2a).unwrap()
                })
            })
            .collect();
        for run in runs {
            assert!(run.join().unwrap() == alone, "a thread gave other bytes");
        }
    });
}

#[test]
fn forms_are_reproducible_too() {
    let pdf = || compile(&engine_with(""), "form.typ", &drawing(&all_kinds()), Standard::UaAndA3a).unwrap().bytes;
    assert!(activate(&pdf(), &all_kinds()) == activate(&pdf(), &all_kinds()));
}

#[test]
fn counts_pages_and_says_nothing_of_the_machine() {
    let pdf = compile(&engine_with(""), "pack.typ", &pack(40), Standard::UaAndA2a).unwrap();
    assert_eq!(pdf.pages, trousseau::typeset::page_count(&pdf.bytes).unwrap());
    assert_eq!(pdf.warnings, []);
    let text = String::from_utf8_lossy(&pdf.bytes);
    assert!(text.contains("trousseau") && !text.contains("Typst 0."), "the creator has no version");
}

#[test]
fn print_only_has_no_tags_and_needs_no_date() {
    let pdf = compile(&engine_with("#set page(width: 5cm)\nBonjour"), "extra.typ", &json!({}), Standard::PrintOnly);
    let text = String::from_utf8_lossy(&pdf.unwrap().bytes).into_owned();
    assert!(!text.contains("StructTreeRoot"));
}

#[test]
fn a_file_of_the_job_stands_before_one_of_the_engine() {
    let engine = engine_with("#image(\"/images/carre.svg\")");
    let square = |d: &str| [("images/carre.svg".to_owned(), super::SQUARE.replace("M0 0h2v2H0z", d).into_bytes())];
    let made = |files: Files| {
        let job = Job { layout: "extra.typ", files: &files, standard: Standard::PrintOnly, places: 0 };
        engine.compile(&job).unwrap().bytes
    };
    let engines_own = made(Files::new());
    assert_eq!(made(Files::from(square("M0 0h2v2H0z"))).len(), engines_own.len());
    assert!(made(Files::from(square("M0 0h1v1H0z"))) != engines_own);
}
