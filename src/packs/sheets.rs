//! The sheets of paper of the orientation circuit: dates, leaflet, cover of a
//! kit, and the commission's own.

use super::desk::Desk;
use super::paper::{
    Agenda, Cover, CriterionLine, Decision, Examination, Group, Leaflet, Part, Plain, Request, StepItem,
};
use crate::forms::sheet::{Fact, Paragraph, Style};
use crate::model::Text;
use crate::model::gestionnaire::Member;
use crate::model::national::Criterion;
use crate::model::orientation::{OrientationTeam, Seat, SeatKind, TeamCategory};

/// A year of monthly sessions, and some more.
const ALL_DATES: usize = 14;
const NEXT_DATES: usize = 3;
/// Dates that fit on the leaflet's panel.
const LEAFLET_DATES: usize = 6;
/// Requests to write on an agenda.
const AGENDA_ROWS: usize = 10;

/// A sheet and the layout that draws it.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    pub layout: &'static str,
    pub data: Vec<u8>,
}

fn drawn(layout: &'static str, data: &impl serde::Serialize) -> Drawn {
    Drawn { layout, data: serde_json::to_vec(data).unwrap_or_default() }
}

impl Desk<'_> {
    /// The commission's dates, to pin on a wall.
    pub fn dates_sheet(&self) -> Drawn {
        let thing = self.thing("dates", "K2-DATES", "orienter/commission/");
        let none = Part::Text { title: String::new(), text: vec![self.paragraph(self.say("paper.no_dates"))] };
        let parts = vec![
            Part::Text { title: String::new(), text: vec![self.paragraph(self.say("paper.dates_intro"))] },
            self.dates("", ALL_DATES, true).unwrap_or(none),
            Part::Contacts { title: self.say("paper.question"), items: self.contacts() },
        ];
        drawn("dates.typ", &Plain { thing, facts: Vec::new(), warnings: Vec::new(), parts })
    }

    /// What an orientation team leaves on a table: A4, folded in three.
    pub fn leaflet(&self) -> Drawn {
        let national = &self.plan.portal.national;
        let mut thing = self.thing("leaflet", "K2-DEPLIANT", "orienter/");
        thing.subtitle = self.say("paper.leaflet_for");
        let titled = |key: &str, text: Vec<Paragraph>| Part::Text { title: self.say(key), text };
        let criteria = national.criteria.iter().map(|criterion| self.criterion_step(criterion)).collect();
        let prerequisites = national.prerequisites.iter().map(|criterion| self.text(&criterion.label)).collect();
        let teams = TeamCategory::ALL
            .iter()
            .map(|category| Paragraph { style: Style::Item, ..self.paragraph(self.category(*category)) })
            .collect();
        let steps = self.site.orientation.steps.iter().filter(|step| step.categories.is_empty());
        let route = steps.map(|step| StepItem { actor: String::new(), ..self.step(step) }).collect();
        let mut flap: Vec<Part> = self.dates(&self.say("paper.next_dates"), LEAFLET_DATES, false).into_iter().collect();
        flap.push(Part::Warning { title: String::new(), text: self.say("paper.certificate_apart") });
        let leaflet = Leaflet {
            cover: vec![self.text(&self.site.info.short_name)],
            flap,
            back: vec![
                Part::Contacts { title: self.say("paper.contacts"), items: self.contacts() },
                titled("paper.law", vec![self.paragraph(self.say("paper.law_text"))]),
            ],
            inside: [
                vec![
                    titled("paper.for_whom", vec![self.paragraph(self.say("paper.for_whom_text"))]),
                    Part::Steps { title: self.say("paper.criteria"), items: criteria },
                ],
                vec![
                    Part::Checks { title: self.say("paper.prerequisites"), items: prerequisites },
                    titled("paper.who_orients", teams),
                ],
                vec![Part::Steps { title: self.say("paper.how"), items: route }],
            ],
            thing,
        };
        drawn("leaflet.typ", &leaflet)
    }

    /// The first sheet of a team's kit.
    pub fn cover(&self, team: &OrientationTeam, documents: Vec<Vec<String>>) -> Drawn {
        let path = format!("orienter/{}/", team.category.slug());
        let mut thing = self.thing("cover", &format!("K2-{}", team.id.as_str().to_uppercase()), &path);
        thing.mark = "K2".to_owned();
        thing.subtitle = self.say_with("paper.cover_for", &[("team", &self.team_name(team))]);
        let opinion = if team.category.needs_opinion() { "paper.opinion_due" } else { "paper.opinion_not_due" };
        let fact = |key: &str, value: String| Fact { label: self.say(key), value };
        let mut aside = Vec::new();
        aside.extend(self.dates(&self.say("paper.next_dates"), NEXT_DATES, false));
        aside.push(Part::Contacts { title: self.say("paper.question"), items: self.contacts() });
        let head = ["paper.document", "paper.filled_by", "paper.given_to"].map(|key| self.say(key)).to_vec();
        let cover = Cover {
            thing,
            facts: vec![fact("paper.category", self.category(team.category)), fact("paper.opinion", self.say(opinion))],
            warnings: vec![self.say("paper.certificate_apart")],
            route: Part::Steps {
                title: self.say("paper.route"),
                items: self.route(team.category).map(|step| self.step(step)).collect(),
            },
            aside,
            parts: vec![Part::Table {
                title: self.say("paper.inside"),
                head,
                widths: vec![6, 4, 5],
                tall: false,
                rows: documents,
            }],
        };
        drawn("kit-cover.typ", &cover)
    }

    /// What the commission goes through, to be filled by hand.
    pub fn agenda(&self) -> Drawn {
        let mut thing = self.commission_thing("agenda", "K3-ORDRE");
        let next = self.sessions().into_iter().next();
        thing.subtitle = next.map(|session| self.day(session.date)).unwrap_or_default();
        let fact = |key: &str, value: String| Fact { label: self.say(key), value };
        let place = next.and_then(|session| session.place.as_ref()).map(|place| self.text(place));
        let places = self.site.commission.as_ref().and_then(|commission| commission.places.as_ref());
        let mut facts: Vec<Fact> = place.map(|place| fact("paper.place", place)).into_iter().collect();
        facts.extend(places.map(|places| {
            let count = places.support.min(places.dwellings).to_string();
            let values = [("n", count.as_str()), ("date", &self.words.day(places.at, "date.day"))];
            fact("paper.free_places", self.say_with("paper.free_places_at", &values))
        }));
        let steps = ["open", "follow_up", "examine", "decide"].map(|key| StepItem {
            title: self.say(&format!("paper.agenda_{key}")),
            text: String::new(),
            actor: String::new(),
            delay: String::new(),
        });
        let head: Vec<String> =
            ["number", "received", "team", "again"].map(|key| self.say(&format!("paper.request_{key}"))).to_vec();
        let agenda = Agenda {
            thing,
            facts,
            warning: self.say("paper.no_names"),
            parts: vec![
                Part::Steps { title: self.say("paper.agenda_steps"), items: steps.to_vec() },
                Part::Table {
                    title: self.say("paper.requests"),
                    widths: vec![3, 5, 5, 4],
                    tall: true,
                    rows: vec![vec![String::new(); head.len()]; AGENDA_ROWS],
                    head,
                },
            ],
        };
        drawn("commission-agenda.typ", &agenda)
    }

    /// One request, criterion by criterion: a number, never a name.
    pub fn examination(&self) -> Drawn {
        let national = &self.plan.portal.national;
        let group = |title: &str, head: &str, criteria: &[Criterion]| Group {
            title: self.say(title),
            head: [self.say(head), self.say("paper.finding")],
            criteria: criteria.iter().map(|criterion| self.criterion_line(criterion)).collect(),
        };
        let words = |keys: &[&str]| keys.iter().map(|key| self.say(&format!("paper.{key}"))).collect::<Vec<_>>();
        let blank = |key: &str| Fact { label: self.say(key), value: String::new() };
        let sheet = Examination {
            thing: self.commission_thing("examination", "K3-CRITERES"),
            warning: self.say("paper.no_names_no_diagnosis"),
            number_word: self.say("paper.request"),
            answers: words(&["answer_yes", "answer_no", "answer_missing"]),
            requests: vec![Request {
                number: "…………………".to_owned(),
                facts: vec![blank("paper.request_received"), blank("paper.request_team"), blank("paper.request_again")],
            }],
            groups: vec![
                group("paper.prerequisites", "paper.condition", &national.prerequisites),
                group("paper.criteria", "paper.criterion", &national.criteria),
            ],
            decision: Decision {
                title: self.say("paper.decision"),
                options: words(&["decision_in", "decision_wait", "decision_no", "decision_later"]),
                reason: self.say("paper.decision_reason"),
                lines: 2,
            },
            signatures: words(&["signature_chair", "signature_secretary"]),
        };
        drawn("commission-criteria.typ", &sheet)
    }

    /// Who sits, to sign.
    pub fn seats(&self) -> Drawn {
        let thing = self.commission_thing("seats", "K3-SIEGES");
        let head: Vec<String> =
            ["structure", "holder", "deputy", "sign"].map(|key| self.say(&format!("paper.seat_{key}"))).to_vec();
        let text = |text: &Option<Text>| text.as_ref().map(|text| self.text(text)).unwrap_or_default();
        let seats = self.site.commission.iter().flat_map(|commission| &commission.seats);
        let rows = seats
            .filter_map(|seat| Some(vec![self.structure(seat)?, text(&seat.holder), text(&seat.deputy), String::new()]))
            .collect();
        let table = Part::Table { title: String::new(), head, widths: vec![6, 5, 5, 4], tall: true, rows };
        let order = self.paragraph(self.say("paper.order"));
        let parts = vec![Part::Text { title: String::new(), text: vec![order] }, table];
        drawn("commission-seats.typ", &Plain { thing, facts: Vec::new(), warnings: Vec::new(), parts })
    }

    fn commission_thing(&self, key: &str, code: &str) -> super::paper::Thing {
        super::paper::Thing { mark: "K3".to_owned(), ..self.thing(key, code, "orienter/commission/") }
    }

    /// Name of who sits; a record that is not published leaves no name.
    fn structure(&self, seat: &Seat) -> Option<String> {
        let id = &seat.structure;
        match seat.kind {
            SeatKind::Member => {
                let members: &[Member] = &self.site.gestionnaire.members;
                members.iter().find(|member| member.id == *id).map(|member| member.name.clone())
            }
            SeatKind::Team => {
                self.site.orientation.teams.iter().find(|team| team.id == *id).map(|team| self.team_name(team))
            }
            SeatKind::Agreement | SeatKind::Siao | SeatKind::Other => {
                self.site.partner(id).map(|partner| partner.name.clone())
            }
        }
    }

    fn criterion_step(&self, criterion: &Criterion) -> StepItem {
        StepItem { title: self.text(&criterion.label), text: String::new(), actor: String::new(), delay: String::new() }
    }

    fn criterion_line(&self, criterion: &Criterion) -> CriterionLine {
        CriterionLine { title: self.text(&criterion.label), help: criterion.source.clone() }
    }
}
