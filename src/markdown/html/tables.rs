//! Tables: named, headed, and scrolled by keyboard on a narrow screen.
//!
//! The caption is the paragraph just before, « Tableau : … ». A first cell that is wholly bold heads its row.

use super::super::tree::{Alignment, Inline, Table};
use super::Writer;

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        self.tables += 1;
        let id = self.id(&format!("tableau_{}", self.tables));
        self.raw("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\"");
        if table.caption.is_some() {
            self.attribute("aria-labelledby", &id);
        } else {
            let name = format!("{} {}", self.options.words.table, self.tables);
            self.attribute("aria-label", &name);
        }
        self.raw(">\n<table>\n");
        if let Some(caption) = &table.caption {
            self.raw("<caption");
            self.attribute("id", &id);
            self.raw(">");
            self.inlines(caption);
            self.raw("</caption>\n");
        }
        let is_headed = table.head.iter().any(|cell| !cell.is_empty());
        if is_headed {
            self.raw("<thead>\n<tr>\n");
            for (column, cell) in table.head.iter().enumerate() {
                // A header without words would only add noise for who listens.
                let name = if cell.is_empty() { Cell::Data } else { Cell::ColumnHeader };
                self.cell(name, alignment(table, column), cell);
            }
            self.raw("</tr>\n</thead>\n");
        }
        if !table.rows.is_empty() {
            self.raw("<tbody>\n");
            for row in &table.rows {
                self.row(table, row);
            }
            self.raw("</tbody>\n");
        }
        self.raw("</table>\n</div>\n");
    }

    fn row(&mut self, table: &Table, row: &[Vec<Inline>]) {
        self.raw("<tr>\n");
        for (column, cell) in row.iter().enumerate() {
            match cell.as_slice() {
                [Inline::Strong(words)] if column == 0 => self.cell(Cell::RowHeader, alignment(table, 0), words),
                cell => self.cell(Cell::Data, alignment(table, column), cell),
            }
        }
        self.raw("</tr>\n");
    }

    fn cell(&mut self, kind: Cell, alignment: Alignment, words: &[Inline]) {
        let name = if kind == Cell::Data { "td" } else { "th" };
        self.raw("<");
        self.raw(name);
        match kind {
            Cell::Data => {}
            Cell::ColumnHeader => self.attribute("scope", "col"),
            Cell::RowHeader => self.attribute("scope", "row"),
        }
        match alignment {
            Alignment::Default => {}
            Alignment::Start => self.attribute("class", "align-start"),
            Alignment::Center => self.attribute("class", "align-center"),
            Alignment::End => self.attribute("class", "align-end"),
        }
        self.raw(">");
        self.inlines(words);
        self.raw(&format!("</{name}>\n"));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    Data,
    ColumnHeader,
    RowHeader,
}

fn alignment(table: &Table, column: usize) -> Alignment {
    table.alignments.get(column).copied().unwrap_or(Alignment::Default)
}
