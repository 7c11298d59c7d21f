//! Names of answers: the same in every shape, so that a filled file can be read back.
//!
//! A field may hold no answer (note, signature), one, or two (receipt). In documents each
//! answer also has a mark, a bookmark on its label: editors that forget the name of a control
//! keep bookmarks, so the mark says which answer stands beside the label, and of which form.

use super::sheet::{Choice, Field, Kind};

/// Longest bookmark that Word accepts.
const LONGEST_MARK: usize = 40;
/// Longest title and longest tag of a control that Word accepts.
const LONGEST_NAME: usize = 64;

/// How one answer is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Text,
    Day,
    Hour,
    List,
    /// One of several options, each with its own box.
    Radio,
    Several,
    Tick,
    /// Signed by hand: the mark shows the place, no answer is read.
    Sign,
}

impl Form {
    const LETTERS: [(Self, char); 8] = [
        (Self::Text, 't'),
        (Self::Day, 'd'),
        (Self::Hour, 'h'),
        (Self::List, 'l'),
        (Self::Radio, 'r'),
        (Self::Several, 'm'),
        (Self::Tick, 'c'),
        (Self::Sign, 's'),
    ];

    fn letter(self) -> char {
        Self::LETTERS.iter().find(|(form, _)| *form == self).map_or('t', |(_, letter)| *letter)
    }

    fn of_letter(letter: char) -> Option<Self> {
        Self::LETTERS.iter().find(|(_, known)| *known == letter).map(|(form, _)| *form)
    }
}

/// One answer (or one place to sign) of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    /// Name of the answer: the id of the field, or `<id>_date` and `<id>_heure`.
    pub id: String,
    pub form: Form,
}

/// The answers of a field, in order.
pub(crate) fn slots(field: &Field) -> Vec<Slot> {
    let one = |form| vec![Slot { id: field.id.clone(), form }];
    match field.kind {
        Kind::ShortText | Kind::LongText | Kind::Number | Kind::Phone | Kind::Mail | Kind::Score => one(Form::Text),
        Kind::Date => one(Form::Day),
        Kind::Tick => one(Form::Tick),
        Kind::Radio | Kind::YesNo => one(Form::Radio),
        Kind::List => one(Form::List),
        Kind::Several => one(Form::Several),
        Kind::Signature => one(Form::Sign),
        Kind::Receipt => vec![
            Slot { id: format!("{}_date", field.id), form: Form::Day },
            Slot { id: format!("{}_heure", field.id), form: Form::Hour },
        ],
        Kind::Note => Vec::new(),
    }
}

/// Name of the box of one option.
pub(crate) fn option_name(id: &str, option: &str) -> String {
    format!("{id}__{option}")
}

/// Reads [`option_name`] back.
pub(crate) fn split_option(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once("__").filter(|(id, option)| !id.is_empty() && !option.is_empty())
}

/// A bookmark; `long` is the name that was too long for it, kept in the properties of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    pub name: String,
    pub long: Option<String>,
}

impl Mark {
    fn new(head: String, tail: &str, short: String) -> Self {
        let name = format!("{head}_{tail}");
        if name.len() <= LONGEST_MARK {
            return Self { name, long: None };
        }
        Self { name: short, long: Some(tail.to_owned()) }
    }
}

/// `q12t_identite`: the question's number, the way it is answered, its name.
pub(crate) fn slot_mark(field: &Field, slot: &Slot) -> Mark {
    let head = format!("q{}{}", field.number, slot.form.letter());
    Mark::new(head.clone(), &slot.id, head)
}

/// `o16_curatelle`: the question's number, the option; the `place`-th of the field.
pub(crate) fn option_mark(field: &Field, place: usize, option: &Choice) -> Mark {
    Mark::new(format!("o{}", field.number), &option.id, format!("o{}_{place}", field.number))
}

/// What a bookmark of ours says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sign {
    Slot(Slot),
    Option(String),
}

/// Reads a bookmark back; `long` gives the name that the properties keep for it.
pub(crate) fn read_mark(name: &str, long: Option<&str>) -> Option<Sign> {
    let (head, tail) = name.split_once('_').unwrap_or((name, ""));
    let tail = long.unwrap_or(tail);
    let mut letters = head.chars();
    match letters.next()? {
        'o' if is_number(letters.as_str()) && !tail.is_empty() => Some(Sign::Option(tail.to_owned())),
        'q' => {
            let form = Form::of_letter(letters.next_back()?)?;
            let known = is_number(letters.as_str()) && !tail.is_empty();
            known.then(|| Sign::Slot(Slot { id: tail.to_owned(), form }))
        }
        _ => None,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The tag of a control: the name of its answer, or its mark when Word would refuse the name.
pub(crate) fn tag<'a>(name: &'a str, mark: &'a Mark) -> &'a str {
    if name.len() <= LONGEST_NAME { name } else { &mark.name }
}

/// What a screen reader says of a control: « 12. Label (obligatoire) », cut in the middle if it is too long.
pub(crate) fn accessible(number: u32, label: &str, end: &str) -> String {
    let whole = format!("{number}. {label}{end}");
    if whole.chars().count() <= LONGEST_NAME {
        return whole;
    }
    let kept = LONGEST_NAME.saturating_sub(format!("{number}. …").chars().count() + end.chars().count());
    let start: String = label.chars().take(kept).collect();
    let whole = format!("{number}. {}…{end}", start.trim_end());
    whole.chars().take(LONGEST_NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_back_even_when_they_are_too_long() {
        for id in ["c_zone", &"x".repeat(60)] {
            let field = Field { id: id.to_owned(), number: 112, ..Field::default() };
            for slot in slots(&field) {
                let mark = slot_mark(&field, &slot);
                assert!(mark.name.len() <= LONGEST_MARK);
                assert_eq!(read_mark(&mark.name, mark.long.as_deref()), Some(Sign::Slot(slot)));
            }
            let option = Choice { id: id.to_owned(), label: String::new() };
            let mark = option_mark(&field, 3, &option);
            assert_eq!(read_mark(&mark.name, mark.long.as_deref()), Some(Sign::Option(option.id)));
        }
        for stranger in ["_GoBack", "q", "o_x", "qt_x", "q1", "o12", "", "Signet1", "q12z_x"] {
            assert_eq!(read_mark(stranger, None), None, "{stranger}");
        }
    }

    #[test]
    fn an_accessible_name_keeps_its_number_and_its_end() {
        assert_eq!(accessible(12, "Nom", " (obligatoire)"), "12. Nom (obligatoire)");
        let name = accessible(20, &"très long ".repeat(20), " (obligatoire)");
        assert!(
            name.starts_with("20. très") && name.ends_with("… (obligatoire)") && name.chars().count() <= 64,
            "{name}"
        );
    }
}
