//! The programme in types: network, sites, and all that a site says of itself.
//!
//! Read from the project by `load`, shown by `render`. Knows no file, no HTML,
//! no address of a page, no clock.

mod declare;
pub mod editions;
pub mod forms;
pub mod gestionnaire;
pub mod local_life;
pub mod national;
mod network;
pub mod orientation;
pub mod page;
pub mod partners;
pub mod portal;
mod published;
mod quantity;
pub mod rights;
pub mod site;
pub mod support;
pub mod team;
mod text;
pub mod tracking;
pub mod training;
pub mod values;
mod visibility;

pub use network::{National, Page, PageVersion, Portal, Site};
pub use published::published;
pub use quantity::Decimal;
pub use site::Contact;
pub use text::{FRENCH, Prose, Spoken, Text};
pub use visibility::Visibility;
