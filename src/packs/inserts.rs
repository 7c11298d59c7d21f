//! What an insert shows on paper: the same facts as on pages, as parts of a printed page.

use serde::Serialize;
use serde_json::{Value, json};

use super::desk::{Desk, plain};
use super::paper::{ContactItem, Number, Part};
use crate::forms::paragraphs;
use crate::forms::sheet::{Fact, Paragraph, Run, Style};
use crate::model::Prose;
use crate::model::local_life::Place;
use crate::model::rights::{QualifiedPerson, Remedy};
use crate::model::site::{Contact, ContactKind};
use crate::model::values::{HourWords, OpeningHours};
use crate::plan::Origin;
use crate::plan::packs::shows_on_call;

/// Numbers of the cover, the back and the card, before all others.
const FIRST_NUMBERS: &[&str] = &["15", "17", "18", "112", "114", "3114"];
/// Dates of a kind of meeting that are printed.
const MOST_DATES: usize = 6;

/// An insert, as layouts read it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shown {
    Inlines(Vec<Value>),
    Parts(Vec<Part>),
}

impl Desk<'_> {
    /// What an insert shows; a line for one that nothing is known of.
    pub(super) fn insert(&self, name: &str) -> Shown {
        match self.parts_of(name) {
            Some(parts) => Shown::Parts(parts),
            None => Shown::Inlines(vec![json!({ "kind": "text", "value": self.line_of(name) })]),
        }
    }

    fn line_of(&self, name: &str) -> String {
        let site = self.site;
        let reception = self.public_contacts().find(|contact| contact.kind == ContactKind::Reception);
        match name {
            "nom" => self.text(&site.info.name),
            "permanence" => self.on_call_number(),
            "accueil-telephone" => {
                reception.and_then(|c| c.phone.as_ref()).map(|phone| phone.display()).unwrap_or_default()
            }
            "accueil-courriel" => reception.and_then(|c| c.mail.as_ref()).map(ToString::to_string).unwrap_or_default(),
            "adresse" => self.address_line(),
            "gestionnaire" => plain(&site.gestionnaire.name),
            "visites-par-semaine" => site.support.support.weekly_visits.unwrap_or(1).to_string(),
            "delai-logement" => site.support.housing.weeks.unwrap_or(8).to_string(),
            "loyer-pct" => site.support.housing.rules.rent_share.to_string(),
            _ => String::new(),
        }
    }

    fn parts_of(&self, name: &str) -> Option<Vec<Part>> {
        Some(match name {
            "bloc-permanence" => self.on_call_parts(),
            "bloc-urgences" => vec![Part::Numbers { title: String::new(), items: self.emergencies() }],
            "bloc-contacts" => vec![Part::Contacts { title: String::new(), items: self.all_contacts() }],
            "bloc-recours" => vec![Part::Contacts { title: String::new(), items: self.remedies() }],
            "bloc-personnes-qualifiees" => vec![self.qualified()],
            "bloc-signalement" => self.reporting(),
            "bloc-participation" => self.participation(),
            "bloc-exemple-loyer" => self.rent().into_iter().collect(),
            "bloc-quartier" => vec![Part::Contacts { title: String::new(), items: self.district() }],
            "bloc-agenda" => vec![self.diary()],
            "bloc-traitements" => vec![self.processing()],
            _ => return None,
        })
    }

    // The on-call line and the numbers to call

    /// The on-call number, or a line to write it on by hand when the site keeps it off the web.
    pub(super) fn on_call_number(&self) -> String {
        match shows_on_call(self.site) {
            true => self.site.info.on_call.phone.display(),
            false => "…… …… …… …… ……".to_owned(),
        }
    }

    pub(super) fn on_call(&self) -> Part {
        let sms = self.site.info.on_call.text_message.as_ref().filter(|_| shows_on_call(self.site));
        let text = match (shows_on_call(self.site), sms) {
            (false, _) => self.say("print.write_number"),
            (true, Some(sms)) => format!("{} {}", self.say("on_call.sms"), sms.display()),
            (true, None) => self.say("on_call.hours"),
        };
        Part::Call { title: String::new(), label: self.say("print.on_call"), number: self.on_call_number(), text }
    }

    fn on_call_parts(&self) -> Vec<Part> {
        let mut parts = vec![self.on_call()];
        if let Some(instructions) = &self.site.info.on_call.instructions {
            parts.push(Part::Text { title: String::new(), text: self.prose(instructions) });
        }
        parts
    }

    pub(super) fn emergencies(&self) -> Vec<Number> {
        let numbers = self.plan.portal.national.emergencies.iter();
        numbers
            .map(|number| Number {
                number: number.number.display(),
                label: self.text(&number.label),
                text: self.text(&number.when),
            })
            .collect()
    }

    /// The numbers to know by heart, where there is room for six.
    pub(super) fn first_numbers(&self) -> Vec<Number> {
        let mut numbers = self.emergencies();
        let rank = |number: &Number| {
            let shown = number.number.replace('\u{a0}', "");
            FIRST_NUMBERS.iter().position(|first| *first == shown).unwrap_or(FIRST_NUMBERS.len())
        };
        numbers.sort_by_key(rank);
        numbers.truncate(FIRST_NUMBERS.len());
        numbers
    }

    // People and places

    pub(super) fn public_contacts(&self) -> impl Iterator<Item = &Contact> {
        self.site.info.contacts.iter().filter(|contact| contact.visibility.is_public())
    }

    fn all_contacts(&self) -> Vec<ContactItem> {
        self.public_contacts().map(|contact| self.contact_with_place(contact)).collect()
    }

    /// A contact; the reception with its address and hours.
    pub(super) fn contact_with_place(&self, contact: &Contact) -> ContactItem {
        let mut item = self.contact(contact);
        if contact.kind == ContactKind::Reception {
            item.lines.push(self.address_line());
            item.lines.extend(self.site.info.hours.iter().flat_map(|hours| self.hours(hours)));
        }
        item
    }

    pub(super) fn address_line(&self) -> String {
        let address = &self.site.info.address;
        let town = format!("{} {}", address.postal_code.as_str(), address.town);
        let lines: Vec<&str> = address.lines.iter().map(String::as_str).chain([town.as_str()]).collect();
        plain(&lines.join(", "))
    }

    pub(super) fn hours(&self, hours: &OpeningHours) -> Vec<String> {
        let words = match self.words.lang() {
            "en" => HourWords::english(),
            "ar" => HourWords::arabic(),
            _ => HourWords::french(),
        };
        hours.describe(&words).into_iter().map(|line| line.replace('\u{202f}', "\u{a0}")).collect()
    }

    pub(super) fn remedies(&self) -> Vec<ContactItem> {
        self.site.rights.remedies.iter().map(|remedy| self.remedy(remedy)).collect()
    }

    fn remedy(&self, remedy: &Remedy) -> ContactItem {
        let mut lines = vec![self.text(&remedy.text)];
        lines.extend(remedy.address.as_deref().map(plain));
        lines.extend(remedy.url.as_ref().map(|url| url.shown().to_owned()));
        ContactItem {
            name: self.text(&remedy.name),
            lines,
            phone: remedy.phone.as_ref().map(|phone| phone.display()).unwrap_or_default(),
            mail: remedy.mail.as_ref().map(ToString::to_string).unwrap_or_default(),
        }
    }

    pub(super) fn qualified(&self) -> Part {
        let persons = self.site.rights.qualified.iter().filter(|person| person.visibility.is_public());
        let items: Vec<ContactItem> = persons.map(|person| self.qualified_person(person)).collect();
        match items.is_empty() {
            true => self.sentence(self.say("insert.no_qualified_person")),
            false => Part::Contacts { title: String::new(), items },
        }
    }

    fn qualified_person(&self, person: &QualifiedPerson) -> ContactItem {
        let order = match (&person.order, &person.date) {
            (Some(order), Some(date)) => Some(plain(&format!("{order} ({})", date.french()))),
            (order, _) => order.as_deref().map(plain),
        };
        let department = [("departement", person.departement.name())];
        ContactItem {
            name: match &person.name {
                Some(name) => plain(name),
                None => self.say_with("insert.qualified_person_of", &department),
            },
            lines: std::iter::once(self.text(&person.contact)).chain(order).collect(),
            phone: person.phone.as_ref().map(|phone| phone.display()).unwrap_or_default(),
            mail: person.mail.as_ref().map(ToString::to_string).unwrap_or_default(),
        }
    }

    fn reporting(&self) -> Vec<Part> {
        let Some(abuse) = &self.site.rights.abuse else { return Vec::new() };
        let national = Number {
            number: abuse.national.display(),
            label: self.say("insert.report_title"),
            text: self.say("insert.report_national"),
        };
        let cell = ContactItem {
            name: self.text(&abuse.service),
            lines: Vec::new(),
            phone: abuse.phone.as_ref().map(|phone| phone.display()).unwrap_or_default(),
            mail: abuse.mail.as_ref().map(ToString::to_string).unwrap_or_default(),
        };
        vec![
            Part::Numbers { title: String::new(), items: vec![national] },
            self.sentence(self.say("insert.report_cell")),
            Part::Contacts { title: String::new(), items: vec![cell] },
        ]
    }

    pub(super) fn district(&self) -> Vec<ContactItem> {
        let places = self.site.life.district.iter().filter(|place| place.visibility.is_public());
        places
            .map(|place| ContactItem {
                name: plain(&place.name),
                lines: self.place_lines(place),
                phone: place.phone.as_ref().map(|phone| phone.display()).unwrap_or_default(),
                mail: String::new(),
            })
            .collect()
    }

    fn place_lines(&self, place: &Place) -> Vec<String> {
        let mut lines: Vec<String> = place.text.iter().map(|text| self.text(text)).collect();
        lines.extend(place.address.as_deref().map(plain));
        lines.extend(place.hours.iter().flat_map(|hours| self.hours(hours)));
        lines
    }

    // Meetings and money

    fn participation(&self) -> Vec<Part> {
        let participation = &self.site.rights.participation;
        let mut text = Vec::new();
        for form in &participation.forms {
            text.push(Paragraph { style: Style::Heading, ..self.paragraph(self.text(&form.name)) });
            text.extend(form.description.as_ref().map(|description| self.paragraph(self.text(description))));
            let days = self.coming(&form.dates);
            if !days.is_empty() {
                text.push(self.paragraph(format!("{} {}", self.say("insert.dates"), days.join(", "))));
            }
        }
        let mut parts = vec![Part::Text { title: String::new(), text }];
        if !participation.outcomes.is_empty() {
            let row = |o: &crate::model::rights::Outcome| vec![self.text(&o.opinion), self.text(&o.answer)];
            parts.push(self.sentence(self.say("insert.follow_ups")));
            parts.push(Part::Table {
                title: String::new(),
                head: vec![self.say("insert.opinion"), self.say("insert.answer")],
                widths: vec![1, 1],
                tall: false,
                rows: participation.outcomes.iter().map(row).collect(),
            });
        }
        parts
    }

    /// Days still to come, in words.
    pub(super) fn coming(&self, dates: &[crate::model::values::Date]) -> Vec<String> {
        let mut coming: Vec<_> = dates.iter().filter(|date| **date >= *self.plan.today).copied().collect();
        coming.sort_unstable();
        coming.into_iter().take(MOST_DATES).map(|date| self.day(date)).collect()
    }

    /// The worked example; the most that a tenant pays is a share of the resources (cahier des charges, 9.4).
    fn rent(&self) -> Option<Part> {
        let housing = &self.site.support.housing;
        let example = housing.example.as_ref()?;
        let share = f64::from(housing.rules.rent_share);
        let (income, rent, aid) = (example.income.to_f64(), example.rent.to_f64(), example.aid.to_f64());
        let remainder = (rent - aid).max(0.0);
        let ceiling = income * share / 100.0;
        let supplement = (remainder - ceiling).max(0.0);
        let fact = |key: &str, amount: f64| Fact { label: self.say(&format!("insert.{key}")), value: euros(amount) };
        let mut items = vec![
            fact("rent_income", income),
            fact("rent_rent", rent),
            fact("rent_allowance", aid),
            fact("rent_remainder", remainder),
        ];
        if supplement > 0.0 {
            items.push(fact("rent_supplement", supplement));
        }
        let label = self.say_with("insert.rent_ceiling", &[("share", &format!("{share:.0}\u{a0}%"))]);
        items.push(Fact { label, value: euros(remainder.min(ceiling)) });
        Some(Part::Facts { title: String::new(), items })
    }

    fn diary(&self) -> Part {
        let today = *self.plan.today;
        let public = self.site.life.agenda.iter().filter(|event| event.visibility.is_public() && event.date >= today);
        let mut coming: Vec<_> = public.collect();
        coming.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.id.cmp(&b.id)));
        let line = |event: &crate::model::local_life::Event| {
            let when = event.hours.as_ref().map(|hours| format!(", {}", self.text(hours))).unwrap_or_default();
            let place = event.place.as_ref().map(|place| format!(", {}", self.text(place))).unwrap_or_default();
            let title = Run { text: self.text(&event.title), strong: true, ..Run::default() };
            let rest = Run { text: format!(", {}{when}{place}", self.day(event.date)), ..Run::default() };
            Paragraph { style: Style::Item, runs: vec![title, rest] }
        };
        match coming.is_empty() {
            true => self.sentence(self.say("insert.no_event")),
            false => Part::Text { title: String::new(), text: coming.into_iter().map(line).collect() },
        }
    }

    fn processing(&self) -> Part {
        let data = &self.plan.portal.config.data;
        let items = data
            .processing
            .iter()
            .map(|use_of| Fact { label: self.text(&use_of.purpose), value: self.text(&use_of.retention) });
        Part::Facts { title: String::new(), items: items.collect() }
    }

    pub(super) fn sentence(&self, text: String) -> Part {
        Part::Text { title: String::new(), text: vec![self.paragraph(text)] }
    }

    /// Paragraphs that a person wrote in YAML, links made whole.
    pub(super) fn prose(&self, prose: &Prose) -> Vec<Paragraph> {
        paragraphs(prose, self.lang, &|target| self.whole(target))
    }

    pub(super) fn whole(&self, target: &str) -> Option<String> {
        let origin = Origin { site: Some(self.site.slug.as_str()), path: "", file: "" };
        self.plan.whole_link(target, origin, self.lang)
    }
}

fn euros(amount: f64) -> String {
    let text =
        if amount.fract().abs() < 0.005 { format!("{amount:.0}") } else { format!("{amount:.2}").replace('.', ",") };
    format!("{text}\u{a0}€")
}
