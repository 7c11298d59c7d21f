//! What machines read: calendars, feeds, sitemap, robots, headers, the list of outputs.
//!
//! Plain values to text; knows no HTML template, no disk, no clock.

mod calendar;
mod feed;
mod portal;
mod web;

pub use calendar::calendar;
pub use feed::feed;
pub use portal::{OUTPUTS, outputs};
pub use web::{headers, robots, sitemap};

/// Text for an XML file.
fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
