//! The reader: pulldown-cmark's events become our tree, in one pass.
//!
//! The only place that names pulldown-cmark. Everything an author may get wrong is told here, while the bytes
//! of the source are still known. The pass keeps its own stack of open nodes ([`frames`]), bounded in depth,
//! so that no text can exhaust the machine's. Writes no markup.

mod blocks;
mod finish;
mod frames;
mod links;
mod places;
mod raw;
mod run;
mod tags;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::characters;
use super::problem::{Problem, ProblemKind, Problems, shown};
use super::tree::{Block, Footnote, FootnoteCall, Inline};
use frames::{Frame, Kind};
use places::Places;
use raw::HtmlBlock;
use run::Run;

/// Deepest nesting of lists, quotations, emphasis: real pages stay under ten.
pub(super) const DEEPEST: usize = 100;

/// Smart punctuation stays off: ours follows the language of the page.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_GFM);

/// A whole text, read.
pub(super) struct Reading {
    pub blocks: Vec<Block>,
    pub footnotes: Vec<Footnote>,
    pub problems: Vec<Problem>,
}

/// Reads a document; `offset` is added to every range, `reserved` are identifiers it may not give.
pub(super) fn document(text: &str, offset: usize, reserved: &[&str]) -> Reading {
    // An editor's byte order mark is no word of the text.
    let source = text.strip_prefix('\u{feff}').unwrap_or(text);
    let offset = offset + text.len() - source.len();
    let mut reader = Reader::new(source, Places::shifted(offset), Scope::Document);
    characters::look(source, offset, &mut reader.problems);
    reader.read(OPTIONS);
    let (mut blocks, footnotes, mut problems) = reader.finish();
    let footnotes = finish::finish(&mut blocks, footnotes, reserved, &mut problems);
    Reading { blocks, footnotes, problems: problems.into_sorted() }
}

/// Reads one line of Markdown: what flows in it, and no block whatever it begins with.
pub(super) fn line(text: &str) -> (Vec<Inline>, Vec<Problem>) {
    let mut problems = Problems::default();
    characters::look(text, 0, &mut problems);
    let (mut inlines, found) = line_at(text, &Places::shifted(0));
    problems.extend(found);
    frames::misplaced_inserts(&inlines, &mut problems);
    finish::finish_line(&mut inlines, &mut problems);
    (inlines, problems.into_sorted())
}

/// The same for a line that stands somewhere in a larger text.
///
/// The content of a heading is what the format reads as one line of inlines, so the line is read as one. A
/// final `#`, which would close the heading, is escaped first.
fn line_at(text: &str, places: &Places) -> (Vec<Inline>, Vec<Problem>) {
    const MARK: &str = "# ";
    let flat = text.replace(['\n', '\r'], " ");
    let closing = flat.trim_end().strip_suffix('#').filter(|head| !head.ends_with('\\')).map(str::len);
    let mut source = String::with_capacity(flat.len() + 3);
    source.push_str(MARK);
    source.push_str(&flat);
    let mut inner = places.after(MARK.len());
    if let Some(closing) = closing {
        source.insert(MARK.len() + closing, '\\');
        inner.push(MARK.len() + closing + 1, places.at(closing));
    }
    let mut reader = Reader::new(&source, inner, Scope::Line);
    reader.read(OPTIONS.difference(Options::ENABLE_HEADING_ATTRIBUTES));
    let (blocks, _, problems) = reader.finish();
    let inlines = blocks.into_iter().flat_map(|block| match block {
        Block::Paragraph(paragraph) => paragraph.inlines,
        _ => Vec::new(),
    });
    (inlines.collect(), problems.into_sorted())
}

/// What is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Document,
    Line,
}

/// The state of one pass.
struct Reader<'t> {
    /// What the parser reads; ranges of its events are bytes of it.
    source: &'t str,
    /// From bytes of `source` to bytes of the author's text.
    places: Places,
    scope: Scope,
    /// Open nodes, outermost first; never empty.
    frames: Vec<Frame>,
    /// Text since the last event that is no text.
    run: Run,
    /// Open nodes that were too deep to be kept.
    ignored: usize,
    /// Lines of the HTML block being read.
    html: Option<HtmlBlock>,
    /// Refused tags already told, so that their closing tags are not told again.
    refused: BTreeSet<String>,
    /// Level of the last heading; the title of the page is 1.
    level: u8,
    footnotes: Vec<Footnote>,
    problems: Problems,
}

impl<'t> Reader<'t> {
    fn new(source: &'t str, places: Places, scope: Scope) -> Self {
        Self {
            source,
            places,
            scope,
            frames: vec![Frame::new(Kind::Root, 0..source.len())],
            run: Run::default(),
            ignored: 0,
            html: None,
            refused: BTreeSet::new(),
            level: 1,
            footnotes: Vec::new(),
            problems: Problems::default(),
        }
    }

