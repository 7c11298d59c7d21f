//! Contexts of the pages that only a network of several sites has.

use serde::Serialize;

use super::{Day, Link, Page, PhoneLink, Rich, SessionState, Text};

/// One site of the network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SiteCard {
    pub name: Text,
    pub href: String,
    /// Towns covered, in a few words.
    pub territory: Option<Text>,
    /// « en ouverture », « réservé aux 18-25 ans »…
    pub status: Option<Text>,
    pub phone: Option<PhoneLink>,
}

/// The network’s home, at the root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NetworkHomePage {
    pub page: Page,
    pub intro: Rich,
    pub finder_href: String,
    pub calendar_href: String,
    pub sites: Vec<SiteCard>,
}

/// One département of the finder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FinderArea {
    /// Unique in the page, used as an anchor: `departement-99`.
    pub id: String,
    /// « Val-de-Meray (99) ».
    pub name: Text,
    pub sites: Vec<FinderSite>,
}

/// A site, with the communes of this département that it covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FinderSite {
    pub site: SiteCard,
    pub communes: Vec<Text>,
}

/// `trouver/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SiteFinderPage {
    pub page: Page,
    pub areas: Vec<FinderArea>,
    /// Number of sites in all.
    pub count: usize,
}

/// One session of any site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NetworkSession {
    pub site: Link,
    pub date: Day,
    pub deadline: Day,
    pub place: Option<Text>,
    pub state: SessionState,
}

/// Sessions of one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CalendarMonth {
    /// Unique in the page, used as an anchor: `mois-2026-03`.
    pub id: String,
    /// « mars 2026 ».
    pub name: Text,
    pub sessions: Vec<NetworkSession>,
}

/// `calendrier/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NetworkCalendarPage {
    pub page: Page,
    pub months: Vec<CalendarMonth>,
    pub calendar_href: Option<String>,
}
