//! What each paper of a site says today, by fingerprints, and the code that is printed on it.
//!
//! A fingerprint is made of what people wrote and of the data that the text shows, in one language: never of
//! the day, of an address or of a layout, so that paper which still tells the truth stays current.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::annexes::{CHARTE, CONTACTS, RECEIPT, REGLEMENT, SIGNED};
use crate::model::editions::{Edition, Editions, Paper, VersionChapter};
use crate::model::values::Slug;
use crate::model::{FRENCH, Page, Portal, Site, Text};
use crate::plan::Pack;
use crate::plan::packs::shows_on_call;
use crate::theme::Theme;

/// Digits and letters that are not taken for one another when read aloud or copied by hand; without vowels,
/// they make no word.
const LETTERS: &[u8] = b"23456789bcdfghjkmnpqrstvwxz";
/// 27⁶: some four hundred million codes.
const CODE: usize = 6;
/// Hexadecimal digits kept of a fingerprint.
const PRINT: usize = 16;

/// The code and the chapters of every paper of every site.
pub fn editions(portal: &Portal, theme: &Theme) -> Editions {
    let of = |site: &Site| {
        let mut papers: Vec<Paper> = Pack::of(site).into_iter().map(|pack| pack.paper).collect();
        papers.dedup();
        let clerk = Clerk { portal, site, theme };
        papers.into_iter().map(|paper| clerk.edition(paper)).collect()
    };
    portal.sites.iter().map(|site| (site.slug.to_string(), of(site))).collect()
}

struct Clerk<'a> {
    portal: &'a Portal,
    site: &'a Site,
    theme: &'a Theme,
}

impl Clerk<'_> {
    fn edition(&self, paper: Paper) -> Edition {
        let chapters = match paper {
            Paper::Livret => self.livret(),
            Paper::Plain => self.plain(),
            _ => self.chapter(paper.word(), self.title(key_of(paper)), &self.whole(paper), paper).into_iter().collect(),
        };
        let told = json!([self.site.slug.as_str(), paper.word(), chapters]);
        Edition { paper, code: code(&digest(&told)), chapters }
    }

    fn livret(&self) -> Vec<VersionChapter> {
        let of = |id: &str, key: &str, data: &Value| self.chapter(id, self.title(key), data, Paper::Livret);
        let national = &self.portal.national;
        let charte = json!([national.charte, national.official_charte, self.site.rights.charte_note]);
        let sections: Vec<Value> = self.site.reglement.iter().map(|section| self.text(section, FRENCH)).collect();
        let reglement = json!([sections, self.site.rights.reglement]);
        let receipt = self.site.forms.iter().find(|form| form.number.as_deref() == Some(RECEIPT));
        let receipt = receipt.filter(|_| self.site.rights.livret.receipt.is_yes());
        let mut chapters: Vec<VersionChapter> = of("numeros", "numbers", &self.numbers()).into_iter().collect();
        chapters.extend(self.site.livret.iter().filter_map(|page| self.written(page)));
        chapters.extend(of(CHARTE, "charte", &charte));
        chapters.extend(of(REGLEMENT, "reglement", &reglement));
        chapters.extend(of(CONTACTS, "contacts", &self.contacts()));
        chapters.extend(receipt.and_then(|form| self.chapter(SIGNED, form.title.clone(), &value(form), Paper::Livret)));
        chapters
    }

    fn plain(&self) -> Vec<VersionChapter> {
        let of = |id: &str, key: &str, data: &Value| self.chapter(id, self.title(key), data, Paper::Plain);
        let mut chapters: Vec<VersionChapter> = of("numeros", "numbers", &self.numbers()).into_iter().collect();
        chapters.extend(self.site.plain.iter().filter_map(|page| self.written(page)));
        chapters.extend(of(CONTACTS, "contacts", &self.contacts()));
        chapters
    }

    /// A chapter of data: every language that the paper speaks has its own fingerprint.
    fn chapter(&self, id: &str, title: Text, data: &Value, paper: Paper) -> Option<VersionChapter> {
        let speaks =
            |lang: &str| Pack::of(self.site).iter().any(|pack| pack.paper == paper && pack.speaks(self.site, lang));
        let langs = self.portal.languages().map(|lang| lang.as_str()).filter(|lang| speaks(lang));
        let prints = langs.map(|lang| (lang.to_owned(), print(&spoken(data, lang))));
        Some(VersionChapter { id: Slug::from_title(id)?, title, prints: Text::of(prints) })
    }

    /// A chapter of Markdown: the languages it is written in.
    fn written(&self, page: &Page) -> Option<VersionChapter> {
        page.french()?;
        let known = |lang: &str| self.portal.languages().any(|own| own.as_str() == lang);
        let versions = || page.versions.iter().filter(|(lang, _)| known(lang));
        let titles = versions().map(|(lang, version)| (lang.clone(), version.meta.title.clone()));
        let prints = versions().map(|(lang, _)| (lang.clone(), print(&self.text(page, lang))));
        Some(VersionChapter { id: Slug::from_title(&page.path)?, title: Text::of(titles), prints: Text::of(prints) })
    }

    /// A text in one language, with the data that its inserts show.
    fn text(&self, page: &Page, lang: &str) -> Value {
        let Some((lang, version)) = page.version(lang) else { return Value::Null };
        let names = version.document.inserts().into_iter().map(|insert| insert.name.as_str());
        let shown: BTreeMap<&str, Value> = names.map(|name| (name, spoken(&self.shown(name), lang))).collect();
        let mut blocks = value(&version.document);
        without_ranges(&mut blocks);
        json!([version.meta.title, version.meta.summary, blocks, shown])
    }

    /// The data behind an insert.
    fn shown(&self, name: &str) -> Value {
        let (info, rights) = (&self.site.info, &self.site.rights);
        match name {
            "nom" => value(&info.name),
            "permanence" => self.on_call(),
            "bloc-permanence" => json!([self.on_call(), info.on_call.instructions]),
            "accueil-telephone" | "accueil-courriel" | "bloc-contacts" => {
                json!([info.contacts, info.address, info.hours])
            }
            "adresse" => value(&info.address),
            "gestionnaire" => value(&self.site.gestionnaire.name),
            "visites-par-semaine" => value(&self.site.support.support.weekly_visits),
            "delai-logement" | "loyer-pct" | "bloc-exemple-loyer" => {
                let housing = &self.site.support.housing;
                json!([housing.weeks, housing.rules, housing.example])
            }
            "bloc-urgences" => value(&self.portal.national.emergencies),
            "bloc-recours" => value(&rights.remedies),
            "bloc-personnes-qualifiees" => value(&rights.qualified),
            "bloc-signalement" => value(&rights.abuse),
            "bloc-participation" => value(&rights.participation),
            "bloc-quartier" => value(&self.site.life.district),
            "bloc-agenda" => value(&self.site.life.agenda),
            "bloc-traitements" => value(&self.portal.config.data),
            _ => Value::Null,
        }
    }

    /// A number that the site keeps off the web is not printed, so it leaves no trace in a code either.
    fn on_call(&self) -> Value {
        if shows_on_call(self.site) { value(&self.site.info.on_call) } else { Value::Null }
    }

    fn numbers(&self) -> Value {
        json!([self.site.info.name, self.on_call(), self.portal.national.emergencies])
    }

    fn contacts(&self) -> Value {
        let (info, rights) = (&self.site.info, &self.site.rights);
        json!([info.contacts, info.address, info.hours, self.on_call(), rights.qualified, rights.remedies])
    }

    /// All that a paper of one sheet says.
    fn whole(&self, paper: Paper) -> Value {
        let (info, rights) = (&self.site.info, &self.site.rights);
        match paper {
            Paper::Livret | Paper::Plain => Value::Null,
            Paper::Charte => json!([info.name, self.portal.national.charte]),
            Paper::Rights => json!([info.name, rights.remedies, rights.abuse]),
            Paper::OnCall => self.numbers(),
            Paper::Participation => json!([info.name, rights.participation.forms, info.contacts.first(), info.address]),
            Paper::Card => json!([self.numbers(), info.contacts, info.address]),
            Paper::Guide => json!([info.name, self.site.life.district, self.site.partners]),
            Paper::Training => json!([info.name, self.site.training]),
            Paper::Chart => json!([info.name, self.site.team.chart, self.site.team.members]),
        }
    }

    fn title(&self, key: &str) -> Text {
        let key = match key {
            "charte" | "reglement" => format!("title.{key}"),
            "contacts" => "print.reach".to_owned(),
            key => format!("print.{key}"),
        };
        let french = (FRENCH.to_owned(), key.clone());
        let langs = self.portal.languages().filter_map(|lang| {
            let said = self.theme.words.get(lang.as_str())?.text(&key).ok()?;
            Some((lang.to_string(), said))
        });
        Text::of(std::iter::once(french).chain(langs))
    }
}

