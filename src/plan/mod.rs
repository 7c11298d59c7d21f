//! Decides every file of the portal before any is rendered.
//!
//! A new kind of page is one line here. Two artifacts at one place become a
//! diagnostic, never an overwrite. Knows no template, no disk, no bytes.

mod address;
pub mod files;
pub mod forms;
pub mod inserts;
mod links;
pub mod network;
mod script;
pub mod site;

use std::collections::{BTreeMap, BTreeSet};

pub use address::{Address, Routes};
pub use forms::{Print, Shape, Variant};
pub use links::{DeadLink, Destination, Origin};
pub use script::Script;

use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::model::orientation::{OrientationTeam, TeamCategory};
use crate::model::partners::Family;
use crate::model::values::{Date, Lang};
use crate::model::{Page, Portal, Site};

/// What decides a plan besides the model.
#[derive(Debug, Clone, Copy)]
pub struct Choice<'a> {
    /// The day the portal is built for.
    pub today: &'a Date,
    /// Sites to render; empty for all.
    pub only: &'a [String],
    /// Project files that texts of YAML files name.
    pub files: &'a BTreeSet<String>,
}

/// One kind of page, with what it shows.
#[derive(Debug, Clone, Copy)]
pub enum PageKind<'a> {
    Home,
    Orientation,
    OrientationCategory(TeamCategory),
    Commission,
    OrientationTeams,
    /// The eligibility self-check.
    SelfCheck,
    /// Every form of the site.
    Forms,
    Form(Variant<'a>),
    Programme,
    Governance,
    Team,
    Partners,
    PartnersFamily(Family),
    Training,
    TenantsHome,
    TenantPage(&'a Page),
    RightsHome,
    Livret,
    LivretChapter(usize),
    Charte,
    Reglement,
    RightsPage(&'a Page),
    /// A page of the site's own, or a shared one outside the known sections.
    FreePage(&'a Page),
    NewsList,
    News(usize),
    Resources,
    Faq,
    Glossary,
    Sitemap,
    Legal,
    Privacy,
    Accessibility,
    NotFound,
    NetworkHome,
    SiteFinder,
    NetworkCalendar,
}

impl PageKind<'_> {
    /// The kind's public name: in `portal.json`, and the template's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Orientation => "orientation",
            Self::OrientationCategory(_) => "orientation-category",
            Self::Commission => "commission",
            Self::OrientationTeams => "orientation-teams",
            Self::SelfCheck => "self-check",
            Self::Forms => "forms",
            Self::Form(_) => "form",
            Self::Programme => "programme",
            Self::Governance => "governance",
            Self::Team => "team",
            Self::Partners => "partners",
            Self::PartnersFamily(_) => "partners-family",
            Self::Training => "training",
            Self::TenantsHome => "tenants-home",
            Self::TenantPage(_) => "tenant-page",
            Self::RightsHome => "rights-home",
            Self::Livret => "livret",
            Self::LivretChapter(_) => "livret-chapter",
            Self::Charte => "charte",
            Self::Reglement => "reglement",
            Self::RightsPage(_) => "rights-page",
            Self::FreePage(_) => "page",
            Self::NewsList => "news-list",
            Self::News(_) => "news",
            Self::Resources => "resources",
            Self::Faq => "faq",
            Self::Glossary => "glossary",
            Self::Sitemap => "sitemap",
            Self::Legal => "legal",
            Self::Privacy => "privacy",
            Self::Accessibility => "accessibility",
            Self::NotFound => "not-found",
            Self::NetworkHome => "network-home",
            Self::SiteFinder => "site-finder",
            Self::NetworkCalendar => "network-calendar",
        }
    }
}

/// One page in one language.
#[derive(Debug, Clone)]
pub struct PlannedPage<'a> {
    /// `None` for the network's own pages.
    pub site: Option<&'a Site>,
    pub lang: &'a Lang,
    pub kind: PageKind<'a>,
    pub address: Address,
}

/// What will stand in one file.
#[derive(Debug, Clone)]
pub enum Artifact<'a> {
    Page(PlannedPage<'a>),
    /// Atom feed of a site's news.
    Feed {
        site: &'a Site,
        lang: &'a Lang,
    },
    /// The one stylesheet.
    Stylesheet,
    /// An optional script.
    Script(Script),
    /// The icon of browser tabs.
    Icon,
    /// A form as a file: fillable PDF, office document, schema of the answers.
    FormFile {
        site: &'a Site,
        variant: Variant<'a>,
        lang: &'a Lang,
        shape: Shape,
    },
    /// A sheet of paper made from the site's data.
    Print {
        site: &'a Site,
        print: Print,
    },
    /// Dates of the commission, for calendars.
    Calendar {
        site: &'a Site,
    },
    /// What one orientation team needs, in one archive.
    Kit {
        site: &'a Site,
        team: &'a OrientationTeam,
    },
    /// What the commission needs, in one archive.
    CommissionPack {
        site: &'a Site,
    },
    /// An image or a document of the project, by its path there.
    Asset {
        source: &'a str,
    },
    SitemapXml,
    Robots,
    /// Headers for static hosts that read a `_headers` file.
    Headers,
}

