//! Opening hours, in the notation of OpenStreetMap.
//!
//! One text serves the pages, the cards and the exports, so it is read into a
//! structure once: who is open when, who is closed when, and the remark that
//! goes with it. Only what social services need is read; the rest is refused
//! with the nearest right text. Knows no clock: whether a door is open now is
//! not its question.

mod describe;
mod parse;
mod proposal;
mod seasons;
mod tokens;
mod words;

use std::fmt;

use super::calendar::{Month, Weekday};
use super::fault::{Fault, filled};
use super::scalar::{Shape, Unquoted, scalar};

pub use words::HourWords;

/// The opening hours of one place.
///
/// Always at least one rule; times exist and do not overlap inside a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OpeningHours {
    rules: Vec<HourRule>,
}

/// « Mo-Fr 09:00-17:00 »: some days and what happens on them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HourRule {
    /// Whether the rule adds hours to those of the rules before it, instead of
    /// taking their place on the days it names.
    pub additional: bool,
    /// The days; all days when nothing is named.
    pub when: When,
    /// The hours of these days.
    pub hours: Hours,
    /// A remark in the language of the author: « sur rendez-vous ».
    pub comment: Option<String>,
}

/// The days of a rule: each list that is not empty narrows the choice.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When {
    /// Parts of the year.
    pub periods: Vec<Period>,
    /// Weeks of the year, by their ISO numbers.
    pub weeks: Vec<Weeks>,
    /// Only during these holidays: « SH Mo-Fr ».
    pub during: Option<Holiday>,
    /// Days of the week and holidays.
    pub days: Vec<Days>,
}

/// A part of the year; both ends belong to it, and it may pass New Year's Eve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// Whole months.
    Months {
        /// The first month.
        from: Month,
        /// The last month.
        to: Month,
    },
    /// From one day to another.
    Dates {
        /// The first day.
        from: DayOfYear,
        /// The last day.
        to: DayOfYear,
    },
}

/// A day of every year, or of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayOfYear {
    /// The year, when the day comes once.
    pub year: Option<i16>,
    /// The month.
    pub month: Month,
    /// The day of the month, from 1; it exists at least in leap years.
    pub day: u8,
}

/// Weeks from one ISO number to another, one in `step`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weeks {
    /// The first week, from 1.
    pub from: u8,
    /// The last week, 53 at most.
    pub to: u8,
    /// 1 for all weeks, 2 for every second week.
    pub step: u8,
}

/// Days of the week or holidays.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Days {
    /// From one day of the week to another; it may pass Sunday.
    Range {
        /// The first day.
        from: Weekday,
        /// The last day, which may be the first.
        to: Weekday,
    },
    /// The first, second… or last (-1) such day of the month.
    Nth {
        /// The day of the week.
        day: Weekday,
        /// 1 to 5, or -1 for the last.
        nth: Vec<i8>,
    },
    /// Holidays.
    Holiday(Holiday),
}

/// A kind of holidays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holiday {
    /// « jours fériés ».
    Public,
    /// « vacances scolaires ».
    School,
}

/// What happens on the days of a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hours {
    /// `24/7`.
    Always,
    /// No hours are named: open, or open as the remark says.
    Unsaid,
    /// `off`.
    Closed,
    /// From one hour to another, as many times as needed.
    Spans(Vec<TimeSpan>),
}

/// From one hour to another; the end may lie in the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeSpan {
    /// The opening.
    pub from: Time,
    /// The closing, or nothing when it is not known (`18:00+`).
    pub to: Option<Time>,
}

/// An hour of the day, in minutes from midnight; 24:00 is an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(u16);

/// Minutes in a day.
const DAY: u16 = 24 * 60;

const EXAMPLE: &str = "Mo-Fr 09:00-17:00";

impl OpeningHours {
    /// Reads the notation of OpenStreetMap.
    ///
    /// # Errors
    ///
    /// Says what is not understood. Hours written in French are refused with
    /// the right text, when all of it is understood.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = filled(text, "les horaires sont vides", EXAMPLE)?;
        parse::rules(text).map(|rules| Self { rules }).map_err(|reason| proposal::fault(text, reason))
    }

    /// The rules in the order in which they were written: the later wins.
    #[must_use]
    pub fn rules(&self) -> &[HourRule] {
        &self.rules
    }

    /// Whether somebody answers at any hour of any day.
    #[must_use]
    pub fn is_24_7(&self) -> bool {
        let [rule] = self.rules.as_slice() else {
            return false;
        };
        let every_day = rule.when == When::default()
            || rule.when.is_only_days(&[Days::Range { from: Weekday::Monday, to: Weekday::Sunday }]);
        match &rule.hours {
            Hours::Always => true,
            Hours::Spans(spans) => every_day && matches!(spans.as_slice(), [span] if span.is_day()),
            Hours::Unsaid | Hours::Closed => false,
        }
    }

    /// The rules in sentences, one for each, without capital nor full stop:
    /// « lundi à vendredi : 9 h – 17 h ».
    #[must_use]
    pub fn describe(&self, words: &HourWords) -> Vec<String> {
        self.rules.iter().map(|rule| describe::rule(rule, words)).collect()
    }
}

