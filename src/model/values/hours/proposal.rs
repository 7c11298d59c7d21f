//! The right notation for hours that somebody wrote in French.
//!
//! « Lu-Ve 9h-17h » is clear to any reader but not to exports, so it is refused
//! with « Mo-Fr 09:00-17:00 » in the help. One word that is not understood, and
//! nothing is proposed: a wrong proposal is worse than none.

use super::super::calendar::{Month, Weekday};
use super::super::fault::{Fault, quoted};
use super::super::fold::fold;
use super::parse;
use super::tokens::Reason;
use super::{EXAMPLE, HourRule, Hours, OpeningHours, Time};

/// The fault of a refused text, with a proposal when there is one.
pub(super) fn fault(text: &str, reason: Reason) -> Fault {
    let seen = quoted(text);
    let Some(proposal) = proposal(text) else {
        return Fault::new(
            format!("les horaires {seen} {}", reason.what),
            reason.help.unwrap_or_else(|| {
                format!(
                    "écrivez par exemple « {EXAMPLE} » ; jours : Mo, Tu, We, Th, Fr, Sa, Su ; jours fériés : PH ; fermé : off"
                )
            }),
        );
    };
    let help = if proposal.contains('"') {
        format!("écrivez '{proposal}' (avec les deux sortes de guillemets)")
    } else {
        format!("écrivez « {proposal} »")
    };
    Fault::new(format!("les horaires {seen} ne sont pas dans la notation attendue"), help)
}

/// What a piece of French text means.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    /// A day, a month, holidays: the notation of it.
    Days(String),
    Time(Time),
    Closed,
    Always,
    Comment(&'static str),
    /// « à », « au », a hyphen.
    To,
    /// « et », a comma, a slash.
    And,
    /// A semicolon: another rule.
    Next,
    /// « du », « les », « ouvert »: nothing.
    Noise,
}

/// Phrases that are one piece, longest first.
const PHRASES: &[(&str, &str)] = &[
    ("tous les jours de la semaine", " mo-su "),
    ("sept jours sur sept", " sept_sur_sept "),
    ("7 jours sur 7", " sept_sur_sept "),
    ("24 heures sur 24", " jour_et_nuit "),
    ("jour et nuit", " jour_et_nuit "),
    ("24 h sur 24", " jour_et_nuit "),
    ("24h sur 24", " jour_et_nuit "),
    ("tous les jours", " mo-su "),
    ("du lundi au dimanche", " mo-su "),
    ("vacances scolaires", " sh "),
    ("jours feries", " ph "),
    ("jour ferie", " ph "),
    ("sur rendez-vous", " rendez_vous "),
    ("sur rendez vous", " rendez_vous "),
    ("sur rdv", " rendez_vous "),
    ("sans rendez-vous", " sans_rendez_vous "),
    ("sans rdv", " sans_rendez_vous "),
    ("week-end", " sa-su "),
    ("weekend", " sa-su "),
    ("24h/24", " jour_et_nuit "),
    ("24 h/24", " jour_et_nuit "),
    ("24/24", " jour_et_nuit "),
    ("7j/7", " sept_sur_sept "),
    ("7 j/7", " sept_sur_sept "),
    ("7/7", " sept_sur_sept "),
    ("24/7", " jour_et_nuit "),
    ("jusqu'a", " a "),
    ("jusqu'au", " au "),
];

/// The notation of a French text, if every word of it is understood.
fn proposal(text: &str) -> Option<String> {
    let mut folded = fold(text).replace('"', " ");
    for (phrase, piece) in PHRASES {
        folded = folded.replace(phrase, piece);
    }
    let pieces = pieces(&folded)?;
    let notation = if pieces.contains(&Piece::Always) && is_only_always(&pieces) {
        "24/7".to_owned()
    } else {
        Writer::default().write(&pieces)?
    };
    let rules = parse::rules(&notation).ok()?;
    // Hours for some days and none for others: which ones were meant?
    let is_unsaid = |rule: &HourRule| rule.hours == Hours::Unsaid && rule.comment.is_none();
    if rules.len() > 1 && rules.iter().any(is_unsaid) {
        return None;
    }
    Some(OpeningHours { rules }.to_string())
}

