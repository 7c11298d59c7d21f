//! Tags: the little of HTML syntax that an allow-list needs.
//!
//! Takes one tag as the parser delimited it and says its name and attributes. Decides nothing.

/// One piece of raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum RawTag {
    Open {
        name: String,
        attributes: Vec<(String, String)>,
    },
    Close {
        name: String,
    },
    Comment,
    /// Declarations, processing instructions, CDATA.
    Other,
}

/// Names are lower case in the answer.
pub(super) fn parse(html: &str) -> RawTag {
    if html.starts_with("<!--") {
        return RawTag::Comment;
    }
    if let Some(rest) = html.strip_prefix("</") {
        return RawTag::Close { name: name(rest) };
    }
    let Some(rest) = html.strip_prefix('<').filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic())) else {
        return RawTag::Other;
    };
    let name = name(rest);
    let attributes = attributes(&rest[name.len()..]);
    RawTag::Open { name, attributes }
}

fn name(rest: &str) -> String {
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
    rest[..end].to_ascii_lowercase()
}

fn attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len());
        if end == 0 {
            return found;
        }
        let name = rest[..end].to_ascii_lowercase();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(after) = rest.trim_start().strip_prefix('=') {
            let after = after.trim_start();
            let (raw, next) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                _ => after.split_at(after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len())),
            };
            value = decoded(raw);
            rest = next;
        }
        found.push((name, value));
    }
}

/// The entities that attribute values need; an unknown one stays as typed.
fn decoded(raw: &str) -> String {
    const NAMED: [(&str, char); 6] =
        [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{a0}')];
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let window = &rest[..rest.floor_char_boundary(10)];
        let decoded = window.find(';').and_then(|end| {
            let entity = &window[..end];
            let c = match entity.strip_prefix('#') {
                Some(number) => match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok().and_then(char::from_u32),
                    None => number.parse().ok().and_then(char::from_u32),
                },
                None => NAMED.iter().find(|(name, _)| *name == entity).map(|(_, c)| *c),
            };
            c.map(|c| (c, end + 1))
        });
        match decoded {
            Some((c, length)) => {
                out.push(c);
                rest = &rest[length..];
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    out
}
