//! A Word document, as Word or another editor saved it.

use super::archive::Archive;
use super::grid::{Control, Grid, Kind};
use super::walk::{Element, Step, walk};
use super::{Properties, ReadError, interpret, known};
use crate::forms::answers::Read;

/// Reads a form of ours saved as `.docx`.
///
/// # Errors
///
/// Says why the file is refused; an answer that makes no sense is no error.
pub fn docx(bytes: &[u8]) -> Result<Read, ReadError> {
    let mut archive = Archive::open(bytes)?;
    let main = main_part(&mut archive)?;
    let properties = properties(&mut archive)?;
    let grid = grid(&main, &archive.part(&main)?)?;
    if grid.frozen {
        return Err(ReadError::Frozen);
    }
    let (answers, found) = interpret::answers(&grid, &properties);
    known(Read { identity: properties.identity(), answers }, found)
}

/// `word/document.xml`, unless the package says another name, as Word on the web does.
fn main_part(archive: &mut Archive<'_>) -> Result<String, ReadError> {
    let mut main = None;
    if let Some(relations) = archive.optional("_rels/.rels")? {
        walk("_rels/.rels", &relations, |step| {
            if let Step::Open(element) = step
                && element.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            {
                main = element.get("Target").map(|target| target.trim_start_matches('/').to_owned());
            }
        })?;
    }
    Ok(main.unwrap_or_else(|| "word/document.xml".to_owned()))
}

fn properties(archive: &mut Archive<'_>) -> Result<Properties, ReadError> {
    let mut properties = Properties::default();
    if let Some(part) = archive.optional("docProps/custom.xml")? {
        walk("docProps/custom.xml", &part, |step| match step {
            Step::Open(element) if element.name == "property" => {
                properties.0.push((element.get("name").unwrap_or_default().to_owned(), String::new()));
            }
            Step::Text(text) => {
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
    /// Inside `w:t`.
    in_text: bool,
    /// Inside the properties of a control.
    in_properties: bool,
    /// How many elements whose content is not the text of today: moved away, deleted, said a second time.
    aside: usize,
}

impl State {
    fn open(&mut self, element: &Element) {
        match element.name.as_str() {
            "moveFrom" | "del" | "Fallback" => self.aside += 1,
            "tr" => self.grid.open_row(),
            "tc" => self.grid.open_cell(),
            "p" => self.grid.open_line(),
            "t" => self.in_text = true,
            "sdt" => self.grid.open_control(Control::default()),
            "sdtPr" => self.in_properties = true,
            // The `w:tab` of a list of tab stops is no text.
            "tab" if element.get("pos").is_none() => self.say("\t"),
            "br" | "cr" => self.say("\n"),
            "noBreakHyphen" => self.say("\u{2011}"),
            "bookmarkStart" if self.aside == 0 => {
                if let Some(name) = element.get("name") {
                    self.grid.mark(name);
                }
            }
            "control" => self.grid.frozen = true,
            _ if self.in_properties => self.describe(element),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "moveFrom" | "del" | "Fallback" => self.aside = self.aside.saturating_sub(1),
            "tr" => self.grid.close_row(),
            "t" => self.in_text = false,
            "sdt" => self.grid.close_control(),
            "sdtPr" => self.in_properties = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text {
            self.say(text);
        }
    }

    fn say(&mut self, text: &str) {
        if self.aside == 0 {
            self.grid.text(text);
        }
    }

    fn describe(&mut self, element: &Element) {
        let value = element.get("val").unwrap_or_default();
        let Some(control) = self.grid.control() else { return };
        match element.name.as_str() {
            "tag" => control.tag = value.to_owned(),
            "showingPlcHdr" => control.empty = element.is_on("val"),
            "date" => control.kind = Kind::Day,
            "dropDownList" | "comboBox" => control.kind = Kind::List(Vec::new()),
            "listItem" => {
                if let Kind::List(items) = &mut control.kind {
                    let value = element.get("value").unwrap_or_default();
                    let label = element.get("displayText").unwrap_or(value);
                    items.push((value.to_owned(), label.to_owned()));
                }
            }
            "checkbox" => control.kind = Kind::Check(false),
            "checked" => control.kind = Kind::Check(element.is_on("val")),
            _ => {}
        }
    }
}