/// Key of the paper's title in the theme's words, after `print.`.
pub fn key_of(paper: Paper) -> &'static str {
    match paper {
        Paper::Livret => "livret",
        Paper::Plain => "plain",
        Paper::Charte => "charte",
        Paper::Rights => "rights",
        Paper::OnCall => "on_call_poster",
        Paper::Participation => "participation",
        Paper::Card => "card",
        Paper::Guide => "guide",
        Paper::Training => "training",
        Paper::Chart => "chart",
    }
}

fn value(record: &impl Serialize) -> Value {
    serde_json::to_value(record).unwrap_or_default()
}

/// What a reader of one language gets: each text that is written in several is replaced by one.
fn spoken(data: &Value, lang: &str) -> Value {
    match data {
        Value::Object(node) => match node.get(FRENCH) {
            Some(french) => node.get(lang).unwrap_or(french).clone(),
            None => Value::Object(node.iter().map(|(key, inner)| (key.clone(), spoken(inner, lang))).collect()),
        },
        Value::Array(values) => Value::Array(values.iter().map(|inner| spoken(inner, lang)).collect()),
        other => other.clone(),
    }
}

/// A text that moved in its file says the same.
fn without_ranges(data: &mut Value) {
    match data {
        Value::Object(node) => {
            node.remove("range");
            let keep: Map<String, Value> = std::mem::take(node);
            *node = keep
                .into_iter()
                .map(|(key, mut inner)| {
                    without_ranges(&mut inner);
                    (key, inner)
                })
                .collect();
        }
        Value::Array(values) => values.iter_mut().for_each(without_ranges),
        _ => {}
    }
}

fn digest(data: &Value) -> [u8; 32] {
    Sha256::digest(data.to_string().as_bytes()).into()
}

fn print(data: &Value) -> String {
    digest(data).iter().map(|byte| format!("{byte:02x}")).collect::<String>().chars().take(PRINT).collect()
}

fn code(digest: &[u8; 32]) -> String {
    let letter = |byte: &u8| LETTERS.get(usize::from(*byte) % LETTERS.len()).copied().map(char::from);
    digest.iter().take(CODE).filter_map(letter).collect()
}
