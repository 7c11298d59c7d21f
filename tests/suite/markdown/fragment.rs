//! What every fragment must be, whatever was typed: known tags, known attributes, safe addresses, well nested.
//!
//! A small strict reader of our own output: it accepts much less than a browser does.

use std::collections::BTreeSet;

const TAGS: [&str; 39] = [
    "a",
    "abbr",
    "blockquote",
    "br",
    "caption",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];
const VOID: [&str; 3] = ["br", "hr", "img"];
const ATTRIBUTES: [&str; 18] = [
    "alt",
    "aria-label",
    "aria-labelledby",
    "class",
    "dir",
    "height",
    "href",
    "id",
    "lang",
    "loading",
    "rel",
    "role",
    "scope",
    "src",
    "start",
    "tabindex",
    "title",
    "width",
];
const SCHEMES: [&str; 5] = ["https", "http", "mailto", "tel", "sms"];

/// Panics with the reason when a fragment is not what we promise.
#[track_caller]
pub fn assert_safe(html: &str) {
    if let Err(reason) = read(html) {
        let shown: String = html.chars().take(600).collect();
        panic!("{reason}\n{shown}");
    }
}

fn read(html: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = BTreeSet::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text(&rest[..at])?;
        let end = rest[at..].find('>').ok_or("a tag does not end")? + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            let last = open.pop().ok_or(format!("</{name}> closes nothing"))?;
            if last != name {
                return Err(format!("</{name}> closes <{last}>"));
            }
            continue;
        }
        let name = tag.split(' ').next().unwrap_or_default();
        if !TAGS.contains(&name) {
            return Err(format!("<{name}> is not ours"));
        }
        if name == "a" && open.contains(&"a") {
            return Err("a link inside a link".to_owned());
        }
        if is_block(name) && open.iter().any(|outer| ["p", "summary", "a", "span"].contains(outer)) {
            return Err(format!("<{name}> inside {open:?}"));
        }
        attributes(&tag[name.len()..], &mut ids)?;
        if !VOID.contains(&name) {
            open.push(name);
        }
    }
    text(rest)?;
    if open.is_empty() { Ok(()) } else { Err(format!("left open: {open:?}")) }
}

fn is_block(name: &str) -> bool {
    ["p", "div", "ul", "ol", "dl", "table", "pre", "blockquote", "figure", "details", "hr"].contains(&name)
}

fn text(text: &str) -> Result<(), String> {
    if text.contains('>') {
        return Err("a bare > in text".to_owned());
    }
    match text.chars().find(|c| is_hidden(*c)) {
        Some(c) => Err(format!("U+{:04X} in the output", u32::from(c))),
        None => Ok(()),
    }
}

fn is_hidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn attributes(mut rest: &str, ids: &mut BTreeSet<String>) -> Result<(), String> {
    while let Some(pair) = rest.strip_prefix(' ') {
        let (name, after) = pair.split_once("=\"").ok_or(format!("attribute without quotes: {pair}"))?;
        let (value, next) = after.split_once('"').ok_or(format!("value without end: {pair}"))?;
        if !ATTRIBUTES.contains(&name) {
            return Err(format!("the attribute {name} is not ours"));
        }
        if value.contains('<') || value.chars().any(is_hidden) {
            return Err(format!("{name}=\"{value}\" is not escaped"));
        }
        if matches!(name, "href" | "src") && !is_address(value) {
            return Err(format!("{name}=\"{value}\" is not an address of ours"));
        }
        if name == "id" && !ids.insert(value.to_owned()) {
            return Err(format!("the identifier {value} stands twice"));
        }
        rest = next;
    }
    if rest.is_empty() { Ok(()) } else { Err(format!("after the attributes: {rest}")) }
}

fn is_address(value: &str) -> bool {
    let stop = value.find([':', '/', '?', '#']).unwrap_or(value.len());
    let scheme = value[stop..].starts_with(':').then(|| value[..stop].to_ascii_lowercase());
    let right_scheme = scheme.is_none_or(|scheme| SCHEMES.contains(&scheme.as_str()));
    right_scheme && !value.starts_with("//") && !value.contains(['\\', ' ', '\n', '\t'])
}
