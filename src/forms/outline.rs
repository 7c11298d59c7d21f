//! What an office document shows, in order, before it is drawn as DOCX or as ODT.
//!
//! Both writers draw this value, so they cannot differ in what they say.
//! Knows no XML, no size, no colour.

use super::naming::{self, Form, Mark, Slot};
use super::sheet::{Choice, Field, Kind, Paragraph, Run, Section, Sheet, Style};

/// A part of the document.
#[derive(Debug)]
pub(super) enum Block {
    Title(String),
    /// What the form is for.
    Lead(Paragraph),
    /// Version, texts: small.
    Small(Paragraph),
    /// Framed: who receives it, by when.
    Panel(Vec<Paragraph>),
    Heading {
        text: String,
        office: bool,
    },
    Text(Paragraph),
    /// Questions, one under the other; `name` is said by screen readers.
    Table {
        name: String,
        rows: Vec<Row>,
    },
}

/// A question and the place of its answer.
#[derive(Debug)]
pub(super) struct Row {
    /// « Si 16 (…) est : curatelle »
    pub condition: String,
    /// « 12. Label »
    pub label: String,
    pub required: bool,
    pub help: String,
    /// Small: answers allowed, length, why it is asked.
    pub hints: String,
    pub office: bool,
    pub mark: Mark,
    /// Name of the answer.
    pub id: String,
    /// For screen readers.
    pub name: String,
    pub answer: Answer,
}

/// The place of an answer, with the one that the program knows.
#[derive(Debug)]
pub(super) enum Answer {
    /// One line, or `lines` of them.
    Text {
        lines: u32,
        multiline: bool,
        most: u32,
        value: String,
    },
    Day {
        value: String,
    },
    Hour {
        value: String,
    },
    List {
        options: Vec<Choice>,
        value: String,
    },
    /// A box for each option; `one`: ticking one forbids the others.
    Boxes {
        one: bool,
        boxes: Vec<TickBox>,
    },
    Sign,
}

/// A box to tick.
#[derive(Debug)]
pub(super) struct TickBox {
    /// `<id>__<option>`, or the field's id for a lone box.
    pub name: String,
    pub option: String,
    pub label: String,
    pub spoken: String,
    pub mark: Mark,
    pub ticked: bool,
}

/// The whole document.
pub(super) fn blocks(sheet: &Sheet) -> Vec<Block> {
    let mut blocks = head(sheet);
    for section in &sheet.sections {
        add_section(sheet, section, &mut blocks);
    }
    if !sheet.notice.is_empty() {
        blocks.push(Block::Heading { text: sheet.words.data.clone(), office: false });
        blocks.extend(sheet.notice.iter().cloned().map(Block::Text));
    }
    if sheet.rtl {
        blocks.iter_mut().for_each(embed_block);
    }
    blocks
}

/// « F1 – Dossier de demande »
pub(super) fn heading(sheet: &Sheet) -> String {
    if sheet.number.is_empty() { sheet.title.clone() } else { format!("{}\u{A0}– {}", sheet.number, sheet.title) }
}

/// « Version 2026-1 – 1er septembre 2026 »
pub(super) fn edition(sheet: &Sheet) -> String {
    format!("{} {} – {}", sheet.words.version, sheet.version, sheet.date_text)
}

/// The text of a footer around the two numbers: before the page, between, after the count.
pub(super) fn page_words(sheet: &Sheet) -> (String, String, String) {
    let (before, rest) = sheet.words.page.split_once("{page}").unwrap_or((&sheet.words.page, "/{pages}"));
    let (between, after) = rest.split_once("{pages}").unwrap_or((rest, ""));
    (before.to_owned(), between.to_owned(), after.to_owned())
}

