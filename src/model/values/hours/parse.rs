//! Reads the notation of OpenStreetMap, token by token.
//!
//! Strict where a guess could send somebody to a closed door, lenient where
//! only the spelling differs (`9:00`, `mo-fr`, a long dash). Knows nothing of
//! French: proposals are made elsewhere.

use super::tokens::{Reason, Token, tokens, unexpected};
use super::{Days, Holiday, HourRule, Hours, Month, Time, TimeSpan, Weekday, When};

/// The rules of a whole text.
pub(super) fn rules(text: &str) -> Result<Vec<HourRule>, Reason> {
    let mut reader = Reader { tokens: tokens(text)?, next: 0 };
    let mut rules = Vec::new();
    let mut additional = false;
    loop {
        let mut rule = reader.rule()?;
        rule.additional = additional;
        rules.push(rule);
        match reader.take() {
            None => return Ok(rules),
            Some(Token::Sign(sign @ (';' | ','))) => {
                additional = sign == ',';
                // A full stop at the end of a sentence is habit, so is this.
                if sign == ';' && reader.peek().is_none() {
                    return Ok(rules);
                }
            }
            Some(Token::Sign('|')) => {
                return Err(Reason::helped(
                    "contiennent « | », que nous ne lisons pas",
                    "séparez les règles par un point-virgule",
                ));
            }
            Some(token) => return Err(unexpected(&token)),
        }
    }
}

/// Pieces, and how many of them are read.
pub(super) struct Reader {
    tokens: Vec<Token>,
    pub(super) next: usize,
}

impl Reader {
    pub(super) fn peek(&self) -> Option<&Token> {
        self.ahead(0)
    }

    pub(super) fn ahead(&self, count: usize) -> Option<&Token> {
        self.tokens.get(self.next + count)
    }

