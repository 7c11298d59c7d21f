//! Papers that take more pages than they may: forms that people fill in by hand, booklets that are stapled.

use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::output::Output;
use crate::plan::{Artifact, Layout, Plan, Shape};

/// Twelve sheets: what an office stapler goes through.
const MOST_BOOKLET_PAGES: usize = 48;

pub fn check(plan: &Plan<'_>, outputs: &[Output], found: &mut Diagnostics) {
    booklets(plan, outputs, found);
    for output in outputs {
        let Some(Artifact::FormFile { site, variant, shape: Shape::Pdf, lang }) = plan.artifacts.get(&output.path)
        else {
            continue;
        };
        let (Some(pages), Some(most)) = (output.about.pages, variant.form.max_pages) else { continue };
        if pages <= most as usize {
            continue;
        }
        let own = plan.portal.national.forms.iter().all(|form| form.id != variant.form.id || form != variant.form);
        let file = match own {
            true => format!("content/sites/{}/formulaires.yaml", site.slug),
            false => "content/national/formulaires.yaml".to_owned(),
        };
        found.push(
            Diagnostic::warning(
                "formulaire-trop-long",
                format!(
                    "le formulaire « {} » ({}, {lang}) prend {pages} pages A4, au lieu de {most} au plus",
                    variant.form.id, site.slug
                ),
            )
            .help("raccourcissez ce que le site ajoute, ou les lieux et les libellés longs")
            .at(Place::file(file)),
        );
    }
}

fn booklets(plan: &Plan<'_>, outputs: &[Output], found: &mut Diagnostics) {
    for output in outputs {
        let Some(Artifact::Pack { site, pack, lang }) = plan.artifacts.get(&output.path) else { continue };
        let Some(pages) = output.about.pages.filter(|pages| *pages > MOST_BOOKLET_PAGES) else { continue };
        if pack.layout != Layout::Booklet {
            continue;
        }
        let sheets = pages.div_ceil(4);
        found.push(
            Diagnostic::warning(
                "cahier-trop-epais",
                format!("le cahier à plier ({}, {lang}) a {pages} pages, au lieu de {MOST_BOOKLET_PAGES} au plus", site.slug),
            )
            .help(format!(
                "une agrafeuse de bureau ne traverse pas {sheets} feuilles : raccourcissez des chapitres, ou retirez « a5_livret » de « formats » et faites relier le format A4"
            ))
            .at(Place::file(format!("content/sites/{}/droits.yaml", site.slug))),
        );
    }
}
