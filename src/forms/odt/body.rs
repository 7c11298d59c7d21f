//! The text of the document: headings, paragraphs, tables of questions.

use super::super::outline::{Answer, Block, Row};
use super::super::sheet::{Paragraph, Run, Sheet, Style};
use super::super::xml::Xml;
use super::control::{self, Places};
use super::parts::{FACES, SPACES};

/// Looks of tables and controls, which ODF keeps beside the text.
const AUTOMATIC: &str = r##"<style:style style:name="Column1" style:family="table-column"><style:table-column-properties style:column-width="7.35cm"/></style:style>
<style:style style:name="Column2" style:family="table-column"><style:table-column-properties style:column-width="10.05cm"/></style:style>
<style:style style:name="Line" style:family="table-row"><style:table-row-properties style:min-row-height="0.85cm" fo:keep-together="always"/></style:style>
<style:style style:name="Place" style:family="table-row"><style:table-row-properties style:min-row-height="2.3cm" fo:keep-together="always"/></style:style>
<style:style style:name="Asked" style:family="table-cell"><style:table-cell-properties fo:padding="0.18cm" fo:border="0.5pt solid #a6a6a6" fo:background-color="#f4f6f9"/></style:style>
<style:style style:name="Answered" style:family="table-cell"><style:table-cell-properties fo:padding="0.18cm" fo:border="0.5pt solid #a6a6a6"/></style:style>
<style:style style:name="OfficeAsked" style:family="table-cell"><style:table-cell-properties fo:padding="0.18cm" fo:border="0.5pt solid #a6a6a6" fo:background-color="#e3e3e3"/></style:style>
<style:style style:name="OfficeAnswered" style:family="table-cell"><style:table-cell-properties fo:padding="0.18cm" fo:border="0.5pt solid #a6a6a6" fo:background-color="#f3f3f3"/></style:style>
<style:style style:name="Field" style:family="graphic" style:parent-style-name="Graphics"><style:graphic-properties style:vertical-pos="middle" style:vertical-rel="line" style:horizontal-pos="from-left" style:horizontal-rel="paragraph" draw:textarea-vertical-align="middle" fo:border="none" fo:background-color="#fffbe6"/><style:text-properties style:font-name="Texte" fo:font-size="11pt" fo:color="#000000"/></style:style>
<style:style style:name="Area" style:family="graphic" style:parent-style-name="Graphics"><style:graphic-properties style:vertical-pos="middle" style:vertical-rel="line" style:horizontal-pos="from-left" style:horizontal-rel="paragraph" draw:textarea-vertical-align="top" fo:border="none" fo:background-color="#fffbe6"/><style:text-properties style:font-name="Texte" fo:font-size="11pt" fo:color="#000000"/></style:style>
<style:style style:name="Box" style:family="graphic" style:parent-style-name="Graphics"><style:graphic-properties style:vertical-pos="middle" style:vertical-rel="line" style:horizontal-pos="from-left" style:horizontal-rel="paragraph"/><style:text-properties style:font-name="Texte" fo:font-size="11pt" fo:color="#000000"/></style:style>"##;

/// The main part.
pub(super) fn content(sheet: &Sheet, blocks: &[Block]) -> Vec<u8> {
    let mut xml = Xml::new();
    let mut body = Body { sheet, places: Places::default(), tables: 0 };
    xml.element("office:document-content", &SPACES, |xml| {
        xml.fixed(FACES);
        xml.element("office:automatic-styles", &[], |xml| {
            table_style(xml, sheet);
            xml.fixed(AUTOMATIC);
        });
        xml.element("office:body", &[], |xml| {
            xml.element("office:text", &[], |xml| {
                control::form(xml, sheet, blocks);
                for block in blocks {
                    body.block(xml, block);
                }
            });
        });
    });
    xml.into_bytes()
}

fn table_style(xml: &mut Xml, sheet: &Sheet) {
    let mode = if sheet.rtl { "rl-tb" } else { "lr-tb" };
    xml.element("style:style", &[("style:name", "Questions"), ("style:family", "table")], |xml| {
        xml.empty(
            "style:table-properties",
            &[
                ("style:width", "17.4cm"),
                ("table:align", "margins"),
                ("fo:margin-bottom", "0.15cm"),
                ("style:writing-mode", mode),
                ("style:may-break-between-rows", "true"),
            ],
        );
    });
}

struct Body<'a> {
    sheet: &'a Sheet,
    places: Places,
    tables: u32,
}

