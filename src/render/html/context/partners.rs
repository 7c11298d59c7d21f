//! Contexts of the directory of partners.

use serde::Serialize;

use super::{Address, Day, DocumentLink, HoursRow, Link, Page, PhoneLink, Text};

/// One of the eight families, as a filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FamilyLink {
    pub name: Text,
    /// The family's page; for « toutes », the whole directory.
    pub href: String,
    pub count: usize,
    pub current: bool,
}

/// One partner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartnerCard {
    /// The partner's id, used as an anchor.
    pub id: String,
    pub name: Text,
    pub acronym: Option<Text>,
    /// « CMP », « bailleur social »…
    pub kind: Option<Text>,
    pub missions: Option<Text>,
    /// For whom.
    pub audience: Option<Text>,
    pub address: Option<Address>,
    pub hours: Vec<HoursRow>,
    pub phone: Option<PhoneLink>,
    pub email: Option<Link>,
    pub website: Option<Link>,
    /// Languages spoken there, in the language of the page.
    pub languages: Vec<Text>,
    /// `None` when unknown.
    pub free: Option<bool>,
    /// When somebody last checked this card.
    pub checked: Option<Day>,
}

/// Partners of one family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartnerGroup {
    /// Unique in the page, used as an anchor.
    pub id: String,
    pub name: Text,
    pub description: Option<Text>,
    pub partners: Vec<PartnerCard>,
}

/// `partenaires/` and `partenaires/<famille>/`: a family page has one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartnersPage {
    pub page: Page,
    /// « toutes » first.
    pub families: Vec<FamilyLink>,
    pub groups: Vec<PartnerGroup>,
    /// Number of partners in this page.
    pub count: usize,
    pub documents: Vec<DocumentLink>,
}