/// « 7j/7 24h/24 », « tous les jours, jour et nuit ».
fn is_only_always(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| match piece {
        Piece::Always | Piece::Noise | Piece::And | Piece::To => true,
        Piece::Days(days) => days == "Mo" || days == "Su",
        _ => false,
    })
}

fn pieces(folded: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = folded.trim_start();
    while let Some(letter) = rest.chars().next() {
        let (piece, length) = if letter.is_ascii_digit() {
            let (time, length) = time(rest)?;
            (Piece::Time(time), length)
        } else if letter.is_ascii_alphabetic() {
            let is_end = |letter: char| !letter.is_ascii_alphabetic() && letter != '_';
            let length = rest.find(is_end).unwrap_or(rest.len());
            (word(&rest[..length])?, length)
        } else {
            (sign(letter)?, letter.len_utf8())
        };
        pieces.push(piece);
        rest = rest[length..].trim_start();
    }
    Some(pieces)
}

fn sign(letter: char) -> Option<Piece> {
    match letter {
        '-' => Some(Piece::To),
        ',' | '/' | '&' | '+' => Some(Piece::And),
        ';' | '|' => Some(Piece::Next),
        ':' | '.' | '(' | ')' | '\'' => Some(Piece::Noise),
        _ => None,
    }
}

fn word(word: &str) -> Option<Piece> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let piece = match word {
        "a" | "au" => Piece::To,
        "et" | "puis" => Piece::And,
        "du" | "de" | "des" | "d" | "le" | "les" | "la" | "l" | "en" | "entre" | "ouvert" | "ouverte" | "ouverture"
        | "horaires" | "accueil" | "chaque" | "tous" => Piece::Noise,
        "off" | "closed" | "ferme" | "fermee" | "fermes" | "fermeture" => Piece::Closed,
        "midi" => Piece::Time(Time::new(12, 0)?),
        "minuit" => Piece::Time(Time::new(24, 0)?),
        "jour_et_nuit" | "sept_sur_sept" => Piece::Always,
        "rendez_vous" => Piece::Comment("sur rendez-vous"),
        "sans_rendez_vous" => Piece::Comment("sans rendez-vous"),
        "ph" | "feries" => Piece::Days("PH".to_owned()),
        "sh" => Piece::Days("SH".to_owned()),
        _ => {
            let month = Month::from_french(word).map(Month::osm);
            let days = day(word).or_else(|| day(singular)).map(Weekday::osm);
            Piece::Days(month.or(days)?.to_owned())
        }
    };
    Some(piece)
}

/// A day by its French or English name, or the two or three letters that
/// people cut from it.
fn day(word: &str) -> Option<Weekday> {
    const ENGLISH: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    Weekday::from_osm(word).or_else(|| {
        Weekday::ALL.into_iter().find(|day| {
            let french = day.french();
            let english = ENGLISH[day.index()];
            french == word
                || english == word
                || french.get(..3) == Some(word)
                || french.get(..2) == Some(word)
                || english.get(..3) == Some(word)
        })
    })
}

