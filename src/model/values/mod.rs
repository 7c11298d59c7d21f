//! Values: what a person types into one field, read once and right for good.
//!
//! A phone number, a SIRET or a date that was read carelessly sends a tenant
//! to a wrong door. So each kind of value has its own type, which can only be
//! made by `parse`; the rest of the program never checks it again. Each refusal
//! is a [`Fault`]: what was seen, and what to write instead, in French.
//!
//! Knows no file, no HTML, no clock: it reads texts and returns values.

mod calendar;
mod condition;
mod date;
mod departement;
mod digits;
mod email;
mod fault;
mod finess;
mod fold;
mod formats;
mod hours;
mod insee_code;
mod key;
mod lang;
mod lang_names;
mod phone;
mod postal_code;
mod rna;
mod rpps;
mod scalar;
mod siren;
mod siret;
mod slug;
mod topic;
mod web_url;
mod yes_no;

pub use calendar::{Month, Weekday};
pub use condition::Condition;
pub use date::Date;
pub use departement::Departement;
pub use email::Email;
pub use fault::Fault;
pub use finess::Finess;
pub use formats::{Check, FORMATS, format_check};
pub use hours::{
    DayOfYear, Days, Holiday, HourRule, HourWords, Hours, OpeningHours, Period, Time, TimeSpan, Weeks, When,
};
pub use insee_code::InseeCode;
pub use key::Key;
pub use lang::{Direction, Lang};
pub use phone::Phone;
pub use postal_code::PostalCode;
pub use rna::Rna;
pub use rpps::Rpps;
pub use scalar::{Scalar, Shape, Unquoted};
pub use siren::Siren;
pub use siret::Siret;
pub use slug::Slug;
pub use topic::Topic;
pub use web_url::WebUrl;
pub use yes_no::YesNo;
