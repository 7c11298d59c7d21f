//! The HTML of a tree, written by ourselves: nothing that an author typed passes through raw.
//!
//! The markup is made for people who hear a page as much as for those who see it: call-outs have a visible
//! title, tables scroll by keyboard and have a caption, notes lead back to where they were called, tasks say
//! in words whether they are done. What the room cannot know (where a page is, what an insert says) is asked
//! of a [`Resolver`]. No inline style, no event attribute, no new window, no form field.

mod blocks;
mod inlines;
mod notes;
mod tables;

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::tree::{Inline, Node, walk};
use super::typography::is_right_to_left;
use super::{Document, dress, escape};

/// How a fragment is written.
#[derive(Clone, Copy, Debug)]
pub struct HtmlOptions<'a> {
    /// Language of the page, for typography and direction.
    pub lang: &'a str,
    pub words: Words<'a>,
    /// Added to every heading level; the result stays between 2 and 6.
    pub heading_shift: i8,
    /// Put before every identifier, when several fragments share a page.
    pub id_prefix: &'a str,
}

impl Default for HtmlOptions<'_> {
    fn default() -> Self {
        Self { lang: "fr", words: Words::FRENCH, heading_shift: 0, id_prefix: "" }
    }
}

/// Words that the program adds to a text, in the language of the page.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    pub note: &'a str,
    pub tip: &'a str,
    pub important: &'a str,
    pub warning: &'a str,
    pub caution: &'a str,
    /// Before a task; the colon is added.
    pub done: &'a str,
    pub to_do: &'a str,
    /// Title of the notes at the end.
    pub notes: &'a str,
    /// Name of the link to a note; its number is added.
    pub note_call: &'a str,
    /// Name of the link back; the number of the note is added.
    pub note_back: &'a str,
    /// Name of a table without caption; its number is added.
    pub table: &'a str,
}

impl Words<'static> {
    pub const FRENCH: Self = Self {
        note: "Remarque",
        tip: "Conseil",
        important: "Important",
        warning: "Attention",
        caution: "Danger",
        done: "Fait",
        to_do: "À faire",
        notes: "Notes",
        note_call: "Note",
        note_back: "Retour à l’appel de la note",
        table: "Tableau",
    };
}

/// What only the caller knows. Asked in the order of the text, which makes answers reproducible.
pub trait Resolver {
    /// The final address of a link target such as `@/equipe/` or `https://…`; none when it leads nowhere,
    /// and the text then stays without a link.
    fn link(&mut self, target: &str) -> Option<Href>;

    /// The final address of an image; none leaves its alternative text.
    fn image(&mut self, source: &str) -> Option<ImageHref>;

    /// The HTML of an insert, trusted as it is; none leaves what the author typed.
    fn insert(&mut self, name: &str, place: Place) -> Option<String>;
}

/// Where a link goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Href {
    pub href: String,
    /// Leaves the portal: the other site is not told where the reader comes from.
    pub external: bool,
}

/// Where an image is, and its size in CSS pixels when known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageHref {
    pub href: String,
    pub size: Option<(u32, u32)>,
}

/// Where an insert stands, hence what it may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Alone: any flow content.
    Block,
    /// In a line: phrasing content.
    Line,
    /// In the text of a link: phrasing content without a link.
    Link,
}

/// Writes a whole document.
pub(super) fn document(document: &Document, options: &HtmlOptions<'_>, resolver: &mut dyn Resolver) -> String {
    let mut dressed = document.clone();
    dressed.dress(options.lang);
    let mut writer = Writer::new(options, resolver);
    if !options.id_prefix.is_empty() {
        writer.own_ids = ids(&dressed);
    }
    writer.blocks(&dressed.blocks);
    writer.notes(&dressed.footnotes);
    writer.out
}

/// Writes the inlines of one line, such as a value of a YAML file read by [`super::inline`].
pub fn inline_html(inlines: &[Inline], options: &HtmlOptions<'_>, resolver: &mut dyn Resolver) -> String {
    let mut dressed = inlines.to_vec();
    dress::line(&mut dressed, options.lang);
    let mut writer = Writer::new(options, resolver);
    writer.inlines(&dressed);
    writer.out
}

fn ids(document: &Document) -> BTreeSet<String> {
    use super::tree::Block;
    let mut ids = BTreeSet::new();
    let mut visit = |node: Node<'_>| {
        let id = match node {
            Node::Block(Block::Heading(heading)) => Some(&heading.id),
            Node::Block(Block::Details(details)) => {
                ids.extend(details.summary_attributes.id.clone());
                details.attributes.id.as_ref()
            }
            Node::Inline(Inline::Element(element)) => element.attributes.id.as_ref(),
            _ => None,
        };
        ids.extend(id.cloned());
    };
    walk(&document.blocks, &mut visit);
    document.footnotes.iter().for_each(|note| walk(&note.blocks, &mut visit));
    ids
}

/// The fragment being written.
struct Writer<'a> {
    out: String,
    options: &'a HtmlOptions<'a>,
    resolver: &'a mut dyn Resolver,
    /// Tables so far, to name them.
    tables: usize,
    in_link: bool,
    /// Markup that opens the next line of words: the state of a task.
    before_words: Option<String>,
    /// Identifiers of this document, when they get a prefix.
    own_ids: BTreeSet<String>,
}

impl<'a> Writer<'a> {
    fn new(options: &'a HtmlOptions<'a>, resolver: &'a mut dyn Resolver) -> Self {
        Self {
            out: String::new(),
            options,
            resolver,
            tables: 0,
            in_link: false,
            before_words: None,
            own_ids: BTreeSet::new(),
        }
    }

    fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn text(&mut self, text: &str) {
        self.out.push_str(&escape::text(text));
    }

    /// ` name="value"`, escaped.
    fn attribute(&mut self, name: &str, value: &str) {
        self.attribute_escaped(name, &escape::attribute(value));
    }

    fn url_attribute(&mut self, name: &str, value: &str) {
        self.attribute_escaped(name, &escape::url(value));
    }

    fn attribute_escaped(&mut self, name: &str, value: &str) {
        for part in [" ", name, "=\"", value, "\""] {
            self.out.push_str(part);
        }
    }

    /// `lang`, and `dir` when the language runs the other way than the page.
    fn language(&mut self, lang: Option<&str>, dir: Option<&str>) {
        if let Some(lang) = lang {
            self.attribute("lang", lang);
        }
        let right_to_left = lang.map(is_right_to_left);
        let derived = match right_to_left {
            Some(true) if !is_right_to_left(self.options.lang) => Some("rtl"),
            Some(false) if is_right_to_left(self.options.lang) => Some("ltr"),
            _ => None,
        };
        if let Some(dir) = dir.or(derived) {
            self.attribute("dir", dir);
        }
    }

    /// An identifier as the page holds it.
    fn id(&self, id: &str) -> String {
        format!("{}{id}", self.options.id_prefix)
    }

    /// A word of the program with the punctuation its language wants.
    fn dressed<'w>(&self, words: &'w str) -> Cow<'w, str> {
        super::typography::for_lang(words, self.options.lang)
    }
}
