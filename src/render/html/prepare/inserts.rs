//! Markdown bodies in a page: links, images, and what inserts show.

use serde::Serialize;

use super::{Maker, show};
use crate::markdown::{Document, Href, HtmlOptions, ImageHref, Place, Resolver, Words, escape};
use crate::model::Site;
use crate::model::local_life;
use crate::model::rights::Remedy;
use crate::model::site::ContactKind;
use crate::plan::{Destination, Origin};

/// Words that Markdown needs, owned for the time of one page.
struct Spoken {
    all: [String; 12],
}

impl Spoken {
    fn words(&self) -> Words<'_> {
        let [note, tip, important, warning, caution, done, to_do, notes, note_call, note_back, table, _] = &self.all;
        Words { note, tip, important, warning, caution, done, to_do, notes, note_call, note_back, table }
    }
}

/// Answers what a Markdown body asks of its page.
struct Answers<'m, 'a> {
    maker: &'m Maker<'a>,
    file: &'m str,
}

impl<'a> Maker<'a> {
    /// The HTML of a Markdown text; `file` is where it was written.
    pub(super) fn html(&self, document: &Document, lang: &str, heading_shift: i8, file: &str) -> String {
        let keys = [
            "note",
            "tip",
            "important",
            "warning",
            "caution",
            "done",
            "to_do",
            "notes",
            "note_call",
            "note_back",
            "table",
            "table",
        ];
        let spoken = Spoken { all: keys.map(|key| self.say(&format!("markdown.{key}"))) };
        let options = HtmlOptions { lang, words: spoken.words(), heading_shift, id_prefix: "" };
        document.html(&options, &mut Answers { maker: self, file })
    }

    fn fragment(&self, name: &str, context: &impl Serialize) -> Option<String> {
        match self.engine.render(&format!("inserts/{name}.html"), context) {
            Ok(html) => Some(html.trim().to_owned()),
            Err(fault) => {
                self.fault.borrow_mut().get_or_insert(fault);
                None
            }
        }
    }

    fn inline_insert(&self, site: &Site, name: &str) -> Option<String> {
        let text = |text: show::Text| self.span(&text);
        let reception =
            site.info.contacts.iter().find(|c| c.kind == ContactKind::Reception && c.visibility.is_public());
        match name {
            "nom" => Some(text(self.text(&site.info.name))),
            "permanence" => self.fragment("permanence", &self.on_call_insert(site)),
            "accueil-telephone" => {
                let phone = reception?.phone.as_ref()?;
                Some(format!(
                    "<a href=\"{}\" class=\"phone\"><bdi dir=\"ltr\">{}</bdi></a>",
                    phone.tel_uri(),
                    escape::text(&phone.display())
                ))
            }
            "accueil-courriel" => {
                let mail = reception?.mail.as_ref()?;
                Some(format!("<a href=\"mailto:{0}\">{0}</a>", escape::text(mail.as_str())))
            }
            "adresse" => {
                let address = &site.info.address;
                let line = format!("{}, {} {}", address.lines.join(", "), address.postal_code.as_str(), address.town);
                Some(text(self.french(&line)))
            }
            "gestionnaire" => Some(text(self.french(&site.gestionnaire.name))),
            "visites-par-semaine" => Some(site.support.support.weekly_visits.unwrap_or(1).to_string()),
            "delai-logement" => Some(site.support.housing.weeks.unwrap_or(8).to_string()),
            "loyer-pct" => Some(site.support.housing.rules.rent_share.to_string()),
            _ => None,
        }
    }

    /// A text in a sentence, marked when it is in another language.
    fn span(&self, text: &show::Text) -> String {
        let escaped = escape::text(&text.text);
        match (&text.lang, text.dir) {
            (Some(lang), Some(dir)) => {
                let dir = if dir == show::Direction::Rtl { "rtl" } else { "ltr" };
                format!("<span lang=\"{lang}\" dir=\"{dir}\">{escaped}</span>")
            }
            _ => escaped.into_owned(),
        }
    }

    fn block_insert(&self, site: &'a Site, name: &str) -> Option<String> {
        match name {
            "bloc-permanence" => self.fragment(name, &self.on_call_insert(site)),
            "bloc-urgences" => self.fragment(name, &self.emergencies()),
            "bloc-contacts" => {
                let public = site.info.contacts.iter().filter(|c| c.visibility.is_public());
                self.fragment(
                    name,
                    &show::ContactsInsert { contacts: public.map(|c| self.contact(c, Some(site))).collect() },
                )
            }
            "bloc-recours" => {
                let contacts = site.rights.remedies.iter().map(|remedy| self.remedy(remedy)).collect();
                self.fragment(name, &show::ContactsInsert { contacts })
            }
            "bloc-personnes-qualifiees" => self.fragment(name, &self.qualified(site)),
            "bloc-signalement" => self.fragment(name, &self.reporting(site)?),
            "bloc-participation" => self.fragment(name, &self.participation(site)),
            "bloc-exemple-loyer" => self.fragment(name, &self.rent(site)?),
            "bloc-quartier" => {
                let places = site
                    .life
                    .district
                    .iter()
                    .filter(|p| p.visibility.is_public())
                    .map(|place| self.place(place))
                    .collect();
                self.fragment(name, &show::DistrictInsert { places })
            }
            "bloc-agenda" => self.fragment(name, &self.diary(site)),
            _ => None,
        }
    }

