//! What may leave the project: the model without what is `interne`, without
//! drafts and without news of days to come.
//!
//! Everything downstream takes the portal that comes out of here, so that no
//! template has to remember who may read what.

use super::values::Date;
use super::{Page, Portal, Site, Visibility};

/// The portal as readers may see it on `today`.
#[must_use]
pub fn published(mut portal: Portal, today: &Date) -> Portal {
    let is_ready = |page: &Page| {
        page.french().is_some_and(|version| {
            let in_time = version.meta.date.as_ref().is_none_or(|date| date <= today);
            in_time && !version.meta.draft.is_yes()
        })
    };
    portal.shared.retain(is_ready);
    for site in &mut portal.sites {
        for pages in [&mut site.pages, &mut site.livret, &mut site.plain, &mut site.reglement, &mut site.news] {
            pages.retain(is_ready);
            for page in pages.iter_mut() {
                page.versions.retain(|_, version| !version.meta.draft.is_yes());
            }
        }
        records(site);
        figures(site);
    }
    portal
}

/// Drops every record that nobody outside may read.
fn records(site: &mut Site) {
    site.info.contacts.retain(|c| c.visibility.is_published());
    site.gestionnaire.agreements.retain(|a| a.visibility.is_published());
    site.partners.retain(|p| p.visibility.is_published());
    site.orientation.teams.retain(|t| t.visibility.is_published());
    site.rights.qualified.retain(|q| q.visibility.is_published());
    site.life.district.retain(|p| p.visibility.is_published());
    site.life.agenda.retain(|e| e.visibility.is_published());
    site.life.faq.retain(|q| q.visibility.is_published());
    site.life.resources.retain(|r| r.visibility.is_published());
    site.life.testimonies.retain(|t| t.visibility.is_published() && t.agreement.written.is_yes());
    if site.orientation.doctor.as_ref().is_some_and(|d| !d.visibility.is_published()) {
        site.orientation.doctor = None;
    }
    if let Some(training) = &mut site.training {
        training.sessions.retain(|s| s.visibility.is_published());
    }
    if let Some(commission) = &mut site.commission {
        commission.sessions.retain(|s| s.visibility.is_published());
        if commission.places.as_ref().is_some_and(|p| !p.visibility.is_published()) {
            commission.places = None;
        }
    }
    if site.info.address.visibility == Visibility::Interne {
        site.info.address.lines.clear();
        site.info.address.access = None;
    }
    for member in &mut site.team.members {
        if member.public_name().is_none() {
            member.name = None;
        }
    }
}

/// Drops counts, amounts and buildings, but for the figures a site opens.
fn figures(site: &mut Site) {
    site.tracking.suspensions = None;
    site.support.housing.buildings.clear();
    if let Some(evaluation) = &mut site.tracking.evaluation {
        evaluation.indicators.retain(|i| i.visibility.is_published());
    }
    if site.tracking.budget.as_ref().is_some_and(|b| !b.publish.is_yes()) {
        site.tracking.budget = None;
    }
}
