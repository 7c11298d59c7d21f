//! The Atom feed of a site's news (RFC 4287), one per language.
//!
//! Dates are days: an entry is dated at midnight, Greenwich, so that the feed
//! does not depend on where it was built.

use super::xml;
use crate::model::Site;
use crate::model::values::Date;
use crate::plan::{Address, Plan};
use crate::theme::Theme;

/// Entries kept in a feed.
const ENTRIES: usize = 20;

pub fn feed(plan: &Plan<'_>, site: &Site, lang: &str, theme: &Theme) -> String {
    let slug = site.slug.as_str();
    let list = Address::new(Some(slug), "actualites/");
    let home = plan.routes.absolute(&list, lang);
    let word = theme.words(lang).and_then(|words| words.text("title.news_list").ok()).unwrap_or_default();
    let name = site.info.name.spoken(lang);
    let dated = |date: Option<&Date>| {
        date.map_or_else(|| "2011-01-01T00:00:00Z".to_owned(), |date| format!("{date}T00:00:00Z"))
    };
    let newest = site.news.iter().filter_map(|page| page.french()?.meta.date.as_ref()).max();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    out.push_str(&format!("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n"));
    out.push_str(&format!("<id>{}</id>\n", xml(&home)));
    out.push_str(&format!("<title>{} – {}</title>\n", xml(&word), xml(name.text)));
    out.push_str(&format!("<updated>{}</updated>\n", dated(newest)));
    out.push_str(&format!("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n", xml(&home)));
    out.push_str(&format!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{}atom.xml\"/>\n", xml(&home)));
    out.push_str(&format!("<author><name>{}</name></author>\n", xml(&site.gestionnaire.name)));
    for page in site.news.iter().take(ENTRIES) {
        let Some((spoken, version)) = page.version(lang) else { continue };
        let address = Address::new(Some(slug), &format!("actualites/{}/", page.path));
        let url = plan.routes.absolute(&address, lang);
        out.push_str(&format!("<entry xml:lang=\"{spoken}\">\n<id>{0}</id>\n<link href=\"{0}\"/>\n", xml(&url)));
        out.push_str(&format!("<title>{}</title>\n", xml(&version.meta.title)));
        out.push_str(&format!(
            "<updated>{}</updated>\n",
            dated(page.french().and_then(|version| version.meta.date.as_ref()))
        ));
        out.push_str(&format!("<summary>{}</summary>\n</entry>\n", xml(&version.meta.summary)));
    }
    out.push_str("</feed>\n");
    out
}
