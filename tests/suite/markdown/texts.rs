//! Cases as texts: a file tells a story in Markdown, its fenced blocks are inputs and what must come of them.
//!
//! `TROUSSEAU_BLESS=1 cargo test` rewrites the expected blocks: read the diff as you would read code.

use std::fs;
use std::path::{Path, PathBuf};

/// One fenced block: its words after the fence, its content.
#[derive(Clone, Debug)]
pub struct Block {
    pub info: String,
    pub content: String,
}

impl Block {
    pub fn name(&self) -> &str {
        self.info.split_whitespace().next().unwrap_or_default()
    }

    /// The value of `name=value` in the words after the fence.
    pub fn option(&self, name: &str) -> Option<&str> {
        self.info.split_whitespace().find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
    }
}

/// An input and the blocks that follow it.
#[derive(Debug)]
pub struct Pair {
    pub input: Block,
    pub expected: Vec<Block>,
}

/// Every case file of the room, in a fixed order.
pub fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/markdown");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    files
}

/// What a pair that does not show it must not have.
const UNSAID: &str = "problems";

/// Runs every pair of a file through `actual`, which answers the content of one expected block.
#[track_caller]
pub fn check(file: &Path, inputs: &[&str], actual: impl Fn(&Block, &str) -> String) -> usize {
    let text = fs::read_to_string(file).unwrap();
    let pairs = pairs(&text, inputs);
    let mut rewritten = text.clone();
    let mut failures = Vec::new();
    let mut unsaid = Vec::new();
    for pair in &pairs {
        if !pair.expected.iter().any(|block| block.name() == UNSAID) {
            let found = actual(&pair.input, UNSAID);
            if !found.is_empty() {
                unsaid.push(format!("--- {}\n{}--- unsaid {UNSAID}\n{found}", pair.input.info, pair.input.content));
            }
        }
        for expected in &pair.expected {
            let found = actual(&pair.input, expected.name());
            if found != expected.content {
                failures.push(format!(
                    "--- {}\n{}--- expected {}\n{}--- found\n{}",
                    pair.input.info, pair.input.content, expected.info, expected.content, found
                ));
                rewritten = replace(&rewritten, pair, expected, &found);
            }
        }
    }
    if std::env::var_os("TROUSSEAU_BLESS").is_some() {
        fs::write(file, rewritten).unwrap();
    } else {
        assert!(failures.is_empty(), "{}\n{}", file.display(), failures.join("\n"));
    }
    // No block is there to be rewritten: the author of the case adds one.
    assert!(unsaid.is_empty(), "{}\n{}", file.display(), unsaid.join("\n"));
    pairs.len()
}

/// A content with the characters that a case file writes by their numbers, as in ⟨202E⟩.
pub fn typed(content: &str) -> String {
    let mut parts = content.split('⟨');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('⟩').unwrap();
        out.push(char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap());
        out.push_str(rest);
    }
    out
}

fn pairs(text: &str, inputs: &[&str]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for block in blocks(text) {
        if inputs.contains(&block.name()) {
            pairs.push(Pair { input: block, expected: Vec::new() });
        } else if let Some(pair) = pairs.last_mut() {
            pair.expected.push(block);
        }
    }
    pairs
}

fn blocks(text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<(&str, Block)> = None;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches('\n');
        match &mut open {
            Some((fence, block)) if bare == *fence => {
                found.push(block.clone());
                open = None;
            }
            Some((_, block)) => block.content.push_str(line),
            None => {
                let info = bare.trim_start_matches('`');
                let fence = &bare[..bare.len() - info.len()];
                if fence.len() >= 3 {
                    open = Some((fence, Block { info: info.to_owned(), content: String::new() }));
                }
            }
        }
    }
    assert!(open.is_none(), "a block is not closed: {open:?}");
    found
}

/// Puts a new content in the expected block that follows this input.
fn replace(text: &str, pair: &Pair, expected: &Block, found: &str) -> String {
    let input = format!("{}\n{}", pair.input.info, pair.input.content);
    let from = text.find(&input).map_or(0, |at| at + input.len());
    let old = format!("`{}\n{}```", expected.info, expected.content);
    let new = format!("`{}\n{}```", expected.info, found);
    match text[from..].find(&old) {
        Some(at) => format!("{}{new}{}", &text[..from + at], &text[from + at + old.len()..]),
        None => text.to_owned(),
    }
}
