//! Texts that people wrote, as lines and paragraphs that every shape can show.
//!
//! No shape may show more than a paragraph, an item, a small heading, bold,
//! italics and a link: the common ground of a PDF, an office document and a
//! web page.

use super::sheet::{Paragraph, Run, Style};
use crate::markdown::tree::{Block, Inline};
use crate::markdown::{self, Document, typography};
use crate::model::{Prose, Spoken, Text};

/// Fonts for print have no narrow no-break space.
fn wide_spaces(text: &str) -> String {
    text.replace('\u{202f}', "\u{a0}")
}

/// A line without marks, in the typography of its language.
pub fn line(spoken: Spoken<'_>) -> String {
    let plain = markdown::inline_plain(&markdown::inline(spoken.text).0);
    wide_spaces(&typography::for_lang(&plain, spoken.lang))
}

/// A line of one language, else of French.
pub fn text(text: &Text, lang: &str) -> String {
    line(text.spoken(lang))
}

/// Paragraphs of a text; `link` says where what authors write leads, if anywhere.
pub fn paragraphs(prose: &Prose, lang: &str, link: &dyn Fn(&str) -> Option<String>) -> Vec<Paragraph> {
    flow(prose.spoken(lang), link)
}

/// The same, of a line that may hold several paragraphs.
pub fn flow(spoken: Spoken<'_>, link: &dyn Fn(&str) -> Option<String>) -> Vec<Paragraph> {
    let (document, _) = Document::parse(spoken.text);
    let mut flow = Flow { lang: spoken.lang, link, paragraphs: Vec::new() };
    flow.blocks(&document.blocks, Style::Body);
    flow.paragraphs
}

struct Flow<'a> {
    lang: &'a str,
    link: &'a dyn Fn(&str) -> Option<String>,
    paragraphs: Vec<Paragraph>,
}

/// How a run looks where it stands.
#[derive(Clone, Default)]
struct Look {
    strong: bool,
    emphasis: bool,
    href: String,
}

impl Flow<'_> {
    fn blocks(&mut self, blocks: &[Block], style: Style) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.push(style, &paragraph.inlines),
                Block::Heading(heading) => self.push(Style::Heading, &heading.inlines),
                Block::Quote(blocks) | Block::Alert { blocks, .. } => self.blocks(blocks, style),
                Block::List(list) => list.items.iter().for_each(|item| self.blocks(&item.blocks, Style::Item)),
                Block::Code { text, .. } => self.push(style, &[Inline::Text(text.clone())]),
                Block::Definitions(definitions) => {
                    for definition in definitions {
                        definition.terms.iter().for_each(|term| self.push(Style::Heading, term));
                        definition.definitions.iter().for_each(|blocks| self.blocks(blocks, style));
                    }
                }
                Block::Table(table) => {
                    for row in std::iter::once(&table.head).chain(&table.rows) {
                        row.iter().for_each(|cell| self.push(Style::Item, cell));
                    }
                }
                Block::Details(details) => {
                    self.push(Style::Heading, &details.summary);
                    self.blocks(&details.blocks, style);
                }
                // A form is answered on paper too: it shows no picture and no insert.
                Block::Figure { .. } | Block::Insert(_) | Block::Rule => {}
            }
        }
    }

    fn push(&mut self, style: Style, inlines: &[Inline]) {
        let mut runs = Vec::new();
        self.inlines(inlines, &Look::default(), &mut runs);
        if !runs.is_empty() {
            self.paragraphs.push(Paragraph { style, runs });
        }
    }

    fn inlines(&self, inlines: &[Inline], look: &Look, runs: &mut Vec<Run>) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) => self.run(&text.replace('\n', " "), look, runs),
                Inline::Break => self.run("\n", look, runs),
                Inline::Emphasis(inner) => self.inlines(inner, &Look { emphasis: true, ..look.clone() }, runs),
                Inline::Strong(inner) => self.inlines(inner, &Look { strong: true, ..look.clone() }, runs),
                Inline::Strikethrough(inner) => self.inlines(inner, look, runs),
                Inline::Element(element) => self.inlines(&element.inlines, look, runs),
                Inline::Link(link) => {
                    let href = (self.link)(&link.target).unwrap_or_default();
                    self.inlines(&link.inlines, &Look { href, ..look.clone() }, runs);
                }
                Inline::Image(image) => self.run(&image.alt, look, runs),
                Inline::FootnoteCall(_) | Inline::Insert(_) => {}
            }
        }
    }

    fn run(&self, text: &str, look: &Look, runs: &mut Vec<Run>) {
        if !text.is_empty() {
            let text = wide_spaces(&typography::for_lang(text, self.lang));
            runs.push(Run { text, strong: look.strong, emphasis: look.emphasis, href: look.href.clone() });
        }
    }
}
