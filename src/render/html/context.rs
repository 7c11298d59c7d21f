//! What a template may see: one struct per kind of page, ready to show.
//!
//! Templates compute nothing. Whatever they print stands here already sorted,
//! counted, dated and linked, in the language of the page. Three habits make a
//! template easy to check by eye:
//!
//! - a field whose name ends in `_html` holds a safe HTML fragment that the
//!   program itself wrote; it is the only kind of field printed with `| safe`;
//! - every other string is plain text, which Tera escapes;
//! - a [`Text`] (or a [`Rich`] fragment) says its own language when that is not
//!   the language of the page, so that a French sentence inside an Arabic page
//!   is read aloud and laid out as French.
//!
//! Never reads the model, never knows a URL rule, never holds an interface word
//! that a template could ask of `t(key=…)`.

mod documents;
mod forms;
mod inserts;
mod network;
mod orientation;
mod pages;
mod partners;
mod rights;
mod team;

use serde::Serialize;

pub use documents::*;
pub use forms::*;
pub use inserts::*;
pub use network::*;
pub use orientation::*;
pub use pages::*;
pub use partners::*;
pub use rights::*;
pub use team::*;

/// Direction of writing; goes into `dir` attributes as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    Ltr,
    Rtl,
}

/// Plain text, with its own language when it differs from the page's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Text {
    pub text: String,
    /// BCP 47 code; `None` when the text is in the language of the page.
    pub lang: Option<String>,
    /// Given together with `lang`, never alone.
    pub dir: Option<Direction>,
}

impl Text {
    /// A text in another language than the page's: what a fallback gives.
    pub fn foreign(text: impl Into<String>, lang: impl Into<String>, dir: Direction) -> Self {
        Self { text: text.into(), lang: Some(lang.into()), dir: Some(dir) }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), lang: None, dir: None }
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self { text, lang: None, dir: None }
    }
}

/// A safe HTML fragment (blocks, never a whole page), with its own language
/// when it differs from the page's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rich {
    pub body_html: String,
    pub lang: Option<String>,
    pub dir: Option<Direction>,
}

impl Rich {
    /// A fragment in the language of the page.
    pub fn new(body_html: impl Into<String>) -> Self {
        Self { body_html: body_html.into(), lang: None, dir: None }
    }
}

/// Where a link stands with respect to the page that shows it; the value of
/// `aria-current`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Current {
    /// The link leads to this very page.
    #[serde(rename = "page")]
    Page,
    /// The link leads to the section that holds this page.
    #[serde(rename = "true")]
    Section,
}

/// A link ready to print: the address is relative or absolute, but final.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    pub label: Text,
    pub href: String,
    pub current: Option<Current>,
    /// Leaves the portal. Paper prints the address of such a link.
    pub external: bool,
    /// Language of the page behind the link, when it differs from this page's.
    pub hreflang: Option<String>,
}

impl Link {
    /// A link to another page of the portal.
    pub fn new(label: impl Into<Text>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into(), current: None, external: false, hreflang: None }
    }

    /// A link that leaves the portal.
    pub fn external(label: impl Into<Text>, href: impl Into<String>) -> Self {
        Self { external: true, ..Self::new(label, href) }
    }

    /// The same link, marked as the place where the reader stands.
    #[must_use]
    pub fn with_current(mut self, current: Current) -> Self {
        self.current = Some(current);
        self
    }
}

/// A link with a sentence that says what stands behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Topic {
    pub title: Text,
    pub href: String,
    pub summary: Option<Text>,
}

/// Topics under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TopicGroup {
    pub title: Text,
    pub topics: Vec<Topic>,
}

/// A day: the machine's spelling and the reader's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Day {
    /// `2026-03-12`, or with a time `2026-03-12T14:00`.
    pub iso: String,
    /// « jeudi 12 mars 2026 », in the language of the page.
    pub label: String,
}

/// A telephone number as a link; always printed left to right, never cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhoneLink {
    /// `tel:+33199001234`, `tel:15`, or `sms:…` for a number that takes texts.
    pub href: String,
    /// `01 99 00 12 34`, with plain spaces.
    pub label: String,
}

/// A postal address, one string a line, town last; always in French.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Address {
    pub lines: Vec<String>,
    /// How to come, in one or two sentences.
    pub access: Option<Text>,
}

/// One line of opening hours: « lundi à vendredi », « 9 h à 12 h 30 ».
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HoursRow {
    pub days: Text,
    pub hours: Text,
}

/// One way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// Who answers: « Accueil », « Orientation ».
    pub label: Text,
    pub phone: Option<PhoneLink>,
    pub sms: Option<PhoneLink>,
    /// Label is the address itself, `href` starts with `mailto:`.
    pub email: Option<Link>,
    pub address: Option<Address>,
    /// How to come.
    pub access: Option<Rich>,
    /// Empty when unknown.
    pub hours: Vec<HoursRow>,
    pub note: Option<Text>,
}

impl Contact {
    /// A contact that says only who answers; the ways to reach them follow.
    pub fn named(label: impl Into<Text>) -> Self {
        let label = label.into();
        Self { label, phone: None, sms: None, email: None, address: None, access: None, hours: Vec::new(), note: None }
    }
}

