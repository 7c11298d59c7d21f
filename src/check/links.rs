//! Links and images of texts: each must lead to a page, an anchor or a file.
//!
//! Looks at what texts name, not at a plan: a wrong record elsewhere in the
//! project hides no broken link.

use std::collections::BTreeSet;

use super::{Files, proposal};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::load::{Named, Writing, Writings};
use crate::model::FRENCH;
use crate::model::values::Date;
use crate::plan::{self, Address, Destination, Origin, Routes};

/// Anchors of every page of a theme.
const EVERYWHERE: &[&str] = &["contenu", "menu", "sommaire", "filtre", "repertoire"];

pub fn check(writings: &Writings, assets: &Files, today: &Date, named: &mut BTreeSet<String>, found: &mut Diagnostics) {
    let mut look = Look::new(writings, assets, today, named, found);
    for text in writings.texts.iter().filter(|text| !text.draft) {
        look.text(text);
    }
}

struct Look<'a> {
    writings: &'a Writings,
    assets: &'a Files,
    today: &'a Date,
    routes: Routes,
    /// Files of the project that texts of YAML files name.
    named: &'a mut BTreeSet<String>,
    found: &'a mut Diagnostics,
}

impl<'a> Look<'a> {
    fn new(
        writings: &'a Writings,
        assets: &'a Files,
        today: &'a Date,
        named: &'a mut BTreeSet<String>,
        found: &'a mut Diagnostics,
    ) -> Self {
        let site = writings.site.as_deref();
        let mut paths: BTreeSet<String> = match site {
            Some(_) => plan::site::built().collect(),
            None => plan::network::built().collect(),
        };
        match &writings.families {
            Some(families) => paths.extend(families.iter().map(|family| format!("partenaires/{family}/"))),
            // Partners could not be read: any family may have its page.
            None => paths.extend(
                crate::model::partners::Family::ALL.iter().map(|family| format!("partenaires/{}/", family.slug())),
            ),
        }
        paths.extend(writings.forms.iter().cloned());
        let published =
            |text: &&Writing| text.lang == FRENCH && !text.draft && text.date.as_ref().is_none_or(|date| date <= today);
        let is_page = |path: &&String| !plan::site::is_body(path.trim_end_matches('/'));
        paths.extend(
            writings.texts.iter().filter(published).filter_map(|text| text.page.as_ref()).filter(is_page).cloned(),
        );
        let routes = Routes::of(paths.iter().map(|path| Address::new(site, path)).collect());
        Self { writings, assets, today, routes, named, found }
    }

    fn text(&mut self, text: &Writing) {
        let site = self.writings.site.as_deref();
        // A value of a YAML file stands in several pages: it has no neighbour.
        let file = if text.page.is_some() { text.file.as_str() } else { "" };
        let origin = Origin { site, path: text.page.as_deref().unwrap_or_default(), file };
        for link in &text.links {
            let place = Place::at(text.file.as_str(), &link.range);
            if text.page.is_none() && is_relative(&link.name) {
                self.found.push(
                    Diagnostic::error("lien-casse", format!("ce lien ne part de nulle part : « {} »", link.name))
                        .help(format!(
                            "dans un fichier YAML, un lien commence par « @/ » : écrivez « @/{} »",
                            link.name.trim_start_matches(['.', '/'])
                        ))
                        .at(place),
                );
                continue;
            }
            match self.routes.follow(&link.name, origin) {
                Ok(Destination::File { source }) => self.file(text, link, &source, "lien-casse"),
                Ok(Destination::Page { address, anchor: Some(anchor) }) => {
                    self.anchor(text, link, Some(&address.path), &anchor);
                }
                Ok(Destination::Here { anchor }) => self.anchor(text, link, text.page.as_deref(), &anchor),
                Ok(Destination::Page { .. } | Destination::Outside) => {}
                Err(dead) => self.dead(&link.name, &dead.wanted, place),
            }
        }
        for image in &text.images {
            if let Ok(Destination::File { source }) = self.routes.follow(&image.name, origin) {
                self.file(text, image, &source, "image-absente");
            }
        }
    }

