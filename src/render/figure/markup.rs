//! Writing SVG: numbers, texts, ids, and groups that share attributes.
//!
//! Short on purpose: a figure travels with its page to phones that count their data.

use std::fmt::Write as _;

/// Elements in order; neighbours with the same attributes share one group.
#[derive(Default)]
pub(crate) struct Grouped {
    markup: String,
    /// Attributes of the group that is open; empty when none is.
    open: String,
}

impl Grouped {
    /// Adds an element below the attributes; without any, it needs no group.
    pub fn push(&mut self, attributes: &str, element: &str) {
        if self.open != attributes {
            self.close();
            if !attributes.is_empty() {
                let _ = write!(self.markup, "<g {attributes}>");
            }
            attributes.clone_into(&mut self.open);
        }
        self.markup.push_str(element);
    }

    pub fn finish(mut self) -> String {
        self.close();
        self.markup
    }

    fn close(&mut self) {
        if !std::mem::take(&mut self.open).is_empty() {
            self.markup.push_str("</g>");
        }
    }
}

/// A length with one decimal at most, and never «-0».
pub(crate) fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // Neither HTML nor XML can hold them.
            _ if letter.is_control() => escaped.push(' '),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// A prefix that can stand in an id and be named by `aria-labelledby`.
pub(crate) fn identifier(prefix: &str) -> String {
    let allowed = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    prefix.chars().map(|c| if allowed(c) { c } else { '-' }).collect()
}
