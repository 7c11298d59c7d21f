//! Small things every page shows: texts, days, phones, addresses, hours.

use super::{Maker, show};
use crate::markdown::{self, Document};
use crate::model::values::{Date, HourWords, Lang, OpeningHours, Phone};
use crate::model::{Page, Prose, Spoken, Text};

impl<'a> Maker<'a> {
    /// Direction of a language by its tag.
    pub(super) fn direction(&self, lang: &str) -> show::Direction {
        match Lang::parse(lang).map(|lang| lang.direction().as_str() == "rtl") {
            Ok(true) => show::Direction::Rtl,
            _ => show::Direction::Ltr,
        }
    }

    /// A text that a person wrote, in the page's language or marked as French.
    pub(super) fn text(&self, text: &Text) -> show::Text {
        self.spoken(text.spoken(self.lang))
    }

    pub(super) fn spoken(&self, spoken: Spoken<'_>) -> show::Text {
        let plain = markdown::inline_plain(&markdown::inline(spoken.text).0);
        self.in_lang(markdown::typography::for_lang(&plain, spoken.lang).into_owned(), spoken.lang)
    }

    /// A text in French, whatever the page's language: names, addresses.
    pub(super) fn french(&self, text: &str) -> show::Text {
        self.in_lang(markdown::typography::for_lang(text, "fr").into_owned(), "fr")
    }

    pub(super) fn in_lang(&self, text: String, lang: &str) -> show::Text {
        match lang == self.lang {
            true => show::Text::from(text),
            false => show::Text::foreign(text, lang, self.direction(lang)),
        }
    }

    /// A word of a closed list: the theme's word for it in this language, else
    /// the French label of the list.
    pub(super) fn label(&self, list: &str, word: &str, french: &str) -> show::Text {
        match self.words.text(&format!("{list}.{word}")) {
            Ok(text) => show::Text::from(text),
            Err(_) => self.french(french),
        }
    }

    /// Paragraphs that a person wrote in YAML.
    pub(super) fn prose(&self, prose: &Prose) -> show::Rich {
        let spoken = prose.spoken(self.lang);
        let (document, _) = Document::parse(spoken.text);
        self.rich(&document, spoken.lang, 1, "")
    }

    /// The body of a Markdown page in the page's language, else in French.
    pub(super) fn body(&self, page: &Page) -> Option<show::Rich> {
        let (lang, version) = page.version(self.lang)?;
        Some(self.rich(&version.document, lang, 0, &version.file))
    }

    /// A Markdown body by its path, when the project has it.
    pub(super) fn body_of(&self, path: &str) -> Option<show::Rich> {
        self.source(path).and_then(|page| self.body(page))
    }

    fn rich(&self, document: &Document, lang: &str, heading_shift: i8, file: &str) -> show::Rich {
        let body_html = self.html(document, lang, heading_shift, file);
        match lang == self.lang {
            true => show::Rich::new(body_html),
            false => show::Rich { body_html, lang: Some(lang.to_owned()), dir: Some(self.direction(lang)) },
        }
    }

    /// A day as people say it, in the page's language.
    pub(super) fn day(&self, date: &Date) -> show::Day {
        let label = self.words.day(*date, "date.long");
        show::Day { iso: date.to_string(), label }
    }

    /// « mars 2026 ».
    pub(super) fn month(&self, date: &Date) -> String {
        self.words.day(*date, "date.month_year")
    }

    pub(super) fn phone(&self, phone: &Phone) -> show::PhoneLink {
        show::PhoneLink { href: phone.tel_uri(), label: phone.display() }
    }

    pub(super) fn text_message(&self, phone: &Phone) -> show::PhoneLink {
        show::PhoneLink { href: phone.tel_uri().replacen("tel:", "sms:", 1), label: phone.display() }
    }

    pub(super) fn mail(&self, mail: &crate::model::values::Email) -> show::Link {
        show::Link::new(mail.as_str(), format!("mailto:{mail}"))
    }

    /// Opening hours as sentences, split into days and hours.
    pub(super) fn hours(&self, hours: &OpeningHours) -> Vec<show::HoursRow> {
        let (words, lang) = match self.lang {
            "en" => (HourWords::english(), "en"),
            "ar" => (HourWords::arabic(), "ar"),
            _ => (HourWords::french(), "fr"),
        };
        let row = |line: String| {
            let (days, hours) = match line
                .split_once(" : ")
                .or_else(|| line.split_once("\u{a0}: "))
                .or_else(|| line.split_once(": "))
            {
                Some((days, hours)) => (days.trim().to_owned(), hours.trim().to_owned()),
                None => (line, String::new()),
            };
            show::HoursRow { days: self.in_lang(days, lang), hours: self.in_lang(hours, lang) }
        };
        hours.describe(&words).into_iter().map(row).collect()
    }

    pub(super) fn address(&self, lines: &[String], postal_code: &str, town: &str) -> show::Address {
        let mut all: Vec<String> = lines.to_vec();
        all.push(format!("{postal_code} {town}"));
        show::Address { lines: all, access: None }
    }

    /// Link to a page of this site, under its usual name.
    pub(super) fn menu_link(&self, key: &str, path: &str) -> show::Link {
        let link = show::Link::new(self.say(key), self.href(path));
        match self.position(path) {
            Some(current) => link.with_current(current),
            None => link,
        }
    }

    /// Where the page stands with respect to `path`.
    fn position(&self, path: &str) -> Option<show::Current> {
        let own = self.page.address.path.as_str();
        if own == path {
            return Some(show::Current::Page);
        }
        (!path.is_empty() && own.starts_with(path)).then_some(show::Current::Section)
    }
}