fn head(sheet: &Sheet) -> Vec<Block> {
    let mut blocks = vec![Block::Title(heading(sheet))];
    if !sheet.purpose.is_empty() {
        blocks.push(Block::Lead(plain(&sheet.purpose)));
    }
    let mut small = edition(sheet);
    if !sheet.basis.is_empty() {
        small = format!("{small}. {}", pair(sheet, &sheet.words.basis, &sheet.basis));
    }
    blocks.push(Block::Small(plain(&small)));
    let panel = panel(sheet);
    if !panel.is_empty() {
        blocks.push(Block::Panel(panel));
    }
    if sheet.sections.iter().flat_map(|section| &section.fields).any(|field| field.required && !field.office) {
        blocks.push(Block::Text(plain(&sheet.words.required_note)));
    }
    blocks
}

fn panel(sheet: &Sheet) -> Vec<Paragraph> {
    let destination = &sheet.destination;
    let mut lines = Vec::new();
    if !destination.lines.is_empty() {
        lines.push(paragraph([strong(&destination.title)]));
        lines.extend(destination.lines.iter().map(|line| plain(line)));
    }
    for fact in destination.channels.iter().chain(&sheet.facts) {
        lines.push(paragraph([strong(&pair(sheet, &fact.label, "")), run(&fact.value)]));
    }
    if !destination.warning.is_empty() {
        lines.push(paragraph([strong(&destination.warning)]));
    }
    lines
}

fn add_section(sheet: &Sheet, section: &Section, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading { text: section.title.clone(), office: section.office });
    if section.office {
        blocks.push(Block::Small(plain(&sheet.words.office)));
    }
    blocks.extend(section.intro.iter().cloned().map(Block::Text));
    let mut rows = Vec::new();
    for field in &section.fields {
        if field.kind == Kind::Note {
            close_table(section, &mut rows, blocks);
            blocks.extend(note(field));
        } else {
            rows.extend(naming::slots(field).into_iter().map(|slot| row(sheet, section, field, slot)));
        }
    }
    close_table(section, &mut rows, blocks);
}

fn close_table(section: &Section, rows: &mut Vec<Row>, blocks: &mut Vec<Block>) {
    if !rows.is_empty() {
        blocks.push(Block::Table { name: section.title.clone(), rows: std::mem::take(rows) });
    }
}

/// A note is read only if its condition holds: on paper the condition comes first.
fn note(field: &Field) -> impl Iterator<Item = Block> + '_ {
    let condition = field.condition.iter().map(|condition| paragraph([strong(&condition.text)]));
    condition.chain(field.text.iter().cloned()).map(Block::Text)
}

fn row(sheet: &Sheet, section: &Section, field: &Field, slot: Slot) -> Row {
    let label = match slot.form {
        Form::Day if field.kind == Kind::Receipt => format!("{} – {}", field.label, sheet.words.date),
        Form::Hour => format!("{} – {}", field.label, sheet.words.time),
        _ => field.label.clone(),
    };
    let required = if field.required { format!(" ({})", sheet.words.required) } else { String::new() };
    // A receipt gives two rows: what explains the question is said once.
    let first = slot.form != Form::Hour;
    Row {
        condition: field.condition.iter().filter(|_| first).map(|condition| condition.text.clone()).collect(),
        required: field.required,
        help: if first { field.help.clone() } else { String::new() },
        hints: if first { hints(sheet, section, field).join(" · ") } else { String::new() },
        office: field.office,
        mark: naming::slot_mark(field, &slot),
        name: naming::accessible(field.number, &label, &required),
        label: format!("{}. {label}", field.number),
        answer: answer(sheet, field, &slot),
        id: slot.id,
    }
}

fn hints(sheet: &Sheet, section: &Section, field: &Field) -> Vec<String> {
    let words = &sheet.words;
    let mut hints = Vec::new();
    if field.office && !section.office {
        hints.push(words.office.clone());
    }
    match field.kind {
        Kind::Radio => hints.push(words.one_answer.clone()),
        Kind::Several => hints.push(words.several_answers.clone()),
        Kind::ShortText | Kind::LongText if field.max_length > 0 => {
            hints.push(words.at_most.replace("{n}", &field.max_length.to_string()));
        }
        Kind::Number | Kind::Score => hints.extend(bounds(field)),
        _ => {}
    }
    if field.sensitive {
        hints.push(words.sensitive.clone());
    }
    if !field.purpose.is_empty() {
        hints.push(pair(sheet, &words.why, &field.purpose));
    }
    hints
}

