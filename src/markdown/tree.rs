//! The tree: what a text says, without how any output shows it.
//!
//! The HTML writer, the words for search and the PDF engine all read this one tree. It owns its strings, so
//! that it may outlive the source, and derives `Serialize`, so that a typesetter may take it as data: each
//! node is `{"kind": …, "value": …}`. Ranges are bytes of the source. Holds no markup of any kind.

use std::ops::Range;

use serde::Serialize;

/// What fills a page, a cell of a list, a quotation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Block {
    Paragraph(Paragraph),
    Heading(Heading),
    Quote(Vec<Block>),
    Alert {
        alert: Alert,
        blocks: Vec<Block>,
    },
    Code {
        language: Option<String>,
        text: String,
        range: Range<usize>,
    },
    List(List),
    Definitions(Vec<Definition>),
    Table(Table),
    /// An image alone in its paragraph, with a title: the title is its caption.
    Figure {
        image: Image,
        caption: String,
    },
    Details(Details),
    /// A paragraph that holds one block insert and nothing else.
    Insert(Insert),
    Rule,
}

/// What flows in a line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Inline {
    /// A line end of the source is `\n`: a space that may be broken.
    Text(String),
    Code(String),
    /// A line end that the author wants.
    Break,
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Strikethrough(Vec<Inline>),
    Link(Link),
    Image(Image),
    FootnoteCall(FootnoteCall),
    Insert(Insert),
    /// A tag of the allow-list.
    Element(Element),
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Paragraph {
    pub inlines: Vec<Inline>,
    /// In a list whose items are not set apart: written without a paragraph of its own.
    pub tight: bool,
    pub range: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Heading {
    /// 2 to 6: the title of the page is the only level 1.
    pub level: u8,
    /// Unique in the document; ASCII lower case, digits, hyphens.
    pub id: String,
    pub lang: Option<String>,
    pub inlines: Vec<Inline>,
    pub range: Range<usize>,
}

/// The five call-outs of GFM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alert {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct List {
    /// Number of the first item; none for a bulleted list.
    pub start: Option<u64>,
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// Whether the task is done; none for an item that is no task.
    pub task: Option<bool>,
    pub blocks: Vec<Block>,
}

/// Terms that share their definitions.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Definition {
    pub terms: Vec<Vec<Inline>>,
    pub definitions: Vec<Vec<Block>>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    pub caption: Option<Vec<Inline>>,
    /// One per column.
    pub alignments: Vec<Alignment>,
    pub head: Vec<Vec<Inline>>,
    pub rows: Vec<Vec<Vec<Inline>>>,
    pub range: Range<usize>,
}

/// Logical sides, so that a table follows the direction of its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    Default,
    Start,
    Center,
    End,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Details {
    pub attributes: Attributes,
    pub summary: Vec<Inline>,
    pub summary_attributes: Attributes,
    pub blocks: Vec<Block>,
    pub range: Range<usize>,
}

