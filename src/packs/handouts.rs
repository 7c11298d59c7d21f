//! What is handed over one by one: wallet card, guide of the neighbourhood, training programme, who does what.

use serde::Serialize;

use super::desk::{Desk, plain};
use super::draft::Draft;
use super::paper::{Number, Part, Thing};
use crate::model::editions::Paper;
use crate::model::local_life::{Place, PlaceKind};
use crate::model::partners::{Family, Partner};
use crate::model::site::ContactKind;
use crate::model::team::{ChartNode, ChartRole, TeamMember};
use crate::model::training::{TrainingAudience, TrainingSession};

/// What `card.typ` reads.
#[derive(Debug, Clone, Serialize)]
struct Card {
    #[serde(flatten)]
    thing: Thing,
    on_call: CardLine,
    emergency: Vec<Number>,
    lines: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
struct CardLine {
    label: String,
    number: String,
}

/// What `guide.typ` reads.
#[derive(Debug, Clone, Serialize)]
struct Guide {
    #[serde(flatten)]
    thing: Thing,
    lead: String,
    groups: Vec<GuideGroup>,
}

#[derive(Debug, Clone, Serialize)]
struct GuideGroup {
    title: String,
    intro: String,
    places: Vec<GuidePlace>,
}

#[derive(Debug, Clone, Serialize)]
struct GuidePlace {
    name: String,
    what: String,
    lines: Vec<String>,
    phone: String,
    site: String,
}

/// What `programme.typ` reads.
#[derive(Debug, Clone, Serialize)]
struct Programme {
    #[serde(flatten)]
    thing: Thing,
    lead: String,
    parts: Vec<Part>,
}

/// What `organigramme.typ` reads.
#[derive(Debug, Clone, Serialize)]
struct WhoDoesWhat {
    #[serde(flatten)]
    thing: Thing,
    lead: String,
    head: Person,
    poles: Vec<PoleBox>,
    beside: Vec<Part>,
}

#[derive(Debug, Clone, Default, Serialize)]
struct Person {
    role: String,
    name: String,
    note: String,
}

#[derive(Debug, Clone, Serialize)]
struct PoleBox {
    title: String,
    note: String,
    people: Vec<Person>,
}

impl Desk<'_> {
    /// The 24/7 number, emergencies, the address, whom to call: ten cards on a sheet.
    pub fn card(&self) -> Draft {
        let mut thing = self.printed("card", Paper::Card);
        thing.title = self.text(&self.site.info.name);
        let reception = self.public_contacts().find(|contact| contact.kind == ContactKind::Reception);
        let phone = reception.and_then(|contact| contact.phone.as_ref()).map(|phone| phone.display());
        let mut lines: Vec<String> =
            phone.map(|phone| self.say_with("print.card_reception", &[("phone", &phone)])).into_iter().collect();
        lines.push(self.card_address());
        let short = |number: Number| Number { text: String::new(), ..number };
        let card = Card {
            on_call: CardLine { label: self.say("print.on_call"), number: self.on_call_number() },
            emergency: self.card_numbers().into_iter().map(short).collect(),
            lines,
            thing,
        };
        Draft::of("card.typ", self.lang, &card)
    }

    /// A number and a word or two: what fits beside five others.
    fn card_numbers(&self) -> Vec<Number> {
        let numbers = self.first_numbers().into_iter();
        numbers
            .map(|number| {
                let word = self.words.text(&format!("emergency.{}", number.number.replace('\u{a0}', "")));
                Number {
                    label: word.map_or(number.label.clone(), |word| super::desk::dressed(&word, self.lang)),
                    ..number
                }
            })
            .collect()
    }

    /// Street and town, without the floor.
    fn card_address(&self) -> String {
        let address = &self.site.info.address;
        let street = address.lines.first().map(|line| format!("{line}, ")).unwrap_or_default();
        plain(&format!("{street}{} {}", address.postal_code.as_str(), address.town))
    }