impl When {
    /// Whether nothing but these days is named.
    fn is_only_days(&self, days: &[Days]) -> bool {
        self.periods.is_empty() && self.weeks.is_empty() && self.during.is_none() && self.days == days
    }
}

impl Time {
    /// The hour and minute, if they exist; 24:00 does, as an end.
    #[must_use]
    pub fn new(hour: u16, minute: u16) -> Option<Self> {
        let minutes = hour.checked_mul(60)?.checked_add(minute)?;
        (minute < 60 && minutes <= DAY).then_some(Self(minutes))
    }

    /// The hour, 0 to 24.
    #[must_use]
    pub fn hour(self) -> u16 {
        self.0 / 60
    }

    /// The minute, 0 to 59.
    #[must_use]
    pub fn minute(self) -> u16 {
        self.0 % 60
    }
}

impl TimeSpan {
    /// Whether the span is a whole day, midnight to midnight.
    #[must_use]
    pub fn is_day(self) -> bool {
        self.from == Time(0) && self.to == Some(Time(DAY))
    }

    /// Whether the end lies in the next day: a night shelter.
    #[must_use]
    pub fn passes_midnight(self) -> bool {
        self.to.is_some_and(|to| to <= self.from)
    }

    /// Whether two spans of one day have a moment in common.
    fn overlaps(self, other: Self) -> bool {
        let end = |span: Self| match span.to {
            Some(to) if to > span.from => to.0,
            Some(to) => to.0 + DAY,
            None => DAY,
        };
        self.from.0 < end(other) && other.from.0 < end(self)
    }
}

impl fmt::Display for OpeningHours {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (rank, rule) in self.rules.iter().enumerate() {
            match (rank, rule.additional) {
                (0, _) => {}
                (_, true) => out.write_str(", ")?,
                (_, false) => out.write_str("; ")?,
            }
            write!(out, "{rule}")?;
        }
        Ok(())
    }
}

impl fmt::Display for HourRule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if !self.when.periods.is_empty() {
            parts.push(joined(&self.when.periods));
        }
        if !self.when.weeks.is_empty() {
            parts.push(format!("week {}", joined(&self.when.weeks)));
        }
        parts.extend(self.when.during.map(|holiday| holiday.to_string()));
        if !self.when.days.is_empty() {
            parts.push(joined(&self.when.days));
        }
        match &self.hours {
            Hours::Always => parts.push("24/7".to_owned()),
            Hours::Unsaid => {}
            Hours::Closed => parts.push("off".to_owned()),
            Hours::Spans(spans) => parts.push(joined(spans)),
        }
        parts.extend(self.comment.as_ref().map(|comment| format!("\"{comment}\"")));
        out.write_str(&parts.join(" "))
    }
}

fn joined<T: ToString>(items: &[T]) -> String {
    let texts: Vec<String> = items.iter().map(ToString::to_string).collect();
    texts.join(",")
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Months { from, to } if from == to => out.write_str(from.osm()),
            Self::Months { from, to } => write!(out, "{}-{}", from.osm(), to.osm()),
            Self::Dates { from, to } if from == to => write!(out, "{from}"),
            Self::Dates { from, to } => write!(out, "{from}-{to}"),
        }
    }
}

impl fmt::Display for DayOfYear {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(year) = self.year {
            write!(out, "{year} ")?;
        }
        write!(out, "{} {:02}", self.month.osm(), self.day)
    }
}

impl fmt::Display for Weeks {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.from)?;
        if self.to != self.from {
            write!(out, "-{}", self.to)?;
        }
        if self.step > 1 {
            write!(out, "/{}", self.step)?;
        }
        Ok(())
    }
}

impl fmt::Display for Days {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Range { from, to } if from == to => out.write_str(from.osm()),
            Self::Range { from, to } => write!(out, "{}-{}", from.osm(), to.osm()),
            Self::Nth { day, nth } => write!(out, "{}[{}]", day.osm(), joined(nth)),
            Self::Holiday(holiday) => write!(out, "{holiday}"),
        }
    }
}

impl fmt::Display for Holiday {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Public => "PH",
            Self::School => "SH",
        })
    }
}

impl fmt::Display for TimeSpan {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to {
            Some(to) => write!(out, "{}-{to}", self.from),
            None => write!(out, "{}+", self.from),
        }
    }
}

impl fmt::Display for Time {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:02}:{:02}", self.hour(), self.minute())
    }
}

scalar!(
    OpeningHours,
    Shape {
        format: "horaires",
        title: "Horaires d’ouverture",
        description: "Horaires dans la notation d’OpenStreetMap : jours Mo Tu We Th Fr Sa Su, jours fériés PH, fermé off, heures 09:00-17:00.",
        examples: &[
            "Mo-Fr 09:00-17:00",
            "Mo-Fr 09:00-12:30,13:30-17:00; Sa 09:00-12:00; PH off",
            "24/7",
            "Mo-Fr 09:00-17:00 \"sur rendez-vous\"",
        ],
        pattern: None,
        unquoted: Unquoted::Text,
    }
);
