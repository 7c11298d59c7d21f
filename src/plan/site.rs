//! Every file of one site's part of the portal.

use super::{Artifact, PageKind, Plan};
use crate::model::orientation::TeamCategory;
use crate::model::partners::Family;
use crate::model::{Page, Site};

/// Pages that stand as the body of a page made from data, not on their own.
const BODIES: &[&str] = &[
    "accueil",
    "dispositif",
    "orienter",
    "locataires",
    "droits",
    "orienter/commission",
    "equipe",
    "formation",
    "partenaires",
    "donnees-personnelles",
    "accessibilite",
    "mentions-legales",
];

pub fn plan<'a>(site: &'a Site, plan: &mut Plan<'a>) {
    let here = Some(site);
    plan.page(here, "", PageKind::Home);
    orientation(site, plan);
    plan.page(here, "dispositif/", PageKind::Programme);
    plan.page(here, "dispositif/gestionnaire/", PageKind::Governance);
    plan.page(here, "equipe/", PageKind::Team);
    plan.page(here, "partenaires/", PageKind::Partners);
    for family in Family::ALL.iter().filter(|family| site.partners.iter().any(|p| p.family == **family)) {
        plan.page(here, &format!("partenaires/{}/", family.slug()), PageKind::PartnersFamily(*family));
    }
    if site.training.is_some() {
        plan.page(here, "formation/", PageKind::Training);
    }
    plan.page(here, "locataires/", PageKind::TenantsHome);
    rights(site, plan);
    for page in site.pages.iter().filter(|page| !BODIES.contains(&page.path.as_str())) {
        plan.page(here, &format!("{}/", page.path), kind_of(page));
    }
    news(site, plan);
    plan.page(here, "ressources/", PageKind::Resources);
    plan.page(here, "faq/", PageKind::Faq);
    plan.page(here, "glossaire/", PageKind::Glossary);
    plan.page(here, "plan-du-site/", PageKind::Sitemap);
    plan.page(here, "mentions-legales/", PageKind::Legal);
    plan.page(here, "donnees-personnelles/", PageKind::Privacy);
    plan.page(here, "accessibilite/", PageKind::Accessibility);
    if !plan.portal.is_network() {
        plan.page(here, "404.html", PageKind::NotFound);
    }
}

fn orientation<'a>(site: &'a Site, plan: &mut Plan<'a>) {
    let here = Some(site);
    plan.page(here, "orienter/", PageKind::Orientation);
    for category in TeamCategory::ALL {
        plan.page(here, &format!("orienter/{}/", category.slug()), PageKind::OrientationCategory(*category));
    }
    if site.commission.is_some() {
        plan.page(here, "orienter/commission/", PageKind::Commission);
    }
    plan.page(here, "orienter/equipes/", PageKind::OrientationTeams);
}

fn rights<'a>(site: &'a Site, plan: &mut Plan<'a>) {
    let here = Some(site);
    plan.page(here, "droits/", PageKind::RightsHome);
    plan.page(here, "droits/livret/", PageKind::Livret);
    for (index, chapter) in site.livret.iter().enumerate() {
        plan.page(here, &format!("droits/livret/{}/", chapter.path), PageKind::LivretChapter(index));
    }
    plan.page(here, "droits/charte/", PageKind::Charte);
    plan.page(here, "droits/reglement/", PageKind::Reglement);
}

/// News of days to come and drafts stay out of a published portal.
fn news<'a>(site: &'a Site, plan: &mut Plan<'a>) {
    let here = Some(site);
    plan.page(here, "actualites/", PageKind::NewsList);
    for (index, page) in site.news.iter().enumerate() {
        plan.page(here, &format!("actualites/{}/", page.path), PageKind::News(index));
    }
    let portal = plan.portal;
    for lang in portal.languages() {
        let list = super::Address::new(Some(site.slug.as_str()), "actualites/");
        let file = plan.routes.file(&list, lang.as_str()).replace("index.html", "atom.xml");
        plan.add(file, Artifact::Feed { site, lang });
    }
}

fn kind_of(page: &Page) -> PageKind<'_> {
    match page.path.split('/').next() {
        Some("locataires") => PageKind::TenantPage(page),
        Some("droits") => PageKind::RightsPage(page),
        _ => PageKind::FreePage(page),
    }
}
