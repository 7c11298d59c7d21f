//! Raw HTML: a few harmless tags become nodes of the tree; the rest is dropped and told.
//!
//! Because an accepted tag is a node, what comes out is always closed and well nested, whatever was typed.
//! Comments are how authors keep a remark to themselves: they are dropped without a word.

use std::ops::Range;

use super::super::characters;
use super::super::problem::{Problem, ProblemKind, shown};
use super::super::slug::is_identifier;
use super::super::tree::{Attributes, Block, ElementTag, Inline};
use super::frames::{Frame, Kind, trim};
use super::places::Places;
use super::tags::{self, RawTag};
use super::{DEEPEST, Reader, line_at};

/// Longest tag looked for in a block, in bytes: keeps hostile texts linear.
const LONGEST_TAG: usize = 500;

/// The lines of one HTML block, joined, and where each comes from.
#[derive(Debug, Default)]
pub(super) struct HtmlBlock {
    text: String,
    lines: Vec<(usize, usize)>,
}

impl HtmlBlock {
    pub fn push(&mut self, text: &str, source: usize) {
        self.lines.push((self.text.len(), source));
        self.text.push_str(text);
    }

    /// From bytes of the joined lines to bytes of what the parser reads.
    fn places(&self) -> Places {
        let mut places = Places::shifted(self.lines.first().map_or(0, |(_, source)| *source));
        self.lines.iter().for_each(|(from, to)| places.push(*from, *to));
        places
    }
}

/// One piece of an HTML block.
enum Piece {
    Words(Range<usize>),
    Tag(Range<usize>),
    UnclosedComment(Range<usize>),
}

impl Reader<'_> {
    /// A tag in the middle of a line.
    pub(super) fn inline_html(&mut self, html: &str, range: Range<usize>) {
        match tags::parse(html) {
            RawTag::Comment => {}
            RawTag::Other => self.refuse("", html, range),
            RawTag::Open { name, attributes } if name == "br" => {
                self.attributes("br", attributes, &range);
                self.append(Inline::Break, range);
            }
            RawTag::Open { name, attributes } => match element(&name) {
                Some(tag) => {
                    let attributes = self.attributes(tag.name(), attributes, &range);
                    self.open_raw(Kind::Element { tag, attributes }, range);
                }
                None => self.refuse(&name, html, range),
            },
            RawTag::Close { name } if name == "br" => {}
            RawTag::Close { name } => match element(&name) {
                Some(tag) => self.close_raw(tag.name(), &range),
                None if self.refused.contains(&name) => {}
                None => self.refuse(&name, html, range),
            },
        }
    }

    /// Lines that the format takes for a block of HTML: volets, and words read as Markdown.
    pub(super) fn block_html(&mut self, block: &HtmlBlock) {
        let places = block.places();
        for piece in pieces(&block.text) {
            match piece {
                Piece::Words(part) => self.block_words(&block.text[part.clone()], &part, &places),
                Piece::Tag(part) => {
                    let html = &block.text[part.clone()];
                    let range = places.range(&part);
                    match tags::parse(html) {
                        RawTag::Open { name, attributes } if name == "details" => {
                            let attributes = self.attributes("details", attributes, &range);
                            self.open_raw(Kind::Details { attributes, summary: None }, range);
                        }
                        RawTag::Open { attributes, .. } => {
                            let attributes = self.attributes("summary", attributes, &range);
                            self.open_summary(attributes, html, range);
                        }
                        RawTag::Close { name } => {
                            let name = if name == "details" { "details" } else { "summary" };
                            self.close_raw(name, &range);
                        }
                        RawTag::Comment | RawTag::Other => {}
                    }
                }
                Piece::UnclosedComment(part) => {
                    let start = places.at(part.start);
                    let message = "ce commentaire <!-- n’est pas terminé";
                    self.say(ProblemKind::UnclosedComment, start..start + 4, message);
                }
            }
        }
    }

    fn block_words(&mut self, words: &str, part: &Range<usize>, places: &Places) {
        if words.trim().is_empty() {
            return;
        }
        // To the author's own bytes in one step, since the line is read by a reader of its own.
        let mut inner = Places::shifted(self.places.at(places.at(part.start)));
        let within = places.within(part.clone());
        let mut at = 0;
        for line in words.split_inclusive('\n') {
            inner.push(at, self.places.at(within.at(at)));
            at += line.len();
        }
        let (mut inlines, problems) = line_at(words, &inner);
        self.problems.extend(problems);
        let range = places.range(part);
        if matches!(self.frames.last().map(|frame| &frame.kind), Some(Kind::Summary(_))) {
            trim(&mut inlines);
            for inline in inlines {
                self.append(inline, range.clone());
            }
        } else {
            self.paragraph(inlines, &range, false);
        }
    }

    fn open_summary(&mut self, attributes: Attributes, html: &str, range: Range<usize>) {
        let is_first = matches!(
            self.frames.last(),
            Some(Frame { kind: Kind::Details { summary: None, .. }, blocks, inlines, .. })
                if blocks.is_empty() && inlines.is_empty()
        );
        if is_first {
            self.open_raw(Kind::Summary(attributes), range);
        } else {
            self.refuse("summary", html, range);
        }
    }

    fn open_raw(&mut self, kind: Kind, range: Range<usize>) {
        if self.frames.len() > DEEPEST || self.ignored > 0 {
            self.too_deep(range);
        } else {
            self.frames.push(Frame::new(kind, range));
        }
    }

    /// Closes the tag of that name, and those opened inside it, but never a node of the format.
    fn close_raw(&mut self, name: &'static str, range: &Range<usize>) {
        let open = self.frames.iter().rev().map_while(|frame| frame.kind.raw_name());
        let Some(above) = open.into_iter().position(|open| open == name) else {
            if self.refused.contains(name) {
                return;
            }
            let message = format!("la balise {} ferme ce qui n’est pas ouvert", shown(&format!("</{name}>")));
            self.say(ProblemKind::UnbalancedHtml, range.clone(), message);
            return;
        };
        for _ in 0..above {
            self.close_unclosed();
        }
        if let Some(mut frame) = self.frames.pop() {
            frame.range.end = range.end.max(frame.range.end);
            self.close_raw_frame(frame);
        }
    }

    /// Closes what the author left open when the node around it ends.
    pub(super) fn close_raw_frames(&mut self) {
        while self.frames.last().is_some_and(|frame| frame.kind.raw_name().is_some()) {
            self.close_unclosed();
        }
    }

    fn close_unclosed(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        let name = frame.kind.raw_name().unwrap_or_default();
        let message = format!("la balise {} n’est pas fermée", shown(&format!("<{name}>")));
        self.say(ProblemKind::UnbalancedHtml, frame.range.clone(), message);
        self.close_raw_frame(frame);
    }

    /// A title that was written as paragraphs is still one line.
    fn close_raw_frame(&mut self, mut frame: Frame) {
        if matches!(frame.kind, Kind::Summary(_)) {
            for block in std::mem::take(&mut frame.blocks) {
                if let Block::Paragraph(paragraph) = block {
                    frame.inlines.extend(paragraph.inlines);
                }
            }
        }
        self.close(frame);
    }

    fn refuse(&mut self, name: &str, html: &str, range: Range<usize>) {
        self.refused.insert(name.to_owned());
        let message = format!("la balise {} n’est pas acceptée ici", shown(html));
        let problem = Problem::new(ProblemKind::RawHtml, self.places.range(&range), message);
        self.problems.add(if matches!(name, "details" | "summary") {
            problem.with_help(
                "commencez une ligne par <details>, la suivante par <summary>, et laissez une ligne vide avant et après",
            )
        } else {
            problem
        });
    }

    /// Keeps the attributes of the allow-list whose values are right, and tells the others.
    fn attributes(&mut self, tag: &str, attributes: Vec<(String, String)>, range: &Range<usize>) -> Attributes {
        let mut kept = Attributes::default();
        for (name, value) in attributes {
            if value.contains(characters::is_forbidden) {
                let message = format!("l’attribut {} contient un caractère invisible", shown(&name));
                self.say(ProblemKind::ForbiddenCharacter, range.clone(), message);
                continue;
            }
            let slot = match name.as_str() {
                "id" if is_identifier(&value) => &mut kept.id,
                "lang" if is_language(&value) => &mut kept.lang,
                "dir" if matches!(value.as_str(), "ltr" | "rtl" | "auto") => &mut kept.dir,
                "title" => &mut kept.title,
                _ => {
                    let seen = if value.is_empty() { name.clone() } else { format!("{name}=\"{value}\"") };
                    let message = format!("l’attribut {} n’est pas accepté sur <{tag}>", shown(&seen));
                    self.say(ProblemKind::RawHtmlAttribute, range.clone(), message);
                    continue;
                }
            };
            if slot.is_none() {
                *slot = Some(characters::clean(&value).into_owned());
            }
        }
        kept
    }
}

