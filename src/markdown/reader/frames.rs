//! Frames: nodes that are open, and how each joins the one around it when it closes.

use std::ops::Range;

use pulldown_cmark::{Alignment as Side, BlockQuoteKind, CodeBlockKind, CowStr, LinkType, Tag};

use super::super::characters;
use super::super::problem::{ProblemKind, Problems, shown};
use super::super::slug::is_identifier;
use super::super::tree::{
    Alert, Alignment, Attributes, Block, Definition, Element, ElementTag, Footnote, Inline, Item, List, Node,
    Paragraph, walk_inlines,
};
use super::{Reader, Scope, raw};

/// One open node and what it holds so far. Ranges are bytes of what the parser reads.
pub(super) struct Frame {
    pub kind: Kind,
    pub range: Range<usize>,
    pub blocks: Vec<Block>,
    /// The line being filled; in a block, the text of a tight item.
    pub inlines: Vec<Inline>,
    /// What the inlines cover.
    pub line: Option<Range<usize>>,
}

pub(super) enum Kind {
    Root,
    Paragraph,
    Heading { level: u8, id: Option<String>, lang: Option<String> },
    Quote(Option<Alert>),
    Code { language: Option<String>, text: String },
    List { start: Option<u64>, items: Vec<Item> },
    Item { task: Option<bool> },
    Definitions(Vec<Definition>),
    Term,
    Definition,
    Footnote(String),
    Table { alignments: Vec<Alignment>, head: Vec<Vec<Inline>>, rows: Vec<Vec<Vec<Inline>>> },
    Head(Vec<Vec<Inline>>),
    Row(Vec<Vec<Inline>>),
    Cell,
    Emphasis,
    Strong,
    Strikethrough,
    Link { target: String, titled: bool },
    Image { source: String, title: String },
    Details { attributes: Attributes, summary: Option<(Attributes, Vec<Inline>)> },
    Summary(Attributes),
    Element { tag: ElementTag, attributes: Attributes },
}

impl Kind {
    /// The tag whose opening the author wrote; none for what the format itself closes.
    pub fn raw_name(&self) -> Option<&'static str> {
        match self {
            Self::Details { .. } => Some("details"),
            Self::Summary(_) => Some("summary"),
            Self::Element { tag, .. } => Some(tag.name()),
            _ => None,
        }
    }
}

impl Frame {
    pub fn new(kind: Kind, range: Range<usize>) -> Self {
        Self { kind, range, blocks: Vec::new(), inlines: Vec::new(), line: None }
    }
}