    /// Places of the district by need, then partners by family.
    pub fn guide(&self) -> Draft {
        let mut groups = Vec::new();
        for kind in PlaceKind::ALL {
            let places =
                self.site.life.district.iter().filter(|place| place.kind == *kind && place.visibility.is_public());
            let title = capital(self.label("place_kind", kind.word(), kind.label()));
            groups.push(GuideGroup {
                title,
                intro: String::new(),
                places: places.map(|p| self.guide_place(p)).collect(),
            });
        }
        for family in Family::ALL {
            let partners = self.site.partners.iter().filter(|p| p.family == *family && p.visibility.is_public());
            let title = self.label("family", family.word(), family.label());
            groups.push(GuideGroup {
                title,
                intro: String::new(),
                places: partners.map(|p| self.guide_partner(p)).collect(),
            });
        }
        groups.retain(|group| !group.places.is_empty());
        let guide = Guide { thing: self.printed("guide", Paper::Guide), lead: self.say("print.guide_lead"), groups };
        Draft::of("guide.typ", self.lang, &guide)
    }

    fn guide_place(&self, place: &Place) -> GuidePlace {
        let mut lines: Vec<String> = place.address.iter().map(|line| plain(line)).collect();
        lines.extend(place.hours.iter().flat_map(|hours| self.hours(hours)));
        GuidePlace {
            name: plain(&place.name),
            what: place.text.as_ref().map(|text| self.text(text)).unwrap_or_default(),
            lines,
            phone: place.phone.as_ref().map(|phone| phone.display()).unwrap_or_default(),
            site: String::new(),
        }
    }

    fn guide_partner(&self, partner: &Partner) -> GuidePlace {
        let address = partner.address.as_ref().map(|address| {
            let town = format!("{} {}", address.postal_code.as_str(), address.town);
            let lines: Vec<&str> = address.lines.iter().map(String::as_str).chain([town.as_str()]).collect();
            plain(&lines.join(", "))
        });
        let mut lines: Vec<String> = address.into_iter().collect();
        lines.extend(partner.access.as_ref().map(|access| self.text(access)));
        lines.extend(partner.hours.iter().flat_map(|hours| self.hours(hours)));
        GuidePlace {
            name: plain(&partner.name),
            what: self.text(&partner.mission),
            lines,
            phone: partner.phone.as_ref().map(|phone| phone.display()).unwrap_or_default(),
            site: partner.website.as_ref().map(|url| url.shown().to_owned()).unwrap_or_default(),
        }
    }

    /// The sessions of the year, then the seven elements of the cahier (8.10).
    pub fn programme(&self) -> Option<Draft> {
        let training = self.site.training.as_ref()?;
        let mut thing = self.printed("training", Paper::Training);
        thing.subtitle = self.say_with("print.training_year", &[("year", &training.year.to_string())]);
        let head = ["training.dates", "training.title", "training.place", "training.for_whom"].map(|key| self.say(key));
        let rows = training.sessions.iter().map(|session| self.session_row(session)).collect();
        let mut parts = vec![Part::Table {
            title: self.say("training.sessions"),
            head: head.to_vec(),
            widths: vec![4, 6, 4, 4],
            tall: false,
            rows,
        }];
        parts.push(Part::Text { title: self.say("training.elements"), text: Vec::new() });
        for element in &training.elements {
            let name = self.label("training_element", element.element.word(), element.element.label());
            let mut text = vec![self.paragraph(name)];
            text.iter_mut().for_each(|paragraph| paragraph.style = crate::forms::Style::Heading);
            text.extend(self.prose(&element.text));
            parts.push(Part::Text { title: String::new(), text });
        }
        let programme = Programme { thing, lead: self.say("print.training_lead"), parts };
        Some(Draft::of("programme.typ", self.lang, &programme))
    }

