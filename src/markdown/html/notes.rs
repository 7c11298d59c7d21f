//! Footnotes: small numbers that say what they are, and a way back from each note.

use super::super::tree::{Block, Footnote, FootnoteCall};
use super::Writer;

impl Writer<'_> {
    pub(super) fn note_call(&mut self, call: &FootnoteCall) {
        let name = format!("{} {}", self.options.words.note_call, call.number);
        let id = self.call_id(call.number, call.occurrence);
        let href = format!("#{}", self.note_id(call.number));
        self.raw("<sup class=\"footnote-call\"><a");
        self.attribute("id", &id);
        self.attribute("href", &href);
        self.attribute("role", "doc-noteref");
        self.attribute("aria-label", &name);
        self.raw(">");
        self.text(&call.number.to_string());
        self.raw("</a></sup>");
    }

    pub(super) fn notes(&mut self, notes: &[Footnote]) {
        if notes.is_empty() {
            return;
        }
        // Our own identifiers hold an underscore, which authors' cannot.
        let id = self.id("notes_");
        self.raw("<div class=\"footnotes\" role=\"doc-endnotes\"");
        self.attribute("aria-labelledby", &id);
        self.raw(">\n<p class=\"footnotes-title\"");
        self.attribute("id", &id);
        self.raw(">");
        self.text(self.options.words.notes);
        self.raw("</p>\n<ol>\n");
        for note in notes {
            self.note(note);
        }
        self.raw("</ol>\n</div>\n");
    }

    fn note(&mut self, note: &Footnote) {
        let id = self.note_id(note.number);
        self.raw("<li");
        self.attribute("id", &id);
        self.raw(">\n");
        // The way back stands at the end of the last line, where the reader is.
        if let Some((Block::Paragraph(last), before)) = note.blocks.split_last() {
            self.blocks(before);
            self.raw("<p>");
            self.inlines(&last.inlines);
            self.raw("\u{a0}");
        } else {
            self.blocks(&note.blocks);
            self.raw("<p>");
        }
        for occurrence in 1..=note.calls {
            if occurrence > 1 {
                self.raw(" ");
            }
            self.back_link(note, occurrence);
        }
        self.raw("</p>\n</li>\n");
    }

    fn back_link(&mut self, note: &Footnote, occurrence: usize) {
        let mut name = format!("{} {}", self.options.words.note_back, note.number);
        if note.calls > 1 {
            name = format!("{name} ({occurrence})");
        }
        let href = format!("#{}", self.call_id(note.number, occurrence));
        self.raw("<a class=\"footnote-back\"");
        self.attribute("href", &href);
        self.attribute("role", "doc-backlink");
        self.attribute("aria-label", &name);
        // The selector asks for the arrow as a character, not as a picture.
        self.raw(">↩\u{fe0e}</a>");
    }

    fn note_id(&self, number: usize) -> String {
        self.id(&format!("note_{number}"))
    }

    fn call_id(&self, number: usize, occurrence: usize) -> String {
        match occurrence {
            1 => self.id(&format!("appel_{number}")),
            _ => self.id(&format!("appel_{number}_{occurrence}")),
        }
    }
}
