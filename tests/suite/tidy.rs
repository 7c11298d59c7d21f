//! The house in order: arrows between rooms, one room a heavy library, sizes,
//! nothing left undone. The map in `docs/architecture.md` is what is checked.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const MAX_FILE_LINES: usize = 600;
const MAX_FUNCTION_LINES: usize = 80;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under a folder, sorted.
fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

/// The room of a file of `src/`.
fn room(path: &Path) -> String {
    let inside = shown(path).trim_start_matches("src/").to_owned();
    inside.split('/').next().unwrap().trim_end_matches(".rs").to_owned()
}

/// Code without comments, so that prose may name what it likes.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Rows of the table of rooms: room, rooms it may name, libraries of its own.
fn map() -> Vec<(String, BTreeSet<String>, Vec<String>)> {
    let text = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let start = text.find("| room |").expect("docs/architecture.md has a table of rooms");
    let rows = text[start..].lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let libraries =
            cells[4].split(',').map(|name| name.trim().replace('-', "_")).filter(|name| name != "–").collect();
        (ticked(cells[1]).remove(0), ticked(cells[3]).into_iter().collect(), libraries)
    })
    .collect()
}

/// Words between back ticks.
fn ticked(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn rooms_name_only_the_rooms_that_the_map_allows() {
    let map = map();
    let rooms: Vec<&String> = map.iter().map(|(room, ..)| room).collect();
    let mut faults = Vec::new();
    for (index, (room, allowed, _)) in map.iter().enumerate() {
        for other in allowed.iter().filter(|other| rooms.contains(other)) {
            if rooms.iter().position(|known| *known == other).unwrap() > index {
                faults.push(format!("the map lets {room} name {other}, which stands below it"));
            }
        }
    }
    let mut seen = BTreeSet::new();
    for path in rust_files("src") {
        let here = room(&path);
        if here == "lib" || here == "main" {
            continue;
        }
        let Some((_, allowed, _)) = map.iter().find(|(room, ..)| *room == here) else {
            faults.push(format!("{}: the map has no room « {here} »", shown(&path)));
            continue;
        };
        seen.insert(here.clone());
        for part in code(&fs::read_to_string(&path).unwrap()).split("crate::").skip(1) {
            let named: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if named != here && rooms.contains(&&named) && !allowed.contains(&named) {
                faults.push(format!("{}: names {named}", shown(&path)));
            }
        }
    }
    faults.extend(
        rooms.iter().filter(|room| !seen.contains(**room)).map(|room| format!("the map has « {room} », src has not")),
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_heavy_library_has_one_room() {
    let mut homes: BTreeMap<String, String> = BTreeMap::new();
    for (room, _, libraries) in map() {
        for library in libraries {
            assert!(homes.insert(library.clone(), room.clone()).is_none(), "two rooms own {library}");
        }
    }
    assert!(homes.len() >= 10, "the map names the heavy libraries");
    let mut faults = Vec::new();
    for path in rust_files("src") {
        let text = code(&fs::read_to_string(&path).unwrap());
        for (library, home) in homes.iter().filter(|(_, home)| **home != room(&path)) {
            let is_named = |text: &str| {
                text.match_indices(&format!("{library}::"))
                    .any(|(at, _)| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'))
            };
            if is_named(&text) {
                faults.push(format!("{}: {library} belongs to {home}", shown(&path)));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_and_functions_stay_short() {
    let mut faults = Vec::new();
    for path in rust_files("src").into_iter().chain(rust_files("tests")) {
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        if lines.len() > MAX_FILE_LINES {
            faults.push(format!("{}: {} lines", shown(&path), lines.len()));
        }
        for (start, line) in lines.iter().enumerate().filter(|(_, line)| is_function(line)) {
            let indent = line.len() - line.trim_start().len();
            let close = format!("{}}}", " ".repeat(indent));
            let length = lines[start..].iter().position(|line| **line == close).map_or(1, |end| end + 1);
            if length > MAX_FUNCTION_LINES && !line.trim_end().ends_with(';') {
                faults.push(format!("{}:{}: a function of {length} lines", shown(&path), start + 1));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn is_function(line: &str) -> bool {
    let line = line.trim_start();
    ["fn ", "pub fn ", "pub(super) fn ", "pub(crate) fn ", "async fn ", "pub async fn "]
        .iter()
        .any(|start| line.starts_with(start))
}

#[test]
fn nothing_is_left_undone() {
    // Put together here, so that this file does not find itself.
    let marks: Vec<String> = [
        ("TO", "DO"),
        ("FIX", "ME"),
        ("XX", "X"),
        ("todo", "!("),
        ("unimpl", "emented!("),
        ("db", "g!("),
        ("#[ig", "nore"),
    ]
    .iter()
    .map(|(a, b)| format!("{a}{b}"))
    .collect();
    let mut faults = Vec::new();
    for path in rust_files("src").into_iter().chain(rust_files("tests")) {
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            if let Some(mark) = marks.iter().find(|mark| line.contains(mark.as_str())) {
                faults.push(format!("{}:{}: {mark}", shown(&path), number + 1));
            }
        }
        let without_tests = text.split("#[cfg(test)]").next().unwrap_or_default();
        if shown(&path).starts_with("src/") && code(without_tests).contains(&format!(".{}()", "unwrap")) {
            faults.push(format!("{}: a value is taken without looking", shown(&path)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_the_preview_opens_a_socket() {
    for path in rust_files("src").into_iter().filter(|path| room(path) != "serve") {
        let text = code(&fs::read_to_string(&path).unwrap());
        for word in ["TcpStream", "UdpSocket", "ToSocketAddrs", "Command::new"] {
            assert!(!text.contains(word), "{}: {word}", shown(&path));
        }
    }
}

#[test]
fn lock_files_name_no_host() {
    let npm = fs::read_to_string(root().join("tests/browser/package-lock.json")).unwrap();
    assert!(!npm.contains("\"resolved\""), "package-lock.json names where packages were fetched");
}