impl Body<'_> {
    fn block(&mut self, xml: &mut Xml, block: &Block) {
        match block {
            Block::Title(text) => heading(xml, "1", "Heading_20_1", |xml| xml.text(text)),
            Block::Lead(text) => paragraph(xml, "Lead", text),
            Block::Small(text) => paragraph(xml, "Small", text),
            Block::Panel(lines) => {
                lines.iter().for_each(|line| paragraph(xml, "Panel", line));
                line(xml, "Small", "");
            }
            Block::Heading { text, office: true } => {
                heading(xml, "2", "Office_20_heading", |xml| xml.text(text));
            }
            Block::Heading { text, office: false } => heading(xml, "2", "Heading_20_2", |xml| xml.text(text)),
            Block::Text(text) => match text.style {
                Style::Body => paragraph(xml, "Standard", text),
                Style::Item => paragraph(xml, "List_20_item", text),
                Style::Heading => heading(xml, "3", "Heading_20_3", |xml| runs(xml, text)),
            },
            Block::Table { name, rows } => self.table(xml, name, rows),
        }
    }

    fn table(&mut self, xml: &mut Xml, name: &str, rows: &[Row]) {
        self.tables += 1;
        let number = format!("{}-{}", self.sheet.id, self.tables);
        xml.element("table:table", &[("table:name", &number), ("table:style-name", "Questions")], |xml| {
            xml.leaf("table:title", &[], name);
            xml.empty("table:table-column", &[("table:style-name", "Column1")]);
            xml.empty("table:table-column", &[("table:style-name", "Column2")]);
            rows.iter().for_each(|row| self.row(xml, row));
        });
    }

    fn row(&mut self, xml: &mut Xml, row: &Row) {
        let height = if matches!(row.answer, Answer::Sign) { "Place" } else { "Line" };
        let (asked, answered) = if row.office { ("OfficeAsked", "OfficeAnswered") } else { ("Asked", "Answered") };
        xml.element("table:table-row", &[("table:style-name", height)], |xml| {
            cell(xml, asked, |xml| label(xml, row));
            cell(xml, answered, |xml| self.answer(xml, row));
        });
    }

    fn answer(&mut self, xml: &mut Xml, row: &Row) {
        match &row.answer {
            Answer::Boxes { boxes, .. } if !boxes.is_empty() => {
                for each in boxes {
                    xml.element("text:p", &[("text:style-name", "Answer")], |xml| self.places.tick(xml, each));
                }
            }
            _ => xml.element("text:p", &[("text:style-name", "Answer")], |xml| self.places.answer(xml, row)),
        }
    }
}

fn label(xml: &mut Xml, row: &Row) {
    if !row.condition.is_empty() {
        line(xml, "Condition", &row.condition);
    }
    let mark = [("text:name", row.mark.name.as_str())];
    xml.element("text:p", &[("text:style-name", "Label")], |xml| {
        xml.empty("text:bookmark-start", &mark);
        xml.text(&row.label);
        xml.empty("text:bookmark-end", &mark);
        if row.required {
            xml.text("\u{A0}*");
        }
    });
    if !row.help.is_empty() {
        line(xml, "Help", &row.help);
    }
    if !row.hints.is_empty() {
        line(xml, "Small", &row.hints);
    }
}

fn cell(xml: &mut Xml, style: &str, inside: impl FnOnce(&mut Xml)) {
    let attributes = [("table:style-name", style), ("office:value-type", "string")];
    xml.element("table:table-cell", &attributes, inside);
}

fn heading(xml: &mut Xml, level: &str, style: &str, inside: impl FnOnce(&mut Xml)) {
    xml.element("text:h", &[("text:style-name", style), ("text:outline-level", level)], inside);
}

fn line(xml: &mut Xml, style: &str, text: &str) {
    xml.leaf("text:p", &[("text:style-name", style)], text);
}

fn paragraph(xml: &mut Xml, style: &str, text: &Paragraph) {
    xml.element("text:p", &[("text:style-name", style)], |xml| {
        if text.style == Style::Item {
            xml.text("•");
            xml.empty("text:tab", &[]);
        }
        runs(xml, text);
    });
}

fn runs(xml: &mut Xml, text: &Paragraph) {
    for part in &text.runs {
        match (part.strong, part.emphasis) {
            (true, _) => xml.leaf("text:span", &[("text:style-name", "Strong")], &part.text),
            (false, true) => xml.leaf("text:span", &[("text:style-name", "Emphasis")], &part.text),
            (false, false) => xml.text(&part.text),
        }
        address(xml, part);
    }
}

/// On paper an address must be read: it follows its words when they do not say it.
fn address(xml: &mut Xml, part: &Run) {
    if part.href.starts_with("http") && !part.text.contains(&part.href) {
        xml.text(&format!(" ({})", part.href));
    }
}
