//! The site's home, and the tenants' home.

use super::{Maker, show};
use crate::model::site::{Contact, ContactKind, SiteState};
use crate::model::{Page, Site};

impl<'a> Maker<'a> {
    pub(super) fn home(&self, site: &'a Site) -> show::HomePage {
        let next_session = self.next_public_session(site).map(|session| self.session_row(session, Some(session)));
        show::HomePage {
            page: self.frame(self.heading("home")),
            intro: self.body_of("accueil").unwrap_or_else(|| self.prose(&site.info.territory.description)),
            orientation_href: self.href("orienter/"),
            tenants_href: self.href("locataires/"),
            status: self.status(site),
            next_session,
            commission_href: self.href("orienter/commission/"),
            news: self.news_items(site).into_iter().take(3).collect(),
            news_href: (!site.news.is_empty()).then(|| self.href("actualites/")),
            contacts: site
                .info
                .contacts
                .iter()
                .filter(|c| is_for_visitors(c))
                .map(|c| self.contact(c, Some(site)))
                .collect(),
            topics: self.home_topics(),
        }
    }

    fn home_topics(&self) -> Vec<show::Topic> {
        ["programme dispositif/", "rights_home droits/", "team equipe/", "partners partenaires/"]
            .iter()
            .filter_map(|entry| entry.split_once(' '))
            .map(|(key, path)| show::Topic {
                title: show::Text::from(self.say(&format!("title.{key}"))),
                href: self.href(path),
                summary: Some(show::Text::from(self.say(&format!("summary.{key}")))),
            })
            .collect()
    }

    /// Said while the site is not in full service.
    pub(super) fn status(&self, site: &Site) -> Option<show::Text> {
        let key = match site.info.state {
            SiteState::Cruise => return None,
            SiteState::Project => "status.project",
            SiteState::Opening => "status.opening",
            SiteState::RampUp => "status.ramp_up",
        };
        Some(show::Text::from(self.say(key)))
    }

    pub(super) fn tenants_home(&self, site: &'a Site) -> show::TenantsHomePage {
        let pages: Vec<&Page> = site.pages.iter().filter(|page| page.path.starts_with("locataires/")).collect();
        let topic = |page: &Page| self.topic(page);
        let situations = [
            ("emergency", "urgence"),
            ("return", "revenir"),
            ("housing", "logement"),
            ("health", "sante"),
            ("leave", "sortir"),
        ];
        show::TenantsHomePage {
            page: self.frame(self.heading_over("tenants_home", "locataires")),
            intro: self.body_of("locataires"),
            situations: situations
                .iter()
                .filter(|(_, slug)| self.exists(&format!("locataires/{slug}/")))
                .map(|(key, slug)| show::Topic {
                    title: show::Text::from(self.say(&format!("situation.{key}"))),
                    href: self.href(&format!("locataires/{slug}/")),
                    summary: None,
                })
                .collect(),
            themes: pages.into_iter().map(topic).collect(),
        }
    }

    /// A Markdown page as a link with its sentence.
    pub(super) fn topic(&self, page: &Page) -> show::Topic {
        let heading = self.heading_of(page);
        show::Topic {
            title: heading.title,
            href: self.href(&format!("{}/", page.path)),
            summary: Some(heading.summary),
        }
    }

    /// A contact of the site; the reception also has the address and the hours.
    pub(super) fn contact(&self, contact: &Contact, site: Option<&Site>) -> show::Contact {
        let label = match &contact.label {
            Some(label) => self.text(label),
            None => self.label("contact_kind", contact.kind.word(), contact.kind.label()),
        };
        let reception = site.filter(|_| contact.kind == ContactKind::Reception);
        let place = reception.map(|site| &site.info.address).filter(|address| address.visibility.is_public());
        show::Contact {
            phone: contact.phone.as_ref().map(|phone| self.phone(phone)),
            email: contact.mail.as_ref().map(|mail| self.mail(mail)),
            address: place.map(|place| self.address(&place.lines, place.postal_code.as_str(), &place.town)),
            access: place.and_then(|place| place.access.as_ref()).map(|access| self.prose(access)),
            hours: reception
                .and_then(|site| site.info.hours.as_ref())
                .map(|hours| self.hours(hours))
                .unwrap_or_default(),
            note: contact
                .secure_mail
                .as_ref()
                .map(|mail| show::Text::from(format!("{} {mail}", self.say("deposit.secure_email")))),
            ..show::Contact::named(label)
        }
    }
}

/// Contacts a visitor of the home looks for; authorities stand on other pages.
fn is_for_visitors(contact: &Contact) -> bool {
    let asked = [ContactKind::Reception, ContactKind::Orientation, ContactKind::Housing, ContactKind::Press];
    contact.visibility.is_public() && asked.contains(&contact.kind)
}
