//! A form for one reader: its language, its site, its category of team.
//!
//! What is known is decided here (the reader's category, the site's teams, the
//! next sessions); what only the answers decide stays a condition of the sheet.

use super::rich;
use super::sheet::{self, Choice, Destination, Fact, Field, Kind, Paragraph, Run, Section, Sheet};
use crate::model::forms::{Addressee, FieldKind, FieldSource, Filler, Form, FormField, FormSection};
use crate::model::orientation::{OrientationTeam, Session, TeamCategory};
use crate::model::site::{Contact, ContactKind};
use crate::model::values::{Condition, Date, Key, Lang};
use crate::model::{FRENCH, Portal, Site, Spoken};
use crate::theme::Words;

/// How many sessions a form proposes.
const NEXT_SESSIONS: usize = 4;
/// Characters that a hand writes on a line of an A4 sheet.
const LINE: u32 = 85;
/// Lines on paper for a long answer.
const LINES: (u32, u32) = (2, 10);

/// Whom a form is prepared for.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    pub portal: &'a Portal,
    pub site: &'a Site,
    /// Words in the language of the form.
    pub words: &'a Words,
    /// `None` for a form that is the same for all.
    pub category: Option<TeamCategory>,
    pub today: &'a Date,
}

/// The form as this reader gets it; `link` says where a link of its texts leads.
pub fn sheet(form: &Form, reader: Reader<'_>, link: &dyn Fn(&str) -> Option<String>) -> Sheet {
    let maker = Maker { form, reader, lang: reader.words.lang(), link };
    let mut sections = maker.sections();
    number(&mut sections);
    maker.conditions(&mut sections);
    let line = |text: &Option<crate::model::Text>| text.as_ref().map(|text| maker.text(text)).unwrap_or_default();
    Sheet {
        id: form.id.to_string(),
        number: form.number.clone().unwrap_or_default(),
        category: reader.category.map(|category| category.word().to_owned()).unwrap_or_default(),
        lang: maker.lang.to_owned(),
        rtl: Lang::parse(maker.lang).is_ok_and(|lang| lang.direction().as_str() == "rtl"),
        title: maker.text(&form.title),
        purpose: line(&form.purpose),
        version: form.version.clone(),
        date: form.date.map(|date| date.to_string()).unwrap_or_default(),
        date_text: form.date.map(|date| maker.day(date, "date.day")).unwrap_or_default(),
        basis: line(&form.basis),
        site: reader.site.slug.to_string(),
        site_name: maker.text(&reader.site.info.name),
        destination: maker.destination(),
        facts: maker.facts(),
        notice: maker.notice(),
        sections,
        words: maker.words(),
    }
}

struct Maker<'a> {
    form: &'a Form,
    reader: Reader<'a>,
    lang: &'a str,
    link: &'a dyn Fn(&str) -> Option<String>,
}