    fn take(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.next).cloned();
        self.next += 1;
        token
    }

    /// Passes over a sign if it comes next.
    pub(super) fn skip(&mut self, sign: char) -> bool {
        let found = self.peek() == Some(&Token::Sign(sign));
        self.next += usize::from(found);
        found
    }

    /// Passes over a comma that continues a list of what `is_item` knows.
    pub(super) fn skip_comma_before(&mut self, is_item: impl Fn(&Self, usize) -> bool) -> bool {
        let continues = self.peek() == Some(&Token::Sign(',')) && is_item(self, 1);
        self.next += usize::from(continues);
        continues
    }

    fn rule(&mut self) -> Result<HourRule, Reason> {
        let mut when = When::default();
        let is_always = matches!(
            (self.ahead(0), self.ahead(1), self.ahead(2)),
            (Some(Token::Number(day)), Some(Token::Sign('/')), Some(Token::Number(week)))
                if day == "24" && week == "7"
        );
        let hours = if is_always {
            self.next += 3;
            Hours::Always
        } else {
            when = self.when()?;
            self.hours()?
        };
        let comment = self.comment();
        if when == When::default() && hours == Hours::Unsaid && comment.is_none() {
            return Err(match self.peek() {
                Some(Token::Word(word)) => {
                    format!("contiennent « {word} », qui n’est ni un jour, ni un mois, ni « off »").into()
                }
                Some(token) => unexpected(token),
                None => "s’arrêtent avant la fin".into(),
            });
        }
        Ok(HourRule { additional: false, when, hours, comment })
    }

    fn comment(&mut self) -> Option<String> {
        let Some(Token::Comment(comment)) = self.peek() else {
            return None;
        };
        let comment = Some(comment.clone()).filter(|comment| !comment.is_empty());
        self.next += 1;
        comment
    }

    fn when(&mut self) -> Result<When, Reason> {
        let mut when = When::default();
        if self.is_period(0) {
            when.periods = self.periods()?;
        }
        if self.is_week(0) {
            self.next += 1;
            when.weeks = self.weeks()?;
        }
        self.skip(':');
        if self.holiday(0).is_some() && self.weekday(1).is_some() {
            when.during = self.holiday(0);
            self.next += 1;
        }
        if self.is_day(0) {
            when.days = self.days()?;
            self.skip(':');
        }
        Ok(when)
    }

    fn word(&self, count: usize) -> Option<&str> {
        match self.ahead(count) {
            Some(Token::Word(word)) => Some(word),
            _ => None,
        }
    }

    fn weekday(&self, count: usize) -> Option<Weekday> {
        self.word(count).and_then(Weekday::from_osm)
    }

    pub(super) fn month(&self, count: usize) -> Option<Month> {
        self.word(count).and_then(Month::from_osm)
    }

    fn holiday(&self, count: usize) -> Option<Holiday> {
        match self.word(count)?.to_ascii_uppercase().as_str() {
            "PH" => Some(Holiday::Public),
            "SH" => Some(Holiday::School),
            _ => None,
        }
    }

    pub(super) fn year(&self, count: usize) -> Option<i16> {
        match self.ahead(count) {
            Some(Token::Number(number)) if number.len() == 4 => number.parse().ok(),
            _ => None,
        }
    }

    pub(super) fn is_period(&self, count: usize) -> bool {
        self.month(count).is_some() || (self.year(count).is_some() && self.month(count + 1).is_some())
    }

    fn is_week(&self, count: usize) -> bool {
        self.word(count).is_some_and(|word| word.eq_ignore_ascii_case("week"))
    }

    fn is_day(&self, count: usize) -> bool {
        self.weekday(count).is_some() || self.holiday(count).is_some()
    }

    /// A small number between two bounds; times are another token.
    pub(super) fn number(&mut self, what: &str, bounds: std::ops::RangeInclusive<u8>) -> Result<u8, Reason> {
        let Some(Token::Number(written)) = self.peek() else {
            return Err(format!("n’ont pas de numéro de {what} là où il en faut un").into());
        };
        let number = written.parse().ok().filter(|number| bounds.contains(number));
        let refusal = Reason::helped(
            format!("ont un numéro de {what} qui n’existe pas : {written}"),
            format!("écrivez un numéro de {} à {}", bounds.start(), bounds.end()),
        );
        self.next += 1;
        number.ok_or(refusal)
    }

    fn days(&mut self) -> Result<Vec<Days>, Reason> {
        let mut days = Vec::new();
        loop {
            days.push(self.one_days()?);
            if !self.skip_comma_before(Self::is_day) {
                return Ok(days);
            }
        }
    }

    fn one_days(&mut self) -> Result<Days, Reason> {
        if let Some(holiday) = self.holiday(0) {
            self.next += 1;
            return Ok(Days::Holiday(holiday));
        }
        let from = self.some_weekday()?;
        if self.skip('[') {
            return self.nth(from);
        }
        let to = if self.skip('-') { self.some_weekday()? } else { from };
        Ok(Days::Range { from, to })
    }

    fn some_weekday(&mut self) -> Result<Weekday, Reason> {
        let day = self.weekday(0).ok_or_else(|| match self.peek() {
            Some(Token::Word(word)) => format!("contiennent « {word} », qui n’est pas un jour").into(),
            Some(token) => unexpected(token),
            None => "s’arrêtent avant la fin".into(),
        })?;
        self.next += 1;
        Ok(day)
    }

    /// What stands in « Mo[1,3] », behind the bracket.
    fn nth(&mut self, day: Weekday) -> Result<Days, Reason> {
        let mut nth = Vec::new();
        loop {
            let from_end = self.skip('-');
            let number = self.number("semaine du mois", 1..=5)?;
            if from_end && number > 1 {
                return Err(Reason::helped(
                    format!("contiennent « [-{number}] », que nous ne lisons pas"),
                    "écrivez -1 pour le dernier du mois, ou un numéro de 1 à 5",
                ));
            }
            let number = i8::try_from(number).unwrap_or_default();
            nth.push(if from_end { -number } else { number });
            if self.skip(']') {
                return Ok(Days::Nth { day, nth });
            }
            if !self.skip(',') {
                return Err(Reason::helped(
                    "ont un crochet qui n’est pas refermé",
                    "écrivez par exemple « Mo[1] 14:00-16:00 »",
                ));
            }
        }
    }

    fn hours(&mut self) -> Result<Hours, Reason> {
        let closed = ["off", "closed"];
        if self.word(0).is_some_and(|word| closed.iter().any(|known| word.eq_ignore_ascii_case(known))) {
            self.next += 1;
            return Ok(Hours::Closed);
        }
        if !self.is_time(0) {
            return Ok(Hours::Unsaid);
        }
        let mut spans: Vec<TimeSpan> = Vec::new();
        loop {
            let span = self.span()?;
            if let Some(other) = spans.iter().find(|other| span.overlaps(**other)) {
                return Err(Reason::helped(
                    format!("ont deux plages qui se chevauchent : {other} et {span}"),
                    "écrivez des plages qui se suivent : « 09:00-12:30,13:30-17:00 »",
                ));
            }
            spans.push(span);
            if !self.skip_comma_before(Self::is_time) {
                return Ok(Hours::Spans(spans));
            }
        }
    }

    fn is_time(&self, count: usize) -> bool {
        matches!(self.ahead(count), Some(Token::Time(_)))
    }

    fn span(&mut self) -> Result<TimeSpan, Reason> {
        let from = self.time()?;
        if from == Time(super::DAY) {
            return Err("commencent une plage à 24:00".into());
        }
        if self.skip('+') {
            return Ok(TimeSpan { from, to: None });
        }
        if !self.skip('-') {
            return Err(Reason::helped(
                format!("n’ont pas d’heure de fin après {from}"),
                format!("écrivez par exemple « {from}-17:00 », ou « {from}+ » si la fin n’est pas connue"),
            ));
        }
        let to = self.time()?;
        if to == from {
            return Err(Reason::helped(
                format!("ont une plage vide : {from}-{to}"),
                "corrigez l’heure de fin ; pour toute la journée, écrivez « 00:00-24:00 »",
            ));
        }
        Ok(TimeSpan { from, to: Some(to) })
    }

    fn time(&mut self) -> Result<Time, Reason> {
        match self.take() {
            Some(Token::Time(written)) => {
                let (hour, minute) = written.split_once(':').unwrap_or_default();
                let time = Time::new(hour.parse().unwrap_or(u16::MAX), minute.parse().unwrap_or(u16::MAX));
                time.filter(|_| minute.len() == 2).ok_or_else(|| {
                    Reason::helped(
                        format!("ont une heure qui n’existe pas : « {written} »"),
                        "écrivez une heure de 00:00 à 24:00 ; la nuit s’écrit « 20:00-08:00 »",
                    )
                })
            }
            Some(token) => Err(unexpected(&token)),
            None => Err("s’arrêtent avant la fin".into()),
        }
    }
}