/// A language tag: `fr`, `ar`, `pt-BR`.
pub(super) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn element(name: &str) -> Option<ElementTag> {
    [ElementTag::Abbr, ElementTag::Kbd, ElementTag::Sub, ElementTag::Sup, ElementTag::Span]
        .into_iter()
        .find(|tag| tag.name() == name)
}

/// Cuts an HTML block at its volets; all else is words, and tags among words.
fn pieces(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(step) = html[at..].find('<') {
        let start = at + step;
        let rest = &html[start..];
        let end = if let Some(comment) = rest.strip_prefix("<!--") {
            match comment.find("-->") {
                // Stays among the words, where it is dropped without cutting them.
                Some(end) => {
                    at = start + 4 + end + 3;
                    continue;
                }
                None => {
                    pieces.push(Piece::Words(done..start));
                    pieces.push(Piece::UnclosedComment(start..html.len()));
                    return pieces;
                }
            }
        } else if let Some(length) = volet_tag(rest) {
            start + length
        } else {
            at = start + 1;
            continue;
        };
        pieces.push(Piece::Words(done..start));
        pieces.push(Piece::Tag(start..end));
        done = end;
        at = end;
    }
    pieces.push(Piece::Words(done..html.len()));
    pieces
}

/// Length of the `details` or `summary` tag that begins here.
fn volet_tag(rest: &str) -> Option<usize> {
    let name = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    let after = ["details", "summary"].iter().find_map(|tag| {
        name.get(..tag.len()).filter(|start| start.eq_ignore_ascii_case(tag))?;
        name[tag.len()..].starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).then_some(tag.len())
    })?;
    let mut quote = None;
    let from = rest.len() - name.len() + after;
    for (at, b) in rest.bytes().enumerate().skip(from).take(LONGEST_TAG) {
        match (quote, b) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(open), b) if b == open => quote = None,
            _ => {}
        }
    }
    None
}
