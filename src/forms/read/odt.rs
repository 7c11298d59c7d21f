//! An OpenDocument text: our own, with form controls, or a Word document of ours saved as `.odt`.

use super::archive::Archive;
use super::grid::{Control, Grid, Kind};
use super::walk::{Element, Step, walk};
use super::{Properties, ReadError, controls, interpret, known};
use crate::forms::answers::Read;

/// Elements whose content is not the text of today: what was deleted, what is said of a control.
const ASIDE: [&str; 3] = ["tracked-changes", "annotation", "control"];

/// Reads a form of ours saved as `.odt`.
///
/// # Errors
///
/// Says why the file is refused; an answer that makes no sense is no error.
pub fn odt(bytes: &[u8]) -> Result<Read, ReadError> {
    let mut archive = Archive::open(bytes)?;
    let properties = properties(&mut archive)?;
    let content = archive.part("content.xml")?;
    let (mut answers, found) = controls::answers("content.xml", &content)?;
    // What was typed beside a control that was left empty, or in place of controls.
    let (typed, marked) = interpret::answers(&grid("content.xml", &content)?, &properties);
    for (id, answer) in typed.iter() {
        answers.set(id, answer.clone());
    }
    known(Read { identity: properties.identity(), answers }, found || marked)
}

fn properties(archive: &mut Archive<'_>) -> Result<Properties, ReadError> {
    let mut properties = Properties::default();
    let mut inside = false;
    if let Some(part) = archive.optional("meta.xml")? {
        walk("meta.xml", &part, |step| match step {
            Step::Open(element) if element.name == "user-defined" => {
                inside = true;
                properties.0.push((element.get("name").unwrap_or_default().to_owned(), String::new()));
            }
            Step::Close(name) if name == "user-defined" => inside = false,
            Step::Text(text) if inside => {
                if let Some((_, value)) = properties.0.last_mut() {
                    value.push_str(&text);
                }
            }
            _ => {}
        })?;
    }
    Ok(properties)
}

fn grid(name: &str, part: &[u8]) -> Result<Grid, ReadError> {
    let mut state = State::default();
    walk(name, part, |step| match step {
        Step::Open(element) => state.open(&element),
        Step::Close(name) => state.close(&name),
        Step::Text(text) => state.text(&text),
    })?;
    if state.grid.is_swollen() { Err(ReadError::Swollen(name.to_owned())) } else { Ok(state.grid) }
}

#[derive(Default)]
struct State {
    grid: Grid,
    /// Open paragraphs and headings.
    lines: usize,
    /// Open elements whose content is not the text of today.
    aside: usize,
}

impl State {
    fn open(&mut self, element: &Element) {
        match element.name.as_str() {
            name if ASIDE.contains(&name) => self.aside += 1,
            "table-row" => self.grid.open_row(),
            "table-cell" => self.grid.open_cell(),
            "p" | "h" => {
                self.lines += 1;
                self.grid.open_line();
            }
            "s" => {
                let spaces = element.get("c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.say(&" ".repeat(spaces.min(1_000)));
            }
            "tab" => self.say("\t"),
            "line-break" => self.say("\n"),
            "bookmark" | "bookmark-start" if self.aside == 0 => {
                if let Some(name) = element.get("name") {
                    self.grid.mark(name);
                }
            }
            "content-control" => self.grid.open_control(control(element)),
            "list-item" => self.item(element),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            name if ASIDE.contains(&name) => self.aside = self.aside.saturating_sub(1),
            "table-row" => self.grid.close_row(),
            "p" | "h" => self.lines = self.lines.saturating_sub(1),
            "content-control" => self.grid.close_control(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.lines > 0 {
            self.say(text);
        }
    }

    fn say(&mut self, text: &str) {
        if self.aside == 0 {
            self.grid.text(text);
        }
    }

    fn item(&mut self, element: &Element) {
        let (Some(label), Some(control)) = (element.get("display-text"), self.grid.control()) else { return };
        let item = (element.get("value").unwrap_or_default().to_owned(), label.to_owned());
        match &mut control.kind {
            Kind::List(items) => items.push(item),
            _ => control.kind = Kind::List(vec![item]),
        }
    }
}

fn control(element: &Element) -> Control {
    let on = |name| element.get(name) == Some("true");
    let kind = match (on("checkbox"), on("date")) {
        (true, _) => Kind::Check(on("checked")),
        (_, true) => Kind::Day,
        _ => Kind::Text,
    };
    let tag = element.get("tag").unwrap_or_default().to_owned();
    Control { tag, kind, empty: on("showing-place-holder"), text: String::new() }
}
