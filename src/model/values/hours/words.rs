//! The words in which opening hours are told, in one language.
//!
//! A value, so that a theme may bring its own language. Templates hold names
//! in braces, which [`HourWords::fill`] replaces; the rest of a text is shown as
//! it is.

use serde::{Deserialize, Serialize};

/// The words of one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HourWords {
    /// Monday to Sunday.
    pub days: [String; 7],
    /// January to December.
    pub months: [String; 12],
    /// First to fifth.
    pub nth: [String; 5],
    /// The last one of a month.
    pub last: String,
    /// `{nth} {day}`: the first Monday of the month.
    pub nth_day: String,
    /// All seven days.
    pub every_day: String,
    /// Open at any hour of any day.
    pub always: String,
    /// Midnight to midnight.
    pub all_day: String,
    /// Not open.
    pub closed: String,
    /// Open, at hours that are not told.
    pub open: String,
    /// Public holidays.
    pub public_holidays: String,
    /// School holidays.
    pub school_holidays: String,
    /// `{from} {to}`: days or months.
    pub range: String,
    /// `{from} {to}`: dates.
    pub date_range: String,
    /// `{day} {month}`.
    pub date: String,
    /// `{day} {month} {year}`.
    pub date_of_year: String,
    /// The day number of the first of a month.
    pub first_of_month: String,
    /// `{n}`: one week of the year.
    pub week: String,
    /// `{from} {to}`.
    pub weeks: String,
    /// `{from} {to} {n}`: one week in n.
    pub weeks_by_step: String,
    /// Every week with an odd number.
    pub odd_weeks: String,
    /// Every week with an even number.
    pub even_weeks: String,
    /// `{h}`: a full hour. `{hh}` has two digits.
    pub hour: String,
    /// `{h} {m}`, or `{hh}`.
    pub hour_and_minute: String,
    /// The end of the day.
    pub midnight: String,
    /// `{from} {to}`: two hours.
    pub span: String,
    /// `{from}`: an hour without known end.
    pub open_end: String,
    /// Between the items of a list.
    pub comma: String,
    /// Before the last item of a list.
    pub and: String,
    /// `{when} {hours}`: the whole sentence.
    pub rule: String,
    /// `{text} {comment}`: a sentence and its remark.
    pub remark: String,
}

fn owned<const N: usize>(words: [&str; N]) -> [String; N] {
    words.map(str::to_owned)
}

