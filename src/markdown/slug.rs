//! Slugs: any words to a short ASCII name, for anchors and file names.
//!
//! Only `a-z`, `0-9` and single hyphens, so that neither letter case nor Unicode forms can make two names
//! meet on some disk. Knows nothing of what the name is for.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Longest slug, in bytes; cut between two words.
pub const LONGEST: usize = 80;

/// `L'équipe, cœur du « chez-soi »` becomes `l-equipe-coeur-du-chez-soi`.
///
/// Empty when the words hold no letter of the Latin alphabet and no digit.
pub fn slug(words: &str) -> String {
    let mut out = String::with_capacity(words.len().min(LONGEST));
    let mut gap = false;
    for c in words.nfkd().filter(|c| !is_combining_mark(*c)) {
        let mut ascii = [0; 4];
        let piece = match ligature(c) {
            Some(letters) => letters,
            None if c.is_ascii_alphanumeric() => &*c.to_ascii_lowercase().encode_utf8(&mut ascii),
            None => {
                gap = true;
                continue;
            }
        };
        if gap && !out.is_empty() {
            out.push('-');
        }
        gap = false;
        out.push_str(piece);
        if out.len() > LONGEST {
            return cut(&out).to_owned();
        }
    }
    out
}

/// Letters that Unicode does not decompose.
fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' | 'ẞ' => "ss",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        _ => return None,
    })
}

fn cut(long: &str) -> &str {
    let head = &long[..LONGEST];
    match head.rfind('-') {
        Some(hyphen) if !long[LONGEST..].starts_with('-') => &head[..hyphen],
        _ => head,
    }
}

/// Whether an author's own identifier has the form of our slugs, starting with a letter.
///
/// Underscores are left out on purpose: identifiers that the program makes for itself hold one.
pub(super) fn is_identifier(id: &str) -> bool {
    id.len() <= LONGEST
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Names already taken in one document.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: BTreeSet<String>,
    /// Last number tried for a base, so that ten thousand equal headings stay cheap.
    last: BTreeMap<String, usize>,
}

impl Names {
    /// Takes a name as it is; false when somebody has it.
    pub fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// The base itself, else the base with the first free number from 2.
    pub fn free(&mut self, base: &str) -> String {
        if self.take(base) {
            return base.to_owned();
        }
        let number = self.last.entry(base.to_owned()).or_insert(1);
        loop {
            *number += 1;
            let name = format!("{base}-{number}");
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}
