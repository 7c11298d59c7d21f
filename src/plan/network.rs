//! Files of the portal as a whole: the network's pages, the theme's files, what
//! machines read.

use super::{Artifact, PageKind, Plan, Script};

const BUILT: &[(&str, PageKind<'static>)] = &[
    ("", PageKind::NetworkHome),
    ("trouver/", PageKind::SiteFinder),
    ("calendrier/", PageKind::NetworkCalendar),
    ("plan-du-site/", PageKind::Sitemap),
    ("mentions-legales/", PageKind::Legal),
    ("donnees-personnelles/", PageKind::Privacy),
    ("accessibilite/", PageKind::Accessibility),
    ("404.html", PageKind::NotFound),
];

/// Addresses of the network's own pages.
pub fn built() -> impl Iterator<Item = String> {
    BUILT.iter().map(|(path, _)| (*path).to_owned())
}

pub fn plan(plan: &mut Plan<'_>) {
    if plan.portal.is_network() {
        for (path, kind) in BUILT {
            plan.page(None, path, *kind);
        }
    }
    plan.add("assets/portail.css".to_owned(), Artifact::Stylesheet);
    for script in Script::ALL {
        plan.add(script.path().to_owned(), Artifact::Script(*script));
    }
    plan.add("assets/icone.svg".to_owned(), Artifact::Icon);
    plan.add("sitemap.xml".to_owned(), Artifact::SitemapXml);
    plan.add("robots.txt".to_owned(), Artifact::Robots);
    plan.add("_headers".to_owned(), Artifact::Headers);
}
