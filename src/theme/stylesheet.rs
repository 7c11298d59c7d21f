//! One stylesheet from the layers of a theme, without what only authors read.
//!
//! Joins the files in the order of their names, drops comments and the spaces
//! that mean nothing. It knows strings and comments, nothing else of CSS: what
//! it cannot be sure of, it keeps.
//! Never reads a file, never looks at a rule.

/// Joins layers, given in order, into the stylesheet that is published.
pub fn join<'a>(layers: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for layer in layers {
        squeeze(layer, &mut out);
    }
    out.push('\n');
    out
}

/// Copies CSS without comments, runs of spaces, nor last semicolons.
fn squeeze(css: &str, out: &mut String) {
    let mut rest = css;
    let mut gap = false;
    while let Some(next) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            gap = true;
        } else if next.is_whitespace() {
            rest = &rest[next.len_utf8()..];
            gap = true;
        } else {
            let token = if next == '"' { string(rest) } else { &rest[..next.len_utf8()] };
            if next == '}' && out.ends_with(';') {
                out.pop();
            }
            if gap && !out.ends_with(['{', '}', ';', ',']) && !matches!(next, '{' | '}' | ';' | ',') {
                out.push(' ');
            }
            gap = false;
            out.push_str(token);
            rest = &rest[token.len()..];
        }
    }
}

/// The string that opens here, quotes included; escapes are kept as they are.
fn string(text: &str) -> &str {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            '\\' if !escaped => escaped = true,
            '"' if !escaped => return &text[..=at],
            _ => escaped = false,
        }
    }
    text
}
