//! Blocks that closed: what a heading, a quotation, a volet or a table must be to help who reads it.

use std::ops::Range;

use super::super::plain;
use super::super::problem::{Problem, ProblemKind, shown};
use super::super::tree::{Alignment, Attributes, Block, Details, Heading, Inline, Table};
use super::frames::trim;
use super::{Reader, Scope};

impl Reader<'_> {
    pub(super) fn heading(
        &mut self,
        level: u8,
        id: Option<String>,
        lang: Option<String>,
        inlines: Vec<Inline>,
        range: &Range<usize>,
    ) {
        if self.scope == Scope::Line {
            self.paragraph(inlines, range, false);
            return;
        }
        let text = plain::inlines(&inlines);
        if plain::is_blank(&inlines) {
            self.say(ProblemKind::EmptyHeading, range.clone(), "ce titre n’a pas de texte");
            return;
        }
        if level == 1 {
            let message = format!("le titre {} est de niveau 1", shown(&text));
            self.say(ProblemKind::HeadingLevelOne, range.clone(), message);
        } else if level > self.level + 1 {
            let message = format!("le titre {} passe du niveau {} au niveau {level}", shown(&text), self.level);
            self.say(ProblemKind::SkippedHeading, range.clone(), message);
        }
        // One mistake, one message: what follows is measured against what the author meant.
        let level = level.max(2);
        self.level = level;
        let heading = Heading { level, id: id.unwrap_or_default(), lang, inlines, range: self.places.range(range) };
        self.push_block(Block::Heading(heading));
    }

    pub(super) fn quote(&mut self, blocks: Vec<Block>, range: &Range<usize>) {
        if let Some(Block::Paragraph(first)) = blocks.first()
            && let Some(Inline::Text(text)) = first.inlines.first()
            && let Some((name, _)) = text.strip_prefix("[!").and_then(|rest| rest.split_once(']'))
        {
            let message = format!("{} n’est pas un encadré connu", shown(name));
            self.say(ProblemKind::UnknownAlert, range.clone(), message);
        }
        self.push_block(Block::Quote(blocks));
    }

    pub(super) fn details(
        &mut self,
        attributes: Attributes,
        summary: Option<(Attributes, Vec<Inline>)>,
        blocks: Vec<Block>,
        range: &Range<usize>,
    ) {
        let Some((summary_attributes, summary)) = summary.filter(|(_, inlines)| !plain::is_blank(inlines)) else {
            let message = "ce volet <details> n’a pas de titre <summary>";
            let problem = Problem::new(ProblemKind::UnbalancedHtml, self.places.range(range), message);
            let help = "écrivez juste après <details> une ligne <summary>le titre du volet</summary>";
            self.problems.add(problem.with_help(help));
            for block in blocks {
                self.push_block(block);
            }
            return;
        };
        let range = self.places.range(range);
        self.push_block(Block::Details(Details { attributes, summary, summary_attributes, blocks, range }));
    }

    pub(super) fn table(
        &mut self,
        alignments: Vec<Alignment>,
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
        range: &Range<usize>,
    ) {
        let caption = self.take_caption();
        if caption.is_none() {
            self.say(ProblemKind::TableWithoutCaption, range.clone(), "ce tableau n’a pas de titre");
        }
        if head.iter().all(|cell| plain::is_blank(cell)) {
            self.say(ProblemKind::TableWithoutHeader, range.clone(), "ce tableau n’a pas de ligne d’en-tête");
        }
        let range = self.places.range(range);
        self.push_block(Block::Table(Table { caption, alignments, head, rows, range }));
    }

    /// The paragraph just before a table, when it begins with the word for a table and a colon.
    fn take_caption(&mut self) -> Option<Vec<Inline>> {
        const WORDS: [&str; 8] = ["Tableau", "Table", "Tabla", "Tabela", "Tabel", "Tabelle", "Tabella", "جدول"];
        let frame = self.frames.last_mut()?;
        if !frame.inlines.is_empty() {
            return None;
        }
        let Some(Block::Paragraph(paragraph)) = frame.blocks.last_mut() else { return None };
        let Some(Inline::Text(text)) = paragraph.inlines.first_mut() else { return None };
        let rest = WORDS.iter().find_map(|word| text.strip_prefix(word)?.trim_start().strip_prefix(':'))?;
        *text = rest.trim_start().to_owned();
        let mut caption = std::mem::take(&mut paragraph.inlines);
        frame.blocks.pop();
        trim(&mut caption);
        (!caption.is_empty()).then_some(caption)
    }
}
