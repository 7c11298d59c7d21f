//! Where the words of a value stand in the text it was read from.
//!
//! YAML folds lines, drops quotes and cuts comments; a message must point at
//! what the person sees. Knows texts and bytes only.

use std::ops::Range;

/// Bytes in `source` of the bytes `part` of `value`, which was read from it.
///
/// A folded or literal block has the very letters of its value, other blanks
/// aside; a text with escapes has not, and is not searched.
pub fn locate(source: &str, value: &str, part: &Range<usize>) -> Option<Range<usize>> {
    if let Some(at) = source.find(value) {
        return Some(at + part.start..at + part.end);
    }
    let body = body(source);
    let mut seen = source[body..].char_indices().filter(|(_, letter)| !letter.is_whitespace());
    let (mut start, mut end) = (None, None);
    for (at, letter) in value.char_indices().filter(|(_, letter)| !letter.is_whitespace()) {
        let (found, same) = seen.next()?;
        if same != letter {
            return None;
        }
        if at >= part.start && start.is_none() {
            start = Some(body + found);
        }
        if at < part.end {
            end = Some(body + found + letter.len_utf8());
        } else if start.is_some() {
            break;
        }
    }
    let start = start?;
    Some(start..end.unwrap_or(start).max(start))
}

/// Byte of the first letter that belongs to the value: after the line of `>`
/// or `|`, after an opening quote.
fn body(source: &str) -> usize {
    match source.chars().next() {
        Some('>' | '|') => source.find('\n').map_or(source.len(), |end| end + 1),
        Some('"' | '\'') => 1,
        _ => 0,
    }
}

/// The comment that follows a value without quotes on its line, when it looks
/// like a part of the text: « #2 », and not « # à vérifier ».
pub fn swallowed(text: &str, value: &Range<usize>) -> Option<Range<usize>> {
    let rest = text.get(value.end..)?;
    let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
    let comment = line.trim_start();
    let is_word = comment.strip_prefix('#')?.starts_with(|c: char| !c.is_whitespace() && c != '#');
    let start = value.end + line.len() - comment.len();
    is_word.then(|| start..start + comment.trim_end().len())
}
