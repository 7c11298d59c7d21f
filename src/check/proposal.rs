//! What a person most likely meant, when a page, an anchor or a file is not there.

use crate::load::closest;

/// A name, or one that the word is a part of: `perm` is too short to guess from,
/// `permanence-24` is not.
pub fn name<'a>(word: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    const SHORTEST: usize = 5;
    closest(word, known.clone()).or_else(|| {
        let mut known = known;
        known.find(|name| word.chars().count() >= SHORTEST && name.contains(word))
    })
}

/// A path: the same folder with a close last name first, then a close last name
/// anywhere. Whole paths are never compared, for a long folder hides its end.
pub fn path<'a>(wanted: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let (folder, last) = split(wanted);
    let beside = known.clone().filter(move |path| split(path).0 == folder);
    [beside.collect::<Vec<_>>(), known.collect()].into_iter().find_map(|paths| {
        let found = name(last, paths.iter().map(|path| split(path).1))?;
        paths.into_iter().find(|path| split(path).1 == found)
    })
}

fn split(path: &str) -> (&str, &str) {
    path.trim_end_matches('/').rsplit_once('/').unwrap_or(("", path.trim_end_matches('/')))
}
