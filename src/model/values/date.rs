//! A day of the calendar, as the French write it.
//!
//! « 03/04/2026 » is 3 April: the day always comes first. What is not a day of
//! the calendar is refused with the reason. Knows no clock: who needs today
//! brings it.

use std::fmt;

use jiff::{Span, civil};

use super::calendar::{Month, Weekday};
use super::fault::{Fault, filled, quoted};
use super::fold::fold;
use super::scalar::{Shape, Unquoted, scalar};

/// One day.
///
/// Always a day that exists; one that was read lies between 1900 and 2200.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

const EXAMPLE: &str = "31/12/2026";

/// Outside these years a digit was mistyped.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

impl Date {
    /// Reads `31/12/2026`, `2026-12-31` or `31 décembre 2026`.
    ///
    /// # Errors
    ///
    /// Says why this is no day of the calendar, or what the text lacks.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, "la date est vide", EXAMPLE)?;
        let folded = fold(text);
        if let Some(parts) = numbers(&folded) {
            return from_numbers(text, parts);
        }
        if let Some(date) = from_words(text, &folded) {
            return date;
        }
        Err(unreadable(text, &folded))
    }

    /// The day with these numbers, if it exists.
    #[must_use]
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month; January is 1.
    #[must_use]
    pub fn month(self) -> u8 {
        self.0.month().unsigned_abs()
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.0.day().unsigned_abs()
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        let monday_is_zero = self.0.weekday().to_monday_zero_offset();
        Weekday::ALL[usize::from(monday_is_zero.unsigned_abs())]
    }

    /// The same day some months later or, with a negative number, earlier; the
    /// last day of the month when it is too short.
    #[must_use]
    pub fn add_months(self, months: i32) -> Self {
        let span = Span::new().try_months(months).ok();
        self.shifted(span, months)
    }

    /// The day some days later or, with a negative number, earlier.
    #[must_use]
    pub fn add_days(self, days: i32) -> Self {
        let span = Span::new().try_days(days).ok();
        self.shifted(span, days)
    }

    /// How many days lie between this day and another; negative for the past.
    #[must_use]
    pub fn days_until(self, other: Self) -> i32 {
        self.0.until(other.0).map_or(0, |span| span.get_days())
    }

    /// The day in French words: `1er avril 2026`.
    #[must_use]
    pub fn french(self) -> String {
        let month = Month::new(self.month()).map_or("", Month::french);
        match self.day() {
            1 => format!("1er {month} {}", self.year()),
            day => format!("{day} {month} {}", self.year()),
        }
    }

    /// A span beyond the calendar, or too long to exist, leads to its end.
    fn shifted(self, span: Option<Span>, amount: i32) -> Self {
        Self(match span {
            Some(span) => self.0.saturating_add(span),
            None if amount < 0 => civil::Date::MIN,
            None => civil::Date::MAX,
        })
    }
}

/// Three numbers in the order in which they were written.
type Numbers<'a> = [&'a str; 3];

/// Whether a text is three numbers joined by `/`, `-` or `.`.
fn numbers(folded: &str) -> Option<Numbers<'_>> {
    let parts: Vec<&str> = folded.split(['/', '-', '.']).map(str::trim).collect();
    let parts: Numbers<'_> = parts.try_into().ok()?;
    let is_number = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.iter().all(is_number).then_some(parts)
}

fn from_numbers(text: &str, parts: Numbers<'_>) -> Result<Date, Fault> {
    let [first, second, third] = parts;
    let year_first = first.len() == 4;
    let (year, day) = if year_first { (first, third) } else { (third, first) };
    if year.len() != 4 {
        return Err(short_year(text, parts));
    }
    // At most four digits each, so these always fit.
    let number = |part: &str| part.parse::<i16>().unwrap_or_default();
    let (year_number, month, day) = (number(year), number(second), number(day));
    if !(1..=12).contains(&month) {
        let help = match (Date::from_i16(year_number, day, month), year_first) {
            (Some(date), true) => format!("le mois vient avant le jour : écrivez « {date} »"),
            (Some(date), false) => {
                format!("le jour vient avant le mois : écrivez « {} »", slashed(date))
            }
            (None, _) => {
                format!("écrivez le jour, le mois de 1 à 12, puis l’année : « {EXAMPLE} »")
            }
        };
        return Err(Fault::new(format!("il n’y a pas de mois {month} dans {}", quoted(text)), help));
    }
    build(text, year_number, month, day)
}

fn short_year(text: &str, parts: Numbers<'_>) -> Fault {
    let [day, month, year] = parts;
    let guess = format!("{day}/{month}/20{year}");
    let help = match Date::parse(&guess) {
        // With hyphens the year may as well stand first.
        Ok(date) if year.len() == 2 && !text.contains('-') => {
            format!("écrivez l’année avec quatre chiffres, par exemple « {} »", slashed(date))
        }
        _ => format!("écrivez l’année avec quatre chiffres, par exemple « {EXAMPLE} »"),
    };
    Fault::new(format!("l’année de {} n’a pas quatre chiffres", quoted(text)), help)
}