impl Artifact<'_> {
    /// The author's file that the artifact is made from alone.
    pub fn source(&self) -> Option<&str> {
        let page = match self {
            Self::Asset { source } => return Some(source),
            Self::Page(planned) => match planned.kind {
                PageKind::TenantPage(page) | PageKind::RightsPage(page) | PageKind::FreePage(page) => Some(page),
                PageKind::News(index) => planned.site.and_then(|site| site.news.get(index)),
                PageKind::LivretChapter(index) => planned.site.and_then(|site| site.livret.get(index)),
                _ => None,
            },
            _ => None,
        };
        page.and_then(Page::french).map(|version| version.file.as_str())
    }

    /// Slug of the site the file belongs to.
    pub fn site(&self) -> Option<&str> {
        match self {
            Self::Page(page) => page.site.map(|site| site.slug.as_str()),
            Self::Feed { site, .. }
            | Self::FormFile { site, .. }
            | Self::Print { site, .. }
            | Self::Calendar { site }
            | Self::Kit { site, .. }
            | Self::CommissionPack { site } => Some(site.slug.as_str()),
            Self::Asset { source } => source.strip_prefix("content/sites/").and_then(|rest| rest.split('/').next()),
            Self::Stylesheet | Self::Script(_) | Self::Icon | Self::SitemapXml | Self::Robots | Self::Headers => None,
        }
    }
}

/// Every file of the portal, by its path, and every address that links may use.
#[derive(Debug)]
pub struct Plan<'a> {
    pub portal: &'a Portal,
    pub today: &'a Date,
    pub artifacts: BTreeMap<String, Artifact<'a>>,
    pub routes: Routes,
    /// Width and height of the project's images, in pixels.
    pub image_sizes: BTreeMap<String, (u32, u32)>,
    pub diagnostics: Diagnostics,
}

/// Plans a portal; `assets` are the project's images and documents.
pub fn plan<'a>(portal: &'a Portal, assets: &'a BTreeMap<String, Vec<u8>>, choice: Choice<'a>) -> Plan<'a> {
    let mut plan = Plan {
        portal,
        today: choice.today,
        artifacts: BTreeMap::new(),
        routes: Routes::new(portal.is_network(), &portal.config.base_url),
        image_sizes: BTreeMap::new(),
        diagnostics: Diagnostics::default(),
    };
    for site in &portal.sites {
        site::plan(site, &mut plan);
    }
    network::plan(&mut plan);
    files::plan(assets, choice.files, &mut plan);
    plan.keep_only(choice.only);
    plan
}

impl<'a> Plan<'a> {
    /// Adds a page in every language of the portal.
    fn page(&mut self, site: Option<&'a Site>, path: &str, kind: PageKind<'a>) {
        let portal = self.portal;
        for lang in portal.languages() {
            let address = Address::new(site.map(|site| site.slug.as_str()), path);
            self.routes.insert(&address, lang.as_str());
            let file = self.routes.file(&address, lang.as_str());
            self.add(file, Artifact::Page(PlannedPage { site, lang, kind, address }));
        }
    }

    fn add(&mut self, path: String, artifact: Artifact<'a>) {
        if let Some(first) = self.artifacts.get(&path) {
            let mut fault = match (artifact.source(), first.source()) {
                (Some(_), None) => Diagnostic::error(
                    "deux-pages-une-adresse",
                    format!("cette adresse est celle d’une page faite par le programme : {path}"),
                )
                .help("renommez ce fichier, ou retirez-le"),
                _ => Diagnostic::error(
                    "deux-pages-une-adresse",
                    format!("deux contenus veulent la même adresse : {path}"),
                )
                .help("renommez l’un des deux fichiers, ou retirez-le"),
            };
            if let Some(file) = artifact.source().or(first.source()) {
                fault = fault.at(Place::file(file));
            }
            if let (Some(_), Some(other)) = (artifact.source(), first.source()) {
                fault = fault.related(Place::file(other), "l’autre fichier");
            }
            self.diagnostics.push(fault);
            return;
        }
        self.artifacts.insert(path, artifact);
    }

    /// Links still know the whole portal; only the files are fewer.
    fn keep_only(&mut self, only: &[String]) {
        if only.is_empty() {
            return;
        }
        self.artifacts.retain(|_, artifact| match artifact {
            Artifact::Stylesheet
            | Artifact::Script(_)
            | Artifact::Icon
            | Artifact::SitemapXml
            | Artifact::Robots
            | Artifact::Headers => true,
            _ => artifact.site().is_none_or(|site| only.iter().any(|slug| slug == site)),
        });
    }
}
