//! Runs the cases of `tests/cases`, and rewrites them when asked.

use super::input::draw;
use super::structure::check_structure;
use std::fs;
use std::path::{Path, PathBuf};

/// A circuit travels with its page: this is what a phone may pay for it, unpacked.
const HEAVIEST_CIRCUIT: usize = 6000;

#[test]
fn cases_draw_what_they_say() {
    let bless = std::env::var_os("TROUSSEAU_BLESS").is_some();
    for path in case_files() {
        let text = fs::read_to_string(&path).unwrap();
        let told = retold(&text, &path);
        if bless {
            fs::write(&path, told).unwrap();
        } else {
            assert_eq!(text, told, "{} no longer draws the same", path.display());
        }
    }
}

#[test]
fn same_input_gives_same_bytes() {
    for path in case_files() {
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(retold(&text, &path), retold(&text, &path));
    }
}

#[test]
fn no_steps_draw_nothing() {
    let [narrow, wide] = draw("circuit", "").unwrap();
    assert!(narrow.is_empty() && wide.is_empty());
}

pub fn case_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/figures");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// The case with its drawings made anew, each checked on the way.
fn retold(text: &str, path: &Path) -> String {
    let mut told = String::new();
    let mut blocks = text.split("```");
    told.push_str(blocks.next().unwrap_or_default());
    while let (Some(block), Some(prose)) = (blocks.next(), blocks.next()) {
        let (kind, input) = block.split_once('\n').unwrap();
        // Drawings of before are left out; what is told after them stays.
        if !(kind.starts_with("svg") || kind == "erreur") {
            told += &format!("```{block}```\n");
            told += &drawn(kind, input, path);
        }
        let prose = prose.trim();
        if !prose.is_empty() {
            told += &format!("\n{prose}\n\n");
        }
    }
    told
}

/// The blocks that stand below an input.
fn drawn(kind: &str, input: &str, path: &Path) -> String {
    let drawings = match draw(kind, input) {
        Ok(drawings) => drawings,
        Err(error) => return format!("```erreur\n{error}\n```\n"),
    };
    let mut blocks = String::new();
    for (form, svg) in ["svg narrow", "svg wide"].into_iter().zip(&drawings) {
        check_structure(svg, &format!("{} {form}", path.display()));
        let heavy = kind == "circuit" && svg.len() > HEAVIEST_CIRCUIT;
        assert!(!heavy, "{} {form}: {} bytes", path.display(), svg.len());
        blocks += &format!("```{form}\n{}\n```\n", one_tag_a_line(svg));
    }
    blocks
}

/// So that a diff shows which box moved.
fn one_tag_a_line(svg: &str) -> String {
    svg.replace("><", ">\n<")
}
