//! Days of the week and months, with the names that we read.
//!
//! Dates read French names, opening hours read the abbreviations of
//! OpenStreetMap. Knows no year and no clock; the names that we write for
//! readers stand elsewhere, in every language.

use super::fold::fold;

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// Monday to Sunday.
    pub const ALL: [Self; 7] =
        [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];

    /// Monday is 0.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    /// The two letters of OpenStreetMap: `Mo`.
    #[must_use]
    pub fn osm(self) -> &'static str {
        ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"][self.index()]
    }

    /// The French name: `lundi`.
    #[must_use]
    pub fn french(self) -> &'static str {
        ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"][self.index()]
    }

    /// The day with these two letters, in any case.
    pub(super) fn from_osm(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|day| day.osm().eq_ignore_ascii_case(text))
    }

    /// The day with this French name, whatever the accents.
    pub(super) fn from_french(text: &str) -> Option<Self> {
        let folded = fold(text);
        Self::ALL.into_iter().find(|day| day.french() == folded)
    }
}

/// A month of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(u8);

const FRENCH_MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

const OSM_MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Month {
    /// The month with this number; January is 1.
    #[must_use]
    pub fn new(number: u8) -> Option<Self> {
        (1..=12).contains(&number).then_some(Self(number))
    }

    /// January is 1.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }

    /// January is 0.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0) - 1
    }

    /// The three letters of OpenStreetMap: `Jan`.
    #[must_use]
    pub fn osm(self) -> &'static str {
        OSM_MONTHS[self.index()]
    }

    /// The French name: `janvier`.
    #[must_use]
    pub fn french(self) -> &'static str {
        FRENCH_MONTHS[self.index()]
    }

    /// The most days that the month can have, 29 for February.
    #[must_use]
    pub fn longest(self) -> u8 {
        match self.0 {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// The French name behind « de »: `de mai`, `d’août`.
    pub(super) fn of_french(self) -> String {
        let name = self.french();
        let joint = if name.starts_with(['a', 'o']) { "d’" } else { "de " };
        format!("{joint}{name}")
    }

    /// The month with these three letters, in any case.
    pub(super) fn from_osm(text: &str) -> Option<Self> {
        Self::all().find(|month| month.osm().eq_ignore_ascii_case(text))
    }

    /// The month with this French name, or with its beginning when no other
    /// month begins so (`déc.`), whatever the accents.
    pub(super) fn from_french(text: &str) -> Option<Self> {
        let folded = fold(text);
        let begun = folded.trim_end_matches('.');
        let mut found = Self::all().filter(|month| {
            let name = fold(month.french());
            name == folded || (begun.len() >= 3 && name.starts_with(begun))
        });
        found.next().filter(|_| found.next().is_none())
    }

    fn all() -> impl Iterator<Item = Self> {
        (1..=12).map(Self)
    }
}