/// « mardi 1er décembre 2026 »; nothing when the text has another form.
fn from_words(text: &str, folded: &str) -> Option<Result<Date, Fault>> {
    let mut words = folded.split_whitespace().peekable();
    let weekday = Weekday::from_french(words.peek()?.trim_end_matches(','));
    if weekday.is_some() {
        words.next();
    }
    let day = words.next()?;
    let day: i16 = day.strip_suffix("er").unwrap_or(day).parse().ok()?;
    let month = Month::from_french(words.next()?)?;
    let year = words.next()?;
    if words.next().is_some() || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if year.len() != 4 {
        return Some(Err(Fault::new(
            format!("l’année de {} n’a pas quatre chiffres", quoted(text)),
            format!("écrivez par exemple « {day} {} 2026 »", month.french()),
        )));
    }
    let date = build(text, year.parse().ok()?, i16::from(month.number()), day);
    Some(date.and_then(|date| match weekday {
        Some(weekday) if weekday != date.weekday() => Err(Fault::new(
            format!("le {} est un {}, pas un {}", date.french(), date.weekday().french(), weekday.french()),
            format!("vérifiez la date, puis écrivez « {} »", slashed(date)),
        )),
        _ => Ok(date),
    }))
}

/// The day, or the reason why there is none; the month is right.
fn build(text: &str, year: i16, month: i16, day: i16) -> Result<Date, Fault> {
    if !YEARS.contains(&year) {
        return Err(Fault::new(
            format!("l’année {year:04} de {} est hors du calendrier admis", quoted(text)),
            format!("écrivez une année entre {} et {}", YEARS.start(), YEARS.end()),
        ));
    }
    if let Some(date) = Date::from_i16(year, month, day) {
        return Ok(date);
    }
    let Some(month) = u8::try_from(month).ok().and_then(Month::new) else {
        return Err(unreadable(text, text));
    };
    if day == 0 {
        return Err(Fault::new(
            format!("il n’y a pas de jour 0 dans {}", quoted(text)),
            format!("écrivez par exemple « 01/{:02}/{year} »", month.number()),
        ));
    }
    let last = (28..=31).rev().find_map(|last| Date::from_i16(year, i16::from(month.number()), last));
    let (days, help) = match last {
        Some(last) => (last.day(), format!("écrivez « {} », ou le bon mois", slashed(last))),
        None => (month.longest(), format!("écrivez par exemple « {EXAMPLE} »")),
    };
    Err(Fault::new(
        format!("le mois {} {year} n’a que {days} jours : {} n’existe pas", month.of_french(), quoted(text)),
        help,
    ))
}

impl Date {
    fn from_i16(year: i16, month: i16, day: i16) -> Option<Self> {
        Self::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }
}

/// The form that most people type.
fn slashed(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// The help for a text that has no known form.
fn unreadable(text: &str, folded: &str) -> Fault {
    let day_only = folded
        .split_once(['t', ' '])
        .filter(|(_, time)| time.starts_with(|letter: char| letter.is_ascii_digit()))
        .and_then(|(day, _)| Date::parse(day).ok());
    if let Some(date) = day_only {
        return Fault::new(
            format!("{} contient une heure de trop", quoted(text)),
            format!("écrivez le jour seul : « {} »", slashed(date)),
        );
    }
    let is_number = folded.bytes().all(|byte| byte.is_ascii_digit());
    let reason = if is_number && folded.len() == 4 {
        "n’a ni jour ni mois"
    } else if lacks_day(folded) {
        "n’a pas de jour"
    } else {
        "n’est pas une date que nous savons lire"
    };
    let help = match glued(folded).filter(|_| is_number) {
        Some(date) => format!("écrivez « {} »", slashed(date)),
        None => format!("écrivez le jour, le mois et l’année : « {EXAMPLE} »"),
    };
    Fault::new(format!("{} {reason}", quoted(text)), help)
}

/// « décembre 2026 », « 12/2026 », « 2026-12 ».
fn lacks_day(folded: &str) -> bool {
    let parts: Vec<&str> = folded.split(['/', '-', '.', ' ']).collect();
    match parts.as_slice() {
        [first, second] => {
            let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            let is_year = |text: &str| text.len() == 4 && is_number(text);
            let is_month = |text: &str| Month::from_french(text).is_some() || (text.len() <= 2 && is_number(text));
            (is_month(first) && is_year(second)) || (is_year(first) && is_month(second))
        }
        _ => false,
    }
}

/// Eight digits without separators: `20261231` or `31122026`.
fn glued(folded: &str) -> Option<Date> {
    if folded.len() != 8 || !folded.is_ascii() {
        return None;
    }
    let year_first = format!("{}-{}-{}", &folded[..4], &folded[4..6], &folded[6..]);
    let day_first = format!("{}/{}/{}", &folded[..2], &folded[2..4], &folded[4..]);
    Date::parse(&year_first).or_else(|_| Date::parse(&day_first)).ok()
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

scalar!(
    Date,
    Shape {
        // Not `date`: editors hold that name to ISO 8601 and would underline
        // « 31/12/2026 », which is right here.
        format: "date-fr",
        title: "Date",
        description: "Un jour : 31/12/2026, 2026-12-31 ou 31 décembre 2026.",
        examples: &["31/12/2026", "2026-12-31", "1er décembre 2026"],
        pattern: Some(
            r"^\s*([0-9]{4}\s*[/.-]\s*[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}|[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}\s*[/.-]\s*[0-9]{4}|([^0-9\s]+\s+)?[0-9]{1,2}(er)?\s+[^0-9\s]+\s+[0-9]{4})\s*$"
        ),
        unquoted: Unquoted::Integer,
    }
);
