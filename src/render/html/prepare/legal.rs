//! Pages that the law asks of any publisher, and the page of what is not found.

use super::{Maker, show};
use crate::model::portal::Conformity;
use crate::model::values::Email;

/// Where to complain about personal data (RGPD, art. 77).
const CNIL: &str = "https://www.cnil.fr/fr/adresser-une-plainte";

impl<'a> Maker<'a> {
    pub(super) fn legal(&self) -> show::LegalPage {
        let publisher = &self.portal.config.publisher;
        let term = |key: &str| self.say(&format!("legal.{key}"));
        let mut pairs = vec![show::Pair::new(term("name"), self.french(&publisher.editor))];
        pairs
            .extend(publisher.address.as_deref().map(|address| show::Pair::new(term("address"), self.french(address))));
        pairs.push(show::Pair::new(term("director"), self.french(&publisher.director)));
        if let Some(site) = self.page.site {
            pairs.push(show::Pair::new(term("gestionnaire"), self.french(&site.gestionnaire.name)));
        }
        show::LegalPage {
            page: self.frame(self.heading("legal")),
            publisher: pairs,
            host: vec![show::Pair::new(term("name"), self.french(&publisher.host))],
            licence: publisher.licence.as_deref().map(|licence| self.french(licence)),
            licence_href: None,
            body: self.body_of("mentions-legales"),
            contact: Some(self.mailbox("legal.contact", &publisher.contact)),
        }
    }

    fn mailbox(&self, key: &str, mail: &Email) -> show::Contact {
        show::Contact { email: Some(self.mail(mail)), ..show::Contact::named(self.say(key)) }
    }

    pub(super) fn treatments(&self) -> Vec<show::Treatment> {
        let term = |key: &str| self.say(&format!("treatment.{key}"));
        self.portal
            .config
            .data
            .processing
            .iter()
            .enumerate()
            .map(|(index, processing)| {
                let mut facts = vec![
                    show::Pair::new(term("basis"), self.text(&processing.legal_basis)),
                    show::Pair::new(term("retention"), self.text(&processing.retention)),
                ];
                facts.extend(
                    processing.recipients.as_ref().map(|text| show::Pair::new(term("recipients"), self.text(text))),
                );
                show::Treatment { id: format!("traitement-{}", index + 1), name: self.text(&processing.purpose), facts }
            })
            .collect()
    }

    pub(super) fn officer(&self) -> show::Contact {
        self.mailbox("contact_kind.dpo", &self.portal.config.data.officer)
    }

    pub(super) fn privacy(&self) -> show::PrivacyPage {
        let body = self.body_of("donnees-personnelles");
        // A body that already holds the table of treatments would show it twice.
        let inside =
            self.source("donnees-personnelles").and_then(|page| page.version(self.lang)).is_some_and(|(_, version)| {
                version.document.inserts().iter().any(|insert| insert.name == "bloc-traitements")
            });
        show::PrivacyPage {
            page: self.frame(self.heading_over("privacy", "donnees-personnelles")),
            body,
            treatments: if inside { Vec::new() } else { self.treatments() },
            dpo: (!inside).then(|| self.officer()),
            cnil_href: Some(CNIL.to_owned()),
        }
    }

    pub(super) fn accessibility(&self) -> show::AccessibilityPage {
        let record = &self.portal.config.accessibility;
        let contact = record.contact.as_ref().unwrap_or(&self.portal.config.publisher.contact);
        let remedy =
            |key: &str| show::Pair::new(self.say(&format!("remedy.{key}")), self.say(&format!("remedy.{key}_text")));
        show::AccessibilityPage {
            page: self.frame(self.heading_over("accessibility", "accessibilite")),
            entity: self.french(&self.portal.config.publisher.editor),
            address: Some(self.portal.config.base_url.to_string()),
            conformity: match record.conformity() {
                Conformity::None => show::Conformity::Non,
                Conformity::Partial => show::Conformity::Partielle,
                Conformity::Full => show::Conformity::Totale,
            },
            standard: self.french(record.standard.as_deref().unwrap_or("RGAA 4.1.2")),
            audit: record.audit.as_ref().map(|audit| show::Audit {
                date: self.day(&audit.date),
                auditor: self.french(&audit.auditor),
                rate: Some(self.french(&format!("{} %", audit.rate))),
            }),
            failures: Vec::new(),
            derogations: record.exemptions.iter().map(|text| self.french(text)).collect(),
            exempt: Vec::new(),
            methods: Vec::new(),
            statement_date: record.published.as_ref().map(|date| self.day(date)),
            contact: Some(self.mailbox("accessibility.mailbox", contact)),
            plans: record
                .plan
                .iter()
                .map(|plan| show::DocumentLink {
                    title: self.french(plan),
                    href: plan.starts_with("https://").then(|| plan.clone()),
                    format: None,
                    addressee: None,
                    version: None,
                    files: Vec::new(),
                })
                .collect(),
            remedies: vec![
                show::Pair { href: Some("https://formulaire.defenseurdesdroits.fr/".to_owned()), ..remedy("form") },
                show::Pair {
                    href: Some("https://www.defenseurdesdroits.fr/carte-des-delegues".to_owned()),
                    ..remedy("delegate")
                },
                remedy("letter"),
            ],
            body: self.body_of("accessibilite"),
        }
    }

    pub(super) fn not_found(&self) -> show::NotFoundPage {
        let mut links = vec![self.menu_link("menu.home", "")];
        match self.page.site {
            Some(_) => {
                links.push(self.menu_link("menu.orientation", "orienter/"));
                links.push(self.menu_link("menu.tenants", "locataires/"));
            }
            None => links.push(self.menu_link("menu.finder", "trouver/")),
        }
        links.push(self.menu_link("menu.sitemap", "plan-du-site/"));
        show::NotFoundPage { page: self.frame(self.heading("not_found")), links }
    }
}
