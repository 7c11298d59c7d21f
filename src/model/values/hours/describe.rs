//! One rule of opening hours in a sentence, in the words of one language.
//!
//! Only the order of the pieces is decided here; each piece is a template of
//! the words.

use super::{DayOfYear, Days, Holiday, HourRule, HourWords, Hours, Period, Time, TimeSpan, Weekday, Weeks, When};

/// The weeks of a year that has the most of them.
const LAST_WEEK: u8 = 53;

/// The sentence of a rule, without capital nor full stop.
pub(super) fn rule(rule: &HourRule, words: &HourWords) -> String {
    let when = when(&rule.when, words);
    let hours = match &rule.hours {
        Hours::Always => Some(words.always.clone()),
        Hours::Closed => Some(words.closed.clone()),
        Hours::Spans(spans) => {
            let spans: Vec<String> = spans.iter().map(|one| span(*one, words)).collect();
            Some(spans.join(&words.comma))
        }
        // The remark says how one comes in.
        Hours::Unsaid if rule.comment.is_some() => None,
        Hours::Unsaid => Some(words.open.clone()),
    };
    let is_timed = matches!(rule.hours, Hours::Spans(_));
    let when = match when {
        None if is_timed => Some(words.every_day.clone()),
        when => when,
    };
    let text = match (&hours, &rule.comment) {
        (Some(hours), Some(comment)) => Some(HourWords::fill(&words.remark, &[("text", hours), ("comment", comment)])),
        (Some(only), None) | (None, Some(only)) => Some(only.clone()),
        (None, None) => None,
    };
    match (when, text) {
        (Some(when), Some(text)) => HourWords::fill(&words.rule, &[("when", &when), ("hours", &text)]),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => String::new(),
    }
}

/// The days of a rule, widest first; nothing when none is named.
fn when(when: &When, words: &HourWords) -> Option<String> {
    let periods = when.periods.iter().map(|one| period(*one, words));
    let weeks = when.weeks.iter().map(|one| self::weeks(*one, words));
    let days = when.days.iter().map(|one| self::days(one, words));
    let parts: Vec<String> = [
        list(&periods.collect::<Vec<_>>(), words),
        list(&weeks.collect::<Vec<_>>(), words),
        when.during.map(|one| holiday(one, words).to_owned()),
        list(&days.collect::<Vec<_>>(), words),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| parts.join(&words.comma))
}

/// « lundi, mercredi et vendredi ».
fn list(items: &[String], words: &HourWords) -> Option<String> {
    let (last, before) = items.split_last()?;
    if before.is_empty() {
        return Some(last.clone());
    }
    Some(format!("{}{}{last}", before.join(&words.comma), words.and))
}

/// A range from one thing to another, or the thing alone when both are one.
fn range(template: &str, from: &str, to: &str) -> String {
    if from == to {
        return from.to_owned();
    }
    HourWords::fill(template, &[("from", from), ("to", to)])
}

fn period(period: Period, words: &HourWords) -> String {
    match period {
        Period::Months { from, to } => range(&words.range, &words.months[from.index()], &words.months[to.index()]),
        Period::Dates { from, to } => range(&words.date_range, &date(from, words), &date(to, words)),
    }
}

fn date(date: DayOfYear, words: &HourWords) -> String {
    let day = match date.day {
        1 => words.first_of_month.clone(),
        day => day.to_string(),
    };
    let month = words.months[date.month.index()].as_str();
    match date.year {
        None => HourWords::fill(&words.date, &[("day", &day), ("month", month)]),
        Some(year) => {
            HourWords::fill(&words.date_of_year, &[("day", &day), ("month", month), ("year", &year.to_string())])
        }
    }
}

fn weeks(weeks: Weeks, words: &HourWords) -> String {
    let Weeks { from, to, step } = weeks;
    let template = match (from, step) {
        _ if from == to => &words.week,
        (_, 1) => &words.weeks,
        // A year of 52 weeks may be named as well as one of 53.
        (1, 2) if to + 2 > LAST_WEEK => &words.odd_weeks,
        (2, 2) if to + 2 > LAST_WEEK => &words.even_weeks,
        _ => &words.weeks_by_step,
    };
    let n = if from == to { from } else { step };
    HourWords::fill(template, &[("from", &from.to_string()), ("to", &to.to_string()), ("n", &n.to_string())])
}

fn days(days: &Days, words: &HourWords) -> String {
    match days {
        Days::Range { from: Weekday::Monday, to: Weekday::Sunday } => words.every_day.clone(),
        Days::Range { from, to } => range(&words.range, &words.days[from.index()], &words.days[to.index()]),
        Days::Nth { day, nth } => {
            let ranks: Vec<String> = nth.iter().map(|rank| ordinal(*rank, words)).collect();
            HourWords::fill(
                &words.nth_day,
                &[("nth", &list(&ranks, words).unwrap_or_default()), ("day", &words.days[day.index()])],
            )
        }
        Days::Holiday(one) => holiday(*one, words).to_owned(),
    }
}

/// 1 to 5 have a word, -1 is the last; the reader accepts nothing else.
fn ordinal(rank: i8, words: &HourWords) -> String {
    usize::try_from(rank).ok().and_then(|rank| words.nth.get(rank.checked_sub(1)?)).unwrap_or(&words.last).clone()
}

fn holiday(holiday: Holiday, words: &HourWords) -> &str {
    match holiday {
        Holiday::Public => &words.public_holidays,
        Holiday::School => &words.school_holidays,
    }
}

fn span(span: TimeSpan, words: &HourWords) -> String {
    if span.is_day() {
        return words.all_day.clone();
    }
    let from = time(span.from, words);
    match span.to {
        Some(to) => HourWords::fill(&words.span, &[("from", &from), ("to", &time(to, words))]),
        None => HourWords::fill(&words.open_end, &[("from", &from)]),
    }
}

fn time(time: Time, words: &HourWords) -> String {
    if time.hour() == 24 || (time.hour(), time.minute()) == (0, 0) {
        return words.midnight.clone();
    }
    let template = match time.minute() {
        0 => &words.hour,
        _ => &words.hour_and_minute,
    };
    HourWords::fill(
        template,
        &[
            ("h", &time.hour().to_string()),
            ("hh", &format!("{:02}", time.hour())),
            ("m", &format!("{:02}", time.minute())),
        ],
    )
}
