//! Blocks: paragraphs, headings, lists, call-outs, volets.

use super::super::tree::{Alert, Attributes, Block, Definition, Details, Heading, Image, Item, List, Paragraph};
use super::super::typography::is_right_to_left;
use super::{Place, Writer};

impl Writer<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        if !matches!(block, Block::Paragraph(_))
            && let Some(markup) = self.before_words.take()
        {
            self.raw(markup.trim_end());
            self.raw("\n");
        }
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Heading(heading) => self.heading(heading),
            Block::Quote(blocks) => {
                self.raw("<blockquote>\n");
                self.blocks(blocks);
                self.raw("</blockquote>\n");
            }
            Block::Alert { alert, blocks } => self.alert(*alert, blocks),
            Block::Code { language, text, .. } => self.code_block(language.as_deref(), text),
            Block::List(list) => self.list(list),
            Block::Definitions(groups) => self.definitions(groups),
            Block::Table(table) => self.table(table),
            Block::Figure { image, caption } => self.figure(image, caption),
            Block::Details(details) => self.details(details),
            Block::Insert(insert) => {
                match self.resolver.insert(&insert.name, Place::Block) {
                    Some(html) => self.raw(html.trim_end()),
                    None => {
                        self.raw("<p>");
                        self.text(&format!("[[{}]]", insert.name));
                        self.raw("</p>");
                    }
                }
                self.raw("\n");
            }
            Block::Rule => self.raw("<hr>\n"),
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if !paragraph.tight {
            self.raw("<p>");
        }
        if let Some(markup) = self.before_words.take() {
            self.raw(&markup);
        }
        self.inlines(&paragraph.inlines);
        self.raw(if paragraph.tight { "\n" } else { "</p>\n" });
    }

    fn heading(&mut self, heading: &Heading) {
        let shift = self.options.heading_shift;
        let level = heading.level.saturating_add_signed(shift).clamp(2, 6);
        self.raw(&format!("<h{level}"));
        let id = self.id(&heading.id);
        self.attribute("id", &id);
        self.language(heading.lang.as_deref(), None);
        self.raw(">");
        self.inlines(&heading.inlines);
        self.raw(&format!("</h{level}>\n"));
    }

    fn alert(&mut self, alert: Alert, blocks: &[Block]) {
        let words = &self.options.words;
        let (class, title) = match alert {
            Alert::Note => ("note", words.note),
            Alert::Tip => ("tip", words.tip),
            Alert::Important => ("important", words.important),
            Alert::Warning => ("warning", words.warning),
            Alert::Caution => ("caution", words.caution),
        };
        self.raw(&format!("<div class=\"alert alert-{class}\" role=\"note\">\n<p class=\"alert-title\">"));
        self.text(title);
        self.raw("</p>\n");
        self.blocks(blocks);
        self.raw("</div>\n");
    }

    fn code_block(&mut self, language: Option<&str>, text: &str) {
        self.raw(if is_right_to_left(self.options.lang) { "<pre dir=\"ltr\"><code" } else { "<pre><code" });
        if let Some(language) = language {
            self.attribute("class", &format!("language-{language}"));
        }
        self.raw(">");
        self.text(text);
        self.raw("</code></pre>\n");
    }

    fn list(&mut self, list: &List) {
        let name = if list.start.is_some() { "ol" } else { "ul" };
        self.raw("<");
        self.raw(name);
        if list.items.iter().any(|item| item.task.is_some()) {
            self.attribute("class", "task-list");
        }
        if let Some(start) = list.start.filter(|start| *start != 1) {
            self.attribute("start", &start.to_string());
        }
        self.raw(">\n");
        for item in &list.items {
            self.item(item);
        }
        self.raw(&format!("</{name}>\n"));
    }

    fn item(&mut self, item: &Item) {
        self.raw("<li");
        if let Some(done) = item.task {
            self.attribute("class", if done { "task task-done" } else { "task task-to-do" });
            let word = if done { self.options.words.done } else { self.options.words.to_do };
            let state = format!("{word} :");
            let state = super::super::escape::text(&self.dressed(&state)).into_owned();
            self.before_words = Some(format!("<span class=\"task-state\">{state}</span> "));
        }
        self.raw(">");
        self.contents(&item.blocks);
        if let Some(markup) = self.before_words.take() {
            self.raw(markup.trim_end());
        }
        self.raw("</li>\n");
    }

    /// Blocks inside an item: a line of words stands beside the tag, other blocks below it.
    fn contents(&mut self, blocks: &[Block]) {
        if !matches!(blocks.first(), None | Some(Block::Paragraph(Paragraph { tight: true, .. }))) {
            self.raw("\n");
        }
        self.blocks(blocks);
        if matches!(blocks, [Block::Paragraph(Paragraph { tight: true, .. })]) {
            self.out.truncate(self.out.trim_end_matches('\n').len());
        }
    }

    fn definitions(&mut self, groups: &[Definition]) {
        self.raw("<dl>\n");
        for group in groups {
            for term in &group.terms {
                self.raw("<dt>");
                self.inlines(term);
                self.raw("</dt>\n");
            }
            for definition in &group.definitions {
                self.raw("<dd>");
                self.contents(definition);
                self.raw("</dd>\n");
            }
        }
        self.raw("</dl>\n");
    }

    fn figure(&mut self, image: &Image, caption: &str) {
        self.raw("<figure>\n");
        self.image(image, false);
        self.raw("\n<figcaption>");
        self.text(caption);
        self.raw("</figcaption>\n</figure>\n");
    }

    fn details(&mut self, details: &Details) {
        self.raw("<details");
        self.attributes(&details.attributes);
        self.raw(">\n<summary");
        self.attributes(&details.summary_attributes);
        self.raw(">");
        self.inlines(&details.summary);
        self.raw("</summary>\n");
        self.blocks(&details.blocks);
        self.raw("</details>\n");
    }

    pub(super) fn attributes(&mut self, attributes: &Attributes) {
        if let Some(id) = &attributes.id {
            let id = self.id(id);
            self.attribute("id", &id);
        }
        self.language(attributes.lang.as_deref(), attributes.dir.as_deref());
        if let Some(title) = &attributes.title {
            self.attribute("title", title);
        }
    }
}
