//! The types by the name that a schema gives them.
//!
//! A walker of schemas meets `"format": "siret"` beside a text, and asks here
//! what is wrong with it. A new type is one line of the table.

use super::fault::Fault;
use super::scalar::Scalar;
use super::{
    Condition, Date, Departement, Email, Finess, InseeCode, Key, Lang, OpeningHours, Phone, PostalCode, Rna, Rpps,
    Siren, Siret, Slug, Topic, WebUrl, YesNo,
};

/// Says what is wrong with a text.
pub type Check = fn(&str) -> Result<(), Fault>;

/// The check of every format that our schemas name.
pub const FORMATS: &[(&str, Check)] = &[
    entry::<Siren>(),
    entry::<Siret>(),
    entry::<Finess>(),
    entry::<Rna>(),
    entry::<Rpps>(),
    entry::<Phone>(),
    entry::<PostalCode>(),
    entry::<InseeCode>(),
    entry::<Departement>(),
    entry::<Date>(),
    entry::<YesNo>(),
    entry::<OpeningHours>(),
    entry::<Lang>(),
    entry::<Email>(),
    entry::<WebUrl>(),
    entry::<Slug>(),
    entry::<Key>(),
    entry::<Topic>(),
    entry::<Condition>(),
];

/// The check of one format, or nothing for a format that is not ours.
#[must_use]
pub fn format_check(name: &str) -> Option<Check> {
    FORMATS.iter().find(|(format, _)| *format == name).map(|(_, check)| *check)
}

const fn entry<T: Scalar>() -> (&'static str, Check) {
    (T::SHAPE.format, check::<T>)
}

fn check<T: Scalar>(text: &str) -> Result<(), Fault> {
    T::read(text).map(drop)
}
