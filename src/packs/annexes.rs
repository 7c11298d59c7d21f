//! What the law joins to the livret, and what a tenant signs for: charte, règlement de fonctionnement, contacts,
//! receipt.

use serde_json::{Value, json};

use super::book::Chapter;
use super::desk::Desk;
use super::paper::{Part, StepItem};
use super::running::{Around, Chapters, Text};
use crate::forms::sheet::{Fact, Field, Kind, Paragraph, Section, Style};
use crate::forms::{self, Sheet};
use crate::model::forms::Form;
use crate::model::site::ContactKind;
use crate::model::{FRENCH, Page};

/// Number of the receipt among the national forms.
pub(super) const RECEIPT: &str = "F7";

/// Articles of law that are joined to the charte and posted with it (arrêté of 8 September 2003, art. 2 and 3).
const JOINED: &[&str] = &[
    "casf-l-116-1",
    "casf-l-116-2",
    "casf-l-311-3",
    "casf-l-313-24",
    "csp-l-1110-1-a-l-1110-5",
    "csp-l-1111-2-a-l-1111-7",
];

pub(super) const CHARTE: &str = "annexe-charte";
pub(super) const REGLEMENT: &str = "annexe-reglement";
pub(super) const CONTACTS: &str = "annexe-contacts";
pub(super) const SIGNED: &str = "annexe-recepisse";

