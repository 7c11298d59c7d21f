//! The program as a person types it: a command, what it says, how it ends.
//!
//! A case holds `console` blocks: lines `$ trousseau …` run one after the other
//! in a new folder; what they print (stdout, then stderr) and `? code` follow.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::cases;

/// A new empty folder outside any project, gone when dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl std::ops::Deref for Folder {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn folder(name: &str) -> Folder {
    let folder = std::env::temp_dir().join(format!("trousseau-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    Folder(fs::canonicalize(folder).unwrap())
}

/// Runs the program in a folder; stdout, stderr, exit code.
pub fn run(folder: &Path, arguments: &[&str], input: &str) -> (String, String, i32) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_trousseau"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("SOURCE_DATE_EPOCH")
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not read its input may have closed it already.
    drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap_or(-1))
}

/// What a session prints, without what changes from a run to the next.
fn session(block: &str, folder: &Path) -> String {
    let mut told = String::new();
    for line in block.lines().filter(|line| line.starts_with("$ ")) {
        let words: Vec<&str> = line.split_whitespace().skip(1).collect();
        told.push_str(&format!("{line}\n"));
        match words.split_first() {
            Some((&"trousseau", arguments)) => {
                let (out, err, code) = run(folder, arguments, "");
                for line in format!("{out}{err}").lines() {
                    told.push_str(steady(line, folder).trim_end());
                    told.push('\n');
                }
                told.push_str(&format!("? {code}\n"));
            }
            Some((&"write", [file, rest @ ..])) => fs::write(folder.join(file), rest.join(" ") + "\n").unwrap(),
            Some((&"mkdir", [name])) => fs::create_dir_all(folder.join(name)).unwrap(),
            Some((&"ls", [name])) => {
                let mut names: Vec<String> = fs::read_dir(folder.join(name))
                    .unwrap()
                    .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
                    .collect();
                names.sort();
                told.push_str(&format!("{}\n", names.join(" ")));
            }
            _ => panic!("« {line} » is no command of a case"),
        }
    }
    told
}

/// Times, sizes and the folder of the case differ from machine to machine.
fn steady(line: &str, folder: &Path) -> String {
    let line = line.replace(&folder.to_string_lossy().into_owned(), "DOSSIER");
    let digits = |text: &str| -> String {
        let mut out = String::new();
        for part in text.split_inclusive(' ') {
            let is_number =
                part.trim_end().chars().all(|c| c.is_ascii_digit() || c == ',') && part.contains(',') && part.len() > 2;
            out.push_str(if is_number { "N " } else { part });
        }
        out
    };
    match line.contains(" s ;") || line.contains(" Mo") {
        true => digits(&line),
        false => line,
    }
}

#[test]
fn commands_say_what_they_do() {
    for path in cases::files("cli", ".md") {
        let text = fs::read_to_string(&path).unwrap();
        let name = format!("cli-{}", path.file_stem().unwrap().to_string_lossy());
        let folder = folder(&name);
        let mut found = Vec::new();
        for block in cases::blocks(&text).into_iter().filter(|block| block.info == "console") {
            let told = session(&block.text, &folder);
            found.push((block, told));
        }
        cases::compare(&path, &text, &found);
    }
}

#[test]
fn a_report_for_machines_has_ranges() {
    let folder = folder("cli-json");
    run(&folder, &["init", "site", "--yes"], "");
    let file = folder.join("site/content/sites/ma-ville/site.yaml");
    let text = fs::read_to_string(&file).unwrap().replace("etat: ouverture", "etat: ouvert");
    fs::write(&file, text).unwrap();
    let (out, _, code) = run(&folder, &["check", "--root", "site", "--format", "json"], "");
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, report["version"].as_u64(), report["errors"].as_u64()), (1, Some(1), Some(1)));
    let fault = report["diagnostics"].as_array().unwrap().iter().find(|d| d["severity"] == "erreur").unwrap();
    assert_eq!(fault["code"], "valeur-inconnue");
    assert_eq!(fault["place"]["file"], "content/sites/ma-ville/site.yaml");
    let width = fault["place"]["end_column"].as_u64().unwrap() - fault["place"]["column"].as_u64().unwrap();
    assert_eq!(width, "ouvert".len() as u64);
}

#[test]
fn an_interrupted_question_leaves_nothing() {
    let folder = folder("cli-init");
    let (_, err, code) = run(&folder, &["init", "neuf"], "Sainte-Épine\n99\n53\n\nbeaucoup\n40\n\n\n");
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("écrivez un nombre"), "{err}");
    let site = fs::read_to_string(folder.join("neuf/content/sites/sainte-epine/site.yaml")).unwrap();
    assert!(site.contains("capacite: 40") && site.contains("departements: [\"53\"]"), "{site}");
    let (_, err, code) = run(&folder, &["init", "neuf", "--yes"], "");
    assert_eq!(code, 2, "{err}");
    let (_, err, code) = run(&folder, &["check", "--root", "neuf"], "");
    assert_eq!(code, 0, "{err}");
}
