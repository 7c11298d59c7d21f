//! What files say of each other: every name must lead somewhere.
//!
//! Two records with one id, a step that names no form, a partner that does not
//! exist, a chart that turns in circles: all told with the place of the name.

use std::collections::{BTreeMap, BTreeSet};

use super::places::Places;
use super::read::CONFIG;
use super::yaml::closest;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::orientation::SeatKind;
use crate::model::portal::PortalConfig;
use crate::model::values::Slug;
use crate::model::{Portal, Site};

/// Names that a site's folder may not take: the network's own pages.
const RESERVED: &[&str] = &[
    "trouver",
    "calendrier",
    "plan-du-site",
    "mentions-legales",
    "donnees-personnelles",
    "accessibilite",
    "assets",
    "recherche",
];

/// Faults of the portal as a whole.
pub fn portal(config: &PortalConfig, slugs: &[Slug], places: &Places, found: &mut Diagnostics) {
    if config.version != 1 {
        found.push(
            Diagnostic::error(
                "version-inconnue",
                format!("la version {} de la description n’est pas connue", config.version),
            )
            .help("écrivez « version: 1 »")
            .at(places.find(CONFIG, "version")),
        );
    }
    if slugs.len() > 1 && config.network.is_none() {
        found.push(
            Diagnostic::error("reseau-absent", format!("{} sites sont décrits, mais le réseau ne l’est pas", slugs.len()))
                .help("ajoutez à site-config.yaml un bloc « reseau: » avec « nom », ou gardez un seul dossier dans content/sites/")
                .at(places.find(CONFIG, "")),
        );
    }
    if config.languages.first().is_none_or(|lang| lang.as_str() != "fr") {
        found.push(
            Diagnostic::error("francais-d-abord", "le français n’est pas la première langue")
                .help("écrivez « langues: [fr, …] »")
                .at(places.find(CONFIG, "langues")),
        );
    }
    duplicates(
        config.languages.iter().map(|lang| lang.as_str()),
        |index| places.find(CONFIG, &format!("langues[{index}]")),
        found,
    );
    duplicates(config.sites.iter().map(Slug::as_str), |index| places.find(CONFIG, &format!("sites[{index}]")), found);
    for slug in slugs {
        let taken =
            RESERVED.contains(&slug.as_str()) || config.languages.iter().any(|lang| lang.as_str() == slug.as_str());
        if taken && config.network.is_some() {
            found.push(
                Diagnostic::error("nom-de-site-reserve", format!("le nom de dossier « {slug} » est réservé"))
                    .help("choisissez un autre nom de dossier dans content/sites/, par exemple celui de la ville")
                    .at(crate::diagnostics::Place::file(format!("content/sites/{slug}/site.yaml"))),
            );
        }
    }
}

/// Faults of every site.
pub fn sites(portal: &Portal, places: &Places, found: &mut Diagnostics) {
    for site in &portal.sites {
        let mut look = Look { site, places, found };
        look.identifiers();
        look.gestionnaire();
        look.team();
        look.orientation();
        look.commission();
        look.dates();
        look.criteria(portal);
    }
}

fn duplicates<'a>(
    ids: impl Iterator<Item = &'a str>,
    place: impl Fn(usize) -> crate::diagnostics::Place,
    found: &mut Diagnostics,
) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, id) in ids.enumerate() {
        match seen.get(id) {
            Some(first) => found.push(
                Diagnostic::error("identifiant-en-double", format!("l’identifiant « {id} » est pris deux fois"))
                    .help("donnez à chaque élément un identifiant différent")
                    .at(place(index))
                    .related(place(*first), "première fois ici"),
            ),
            None => drop(seen.insert(id, index)),
        }
    }
}

struct Look<'a> {
    site: &'a Site,
    places: &'a Places,
    found: &'a mut Diagnostics,
}

