//! Contexts of the inserts: what the site's data puts inside shared Markdown.
//!
//! `[[bloc-urgences]]` in a page becomes the template `inserts/bloc-urgences.html`
//! rendered with one of these. A fragment has no title of its own level one or
//! two: it stands inside a page written by somebody else.

use serde::Serialize;

use super::{Contact, Day, Link, OnCall, PartnerCard, PhoneLink, Rich, Text, Treatment};

/// `[[permanence]]` (in a sentence) and `[[bloc-permanence]]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OnCallInsert {
    pub on_call: OnCall,
    /// When to call, and what happens then.
    pub instructions: Option<Rich>,
}

/// One emergency number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EmergencyNumber {
    pub phone: PhoneLink,
    pub name: Text,
    /// When to call it.
    pub when: Option<Text>,
}

/// `[[bloc-urgences]]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EmergencyInsert {
    pub numbers: Vec<EmergencyNumber>,
}

/// `[[bloc-contacts]]`, `[[bloc-recours]]`: people to reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContactsInsert {
    pub contacts: Vec<Contact>,
}

/// One personne qualifiée.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QualifiedPerson {
    pub contact: Contact,
    /// The order that lists her, and its date.
    pub order: Option<Text>,
    pub source: Option<Link>,
}

/// `[[bloc-personnes-qualifiees]]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QualifiedPersonsInsert {
    pub persons: Vec<QualifiedPerson>,
}

/// `[[bloc-signalement]]`: where to report abuse.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportingInsert {
    /// The cell of the ARS.
    pub cell: Option<Contact>,
    /// 3977.
    pub national: PhoneLink,
}

/// One way to take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParticipationForm {
    pub name: Text,
    pub description: Option<Text>,
    pub dates: Vec<Day>,
}

/// What became of an opinion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpinionFollowUp {
    pub opinion: Text,
    pub answer: Text,
    pub date: Option<Day>,
}

/// `[[bloc-participation]]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParticipationInsert {
    pub forms: Vec<ParticipationForm>,
    pub follow_ups: Vec<OpinionFollowUp>,
}

/// `[[bloc-exemple-loyer]]`: amounts are ready to read (« 212 € »).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RentInsert {
    pub income: String,
    pub rent: String,
    pub allowance: String,
    /// Rent minus allowance: what is left to pay before the site helps.
    pub remainder: String,
    /// The most that the tenant pays.
    pub ceiling: String,
    /// « 30 % ».
    pub ceiling_share: String,
    /// The same for the calculator: 30.
    pub share: u32,
    /// What the site pays in the tenant's place; `None` when nothing.
    pub supplement: Option<String>,
}

/// `[[bloc-quartier]]`: places of the district.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DistrictInsert {
    pub places: Vec<PartnerCard>,
}

/// One date of the diary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DiaryEvent {
    pub title: Text,
    pub date: Day,
    pub place: Option<Text>,
    pub description: Option<Text>,
}

/// `[[bloc-agenda]]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DiaryInsert {
    pub events: Vec<DiaryEvent>,
}

/// `[[bloc-traitements]]`
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TreatmentsInsert {
    pub treatments: Vec<Treatment>,
    pub dpo: Option<Contact>,
}
