//! Days as people write them (`22/11/2026`) and as files keep them (`2026-11-22`).
//!
//! Knows the calendar, not the clock.

/// Reads `22/11/2026`, `22.11.2026`, `22-11-2026`, `22 11 2026` or `2026-11-22`, with the digits of
/// Arabic or Persian too, and gives `2026-11-22`. Nothing else: a day must not be guessed.
pub(crate) fn parse(text: &str) -> Option<String> {
    let text: String = text.trim().chars().map(western).collect();
    let apart = |c: char| matches!(c, '/' | '.' | '-' | ' ' | '\u{A0}');
    let parts: Vec<&str> = text.split(apart).collect();
    let [first, month, last] = parts[..] else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let year = number(year).filter(|year| (1000..=9999).contains(year))?;
    let month = number(month).filter(|month| (1..=12).contains(month))?;
    let day = number(day).filter(|day| (1..=days(year, month)).contains(day))?;
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// Is a real day, as files keep it.
pub(crate) fn is_day(text: &str) -> bool {
    parse(text).is_some_and(|day| day == text)
}

/// `22/11/2026`; a text that is no day is left as it is.
pub(crate) fn written(day: &str) -> String {
    match day.split('-').collect::<Vec<_>>()[..] {
        [year, month, date] if is_day(day) => format!("{date}/{month}/{year}"),
        _ => day.to_owned(),
    }
}

fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

pub(super) fn western(c: char) -> char {
    let digit = match c {
        '\u{660}'..='\u{669}' => u32::from(c) - 0x660,
        '\u{6F0}'..='\u{6F9}' => u32::from(c) - 0x6F0,
        _ => return c,
    };
    char::from_digit(digit, 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_written_and_never_guessed() {
        for text in ["22/11/2026", "22.11.2026", "22-11-2026", " 22 11 2026 ", "2026-11-22", "٢٢/١١/٢٠٢٦", "۲۲/۱۱/۲۰۲۶"]
        {
            assert_eq!(parse(text).as_deref(), Some("2026-11-22"), "{text}");
        }
        assert_eq!(parse("1/2/2026").as_deref(), Some("2026-02-01"));
        assert_eq!(parse("29/02/2024").as_deref(), Some("2024-02-29"));
        for text in
            ["29/02/2026", "31/04/2026", "22/13/2026", "22/11/26", "hier", "", "22/11", "22/11/2026 bis", "0/1/2026"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(written("2026-11-22"), "22/11/2026");
        assert_eq!(written("en 2026"), "en 2026");
    }
}
