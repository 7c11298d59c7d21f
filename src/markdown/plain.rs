//! Plain words: what a search index, a description or a readability check reads.
//!
//! Alternative texts and code are words too; inserts are not, since their words depend on the site.

use super::tree::{Block, Footnote, Inline, Node, walk_inlines};

/// One line per paragraph, heading, cell or item; notes at the end.
pub(super) fn document(blocks: &[Block], footnotes: &[Footnote]) -> String {
    let mut lines = Lines::default();
    lines.blocks(blocks);
    for footnote in footnotes {
        lines.blocks(&footnote.blocks);
    }
    lines.0
}

/// The words of one line.
pub fn inlines(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push(&mut out, inlines);
    out
}

/// Whether a line would show nothing; an insert shows something.
pub(super) fn is_blank(inlines: &[Inline]) -> bool {
    let mut blank = true;
    walk_inlines(inlines, &mut |node| {
        blank &= match node {
            Node::Inline(Inline::Text(text) | Inline::Code(text)) => text.trim().is_empty(),
            Node::Inline(Inline::Image(image)) => image.alt.is_empty(),
            Node::Inline(Inline::Insert(_)) => false,
            _ => true,
        };
    });
    blank
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    fn line(&mut self, words: &[Inline]) {
        let start = self.0.len();
        push(&mut self.0, words);
        self.end(start);
    }

    fn text(&mut self, words: &str) {
        let start = self.0.len();
        self.0.push_str(words);
        self.end(start);
    }

    fn end(&mut self, start: usize) {
        let kept = start + self.0[start..].trim_end().len();
        self.0.truncate(kept);
        if kept > start {
            self.0.push('\n');
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.line(&paragraph.inlines),
                Block::Heading(heading) => self.line(&heading.inlines),
                Block::Quote(blocks) | Block::Alert { blocks, .. } => self.blocks(blocks),
                Block::Code { text, .. } => self.text(text),
                Block::List(list) => list.items.iter().for_each(|item| self.blocks(&item.blocks)),
                Block::Definitions(groups) => {
                    for group in groups {
                        group.terms.iter().for_each(|term| self.line(term));
                        group.definitions.iter().for_each(|blocks| self.blocks(blocks));
                    }
                }
                Block::Table(table) => {
                    table.caption.iter().for_each(|caption| self.line(caption));
                    let cells = table.head.iter().chain(table.rows.iter().flatten());
                    cells.for_each(|cell| self.line(cell));
                }
                Block::Figure { image, caption } => {
                    self.text(&image.alt);
                    self.text(caption);
                }
                Block::Details(details) => {
                    self.line(&details.summary);
                    self.blocks(&details.blocks);
                }
                Block::Insert(_) | Block::Rule => {}
            }
        }
    }
}

fn push(out: &mut String, inlines: &[Inline]) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c })),
            Inline::Code(code) => out.push_str(code),
            Inline::Break => out.push(' '),
            Inline::Emphasis(inlines) | Inline::Strong(inlines) | Inline::Strikethrough(inlines) => push(out, inlines),
            Inline::Link(link) => push(out, &link.inlines),
            Inline::Element(element) => push(out, &element.inlines),
            Inline::Image(image) => out.push_str(&image.alt),
            Inline::FootnoteCall(_) | Inline::Insert(_) => {}
        }
    }
}
