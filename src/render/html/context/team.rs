//! Contexts of the programme, of its gestionnaire, team and training.

use serde::Serialize;

use super::{Contact, Day, DocumentLink, Figure, Page, Pair, Rich, Text};

/// One of the eight principles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Principle {
    pub title: Text,
    pub text: Option<Rich>,
}

/// A figure from a published study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyFigure {
    /// « 85 % », with its unit.
    pub value: Text,
    pub label: Text,
    pub source: Text,
}

/// Where the site works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Territory {
    pub description: Option<Rich>,
    pub communes: Vec<Text>,
}

/// `dispositif/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProgrammePage {
    pub page: Page,
    pub body: Option<Rich>,
    pub figures: Vec<KeyFigure>,
    pub principles: Vec<Principle>,
    pub territory: Option<Territory>,
}

/// A member of the gestionnaire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ManagerMember {
    pub name: Text,
    /// « psychiatrie », « logement »…
    pub roles: Vec<Text>,
    pub href: Option<String>,
}

/// An agreement signed with another body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Convention {
    pub subject: Text,
    pub partner: Text,
    pub partner_href: Option<String>,
    pub signed: Day,
    pub until: Option<Day>,
}

/// A governance body or a committee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GovernanceBody {
    pub name: Text,
    pub composition: Vec<Text>,
    pub cadence: Option<Text>,
    pub open_to_tenants: bool,
}

/// `dispositif/gestionnaire/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GovernancePage {
    pub page: Page,
    pub body: Option<Rich>,
    /// Legal form, creation, identifiers, authorisation.
    pub identity: Vec<Pair>,
    pub members: Vec<ManagerMember>,
    pub conventions: Vec<Convention>,
    pub bodies: Vec<GovernanceBody>,
    pub local_committee: Option<GovernanceBody>,
    pub documents: Vec<DocumentLink>,
}

/// One of the two poles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pole {
    pub id: String,
    pub name: Text,
    pub missions: Option<Rich>,
    /// Function (and name, with consent) of the person in charge.
    pub lead: Option<Text>,
    pub contact: Option<Contact>,
}

/// One person of the team; the name only with consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TeamMember {
    pub name: Option<Text>,
    /// « infirmier », « médiatrice de santé-pair ».
    pub title: Text,
    pub employer: Option<Text>,
}

/// People who share one function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TeamFunction {
    pub name: Text,
    /// What they do, in plain words.
    pub description: Option<Text>,
    pub members: Vec<TeamMember>,
}

/// One box of the organisation chart, as a nested list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChartNode {
    pub title: Text,
    pub people: Vec<Text>,
    pub children: Vec<ChartNode>,
}

/// `equipe/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TeamPage {
    pub page: Page,
    pub intro: Option<Rich>,
    pub poles: Vec<Pole>,
    pub functions: Vec<TeamFunction>,
    pub figure: Option<Figure>,
    pub chart: Vec<ChartNode>,
}

/// One of the seven elements of the training programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrainingElement {
    pub title: Text,
    pub text: Option<Rich>,
}

/// One training session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrainingSession {
    pub title: Text,
    pub start: Day,
    /// `None` for one day.
    pub end: Option<Day>,
    pub audience: Vec<Text>,
    pub place: Option<Text>,
    pub registration: Option<Text>,
}

/// `formation/`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrainingPage {
    pub page: Page,
    pub intro: Option<Rich>,
    pub year: String,
    pub elements: Vec<TrainingElement>,
    pub sessions: Vec<TrainingSession>,
    /// For whom the programme is made.
    pub audiences: Vec<Text>,
    pub documents: Vec<DocumentLink>,
    pub contact: Option<Contact>,
}