    fn on_call_insert(&self, site: &Site) -> show::OnCallInsert {
        show::OnCallInsert {
            on_call: self.on_call(site),
            instructions: site.info.on_call.instructions.as_ref().map(|text| self.prose(text)),
        }
    }

    fn emergencies(&self) -> show::EmergencyInsert {
        let numbers = self.portal.national.emergencies.iter();
        show::EmergencyInsert {
            numbers: numbers
                .map(|n| show::EmergencyNumber {
                    phone: self.phone(&n.number),
                    name: self.text(&n.label),
                    when: Some(self.text(&n.when)),
                })
                .collect(),
        }
    }

    fn remedy(&self, remedy: &Remedy) -> show::Contact {
        show::Contact {
            phone: remedy.phone.as_ref().map(|phone| self.phone(phone)),
            email: remedy.mail.as_ref().map(|mail| self.mail(mail)),
            address: remedy.address.as_ref().map(|line| show::Address { lines: vec![line.clone()], access: None }),
            note: Some(self.text(&remedy.text)),
            ..show::Contact::named(self.text(&remedy.name))
        }
    }

    fn qualified(&self, site: &Site) -> show::QualifiedPersonsInsert {
        let persons = site
            .rights
            .qualified
            .iter()
            .filter(|person| person.visibility.is_public())
            .map(|person| {
                let order = match (&person.order, &person.date) {
                    (Some(order), Some(date)) => Some(self.french(&format!("{order} ({})", date.french()))),
                    (Some(order), None) => Some(self.french(order)),
                    (None, _) => None,
                };
                let who = match &person.name {
                    Some(name) => self.french(name),
                    None => show::Text::from(
                        self.say_with("insert.qualified_person_of", &[("departement", person.departement.name())]),
                    ),
                };
                show::QualifiedPerson {
                    contact: show::Contact {
                        phone: person.phone.as_ref().map(|phone| self.phone(phone)),
                        email: person.mail.as_ref().map(|mail| self.mail(mail)),
                        note: Some(self.text(&person.contact)),
                        ..show::Contact::named(who)
                    },
                    order,
                    source: person
                        .source
                        .as_ref()
                        .map(|url| show::Link::external(self.say("insert.official_list"), url.as_str())),
                }
            })
            .collect();
        show::QualifiedPersonsInsert { persons }
    }

    fn reporting(&self, site: &Site) -> Option<show::ReportingInsert> {
        let abuse = site.rights.abuse.as_ref()?;
        Some(show::ReportingInsert {
            cell: Some(show::Contact {
                phone: abuse.phone.as_ref().map(|phone| self.phone(phone)),
                email: abuse.mail.as_ref().map(|mail| self.mail(mail)),
                ..show::Contact::named(self.text(&abuse.service))
            }),
            national: self.phone(&abuse.national),
        })
    }

    fn participation(&self, site: &Site) -> show::ParticipationInsert {
        let participation = &site.rights.participation;
        let today = *self.plan.today;
        show::ParticipationInsert {
            forms: participation
                .forms
                .iter()
                .map(|form| show::ParticipationForm {
                    name: self.text(&form.name),
                    description: form.description.as_ref().map(|text| self.text(text)),
                    dates: form
                        .dates
                        .iter()
                        .filter(|date| **date >= today)
                        .take(4)
                        .map(|date| self.day(date))
                        .collect(),
                })
                .collect(),
            follow_ups: participation
                .outcomes
                .iter()
                .map(|outcome| show::OpinionFollowUp {
                    opinion: self.text(&outcome.opinion),
                    answer: self.text(&outcome.answer),
                    date: Some(self.day(&outcome.date)),
                })
                .collect(),
        }
    }