/// The only attributes that raw HTML may carry, already checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Attributes {
    pub id: Option<String>,
    pub lang: Option<String>,
    pub dir: Option<String>,
    pub title: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Element {
    pub tag: ElementTag,
    pub attributes: Attributes,
    pub inlines: Vec<Inline>,
    pub range: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ElementTag {
    Abbr,
    Kbd,
    Sub,
    Sup,
    Span,
}

impl ElementTag {
    pub fn name(self) -> &'static str {
        match self {
            Self::Abbr => "abbr",
            Self::Kbd => "kbd",
            Self::Sub => "sub",
            Self::Sup => "sup",
            Self::Span => "span",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Link {
    /// As written (an address between angle brackets has its `mailto:`), on the allow-list.
    pub target: String,
    pub inlines: Vec<Inline>,
    pub range: Range<usize>,
}

impl Link {
    /// What the link reads as.
    pub fn text(&self) -> String {
        super::plain::inlines(&self.inlines)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Image {
    /// As written: a relative path or `@/…`.
    pub source: String,
    /// Empty when the author says that the image is decorative.
    pub alt: String,
    pub title: Option<String>,
    pub range: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Insert {
    /// `a-z`, `0-9` and hyphens; the caller decides which names exist.
    pub name: String,
    pub range: Range<usize>,
}

impl Insert {
    /// Block inserts stand alone in their paragraph.
    pub fn is_block(&self) -> bool {
        self.name.starts_with("bloc-")
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FootnoteCall {
    pub label: String,
    /// From 1, in the order of the first calls.
    pub number: usize,
    /// From 1: which of the calls to that note this is.
    pub occurrence: usize,
    pub range: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Footnote {
    pub label: String,
    pub number: usize,
    /// How many calls lead to it.
    pub calls: usize,
    pub blocks: Vec<Block>,
    pub range: Range<usize>,
}

/// One node met on a walk.
#[derive(Clone, Copy, Debug)]
pub enum Node<'a> {
    Block(&'a Block),
    Inline(&'a Inline),
}

/// Visits every node in the order of the text, parents first.
pub fn walk<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(Node<'a>)) {
    for block in blocks {
        visit(Node::Block(block));
        match block {
            Block::Paragraph(paragraph) => walk_inlines(&paragraph.inlines, visit),
            Block::Heading(heading) => walk_inlines(&heading.inlines, visit),
            Block::Quote(blocks) | Block::Alert { blocks, .. } => walk(blocks, visit),
            Block::List(list) => list.items.iter().for_each(|item| walk(&item.blocks, visit)),
            Block::Definitions(groups) => {
                for group in groups {
                    group.terms.iter().for_each(|term| walk_inlines(term, visit));
                    group.definitions.iter().for_each(|blocks| walk(blocks, visit));
                }
            }
            Block::Table(table) => {
                table.caption.iter().for_each(|caption| walk_inlines(caption, visit));
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                cells.for_each(|cell| walk_inlines(cell, visit));
            }
            Block::Details(details) => {
                walk_inlines(&details.summary, visit);
                walk(&details.blocks, visit);
            }
            Block::Figure { .. } | Block::Code { .. } | Block::Insert(_) | Block::Rule => {}
        }
    }
}

/// The same for what flows in a line.
pub fn walk_inlines<'a>(inlines: &'a [Inline], visit: &mut dyn FnMut(Node<'a>)) {
    for inline in inlines {
        visit(Node::Inline(inline));
        match inline {
            Inline::Emphasis(inlines) | Inline::Strong(inlines) | Inline::Strikethrough(inlines) => {
                walk_inlines(inlines, visit);
            }
            Inline::Link(link) => walk_inlines(&link.inlines, visit),
            Inline::Element(element) => walk_inlines(&element.inlines, visit),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Break
            | Inline::Image(_)
            | Inline::FootnoteCall(_)
            | Inline::Insert(_) => {}
        }
    }
}

/// What a change of the tree may look at: each leaf's line, and blocks that carry attributes.
pub(super) trait Edit {
    /// Before the children of the block.
    fn block(&mut self, _block: &mut Block) {}
    /// Before the children of the inline.
    fn inline(&mut self, _inline: &mut Inline) {}
}

/// The order of [`walk`], for changes.
pub(super) fn edit(blocks: &mut [Block], editor: &mut dyn Edit) {
    for block in blocks {
        editor.block(block);
        match block {
            Block::Paragraph(paragraph) => edit_inlines(&mut paragraph.inlines, editor),
            Block::Heading(heading) => edit_inlines(&mut heading.inlines, editor),
            Block::Quote(blocks) | Block::Alert { blocks, .. } => edit(blocks, editor),
            Block::List(list) => list.items.iter_mut().for_each(|item| edit(&mut item.blocks, editor)),
            Block::Definitions(groups) => {
                for group in groups {
                    group.terms.iter_mut().for_each(|term| edit_inlines(term, editor));
                    group.definitions.iter_mut().for_each(|blocks| edit(blocks, editor));
                }
            }
            Block::Table(table) => {
                table.caption.iter_mut().for_each(|caption| edit_inlines(caption, editor));
                let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                cells.for_each(|cell| edit_inlines(cell, editor));
            }
            Block::Details(details) => {
                edit_inlines(&mut details.summary, editor);
                edit(&mut details.blocks, editor);
            }
            Block::Figure { .. } | Block::Code { .. } | Block::Insert(_) | Block::Rule => {}
        }
    }
}

pub(super) fn edit_inlines(inlines: &mut [Inline], editor: &mut dyn Edit) {
    for inline in inlines {
        editor.inline(inline);
        match inline {
            Inline::Emphasis(inlines) | Inline::Strong(inlines) | Inline::Strikethrough(inlines) => {
                edit_inlines(inlines, editor);
            }
            Inline::Link(link) => edit_inlines(&mut link.inlines, editor),
            Inline::Element(element) => edit_inlines(&mut element.inlines, editor),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Break
            | Inline::Image(_)
            | Inline::FootnoteCall(_)
            | Inline::Insert(_) => {}
        }
    }
}
