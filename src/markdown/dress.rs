//! Dressing: the typography of each language, applied to a whole tree.
//!
//! Works line by line, across emphasis and links, so that a colon after a bold word gets its space. A part
//! in another language is dressed in its own; code and keys to press are left alone.

use super::tree::{Attributes, Block, Image, Inline};
use super::typography::{Piece, apply, for_lang};

/// Dresses every line of these blocks.
pub(super) fn blocks(blocks: &mut [Block], lang: &str) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => line(&mut paragraph.inlines, lang),
            Block::Heading(heading) => {
                let own = heading.lang.clone();
                line(&mut heading.inlines, own.as_deref().unwrap_or(lang));
            }
            Block::Quote(inner) | Block::Alert { blocks: inner, .. } => self::blocks(inner, lang),
            Block::List(list) => list.items.iter_mut().for_each(|item| self::blocks(&mut item.blocks, lang)),
            Block::Definitions(groups) => {
                for group in groups {
                    group.terms.iter_mut().for_each(|term| line(term, lang));
                    group.definitions.iter_mut().for_each(|inner| self::blocks(inner, lang));
                }
            }
            Block::Table(table) => {
                table.caption.iter_mut().for_each(|caption| line(caption, lang));
                let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                cells.for_each(|cell| line(cell, lang));
            }
            Block::Figure { image: picture, caption } => {
                image(picture, lang);
                string(caption, lang);
            }
            Block::Details(details) => {
                let outer = own_lang(&details.attributes, lang).to_owned();
                attributes(&mut details.attributes, &outer);
                let inner = own_lang(&details.summary_attributes, &outer).to_owned();
                attributes(&mut details.summary_attributes, &inner);
                line(&mut details.summary, &inner);
                self::blocks(&mut details.blocks, &outer);
            }
            Block::Code { .. } | Block::Insert(_) | Block::Rule => {}
        }
    }
}

/// Dresses one line.
pub(super) fn line(inlines: &mut [Inline], lang: &str) {
    let mut pieces = Vec::new();
    gather(inlines, lang, &mut pieces);
    apply(&mut pieces, lang);
}

fn gather<'a>(inlines: &'a mut [Inline], lang: &str, pieces: &mut Vec<Piece<'a>>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => pieces.push(Piece::Text(text)),
            Inline::Break => pieces.push(Piece::Break),
            Inline::Code(_) | Inline::Insert(_) | Inline::FootnoteCall(_) => pieces.push(Piece::Object),
            Inline::Image(picture) => {
                image(picture, lang);
                pieces.push(Piece::Object);
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => {
                gather(inner, lang, pieces);
            }
            Inline::Link(link) => gather(&mut link.inlines, lang, pieces),
            Inline::Element(element) => {
                let own = own_lang(&element.attributes, lang).to_owned();
                attributes(&mut element.attributes, &own);
                if matches!(element.tag, super::tree::ElementTag::Kbd) {
                    pieces.push(Piece::Object);
                } else if own == lang {
                    gather(&mut element.inlines, lang, pieces);
                } else {
                    line(&mut element.inlines, &own);
                    pieces.push(Piece::Object);
                }
            }
        }
    }
}

fn own_lang<'a>(attributes: &'a Attributes, lang: &'a str) -> &'a str {
    attributes.lang.as_deref().unwrap_or(lang)
}

fn attributes(attributes: &mut Attributes, lang: &str) {
    if let Some(title) = &mut attributes.title {
        string(title, lang);
    }
}

fn image(image: &mut Image, lang: &str) {
    string(&mut image.alt, lang);
    if let Some(title) = &mut image.title {
        string(title, lang);
    }
}

fn string(text: &mut String, lang: &str) {
    if let std::borrow::Cow::Owned(dressed) = for_lang(text, lang) {
        *text = dressed;
    }
}
