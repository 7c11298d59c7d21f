//! The text of the document: headings, paragraphs, tables of questions.
//!
//! Lengths in twentieths of a point.

use super::super::naming::Mark;
use super::super::outline::{Answer, Block, Row, reads_leftwards};
use super::super::sheet::{Paragraph, Run, Sheet, Style};
use super::super::xml::Xml;
use super::control::Controls;
use super::parts::W;

/// Width of the text (A4 less 1.8 cm on each side), of labels and of answers.
const WIDTHS: (&str, &str, &str) = ("9866", "4166", "5700");
/// Height of a line of handwriting, and of a place to sign.
const LINE: u32 = 400;
const SIGN: u32 = 1300;

/// How a run looks, beyond its paragraph.
#[derive(Debug, Default)]
pub(super) struct Look<'a> {
    pub style: &'a str,
    pub strong: bool,
    pub emphasis: bool,
}

/// The main part.
pub(super) fn document(sheet: &Sheet, blocks: &[Block]) -> Vec<u8> {
    let spaces = [
        W,
        ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("xmlns:w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
        ("mc:Ignorable", "w14"),
    ];
    let mut xml = Xml::new();
    let mut body = Body { sheet, controls: Controls::new(sheet), marks: 0 };
    xml.element("w:document", &spaces, |xml| {
        xml.element("w:body", &[], |xml| {
            for block in blocks {
                body.block(xml, block);
            }
            section(xml, sheet);
        });
    });
    xml.into_bytes()
}

/// A4, 1.8 cm around, header and footer on every page.
fn section(xml: &mut Xml, sheet: &Sheet) {
    xml.element("w:sectPr", &[], |xml| {
        xml.fixed(r#"<w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1020" w:bottom="1134" w:left="1020" w:header="567" w:footer="510" w:gutter="0"/>"#);
        if sheet.rtl {
            xml.empty("w:bidi", &[]);
        }
    });
}

struct Body<'a> {
    sheet: &'a Sheet,
    controls: Controls<'a>,
    marks: u32,
}

impl Body<'_> {
    fn block(&mut self, xml: &mut Xml, block: &Block) {
        match block {
            Block::Title(text) => self.line(xml, "Heading1", text),
            Block::Lead(text) => self.text(xml, "Lead", text),
            Block::Small(text) => self.text(xml, "Small", text),
            Block::Panel(lines) => {
                for line in lines {
                    self.text(xml, "Panel", line);
                }
                self.line(xml, "Small", "");
            }
            Block::Heading { text, office: true } => self.line(xml, "OfficeHeading", text),
            Block::Heading { text, office: false } => self.line(xml, "Heading2", text),
            Block::Text(text) => self.text(xml, style(text), text),
            Block::Table { name, rows } => self.table(xml, name, rows),
        }
    }

    fn line(&mut self, xml: &mut Xml, style: &str, text: &str) {
        self.paragraph(xml, style, |_, xml| {
            if !text.is_empty() {
                run(xml, text, &Look::default());
            }
        });
    }

    fn text(&mut self, xml: &mut Xml, style: &str, text: &Paragraph) {
        self.paragraph(xml, style, |_, xml| {
            if text.style == Style::Item {
                xml.fixed("<w:r><w:t>•</w:t></w:r><w:r><w:tab/></w:r>");
            }
            text.runs.iter().for_each(|part| rich(xml, part));
        });
    }

    fn paragraph(&mut self, xml: &mut Xml, style: &str, inside: impl FnOnce(&mut Self, &mut Xml)) {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", style)]));
            inside(self, xml);
        });
    }

    fn table(&mut self, xml: &mut Xml, name: &str, rows: &[Row]) {
        let rtl = self.sheet.rtl;
        xml.element("w:tbl", &[], |xml| {
            xml.element("w:tblPr", &[], |xml| {
                xml.empty("w:tblStyle", &[("w:val", "Questions")]);
                if rtl {
                    xml.empty("w:bidiVisual", &[]);
                }
                xml.empty("w:tblW", &[("w:w", WIDTHS.0), ("w:type", "dxa")]);
                xml.fixed(r#"<w:tblLayout w:type="fixed"/>"#);
                xml.empty("w:tblCaption", &[("w:val", name)]);
            });
            xml.element("w:tblGrid", &[], |xml| {
                xml.empty("w:gridCol", &[("w:w", WIDTHS.1)]);
                xml.empty("w:gridCol", &[("w:w", WIDTHS.2)]);
            });
            rows.iter().for_each(|row| self.row(xml, row));
        });
        // Two tables that touch would become one.
        self.line(xml, "Small", "");
    }

    fn row(&mut self, xml: &mut Xml, row: &Row) {
        let height = match row.answer {
            Answer::Text { lines, .. } => lines.min(20) * LINE,
            Answer::Sign => SIGN,
            _ => LINE,
        };
        xml.element("w:tr", &[], |xml| {
            xml.element("w:trPr", &[], |xml| {
                xml.empty("w:cantSplit", &[]);
                xml.empty("w:trHeight", &[("w:val", &height.to_string()), ("w:hRule", "atLeast")]);
            });
            cell(xml, WIDTHS.1, if row.office { "E3E3E3" } else { "F4F6F9" }, |xml| self.label(xml, row));
            cell(xml, WIDTHS.2, if row.office { "F3F3F3" } else { "FFFFFF" }, |xml| self.answer(xml, row));
        });
    }

    fn label(&mut self, xml: &mut Xml, row: &Row) {
        if !row.condition.is_empty() {
            self.line(xml, "Condition", &row.condition);
        }
        self.paragraph(xml, "Label", |body, xml| {
            body.marked(xml, &row.mark, &row.label);
            if row.required {
                run(xml, "\u{A0}*", &Look::default());
            }
        });
        if !row.help.is_empty() {
            self.line(xml, "Help", &row.help);
        }
        if !row.hints.is_empty() {
            self.line(xml, "Small", &row.hints);
        }
    }

    fn answer(&mut self, xml: &mut Xml, row: &Row) {
        match &row.answer {
            Answer::Boxes { boxes, .. } if !boxes.is_empty() => {
                for one in boxes {
                    self.paragraph(xml, "Choice", |body, xml| {
                        body.controls.tick(xml, one);
                        xml.fixed("<w:r><w:tab/></w:r>");
                        body.marked(xml, &one.mark, &one.label);
                    });
                }
            }
            _ => self.paragraph(xml, "Answer", |body, xml| body.controls.answer(xml, row)),
        }
    }

    /// A text and the bookmark that says which answer it belongs to.
    fn marked(&mut self, xml: &mut Xml, mark: &Mark, text: &str) {
        self.marks += 1;
        let id = self.marks.to_string();
        xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &mark.name)]);
        run(xml, text, &Look::default());
        xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
    }
}

