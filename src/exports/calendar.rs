//! Dates for calendars (RFC 5545): sessions of the commission and the last days
//! to send a file.
//!
//! Every event lasts a whole day, so no time zone is needed. Identifiers and
//! stamps come from the content: the same dates give the same bytes.

use crate::model::orientation::Session;
use crate::model::values::Date;
use crate::model::{FRENCH, Site};
use crate::plan::Plan;
use crate::theme::Words;

/// Octets in a line, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// Every session of the site's commission.
pub fn calendar(plan: &Plan<'_>, site: &Site, words: &Words) -> String {
    let name = site.info.short_name.spoken(FRENCH).text;
    let say = |key: &str| words.say(key, None, &[("site", name)]).unwrap_or_default();
    let mut out = Lines::default();
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//trousseau//commission//FR");
    out.line("CALSCALE:GREGORIAN");
    out.line(&format!("X-WR-CALNAME:{}", escaped(&say("calendar.commission"))));
    let stamp = |session: &Session| site.info.updated.unwrap_or(session.deadline);
    for session in site.commission.iter().flat_map(|commission| &commission.sessions) {
        let place = session.place.as_ref().map(|place| place.fr().to_owned());
        let days = [("seance", session.date, "calendar.session"), ("limite", session.deadline, "calendar.deadline")];
        for (kind, day, title) in days {
            out.line("BEGIN:VEVENT");
            out.line(&format!("UID:{kind}-{day}@{}.{}", site.slug, host(plan)));
            out.line(&format!("DTSTAMP:{}T000000Z", compact(stamp(session))));
            out.line(&format!("DTSTART;VALUE=DATE:{}", compact(day)));
            out.line(&format!("SUMMARY:{}", escaped(&say(title))));
            if let (Some(place), "seance") = (&place, kind) {
                out.line(&format!("LOCATION:{}", escaped(place)));
            }
            out.line("TRANSP:TRANSPARENT");
            out.line("END:VEVENT");
        }
    }
    out.line("END:VCALENDAR");
    out.0
}

/// Host of the portal, to make identifiers its own.
fn host<'p>(plan: &'p Plan<'_>) -> &'p str {
    let url = plan.portal.config.base_url.as_str();
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    /// One content line, folded so that no part is longer than the format allows.
    fn line(&mut self, text: &str) {
        let mut room = LINE;
        for letter in text.chars() {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            self.0.push(letter);
            room -= letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