impl Maker<'_> {
    fn text(&self, text: &crate::model::Text) -> String {
        rich::text(text, self.lang)
    }

    fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    fn say_with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let words = self.reader.words.say(key, None, values).unwrap_or_else(|_| key.to_owned());
        words.replace('\u{202f}', "\u{a0}")
    }

    fn day(&self, date: Date, pattern: &str) -> String {
        self.reader.words.day(date, pattern)
    }

    // What is asked

    fn sections(&self) -> Vec<Section> {
        let shown = self.form.sections.iter().filter(|section| self.holds(section.condition.as_ref()) != Some(false));
        shown.map(|section| self.section(section)).collect()
    }

    fn section(&self, section: &FormSection) -> Section {
        let outer = section.condition.as_ref().filter(|condition| self.holds(Some(condition)).is_none());
        let fields: Vec<Field> = section
            .fields
            .iter()
            .filter(|field| self.holds(field.condition.as_ref()) != Some(false))
            .map(|field| self.field(field, outer))
            .collect();
        let intro = section.intro.as_ref().map(|prose| rich::paragraphs(prose, self.lang, self.link));
        Section {
            title: self.text(&section.title),
            intro: intro.unwrap_or_default(),
            office: !fields.is_empty() && fields.iter().all(|field| field.office || field.kind == Kind::Note),
            fields,
        }
    }

    /// What the reader's category already decides of a condition.
    fn holds(&self, condition: Option<&Condition>) -> Option<bool> {
        let condition = condition?;
        let category = self.reader.category?;
        let asked = self.form.field(condition.field())?;
        (asked.source == Some(FieldSource::Category))
            .then(|| condition.answers().iter().any(|answer| answer.as_str() == category.word()))
    }

    fn field(&self, field: &FormField, outer: Option<&Condition>) -> Field {
        let (kind, options, value) = self.answers(field);
        let note = kind == Kind::Note;
        let condition = field.condition.as_ref().filter(|own| self.holds(Some(own)).is_none()).or(outer);
        let max_length = field.length.unwrap_or_default();
        Field {
            id: field.id.to_string(),
            number: 0,
            kind,
            label: if note { String::new() } else { self.text(&field.label) },
            text: match note {
                true => rich::flow(field.label.spoken(self.lang), self.link),
                false => Vec::new(),
            },
            help: field.help.as_ref().map(|help| self.text(help)).unwrap_or_default(),
            purpose: field.purpose.as_ref().map(|purpose| self.text(purpose)).unwrap_or_default(),
            required: field.required.is_yes() && !note,
            sensitive: field.sensitive.is_yes(),
            office: field.office.is_yes(),
            options,
            max_length,
            min: field.min.map(i64::from),
            max: field.max.map(i64::from),
            lines: match kind {
                Kind::LongText => field.lines.unwrap_or(max_length.div_ceil(LINE).clamp(LINES.0, LINES.1)),
                _ => 1,
            },
            not_after: field.not_after.as_ref().map(Key::to_string).unwrap_or_default(),
            past: field.past.is_yes(),
            condition: condition.map(|condition| sheet::Condition {
                field: condition.field().to_string(),
                values: condition.answers().iter().map(Key::to_string).collect(),
                text: String::new(),
            }),
            value,
        }
    }

    /// The kind of field, its possible answers, and the answer if it is known.
    fn answers(&self, field: &FormField) -> (Kind, Vec<Choice>, String) {
        let own: Vec<Choice> =
            field.options.iter().map(|o| Choice { id: o.id.to_string(), label: self.text(&o.label) }).collect();
        let listed = |options: Vec<Choice>| match options.as_slice() {
            [] => (Kind::ShortText, Vec::new(), String::new()),
            [only] => (Kind::List, options.clone(), only.id.clone()),
            _ => (Kind::List, options, String::new()),
        };
        match (field.source, self.reader.category) {
            (Some(FieldSource::Category), Some(category)) => {
                listed(own.into_iter().filter(|option| option.id == category.word()).collect())
            }
            (Some(FieldSource::Teams), category) => {
                let teams = self.reader.site.orientation.teams.iter().filter(|team| self.form.is_for(team.category));
                listed(teams.filter(|team| category.is_none_or(|c| team.category == c)).map(team_choice).collect())
            }
            (Some(FieldSource::Sessions), _) => listed(
                self.sessions()
                    .take(NEXT_SESSIONS)
                    .map(|session| Choice {
                        id: format!("seance_{}", session.date.to_string().replace('-', "_")),
                        label: self.day(session.date, "date.long"),
                    })
                    .collect(),
            ),
            _ if field.kind == FieldKind::YesNo => {
                let answer = |id: &str, key: &str| Choice { id: id.to_owned(), label: self.say(key) };
                (Kind::YesNo, vec![answer("oui", "sheet.yes"), answer("non", "sheet.no")], String::new())
            }
            _ => (kind(field.kind), own, String::new()),
        }
    }

    /// Conditions in words, once every field has its number.
    fn conditions(&self, sections: &mut [Section]) {
        let asked: Vec<Field> = sections.iter().flat_map(|section| &section.fields).cloned().collect();
        for condition in sections.iter_mut().flat_map(|s| &mut s.fields).filter_map(|field| field.condition.as_mut()) {
            let Some(field) = asked.iter().find(|field| field.id == condition.field) else { continue };
            let number = field.number.to_string();
            condition.text = match field.kind {
                Kind::Tick => self.say_with("sheet.if_ticked", &[("number", &number)]),
                _ => {
                    let labels: Vec<&str> = (field.options.iter())
                        .filter(|option| condition.values.contains(&option.id))
                        .map(|option| option.label.as_str())
                        .collect();
                    let answers = self.one_of(&labels);
                    self.say_with("sheet.if_answered", &[("number", &number), ("answers", &answers)])
                }
            };
        }
    }

    /// « curatelle, tutelle ou autre mesure ».
    fn one_of(&self, labels: &[&str]) -> String {
        match labels {
            [] => String::new(),
            [only] => (*only).to_owned(),
            [first @ .., last] => self.say_with("sheet.or", &[("first", &first.join(", ")), ("last", last)]),
        }
    }

    // Who receives it, and when

    fn destination(&self) -> Destination {
        let mut destination = match (self.form.addressee, self.form.filler()) {
            (Addressee::Gestionnaire, Filler::Team | Filler::Gestionnaire) => self.to_deposit(),
            (Addressee::Gestionnaire, Filler::Person | Filler::Doctor) => self.to_reception(),
            (Addressee::DesignatedDoctor, _) => self.to_doctor(),
            (Addressee::Person | Addressee::Team | Addressee::Both, _) => self.handed_over(),
        };
        destination.title = self.say("sheet.to");
        if let Some(remark) = &self.form.remark {
            destination.warning = self.text(remark);
        }
        destination
    }

    /// Where requests go.
    fn to_deposit(&self) -> Destination {
        let mut lines = vec![rich::line(french(&self.reader.site.gestionnaire.name))];
        let mut channels = Vec::new();
        if let Some(deposit) = &self.reader.site.orientation.deposit {
            lines.push(self.text(&deposit.address));
            if let Some(mail) = &deposit.secure_mail {
                channels.push(self.fact("sheet.secure_mail", mail.to_string()));
            }
            if let Some(on_site) = &deposit.on_site {
                channels.push(self.fact("sheet.on_site", self.text(on_site)));
            }
        }
        channels.extend(self.phone_of(ContactKind::Orientation));
        Destination { lines, channels, warning: self.say("sheet.no_plain_mail"), ..Destination::default() }
    }

    /// Where tenants bring what they wrote.
    fn to_reception(&self) -> Destination {
        let address = &self.reader.site.info.address;
        let mut lines = vec![self.text(&self.reader.site.info.name)];
        lines.extend(address.lines.iter().map(|line| rich::line(french(line))));
        if !address.lines.is_empty() {
            lines.push(format!("{} {}", address.postal_code, address.town));
        }
        let channels = self.phone_of(ContactKind::Reception).into_iter().collect();
        Destination { lines, channels, ..Destination::default() }
    }

    /// The doctor outside the programme; never an ordinary address (cahier des charges, note 22).
    fn to_doctor(&self) -> Destination {
        let mut lines = vec![self.say("addressee.medecin_designe")];
        let mut channels = Vec::new();
        if let Some(doctor) = &self.reader.site.orientation.doctor {
            lines.extend(doctor.name.as_deref().map(|name| rich::line(french(name))));
            if let Some(mail) = &doctor.secure_mail {
                channels.push(self.fact("sheet.health_mail", mail.to_string()));
            }
            if let Some(address) = &doctor.sealed_mail {
                channels.push(self.fact("sheet.sealed_mail", rich::line(french(address))));
            }
        }
        if channels.is_empty() {
            channels.extend(self.phone_of(ContactKind::Orientation));
        }
        Destination { lines, channels, ..Destination::default() }
    }

    fn handed_over(&self) -> Destination {
        let addressee = self.say(&format!("addressee.{}", self.form.addressee.word()));
        Destination { lines: vec![addressee], ..Destination::default() }
    }

    fn phone_of(&self, kind: ContactKind) -> Option<Fact> {
        let contact: &Contact = self.reader.site.info.contacts.iter().find(|contact| contact.kind == kind)?;
        Some(self.fact("sheet.phone", contact.phone.as_ref()?.display()))
    }

    fn fact(&self, key: &str, value: String) -> Fact {
        Fact { label: self.say(key), value }
    }

    /// Sessions that a file sent today can still reach.
    fn sessions(&self) -> impl Iterator<Item = &Session> {
        let sessions = self.reader.site.commission.iter().flat_map(|commission| &commission.sessions);
        sessions.filter(|session| session.deadline >= *self.reader.today)
    }

    fn facts(&self) -> Vec<Fact> {
        let for_commission = matches!(self.form.filler(), Filler::Team | Filler::Doctor)
            && matches!(self.form.addressee, Addressee::Gestionnaire | Addressee::DesignatedDoctor);
        let next = for_commission.then(|| self.sessions().min_by_key(|session| session.date)).flatten();
        next.map(|session| {
            vec![
                self.fact("sheet.next_session", self.day(session.date, "date.long")),
                self.fact("sheet.deadline", self.day(session.deadline, "date.long")),
            ]
        })
        .unwrap_or_default()
    }

    /// Who reads, how long, which rights (RGPD, art. 13).
    fn notice(&self) -> Vec<Paragraph> {
        let mut lines = Vec::new();
        lines.extend(self.form.readers.as_ref().map(|text| self.text(text)));
        lines.extend(self.form.retention.as_ref().map(|text| self.text(text)));
        let personal =
            |field: &FormField| field.sensitive.is_yes() || matches!(field.kind, FieldKind::Phone | FieldKind::Mail);
        if self.form.fields().any(personal) {
            let officer = self.reader.portal.config.data.officer.to_string();
            lines.push(self.say_with("sheet.rights", &[("officer", &officer)]));
        }
        lines
            .into_iter()
            .map(|text| Paragraph { runs: vec![Run { text, ..Run::default() }], ..Paragraph::default() })
            .collect()
    }

    fn words(&self) -> sheet::Words {
        let say = |key: &str| self.say(&format!("sheet.{key}"));
        sheet::Words {
            required: say("required"),
            required_note: say("required_note"),
            one_answer: say("one_answer"),
            several_answers: say("several_answers"),
            office: say("office"),
            yes: say("yes"),
            no: say("no"),
            date_format: say("date_format"),
            time_format: say("time_format"),
            date: say("date"),
            time: say("time"),
            at_most: self.say_with("sheet.at_most", &[("n", "{n}")]),
            why: say("why"),
            version: say("version"),
            page: self.say_with("sheet.page", &[("page", "{page}"), ("pages", "{pages}")]),
            data: say("data"),
            choose: say("choose"),
            sign_here: say("sign_here"),
            sensitive: say("sensitive"),
            basis: say("basis"),
        }
    }
}

