//! Content controls: one for each answer.
//!
//! All stand inside a paragraph: around whole paragraphs or cells, LibreOffice 7.4 moves lists to another
//! row and cuts dates. Texts are « rich », not plain: LibreOffice 7.4 forgets the line breaks of a plain
//! text, and writes it once for each script when it mixes Arabic and Latin letters.
//! All are locked against deletion, never against filling.

use super::super::answers::written_day;
use super::super::outline::{Answer, Row, TickBox};
use super::super::sheet::{Choice, Sheet};
use super::super::xml::Xml;
use super::body::{Look, run};
use super::language;

/// What an empty text shows: wide spaces, which read and print as nothing but can be seen and clicked.
const EMPTY: &str = "\u{2003}\u{2003}\u{2003}\u{2003}\u{2003}\u{2003}\u{2003}\u{2003}\u{2003}\u{2003}\u{2003}\u{2003}";

/// Writes controls, each with its own number.
#[derive(Debug)]
pub(super) struct Controls<'a> {
    sheet: &'a Sheet,
    last: u32,
}

impl<'a> Controls<'a> {
    pub fn new(sheet: &'a Sheet) -> Self {
        Self { sheet, last: 1000 }
    }

    /// Text, day, hour or list: the only thing of its paragraph. Boxes and places to sign have no such control.
    pub fn answer(&mut self, xml: &mut Xml, row: &Row) {
        let sheet = self.sheet;
        let words = &sheet.words;
        match &row.answer {
            Answer::Text { value, .. } => {
                self.control(xml, row, value, EMPTY, |xml| xml.empty("w:richText", &[]));
            }
            Answer::Hour { value } => {
                self.control(xml, row, value, &words.time_format, |xml| xml.empty("w:richText", &[]));
            }
            Answer::Day { value } => {
                self.control(xml, row, &written_day(value), &words.date_format, |xml| day_kind(xml, sheet, value));
            }
            Answer::List { options, value } => {
                let shown = options.iter().find(|option| option.id == *value).map_or("", |option| &option.label);
                self.control(xml, row, shown, &words.choose, |xml| list_kind(xml, options, &words.choose));
            }
            Answer::Boxes { .. } | Answer::Sign => {}
        }
    }

    /// A box to tick.
    pub fn tick(&mut self, xml: &mut Xml, one: &TickBox) {
        let id = self.next();
        let state = if one.ticked { "1" } else { "0" };
        xml.element("w:sdt", &[], |xml| {
            xml.element("w:sdtPr", &[], |xml| {
                identity(xml, &one.spoken, super::super::naming::tag(&one.name, &one.mark), &id);
                xml.element("w14:checkbox", &[], |xml| {
                    xml.empty("w14:checked", &[("w14:val", state)]);
                    xml.fixed(r#"<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>"#);
                });
            });
            xml.element("w:sdtContent", &[], |xml| {
                run(xml, if one.ticked { "☒" } else { "☐" }, &Look { style: "BoxGlyph", ..Look::default() });
            });
        });
    }

    fn control(&mut self, xml: &mut Xml, row: &Row, value: &str, empty: &str, kind: impl FnOnce(&mut Xml)) {
        let id = self.next();
        let (shown, style) = if value.is_empty() { (empty, "PlaceholderText") } else { (value, "") };
        xml.element("w:sdt", &[], |xml| {
            xml.element("w:sdtPr", &[], |xml| {
                identity(xml, &row.name, super::super::naming::tag(&row.id, &row.mark), &id);
                if value.is_empty() {
                    xml.empty("w:showingPlcHdr", &[]);
                }
                kind(xml);
            });
            xml.element("w:sdtContent", &[], |xml| run(xml, shown, &Look { style, ..Look::default() }));
        });
    }

    fn next(&mut self) -> String {
        self.last += 1;
        self.last.to_string()
    }
}

fn identity(xml: &mut Xml, alias: &str, tag: &str, id: &str) {
    xml.empty("w:alias", &[("w:val", alias)]);
    xml.empty("w:tag", &[("w:val", tag)]);
    xml.empty("w:id", &[("w:val", id)]);
    xml.empty("w:lock", &[("w:val", "sdtLocked")]);
}

fn day_kind(xml: &mut Xml, sheet: &Sheet, value: &str) {
    let full = format!("{value}T00:00:00Z");
    let known = [("w:fullDate", full.as_str())];
    xml.element("w:date", if value.is_empty() { &[] } else { &known }, |xml| {
        xml.empty("w:dateFormat", &[("w:val", "dd/MM/yyyy")]);
        xml.empty("w:lid", &[("w:val", language(sheet))]);
        xml.fixed(r#"<w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/>"#);
    });
}

/// The first line chooses nothing.
fn list_kind(xml: &mut Xml, options: &[Choice], choose: &str) {
    xml.element("w:dropDownList", &[], |xml| {
        xml.empty("w:listItem", &[("w:displayText", choose), ("w:value", "")]);
        for option in options {
            xml.empty("w:listItem", &[("w:displayText", &option.label), ("w:value", &option.id)]);
        }
    });
}
