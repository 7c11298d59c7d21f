//! Contexts of the home, the news, the lists and the pages that the law asks of
//! any publisher.

use serde::Serialize;

use super::{Conformity, Contact, Day, DocumentLink, Link, Page, Pair, Rich, SessionRow, Text, Topic};

/// One piece of news in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewsItem {
    pub title: Text,
    pub href: String,
    pub date: Day,
    pub summary: Option<Text>,
}

/// The site's home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HomePage {
    pub page: Page,
    /// What the site is, in two or three sentences.
    pub intro: Rich,
    pub orientation_href: String,
    pub tenants_href: String,
    /// Said while the site is not yet in full service.
    pub status: Option<Text>,
    pub next_session: Option<SessionRow>,
    pub commission_href: String,
    pub news: Vec<NewsItem>,
    pub news_href: Option<String>,
    /// Shown in the body: leave `page.footer.contacts` empty on a home.
    pub contacts: Vec<Contact>,
    /// Three or four other pages worth a visit.
    pub topics: Vec<Topic>,
}

/// `actualites/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewsListPage {
    pub page: Page,
    pub items: Vec<NewsItem>,
    pub feed_href: Option<String>,
}

/// `actualites/<slug>/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewsPage {
    pub page: Page,
    pub date: Day,
    pub body: Rich,
    /// Newer and older news.
    pub next: Option<Link>,
    pub previous: Option<Link>,
    pub list_href: String,
}

/// One resource: a link and why it is worth following.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Resource {
    pub link: Link,
    pub description: Option<Text>,
    pub source: Option<Text>,
}

/// Resources under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResourceGroup {
    pub title: Text,
    pub resources: Vec<Resource>,
}

/// `ressources/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResourcesPage {
    pub page: Page,
    pub intro: Option<Rich>,
    pub documents: Vec<DocumentLink>,
    pub groups: Vec<ResourceGroup>,
}

/// One question and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Unique in the page, used as an anchor.
    pub id: String,
    pub question: Text,
    pub answer: Rich,
}

/// Questions of one public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionGroup {
    /// Unique in the page, used as an anchor.
    pub id: String,
    pub title: Text,
    pub questions: Vec<Question>,
}

/// `faq/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FaqPage {
    pub page: Page,
    pub groups: Vec<QuestionGroup>,
}

/// One entry of the glossary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlossaryEntry {
    /// Unique in the page, used as an anchor.
    pub id: String,
    pub term: Text,
    /// The abbreviation in full.
    pub expansion: Option<Text>,
    /// In plain words.
    pub explanation: Text,
    /// Says which meaning is meant, when there are two (CHU, ACT).
    pub domain: Option<Text>,
}

/// Entries that share a first letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlossaryLetter {
    /// Unique in the page, used as an anchor: `lettre-c`.
    pub id: String,
    pub letter: String,
    pub entries: Vec<GlossaryEntry>,
}

/// `glossaire/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GlossaryPage {
    pub page: Page,
    pub letters: Vec<GlossaryLetter>,
}

/// One page in the plan du site, with the pages under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SitemapNode {
    pub link: Link,
    pub children: Vec<SitemapNode>,
}

/// `plan-du-site/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SitemapPage {
    pub page: Page,
    pub nodes: Vec<SitemapNode>,
}

/// `mentions-legales/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LegalPage {
    pub page: Page,
    /// Publisher, director of publication, address, SIRET…
    pub publisher: Vec<Pair>,
    /// Host of the pages.
    pub host: Vec<Pair>,
    pub licence: Option<Text>,
    pub licence_href: Option<String>,
    pub body: Option<Rich>,
    pub contact: Option<Contact>,
}

/// One processing of personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Treatment {
    /// Unique in the page, used as an anchor.
    pub id: String,
    pub name: Text,
    /// Purpose, legal basis, data, recipients, retention: in this order.
    pub facts: Vec<Pair>,
}

/// `donnees-personnelles/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrivacyPage {
    pub page: Page,
    pub body: Option<Rich>,
    pub treatments: Vec<Treatment>,
    pub dpo: Option<Contact>,
    /// The page of the CNIL where to complain.
    pub cnil_href: Option<String>,
}

/// The audit behind an accessibility statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Audit {
    pub date: Day,
    pub auditor: Text,
    /// « 82 % » of the criteria that apply.
    pub rate: Option<Text>,
}

/// `accessibilite/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccessibilityPage {
    pub page: Page,
    /// Who is bound by the statement.
    pub entity: Text,
    /// The portal's own address, when it has one.
    pub address: Option<String>,
    pub conformity: Conformity,
    /// « RGAA 4.1.2 ».
    pub standard: Text,
    pub audit: Option<Audit>,
    /// What the audit found not to conform.
    pub failures: Vec<Text>,
    /// Disproportionate burdens, each with its reason.
    pub derogations: Vec<Text>,
    /// Contents that the law leaves out.
    pub exempt: Vec<Text>,
    /// Technologies, tools, browsers, pages that were checked.
    pub methods: Vec<Pair>,
    pub statement_date: Option<Day>,
    pub contact: Option<Contact>,
    /// The multi-year plan and the plan of the year.
    pub plans: Vec<DocumentLink>,
    /// The Défenseur des droits: form, delegates, letter.
    pub remedies: Vec<Pair>,
    pub body: Option<Rich>,
}

/// `404.html`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotFoundPage {
    pub page: Page,
    /// The home and the main doors.
    pub links: Vec<Link>,
}
