//! What stops answers from being received as they are.
//!
//! The rules are those of the web page: an answer is asked for only if its condition holds.
//! Office fields are left blank by those who send, so they are never missing. Never changes an answer.

use super::super::naming::{Form, Slot, slots};
use super::super::sheet::{Condition, Field, Kind, Sheet};
use super::{Answer, Answers, day, settle};

/// Nobody of whom a form speaks was born before, nor signed anything.
const OLDEST: &str = "1900-01-01";

/// One thing to mend, said to the person who reads the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Name of the answer.
    pub id: String,
    /// Number of the question; 0 for an answer that the form does not ask for.
    pub number: u32,
    pub message: String,
    /// What to write instead.
    pub help: String,
}

/// Every problem, in the order of the form; none when the answers can be received. `today`: `2026-11-22`.
pub fn check(sheet: &Sheet, answers: &Answers, today: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let fields = || sheet.sections.iter().flat_map(|section| &section.fields);
    let mut known = Vec::new();
    for field in fields() {
        for slot in slots(field).into_iter().filter(|slot| slot.form != Form::Sign) {
            match answers.get(&slot.id) {
                Some(answer) => problems.extend(faults(field, &slot, answer)),
                None => problems.extend(missing(sheet, field, &slot, answers)),
            }
            known.push(slot.id);
        }
        problems.extend(out_of_time(field, answers, today));
        problems.extend(too_late(sheet, field, answers));
    }
    let strange = answers.iter().filter(|(id, _)| !known.iter().any(|slot| slot == id));
    problems.extend(strange.map(|(id, _)| unknown(id)));
    problems
}

/// Whether a field is asked for: what it waits for is answered, and was itself asked for.
/// A known answer (the team's category) counts as given.
fn asked(sheet: &Sheet, field: &Field, answers: &Answers) -> bool {
    let Some(Condition { field: source, values, .. }) = &field.condition else { return true };
    // A question waits for an earlier one: the walk ends.
    let mut earlier = sheet.sections.iter().flat_map(|section| &section.fields).take_while(|one| one.id != field.id);
    let Some(source) = earlier.find(|one| one.id == *source) else { return false };
    let known = || (!source.value.is_empty()).then(|| Answer::Text(source.value.clone()));
    let answer = answers.get(&source.id).cloned().or_else(known);
    answer.is_some_and(|answer| values.iter().any(|value| answer.says(value))) && asked(sheet, source, answers)
}

/// The day that was answered, if it is one.
fn day_of<'a>(id: &str, answers: &'a Answers) -> Option<&'a str> {
    match answers.get(id) {
        Some(Answer::Text(day)) if day::is_day(day) => Some(day),
        _ => None,
    }
}

/// A day of the past that is to come, or of another age.
fn out_of_time(field: &Field, answers: &Answers, today: &str) -> Option<Problem> {
    let day = day_of(&field.id, answers).filter(|_| field.past)?;
    let slot = slots(field).into_iter().next()?;
    let shown = day::written(day);
    let said = match day {
        day if day > today => format!("le {shown} est dans le futur"),
        day if day < OLDEST => format!("le {shown} est trop ancien"),
        _ => return None,
    };
    Some(problem(field, &slot, &said, "vérifiez l’année"))
}

/// A day that comes after the one it may not pass: the contract, then the lease.
fn too_late(sheet: &Sheet, field: &Field, answers: &Answers) -> Option<Problem> {
    let mut fields = sheet.sections.iter().flat_map(|section| &section.fields);
    let bound = fields.find(|one| one.id == field.not_after).filter(|one| asked(sheet, one, answers))?;
    let (here, latest) = (day_of(&field.id, answers)?, day_of(&bound.id, answers)?);
    let slot = slots(field).into_iter().next()?;
    (here > latest).then(|| {
        let (here, latest) = (day::written(here), day::written(latest));
        let said = format!("le {here} vient après le {latest} de la question {}", bound.number);
        problem(field, &slot, &said, "corrigez l’une des deux dates : celle-ci est la même, ou vient avant")
    })
}

fn missing(sheet: &Sheet, field: &Field, slot: &Slot, answers: &Answers) -> Option<Problem> {
    let due = field.required && !field.office && field.value.is_empty();
    (due && asked(sheet, field, answers)).then(|| {
        let help = match slot.form {
            Form::Radio | Form::List => "choisissez une réponse",
            Form::Several => "cochez au moins une réponse",
            Form::Tick => "cochez la case",
            Form::Day => "écrivez une date, par exemple 22/11/2026",
            Form::Hour => "écrivez une heure, par exemple 14:30",
            Form::Text | Form::Sign => "écrivez une réponse",
        };
        problem(field, slot, "il manque une réponse obligatoire", help)
    })
}

fn unknown(id: &str) -> Problem {
    Problem {
        id: id.to_owned(),
        number: 0,
        message: format!("« {id} » ne répond à aucune question de ce formulaire"),
        help: "vérifiez que le fichier vient bien de ce formulaire et de cette version".to_owned(),
    }
}