/// A term and its value, for a description list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pair {
    pub term: Text,
    pub value: Text,
    /// Makes the value a link.
    pub href: Option<String>,
}

impl Pair {
    /// A pair whose value is not a link.
    pub fn new(term: impl Into<Text>, value: impl Into<Text>) -> Self {
        Self { term: term.into(), value: value.into(), href: None }
    }
}

/// A document: a printable page or a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentLink {
    pub title: Text,
    /// `None` when the document exists on paper only.
    pub href: Option<String>,
    /// « PDF, 2 pages, 84 ko »; `None` for a page of the portal.
    pub format: Option<Text>,
    /// To whom it must be sent or given.
    pub addressee: Option<Text>,
    /// « version 2026-1 », for a form.
    pub version: Option<String>,
    /// The same in other shapes.
    pub files: Vec<FileLink>,
}

/// A file to download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileLink {
    /// « PDF à remplir »
    pub label: Text,
    pub href: String,
    /// « 4 pages, 84 ko »
    pub detail: String,
    /// When the file is not in the page's language.
    pub lang: Option<String>,
}

/// A drawing that repeats what a list beside it says in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// Unique in the page, used as an anchor.
    pub id: String,
    /// One or two inline SVG (narrow, wide), classes `fig…` only.
    pub svg_html: String,
    pub caption: Text,
}

/// The on-call number of the tenants, or where to find it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OnCall {
    /// `None` when the site keeps the number off the web.
    pub phone: Option<PhoneLink>,
    /// The number that takes text messages, when there is one.
    pub sms: Option<PhoneLink>,
    /// Where tenants find the number when `phone` is `None`.
    pub where_to_find: Option<Text>,
    /// « Jour et nuit, tous les jours ».
    pub hours: Text,
    /// The emergency page.
    pub emergency_href: String,
}

/// This page in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LanguageLink {
    pub lang: String,
    pub dir: Direction,
    /// The language's own name: « العربية ».
    pub label: String,
    pub href: String,
    /// True for the language of this page.
    pub current: bool,
}

/// An address for machines: `<link rel="alternate" hreflang=…>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternate {
    /// BCP 47 code or `x-default`.
    pub hreflang: String,
    /// Absolute address.
    pub href: String,
}

/// Any other `<link>` of the head: feeds, calendars, data, manifest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeadLink {
    pub rel: String,
    pub media_type: Option<String>,
    pub href: String,
    pub title: Option<String>,
}

/// Files every page loads; the addresses are final.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Assets {
    pub stylesheet_href: String,
    pub stylesheet_integrity: Option<String>,
    /// Only what the page uses: a filter, a form, a calculator; usually none.
    pub scripts: Vec<ScriptLink>,
    pub icon_href: String,
}

/// One script of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScriptLink {
    pub href: String,
    pub integrity: Option<String>,
}

/// Whose portal this is: the head of every page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SiteHead {
    /// « Un chez-soi d’abord Valmeray ».
    pub name: Text,
    pub home_href: String,
    /// One line under the name: the town or the territory.
    pub tagline: Option<Text>,
    /// The network's home, when the site is one of several.
    pub network: Option<Link>,
}

/// State of conformity that article 47 asks every page to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Conformity {
    Non,
    Partielle,
    Totale,
}

/// The foot of every page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Footer {
    pub contacts: Vec<Contact>,
    /// « Plan du site », « Mentions légales », « Données personnelles »…
    pub links: Vec<Link>,
    pub accessibility_href: String,
    pub conformity: Conformity,
    /// The Atom feed; `None` where there is no news.
    pub feed_href: Option<String>,
    /// Date of the content, from the sources, never the clock.
    pub updated: Option<Day>,
    /// Who publishes: « GCSMS Un chez-soi d’abord Valmeray ».
    pub publisher: Option<Text>,
}

/// Everything around the body of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page {
    /// The page kind, also the template's name: `orientation-category`.
    pub kind: String,
    pub lang: String,
    pub dir: Direction,
    /// The only `<h1>`.
    pub title: Text,
    /// Content of `<title>`: « Page – Site », unique in the portal.
    pub document_title: String,
    /// One plain sentence for search engines and link previews.
    pub description: String,
    /// The same sentence shown under the title; `None` hides it.
    pub summary: Option<Text>,
    pub site: SiteHead,
    /// Empty when there is one language.
    pub languages: Vec<LanguageLink>,
    /// Main entries, five or six.
    pub menu: Vec<Link>,
    /// The rest, behind « Plus »; may be empty.
    pub menu_more: Vec<Link>,
    /// From the home to this page, which is last and current; empty on a home.
    pub breadcrumb: Vec<Link>,
    /// Set when the body has no translation: this page in its first language.
    pub fallback: Option<LanguageLink>,
    /// True for a page that only `serve` shows.
    pub draft: bool,
    /// Shown at the top of tenants' and rights pages, and on the home.
    pub on_call: Option<OnCall>,
    pub footer: Footer,
    pub assets: Assets,
    /// Content of the `Content-Security-Policy` meta.
    pub csp: String,
    /// Absolute address of this page; `None` in an offline build.
    pub canonical: Option<String>,
    pub alternates: Vec<Alternate>,
    pub head_links: Vec<HeadLink>,
    /// True keeps search engines away (404, drafts).
    pub noindex: bool,
}
