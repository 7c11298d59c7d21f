//! Form controls: what they are (in the form) and where they stand (in the text).
//!
//! A control is said twice in ODF, once in each place, under one number: both are written
//! from the same list here.

use super::super::outline::{Answer, Block, Row, TickBox};
use super::super::sheet::{Choice, Sheet};
use super::super::xml::Xml;

/// Characters that one line of a control holds, more or less.
const LINE: u32 = 52;
/// Day, month, year, whatever the language of the editor.
const DAY_FIRST: &str = r#"<form:properties><form:property form:property-name="DateFormat" office:value-type="float" office:value="7"/></form:properties>"#;
/// Characters that one line of the label of a box holds.
const LABEL: u32 = 48;
/// Without this property, LibreOffice keeps texts and labels on one line.
const SEVERAL_LINES: &str = r#"<form:properties><form:property form:property-name="MultiLine" office:value-type="boolean" office:boolean-value="true"/></form:properties>"#;

/// The form: every control of the document, in order.
pub(super) fn form(xml: &mut Xml, sheet: &Sheet, blocks: &[Block]) {
    let mut number = 0;
    let attributes = [("form:automatic-focus", "false"), ("form:apply-design-mode", "false")];
    xml.element("office:forms", &attributes, |xml| {
        xml.element("form:form", &[("form:name", &sheet.id)], |xml| {
            for block in blocks {
                let Block::Table { rows, .. } = block else { continue };
                for row in rows {
                    define(xml, sheet, row, &mut number);
                }
            }
        });
    });
}

fn define(xml: &mut Xml, sheet: &Sheet, row: &Row, number: &mut u32) {
    let mut id = || {
        *number += 1;
        control_id(*number)
    };
    match &row.answer {
        Answer::Text { value, most, .. } => text(xml, row, value, *most, &id()),
        Answer::Hour { value } => text(xml, row, value, 8, &id()),
        Answer::Day { value } => {
            let id = id();
            let mut attributes = vec![
                ("form:name", row.id.as_str()),
                ("form:id", &id),
                ("xml:id", &id),
                ("form:title", &row.name),
                ("form:dropdown", "true"),
            ];
            if !value.is_empty() {
                attributes.extend([("form:value", value.as_str()), ("form:current-value", value)]);
            }
            xml.element("form:date", &attributes, |xml| xml.fixed(DAY_FIRST));
        }
        Answer::List { options, value } => list(xml, row, options, &sheet.words.choose, value, &id()),
        Answer::Boxes { one, boxes } => boxes.iter().for_each(|each| tick(xml, row, each, *one, &id())),
        Answer::Sign => {}
    }
}

fn text(xml: &mut Xml, row: &Row, value: &str, most: u32, id: &str) {
    let long = lines(row) > 1;
    let most = most.to_string();
    let mut attributes =
        vec![("form:name", row.id.as_str()), ("form:id", id), ("xml:id", id), ("form:title", row.name.as_str())];
    if most != "0" {
        attributes.push(("form:max-length", &most));
    }
    if !value.is_empty() {
        attributes.extend([("form:value", value), ("form:current-value", value)]);
    }
    xml.element(if long { "form:textarea" } else { "form:text" }, &attributes, |xml| {
        if long {
            xml.fixed(SEVERAL_LINES);
        }
    });
}

fn list(xml: &mut Xml, row: &Row, options: &[Choice], choose: &str, value: &str, id: &str) {
    let attributes = [
        ("form:name", row.id.as_str()),
        ("form:id", id),
        ("xml:id", id),
        ("form:title", &row.name),
        ("form:dropdown", "true"),
        ("form:size", "12"),
    ];
    xml.element("form:listbox", &attributes, |xml| {
        for (label, option) in std::iter::once((choose, "")).chain(options.iter().map(|o| (&*o.label, &*o.id))) {
            let mut attributes = vec![("form:label", label), ("form:value", option)];
            if option == value {
                attributes.extend([("form:selected", "true"), ("form:current-selected", "true")]);
            }
            xml.empty("form:option", &attributes);
        }
    });
}

/// Buttons of one name exclude each other: the name is the question's, the value is the option's.
fn tick(xml: &mut Xml, row: &Row, each: &TickBox, one: bool, id: &str) {
    let name = if one { &row.id } else { &each.name };
    let mut attributes = vec![
        ("form:name", name.as_str()),
        ("form:id", id),
        ("xml:id", id),
        ("form:label", &each.label),
        ("form:title", &each.spoken),
        ("form:value", &each.option),
    ];
    if each.ticked {
        let current = if one { "form:current-selected" } else { "form:current-state" };
        attributes.push((current, if one { "true" } else { "checked" }));
    }
    xml.element(if one { "form:radio" } else { "form:checkbox" }, &attributes, |xml| {
        xml.fixed(SEVERAL_LINES);
    });
}

/// Places the controls of the document, in the order of the form.
#[derive(Debug, Default)]
pub(super) struct Places {
    last: u32,
}

impl Places {
    /// The control of a text, a day, an hour or a list.
    pub fn answer(&mut self, xml: &mut Xml, row: &Row) {
        let (width, height, style) = match row.answer {
            Answer::Text { .. } => {
                let lines = lines(row);
                ("9.55cm", if lines > 1 { lines * 50 + 20 } else { 65 }, if lines > 1 { "Area" } else { "Field" })
            }
            Answer::List { .. } => ("9.55cm", 65, "Field"),
            Answer::Day { .. } | Answer::Hour { .. } => ("4cm", 65, "Field"),
            Answer::Boxes { .. } | Answer::Sign => return,
        };
        self.place(xml, &row.name, style, width, height);
    }

    /// A box to tick, with its label: a click on the words ticks the box.
    pub fn tick(&mut self, xml: &mut Xml, each: &TickBox) {
        let length = u32::try_from(each.label.chars().count()).unwrap_or(u32::MAX);
        let lines = length.div_ceil(LABEL).clamp(1, 8);
        self.place(xml, &each.spoken, "Box", "9.55cm", 10 + lines * 48);
    }

    /// `height` in hundredths of a centimetre.
    fn place(&mut self, xml: &mut Xml, name: &str, style: &str, width: &str, height: u32) {
        self.last += 1;
        let id = control_id(self.last);
        let attributes = [
            ("text:anchor-type", "as-char"),
            ("draw:z-index", &self.last.to_string()),
            ("draw:name", &id),
            ("draw:style-name", style),
            ("svg:width", width),
            ("svg:height", &format!("{}.{:02}cm", height / 100, height % 100)),
            ("draw:control", &id),
        ];
        xml.element("draw:control", &attributes, |xml| xml.leaf("svg:title", &[], name));
    }
}

/// Lines of a text control: it does not grow, so it is as high as its longest answer.
fn lines(row: &Row) -> u32 {
    let Answer::Text { lines, multiline, most, .. } = row.answer else { return 1 };
    let needed = most.div_ceil(LINE);
    // A few more for the line breaks of a long text.
    let needed = if multiline { needed + 1 } else { needed };
    lines.max(needed).clamp(1, 26)
}

fn control_id(number: u32) -> String {
    format!("control{number}")
}
