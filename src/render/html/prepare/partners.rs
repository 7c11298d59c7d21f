//! The directory of partners.

use super::{Maker, show};
use crate::model::Site;
use crate::model::partners::{Family, Partner};

impl<'a> Maker<'a> {
    /// The whole directory, or one family of it.
    pub(super) fn partners(&self, site: &'a Site, only: Option<Family>) -> show::PartnersPage {
        let is_shown = |family: Family| only.is_none_or(|asked| asked == family);
        let of = |family: Family| -> Vec<&Partner> {
            site.partners.iter().filter(|p| p.family == family && p.visibility.is_public()).collect()
        };
        let groups: Vec<show::PartnerGroup> = Family::ALL
            .iter()
            .filter(|family| is_shown(**family))
            .map(|family| show::PartnerGroup {
                id: format!("famille-{}", family.slug()),
                name: self.family_name(*family),
                description: None,
                partners: of(*family).into_iter().map(|partner| self.partner_card(partner)).collect(),
            })
            .filter(|group| !group.partners.is_empty())
            .collect();
        let heading = match only {
            None => self.heading("partners"),
            Some(family) => {
                let mut heading = self.heading("partners");
                heading.title = show::Text::from(
                    self.say_with("title.partners_family", &[("name", &self.family_name(family).text)]),
                );
                heading
            }
        };
        show::PartnersPage {
            page: self.frame(heading),
            families: self.families(site, only, &of),
            count: groups.iter().map(|group| group.partners.len()).sum(),
            groups,
            documents: Vec::new(),
        }
    }

    fn families(
        &self,
        site: &Site,
        only: Option<Family>,
        of: &dyn Fn(Family) -> Vec<&'a Partner>,
    ) -> Vec<show::FamilyLink> {
        let all = show::FamilyLink {
            name: show::Text::from(self.say("partners.all")),
            href: self.href("partenaires/"),
            count: site.partners.iter().filter(|p| p.visibility.is_public()).count(),
            current: only.is_none(),
        };
        let each = Family::ALL.iter().filter(|family| !of(**family).is_empty()).map(|family| show::FamilyLink {
            name: self.family_name(*family),
            href: self.href(&format!("partenaires/{}/", family.slug())),
            count: of(*family).len(),
            current: only == Some(*family),
        });
        std::iter::once(all).chain(each).collect()
    }

    fn family_name(&self, family: Family) -> show::Text {
        self.label("family", family.word(), family.label())
    }

    /// Where a partner's card stands, when it is published.
    pub(super) fn partner_href(&self, partner: &Partner) -> Option<String> {
        partner.visibility.is_public().then(|| format!("{}#{}", self.href("partenaires/"), partner.id))
    }

    pub(super) fn partner_card(&self, partner: &Partner) -> show::PartnerCard {
        let address = partner.address.as_ref().map(|address| {
            let mut shown = self.address(&address.lines, address.postal_code.as_str(), &address.town);
            shown.access = partner.access.as_ref().map(|access| self.text(access));
            shown
        });
        show::PartnerCard {
            id: partner.id.to_string(),
            name: self.french(&partner.name),
            acronym: partner.acronym.as_deref().map(|acronym| self.french(acronym)),
            kind: Some(self.label("partner_kind", partner.kind.word(), partner.kind.label())),
            missions: Some(self.text(&partner.mission)),
            audience: partner.audience.as_ref().map(|audience| self.text(audience)),
            address,
            hours: partner.hours.as_ref().map(|hours| self.hours(hours)).unwrap_or_default(),
            phone: partner.phone.as_ref().map(|phone| self.phone(phone)),
            email: partner.mail.as_ref().map(|mail| self.mail(mail)),
            website: partner.website.as_ref().map(|url| show::Link::external(url.shown(), url.as_str())),
            languages: partner.languages.iter().map(|lang| self.language_name(lang)).collect(),
            free: partner.free.map(crate::model::values::YesNo::is_yes),
            checked: partner.updated.as_ref().map(|date| self.day(date)),
        }
    }

    /// A language's name: in the page's language if the theme says it, else the
    /// language's own name, which its speakers read best.
    fn language_name(&self, lang: &crate::model::values::Lang) -> show::Text {
        if let Ok(name) = self.words.text(&format!("language.{lang}")) {
            return show::Text::from(name);
        }
        match (self.lang, lang.french_name(), lang.native_name()) {
            ("fr", Some(name), _) => show::Text::from(name),
            (_, _, Some(name)) => self.in_lang(name.to_owned(), lang.as_str()),
            _ => show::Text::from(lang.as_str()),
        }
    }
}