impl Desk<'_> {
    /// The charte in plain words, and the official text once the publisher has put it in.
    pub(super) fn charte_chapter(&self) -> Chapter {
        let national = &self.plan.portal.national;
        let note = self.site.rights.charte_note.as_ref().map(|note| self.prose(note));
        let mut parts = vec![Part::Text { title: String::new(), text: note.unwrap_or_default() }];
        let source = self.say_with("print.charte_source", &[("source", &super::desk::plain(&national.charte.order))]);
        parts.push(self.sentence(source));
        parts.push(Part::Steps { title: String::new(), items: self.charte_steps() });
        if let Some(official) = &national.official_charte {
            let mut text = Vec::new();
            for article in &official.articles {
                let title = self.say_with("print.article", &[("n", &article.number.to_string())]);
                text.push(Paragraph { style: Style::Heading, ..self.paragraph(title) });
                text.extend(self.prose(&article.text));
            }
            parts.push(Part::Text { title: self.say("print.charte_official"), text });
        }
        parts.push(Part::Text { title: self.say("print.articles"), text: self.law() });
        Chapter::of(CHARTE, self.say("title.charte"), parts)
    }

    pub(super) fn charte_steps(&self) -> Vec<StepItem> {
        let articles = self.plan.portal.national.charte.articles.iter();
        articles
            .map(|article| StepItem {
                title: self.text(&article.title),
                text: self.text(&article.explanation),
                actor: String::new(),
                delay: String::new(),
            })
            .collect()
    }

    /// The joined articles, each by what it says.
    fn law(&self) -> Vec<Paragraph> {
        let articles = self.plan.portal.national.articles.iter();
        articles
            .filter(|article| JOINED.contains(&article.id.as_str()))
            .map(|article| {
                let name = format!("{}, {} : {}", article.code, article.article, self.text(&article.subject));
                Paragraph { style: Style::Item, ..self.paragraph(super::desk::plain(&name)) }
            })
            .collect()
    }

    /// The règlement, section by section; none when it is not written in this language.
    pub(super) fn reglement_chapter(&self, chapters: &Chapters, around: &mut Around) -> Option<Chapter> {
        let sections: Vec<&Page> =
            self.site.reglement.iter().filter(|section| section.versions.contains_key(self.lang)).collect();
        let mut chapter = Chapter::of(REGLEMENT, self.say("title.reglement"), Vec::new());
        for section in &sections {
            let Some(version) = section.versions.get(self.lang) else { continue };
            let text = Text {
                version,
                lang: self.lang,
                path: "droits/reglement/",
                chapter: REGLEMENT,
                part: Some(&section.path),
                notes: chapter.footnotes.len() as u64,
            };
            let title = super::desk::dressed(&version.meta.title, self.lang);
            chapter.blocks.push(heading(&section.path, &title));
            let running = self.running(&text, chapters, around);
            chapter.blocks.extend(running.blocks);
            chapter.footnotes.extend(running.footnotes);
        }
        let facts = self.reglement_facts();
        if !facts.is_empty() {
            chapter.parts.push(Part::Facts { title: self.say("print.reglement_facts"), items: facts });
        }
        (!sections.is_empty()).then_some(chapter)
    }

    fn reglement_facts(&self) -> Vec<Fact> {
        let Some(reglement) = &self.site.rights.reglement else { return Vec::new() };
        let fact = |key: &str, value: String| Fact { label: self.say(&format!("reglement.{key}")), value };
        let months = i32::try_from(reglement.period * 12).unwrap_or(60);
        let mut facts = vec![
            fact("adopted", self.day(reglement.adopted)),
            fact("review", self.day(reglement.adopted.add_months(months))),
        ];
        facts.extend(reglement.staff_consulted.map(|date| fact("staff", self.day(date))));
        facts.extend(reglement.tenants_consulted.map(|date| fact("tenants", self.day(date))));
        facts.extend(reglement.handed_out.as_ref().map(|text| fact("handed_out", self.text(text))));
        facts
    }

    /// Who to call for what; the personnes qualifiées again, since not every language has their chapter.
    /// Remedies stand here for readers whose language has no chapter on them.
    pub(super) fn contacts_chapter(&self, around: &Around) -> Chapter {
        let for_tenants = [ContactKind::Reception, ContactKind::Housing, ContactKind::Dpo];
        let kept = self.public_contacts().filter(|contact| for_tenants.contains(&contact.kind));
        let items = kept.map(|contact| self.contact_with_place(contact)).collect();
        let mut parts = vec![self.on_call(), Part::Contacts { title: String::new(), items }];
        parts.push(retitled(self.qualified(), self.say("print.qualified")));
        let remedies = self.remedies();
        if !remedies.is_empty() && !around.inserts.contains("bloc-recours") {
            parts.push(Part::Contacts { title: self.say("print.remedies"), items: remedies });
        }
        Chapter::of(CONTACTS, self.say("print.reach"), parts)
    }

    /// The receipt, as a page to sign.
    pub(super) fn receipt_chapter(&self) -> Option<Chapter> {
        let form = self.receipt().filter(|_| self.site.rights.livret.receipt.is_yes())?;
        let reader = forms::Reader {
            portal: self.plan.portal,
            site: self.site,
            words: self.words,
            category: None,
            today: self.plan.today,
        };
        let sheet = forms::sheet(form, reader, &|target| self.whole(target));
        let parts = self.signed_by_hand(&sheet);
        Some(Chapter { apart: true, lead: sheet.destination.warning, ..Chapter::of(SIGNED, sheet.title, parts) })
    }

    fn receipt(&self) -> Option<&Form> {
        let forms = self.site.forms.iter();
        forms
            .filter(|form| form.speaks(self.lang) || self.lang == FRENCH)
            .find(|form| form.number.as_deref() == Some(RECEIPT))
    }

    /// A form to fill in by hand: boxes to tick, and lines to write on.
    fn signed_by_hand(&self, sheet: &Sheet) -> Vec<Part> {
        let mut parts = Vec::new();
        for section in &sheet.sections {
            parts.push(Part::Text { title: section.title.clone(), text: section.intro.clone() });
            self.section(section, &mut parts);
        }
        parts
    }

    fn section(&self, section: &Section, parts: &mut Vec<Part>) {
        let mut lines: Vec<String> = Vec::new();
        let flush = |lines: &mut Vec<String>, parts: &mut Vec<Part>| {
            if !lines.is_empty() {
                parts.push(Part::Lines { title: String::new(), items: std::mem::take(lines) });
            }
        };
        for field in &section.fields {
            let part = match field.kind {
                Kind::Note => Part::Text { title: String::new(), text: field.text.clone() },
                Kind::Tick => Part::Checks { title: String::new(), items: vec![field.label.clone()] },
                Kind::Several | Kind::Radio | Kind::YesNo | Kind::List => choice(field),
                _ => {
                    lines.push(field.label.clone());
                    continue;
                }
            };
            flush(&mut lines, parts);
            parts.push(part);
        }
        flush(&mut lines, parts);
    }
}

fn choice(field: &Field) -> Part {
    let options = field.options.iter().map(|option| option.label.clone()).collect();
    Part::Choice { title: String::new(), label: field.label.clone(), options }
}

fn retitled(part: Part, title: String) -> Part {
    match part {
        Part::Contacts { items, .. } => Part::Contacts { title, items },
        Part::Text { text, .. } => Part::Text { title, text },
        other => other,
    }
}

/// Title of a section, as a node of running text.
fn heading(id: &str, title: &str) -> Value {
    json!({ "kind": "heading", "value": {
        "level": 2, "id": id, "lang": null, "inlines": [{ "kind": "text", "value": title }],
    }})
}
