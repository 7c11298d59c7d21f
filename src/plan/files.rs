//! Images and documents: those that a text shows or links to, and no other.

use std::collections::{BTreeMap, BTreeSet};

use super::{Artifact, Destination, Origin, PageKind, Plan};
use crate::model::{Page, Site};

pub fn plan<'a>(assets: &'a BTreeMap<String, Vec<u8>>, named: &BTreeSet<String>, plan: &mut Plan<'a>) {
    let mut wanted = wanted(plan);
    wanted.extend(named.iter().cloned());
    for (source, bytes) in assets.iter().filter(|(source, _)| wanted.contains(source.as_str())) {
        if let Some(path) = plan.routes.asset(source) {
            plan.add(path, Artifact::Asset { source });
        }
        if let Ok(size) = imagesize::blob_size(bytes)
            && let (Ok(width), Ok(height)) = (u32::try_from(size.width), u32::try_from(size.height))
        {
            plan.image_sizes.insert(source.clone(), (width, height));
        }
    }
}

/// Project files that published texts name.
fn wanted(plan: &Plan<'_>) -> BTreeSet<String> {
    let mut wanted = BTreeSet::new();
    for artifact in plan.artifacts.values() {
        let Artifact::Page(planned) = artifact else { continue };
        for page in bodies(planned.kind, planned.site) {
            for version in page.versions.values() {
                let origin = Origin {
                    site: planned.site.map(|site| site.slug.as_str()),
                    path: &planned.address.path,
                    file: &version.file,
                };
                let targets = version.document.links().into_iter().map(|link| link.target.as_str());
                let images = version.document.images().into_iter().map(|image| image.source.as_str());
                for target in targets.chain(images) {
                    if let Ok(Destination::File { source }) = plan.routes.follow(target, origin) {
                        wanted.insert(source);
                    }
                }
            }
        }
    }
    wanted
}

/// Markdown texts that a page shows.
pub fn bodies<'a>(kind: PageKind<'a>, site: Option<&'a Site>) -> Vec<&'a Page> {
    let body = |path: &str| site.and_then(|site| site.page(path)).into_iter().collect();
    match kind {
        PageKind::TenantPage(page) | PageKind::RightsPage(page) | PageKind::FreePage(page) => vec![page],
        PageKind::LivretChapter(index) => site.and_then(|site| site.livret.get(index)).into_iter().collect(),
        PageKind::News(index) => site.and_then(|site| site.news.get(index)).into_iter().collect(),
        PageKind::Reglement => site.map(|site| site.reglement.iter().collect()).unwrap_or_default(),
        PageKind::Home => body("accueil"),
        PageKind::Orientation => body("orienter"),
        PageKind::Commission => body("orienter/commission"),
        PageKind::Programme => body("dispositif"),
        PageKind::Team => body("equipe"),
        PageKind::Training => body("formation"),
        PageKind::TenantsHome => body("locataires"),
        PageKind::RightsHome => body("droits"),
        PageKind::Privacy => body("donnees-personnelles"),
        PageKind::Accessibility => body("accessibilite"),
        PageKind::Legal => body("mentions-legales"),
        PageKind::OrientationCategory(_)
        | PageKind::OrientationTeams
        | PageKind::SelfCheck
        | PageKind::Forms
        | PageKind::Form(_)
        | PageKind::Governance
        | PageKind::Partners
        | PageKind::PartnersFamily(_)
        | PageKind::Livret
        | PageKind::Charte
        | PageKind::NewsList
        | PageKind::Resources
        | PageKind::Faq
        | PageKind::Glossary
        | PageKind::Sitemap
        | PageKind::NotFound
        | PageKind::NetworkHome
        | PageKind::SiteFinder
        | PageKind::NetworkCalendar => Vec::new(),
    }
}