fn french(text: &str) -> Spoken<'_> {
    Spoken { text, lang: FRENCH }
}

/// A team's identifier may start with a digit (« 115-… »), an answer's may not.
fn team_choice(team: &OrientationTeam) -> Choice {
    Choice { id: format!("equipe_{}", team.id.as_str().replace('-', "_")), label: rich::line(french(&team.name)) }
}

/// Numbers run over the whole form, so that a phone call can refer to them.
fn number(sections: &mut [Section]) {
    let mut next = 1;
    for field in sections.iter_mut().flat_map(|section| &mut section.fields) {
        if field.kind != Kind::Note {
            field.number = next;
            next += 1;
        }
    }
}

fn kind(kind: FieldKind) -> Kind {
    match kind {
        FieldKind::ShortText => Kind::ShortText,
        FieldKind::LongText => Kind::LongText,
        FieldKind::Date => Kind::Date,
        FieldKind::Tick => Kind::Tick,
        FieldKind::Radio => Kind::Radio,
        FieldKind::List => Kind::List,
        FieldKind::Several => Kind::Several,
        FieldKind::YesNo => Kind::YesNo,
        FieldKind::Number => Kind::Number,
        FieldKind::Phone => Kind::Phone,
        FieldKind::Mail => Kind::Mail,
        FieldKind::Score => Kind::Score,
        FieldKind::Signature => Kind::Signature,
        FieldKind::Receipt => Kind::Receipt,
        FieldKind::Note => Kind::Note,
    }
}