/// « 9 », « 9h », « 9 h 30 », « 9:30 », « 9 heures »: the hour and how long its
/// text is.
fn time(text: &str) -> Option<(Time, usize)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let blanks = |text: &str| text.len() - text.trim_start().len();
    let hour_end = digits(text);
    let hour: u16 = text[..hour_end].parse().ok().filter(|hour| *hour <= 24)?;
    let full_hour = |end: usize| Some((Time::new(hour, 0)?, end));
    let mark = hour_end + blanks(&text[hour_end..]);
    let mark_end =
        ["heures", "heure", "h", ":"].iter().find(|sign| text[mark..].starts_with(*sign)).map(|sign| mark + sign.len());
    let Some(mark_end) = mark_end else {
        return full_hour(hour_end);
    };
    let minute_start = mark_end + blanks(&text[mark_end..]);
    let minute_end = minute_start + digits(&text[minute_start..]);
    // « 9h 13h » is two hours, not nine hours thirteen.
    let is_next_hour = text[minute_end..].trim_start().starts_with(['h', ':']);
    if minute_end != minute_start + 2 || is_next_hour {
        return full_hour(mark_end);
    }
    let minute = text[minute_start..minute_end].parse().ok()?;
    Some((Time::new(hour, minute)?, minute_end))
}

/// What the notation ends with, so far.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Last {
    #[default]
    Nothing,
    Days,
    Time,
    End,
}

/// Puts pieces together into the notation.
#[derive(Default)]
struct Writer {
    out: String,
    last: Last,
    pending: Option<Piece>,
    /// « fermé le dimanche » says it before the day.
    closed_ahead: bool,
}

impl Writer {
    fn write(mut self, pieces: &[Piece]) -> Option<String> {
        for piece in pieces {
            match piece {
                Piece::Noise => {}
                Piece::To | Piece::And | Piece::Next => self.separate(piece),
                Piece::Days(days) => self.days(days),
                Piece::Time(time) => self.time(*time)?,
                Piece::Closed => self.closed(),
                Piece::Comment(comment) => self.end(&format!("\"{comment}\"")),
                Piece::Always => self.end("00:00-24:00"),
            }
        }
        self.finish_rule();
        // « lundi à » has not said everything.
        (self.pending != Some(Piece::To)).then_some(self.out)
    }

    /// « , et » is one separator: the first counts, but a new rule counts more.
    fn separate(&mut self, piece: &Piece) {
        if self.pending.is_none() || *piece == Piece::Next {
            self.pending = Some(piece.clone());
        }
    }

    fn days(&mut self, days: &str) {
        let joint = match (self.last, self.pending.take()) {
            (Last::Nothing, _) => "",
            (Last::Days, Some(Piece::To)) => "-",
            (Last::Days, None) if days.len() == 2 && self.ends_with_month() => " ",
            (Last::Days, _) => ",",
            (Last::Time | Last::End, _) => {
                self.finish_rule();
                "; "
            }
        };
        self.out.push_str(joint);
        self.out.push_str(days);
        self.last = Last::Days;
    }

    fn ends_with_month(&self) -> bool {
        let start = self.out.len().saturating_sub(3);
        self.out.get(start..).and_then(Month::from_osm).is_some()
    }

    fn time(&mut self, time: Time) -> Option<()> {
        let joint = match (self.last, self.pending.take()) {
            (Last::Nothing, _) => "",
            (Last::Days, _) => " ",
            (Last::Time, Some(Piece::To)) => "-",
            (Last::Time, _) => ",",
            (Last::End, _) => return None,
        };
        // Midnight opens a day as 00:00 and closes it as 24:00.
        let is_opening = joint != "-";
        let time = if is_opening && time == Time(super::DAY) { Time(0) } else { time };
        self.out.push_str(joint);
        self.out.push_str(&time.to_string());
        self.last = Last::Time;
        Some(())
    }

    fn closed(&mut self) {
        if self.last == Last::Days {
            self.end("off");
            return;
        }
        self.finish_rule();
        if self.last != Last::Nothing {
            self.out.push_str("; ");
        }
        self.last = Last::Nothing;
        self.pending = None;
        self.closed_ahead = true;
    }

    /// The last word of a rule.
    fn end(&mut self, word: &str) {
        if self.last != Last::Nothing {
            self.out.push(' ');
        }
        self.out.push_str(word);
        self.last = Last::End;
        self.pending = None;
    }

    fn finish_rule(&mut self) {
        if std::mem::take(&mut self.closed_ahead) {
            self.end("off");
        }
    }
}
