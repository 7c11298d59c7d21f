//! Reads parts of the year: months, dates, weeks.
//!
//! The beginning of a rule, when it does not hold all year round. What follows
//! it, days and hours, is not its business.

use super::parse::Reader;
use super::tokens::{Reason, Token};
use super::{DayOfYear, Month, Period, Weeks};

impl Reader {
    /// Months and dates, as many as a comma joins.
    pub(super) fn periods(&mut self) -> Result<Vec<Period>, Reason> {
        let mut periods = vec![self.period()?];
        loop {
            if self.skip_comma_before(Self::is_period) {
                periods.push(self.period()?);
                continue;
            }
            let same_month = match periods.last() {
                Some(Period::Dates { to, .. }) => *to,
                _ => return Ok(periods),
            };
            let is_number = |reader: &Self, count: usize| matches!(reader.ahead(count), Some(Token::Number(_)));
            if !self.skip_comma_before(is_number) {
                return Ok(periods);
            }
            let from = self.day_of(same_month.year, same_month.month)?;
            periods.push(self.dates(from)?);
        }
    }

    fn period(&mut self) -> Result<Period, Reason> {
        let (year, from) = self.year_and_month()?;
        if matches!(self.peek(), Some(Token::Number(_))) {
            let from = self.day_of(year, from)?;
            return self.dates(from);
        }
        if year.is_some() {
            return Err(Reason::helped(
                "ont une année sans jour",
                "écrivez par exemple « 2026 Dec 24 », ou retirez l’année",
            ));
        }
        if !self.skip('-') {
            return Ok(Period::Months { from, to: from });
        }
        let (_, to) = self.year_and_month()?;
        Ok(Period::Months { from, to })
    }

    fn year_and_month(&mut self) -> Result<(Option<i16>, Month), Reason> {
        let year = self.year(0);
        self.next += usize::from(year.is_some());
        let month = self.month(0).ok_or("n’ont pas de mois là où il en faut un")?;
        self.next += 1;
        Ok((year, month))
    }

    fn day_of(&mut self, year: Option<i16>, month: Month) -> Result<DayOfYear, Reason> {
        let day = self.number("jour", 1..=month.longest())?;
        Ok(DayOfYear { year, month, day })
    }

    /// The rest of a period that began with a day.
    fn dates(&mut self, from: DayOfYear) -> Result<Period, Reason> {
        if !self.skip('-') {
            return Ok(Period::Dates { from, to: from });
        }
        let to = if self.is_period(0) {
            let (year, month) = self.year_and_month()?;
            self.day_of(year, month)?
        } else {
            self.day_of(from.year, from.month)?
        };
        if from.year.is_some() != to.year.is_some() || (from.year.is_some() && to < from) {
            return Err(Reason::helped(
                format!("ont des dates qui ne se suivent pas : {from}, puis {to}"),
                "écrivez par exemple « 2026 Dec 24-2027 Jan 02 », ou « Dec 24-Jan 02 » pour chaque année",
            ));
        }
        Ok(Period::Dates { from, to })
    }

    /// The numbers that follow « week ».
    pub(super) fn weeks(&mut self) -> Result<Vec<Weeks>, Reason> {
        let mut weeks = Vec::new();
        loop {
            let from = self.number("semaine", 1..=53)?;
            let to = if self.skip('-') { self.number("semaine", 1..=53)? } else { from };
            let step = if self.skip('/') { self.number("pas de semaine", 2..=26)? } else { 1 };
            if to < from {
                return Err(Reason::helped(
                    format!("ont des semaines à l’envers : {from}, puis {to}"),
                    format!("écrivez « week {to}-{from} », ou « week {from}-53,1-{to} »"),
                ));
            }
            weeks.push(Weeks { from, to, step });
            if !self.skip(',') {
                return Ok(weeks);
            }
        }
    }
}
