//! The programme, its gestionnaire, its team, its training.

use super::{Maker, show};
use crate::model::Site;
use crate::model::team::{ChartNode, ChartRole, Function, TeamMember};
use crate::model::training::TrainingAudience;
use crate::render::figure;

impl<'a> Maker<'a> {
    pub(super) fn programme(&self, site: &'a Site) -> show::ProgrammePage {
        let territory = &site.info.territory;
        show::ProgrammePage {
            page: self.frame(self.heading_over("programme", "dispositif")),
            body: self.body_of("dispositif"),
            figures: Vec::new(),
            principles: self
                .portal
                .national
                .principles
                .iter()
                .map(|principle| show::Principle {
                    title: self.text(&principle.title),
                    text: Some(self.sentence(&self.text(&principle.text))),
                })
                .collect(),
            territory: Some(show::Territory {
                description: Some(self.prose(&territory.description)),
                communes: territory.communes.iter().map(|commune| self.french(&commune.name)).collect(),
            }),
        }
    }

    pub(super) fn governance(&self, site: &'a Site) -> show::GovernancePage {
        let gestionnaire = &site.gestionnaire;
        let partner = |id| site.partner(id);
        show::GovernancePage {
            page: self.frame(self.heading("governance")),
            body: None,
            identity: self.identity(site),
            members: gestionnaire
                .members
                .iter()
                .map(|member| show::ManagerMember {
                    name: self.french(&member.name),
                    roles: member
                        .roles
                        .iter()
                        .map(|role| self.label("member_role", role.word(), role.label()))
                        .collect(),
                    href: member.partner.as_ref().and_then(partner).and_then(|p| self.partner_href(p)),
                })
                .collect(),
            conventions: gestionnaire
                .agreements
                .iter()
                .filter_map(|agreement| {
                    let partner = site.partner(&agreement.with)?;
                    Some(show::Convention {
                        subject: self.label("agreement", agreement.kind.word(), agreement.kind.label()),
                        partner: self.french(&partner.name),
                        partner_href: self.partner_href(partner),
                        signed: self.day(agreement.signed.as_ref()?),
                        until: agreement.expires.as_ref().map(|date| self.day(date)),
                    })
                })
                .collect(),
            bodies: gestionnaire
                .governance
                .bodies
                .iter()
                .map(|body| show::GovernanceBody {
                    name: self.text(&body.name),
                    composition: body.composition.iter().map(|text| self.text(text)).collect(),
                    cadence: Some(self.text(&body.frequency)),
                    open_to_tenants: body.open_to_tenants.is_yes(),
                })
                .collect(),
            local_committee: gestionnaire.governance.local_committee.as_ref().map(|committee| show::GovernanceBody {
                name: show::Text::from(self.say("governance.committee")),
                composition: committee.members.iter().map(|text| self.text(text)).collect(),
                cadence: committee.frequency.as_ref().map(|text| self.text(text)),
                open_to_tenants: false,
            }),
            documents: Vec::new(),
        }
    }

    fn identity(&self, site: &Site) -> Vec<show::Pair> {
        let gestionnaire = &site.gestionnaire;
        let term = |key: &str| self.say(&format!("identity.{key}"));
        let mut pairs = vec![
            show::Pair::new(term("name"), self.french(&gestionnaire.name)),
            show::Pair::new(
                term("form"),
                self.label("legal_form", gestionnaire.form.word(), gestionnaire.form.label()),
            ),
        ];
        let mut add = |key: &str, value: Option<String>| {
            pairs.extend(value.map(|value| show::Pair::new(term(key), value)));
        };
        add("created", gestionnaire.created.as_ref().map(|date| self.day(date).label));
        add("siret", gestionnaire.siret.as_ref().map(|siret| siret.grouped()));
        add("finess_ej", site.info.identifiers.finess_legal.as_ref().map(ToString::to_string));
        add("finess_et", site.info.identifiers.finess_site.as_ref().map(ToString::to_string));
        add("capacity", site.info.capacity.map(|count| count.to_string()));
        if let Some(authorisation) = &site.info.authorisation {
            add("authorised", Some(format!("{}, {}", authorisation.authority, self.day(&authorisation.date).label)));
        }
        pairs
    }

    pub(super) fn team(&self, site: &'a Site) -> show::TeamPage {
        show::TeamPage {
            page: self.frame(self.heading("team")),
            intro: self.body_of("equipe"),
            poles: site
                .team
                .poles
                .iter()
                .map(|pole| show::Pole {
                    id: format!("pole-{}", pole.kind.word()),
                    name: self.label("pole", pole.kind.word(), pole.kind.label()),
                    missions: Some(self.prose(&pole.missions)),
                    lead: pole
                        .lead
                        .as_ref()
                        .and_then(|id| site.team.members.iter().find(|m| m.id == *id))
                        .map(|m| self.person(m)),
                    contact: pole.contact.as_ref().map(|contact| self.contact(contact, None)),
                })
                .collect(),
            functions: self.functions(site),
            figure: self.chart_figure(site),
            chart: self.chart_list(site, None),
        }
    }

    fn functions(&self, site: &Site) -> Vec<show::TeamFunction> {
        Function::ALL
            .iter()
            .map(|function| {
                (function, site.team.members.iter().filter(|m| m.function == *function).collect::<Vec<_>>())
            })
            .filter(|(_, members)| !members.is_empty())
            .map(|(function, members)| show::TeamFunction {
                name: capital(self.label("function", function.word(), function.label())),
                description: members.iter().find_map(|m| m.presentation.as_ref()).map(|text| self.text(text)),
                members: members
                    .iter()
                    .map(|member| show::TeamMember {
                        name: member.public_name().map(|name| self.french(name)),
                        title: self.function_of(member),
                        employer: member.employer.as_ref().map(|id| self.employer(site, id.as_str())),
                    })
                    .collect(),
            })
            .collect()
    }