impl HourWords {
    /// A template with its names replaced.
    pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = template;
        while let Some(start) = rest.find('{') {
            let (before, after) = rest.split_at(start);
            filled.push_str(before);
            let known = values.iter().find_map(|(name, value)| {
                let tail = after[1..].strip_prefix(name)?.strip_prefix('}')?;
                Some((value, tail))
            });
            let Some((value, tail)) = known else {
                filled.push('{');
                rest = &after[1..];
                continue;
            };
            filled.push_str(value);
            rest = tail;
        }
        filled.push_str(rest);
        filled
    }

    /// The French words.
    #[must_use]
    pub fn french() -> Self {
        Self {
            days: owned(["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]),
            months: owned([
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
            ]),
            nth: owned(["premier", "deuxième", "troisième", "quatrième", "cinquième"]),
            last: "dernier".to_owned(),
            nth_day: "{nth} {day} du mois".to_owned(),
            every_day: "tous les jours".to_owned(),
            always: "tous les jours, 24\u{A0}heures sur\u{A0}24".to_owned(),
            all_day: "24\u{A0}heures sur\u{A0}24".to_owned(),
            closed: "fermé".to_owned(),
            open: "ouvert".to_owned(),
            public_holidays: "jours fériés".to_owned(),
            school_holidays: "vacances scolaires".to_owned(),
            range: "{from} à {to}".to_owned(),
            date_range: "du {from} au {to}".to_owned(),
            date: "{day}\u{A0}{month}".to_owned(),
            date_of_year: "{day}\u{A0}{month} {year}".to_owned(),
            first_of_month: "1er".to_owned(),
            week: "semaine\u{A0}{n}".to_owned(),
            weeks: "semaines\u{A0}{from} à\u{A0}{to}".to_owned(),
            weeks_by_step: "semaines\u{A0}{from} à\u{A0}{to}, une sur\u{A0}{n}".to_owned(),
            odd_weeks: "semaines impaires".to_owned(),
            even_weeks: "semaines paires".to_owned(),
            hour: "{h}\u{A0}h".to_owned(),
            hour_and_minute: "{h}\u{A0}h\u{A0}{m}".to_owned(),
            midnight: "minuit".to_owned(),
            span: "{from} – {to}".to_owned(),
            open_end: "à partir de {from}".to_owned(),
            comma: ", ".to_owned(),
            and: " et ".to_owned(),
            rule: "{when}\u{A0}: {hours}".to_owned(),
            remark: "{text} ({comment})".to_owned(),
        }
    }

    /// The English words, with hours as they stand on French doors.
    #[must_use]
    pub fn english() -> Self {
        Self {
            days: owned(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
            months: owned([
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ]),
            nth: owned(["first", "second", "third", "fourth", "fifth"]),
            last: "last".to_owned(),
            nth_day: "{nth} {day} of the month".to_owned(),
            every_day: "every day".to_owned(),
            always: "every day, 24\u{A0}hours a\u{A0}day".to_owned(),
            all_day: "24\u{A0}hours a\u{A0}day".to_owned(),
            closed: "closed".to_owned(),
            open: "open".to_owned(),
            public_holidays: "public holidays".to_owned(),
            school_holidays: "school holidays".to_owned(),
            range: "{from} to {to}".to_owned(),
            date_range: "{from} to {to}".to_owned(),
            date: "{day}\u{A0}{month}".to_owned(),
            date_of_year: "{day}\u{A0}{month} {year}".to_owned(),
            first_of_month: "1".to_owned(),
            week: "week\u{A0}{n}".to_owned(),
            weeks: "weeks\u{A0}{from} to\u{A0}{to}".to_owned(),
            weeks_by_step: "weeks\u{A0}{from} to\u{A0}{to}, one in\u{A0}{n}".to_owned(),
            odd_weeks: "odd weeks".to_owned(),
            even_weeks: "even weeks".to_owned(),
            hour: "{hh}:00".to_owned(),
            hour_and_minute: "{hh}:{m}".to_owned(),
            midnight: "midnight".to_owned(),
            span: "{from} – {to}".to_owned(),
            open_end: "from {from}".to_owned(),
            comma: ", ".to_owned(),
            and: " and ".to_owned(),
            rule: "{when}: {hours}".to_owned(),
            remark: "{text} ({comment})".to_owned(),
        }
    }

    /// The Arabic words. Ranges are told with words, because a dash between two
    /// hours may be read from the wrong side.
    #[must_use]
    pub fn arabic() -> Self {
        Self {
            days: owned(["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]),
            months: owned([
                "يناير",
                "فبراير",
                "مارس",
                "أبريل",
                "مايو",
                "يونيو",
                "يوليو",
                "أغسطس",
                "سبتمبر",
                "أكتوبر",
                "نوفمبر",
                "ديسمبر",
            ]),
            nth: owned(["الأول", "الثاني", "الثالث", "الرابع", "الخامس"]),
            last: "الأخير".to_owned(),
            nth_day: "يوم {day} {nth} من الشهر".to_owned(),
            every_day: "كل يوم".to_owned(),
            always: "كل يوم، على مدار الساعة".to_owned(),
            all_day: "على مدار الساعة".to_owned(),
            closed: "مغلق".to_owned(),
            open: "مفتوح".to_owned(),
            public_holidays: "أيام العطل الرسمية".to_owned(),
            school_holidays: "العطل المدرسية".to_owned(),
            range: "من {from} إلى {to}".to_owned(),
            date_range: "من {from} إلى {to}".to_owned(),
            date: "{day}\u{A0}{month}".to_owned(),
            date_of_year: "{day}\u{A0}{month} {year}".to_owned(),
            first_of_month: "1".to_owned(),
            week: "الأسبوع\u{A0}{n}".to_owned(),
            weeks: "الأسابيع من\u{A0}{from} إلى\u{A0}{to}".to_owned(),
            weeks_by_step: "الأسابيع من\u{A0}{from} إلى\u{A0}{to}، أسبوع من كل\u{A0}{n}".to_owned(),
            odd_weeks: "الأسابيع الفردية".to_owned(),
            even_weeks: "الأسابيع الزوجية".to_owned(),
            hour: "{h}:00".to_owned(),
            hour_and_minute: "{h}:{m}".to_owned(),
            midnight: "منتصف الليل".to_owned(),
            span: "من {from} إلى {to}".to_owned(),
            open_end: "ابتداءً من {from}".to_owned(),
            comma: "، ".to_owned(),
            and: " و".to_owned(),
            rule: "{when}: {hours}".to_owned(),
            remark: "{text} ({comment})".to_owned(),
        }
    }
}
