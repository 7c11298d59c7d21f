//! The whole project: portal, national texts, shared texts, sites.
//!
//! Every file is read before anything is decided, so that one run tells every
//! mistake; the model exists only if there was none.

use std::collections::{BTreeMap, BTreeSet};

use super::coherence;
use super::encoding;
use super::forms;
use super::kinds::{FileRecord, Home, KINDS};
use super::lock;
use super::pages::{self, Folder};
use super::places::Places;
use super::read::{CONFIG, Sources};
use super::records::record;
use super::references;
use super::strays;
use super::writings::{self, Writing, Writings};
use super::yaml::closest;
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::forms::FormsFile;
use crate::model::national::{
    ArticlesFile, CharteFile, CriteriaFile, EmergencyFile, GlossaryFile, LeavingFile, OfficialCharte, PrinciplesFile,
};
use crate::model::partners::PartnersFile;
use crate::model::portal::PortalConfig;
use crate::model::values::Slug;
use crate::model::{National, Page, Portal, Site};

/// What came out of the project's files.
#[derive(Debug)]
pub struct Loaded {
    /// `None` when there is an error.
    pub portal: Option<Portal>,
    pub places: Places,
    /// What the texts of each site name, then those of the network.
    pub writings: Vec<Writings>,
    /// Images and documents beside the texts, by path.
    pub assets: BTreeMap<String, Vec<u8>>,
    /// Files of `themes/`, by path.
    pub themes: BTreeMap<String, Vec<u8>>,
    pub diagnostics: Diagnostics,
}

/// Reads the model out of the sources.
pub fn project(sources: Sources) -> Loaded {
    let mut reader = Reader::default();
    let mut assets = BTreeMap::new();
    let mut themes = BTreeMap::new();
    let mut shown = BTreeMap::new();
    for (file, bytes) in sources.files {
        reader.names.insert(file.clone());
        reader.found.extend(strays::stray(&file));
        if file.starts_with("themes/") {
            themes.insert(file, bytes);
        } else if file.ends_with(".md") || file.ends_with(".yaml") {
            match encoding::decode(&file, &bytes) {
                Ok(text) => drop(reader.places.texts.insert(file, text)),
                Err(refused) => {
                    reader.found.push(refused.diagnostic);
                    shown.extend(refused.shown.map(|text| (file, text)));
                }
            }
        } else {
            assets.insert(file, bytes);
        }
    }
    let portal = reader.portal();
    // What could not be read is only kept to be shown beside its message.
    reader.places.texts.extend(shown);
    let diagnostics = reader.found.sorted();
    let portal = portal.filter(|_| !diagnostics.has_errors());
    Loaded { portal, places: reader.places, writings: reader.writings, assets, themes, diagnostics }
}

#[derive(Default)]
struct Reader {
    /// Every file of the project, even those that could not be read.
    names: BTreeSet<String>,
    places: Places,
    found: Diagnostics,
    writings: Vec<Writings>,
}

impl Reader {
    fn portal(&mut self) -> Option<Portal> {
        let config: Option<PortalConfig> = self.required(CONFIG);
        let national = self.national();
        let languages: Vec<String> = config.iter().flat_map(|c| &c.languages).map(ToString::to_string).collect();
        let mut common = Writings::default();
        let texts = &mut common.texts;
        let shared = self.pages("content/commun/pages/", Folder::Pages, &languages, texts);
        let livret = self.pages("content/commun/livret/", Folder::Ordered, &languages, texts);
        let reglement = self.pages("content/commun/reglement/", Folder::Ordered, &languages, texts);
        for kind in KINDS.iter().filter(|kind| kind.home == Home::National || kind.name == "formulaires") {
            let file = format!("content/national/{}.yaml", kind.name);
            common.texts.extend(writings::yaml_file(&file, kind.name, &self.places));
        }
        let slugs = self.slugs(config.as_ref());
        let mut sites = Vec::new();
        for slug in &slugs {
            let texts = Shared { pages: &shared, livret: &livret, reglement: &reglement, texts: &common };
            sites.extend(self.site(slug, national.as_ref(), &texts, &languages));
        }
        self.portal_texts();
        references::portal(&slugs, &self.places, &mut self.found);
        forms::national(&self.places, &mut self.found);
        for slug in &slugs {
            references::site(slug, &self.places, &mut self.found);
            coherence::site(slug, &self.places, &mut self.found);
            forms::site(slug, &self.places, &mut self.found);
        }
        let (config, national) = (config?, national?);
        Some(Portal { config, national, shared, sites })
    }

