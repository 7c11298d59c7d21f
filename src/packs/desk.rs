//! What every sheet of one site is made with: its words, its address, its contacts.

use super::paper::{ContactItem, Part, Qr, StepItem, Thing};
use crate::forms::sheet::{Paragraph, Run};
use crate::markdown::{self, typography};
use crate::model::orientation::{OrientationTeam, Session, Step, TeamCategory};
use crate::model::site::{Contact, ContactKind};
use crate::model::values::Date;
use crate::model::{FRENCH, Site, Text};
use crate::plan::{Address, Plan};
use crate::theme::Words;
use crate::typeset;

/// A site, about to print. What staff and teams read is in French.
#[derive(Debug, Clone, Copy)]
pub struct Desk<'a> {
    pub plan: &'a Plan<'a>,
    pub site: &'a Site,
    pub words: &'a Words,
}

impl<'a> Desk<'a> {
    pub(super) fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    pub(super) fn say_with(&self, key: &str, values: &[(&str, &str)]) -> String {
        plain(&self.words.say(key, None, values).unwrap_or_else(|_| key.to_owned()))
    }

    pub(super) fn text(&self, text: &Text) -> String {
        plain(&markdown::inline_plain(&markdown::inline(text.fr()).0))
    }

    pub(super) fn day(&self, date: Date) -> String {
        self.words.day(date, "date.long")
    }

    /// What a printed thing says of itself; `path` is the page where its current version is.
    pub(super) fn thing(&self, key: &str, code: &str, path: &str) -> Thing {
        let address = Address::new(Some(self.site.slug.as_str()), path);
        let url = self.plan.routes.absolute(&address, FRENCH);
        let shown = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest).trim_end_matches('/').to_owned();
        let date = self.site.info.updated.unwrap_or(*self.plan.today);
        let date_text = self.words.day(date, "date.day");
        Thing {
            lang: FRENCH.to_owned(),
            rtl: false,
            title: self.say(&format!("paper.{key}")),
            subtitle: String::new(),
            mark: String::new(),
            site_name: self.text(&self.site.info.name),
            code: code.to_owned(),
            version: date.to_string(),
            version_text: self.say_with("paper.version", &[("date", &date_text)]),
            date: date.to_string(),
            date_text: String::new(),
            page: self.say_with("sheet.page", &[("page", "{page}"), ("pages", "{pages}")]),
            up_to_date: self.say("paper.up_to_date"),
            qr: typeset::qr_code(&url)
                .map(|code| Qr { alt: self.say_with("paper.qr", &[("address", &shown)]), modules: code.rows() }),
            address: shown,
        }
    }

    pub(super) fn paragraph(&self, text: String) -> Paragraph {
        Paragraph { runs: vec![Run { text, ..Run::default() }], ..Paragraph::default() }
    }

    /// Sessions still to come, the next one first.
    pub(super) fn sessions(&self) -> Vec<&'a Session> {
        let sessions = self.site.commission.iter().flat_map(|commission| &commission.sessions);
        let mut coming: Vec<&Session> = sessions.filter(|session| session.date >= *self.plan.today).collect();
        coming.sort_by_key(|session| session.date);
        coming
    }

    /// Sessions as a table; nothing when there are none.
    pub(super) fn dates(&self, title: &str, most: usize, with_place: bool) -> Option<Part> {
        let rows: Vec<Vec<String>> = self
            .sessions()
            .into_iter()
            .take(most)
            .map(|session| {
                let place = session.place.as_ref().map(|place| self.text(place)).unwrap_or_default();
                let mut row = vec![self.day(session.date), self.day(session.deadline)];
                row.extend(with_place.then_some(place));
                row
            })
            .collect();
        let mut head = vec![self.say("paper.session"), self.say("paper.deadline")];
        head.extend(with_place.then(|| self.say("paper.place")));
        let widths = if with_place { vec![5, 5, 4] } else { vec![1, 1] };
        (!rows.is_empty()).then(|| Part::Table { title: title.to_owned(), head, widths, tall: false, rows })
    }

    /// The circuit's steps, as one team goes through it.
    pub(super) fn route(&self, category: TeamCategory) -> impl Iterator<Item = &'a Step> {
        let steps = self.site.orientation.steps.iter();
        steps.filter(move |step| step.categories.is_empty() || step.categories.contains(&category))
    }

    pub(super) fn step(&self, step: &Step) -> StepItem {
        StepItem {
            title: self.text(&step.title),
            text: String::new(),
            actor: self.text(&step.actor),
            delay: step.delay.as_ref().map(|delay| self.text(delay)).unwrap_or_default(),
        }
    }

    /// Who answers questions on requests.
    pub(super) fn contacts(&self) -> Vec<ContactItem> {
        let kinds = [ContactKind::Orientation, ContactKind::Reception];
        let contacts = kinds.iter().filter_map(|kind| self.site.info.contacts.iter().find(|c| c.kind == *kind));
        contacts.map(|contact| self.contact(contact)).collect()
    }

    fn contact(&self, contact: &Contact) -> ContactItem {
        let name = match &contact.label {
            Some(label) => self.text(label),
            None => plain(contact.kind.label()),
        };
        ContactItem {
            name,
            lines: Vec::new(),
            phone: contact.phone.as_ref().map(|phone| phone.display()).unwrap_or_default(),
            mail: contact.mail.as_ref().map(ToString::to_string).unwrap_or_default(),
        }
    }

    pub(super) fn category(&self, category: TeamCategory) -> String {
        self.say(&format!("category.{}", category.slug().replace('-', "_")))
    }

    pub(super) fn team_name(&self, team: &OrientationTeam) -> String {
        plain(&team.name)
    }
}

/// French typography, in the spaces that print fonts have.
fn plain(text: &str) -> String {
    typography::french(text).replace('\u{202f}', "\u{a0}")
}