fn bounds(field: &Field) -> Option<String> {
    match (field.min, field.max) {
        (Some(min), Some(max)) => Some(format!("{min} – {max}")),
        (Some(min), None) => Some(format!("≥ {min}")),
        (None, Some(max)) => Some(format!("≤ {max}")),
        (None, None) => None,
    }
}

fn answer(sheet: &Sheet, field: &Field, slot: &Slot) -> Answer {
    let value = field.value.clone();
    match slot.form {
        Form::Text => {
            let multiline = field.kind == Kind::LongText;
            Answer::Text { lines: field.lines.max(1), multiline, most: field.max_length, value }
        }
        Form::Day => Answer::Day { value },
        Form::Hour => Answer::Hour { value },
        Form::List => Answer::List { options: field.options.clone(), value },
        Form::Radio => Answer::Boxes { one: true, boxes: boxes(field) },
        Form::Several => Answer::Boxes { one: false, boxes: boxes(field) },
        Form::Tick => Answer::Boxes { one: false, boxes: vec![lone_box(sheet, field)] },
        Form::Sign => Answer::Sign,
    }
}

fn boxes(field: &Field) -> Vec<TickBox> {
    let one = |(place, option): (usize, &Choice)| TickBox {
        name: naming::option_name(&field.id, &option.id),
        option: option.id.clone(),
        label: option.label.clone(),
        spoken: naming::accessible(field.number, &format!("{} – {}", option.label, field.label), ""),
        mark: naming::option_mark(field, place, option),
        ticked: field.value.split(',').any(|known| known.trim() == option.id),
    };
    field.options.iter().enumerate().map(one).collect()
}

fn lone_box(sheet: &Sheet, field: &Field) -> TickBox {
    let option = Choice { id: "oui".to_owned(), label: sheet.words.yes.clone() };
    let required = if field.required { format!(" ({})", sheet.words.required) } else { String::new() };
    TickBox {
        name: field.id.clone(),
        spoken: naming::accessible(field.number, &field.label, &required),
        mark: naming::option_mark(field, 0, &option),
        ticked: matches!(field.value.as_str(), "oui" | "true"),
        label: option.label,
        option: option.id,
    }
}

/// « Label : value »; French puts a space before the colon.
fn pair(sheet: &Sheet, label: &str, value: &str) -> String {
    let space = if sheet.lang.starts_with("fr") { "\u{A0}" } else { "" };
    format!("{label}{space}: {value}")
}

fn plain(text: &str) -> Paragraph {
    paragraph([run(text)])
}

fn paragraph(runs: impl IntoIterator<Item = Run>) -> Paragraph {
    Paragraph { style: Style::Body, runs: runs.into_iter().collect() }
}

fn run(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

fn strong(text: &str) -> Run {
    Run { strong: true, ..run(text) }
}

/// Between right-to-left words, an address or a phone number must keep its order: « 12 rue des
/// Tanneurs » would begin by its end. Word and LibreOffice both know the two marks of an embedding.
fn embed(text: &mut String) {
    let foreign = text.chars().any(char::is_alphanumeric) && !text.chars().any(is_leftward);
    if foreign {
        *text = format!("\u{202A}{text}\u{202C}");
    }
}

fn embed_paragraph(paragraph: &mut Paragraph) {
    paragraph.runs.iter_mut().for_each(|run| embed(&mut run.text));
}

fn embed_block(block: &mut Block) {
    match block {
        Block::Title(text) | Block::Heading { text, .. } => embed(text),
        Block::Lead(text) | Block::Small(text) | Block::Text(text) => embed_paragraph(text),
        Block::Panel(lines) => lines.iter_mut().for_each(embed_paragraph),
        Block::Table { rows, .. } => {
            for row in rows {
                [&mut row.condition, &mut row.label, &mut row.help, &mut row.hints].into_iter().for_each(embed);
            }
        }
    }
}

fn is_leftward(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Whether a text reads from right to left: its first letter decides.
pub(super) fn reads_leftwards(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(is_leftward)
}
