//! XML text, written by hand: nested elements that cannot be left open.
//!
//! Escapes every text and attribute, and drops the characters that XML forbids.
//! Knows no vocabulary.

use quick_xml::escape::escape;

/// Attributes of an element, in the order in which they are written.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A document being written.
#[derive(Debug)]
pub(super) struct Xml(String);

impl Xml {
    pub fn new() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned())
    }

    /// An element and what `inside` writes in it.
    pub fn element(&mut self, name: &str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.tag(name, attributes, ">");
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.tag(name, attributes, "/>");
    }

    pub fn text(&mut self, text: &str) {
        self.0.push_str(&escape(allowed(text)));
    }

    /// An element that holds only text.
    pub fn leaf(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.element(name, attributes, |xml| xml.text(text));
    }

    /// Markup of our own, without a single character from a sheet.
    pub fn fixed(&mut self, markup: &'static str) {
        self.0.push_str(markup);
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    fn tag(&mut self, name: &str, attributes: Attributes<'_>, end: &str) {
        self.0.push('<');
        self.0.push_str(name);
        for (key, value) in attributes {
            self.0.push(' ');
            self.0.push_str(key);
            self.0.push_str("=\"");
            // A reader turns a bare line break of an attribute into a space.
            self.0.push_str(&escape(allowed(value)).replace('\n', "&#10;").replace('\t', "&#9;"));
            self.0.push('"');
        }
        self.0.push_str(end);
    }
}

/// Without the control characters and non-characters that no XML file may hold.
fn allowed(text: &str) -> String {
    let fine = |c: &char| matches!(c, '\t' | '\n' | ' '..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(fine).collect()
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn text_and_attributes_are_escaped_and_forbidden_characters_dropped() {
        let mut xml = Xml::new();
        xml.element("a", &[("b", "« \"<&\n")], |xml| xml.text("<œ>\u{1}\u{FFFF}&"));
        let text = String::from_utf8(xml.into_bytes()).unwrap_or_default();
        assert!(text.ends_with("<a b=\"« &quot;&lt;&amp;&#10;\">&lt;œ&gt;&amp;</a>"), "{text}");
    }
}
