//! Answers, found in the rows of a document.
//!
//! The mark on the label says which answer stands in the cells after it, and of which sort: it
//! survives in editors that forget the names of controls. What was typed beside a control, or over
//! it, counts as well as what was typed in it. Without a mark, the name of the control is used.

use std::collections::BTreeSet;

use super::Properties;
use super::grid::{Cell, Control, Grid, Kind, Line, Piece};
use crate::forms::answers::{Answer, Answers, parse_day};
use crate::forms::naming::{Form, Sign, Slot, option_name, read_mark, split_option};

/// What an empty text shows ([`crate::forms::docx`]).
const WIDE_SPACE: char = '\u{2003}';

/// The answers, and whether a single name of ours was found.
pub(super) fn answers(grid: &Grid, properties: &Properties) -> (Answers, bool) {
    let reading = Reading { grid, properties };
    let mut found = Found::default();
    for row in &grid.rows {
        match reading.slot(row) {
            Some((slot, after)) => {
                found.any = true;
                reading.row(&slot, after, &mut found);
            }
            None => row.iter().for_each(|cell| reading.named(cell, &mut found)),
        }
    }
    reading.named(&grid.loose, &mut found);
    let mut answers = Answers::default();
    for (id, answer) in found.read {
        answers.set(&id, answer);
    }
    (answers, found.any)
}

#[derive(Default)]
struct Found {
    read: Vec<(String, Answer)>,
    any: bool,
}

impl Found {
    fn tick(&mut self, id: &str, option: &str) {
        for (known, answer) in &mut self.read {
            if let Answer::Ticks(ticks) = answer
                && known == id
            {
                return ticks.push(option.to_owned());
            }
        }
        self.read.push((id.to_owned(), Answer::Ticks(vec![option.to_owned()])));
    }
}

struct Reading<'a> {
    grid: &'a Grid,
    properties: &'a Properties,
}

