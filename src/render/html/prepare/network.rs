//! The network's own pages: its sites, the site finder, the calendar.

use std::collections::BTreeMap;

use super::{Maker, show};
use crate::model::Site;
use crate::model::orientation::Session;
use crate::model::site::{Audience, ContactKind};
use crate::model::values::{Date, Departement};
use crate::plan::Address;

impl<'a> Maker<'a> {
    fn site_href(&self, site: &Site, path: &str) -> String {
        self.href_to(&Address::new(Some(site.slug.as_str()), path))
    }

    fn site_card(&self, site: &Site) -> show::SiteCard {
        let communes: Vec<&str> =
            site.info.territory.communes.iter().take(5).map(|commune| commune.name.as_str()).collect();
        let status = match (self.status(site), site.info.frame.audience) {
            (Some(status), Audience::General) => Some(status.text),
            (Some(status), Audience::Youth) => Some(format!("{} {}", self.say("status.youth"), status.text)),
            (None, Audience::Youth) => Some(self.say("status.youth")),
            (None, Audience::General) => None,
        };
        let reception = site
            .info
            .contacts
            .iter()
            .find(|contact| contact.kind == ContactKind::Reception && contact.visibility.is_public());
        show::SiteCard {
            name: self.text(&site.info.name),
            href: self.site_href(site, ""),
            territory: (!communes.is_empty()).then(|| self.french(&communes.join(", "))),
            status: status.map(show::Text::from),
            phone: reception.and_then(|contact| contact.phone.as_ref()).map(|phone| self.phone(phone)),
        }
    }

    pub(super) fn network_home(&self) -> show::NetworkHomePage {
        let intro = self.portal.config.network.as_ref().and_then(|network| network.intro.as_ref());
        show::NetworkHomePage {
            page: self.frame(self.heading("network_home")),
            intro: intro.map_or_else(|| show::Rich::new(""), |intro| self.prose(intro)),
            finder_href: self.href("trouver/"),
            calendar_href: self.href("calendrier/"),
            sites: self.portal.sites.iter().map(|site| self.site_card(site)).collect(),
        }
    }

    /// Départements in the order of their codes, each with its sites and communes.
    pub(super) fn site_finder(&self) -> show::SiteFinderPage {
        let mut areas: BTreeMap<&'static str, (Departement, Vec<show::FinderSite>)> = BTreeMap::new();
        for site in &self.portal.sites {
            let territory = &site.info.territory;
            let mut covered: Vec<Departement> = territory.departements.clone();
            covered.extend(territory.communes.iter().map(|commune| commune.code.departement()));
            covered.sort_by_key(|departement| departement.code());
            covered.dedup();
            for departement in covered {
                let communes = territory
                    .communes
                    .iter()
                    .filter(|commune| commune.code.departement() == departement)
                    .map(|commune| {
                        let codes: Vec<&str> = commune.postal_codes.iter().map(|code| code.as_str()).collect();
                        match codes.is_empty() {
                            true => self.french(&commune.name),
                            false => self.french(&format!("{} ({})", commune.name, codes.join(", "))),
                        }
                    })
                    .collect();
                let entry = areas.entry(departement.code()).or_insert_with(|| (departement, Vec::new()));
                entry.1.push(show::FinderSite { site: self.site_card(site), communes });
            }
        }
        let areas = areas
            .into_values()
            .map(|(departement, sites)| show::FinderArea {
                id: format!("departement-{}", departement.code().to_lowercase()),
                name: self.french(&format!("{} ({})", departement.name(), departement.code())),
                sites,
            })
            .collect();
        show::SiteFinderPage { page: self.frame(self.heading("site_finder")), areas, count: self.portal.sites.len() }
    }

    /// Coming sessions of every site, month by month.
    pub(super) fn network_calendar(&self) -> show::NetworkCalendarPage {
        let mut coming: Vec<(&Site, &Session)> = self
            .portal
            .sites
            .iter()
            .flat_map(|site| {
                site.commission.iter().flat_map(move |c| c.sessions.iter().map(move |session| (site, session)))
            })
            .filter(|(_, session)| session.visibility.is_public() && session.date >= *self.plan.today)
            .collect();
        coming.sort_by(|(a_site, a), (b_site, b)| a.date.cmp(&b.date).then_with(|| a_site.slug.cmp(&b_site.slug)));
        let mut months: Vec<(Date, show::CalendarMonth)> = Vec::new();
        for (site, session) in coming {
            let same = |(first, _): &&mut (Date, show::CalendarMonth)| {
                (first.year(), first.month()) == (session.date.year(), session.date.month())
            };
            let row = show::NetworkSession {
                site: show::Link {
                    label: self.text(&site.info.short_name),
                    ..show::Link::new("", self.site_href(site, "orienter/commission/"))
                },
                date: self.day(&session.date),
                deadline: self.day(&session.deadline),
                place: session.place.as_ref().map(|place| self.text(place)),
                state: self.state(session, self.next_public_session(site)),
            };
            match months.last_mut().filter(|month| same(month)) {
                Some((_, month)) => month.sessions.push(row),
                None => months.push((
                    session.date,
                    show::CalendarMonth {
                        id: format!("mois-{}-{:02}", session.date.year(), session.date.month()),
                        name: show::Text::from(self.month(&session.date)),
                        sessions: vec![row],
                    },
                )),
            }
        }
        show::NetworkCalendarPage {
            page: self.frame(self.heading("network_calendar")),
            months: months.into_iter().map(|(_, month)| month).collect(),
            calendar_href: None,
        }
    }
}
