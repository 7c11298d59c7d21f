//! Text to a safe fragment: HTML, typeset tree, headings, links, plain words, all from one reading.
//!
//! Site staff write Markdown; nobody should be able to break a page, or a reader's trust, with it. So the
//! text becomes an owned tree ([`tree`]) that can hold nothing dangerous, every doubtful thing is told with
//! its place ([`Problem`]), and each output is written from the tree. The room knows no templates, no files,
//! no other pages: it asks a [`Resolver`] where things are.
//!
//! ```
//! # use trousseau::markdown::*;
//! let (document, problems) = Document::parse("## L'équipe\n\nVoir [les membres](@/equipe/).\n");
//! assert!(problems.is_empty());
//! assert_eq!(document.headings()[0].id, "l-equipe");
//! ```
//!
//! What authors may write: `CommonMark`, the tables, task lists, footnotes, call-outs and strikethrough of GFM,
//! definition lists, and our own conventions:
//!
//! - `[[nom]]` is an insert; `[[bloc-…]]` stands alone in its paragraph;
//! - `## Titre {#id lang=ar}` keeps its identifier and its language, nothing else;
//! - a paragraph « Tableau : … » just before a table is its caption; a bold first cell heads its row;
//! - `![](fond.jpg "décorative")` is an image that brings nothing; any other needs an alternative text;
//! - an image alone in its paragraph takes its title as a caption;
//! - `details`, `summary`, `abbr`, `kbd`, `br`, `sub`, `sup`, `span` with `lang`, `dir`, `title`, `id` are
//!   the only HTML; what stands between them is Markdown; comments are never published.

mod characters;
mod dress;
pub mod escape;
mod front_matter;
mod html;
mod plain;
mod problem;
mod reader;
mod slug;
mod target;
pub mod tree;
pub mod typography;

use serde::Serialize;

pub use front_matter::{FrontMatter, split_front_matter};
pub use html::{Href, HtmlOptions, ImageHref, Place, Resolver, Words, inline_html};
pub use plain::inlines as inline_plain;
pub use problem::{Problem, ProblemKind, Severity};
pub use slug::slug;
pub use target::{Refusal, Target, is_safe};

use tree::{Block, Footnote, Image, Inline, Insert, Link, Node, walk};

/// A text as it was understood.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    pub blocks: Vec<Block>,
    /// In the order of their first calls; a note that nobody calls is not kept.
    pub footnotes: Vec<Footnote>,
}

/// How a text stands in its file and its page.
#[derive(Clone, Copy, Debug, Default)]
pub struct ParseOptions<'a> {
    /// Added to every range: where the text begins in its file.
    pub offset: usize,
    /// Identifiers of the page around, which no heading may take.
    pub reserved_ids: &'a [&'a str],
}

/// A heading as a table of contents shows it; without its inserts, whose words depend on the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeadingText {
    pub level: u8,
    pub id: String,
    pub text: String,
}

impl Document {
    /// Reads a text. There is always a document: what is refused is left out of it and told.
    pub fn parse(text: &str) -> (Self, Vec<Problem>) {
        Self::parse_with(text, &ParseOptions::default())
    }

    pub fn parse_with(text: &str, options: &ParseOptions<'_>) -> (Self, Vec<Problem>) {
        let reading = reader::document(text, options.offset, options.reserved_ids);
        (Self { blocks: reading.blocks, footnotes: reading.footnotes }, reading.problems)
    }

    /// The fragment of a page, with the typography of its language.
    pub fn html(&self, options: &HtmlOptions<'_>, resolver: &mut dyn Resolver) -> String {
        html::document(self, options, resolver)
    }

    /// Words for search, one line per paragraph or heading, with the typography of the source.
    pub fn plain(&self) -> String {
        plain::document(&self.blocks, &self.footnotes)
    }

    /// Headings in the order of the text.
    pub fn headings(&self) -> Vec<HeadingText> {
        self.collect(|node| match node {
            Node::Block(Block::Heading(heading)) => Some(HeadingText {
                level: heading.level,
                id: heading.id.clone(),
                text: plain::inlines(&heading.inlines).trim().to_owned(),
            }),
            _ => None,
        })
    }

    /// Links that were kept, with their ranges.
    pub fn links(&self) -> Vec<&Link> {
        self.collect(|node| match node {
            Node::Inline(Inline::Link(link)) => Some(link),
            _ => None,
        })
    }

    pub fn images(&self) -> Vec<&Image> {
        self.collect(|node| match node {
            Node::Inline(Inline::Image(image)) | Node::Block(Block::Figure { image, .. }) => Some(image),
            _ => None,
        })
    }

    /// Inserts, in lines and alone, with their ranges.
    pub fn inserts(&self) -> Vec<&Insert> {
        self.collect(|node| match node {
            Node::Inline(Inline::Insert(insert)) | Node::Block(Block::Insert(insert)) => Some(insert),
            _ => None,
        })
    }

    /// Puts the typography of a language in the tree itself, for an output that is not HTML.
    pub fn dress(&mut self, lang: &str) {
        dress::blocks(&mut self.blocks, lang);
        self.footnotes.iter_mut().for_each(|note| dress::blocks(&mut note.blocks, lang));
    }

    fn collect<'d, T>(&'d self, mut pick: impl FnMut(Node<'d>) -> Option<T>) -> Vec<T> {
        let mut found = Vec::new();
        let mut visit = |node: Node<'d>| found.extend(pick(node));
        walk(&self.blocks, &mut visit);
        self.footnotes.iter().for_each(|note| walk(&note.blocks, &mut visit));
        found
    }
}

/// Reads one line of Markdown, such as a value of a YAML file: inlines only, whatever it begins with.
///
/// There are no headings and no notes.
pub fn inline(text: &str) -> (Vec<Inline>, Vec<Problem>) {
    reader::line(text)
}
