//! Reads and rewrites case texts: fenced blocks with an info string.

use std::fs;
use std::path::{Path, PathBuf};

/// One fenced block of a case.
#[derive(Debug, Clone)]
pub struct Block {
    /// The info string: `edit content/…`, `diagnostics`…
    pub info: String,
    pub text: String,
    /// Bytes of the text in the file.
    range: std::ops::Range<usize>,
}

/// Every file with this ending under a folder of `tests/cases/`, sorted.
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
    let mut found = Vec::new();
    collect(&root, ending, &mut found);
    found.sort();
    assert!(!found.is_empty(), "no case in {}", root.display());
    found
}

fn collect(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
}

/// The fenced blocks of a text.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let trimmed = line.trim_end();
        let ticks: String = trimmed.chars().take_while(|c| *c == '`').collect();
        match &open {
            Some((fence, info, start)) if trimmed == fence => {
                blocks.push(Block { info: info.clone(), text: text[*start..at].to_owned(), range: *start..at });
                open = None;
            }
            None if ticks.len() >= 3 => open = Some((ticks.clone(), trimmed[ticks.len()..].trim().to_owned(), end)),
            _ => {}
        }
        at = end;
    }
    assert!(open.is_none(), "a block is not closed");
    blocks
}

/// Compares every expected block with what was found; rewrites them when blessed.
#[track_caller]
pub fn compare(path: &Path, text: &str, found: &[(Block, String)]) {
    let bless = std::env::var_os("TROUSSEAU_BLESS").is_some();
    let mut rewritten = text.to_owned();
    for (block, actual) in found.iter().rev() {
        if bless {
            rewritten.replace_range(block.range.clone(), actual);
        } else {
            assert_eq!(block.text, *actual, "{} « {} »", path.display(), block.info);
        }
    }
    if bless && rewritten != text {
        fs::write(path, rewritten).unwrap();
    }
}
