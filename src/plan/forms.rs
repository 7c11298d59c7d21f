//! Forms of a site: their pages, the files beside them, the kits made of them.
//!
//! A form that the reader's category changes stands once for each category, so
//! that nobody is asked for the opinion that only some owe.

use super::{Address, Artifact, PageKind, Plan};
use crate::model::forms::Form;
use crate::model::orientation::{OrientationTeam, TeamCategory};
use crate::model::values::{Lang, Slug};
use crate::model::{FRENCH, Site};

/// A form for one kind of reader.
#[derive(Debug, Clone, Copy)]
pub struct Variant<'a> {
    pub form: &'a Form,
    /// `None` when the form is the same for every category of team.
    pub category: Option<TeamCategory>,
}

/// A file made of a form, besides its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    Pdf,
    Docx,
    Odt,
    /// JSON Schema of the answers.
    Schema,
}

impl Shape {
    pub const ALL: &'static [Self] = &[Self::Pdf, Self::Docx, Self::Odt, Self::Schema];

    /// Name in `portal.json`, in the theme's words, and end of the file's name but for the schema.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Schema => "schema",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Schema => "schema.json",
            _ => self.name(),
        }
    }
}

/// What is printed for the commission and for orientation teams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Print {
    /// Dates of the commission.
    Dates,
    /// Leaflet for orientation teams, folded in three.
    Leaflet,
}

impl Print {
    pub const ALL: &'static [Self] = &[Self::Dates, Self::Leaflet];

    /// Name in `portal.json` and of the theme's words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dates => "dates",
            Self::Leaflet => "leaflet",
        }
    }

    /// Path in the site.
    pub fn path(self) -> &'static str {
        match self {
            Self::Dates => "orienter/commission/dates.pdf",
            Self::Leaflet => "orienter/depliant.pdf",
        }
    }
}

impl<'a> Variant<'a> {
    /// Every variant of a form that a reader can meet; none for a form without fields.
    pub fn of(form: &'a Form) -> Vec<Self> {
        if form.sections.is_empty() {
            return Vec::new();
        }
        match form.depends_on_category() {
            true => TeamCategory::ALL
                .iter()
                .filter(|category| form.is_for(**category))
                .map(|category| Self { form, category: Some(*category) })
                .collect(),
            false => vec![Self { form, category: None }],
        }
    }

    /// The variant that a reader of `category` gets.
    pub fn for_reader(form: &'a Form, category: Option<TeamCategory>) -> Option<Self> {
        let variants = Self::of(form);
        let own = variants.iter().find(|variant| variant.category.is_none() || variant.category == category).copied();
        own.filter(|_| category.is_none_or(|category| form.is_for(category)))
    }

    /// Folder of the page and its files, in the site: `formulaires/dossier/csapa/`.
    pub fn path(self) -> String {
        match self.category {
            Some(category) => format!("formulaires/{}/{}/", self.form.id, category.slug()),
            None => format!("formulaires/{}/", self.form.id),
        }
    }

    /// `lang`, if the whole form is written in it; else French.
    pub fn spoken(self, lang: &str) -> &str {
        match self.form.speaks(lang) {
            true => lang,
            false => FRENCH,
        }
    }

    /// Name of a file, which says what it is once it lies among others: `f1-dossier-csapa-valmeyrac.pdf`.
    pub fn file_name(self, site: &Site, lang: &str, shape: Shape) -> String {
        let number = self.form.number.as_ref().and_then(|number| Slug::from_title(number));
        let parts = [
            number.as_ref().map(Slug::as_str),
            Some(self.form.id.as_str()),
            self.category.map(TeamCategory::slug),
            Some(site.slug.as_str()),
            Some(lang).filter(|lang| *lang != FRENCH),
        ];
        let name: Vec<&str> = parts.into_iter().flatten().collect();
        format!("{}.{}", name.join("-"), shape.ending())
    }
}

pub fn plan<'a>(site: &'a Site, plan: &mut Plan<'a>) {
    let here = Some(site);
    plan.page(here, "formulaires/", PageKind::Forms);
    plan.page(here, "orienter/verifier/", PageKind::SelfCheck);
    for variant in site.forms.iter().flat_map(Variant::of) {
        plan.page(here, &variant.path(), PageKind::Form(variant));
        files(site, variant, plan);
    }
    for print in Print::ALL {
        let file = plan.in_site(site, print.path());
        plan.add(file, Artifact::Print { site, print: *print });
    }
    if site.commission.is_some() {
        let file = plan.in_site(site, "orienter/commission/dates.ics");
        plan.add(file, Artifact::Calendar { site });
        let file = plan.in_site(site, &commission_pack(site));
        plan.add(file, Artifact::CommissionPack { site });
    }
    for team in &site.orientation.teams {
        let file = plan.in_site(site, &kit(site, team));
        plan.add(file, Artifact::Kit { site, team });
    }
}

/// The files of a form, in every language that it is written in.
fn files<'a>(site: &'a Site, variant: Variant<'a>, plan: &mut Plan<'a>) {
    let portal = plan.portal;
    for lang in portal.languages().filter(|lang| variant.spoken(lang.as_str()) == lang.as_str()) {
        for shape in Shape::ALL {
            let file = plan.form_file(site, variant, lang, *shape);
            plan.add(file, Artifact::FormFile { site, variant, lang, shape: *shape });
        }
    }
}

/// Path of a team's kit, in the site.
pub fn kit(site: &Site, team: &OrientationTeam) -> String {
    format!("orienter/kits/kit-{}-{}.zip", team.id, site.slug)
}

/// Path of the commission's pack, in the site.
pub fn commission_pack(site: &Site) -> String {
    format!("orienter/commission/dossier-commission-{}.zip", site.slug)
}

impl Plan<'_> {
    /// Path of a file of a site, the same in every language.
    pub fn in_site(&self, site: &Site, path: &str) -> String {
        self.routes.file(&Address::new(Some(site.slug.as_str()), path), FRENCH)
    }

    /// Path of a form's file, beside its page.
    pub fn form_file(&self, site: &Site, variant: Variant<'_>, lang: &Lang, shape: Shape) -> String {
        let name = variant.file_name(site, lang.as_str(), shape);
        let address = Address::new(Some(site.slug.as_str()), &(variant.path() + &name));
        self.routes.file(&address, lang.as_str())
    }
}