    fn dead(&mut self, link: &str, wanted: &str, place: Place) {
        let hidden =
            self.writings.texts.iter().find(|text| text.lang == FRENCH && text.page.as_deref() == Some(wanted));
        let (message, help) = match hidden {
            Some(text) if text.draft => (
                format!("ce lien mène à un brouillon, qui n’est pas publié : « {link} »"),
                format!("retirez « brouillon: oui » de {}, ou retirez le lien", text.file),
            ),
            Some(Writing { date: Some(date), file, .. }) if date > self.today => (
                format!("ce lien mène à une page qui sera publiée le {} : « {link} »", date.french()),
                format!("attendez cette date, ou changez « date » dans {file}"),
            ),
            _ => {
                let site = self.writings.site.as_deref();
                let paths: Vec<&str> = self.routes.paths(site).filter(|path| !path.is_empty()).collect();
                let help = match proposal::path(wanted, paths.iter().copied()) {
                    Some(path) => format!("vouliez-vous dire « @/{path} » ?"),
                    None => "un lien vers une page s’écrit « @/locataires/logement.md » ou « @/equipe/ »".to_owned(),
                };
                (format!("ce lien ne mène à aucune page : « {link} »"), help)
            }
        };
        self.found.push(Diagnostic::error("lien-casse", message).help(help).at(place));
    }

    fn file(&mut self, text: &Writing, name: &Named, source: &str, code: &'static str) {
        if self.assets.contains_key(source) {
            if text.page.is_none() {
                self.named.insert(source.to_owned());
            }
            self.nameable(source);
            return;
        }
        let help = match proposal::path(source, self.assets.keys().map(String::as_str)) {
            Some(close) => format!("vouliez-vous dire « {close} » ?"),
            None => "copiez le fichier à cet endroit, ou corrigez son nom".to_owned(),
        };
        self.found.push(
            Diagnostic::error(code, format!("le fichier « {source} » n’existe pas"))
                .help(help)
                .at(Place::at(text.file.as_str(), &name.range)),
        );
    }

    /// A published file keeps its name, so its name must do as an address.
    fn nameable(&mut self, source: &str) {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        let Some(name) = source.split('/').find(|name| !name.chars().all(is_plain)) else { return };
        let renamed = match name.rsplit_once('.') {
            Some((stem, end)) => format!("{}.{}", crate::markdown::slug(stem), end.to_lowercase()),
            None => crate::markdown::slug(name),
        };
        self.found.push(
            Diagnostic::error("nom-de-fichier", format!("le nom « {name} » ne peut pas devenir une adresse"))
                .help(format!("renommez « {name} » en « {renamed} », ici et dans les liens : lettres sans accent, chiffres, tirets"))
                .at(Place::file(source)),
        );
    }

    fn anchor(&mut self, text: &Writing, link: &Named, page: Option<&str>, anchor: &str) {
        let Some(known) = page.and_then(|page| self.anchors(page, &text.lang)) else { return };
        if anchor.is_empty() || known.contains(anchor) || EVERYWHERE.contains(&anchor) {
            return;
        }
        let help = match proposal::name(anchor, known.iter().copied()) {
            Some(close) => format!("vouliez-vous dire « #{close} » ?"),
            None if known.is_empty() => "cette page n’a pas d’ancre : retirez « # » et ce qui suit".to_owned(),
            None => {
                // Groups come and go with the data: nobody should rely on them.
                let is_group = |id: &str| ["pour-", "categorie-", "famille-"].iter().any(|start| id.starts_with(start));
                let lasting: Vec<String> = known.iter().filter(|id| !is_group(id)).map(|id| format!("#{id}")).collect();
                format!("ancres de cette page : {}", lasting.join(", "))
            }
        };
        self.found.push(
            Diagnostic::error("ancre-absente", format!("la page n’a pas d’ancre « #{anchor} » : « {} »", link.name))
                .help(help)
                .at(Place::at(text.file.as_str(), &link.range)),
        );
    }

    /// Anchors of a page; `None` when only its rendering will tell.
    fn anchors(&self, page: &str, lang: &str) -> Option<BTreeSet<&str>> {
        if let Some(anchors) = self.writings.anchors.get(page) {
            return Some(anchors.iter().map(String::as_str).collect());
        }
        if plan::site::built().any(|built| built == page)
            || page.starts_with("partenaires/")
            || self.writings.forms.contains(page)
        {
            return None;
        }
        let of = |lang: &str| {
            self.writings.texts.iter().find(|text| text.lang == lang && text.page.as_deref() == Some(page))
        };
        of(lang).or_else(|| of(FRENCH)).map(|text| text.anchors.iter().map(String::as_str).collect())
    }
}

fn is_relative(link: &str) -> bool {
    let has_scheme = link.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'));
    !has_scheme && !link.starts_with("@") && !link.starts_with('#')
}
