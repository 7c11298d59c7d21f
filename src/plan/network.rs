//! Files of the portal as a whole: the network's pages, the theme's files, what
//! machines read.

use super::{Artifact, PageKind, Plan};

pub fn plan(plan: &mut Plan<'_>) {
    if plan.portal.is_network() {
        plan.page(None, "", PageKind::NetworkHome);
        plan.page(None, "trouver/", PageKind::SiteFinder);
        plan.page(None, "calendrier/", PageKind::NetworkCalendar);
        plan.page(None, "plan-du-site/", PageKind::Sitemap);
        plan.page(None, "mentions-legales/", PageKind::Legal);
        plan.page(None, "donnees-personnelles/", PageKind::Privacy);
        plan.page(None, "accessibilite/", PageKind::Accessibility);
        plan.page(None, "404.html", PageKind::NotFound);
    }
    plan.add("assets/portail.css".to_owned(), Artifact::Stylesheet);
    plan.add("assets/portail.js".to_owned(), Artifact::Script);
    plan.add("assets/icone.svg".to_owned(), Artifact::Icon);
    plan.add("sitemap.xml".to_owned(), Artifact::SitemapXml);
    plan.add("robots.txt".to_owned(), Artifact::Robots);
    plan.add("_headers".to_owned(), Artifact::Headers);
}