    fn employer(&self, site: &Site, id: &str) -> show::Text {
        let member = site.gestionnaire.members.iter().find(|m| m.id.as_str() == id).map(|m| m.name.as_str());
        let partner = site.partners.iter().find(|p| p.id.as_str() == id).map(|p| p.name.as_str());
        self.french(member.or(partner).unwrap_or(id))
    }

    fn function_of(&self, member: &TeamMember) -> show::Text {
        match &member.title {
            Some(title) => self.text(title),
            None => capital(self.label("function", member.function.word(), member.function.label())),
        }
    }

    /// The name with consent, else the function.
    fn person(&self, member: &TeamMember) -> show::Text {
        match member.public_name() {
            Some(name) => self.french(name),
            None => self.function_of(member),
        }
    }

    fn chart_people(&self, site: &Site, node: &ChartNode) -> Vec<show::Text> {
        node.people
            .iter()
            .filter_map(|id| site.team.members.iter().find(|m| m.id == *id))
            .map(|m| self.person(m))
            .collect()
    }

    fn chart_list(&self, site: &Site, parent: Option<&ChartNode>) -> Vec<show::ChartNode> {
        let Some(chart) = &site.team.chart else { return Vec::new() };
        chart
            .nodes
            .iter()
            .filter(|node| node.parent.as_ref() == parent.map(|parent| &parent.id))
            .map(|node| show::ChartNode {
                title: self.text(&node.title),
                people: self.chart_people(site, node),
                children: self.chart_list(site, Some(node)),
            })
            .collect()
    }

    fn chart_figure(&self, site: &Site) -> Option<show::Figure> {
        let chart = site.team.chart.as_ref()?;
        let texts: Vec<(String, String)> = chart
            .nodes
            .iter()
            .map(|node| {
                let people: Vec<String> = self.chart_people(site, node).into_iter().map(|text| text.text).collect();
                (self.text(&node.title).text, people.join(", "))
            })
            .collect();
        let nodes: Vec<figure::OrgNode<'_>> = chart
            .nodes
            .iter()
            .zip(&texts)
            .map(|(node, (title, people))| figure::OrgNode {
                id: node.id.as_str(),
                title,
                subtitle: people,
                parent: node.parent.as_ref().map(|id| id.as_str()),
                kind: match node.role {
                    ChartRole::Body => figure::OrgKind::Body,
                    ChartRole::Direction => figure::OrgKind::Direction,
                    ChartRole::Pole => figure::OrgKind::Pole,
                    ChartRole::Function => figure::OrgKind::Function,
                    ChartRole::Participation => figure::OrgKind::Participation,
                },
            })
            .collect();
        let caption = self.say("figure.chart");
        let say = |key: &str| self.say(&format!("figure.{key}"));
        let (description, body, direction, pole) = (say("same_as_list"), say("body"), say("direction"), say("pole"));
        let (function, participation) = (say("function"), say("participation"));
        let words = figure::OrgWords {
            title: &caption,
            description: &description,
            body: &body,
            direction: &direction,
            pole: &pole,
            function: &function,
            participation: &participation,
        };
        let side = self.drawing_direction();
        // References were checked when the project was read: a chart that is no
        // tree never comes this far.
        let narrow = figure::organigramme(&nodes, &words, side, "organigramme").ok()?;
        let wide = figure::organigramme_wide(&nodes, &words, side, "organigramme").ok()?;
        Some(show::Figure {
            id: "organigramme".to_owned(),
            svg_html: narrow + &wide,
            caption: show::Text::from(caption),
        })
    }

    pub(super) fn training(&self, site: &'a Site) -> show::TrainingPage {
        let training = site.training.as_ref();
        let sessions = training.map(|t| t.sessions.as_slice()).unwrap_or_default();
        let audience = |a: &TrainingAudience| self.label("training_audience", a.word(), a.label());
        show::TrainingPage {
            page: self.frame(self.heading("training")),
            intro: self.body_of("formation"),
            year: training.map_or_else(String::new, |t| t.year.to_string()),
            elements: training
                .iter()
                .flat_map(|t| &t.elements)
                .map(|element| show::TrainingElement {
                    title: self.label("training_element", element.element.word(), element.element.label()),
                    text: Some(self.prose(&element.text)),
                })
                .collect(),
            sessions: sessions
                .iter()
                .map(|session| show::TrainingSession {
                    title: self.text(&session.title),
                    start: self.day(&session.start),
                    end: (session.end != session.start).then(|| self.day(&session.end)),
                    audience: session.audience.iter().map(audience).collect(),
                    place: Some(self.text(&session.place)),
                    registration: session.signup.as_ref().map(|signup| self.text(signup)),
                })
                .collect(),
            audiences: TrainingAudience::ALL
                .iter()
                .filter(|a| sessions.iter().any(|s| s.audience.contains(a)))
                .map(audience)
                .collect(),
            documents: Vec::new(),
            contact: None,
        }
    }
}

/// A label that opens a line starts with a capital.
fn capital(label: show::Text) -> show::Text {
    let mut letters = label.text.chars();
    let text = letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    show::Text { text, ..label }
}
