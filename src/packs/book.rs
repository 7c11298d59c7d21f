//! The livret d'accueil as one document: cover, contents, chapters, what the law joins to it, back cover.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use super::annexes::{CHARTE, REGLEMENT};
use super::desk::{Desk, dressed};
use super::draft::Draft;
use super::inserts::Shown;
use super::paper::{Number, Part, Thing};
use super::running::{Around, Chapters, Lead, Text};
use crate::model::editions::Paper;
use crate::model::site::ContactKind;
use crate::model::{FRENCH, Page};
use crate::plan::Layout;
use crate::plan::packs::PLAIN;

/// What `livret.typ` reads.
#[derive(Debug, Clone, Serialize)]
struct Book {
    #[serde(flatten)]
    thing: Thing,
    layout: &'static str,
    contents_title: String,
    notes_title: String,
    on_call: Part,
    emergency: Vec<Number>,
    chapters: Vec<Chapter>,
    back: Back,
    links: BTreeMap<String, Lead>,
    images: BTreeMap<String, String>,
    inserts: BTreeMap<String, Shown>,
    words: BookWords,
}

/// Running text first, then parts.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Chapter {
    pub id: String,
    pub title: String,
    /// Begins a page: what is taken out and signed.
    pub apart: bool,
    pub lead: String,
    pub blocks: Vec<Value>,
    pub footnotes: Vec<Value>,
    pub parts: Vec<Part>,
}

/// The last page.
#[derive(Debug, Clone, Serialize)]
struct Back {
    title: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, Serialize)]
struct BookWords {
    /// « page {page} »
    page: String,
    alerts: BTreeMap<&'static str, String>,
}

impl Chapter {
    pub fn of(id: &str, title: String, parts: Vec<Part>) -> Self {
        Self { id: id.to_owned(), title, parts, ..Self::default() }
    }
}

