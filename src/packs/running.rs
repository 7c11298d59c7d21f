//! Running text for print: a Markdown tree as data, its links and images by names that hold for the whole
//! document, and the way back from each node to the file where it was written.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::Serialize;
use serde_json::{Map, Value};

use super::desk::Desk;
use crate::markdown::Document;
use crate::markdown::tree::{Block, Footnote, Paragraph};
use crate::model::PageVersion;
use crate::plan::{Destination, Origin};

/// Somewhere in a text that an author wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    pub file: String,
    /// Bytes of the file.
    pub range: Range<usize>,
}

/// Where a link leads on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lead {
    /// A chapter of the same document, or a heading of it: a page number.
    Here(String),
    /// Elsewhere: an address, printed.
    Url(String),
}

/// What the texts of one document need around them.
#[derive(Debug, Clone, Default)]
pub struct Around {
    pub links: BTreeMap<String, Lead>,
    /// Name in the layout → path of the project's file.
    pub images: BTreeMap<String, String>,
    /// Names of the inserts that the texts call.
    pub inserts: BTreeSet<String>,
    pub spots: Vec<Spot>,
}

/// A text, ready for the layout.
#[derive(Debug, Clone, Default)]
pub struct Running {
    pub blocks: Vec<Value>,
    pub footnotes: Vec<Value>,
}

/// One text on its way into a document.
pub struct Text<'t> {
    pub version: &'t PageVersion,
    pub lang: &'t str,
    /// Address of its page, where its relative links start from.
    pub path: &'t str,
    /// Chapter that will hold it.
    pub chapter: &'t str,
    /// A part of a longer chapter: its headings go one level down, under this name.
    pub part: Option<&'t str>,
    /// Notes of the chapter before this text.
    pub notes: u64,
}

/// Chapters of a document: page → chapter, and the headings that links may name.
pub type Chapters = BTreeMap<String, (String, BTreeSet<String>)>;

impl Desk<'_> {
    pub(super) fn running(&self, text: &Text<'_>, chapters: &Chapters, around: &mut Around) -> Running {
        let mut document = text.version.document.clone();
        document.dress(text.lang);
        flatten_notes(&mut document);
        around.inserts.extend(document.inserts().into_iter().map(|insert| insert.name.clone()));
        let mut walk = Walk { desk: self, text, chapters, around };
        let mut list = |value: Value| match value {
            Value::Array(mut nodes) => {
                nodes.iter_mut().for_each(|node| walk.node(node));
                nodes
            }
            _ => Vec::new(),
        };
        Running {
            blocks: list(serde_json::to_value(&document.blocks).unwrap_or_default()),
            footnotes: list(serde_json::to_value(&document.footnotes).unwrap_or_default()),
        }
    }
}

/// At the foot of a page a note holds lines only: what it holds besides becomes lines.
fn flatten_notes(document: &mut Document) {
    for note in &mut document.footnotes {
        let mut lines = Vec::new();
        gather(&note.blocks, note, &mut lines);
        note.blocks = lines;
    }
}

fn gather(blocks: &[Block], note: &Footnote, lines: &mut Vec<Block>) {
    for block in blocks {
        let line = |inlines: &Vec<_>| {
            Block::Paragraph(Paragraph { inlines: inlines.clone(), tight: false, range: note.range.clone() })
        };
        match block {
            Block::Paragraph(_) => lines.push(block.clone()),
            Block::Heading(heading) => lines.push(line(&heading.inlines)),
            Block::Quote(inner) | Block::Alert { blocks: inner, .. } => gather(inner, note, lines),
            Block::List(list) => list.items.iter().for_each(|item| gather(&item.blocks, note, lines)),
            Block::Definitions(groups) => {
                for group in groups {
                    lines.extend(group.terms.iter().map(line));
                    group.definitions.iter().for_each(|inner| gather(inner, note, lines));
                }
            }
            Block::Table(table) => {
                lines.extend(std::iter::once(&table.head).chain(&table.rows).flatten().map(line));
            }
            Block::Details(details) => {
                lines.push(line(&details.summary));
                gather(&details.blocks, note, lines);
            }
            Block::Code { .. } | Block::Figure { .. } | Block::Insert(_) | Block::Rule => {}
        }
    }
}

