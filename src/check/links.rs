//! Links and images of Markdown texts: each must lead to a page or a file.

use std::collections::BTreeMap;

use super::place;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::load::closest;
use crate::model::PageVersion;
use crate::plan::{DeadLink, Destination, Origin, Plan, PlannedPage};

pub fn check(
    plan: &Plan<'_>,
    page: &PlannedPage<'_>,
    version: &PageVersion,
    assets: &BTreeMap<String, Vec<u8>>,
    found: &mut Diagnostics,
) {
    let site = page.site.map(|site| site.slug.as_str());
    let origin = Origin { site, path: &page.address.path, file: &version.file };
    for link in version.document.links() {
        match plan.routes.follow(&link.target, origin) {
            Ok(Destination::File { source }) if !assets.contains_key(&source) => {
                found.push(missing_file(&source, assets, "lien-casse").at(place(version, &link.range)));
            }
            Ok(_) => {}
            Err(DeadLink { wanted }) => {
                let help = match closest(
                    wanted.trim_end_matches('/'),
                    plan.routes.paths(site).map(|path| path.trim_end_matches('/')),
                ) {
                    Some(path) => format!("vouliez-vous dire « @/{path}/ » ?"),
                    None => "un lien vers une page s’écrit « @/locataires/logement.md » ou « @/equipe/ »".to_owned(),
                };
                let message = format!("ce lien ne mène à aucune page : « {} »", link.target);
                found.push(Diagnostic::error("lien-casse", message).help(help).at(place(version, &link.range)));
            }
        }
    }
    for image in version.document.images() {
        if let Ok(Destination::File { source }) = plan.routes.follow(&image.source, origin)
            && !assets.contains_key(&source)
        {
            found.push(missing_file(&source, assets, "image-absente").at(place(version, &image.range)));
        }
    }
}

fn missing_file(source: &str, assets: &BTreeMap<String, Vec<u8>>, code: &'static str) -> Diagnostic {
    let help = match closest(source, assets.keys().map(String::as_str)) {
        Some(name) => format!("vouliez-vous dire « {name} » ?"),
        None => "copiez le fichier à cet endroit, ou corrigez son nom".to_owned(),
    };
    Diagnostic::error(code, format!("le fichier « {source} » n’existe pas")).help(help)
}
