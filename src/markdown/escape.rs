//! Escaping: the only functions that put a value between HTML markup.
//!
//! Every writer of HTML in the program uses these, so that one review covers them all.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Text between two tags.
pub fn text(value: &str) -> Cow<'_, str> {
    escaped(value, |c| matches!(c, '&' | '<' | '>'))
}

/// The value of an attribute between double (or single) quotes.
pub fn attribute(value: &str) -> Cow<'_, str> {
    escaped(value, |c| matches!(c, '&' | '<' | '>' | '"' | '\''))
}

/// A URL inside an attribute: what no URL may hold is percent-encoded, then all is escaped.
///
/// An existing `%20` stays as it is; letters beyond ASCII stay too, browsers encode them.
pub fn url(value: &str) -> Cow<'_, str> {
    let refused = |c: char| c.is_control() || matches!(c, ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}');
    if !value.contains(refused) {
        return attribute(value);
    }
    let mut encoded = String::with_capacity(value.len() + 8);
    for c in value.chars() {
        if refused(c) {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                // Writing to a String cannot fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        } else {
            encoded.push(c);
        }
    }
    Cow::Owned(attribute(&encoded).into_owned())
}

fn escaped(value: &str, special: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !value.contains(&special) {
        return Cow::Borrowed(value);
    }
    let mut out = String::with_capacity(value.len() + 16);
    for c in value.chars() {
        match c {
            _ if !special(c) => out.push(c),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push_str("&#39;"),
        }
    }
    Cow::Owned(out)
}