impl Look<'_> {
    /// Tells a name that leads nowhere.
    fn unknown(&mut self, kind: &str, path: &str, name: &str, what: &str, known: &[&str]) {
        let help = match closest(name, known.iter().copied()) {
            Some(close) => format!("vouliez-vous dire « {close} » ?"),
            None if known.is_empty() => format!("ajoutez d’abord {what}"),
            None => format!("identifiants connus : {}", known.join(", ")),
        };
        let place = self.places.in_site(self.site.slug.as_str(), kind, path);
        self.found.push(
            Diagnostic::error("reference-inconnue", format!("« {name} » ne correspond à aucun {what}"))
                .help(help)
                .at(place),
        );
    }

    fn reference(&mut self, kind: &str, path: &str, name: &Slug, what: &str, known: &[&str]) {
        if !known.contains(&name.as_str()) {
            self.unknown(kind, path, name.as_str(), what, known);
        }
    }

    fn unique<'i>(&mut self, kind: &str, list: &str, ids: impl Iterator<Item = &'i str>) {
        let (places, slug) = (self.places, self.site.slug.as_str());
        duplicates(ids, |index| places.in_site(slug, kind, &format!("{list}[{index}].id")), self.found);
    }

    fn identifiers(&mut self) {
        let site = self.site;
        self.unique("partenaires", "partenaires", site.partners.iter().map(|p| p.id.as_str()));
        self.unique("gestionnaire", "membres", site.gestionnaire.members.iter().map(|m| m.id.as_str()));
        self.unique("equipe", "equipe", site.team.members.iter().map(|m| m.id.as_str()));
        self.unique("orientation", "equipes_orientation", site.orientation.teams.iter().map(|t| t.id.as_str()));
        self.unique("orientation", "etapes", site.orientation.steps.iter().map(|s| s.id.as_str()));
        self.unique("vie-locale", "quartier", site.life.district.iter().map(|p| p.id.as_str()));
        self.unique("vie-locale", "agenda", site.life.agenda.iter().map(|e| e.id.as_str()));
        self.unique("vie-locale", "faq", site.life.faq.iter().map(|q| q.id.as_str()));
        self.unique("vie-locale", "ressources", site.life.resources.iter().map(|r| r.id.as_str()));
        if let Some(training) = &site.training {
            self.unique("formation", "sessions", training.sessions.iter().map(|s| s.id.as_str()));
        }
        if let Some(chart) = &site.team.chart {
            self.unique("equipe", "organigramme.noeuds", chart.nodes.iter().map(|n| n.id.as_str()));
        }
    }

    fn gestionnaire(&mut self) {
        let site = self.site;
        let partners: Vec<&str> = site.partners.iter().map(|p| p.id.as_str()).collect();
        for (index, member) in site.gestionnaire.members.iter().enumerate() {
            if let Some(partner) = &member.partner {
                self.reference(
                    "gestionnaire",
                    &format!("membres[{index}].partenaire"),
                    partner,
                    "partenaire",
                    &partners,
                );
            }
        }
        for (index, agreement) in site.gestionnaire.agreements.iter().enumerate() {
            self.reference(
                "gestionnaire",
                &format!("conventions[{index}].avec"),
                &agreement.with,
                "partenaire",
                &partners,
            );
        }
        for (index, landlord) in site.support.housing.landlords.iter().enumerate() {
            self.reference("logement", &format!("logement.bailleurs[{index}]"), landlord, "partenaire", &partners);
        }
    }

    fn team(&mut self) {
        let site = self.site;
        let members: Vec<&str> = site.team.members.iter().map(|m| m.id.as_str()).collect();
        let employers: Vec<&str> = site
            .gestionnaire
            .members
            .iter()
            .map(|m| m.id.as_str())
            .chain(site.partners.iter().map(|p| p.id.as_str()))
            .collect();
        for (index, member) in site.team.members.iter().enumerate() {
            if let Some(employer) = &member.employer {
                self.reference(
                    "equipe",
                    &format!("equipe[{index}].employeur"),
                    employer,
                    "membre du groupement ni partenaire",
                    &employers,
                );
            }
        }
        for (index, pole) in site.team.poles.iter().enumerate() {
            if let Some(lead) = &pole.lead {
                self.reference("equipe", &format!("poles[{index}].responsable"), lead, "membre de l’équipe", &members);
            }
        }
        let Some(chart) = &site.team.chart else { return };
        let nodes: Vec<&str> = chart.nodes.iter().map(|n| n.id.as_str()).collect();
        for (index, node) in chart.nodes.iter().enumerate() {
            let at = format!("organigramme.noeuds[{index}]");
            for (rank, person) in node.people.iter().enumerate() {
                self.reference("equipe", &format!("{at}.personnes[{rank}]"), person, "membre de l’équipe", &members);
            }
            if let Some(parent) = &node.parent {
                self.reference("equipe", &format!("{at}.parent"), parent, "case de l’organigramme", &nodes);
            }
            if self.turns_in_circles(node.id.as_str()) {
                let place = self.places.in_site(site.slug.as_str(), "equipe", &format!("{at}.parent"));
                self.found.push(
                    Diagnostic::error(
                        "organigramme-en-boucle",
                        format!("la case « {} » est au-dessus d’elle-même", node.id),
                    )
                    .help("changez « parent » : une case ne peut pas dépendre de celles qui dépendent d’elle")
                    .at(place),
                );
            }
        }
    }

    fn turns_in_circles(&self, start: &str) -> bool {
        let Some(chart) = &self.site.team.chart else { return false };
        let parents: BTreeMap<&str, &str> =
            chart.nodes.iter().filter_map(|n| Some((n.id.as_str(), n.parent.as_ref()?.as_str()))).collect();
        let mut seen = BTreeSet::new();
        let mut at = start;
        while let Some(parent) = parents.get(at) {
            if *parent == start {
                return true;
            }
            if !seen.insert(*parent) {
                return false;
            }
            at = parent;
        }
        false
    }

    fn orientation(&mut self) {
        let site = self.site;
        let partners: Vec<&str> = site.partners.iter().map(|p| p.id.as_str()).collect();
        let forms: Vec<&str> = site.forms.iter().map(|f| f.id.as_str()).collect();
        let steps: Vec<&str> = site.orientation.steps.iter().map(|s| s.id.as_str()).collect();
        for (index, team) in site.orientation.teams.iter().enumerate() {
            if let Some(partner) = &team.partner {
                self.reference(
                    "orientation",
                    &format!("equipes_orientation[{index}].partenaire"),
                    partner,
                    "partenaire",
                    &partners,
                );
            }
        }
        for (index, step) in site.orientation.steps.iter().enumerate() {
            for (rank, document) in step.documents.iter().enumerate() {
                self.reference(
                    "orientation",
                    &format!("etapes[{index}].documents[{rank}]"),
                    document,
                    "formulaire",
                    &forms,
                );
            }
            if let Some(back) = &step.back_to {
                self.reference("orientation", &format!("etapes[{index}].retour"), back, "étape du circuit", &steps);
            }
        }
    }

    fn commission(&mut self) {
        let site = self.site;
        let Some(commission) = &site.commission else { return };
        let partners: Vec<&str> = site.partners.iter().map(|p| p.id.as_str()).collect();
        let members: Vec<&str> = site.gestionnaire.members.iter().map(|m| m.id.as_str()).collect();
        let teams: Vec<&str> = site.orientation.teams.iter().map(|t| t.id.as_str()).collect();
        for (index, seat) in commission.seats.iter().enumerate() {
            let (what, known) = match seat.kind {
                SeatKind::Member => ("membre du groupement", &members),
                SeatKind::Team => ("équipe d’orientation", &teams),
                SeatKind::Agreement | SeatKind::Siao | SeatKind::Other => ("partenaire", &partners),
            };
            self.reference("commission", &format!("membres[{index}].structure"), &seat.structure, what, known);
        }
    }

    fn dates(&mut self) {
        let site = self.site;
        for (index, session) in site.commission.iter().flat_map(|c| c.sessions.iter()).enumerate() {
            if session.deadline > session.date {
                let place =
                    self.places.in_site(site.slug.as_str(), "commission", &format!("seances[{index}].limite_depot"));
                self.found.push(
                    Diagnostic::error("dates-incoherentes", "la date limite d’envoi est après la séance")
                        .help("mettez une date limite avant la séance")
                        .at(place),
                );
            }
        }
        for (index, session) in site.training.iter().flat_map(|t| t.sessions.iter()).enumerate() {
            if session.end < session.start {
                let place = self.places.in_site(site.slug.as_str(), "formation", &format!("sessions[{index}].fin"));
                self.found.push(
                    Diagnostic::error("dates-incoherentes", "la session finit avant de commencer")
                        .help("vérifiez « debut » et « fin »")
                        .at(place),
                );
            }
        }
    }

    fn criteria(&mut self, portal: &Portal) {
        let national = &portal.national;
        let known: Vec<&str> = national.prerequisites.iter().chain(&national.criteria).map(|c| c.id.as_str()).collect();
        for (index, note) in self.site.orientation.criteria.iter().enumerate() {
            if !known.contains(&note.criterion.as_str()) {
                self.unknown(
                    "orientation",
                    &format!("criteres[{index}].id"),
                    &note.criterion,
                    "critère national",
                    &known,
                );
            }
        }
    }
}
