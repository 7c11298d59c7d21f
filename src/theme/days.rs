//! A day in the words of a language: « jeudi 10 décembre 2026 ».

use super::words::Words;
use crate::model::FRENCH;
use crate::model::values::Date;

impl Words {
    /// A day as people say it; `pattern` is a key of the catalogue: `date.long`, `date.day`, `date.month_year`.
    pub fn day(&self, date: Date, pattern: &str) -> String {
        let text = |key: &str| self.text(key).unwrap_or_default();
        let day = match (date.day(), self.lang()) {
            (1, FRENCH) => "1er".to_owned(),
            (day, _) => day.to_string(),
        };
        let year = date.year().to_string();
        let month = text(&format!("date.month.{}", date.month()));
        let weekday = text(&format!("date.weekday.{}", date.weekday().index() + 1));
        let values = [("weekday", weekday.as_str()), ("day", &day), ("month", &month), ("year", &year)];
        self.say(pattern, None, &values).unwrap_or_default()
    }
}
