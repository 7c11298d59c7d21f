//! What authors are told: a small project, a few edits, the diagnostics.
//!
//! A case holds groups of blocks: `edit FILE` (lines `- old` and `+ new`), `file
//! FILE` (a whole file), `delete FILE`, then `diagnostics`, which closes the group.

use std::fs;
use std::path::Path;

use trousseau::build::{Built, Printing, Request, build};
use trousseau::cli::starter::{Answers, files};
use trousseau::diagnostics::{Paint, to_text};
use trousseau::load::Sources;
use trousseau::model::values::Date;

use crate::cases::{self, Block};

/// The project that `init --yes` writes, as sources.
pub fn starter() -> Sources {
    let answers = Answers {
        town: "Ma Ville".to_owned(),
        slug: "ma-ville".to_owned(),
        departement: "81".to_owned(),
        gestionnaire: "GCSMS Ma Ville".to_owned(),
        capacity: 55,
        phone: "05 36 49 00 00".to_owned(),
        mail: "contact@chezsoi.example.org".to_owned(),
    };
    let wanted = |path: &str| path == "site-config.yaml" || path.starts_with("content/");
    let files =
        files(&answers).into_iter().filter(|(path, _)| wanted(path)).map(|(path, text)| (path, text.into_bytes()));
    Sources { files: files.collect() }
}

/// The only place of the suite that knows how a project is built.
pub fn built(sources: Sources) -> Built {
    made(sources, Printing::Nothing)
}

/// The same, with paper or without.
pub fn made(sources: Sources, paper: Printing) -> Built {
    build(sources, &request(paper))
}

pub fn request(paper: Printing) -> Request {
    let today = Date::parse("2026-11-22").unwrap();
    Request { today, base_url: None, only: Vec::new(), paper, shelf: None }
}

/// Applies `- old` / `+ new` lines; every old text must be there.
pub fn edit(text: &str, block: &Block) -> String {
    let (mut old, mut new, mut out) = (String::new(), String::new(), text.to_owned());
    let flush = |old: &mut String, new: &mut String, out: &mut String| {
        if old.is_empty() {
            out.push_str(new);
        } else {
            assert!(out.contains(old.as_str()), "« {old} » is not in the file of « {} »", block.info);
            *out = out.replacen(old.as_str(), new, 1);
        }
        old.clear();
        new.clear();
    };
    for line in block.text.lines() {
        match line.split_at_checked(2) {
            Some(("- ", rest)) => {
                if !new.is_empty() {
                    flush(&mut old, &mut new, &mut out);
                }
                old.push_str(&format!("{rest}\n"));
            }
            Some(("+ ", rest)) => new.push_str(&format!("{rest}\n")),
            _ => panic!("« {line} » starts with neither « - » nor « + »"),
        }
    }
    flush(&mut old, &mut new, &mut out);
    out
}

/// Does to the project what a block says.
pub fn apply(sources: &mut Sources, block: &Block, path: &Path) {
    let (verb, file) = block.info.split_once(' ').unwrap_or((block.info.as_str(), ""));
    let bytes = match verb {
        "edit" => {
            let before = sources.files.get(file).unwrap_or_else(|| panic!("{}: no file {file}", path.display()));
            edit(&String::from_utf8(before.clone()).unwrap(), block).into_bytes()
        }
        "file" => block.text.clone().into_bytes(),
        "latin1" => block.text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect(),
        "windows" => format!("\u{feff}{}", block.text.replace('\n', "\r\n")).into_bytes(),
        "delete" => {
            sources.files.remove(file);
            return;
        }
        other => panic!("{}: unknown block « {other} »", path.display()),
    };
    sources.files.insert(file.to_owned(), bytes);
}

/// Without the comments that `init` writes, so that edits and excerpts are short.
pub fn uncommented(sources: Sources) -> Sources {
    let strip = |(path, bytes): (String, Vec<u8>)| {
        let text = String::from_utf8(bytes).unwrap();
        let is_own = path.starts_with("content/sites/") || path == "site-config.yaml";
        let kept = match is_own && path.ends_with(".yaml") {
            true => text
                .lines()
                .filter(|line| !line.trim_start().starts_with('#') && !line.is_empty())
                .map(|line| format!("{line}\n"))
                .collect(),
            false => text,
        };
        (path, kept.into_bytes())
    };
    Sources { files: sources.files.into_iter().map(strip).collect() }
}

#[test]
fn every_mistake_is_told_with_its_place() {
    let clean = built(uncommented(starter()));
    let usual: Vec<_> = clean.diagnostics.iter().cloned().collect();
    assert!(
        clean.outputs.is_some(),
        "the starter has errors: {}",
        to_text(&clean.diagnostics, &clean.texts, Paint::Plain)
    );
    let mut groups = 0;
    for path in cases::files("model", ".md") {
        let text = fs::read_to_string(&path).unwrap();
        let mut sources = uncommented(starter());
        let mut found = Vec::new();
        for block in cases::blocks(&text) {
            match block.info.as_str() {
                "diagnostics" => {
                    let result = built(std::mem::replace(&mut sources, uncommented(starter())));
                    let new = result.diagnostics.iter().filter(|d| !usual.contains(d)).cloned().collect();
                    let told = to_text(&new, &result.texts, Paint::Plain);
                    assert_eq!(result.outputs.is_none(), result.diagnostics.has_errors(), "{}", path.display());
                    found.push((block, format!("{}\n", told.trim_end())));
                    groups += 1;
                }
                _ => apply(&mut sources, &block, &path),
            }
        }
        cases::compare(&path, &text, &found);
    }
    assert!(groups >= 60, "{groups} cases of mistakes, 60 are promised");
}

/// A session for orientation teams is on their pages, never on the home that
/// everyone reads.
#[test]
fn a_session_for_orientation_teams_stays_on_their_pages() {
    let mut sources = uncommented(starter());
    let file = "content/sites/ma-ville/commission.yaml";
    let text = String::from_utf8(sources.files[file].clone()).unwrap();
    let session = "seances:\n  - date: 2027-02-01\n    limite_depot: 2027-01-15\n    publier: orientation\n";
    sources.files.insert(file.to_owned(), text.replace("seances: []\n", session).into_bytes());
    let outputs = built(sources).outputs.unwrap();
    let holds = |path: &str| {
        let page = outputs.iter().find(|output| output.path == path).unwrap();
        String::from_utf8_lossy(&page.bytes).contains("2027-02-01")
    };
    assert!(holds("orienter/commission/index.html"));
    assert!(!holds("index.html"));
}