    fn session_row(&self, session: &TrainingSession) -> Vec<String> {
        let day = |date| self.words.day(date, "date.day");
        let when = match session.start == session.end {
            true => day(session.start),
            false => format!(
                "{} {} {} {}",
                self.say("training.from"),
                day(session.start),
                self.say("training.to"),
                day(session.end)
            ),
        };
        let hours = session.hours.as_ref().map(|hours| format!(", {}", self.text(hours))).unwrap_or_default();
        let name = |a: &TrainingAudience| self.label("training_audience", a.word(), a.label());
        let audience: Vec<String> = session.audience.iter().map(name).collect();
        vec![format!("{when}{hours}"), self.text(&session.title), self.text(&session.place), audience.join(", ")]
    }

    /// Direction at the head, each pole with its people, the bodies where tenants sit beside.
    pub fn who_does_what(&self) -> Option<Draft> {
        let chart = self.site.team.chart.as_ref()?;
        let direction = chart.nodes.iter().find(|node| node.role == ChartRole::Direction);
        let poles = chart.nodes.iter().filter(|node| node.role == ChartRole::Pole);
        let services = chart.nodes.iter().filter(|node| {
            node.role == ChartRole::Function
                && direction.is_some_and(|direction| node.parent.as_ref() == Some(&direction.id))
        });
        let bodies = chart.nodes.iter().filter(|n| matches!(n.role, ChartRole::Body | ChartRole::Participation));
        let names: Vec<String> = bodies.map(|node| self.text(&node.title)).collect();
        let beside =
            Part::Text { title: self.say("print.around_team"), text: vec![self.paragraph(names.join(" · "))] };
        let sheet = WhoDoesWhat {
            thing: self.printed("chart", Paper::Chart),
            lead: String::new(),
            head: self.head(direction),
            poles: poles
                .map(|node| PoleBox { people: self.all_people(&chart.nodes, node), ..self.service_box(node) })
                .chain(services.map(|node| self.service_box(node)))
                .collect(),
            beside: if names.is_empty() { Vec::new() } else { vec![beside] },
        };
        Some(Draft::of("organigramme.typ", self.lang, &sheet))
    }

    fn head(&self, direction: Option<&ChartNode>) -> Person {
        let Some(node) = direction else { return Person::default() };
        let people: Vec<String> = node.people.iter().filter_map(|id| self.member(id)).map(|m| self.called(m)).collect();
        Person { role: self.text(&node.title), name: people.join(", "), note: String::new() }
    }

    fn service_box(&self, node: &ChartNode) -> PoleBox {
        PoleBox { title: self.text(&node.title), note: String::new(), people: self.people(node) }
    }

    /// People of a box and of every box under it.
    fn all_people(&self, nodes: &[ChartNode], node: &ChartNode) -> Vec<Person> {
        let mut people = self.people(node);
        for under in nodes.iter().filter(|other| other.parent.as_ref() == Some(&node.id)) {
            people.extend(self.all_people(nodes, under));
        }
        people
    }

    /// People of one box, by function: « Infirmiers : Malik, Jeanne ».
    fn people(&self, node: &ChartNode) -> Vec<Person> {
        let mut people: Vec<Person> = Vec::new();
        for member in node.people.iter().filter_map(|id| self.member(id)) {
            let role = self.function(member);
            let name = member.public_name().map(plain).unwrap_or_default();
            match people.iter_mut().find(|person| person.role == role) {
                Some(person) if !name.is_empty() && person.name.is_empty() => person.name = name,
                Some(person) if !name.is_empty() => person.name = format!("{}, {name}", person.name),
                Some(_) => {}
                None => people.push(Person { role, name, note: String::new() }),
            }
        }
        people
    }

    fn member(&self, id: &crate::model::values::Slug) -> Option<&TeamMember> {
        self.site.team.members.iter().find(|member| member.id == *id)
    }

    fn function(&self, member: &TeamMember) -> String {
        match &member.title {
            Some(title) => self.text(title),
            None => capital(self.label("function", member.function.word(), member.function.label())),
        }
    }

    /// The name with consent, else the function.
    fn called(&self, member: &TeamMember) -> String {
        member.public_name().map_or_else(|| self.function(member), plain)
    }
}

/// A label that opens a line starts with a capital.
fn capital(label: String) -> String {
    let mut letters = label.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