impl Desk<'_> {
    /// The livret in one layout; the booklet is made from the A5 pages.
    pub fn livret(&self, layout: Layout) -> Draft {
        let mut around = Around::default();
        let chapters = self.chapters(&mut around);
        let mut thing = self.printed("livret", Paper::Livret);
        let partial = self.lang != FRENCH && self.own_chapters().count() < self.site.livret.len();
        thing.subtitle = self.say(if partial { "print.livret_part" } else { "print.livret_lead" });
        self.book(thing, layout_name(layout), chapters, around)
    }

    /// The livret in plain language: large letters, its own chapters and whom to call.
    pub fn plain_livret(&self, layout: Layout) -> Draft {
        let mut around = Around::default();
        let own = || self.site.plain.iter().filter(|chapter| chapter.versions.contains_key(self.lang));
        let ids = |page: &Page| page.path.clone();
        let known = Chapters::from([(PLAIN.to_owned(), (own().map(ids).next().unwrap_or_default(), BTreeSet::new()))]);
        let mut chapters: Vec<Chapter> =
            own().filter_map(|page| self.chapter(page, PLAIN, &known, &mut around)).collect();
        chapters.push(self.contacts_chapter(&around));
        let mut thing = self.printed("plain", Paper::Plain);
        thing.subtitle = self.plain_claim();
        let name = if layout == Layout::LargePrint { layout_name(layout) } else { "simple" };
        self.book(thing, name, chapters, around)
    }

    /// « FALC » is a mark of texts read again by the people concerned: it is said only with them.
    fn plain_claim(&self) -> String {
        let versions: Vec<_> = self.site.plain.iter().filter_map(|page| page.versions.get(self.lang)).collect();
        let all = !versions.is_empty() && versions.iter().all(|version| !version.meta.reviewers.is_empty());
        let mut names: Vec<&str> = versions.iter().flat_map(|v| v.meta.reviewers.iter().map(String::as_str)).collect();
        names.sort_unstable();
        names.dedup();
        match all {
            true => self.say_with("print.plain_falc", &[("names", &names.join(", "))]),
            false => self.say("print.plain_lead"),
        }
    }

    fn book(&self, thing: Thing, layout: &'static str, chapters: Vec<Chapter>, around: Around) -> Draft {
        let names: BTreeSet<String> = around.inserts.iter().cloned().collect();
        let book = Book {
            thing,
            layout,
            contents_title: self.say("print.contents"),
            notes_title: self.say("print.notes"),
            on_call: self.on_call(),
            emergency: self.first_numbers(),
            chapters,
            back: self.back(),
            links: around.links,
            images: around.images.keys().map(|name| (name.clone(), format!("/{name}"))).collect(),
            inserts: names.into_iter().map(|name| (name.clone(), self.insert(&name))).collect(),
            words: self.book_words(),
        };
        let data = serde_json::to_value(&book).unwrap_or_default();
        Draft { layout: "livret.typ", data, images: around.images, spots: around.spots, lang: self.lang.to_owned() }
    }

    /// Chapters that are written in this language.
    fn own_chapters(&self) -> impl Iterator<Item = &Page> {
        self.site.livret.iter().filter(|chapter| chapter.versions.contains_key(self.lang))
    }

    fn chapters(&self, around: &mut Around) -> Vec<Chapter> {
        let known = self.known();
        let mut chapters: Vec<Chapter> =
            self.own_chapters().filter_map(|page| self.chapter(page, &livret_page(page), &known, around)).collect();
        chapters.push(self.charte_chapter());
        chapters.extend(self.reglement_chapter(&known, around));
        chapters.push(self.contacts_chapter(around));
        chapters.extend(self.receipt_chapter());
        chapters
    }

    fn chapter(&self, page: &Page, path: &str, known: &Chapters, around: &mut Around) -> Option<Chapter> {
        let version = page.versions.get(self.lang)?;
        let text = Text { version, lang: self.lang, path, chapter: &page.path, part: None, notes: 0 };
        let running = self.running(&text, known, around);
        Some(Chapter {
            lead: dressed(&version.meta.summary, self.lang),
            blocks: running.blocks,
            footnotes: running.footnotes,
            ..Chapter::of(&page.path, dressed(&version.meta.title, self.lang), Vec::new())
        })
    }

    /// Pages of the portal that stand in the document.
    fn known(&self) -> Chapters {
        let mut known = Chapters::new();
        for page in self.own_chapters() {
            let headings = page.versions.get(self.lang).map(|version| version.document.headings()).unwrap_or_default();
            let ids = headings.into_iter().map(|heading| heading.id).collect();
            known.insert(livret_page(page), (page.path.clone(), ids));
        }
        known.insert("droits/charte/".to_owned(), (CHARTE.to_owned(), BTreeSet::new()));
        if self.site.reglement.iter().any(|section| section.versions.contains_key(self.lang)) {
            let sections = self.site.reglement.iter().filter(|section| section.versions.contains_key(self.lang));
            let ids = sections.map(|section| section.path.clone()).collect();
            known.insert("droits/reglement/".to_owned(), (REGLEMENT.to_owned(), ids));
        }
        known
    }

    /// Seen first when the book lies on its face.
    fn back(&self) -> Back {
        let reception = self.public_contacts().filter(|contact| contact.kind == ContactKind::Reception).take(1);
        let short = |number: Number| Number { text: String::new(), ..number };
        let numbers = self.first_numbers().into_iter().map(short).collect();
        Back {
            title: self.say("on_call.emergency"),
            parts: vec![
                Part::Numbers { title: String::new(), items: numbers },
                Part::Contacts {
                    title: String::new(),
                    items: reception.map(|contact| self.contact_with_place(contact)).collect(),
                },
            ],
        }
    }

    fn book_words(&self) -> BookWords {
        let alerts = ["note", "tip", "important", "warning", "caution"];
        BookWords {
            page: self.say_with("print.page", &[("page", "{page}")]),
            alerts: alerts.into_iter().map(|key| (key, self.say(&format!("markdown.{key}")))).collect(),
        }
    }
}

fn layout_name(layout: Layout) -> &'static str {
    match layout {
        Layout::LargePrint => "gros-caracteres",
        Layout::A5 | Layout::Booklet => "a5",
        Layout::A4 | Layout::A3 | Layout::Cards => "a4",
    }
}

fn livret_page(page: &Page) -> String {
    format!("droits/livret/{}/", page.path)
}