fn style(text: &Paragraph) -> &'static str {
    match text.style {
        Style::Body => "Normal",
        Style::Item => "ListItem",
        Style::Heading => "Heading3",
    }
}

fn cell(xml: &mut Xml, width: &str, fill: &str, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]);
            xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)]);
        });
        inside(xml);
    });
}

/// On paper an address must be read: it follows its words when they do not say it.
fn rich(xml: &mut Xml, part: &Run) {
    let look = Look { strong: part.strong, emphasis: part.emphasis, ..Look::default() };
    run(xml, &part.text, &look);
    let shown = part.href.trim_start_matches("mailto:").trim_start_matches("tel:");
    if part.href.starts_with("http") && !part.text.contains(shown) {
        run(xml, &format!(" ({shown})"), &Look::default());
    }
}

/// A run of text; its line breaks are kept.
pub(super) fn run(xml: &mut Xml, text: &str, look: &Look<'_>) {
    let leftwards = reads_leftwards(text);
    xml.element("w:r", &[], |xml| {
        if leftwards || look.strong || look.emphasis || !look.style.is_empty() {
            xml.element("w:rPr", &[], |xml| properties(xml, look, leftwards));
        }
        for (place, line) in text.split('\n').enumerate() {
            if place > 0 {
                xml.empty("w:br", &[]);
            }
            xml.leaf("w:t", &[("xml:space", "preserve")], line);
        }
    });
}

fn properties(xml: &mut Xml, look: &Look<'_>, leftwards: bool) {
    if !look.style.is_empty() {
        xml.empty("w:rStyle", &[("w:val", look.style)]);
    }
    if look.strong {
        xml.fixed("<w:b/><w:bCs/>");
    }
    if look.emphasis {
        xml.fixed("<w:i/><w:iCs/>");
    }
    if leftwards {
        xml.empty("w:rtl", &[]);
    }
}