    /// The worked example: what is left of the rent, and the most that the
    /// tenant pays (30 % of the resources: cahier des charges, 9.4).
    fn rent(&self, site: &Site) -> Option<show::RentInsert> {
        let housing = &site.support.housing;
        let example = housing.example.as_ref()?;
        let euros = |amount: f64| {
            let text = if amount.fract().abs() < 0.005 {
                format!("{amount:.0}")
            } else {
                format!("{amount:.2}").replace('.', ",")
            };
            format!("{text}\u{a0}€")
        };
        let share = f64::from(housing.rules.rent_share);
        let remainder = (example.rent.to_f64() - example.aid.to_f64()).max(0.0);
        let ceiling = example.income.to_f64() * share / 100.0;
        let supplement = (remainder - ceiling).max(0.0);
        Some(show::RentInsert {
            income: euros(example.income.to_f64()),
            rent: euros(example.rent.to_f64()),
            allowance: euros(example.aid.to_f64()),
            remainder: euros(remainder),
            ceiling: euros(remainder.min(ceiling)),
            ceiling_share: format!("{share:.0}\u{a0}%"),
            share: housing.rules.rent_share,
            supplement: (supplement > 0.0).then(|| euros(supplement)),
        })
    }

    fn place(&self, place: &local_life::Place) -> show::PartnerCard {
        show::PartnerCard {
            id: format!("lieu-{}", place.id),
            name: self.french(&place.name),
            acronym: None,
            kind: Some(self.label("place_kind", place.kind.word(), place.kind.label())),
            missions: place.text.as_ref().map(|text| self.text(text)),
            audience: None,
            address: place.address.as_ref().map(|line| show::Address { lines: vec![line.clone()], access: None }),
            hours: place.hours.as_ref().map(|hours| self.hours(hours)).unwrap_or_default(),
            phone: place.phone.as_ref().map(|phone| self.phone(phone)),
            email: None,
            website: None,
            languages: Vec::new(),
            free: place.free.map(crate::model::values::YesNo::is_yes),
            checked: None,
        }
    }

    fn diary(&self, site: &Site) -> show::DiaryInsert {
        let today = *self.plan.today;
        let mut coming: Vec<_> =
            site.life.agenda.iter().filter(|event| event.date >= today && event.visibility.is_public()).collect();
        coming.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.id.cmp(&b.id)));
        let events = coming
            .into_iter()
            .map(|event| {
                let mut date = self.day(&event.date);
                if let Some(hours) = &event.hours {
                    // Isolated, so that French hours stay in order in a right-to-left line.
                    date.label = format!("{}, \u{2068}{}\u{2069}", date.label, self.text(hours).text);
                }
                show::DiaryEvent {
                    title: self.text(&event.title),
                    date,
                    place: event.place.as_ref().map(|place| self.text(place)),
                    description: event.text.as_ref().map(|text| self.text(text)),
                }
            })
            .collect();
        show::DiaryInsert { events }
    }
}

impl Resolver for Answers<'_, '_> {
    fn link(&mut self, target: &str) -> Option<Href> {
        let maker = self.maker;
        let origin = Origin {
            site: maker.page.site.map(|site| site.slug.as_str()),
            path: &maker.page.address.path,
            file: self.file,
        };
        let inside = |href: String| Href { href, external: false };
        match maker.plan.routes.follow(target, origin).ok()? {
            Destination::Page { address, anchor } => {
                let href = maker.href_to(&address);
                Some(inside(anchor.map_or(href.clone(), |anchor| format!("{href}#{anchor}"))))
            }
            Destination::Here { anchor } => Some(inside(format!("#{anchor}"))),
            Destination::File { source } => {
                let file = maker.plan.routes.asset(&source)?;
                Some(inside(maker.plan.routes.to_file(&maker.page.address, maker.lang, &file)))
            }
            Destination::Outside => Some(Href { href: target.to_owned(), external: target.starts_with("http") }),
        }
    }

    fn image(&mut self, source: &str) -> Option<ImageHref> {
        let maker = self.maker;
        let origin = Origin {
            site: maker.page.site.map(|site| site.slug.as_str()),
            path: &maker.page.address.path,
            file: self.file,
        };
        let Ok(Destination::File { source }) = maker.plan.routes.follow(source, origin) else { return None };
        let file = maker.plan.routes.asset(&source)?;
        let size = maker.plan.image_sizes.get(&source).copied();
        Some(ImageHref { href: maker.plan.routes.to_file(&maker.page.address, maker.lang, &file), size })
    }

    fn insert(&mut self, name: &str, place: Place) -> Option<String> {
        let maker = self.maker;
        match (maker.page.site, place) {
            (_, Place::Block) if name == "bloc-traitements" => maker
                .fragment(name, &show::TreatmentsInsert { treatments: maker.treatments(), dpo: Some(maker.officer()) }),
            (Some(site), Place::Block) => maker.block_insert(site, name),
            (Some(site), Place::Line | Place::Link) => maker.inline_insert(site, name),
            (None, Place::Line | Place::Link) if name == "nom" => {
                Some(maker.span(&maker.text(&maker.portal.config.name)))
            }
            // Shared pages of the network speak of no site in particular.
            (None, Place::Line | Place::Link) if name == "gestionnaire" => {
                Some(maker.span(&maker.french(&maker.portal.config.publisher.editor)))
            }
            (None, _) => Some(String::new()),
        }
    }
}
