//! Posters: the charte, rights and remedies, the on-call line, participation.

use serde::Serialize;

use super::desk::Desk;
use super::draft::Draft;
use super::paper::{Part, StepItem, Thing};
use crate::model::editions::Paper;
use crate::plan::Layout;

/// Remedies that fit on a sheet read from afar.
const MOST_REMEDIES: usize = 6;

/// What `poster.typ` reads.
#[derive(Debug, Clone, Serialize)]
struct Poster {
    #[serde(flatten)]
    thing: Thing,
    format: &'static str,
    columns: u8,
    lead: String,
    hero: Option<Part>,
    parts: Vec<Part>,
}

impl Desk<'_> {
    pub fn poster(&self, paper: Paper, layout: Layout) -> Draft {
        let format = if layout == Layout::A3 { "a3" } else { "a4" };
        let poster = match paper {
            Paper::Rights => self.rights_poster(format),
            Paper::OnCall => self.on_call_poster(format),
            Paper::Participation => self.participation_poster(format),
            _ => self.charte_poster(format),
        };
        Draft::of("poster.typ", self.lang, &poster)
    }

    fn wall(&self, key: &str, paper: Paper, format: &'static str) -> Poster {
        Poster {
            thing: self.printed(key, paper),
            format,
            columns: 1,
            lead: self.say(&format!("print.{key}_lead")),
            hero: None,
            parts: Vec::new(),
        }
    }

    /// Twelve articles do not fit in letters that can be read from afar with their explanations on A4: the
    /// explanations are on A3, the titles alone on A4.
    fn charte_poster(&self, format: &'static str) -> Poster {
        let steps = self.charte_steps();
        let short = |step: StepItem| StepItem { text: String::new(), ..step };
        let items = if format == "a3" { steps } else { steps.into_iter().map(short).collect() };
        Poster {
            columns: if format == "a3" { 2 } else { 1 },
            parts: vec![Part::Steps { title: String::new(), items }],
            ..self.wall("charte", Paper::Charte, format)
        }
    }

    fn rights_poster(&self, format: &'static str) -> Poster {
        let remedies = self.site.rights.remedies.iter().take(MOST_REMEDIES);
        let items = remedies
            .map(|remedy| StepItem {
                title: self.text(&remedy.name),
                text: self.text(&remedy.text),
                actor: remedy.phone.as_ref().map(|phone| phone.display()).unwrap_or_default(),
                delay: String::new(),
            })
            .collect();
        let mut parts = vec![Part::Steps { title: String::new(), items }];
        parts.extend(self.site.rights.abuse.as_ref().map(|abuse| Part::Numbers {
            title: String::new(),
            items: vec![super::paper::Number {
                number: abuse.national.display(),
                label: self.say("insert.report_title"),
                text: self.say("insert.report_national"),
            }],
        }));
        Poster { parts, ..self.wall("rights", Paper::Rights, format) }
    }

    fn on_call_poster(&self, format: &'static str) -> Poster {
        Poster {
            hero: Some(self.on_call()),
            parts: vec![Part::Numbers { title: self.say("print.in_danger"), items: self.first_numbers() }],
            ..self.wall("on_call_poster", Paper::OnCall, format)
        }
    }

    /// Dates stay in the agenda: a poster that hangs for a year says when by habit, and where to ask.
    fn participation_poster(&self, format: &'static str) -> Poster {
        let forms = &self.site.rights.participation.forms;
        let items = forms
            .iter()
            .map(|form| StepItem {
                title: self.text(&form.name),
                text: form.description.as_ref().map(|text| self.text(text)).unwrap_or_default(),
                actor: form.place.as_ref().map(|place| self.text(place)).unwrap_or_default(),
                delay: self.coming(&form.dates).into_iter().take(2).collect::<Vec<_>>().join(", "),
            })
            .collect();
        let contacts = self.public_contacts().take(1).map(|contact| self.contact_with_place(contact)).collect();
        Poster {
            parts: vec![
                Part::Steps { title: String::new(), items },
                Part::Contacts { title: self.say("print.ask"), items: contacts },
            ],
            ..self.wall("participation", Paper::Participation, format)
        }
    }
}
