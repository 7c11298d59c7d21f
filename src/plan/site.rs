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

/// Pages that every site has, whatever its data.
const BUILT: &[(&str, PageKind<'static>)] = &[
    ("", PageKind::Home),
    ("orienter/", PageKind::Orientation),
    ("orienter/commission/", PageKind::Commission),
    ("orienter/equipes/", PageKind::OrientationTeams),
    ("dispositif/", PageKind::Programme),
    ("dispositif/gestionnaire/", PageKind::Governance),
    ("equipe/", PageKind::Team),
    ("partenaires/", PageKind::Partners),
    ("formation/", PageKind::Training),
    ("locataires/", PageKind::TenantsHome),
    ("droits/", PageKind::RightsHome),
    ("droits/livret/", PageKind::Livret),
    ("droits/charte/", PageKind::Charte),
    ("droits/reglement/", PageKind::Reglement),
    ("actualites/", PageKind::NewsList),
    ("ressources/", PageKind::Resources),
    ("faq/", PageKind::Faq),
    ("glossaire/", PageKind::Glossary),
    ("plan-du-site/", PageKind::Sitemap),
    ("mentions-legales/", PageKind::Legal),
    ("donnees-personnelles/", PageKind::Privacy),
    ("accessibilite/", PageKind::Accessibility),
];

/// Addresses of the pages that every site has.
pub fn built() -> impl Iterator<Item = String> {
    let categories = TeamCategory::ALL.iter().map(|category| format!("orienter/{}/", category.slug()));
    let forms = ["formulaires/", "orienter/verifier/"].map(str::to_owned);
    BUILT.iter().map(|(path, _)| (*path).to_owned()).chain(categories).chain(forms)
}

/// Whether a Markdown page stands as the body of a page made from data.
pub fn is_body(path: &str) -> bool {
    BODIES.contains(&path)
}

pub fn plan<'a>(site: &'a Site, plan: &mut Plan<'a>) {
    let here = Some(site);
    for (path, kind) in BUILT {
        plan.page(here, path, *kind);
    }
    for category in TeamCategory::ALL {
        plan.page(here, &format!("orienter/{}/", category.slug()), PageKind::OrientationCategory(*category));
    }
    for family in Family::ALL.iter().filter(|family| site.partners.iter().any(|p| p.family == **family)) {
        plan.page(here, &format!("partenaires/{}/", family.slug()), PageKind::PartnersFamily(*family));
    }
    if !plan.portal.is_network() {
        plan.page(here, "404.html", PageKind::NotFound);
    }
    for (index, chapter) in site.livret.iter().enumerate() {
        plan.page(here, &format!("droits/livret/{}/", chapter.path), PageKind::LivretChapter(index));
    }
    for page in site.pages.iter().filter(|page| !is_body(&page.path)) {
        plan.page(here, &format!("{}/", page.path), kind_of(page));
    }
    super::forms::plan(site, plan);
    news(site, plan);
}

/// News of days to come and drafts stay out of a published portal.
fn news<'a>(site: &'a Site, plan: &mut Plan<'a>) {
    let here = Some(site);
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