impl Reader<'_> {
    /// The node that a tag of the format opens.
    pub(super) fn kind(&mut self, tag: Tag<'_>, range: &Range<usize>) -> Kind {
        match tag {
            Tag::Heading { level, id, classes, attrs } => {
                let level = level as u8;
                self.heading_kind(level, id, classes.len(), attrs, range)
            }
            Tag::BlockQuote(kind) => Kind::Quote(kind.map(alert)),
            Tag::CodeBlock(kind) => Kind::Code { language: language(&kind), text: String::new() },
            Tag::List(start) => Kind::List { start, items: Vec::new() },
            Tag::Item => Kind::Item { task: None },
            Tag::FootnoteDefinition(label) => Kind::Footnote(label.into_string()),
            Tag::DefinitionList => Kind::Definitions(Vec::new()),
            Tag::DefinitionListTitle => Kind::Term,
            Tag::DefinitionListDefinition => Kind::Definition,
            Tag::Table(sides) => {
                let alignments = sides.into_iter().map(alignment).collect();
                Kind::Table { alignments, head: Vec::new(), rows: Vec::new() }
            }
            Tag::TableHead => Kind::Head(Vec::new()),
            Tag::TableRow => Kind::Row(Vec::new()),
            Tag::TableCell => Kind::Cell,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Strikethrough => Kind::Strikethrough,
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                Kind::Link { target: format!("mailto:{dest_url}"), titled: false }
            }
            Tag::Link { dest_url, title, .. } => {
                Kind::Link { target: dest_url.into_string(), titled: !title.trim().is_empty() }
            }
            Tag::Image { dest_url, title, .. } => {
                Kind::Image { source: dest_url.into_string(), title: characters::clean(&title).into_owned() }
            }
            // The last four are not asked for in the options, and HTML blocks have no node of their own.
            Tag::Paragraph | Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) | Tag::HtmlBlock => {
                Kind::Paragraph
            }
        }
    }

    fn heading_kind(
        &mut self,
        level: u8,
        id: Option<CowStr<'_>>,
        classes: usize,
        attributes: Vec<(CowStr<'_>, Option<CowStr<'_>>)>,
        range: &Range<usize>,
    ) -> Kind {
        let mut lang = None;
        let mut ignored = classes > 0;
        for (key, value) in attributes {
            match value.as_deref().unwrap_or_default() {
                value if &*key == "lang" && raw::is_language(value) => lang = Some(value.to_owned()),
                _ => ignored = true,
            }
        }
        if ignored {
            let line = self.source[range.clone()].lines().next().unwrap_or_default();
            let seen = line.rfind('{').map_or("", |brace| line[brace..].trim_end());
            let message = format!("{} n’est pas gardé après un titre", shown(seen));
            self.say(ProblemKind::HeadingAttribute, range.clone(), message);
        }
        let id = id.filter(|id| {
            let right = is_identifier(id);
            if !right {
                let message = format!("l’identifiant {} n’a pas la bonne forme", shown(id));
                self.say(ProblemKind::MalformedId, range.clone(), message);
            }
            right
        });
        Kind::Heading { level, id: id.map(CowStr::into_string), lang }
    }

    /// Puts a closed node where it belongs.
    pub(super) fn close(&mut self, mut frame: Frame) {
        let is_line = matches!(frame.kind, Kind::Heading { .. } | Kind::Term | Kind::Cell | Kind::Summary(_));
        if is_line && self.scope == Scope::Document {
            misplaced_inserts(&frame.inlines, &mut self.problems);
        } else if !matches!(frame.kind, Kind::Paragraph) {
            self.settle_if_block(&mut frame);
        }
        let Frame { kind, range, blocks, inlines, line } = frame;
        match kind {
            Kind::Paragraph => self.paragraph(inlines, &range, false),
            Kind::Heading { level, id, lang } => self.heading(level, id, lang, inlines, &range),
            Kind::Quote(None) => self.quote(blocks, &range),
            Kind::Quote(Some(alert)) => self.push_block(Block::Alert { alert, blocks }),
            Kind::Code { language, text } => {
                let range = self.places.range(&range);
                self.push_block(Block::Code { language, text, range });
            }
            Kind::List { start, items } => self.push_block(Block::List(List { start, items })),
            Kind::Definitions(groups) => self.push_block(Block::Definitions(groups)),
            Kind::Footnote(label) => {
                let range = self.places.range(&range);
                self.footnotes.push(Footnote { label, number: 0, calls: 0, blocks, range });
            }
            Kind::Table { alignments, head, rows } => self.table(alignments, head, rows, &range),
            Kind::Emphasis => self.append(Inline::Emphasis(inlines), range),
            Kind::Strong => self.append(Inline::Strong(inlines), range),
            Kind::Strikethrough => self.append(Inline::Strikethrough(inlines), range),
            Kind::Link { target, titled } => self.link(target, titled, inlines, range),
            Kind::Image { source, title } => self.image(source, &title, &inlines, range),
            Kind::Details { attributes, summary } => self.details(attributes, summary, blocks, &range),
            Kind::Element { tag, attributes } => {
                let element = Element { tag, attributes, inlines, range: self.places.range(&range) };
                self.append(Inline::Element(element), line.unwrap_or(range));
            }
            // These are parts of the node around them.
            Kind::Item { .. }
            | Kind::Term
            | Kind::Definition
            | Kind::Head(_)
            | Kind::Row(_)
            | Kind::Cell
            | Kind::Summary(_) => self.join(kind, blocks, inlines),
            Kind::Root => {}
        }
    }

    fn join(&mut self, kind: Kind, blocks: Vec<Block>, inlines: Vec<Inline>) {
        let Some(parent) = self.frames.last_mut() else { return };
        match (&mut parent.kind, kind) {
            (Kind::List { items, .. }, Kind::Item { task }) => items.push(Item { task, blocks }),
            (Kind::Definitions(groups), Kind::Term) => match groups.last_mut() {
                Some(group) if group.definitions.is_empty() => group.terms.push(inlines),
                _ => groups.push(Definition { terms: vec![inlines], definitions: Vec::new() }),
            },
            (Kind::Definitions(groups), Kind::Definition) => {
                if let Some(group) = groups.last_mut() {
                    group.definitions.push(blocks);
                }
            }
            (Kind::Table { head, .. }, Kind::Head(cells)) => *head = cells,
            (Kind::Table { rows, .. }, Kind::Row(cells)) => rows.push(cells),
            (Kind::Head(cells) | Kind::Row(cells), Kind::Cell) => cells.push(inlines),
            (Kind::Details { summary, .. }, Kind::Summary(attributes)) => *summary = Some((attributes, inlines)),
            // A part without its whole cannot come from the parser; its words are kept all the same.
            (_, _) => parent.inlines.extend(inlines),
        }
    }

    /// Makes a paragraph of the text that a block holds directly, as the items of a tight list do.
    pub(super) fn settle(&mut self, frame: &mut Frame) {
        let inlines = std::mem::take(&mut frame.inlines);
        let line = frame.line.take().unwrap_or_else(|| frame.range.clone());
        if let Some(block) = self.paragraph_block(inlines, &line, true) {
            frame.blocks.push(block);
        }
    }

    fn settle_if_block(&mut self, frame: &mut Frame) {
        let holds_blocks = matches!(
            frame.kind,
            Kind::Quote(_) | Kind::Item { .. } | Kind::Definition | Kind::Footnote(_) | Kind::Details { .. }
        );
        if holds_blocks {
            self.settle(frame);
        }
    }

    pub(super) fn paragraph(&mut self, inlines: Vec<Inline>, range: &Range<usize>, tight: bool) {
        if let Some(block) = self.paragraph_block(inlines, range, tight) {
            self.push_block(block);
        }
    }

    /// A paragraph, or what a paragraph alone stands for: a block insert, an image with its caption.
    fn paragraph_block(&mut self, mut inlines: Vec<Inline>, range: &Range<usize>, tight: bool) -> Option<Block> {
        trim(&mut inlines);
        match inlines.as_mut_slice() {
            [] => return None,
            // Who asked for a line decides what it may hold.
            _ if self.scope == Scope::Line => {}
            [Inline::Insert(insert)] if insert.is_block() => return Some(Block::Insert(insert.clone())),
            [Inline::Image(image)] => {
                if let Some(caption) = image.title.take() {
                    return Some(Block::Figure { image: image.clone(), caption });
                }
            }
            _ => misplaced_inserts(&inlines, &mut self.problems),
        }
        Some(Block::Paragraph(Paragraph { inlines, tight, range: self.places.range(range) }))
    }
}