impl Reading<'_> {
    /// The answer that a row is about, and the cells where it stands.
    fn slot<'r>(&self, row: &'r [Cell]) -> Option<(Slot, &'r [Cell])> {
        row.iter().enumerate().find_map(|(place, cell)| {
            let slot = cell.iter().flatten().find_map(|piece| match self.sign(piece) {
                Some(Sign::Slot(slot)) => Some(slot),
                _ => None,
            })?;
            Some((slot, row.get(place + 1..).unwrap_or_default()))
        })
    }

    fn sign(&self, piece: &Piece) -> Option<Sign> {
        let Piece::Mark(name) = piece else { return None };
        read_mark(name, self.properties.get(name))
    }

    fn row(&self, slot: &Slot, cells: &[Cell], found: &mut Found) {
        let answer = match slot.form {
            Form::Sign => return,
            Form::Text | Form::Hour => Answer::Text(self.text(cells)),
            Form::Day => Answer::Text(day(self.text(cells))),
            Form::List => Answer::Text(self.chosen(cells)),
            Form::Tick => Answer::Tick(!self.ticks(slot, cells).is_empty()),
            Form::Several => Answer::Ticks(self.ticks(slot, cells)),
            Form::Radio => one_or_all(self.ticks(slot, cells)),
        };
        found.read.push((slot.id.clone(), answer));
    }

    /// Everything written in the cells, but what an empty answer shows.
    fn text(&self, cells: &[Cell]) -> String {
        let lines: Vec<String> = cells.iter().flatten().map(|line| self.line(line)).collect();
        self.tidy(&lines.join("\n"))
    }

    /// Without the wide spaces that were left around what was typed, nor what an empty answer shows.
    fn tidy(&self, text: &str) -> String {
        let lines: Vec<&str> = text.split('\n').map(|line| line.trim_matches(WIDE_SPACE)).collect();
        self.properties.without_prompt(lines.join("\n").trim()).to_owned()
    }

    fn line(&self, line: &Line) -> String {
        let said = line.iter().map(|piece| match piece {
            Piece::Text(text, control) if self.counts(*control) => text.as_str(),
            _ => "",
        });
        said.collect()
    }

    /// LibreOffice 7.4 fills a control and leaves it marked as empty: the mark alone proves nothing.
    fn counts(&self, control: Option<usize>) -> bool {
        let control = control.and_then(|place| self.grid.controls.get(place));
        !control.is_some_and(|control| control.empty && is_editor_prompt(&control.text))
    }

    /// The value of the line chosen; its label when the list is gone.
    fn chosen(&self, cells: &[Cell]) -> String {
        let text = self.text(cells);
        let pieces = cells.iter().flatten().flatten();
        let controls = pieces.filter_map(|piece| match piece {
            Piece::Text(_, control) => control.and_then(|place| self.grid.controls.get(place)),
            Piece::Mark(_) => None,
        });
        let mut items = controls.filter_map(|control| match &control.kind {
            Kind::List(items) => value_of(items, &text),
            _ => None,
        });
        items.next().unwrap_or(text)
    }

    /// The options whose box is ticked.
    fn ticks(&self, slot: &Slot, cells: &[Cell]) -> Vec<String> {
        let lines = cells.iter().flatten().filter(|line| self.is_ticked(line));
        lines.filter_map(|line| self.option(slot, line)).collect()
    }

    fn option(&self, slot: &Slot, line: &Line) -> Option<String> {
        line.iter().find_map(|piece| match (self.sign(piece), piece) {
            (Some(Sign::Option(option)), _) => Some(option),
            (_, Piece::Text(_, Some(place))) => {
                let tag = &self.grid.controls.get(*place)?.tag;
                if *tag == slot.id {
                    return Some("oui".to_owned());
                }
                tag.strip_prefix(&option_name(&slot.id, "")).map(str::to_owned)
            }
            _ => None,
        })
    }

    /// A box is ticked, or something else than an empty box was typed before the label.
    fn is_ticked(&self, line: &Line) -> bool {
        for piece in line {
            match piece {
                Piece::Mark(_) if matches!(self.sign(piece), Some(Sign::Option(_))) => return false,
                Piece::Mark(_) => {}
                Piece::Text(text, control) => {
                    let kind = control.and_then(|place| self.grid.controls.get(place)).map(|control| &control.kind);
                    let ticked = match kind {
                        Some(Kind::Check(ticked)) => *ticked,
                        _ => text.chars().any(|c| !c.is_whitespace() && c != '☐'),
                    };
                    if ticked {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Controls that have a name, where no mark says more.
    fn named(&self, cell: &Cell, found: &mut Found) {
        let places = cell.iter().flatten().filter_map(|piece| match piece {
            Piece::Text(_, place) => *place,
            Piece::Mark(_) => None,
        });
        for place in places.collect::<BTreeSet<usize>>() {
            if let Some(control) = self.grid.controls.get(place).filter(|control| is_name(&control.tag)) {
                found.any = true;
                self.control(control, found);
            }
        }
    }

    fn control(&self, control: &Control, found: &mut Found) {
        let text = if control.empty && is_editor_prompt(&control.text) { "" } else { &control.text };
        let text = self.tidy(text);
        let answer = match &control.kind {
            Kind::Check(false) => return,
            Kind::Check(true) => match split_option(&control.tag) {
                Some((id, option)) => return found.tick(id, option),
                None => Answer::Tick(true),
            },
            Kind::Day => Answer::Text(day(text)),
            Kind::List(items) => Answer::Text(value_of(items, &text).unwrap_or(text)),
            Kind::Text => Answer::Text(text),
        };
        found.read.push((control.tag.clone(), answer));
    }
}

/// The value of the line of a list that has this label.
fn value_of(items: &[(String, String)], label: &str) -> Option<String> {
    items.iter().find(|(_, known)| known.trim() == label).map(|(value, _)| value.clone())
}

/// What Word shows in a control that was filled, then emptied.
fn is_editor_prompt(text: &str) -> bool {
    let prompts = [
        "Cliquez ici pour",
        "Cliquez ou appuyez",
        "Choisissez un élément",
        "Click here to enter",
        "Click or tap",
        "Choose an item",
    ];
    prompts.iter().any(|prompt| text.trim_start().starts_with(prompt))
}

fn one_or_all(mut ticks: Vec<String>) -> Answer {
    match ticks.pop() {
        Some(only) if ticks.is_empty() => Answer::Text(only),
        Some(last) => {
            ticks.push(last);
            Answer::Ticks(ticks)
        }
        None => Answer::Ticks(ticks),
    }
}

fn day(text: String) -> String {
    parse_day(&text).unwrap_or(text)
}

/// The name of an answer of ours, not the tag of any template.
fn is_name(tag: &str) -> bool {
    tag.starts_with(|c: char| c.is_ascii_lowercase())
        && tag.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}
