//! Contexts of the orientation pages: who may come, by which road, when.

use serde::Serialize;

use super::{Address, Contact, Day, DocumentLink, Figure, FileLink, Link, Page, PhoneLink, Rich, Text};

/// One condition of entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Criterion {
    pub title: Text,
    pub help: Option<Rich>,
}

/// One of the six « je suis… » doors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CategoryLink {
    /// « EMPP », or « Veille sociale » when there is no abbreviation.
    pub name: Text,
    /// The abbreviation in full.
    pub expansion: Option<Text>,
    pub href: String,
    /// True where a psychiatrist's avis conforme is due.
    pub needs_avis: bool,
    pub current: bool,
}

/// One step of a circuit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    pub title: Text,
    /// Who acts.
    pub actor: Option<Text>,
    pub text: Option<Rich>,
    /// « dans les 8 semaines ».
    pub delay: Option<Text>,
    pub documents: Vec<DocumentLink>,
}

/// Where a session stands at the date of the build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SessionState {
    /// The first one whose deadline is still ahead.
    Next,
    /// Later on.
    Open,
    /// The deadline has passed, the session has not.
    Closed,
    Past,
}

/// One session of the commission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SessionRow {
    pub date: Day,
    /// Last day to deposit a request.
    pub deadline: Day,
    pub place: Option<Text>,
    pub state: SessionState,
    pub report: Option<DocumentLink>,
}

/// One orientation team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TeamCard {
    /// Unique in the page, used as an anchor.
    pub id: String,
    pub name: Text,
    /// « EMPP », « CSAPA »…
    pub category: Link,
    /// Function of the trained referent: « infirmière référente ».
    pub referent: Option<Text>,
    pub phone: Option<PhoneLink>,
    pub email: Option<Link>,
    pub address: Option<Address>,
    /// Communes or districts covered.
    pub territory: Vec<Text>,
}

/// Teams of one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TeamGroup {
    /// Unique in the page, used as an anchor.
    pub id: String,
    pub title: Text,
    pub teams: Vec<TeamCard>,
}

/// Where the request file is deposited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deposit {
    pub address: Option<Address>,
    /// A secured mailbox only.
    pub secure_email: Option<Link>,
    pub on_site: Option<Text>,
}

/// The doctor who receives the certificate, outside the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DesignatedDoctor {
    pub name: Option<Text>,
    /// Sealed letter.
    pub address: Option<Address>,
    /// Address in the doctors’ secured mail, shown as text: doctors write to it from their own tool.
    pub mssante: Option<String>,
    /// Said when both ways are reserved to the orientation teams.
    pub note: Option<Text>,
}

/// Free places, when the site announces them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Places {
    pub support: u32,
    /// Dwellings that can be found within `weeks`.
    pub housing: u32,
    pub weeks: u32,
    pub as_of: Day,
}

/// `orienter/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrientationPage {
    pub page: Page,
    pub intro: Option<Rich>,
    /// What the law asks beforehand (adult, health cover, lawful stay…).
    pub prerequisites: Vec<Criterion>,
    /// The four cumulative criteria.
    pub criteria: Vec<Criterion>,
    pub categories: Vec<CategoryLink>,
    pub figure: Option<Figure>,
    pub steps: Vec<Step>,
    /// The next two or three.
    pub sessions: Vec<SessionRow>,
    pub commission_href: String,
    pub teams: Vec<TeamCard>,
    pub teams_href: String,
    pub documents: Vec<DocumentLink>,
    pub check_href: String,
    pub contact: Option<Contact>,
}

/// `orienter/<categorie>/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrientationCategoryPage {
    pub page: Page,
    pub intro: Option<Rich>,
    /// True for csapa, caarud and veille-sociale.
    pub needs_avis: bool,
    /// How the avis conforme is obtained here.
    pub avis: Option<Rich>,
    pub figure: Option<Figure>,
    pub steps: Vec<Step>,
    pub documents: Vec<DocumentLink>,
    /// Everything in one archive, for each team of the category.
    pub kits: Vec<FileLink>,
    pub check_href: String,
    pub deposit: Option<Deposit>,
    pub doctor: Option<DesignatedDoctor>,
    pub sessions: Vec<SessionRow>,
    pub commission_href: String,
    pub teams: Vec<TeamCard>,
    pub teams_href: String,
    /// All six, this one marked current.
    pub categories: Vec<CategoryLink>,
    pub contact: Option<Contact>,
}

/// A seat in the commission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CommissionMember {
    pub structure: Text,
    /// Why this structure sits: « membre du groupement », « équipe d’orientation ».
    pub capacity: Option<Text>,
    pub href: Option<String>,
}

/// `orienter/commission/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CommissionPage {
    pub page: Page,
    pub intro: Option<Rich>,
    /// « tous les mois », « tous les trois mois ».
    pub cadence: Text,
    pub sessions: Vec<SessionRow>,
    /// The calendar file of all sessions.
    pub calendar_href: Option<String>,
    /// Dates, leaflet, documents of the commission.
    pub files: Vec<FileLink>,
    pub places: Option<Places>,
    pub members: Vec<CommissionMember>,
    /// The rules of the commission, in order.
    pub rules: Vec<Criterion>,
    pub contact: Option<Contact>,
}

/// `orienter/equipes/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrientationTeamsPage {
    pub page: Page,
    pub intro: Option<Rich>,
    pub groups: Vec<TeamGroup>,
    /// Number of teams in all.
    pub count: usize,
    pub contact: Option<Contact>,
}
