//! Forms that take more paper than they may: people fill them in by hand.

use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::output::Output;
use crate::plan::{Artifact, Plan, Shape};

pub fn check(plan: &Plan<'_>, outputs: &[Output], found: &mut Diagnostics) {
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