/// A block cannot stand in the middle of a line.
pub(super) fn misplaced_inserts(inlines: &[Inline], problems: &mut Problems) {
    walk_inlines(inlines, &mut |node| {
        if let Node::Inline(Inline::Insert(insert)) = node
            && insert.is_block()
        {
            let message = format!("le bloc « {} » est au milieu d’une ligne", insert.name);
            problems.say(ProblemKind::MisplacedInsert, insert.range.clone(), message);
        }
    });
}

/// Drops white space around a line, and the empty texts it leaves.
pub(super) fn trim(inlines: &mut Vec<Inline>) {
    if let Some(Inline::Text(first)) = inlines.first_mut() {
        let kept = first.trim_start_matches([' ', '\n', '\t']).len();
        first.drain(..first.len() - kept);
    }
    if let Some(Inline::Text(last)) = inlines.last_mut() {
        last.truncate(last.trim_end_matches([' ', '\n', '\t']).len());
    }
    inlines.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}

fn alignment(side: Side) -> Alignment {
    match side {
        Side::None => Alignment::Default,
        Side::Left => Alignment::Start,
        Side::Center => Alignment::Center,
        Side::Right => Alignment::End,
    }
}

/// The first word of the fence, when it is a plain name.
fn language(kind: &CodeBlockKind<'_>) -> Option<String> {
    let CodeBlockKind::Fenced(info) = kind else { return None };
    let word = info.split_whitespace().next()?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+');
    word.chars().all(plain).then(|| word.to_ascii_lowercase())
}