struct Walk<'w, 't, 'd> {
    desk: &'w Desk<'d>,
    text: &'w Text<'t>,
    chapters: &'w Chapters,
    around: &'w mut Around,
}

impl Walk<'_, '_, '_> {
    fn node(&mut self, value: &mut Value) {
        match value {
            Value::Array(nodes) => nodes.iter_mut().for_each(|node| self.node(node)),
            Value::Object(node) => {
                self.place(node);
                self.names(node);
                node.values_mut().for_each(|inner| self.node(inner));
            }
            // Fonts for print have no narrow no-break space.
            Value::String(text) if text.contains('\u{202f}') => *text = text.replace('\u{202f}', "\u{a0}"),
            _ => {}
        }
    }

    /// The bytes of the source become the number of a place.
    fn place(&mut self, node: &mut Map<String, Value>) {
        let Some(range) = node.remove("range") else { return };
        let at = |key: &str| range.get(key).and_then(Value::as_u64).and_then(|byte| usize::try_from(byte).ok());
        let (Some(start), Some(end)) = (at("start"), at("end")) else { return };
        let offset = self.text.version.body_start;
        let spot = Spot { file: self.text.version.file.clone(), range: start + offset..end + offset };
        node.insert("at".to_owned(), Value::from(self.around.spots.len()));
        self.around.spots.push(spot);
    }

    /// What a node names, by a name that holds in the whole document.
    fn names(&mut self, node: &mut Map<String, Value>) {
        if let Some(Value::String(target)) = node.get_mut("target") {
            *target = self.link(target);
        } else if let Some(Value::String(source)) = node.get_mut("source") {
            *source = self.image(source);
        } else if node.contains_key("level") {
            self.heading(node);
        } else if let (Some(number), true) = (node.get("number").and_then(Value::as_u64), self.text.notes > 0) {
            node.insert("number".to_owned(), Value::from(number + self.text.notes));
        }
    }

    fn heading(&self, node: &mut Map<String, Value>) {
        let Some(part) = self.text.part else { return };
        let level = node.get("level").and_then(Value::as_u64).unwrap_or(2);
        node.insert("level".to_owned(), Value::from((level + 1).min(6)));
        if let Some(Value::String(id)) = node.get_mut("id") {
            *id = format!("{part}/{id}");
        }
    }

    fn origin(&self) -> Origin<'_> {
        Origin { site: Some(self.desk.site.slug.as_str()), path: self.text.path, file: &self.text.version.file }
    }

    fn link(&mut self, target: &str) -> String {
        let lead = match self.desk.plan.routes.follow(target, self.origin()) {
            Ok(Destination::Outside) | Err(_) => return target.to_owned(),
            Ok(Destination::Here { anchor }) => Lead::Here(self.heading_of(self.text.path, Some(&anchor))),
            Ok(Destination::Page { address, anchor }) => {
                let own = address.site.as_deref() == Some(self.desk.site.slug.as_str());
                match own && self.chapters.contains_key(&address.path) {
                    true => Lead::Here(self.heading_of(&address.path, anchor.as_deref())),
                    false => self.outside(target),
                }
            }
            Ok(Destination::File { .. }) => self.outside(target),
        };
        let name = format!("{}|{target}", self.text.version.file);
        self.around.links.insert(name.clone(), lead);
        name
    }

    fn outside(&self, target: &str) -> Lead {
        Lead::Url(self.desk.plan.whole_link(target, self.origin(), self.desk.lang).unwrap_or_default())
    }

    /// The label of a page that the document holds, or of a heading of it.
    fn heading_of(&self, path: &str, anchor: Option<&str>) -> String {
        let Some((label, headings)) = self.chapters.get(path) else { return self.text.chapter.to_owned() };
        match anchor.filter(|anchor| headings.contains(*anchor)) {
            Some(anchor) => format!("{label}/{anchor}"),
            None => label.split('/').next().unwrap_or(label).to_owned(),
        }
    }

    fn image(&mut self, source: &str) -> String {
        let Ok(Destination::File { source: file }) = self.desk.plan.routes.follow(source, self.origin()) else {
            return source.to_owned();
        };
        let name = format!("images/{file}");
        self.around.images.insert(name.clone(), file);
        name
    }
}
