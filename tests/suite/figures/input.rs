//! The small language of the cases, and the only place that knows how figures are called.
//!
//! One fact a line, `key: value`; a line moved to the right belongs to the step above.

use std::collections::BTreeMap;
use trousseau::render::figure::{
    Branch, CircuitStep, CircuitWords, Direction, Due, OrgKind, OrgNode, OrgWords, Session, TimelineDay, TimelineMonth,
    TimelineWords, circuit, circuit_wide, deadline_timeline, deadline_timeline_wide, organigramme, organigramme_wide,
};

/// What an input gives: the narrow and the wide drawing, or why there is none.
pub type Drawn = Result<[String; 2], String>;

pub fn draw(kind: &str, text: &str) -> Drawn {
    let (words, facts): (Vec<_>, Vec<_>) = lines(text).partition(|(key, _)| key.starts_with("mot "));
    let words: BTreeMap<&str, &str> = words.into_iter().map(|(key, value)| (&key[4..], value)).collect();
    let word = |key: &str, usual: &'static str| words.get(key).map_or(usual, |word| word.trim_matches('"'));
    match kind {
        "circuit" => Ok(draw_circuit(&facts, &word)),
        "organigramme" => draw_chart(&facts, &word),
        "seances" => Ok(draw_year(&facts, &word)),
        _ => panic!("a case holds a circuit, an organigramme or seances, not {kind}"),
    }
}

fn lines(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| {
        let (key, value) = line.split_once(':').unwrap_or((line, ""));
        (key.trim(), value.trim())
    })
}

type Word<'a> = dyn Fn(&str, &'static str) -> &'a str + 'a;

fn direction(facts: &[(&str, &str)]) -> Direction {
    if facts.contains(&("sens", "rtl")) { Direction::RightToLeft } else { Direction::LeftToRight }
}

fn draw_circuit<'a>(facts: &[(&'a str, &'a str)], word: &Word<'a>) -> [String; 2] {
    let mut steps: Vec<CircuitStep<'a>> = Vec::new();
    for &(key, value) in facts {
        if key == "etape" {
            steps.push(CircuitStep {
                title: value,
                actor: "",
                delay: None,
                documents: Vec::new(),
                due: Due::Normal,
                branch: None,
            });
            continue;
        }
        let Some(step) = steps.last_mut() else {
            continue;
        };
        match key {
            "acteur" => step.actor = value,
            "delai" => step.delay = Some(value),
            "document" => step.documents.push(value),
            "important" => step.due = Due::Emphasised,
            "branche" => {
                let (label, back_to) = value.rsplit_once("->").expect("branche: text -> number");
                let back_to = back_to.trim().parse().expect("a number");
                step.branch = Some(Branch { label: label.trim(), back_to });
            }
            _ => panic!("a step has no {key}"),
        }
    }
    let words = CircuitWords {
        title: word("titre", "Le circuit d’orientation"),
        description: word("description", "La liste qui suit dit la même chose."),
        delay: word("delai", "Délai : "),
        emphasised: word("important", "Étape obligatoire"),
        back_to: word("retour", "Retour à l’étape {n}"),
    };
    let direction = direction(facts);
    [circuit(&steps, &words, direction, "circuit"), circuit_wide(&steps, &words, direction, "circuit")]
}

fn draw_chart<'a>(facts: &[(&'a str, &'a str)], word: &Word<'a>) -> Drawn {
    let mut nodes = Vec::new();
    for &(key, value) in facts.iter().filter(|(key, _)| *key != "sens") {
        let cells: Vec<&str> = value.split('|').map(str::trim).collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or("");
        let kind = match cell(0) {
            "instance" => OrgKind::Body,
            "direction" => OrgKind::Direction,
            "pole" => OrgKind::Pole,
            "fonction" => OrgKind::Function,
            "participation" => OrgKind::Participation,
            other => panic!("no kind {other}"),
        };
        let parent = Some(cell(3)).filter(|parent| !parent.is_empty());
        nodes.push(OrgNode { id: key, title: cell(1), subtitle: cell(2), parent, kind });
    }
    let words = OrgWords {
        title: word("titre", "L’organigramme"),
        description: word("description", "La liste qui suit dit la même chose."),
        body: word("instance", "Instance de décision"),
        direction: word("direction", "Direction"),
        pole: word("pole", "Pôle"),
        function: word("fonction", "Fonction"),
        participation: word("participation", "Où les locataires siègent"),
    };
    let direction = direction(facts);
    let told = |error: trousseau::render::figure::OrgError| error.to_string();
    Ok([
        organigramme(&nodes, &words, direction, "organigramme").map_err(told)?,
        organigramme_wide(&nodes, &words, direction, "organigramme").map_err(told)?,
    ])
}

fn draw_year<'a>(facts: &[(&'a str, &'a str)], word: &Word<'a>) -> [String; 2] {
    let mut from = TimelineMonth { year: 2026, month: 1 };
    let mut sessions = Vec::new();
    for &(key, value) in facts {
        match key {
            "depuis" => {
                let first = day(&format!("{value}-01"));
                from = TimelineMonth { year: first.year, month: first.month };
            }
            "seance" => {
                let (date, deadline) = value.split_once('<').unwrap_or((value, ""));
                let deadline = Some(deadline.trim()).filter(|text| !text.is_empty()).map(day);
                sessions.push(Session { date: day(date.trim()), deadline });
            }
            "sens" => {}
            _ => panic!("a year has no {key}"),
        }
    }
    let french = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.";
    let names: Vec<&str> = word("mois", french).split_whitespace().collect();
    let words = TimelineWords {
        title: word("titre", "Les commissions de l’année"),
        description: word("description", "Le tableau qui suit dit la même chose."),
        months: names.try_into().expect("twelve months"),
        deadline: word("depot", "Date limite de dépôt"),
        session: word("seance", "Commission"),
    };
    let direction = direction(facts);
    [
        deadline_timeline(&sessions, from, &words, direction, "annee"),
        deadline_timeline_wide(&sessions, from, &words, direction, "annee"),
    ]
}

fn day(text: &str) -> TimelineDay {
    let mut parts = text.split('-');
    let mut next = || parts.next().expect("year-month-day");
    TimelineDay {
        year: next().parse().expect("a year"),
        month: next().parse().expect("a month"),
        day: next().parse().expect("a day"),
    }
}