    fn read(&mut self, options: Options) {
        let source = self.source;
        let broken: RefCell<Vec<(Range<usize>, String)>> = RefCell::default();
        let callback = |link: BrokenLink<'t>| -> Option<(CowStr<'t>, CowStr<'t>)> {
            // A lone [word] is just a word between brackets; the other two forms were meant as links.
            if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
                broken.borrow_mut().push((link.span, link.reference.to_string()));
            }
            None
        };
        let parser = Parser::new_with_broken_link_callback(source, options, Some(callback));
        for (event, range) in parser.into_offset_iter() {
            self.event(event, range);
        }
        self.flush();
        for (span, reference) in broken.into_inner() {
            let message = format!("la référence {} n’est définie nulle part", shown(&reference));
            self.say(ProblemKind::UndefinedReference, span, message);
        }
    }

    /// The finished root, once the tags that the author left open are closed.
    fn finish(mut self) -> (Vec<Block>, Vec<Footnote>, Problems) {
        self.close_raw_frames();
        let mut root = self.frames.pop().unwrap_or_else(|| Frame::new(Kind::Root, 0..0));
        self.settle(&mut root);
        (root.blocks, self.footnotes, self.problems)
    }

    fn event(&mut self, event: Event<'t>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(text) => match self.frames.last_mut().map(|frame| &mut frame.kind) {
                Some(Kind::Code { text: code, .. }) => code.push_str(&characters::clean(&text)),
                _ => self.run.push(&text, range.start),
            },
            Event::SoftBreak => self.run.push("\n", range.start),
            Event::Html(html) => {
                // Without a block, it is too deep and was told.
                if let Some(block) = &mut self.html {
                    block.push(&html, range.start);
                }
            }
            Event::InlineHtml(html) => {
                self.flush();
                self.inline_html(&html, range);
            }
            Event::Code(code) => {
                let code = characters::clean(&code).into_owned();
                self.push_inline(Inline::Code(code), range);
            }
            Event::HardBreak => self.push_inline(Inline::Break, range),
            Event::FootnoteReference(label) => {
                let call = FootnoteCall {
                    label: label.to_string(),
                    number: 0,
                    occurrence: 0,
                    range: self.places.range(&range),
                };
                self.push_inline(Inline::FootnoteCall(call), range);
            }
            Event::Rule => {
                self.flush();
                self.push_block(Block::Rule);
            }
            Event::TaskListMarker(done) => {
                let items = self.frames.iter_mut().rev().map(|frame| &mut frame.kind);
                for kind in items {
                    if let Kind::Item { task } = kind {
                        *task = Some(done);
                        break;
                    }
                }
            }
            // Mathematics is not asked for in the options; its source is the best that could be shown.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.run.push(&text, range.start),
        }
    }

    fn start(&mut self, tag: Tag<'t>, range: Range<usize>) {
        self.flush();
        if self.ignored > 0 || (self.frames.len() > DEEPEST && !matches!(tag, Tag::HtmlBlock)) {
            if self.ignored == 0 {
                self.too_deep(range);
            }
            self.ignored += 1;
        } else if matches!(tag, Tag::HtmlBlock) {
            self.html = Some(HtmlBlock::default());
        } else {
            let range = self.trimmed(range);
            let kind = self.kind(tag, &range);
            self.frames.push(Frame::new(kind, range));
        }
    }

    /// Without the line ends that the parser counts at the end of a block.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let length = self.source.get(range.clone()).map_or(range.len(), |text| text.trim_end().len());
        range.start..range.start + length
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        self.flush();
        if self.ignored > 0 {
            self.ignored -= 1;
            // The words of two paragraphs that are too deep must not touch.
            self.run.push("\n", range.end.saturating_sub(1));
        } else if tag == TagEnd::HtmlBlock {
            if let Some(block) = self.html.take() {
                self.block_html(&block);
            }
        } else {
            self.close_raw_frames();
            if let Some(frame) = self.frames.pop() {
                self.close(frame);
            }
        }
    }

    fn too_deep(&mut self, range: Range<usize>) {
        let start = range.start;
        let message = format!("il y a plus de {DEEPEST} listes, citations ou mises en valeur emboîtées");
        self.say(ProblemKind::NestingTooDeep, start..start + 1, message);
    }

    /// Adds to the line of the innermost node; two texts in a row become one.
    fn push_inline(&mut self, inline: Inline, range: Range<usize>) {
        self.flush();
        self.append(inline, range);
    }

    /// The same, when the text before is already there.
    fn append(&mut self, inline: Inline, range: Range<usize>) {
        let Some(frame) = self.frames.last_mut() else { return };
        frame.line = match frame.line.take() {
            Some(line) => Some(line.start..range.end.max(line.end)),
            None => Some(range),
        };
        match (frame.inlines.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (_, inline) => frame.inlines.push(inline),
        }
    }

    fn push_block(&mut self, block: Block) {
        if let Some(mut frame) = self.frames.pop() {
            self.settle(&mut frame);
            frame.blocks.push(block);
            self.frames.push(frame);
        }
    }

    /// Adds a problem whose range is in bytes of what the parser reads.
    fn say(&mut self, kind: ProblemKind, range: Range<usize>, message: impl Into<String>) {
        let range = self.places.range(&range);
        self.problems.say(kind, range, message);
    }
}
