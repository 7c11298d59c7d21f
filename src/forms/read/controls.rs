//! The form controls of an OpenDocument text: each has the name of its answer.

use super::ReadError;
use super::grid::MOST;
use super::walk::{Element, Step, walk};
use crate::forms::answers::{Answer, Answers, parse_day};
use crate::forms::naming::split_option;

/// The answers of the controls, and whether there is any control at all.
pub(super) fn answers(part: &str, bytes: &[u8]) -> Result<(Answers, bool), ReadError> {
    let mut state = State::default();
    walk(part, bytes, |step| match step {
        Step::Open(element) => state.open(&element),
        Step::Close(name) => state.close(&name),
        Step::Text(_) => {}
    })?;
    if state.read.len() > MOST {
        return Err(ReadError::Swollen(part.to_owned()));
    }
    let mut answers = Answers::default();
    for (id, answer) in state.read {
        answers.set(&id, answer);
    }
    Ok((answers, state.found))
}

#[derive(Default)]
struct State {
    in_forms: bool,
    found: bool,
    list: Option<List>,
    read: Vec<(String, Answer)>,
}

/// A list whose lines are being read.
struct List {
    name: String,
    chosen: Option<String>,
    by_default: Option<String>,
    /// The list says what is chosen now, be it nothing.
    current: bool,
}

impl State {
    fn open(&mut self, element: &Element) {
        if element.name == "forms" {
            self.in_forms = true;
        }
        if !self.in_forms {
            return;
        }
        let Some(name) = element.get("name").filter(|name| !name.is_empty()).map(str::to_owned) else {
            return self.option(element);
        };
        match element.name.as_str() {
            "text" | "textarea" | "formatted-text" | "number" | "time" | "combobox" => {
                self.keep(name, Answer::Text(current(element).trim().to_owned()));
            }
            "date" => {
                let text = current(element).trim();
                let day = parse_day(text.split('T').next().unwrap_or_default());
                self.keep(name, Answer::Text(day.unwrap_or_else(|| text.to_owned())));
            }
            "listbox" => {
                self.found = true;
                self.list = Some(List { name, chosen: None, by_default: None, current: false });
            }
            "radio" => {
                self.found = true;
                if is_on(element, "current-selected", "selected", "true") {
                    self.keep(name, Answer::Text(element.get("value").unwrap_or_default().to_owned()));
                }
            }
            "checkbox" => {
                self.found = true;
                if is_on(element, "current-state", "state", "checked") {
                    self.tick(name);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "forms" => self.in_forms = false,
            "listbox" => {
                if let Some(list) = self.list.take() {
                    let chosen = if list.current { list.chosen } else { list.by_default };
                    self.keep(list.name, Answer::Text(chosen.unwrap_or_default()));
                }
            }
            _ => {}
        }
    }

    fn option(&mut self, element: &Element) {
        let Some(list) = self.list.as_mut().filter(|_| element.name == "option") else { return };
        let value = element.get("value").unwrap_or_default().to_owned();
        if element.get("current-selected") == Some("true") {
            list.current = true;
            list.chosen = Some(value.clone());
        }
        if element.get("selected") == Some("true") {
            list.by_default = Some(value);
        }
    }

    fn keep(&mut self, name: String, answer: Answer) {
        self.found = true;
        self.read.push((name, answer));
    }

    fn tick(&mut self, name: String) {
        if self.read.len() > MOST {
            return;
        }
        let Some((id, option)) = split_option(&name) else {
            return self.keep(name, Answer::Tick(true));
        };
        for (known, answer) in &mut self.read {
            if let Answer::Ticks(ticks) = answer
                && known == id
            {
                ticks.push(option.to_owned());
                return;
            }
        }
        self.keep(id.to_owned(), Answer::Ticks(vec![option.to_owned()]));
    }
}

/// What the control says now; if it says nothing, what it says at first.
fn current(element: &Element) -> &str {
    element.get("current-value").or_else(|| element.get("value")).unwrap_or_default()
}

fn is_on(element: &Element, now: &str, at_first: &str, on: &str) -> bool {
    element.get(now).or_else(|| element.get(at_first)) == Some(on)
}
