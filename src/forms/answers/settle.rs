//! Puts answers in the words of their form: order, ids of options, days, hours.
//!
//! A file filled in an editor that turned its controls into text gives back labels and days as people
//! write them. With the sheet at hand they become ids and ISO days again. Nothing is thrown away:
//! what cannot be understood stays as it is, for [`super::check`] to tell.

use super::super::naming::{Form, Slot, slots};
use super::super::sheet::{Field, Sheet};
use super::{Answer, Answers, day};

/// The answers in the order of the form, each as the web page would have saved it.
pub fn settle(sheet: &Sheet, answers: &Answers) -> Answers {
    let mut settled = Answers::default();
    for field in sheet.sections.iter().flat_map(|section| &section.fields) {
        for slot in slots(field) {
            if let Some(answer) = answers.get(&slot.id) {
                settled.set(&slot.id, settled_answer(field, &slot, answer));
            }
        }
    }
    for (id, answer) in answers.iter() {
        settled.set(id, answer.clone());
    }
    settled
}

fn settled_answer(field: &Field, slot: &Slot, answer: &Answer) -> Answer {
    match (slot.form, answer) {
        (Form::Radio | Form::List, Answer::Text(text)) => Answer::Text(option(field, text)),
        (Form::Radio | Form::List, Answer::Ticks(ticks)) => match &ticks[..] {
            [only] => Answer::Text(option(field, only)),
            _ => answer.clone(),
        },
        (Form::Several, Answer::Text(text)) => Answer::Ticks(vec![option(field, text)]),
        (Form::Several, Answer::Ticks(ticks)) => in_order(field, ticks),
        (Form::Tick, Answer::Text(text)) if matches!(text.as_str(), "oui" | "true") => Answer::Tick(true),
        (Form::Day, Answer::Text(text)) => Answer::Text(day::parse(text).unwrap_or_else(|| text.clone())),
        (Form::Hour, Answer::Text(text)) => Answer::Text(hour(text).unwrap_or_else(|| text.clone())),
        _ => answer.clone(),
    }
}

/// The id of the option whose id or label this is.
fn option(field: &Field, text: &str) -> String {
    let text = text.trim();
    let found = field.options.iter().find(|option| option.id == text);
    let found = found.or_else(|| field.options.iter().find(|option| option.label.trim() == text));
    found.map_or_else(|| text.to_owned(), |option| option.id.clone())
}

fn in_order(field: &Field, ticks: &[String]) -> Answer {
    let ticks: Vec<String> = ticks.iter().map(|tick| option(field, tick)).collect();
    let place = |tick: &String| field.options.iter().position(|option| option.id == *tick).unwrap_or(usize::MAX);
    let mut ordered = ticks;
    ordered.sort_by_key(place);
    Answer::Ticks(ordered)
}

/// `14h30`, `14 h 30` and `14:30` are `14:30`; `9h` is `09:00`.
fn hour(text: &str) -> Option<String> {
    let text: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let (hours, minutes) = text.split_once([':', 'h'])?;
    let minutes = if minutes.is_empty() && text.ends_with('h') { "0" } else { minutes };
    let small = |text: &str| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (hours, minutes) =
        (small(hours).then(|| hours.parse::<u8>().ok())??, small(minutes).then(|| minutes.parse::<u8>().ok())??);
    (hours < 24 && minutes < 60).then(|| format!("{hours:02}:{minutes:02}"))
}

/// Is an hour, as files keep it.
pub(super) fn is_hour(text: &str) -> bool {
    hour(text).is_some_and(|hour| hour == text)
}

#[cfg(test)]
mod tests {
    #[test]
    fn hours_are_read_as_people_write_them() {
        for text in ["14:30", "14h30", "14 h 30", "14 H 30"] {
            assert_eq!(super::hour(text).as_deref(), Some("14:30"), "{text}");
        }
        assert_eq!(super::hour("9h").as_deref(), Some("09:00"));
        for text in ["24:00", "14:60", "midi", "14", "14:", ":30", "", "h", "+9:10"] {
            assert_eq!(super::hour(text), None, "{text}");
        }
    }
}