    /// Reads a file that must be there.
    fn required<T: FileRecord>(&mut self, file: &str) -> Option<T> {
        if !self.places.texts.contains_key(file) {
            // A file that could not be decoded, or whose name ends wrongly, has had its own message.
            let told = self.names.contains(file)
                || self.names.iter().any(|name| strays::right_name(name).is_some_and(|right| right == file));
            if !told {
                let is_national = file.starts_with("content/national/");
                self.found.push(
                    Diagnostic::error("fichier-manquant", format!("il manque le fichier {file}"))
                        .help(match is_national {
                            true => "remettez le fichier national d’origine",
                            false => "« trousseau init » montre un exemple de chaque fichier",
                        })
                        .at(Place::file(file)),
                );
            }
            return None;
        }
        record(file, &mut self.places, &mut self.found)
    }

    /// Reads a file that may be absent; `Err` when it is there but wrong.
    fn optional<T: FileRecord>(&mut self, file: &str) -> Result<Option<T>, ()> {
        if !self.places.texts.contains_key(file) {
            return Ok(None);
        }
        record(file, &mut self.places, &mut self.found).map(Some).ok_or(())
    }

    fn national(&mut self) -> Option<National> {
        let at = |name: &str| format!("content/national/{name}.yaml");
        let principles: Option<PrinciplesFile> = self.required(&at("principes"));
        let criteria: Option<CriteriaFile> = self.required(&at("criteres"));
        let charte: Option<CharteFile> = self.required(&at("charte"));
        let official = self.optional::<OfficialCharte>(&at("charte-officielle"));
        let glossary: Option<GlossaryFile> = self.required(&at("glossaire"));
        let emergencies: Option<EmergencyFile> = self.required(&at("urgences"));
        let articles: Option<ArticlesFile> = self.required(&at("articles"));
        let leaving: Option<LeavingFile> = self.required(&at("sortie"));
        let forms: Option<FormsFile> = self.required(&at("formulaires"));
        lock::verify(&mut self.places, &mut self.found);
        let official_charte = official.ok()?;
        if official_charte.is_none() {
            self.found.push(
                Diagnostic::warning("charte-texte-officiel-absent", "le texte officiel de la charte n’est pas encore dans le projet")
                    .help("recopiez une fois les douze articles de l’arrêté du 8 septembre 2003 dans content/national/charte-officielle.yaml, puis verrouillez ce fichier")
                    .at(Place::file(at("charte"))),
            );
        }
        let criteria = criteria?;
        Some(National {
            principles: principles?.principles,
            prerequisites: criteria.prerequisites,
            criteria: criteria.criteria,
            charte: charte?,
            official_charte,
            glossary: glossary?.entries,
            emergencies: emergencies?.numbers,
            articles: articles?.articles,
            leaving: leaving?.criteria,
            forms: forms?.forms,
        })
    }

    /// Sites to publish: those named in the configuration, else every folder.
    fn slugs(&mut self, config: Option<&PortalConfig>) -> Vec<Slug> {
        let folders: BTreeSet<&str> = self
            .places
            .texts
            .keys()
            .filter_map(|file| file.strip_prefix("content/sites/")?.split_once('/'))
            .map(|(slug, _)| slug)
            .collect();
        let mut slugs = Vec::new();
        let named = config.map(|c| c.sites.as_slice()).unwrap_or_default();
        for (index, slug) in named.iter().enumerate() {
            if folders.contains(slug.as_str()) {
                slugs.push(slug.clone());
            } else {
                let help = match closest(slug.as_str(), folders.iter().copied()) {
                    Some(name) => format!("vouliez-vous dire « {name} » ?"),
                    None => format!("créez le dossier content/sites/{slug}/, ou retirez cette ligne"),
                };
                self.found.push(
                    Diagnostic::error("site-sans-dossier", format!("le site « {slug} » n’a pas de dossier"))
                        .help(help)
                        .at(self.places.find(CONFIG, &format!("sites[{index}]"))),
                );
            }
        }
        if named.is_empty() {
            for folder in folders {
                match Slug::parse(folder) {
                    Ok(slug) => slugs.push(slug),
                    Err(fault) => self.found.push(
                        Diagnostic::error("nom-de-site", fault.message)
                            .help(fault.help)
                            .at(Place::file(format!("content/sites/{folder}"))),
                    ),
                }
            }
        }
        if slugs.is_empty() && named.is_empty() {
            self.found.push(
                Diagnostic::error("aucun-site", "aucun site n’est décrit")
                    .help("créez un dossier dans content/sites/, par exemple content/sites/mon-site/site.yaml")
                    .at(Place::file(CONFIG)),
            );
        }
        slugs
    }