fn faults(field: &Field, slot: &Slot, answer: &Answer) -> Vec<Problem> {
    match (slot.form, answer) {
        (Form::Radio | Form::List, Answer::Text(id)) => wrong_option(field, slot, id).into_iter().collect(),
        (Form::Radio | Form::List, Answer::Ticks(ticks)) if ticks.len() > 1 => {
            let said = format!("{} réponses sont cochées ({})", ticks.len(), ticks.join(", "));
            vec![problem(field, slot, &said, "gardez une seule réponse")]
        }
        (Form::Several, Answer::Ticks(ticks)) => {
            ticks.iter().filter_map(|tick| wrong_option(field, slot, tick)).collect()
        }
        (Form::Tick, Answer::Tick(_)) => Vec::new(),
        (Form::Day, Answer::Text(text)) if !day::is_day(text) => {
            let said = format!("« {text} » n’est pas une date");
            vec![problem(field, slot, &said, "écrivez le jour, le mois et l’année, par exemple 22/11/2026")]
        }
        (Form::Hour, Answer::Text(text)) if !settle::is_hour(text) => {
            vec![problem(field, slot, &format!("« {text} » n’est pas une heure"), "écrivez par exemple 14:30")]
        }
        (Form::Day | Form::Hour, Answer::Text(_)) => Vec::new(),
        (Form::Text, Answer::Text(text)) => text_faults(field, slot, text),
        _ => vec![problem(field, slot, "la réponse n’est pas de la sorte attendue", expected(slot))],
    }
}

fn expected(slot: &Slot) -> &'static str {
    match slot.form {
        Form::Several => "donnez la liste des réponses cochées",
        Form::Tick => "écrivez « true » si la case est cochée, rien sinon",
        Form::Radio | Form::List => "donnez une seule réponse",
        Form::Text | Form::Day | Form::Hour | Form::Sign => "donnez un texte",
    }
}

fn wrong_option(field: &Field, slot: &Slot, id: &str) -> Option<Problem> {
    if field.options.iter().any(|option| option.id == id) {
        return None;
    }
    let known: Vec<&str> = field.options.iter().map(|option| option.id.as_str()).collect();
    let help = format!("choisissez parmi : {}", known.join(", "));
    Some(problem(field, slot, &format!("« {id} » n’est pas une réponse proposée"), &help))
}

fn text_faults(field: &Field, slot: &Slot, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let length = text.chars().count();
    let most = usize::try_from(field.max_length).unwrap_or(usize::MAX);
    if most > 0 && length > most {
        let said = format!("la réponse a {length} caractères, au lieu de {most} au plus");
        problems.push(problem(field, slot, &said, "raccourcissez-la, ou joignez une feuille"));
    }
    match field.kind {
        Kind::Number | Kind::Score => problems.extend(number_fault(field, slot, text)),
        Kind::Mail if !is_address(text) => {
            let said = format!("« {text} » n’est pas une adresse électronique");
            problems.push(problem(field, slot, &said, "écrivez par exemple accueil@example.org"));
        }
        Kind::Phone if !is_phone(text) => {
            let said = format!("« {text} » n’est pas un numéro de téléphone");
            problems.push(problem(
                field,
                slot,
                &said,
                "écrivez dix chiffres, ou un numéro étranger qui commence par +",
            ));
        }
        _ => {}
    }
    problems
}

fn number_fault(field: &Field, slot: &Slot, text: &str) -> Option<Problem> {
    let Some(value) = number(text) else {
        return Some(problem(field, slot, &format!("« {text} » n’est pas un nombre"), "écrivez-le en chiffres"));
    };
    // Bounds are small whole numbers: the conversion loses nothing that matters.
    let (low, high) = (field.min.map(|min| min as f64), field.max.map(|max| max as f64));
    let (message, help) = match (low, high) {
        (Some(low), _) if value < low => (format!("{text} est plus petit que {low}"), format!("au moins {low}")),
        (_, Some(high)) if value > high => (format!("{text} est plus grand que {high}"), format!("au plus {high}")),
        _ => return None,
    };
    Some(problem(field, slot, &message, &format!("écrivez un nombre, {help}")))
}

/// `7`, `-3`, `7,5` or `7.5`: what [`super::schema`] says of numbers.
fn number(text: &str) -> Option<f64> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.trim();
    let bare = text.strip_prefix('-').unwrap_or(text);
    let fine = match bare.split_once([',', '.']) {
        Some((whole, part)) => digits(whole) && digits(part),
        None => digits(bare),
    };
    fine.then(|| text.replace(',', ".").parse().ok()).flatten()
}

/// Ten figures in France; abroad, `+` or `00`, then seven to fifteen. Whether it rings cannot be known here.
fn is_phone(text: &str) -> bool {
    let between = |c: &char| !c.is_whitespace() && !matches!(c, '(' | ')' | '.' | '-');
    let text: String = text.chars().map(day::western).filter(between).collect();
    let foreign = text.strip_prefix('+').or_else(|| text.strip_prefix("00"));
    let (figures, lengths) = match (foreign, text.strip_prefix('0')) {
        (Some(abroad), _) => (abroad, 7..=15),
        (None, Some(national)) => (national, 9..=9),
        (None, None) => return false,
    };
    let all = figures.bytes().all(|byte| byte.is_ascii_digit());
    all && !figures.starts_with('0') && lengths.contains(&figures.len())
}

/// Something, an at sign, something: whether it receives mail cannot be known here.
fn is_address(text: &str) -> bool {
    let sound = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c == '@');
    text.trim().split_once('@').is_some_and(|(name, place)| sound(name) && sound(place))
}

fn problem(field: &Field, slot: &Slot, said: &str, help: &str) -> Problem {
    Problem {
        id: slot.id.clone(),
        number: field.number,
        message: format!("question {}, « {} » : {said}", field.number, field.label),
        help: help.to_owned(),
    }
}