    fn site(
        &mut self,
        slug: &Slug,
        national: Option<&National>,
        shared: &Shared<'_>,
        languages: &[String],
    ) -> Option<Site> {
        let at = |name: &str| format!("content/sites/{slug}/{name}.yaml");
        let info = self.required(&at("site"));
        let gestionnaire = self.required(&at("gestionnaire"));
        let team = self.required(&at("equipe"));
        let orientation = self.required(&at("orientation"));
        let commission = self.optional(&at("commission"));
        let partners: Option<PartnersFile> = self.required(&at("partenaires"));
        let training = self.optional(&at("formation"));
        let rights = self.required(&at("droits"));
        let support = self.required(&at("logement"));
        let tracking = self.optional(&at("suivi"));
        let life = self.optional(&at("vie-locale"));
        let own_forms = self.optional::<FormsFile>(&at("formulaires"));
        let folder = |name: &str| format!("content/sites/{slug}/{name}/");
        let mut own = Writings { site: Some(slug.to_string()), ..Writings::default() };
        let own_pages = self.pages(&folder("pages"), Folder::Pages, languages, &mut own.texts);
        let own_livret = self.pages(&folder("livret"), Folder::Ordered, languages, &mut own.texts);
        let own_reglement = self.pages(&folder("reglement"), Folder::Ordered, languages, &mut own.texts);
        let news = self.pages(&folder("actualites"), Folder::News, languages, &mut own.texts);
        for kind in KINDS.iter().filter(|kind| kind.home == Home::Site) {
            own.texts.extend(writings::yaml_file(&at(kind.name), kind.name, &self.places));
        }
        writings::built_anchors(&mut own, slug.as_str(), &self.places);
        self.writings.push(own.over(shared.texts));
        let own_forms = own_forms.ok()?.unwrap_or_default();
        let forms = national
            .iter()
            .flat_map(|n| &n.forms)
            .map(|form| form.clone().adapted(&own_forms.adaptations))
            .chain(own_forms.forms)
            .collect();
        Some(Site {
            slug: slug.clone(),
            info: info?,
            gestionnaire: gestionnaire?,
            team: team?,
            orientation: orientation?,
            commission: commission.ok()?,
            partners: partners?.partners,
            training: training.ok()?,
            rights: rights?,
            support: support?,
            tracking: tracking.ok()?.unwrap_or_default(),
            life: life.ok()?.unwrap_or_default(),
            forms,
            pages: pages::overlay(shared.pages, own_pages),
            livret: pages::overlay(shared.livret, own_livret),
            reglement: pages::overlay(shared.reglement, own_reglement),
            news,
        })
    }

    fn pages(&mut self, folder: &str, kind: Folder, languages: &[String], texts: &mut Vec<Writing>) -> Vec<Page> {
        pages::read(folder, kind, languages, &self.places, (texts, &mut self.found))
    }

    /// Texts of the configuration stand in the network's pages, or in the one site's.
    fn portal_texts(&mut self) {
        let texts = writings::yaml_file(CONFIG, "site-config", &self.places);
        let is_network = self.places.tree(CONFIG).is_some_and(|config| config.get("reseau").is_some());
        match self.writings.first_mut().filter(|_| !is_network) {
            Some(site) => site.texts.extend(texts),
            None => self.writings.push(Writings { texts, ..Writings::default() }),
        }
    }
}

/// Texts that sites share.
struct Shared<'a> {
    pages: &'a [Page],
    livret: &'a [Page],
    reglement: &'a [Page],
    /// What the shared and the national texts name.
    texts: &'a Writings,
}
