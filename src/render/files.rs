//! Everything that is not a page: the theme's files, forms in each of their
//! shapes, sheets of paper, archives, what machines read.

use super::{CSP, Made, Tools, alone};
use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::exports;
use crate::forms::{self, Sheet};
use crate::model::values::Lang;
use crate::model::{FRENCH, Site};
use crate::output::{About, Output};
use crate::packs::{self, Content, Desk, Drawn, Member};
use crate::plan::{Artifact, Origin, PageKind, Plan, PlannedPage, Print, Shape, Variant};
use crate::typeset::{self, Engine, Job, Pdf, Standard};

/// Makes files, one at a time.
pub struct Files<'a> {
    plan: &'a Plan<'a>,
    tools: Tools<'a>,
}

impl<'a> Files<'a> {
    pub fn new(plan: &'a Plan<'a>, tools: Tools<'a>) -> Self {
        Self { plan, tools }
    }

    /// One file; none when it is paper and no paper is asked for.
    pub fn one(&self, path: &str, artifact: &Artifact<'_>) -> Result<Option<Output>, Diagnostics> {
        let theme = self.tools.theme;
        let site = artifact.site().map(str::to_owned);
        let about = |kind: &'static str| About { kind, site: site.clone(), ..About::default() };
        let (bytes, about) = match artifact {
            Artifact::FormFile { site, variant, lang, shape } => {
                return Ok(self
                    .form(path, site, *variant, lang, *shape)?
                    .map(|(bytes, about)| output(path, bytes, about)));
            }
            Artifact::Print { site, print } => {
                return Ok(self.print(path, site, *print)?.map(|(bytes, about)| output(path, bytes, about)));
            }
            Artifact::Calendar { site } => {
                let words = self.words(FRENCH)?;
                let about = About { lang: Some(FRENCH.to_owned()), ..about("calendar") };
                (exports::calendar(self.plan, site, words).into_bytes(), about)
            }
            Artifact::Feed { site, lang } => {
                let feed = exports::feed(self.plan, site, lang.as_str(), theme);
                (feed.into_bytes(), About { lang: Some(lang.to_string()), ..about("feed") })
            }
            Artifact::Stylesheet => (theme.stylesheet.clone().into_bytes(), about("asset")),
            Artifact::Script(script) => {
                let parts = script.sources().iter().filter_map(|name| theme.scripts.get(*name));
                (parts.cloned().collect::<String>().into_bytes(), about("asset"))
            }
            Artifact::Icon => (theme.icon.clone(), about("asset")),
            Artifact::Asset { source } => (self.tools.assets.get(*source).cloned().unwrap_or_default(), about("asset")),
            Artifact::SitemapXml => (exports::sitemap(self.plan).into_bytes(), about("data")),
            Artifact::Robots => (exports::robots(self.plan).into_bytes(), about("data")),
            Artifact::Headers => (exports::headers(CSP).into_bytes(), about("data")),
            Artifact::Page(_) | Artifact::Pack { .. } | Artifact::Kit { .. } | Artifact::CommissionPack { .. } => {
                return Ok(None);
            }
        };
        Ok(Some(output(path, bytes, about)))
    }

    /// One archive, of files that were made and of sheets of its own.
    pub fn archive(&self, path: &str, artifact: &Artifact<'_>, made: &Made<'_>) -> Result<Option<Output>, Diagnostics> {
        let Some(engine) = self.tools.engine_for(path).filter(|_| self.tools.only.is_none()) else { return Ok(None) };
        let (site, entries, title, category) = match artifact {
            Artifact::Kit { site, team } => {
                (*site, self.desk(site)?.kit(team), team.name.clone(), Some(team.category.word().to_owned()))
            }
            Artifact::CommissionPack { site } => {
                let desk = self.desk(site)?;
                (*site, desk.commission_pack(), desk.words.text("paper.commission_pack").unwrap_or_default(), None)
            }
            _ => return Ok(None),
        };
        let mut sheets: Vec<(String, Vec<u8>)> = Vec::new();
        for entry in &entries {
            let bytes = match &entry.content {
                Content::Sheet(drawn) => self.paper(drawn, engine).map_err(alone)?.bytes,
                Content::File(file) => match made.get(file.as_str()) {
                    Some(output) => output.bytes.clone(),
                    None => continue,
                },
            };
            sheets.push((entry.name.clone(), bytes));
        }
        let members: Vec<Member<'_>> =
            sheets.iter().map(|(name, bytes)| Member { name: name.clone(), bytes }).collect();
        let bytes = packs::archive(&members).map_err(|why| {
            alone(Diagnostic::error("archive-impossible", format!("l’archive {path} ne peut pas être faite : {why}")))
        })?;
        let about = About {
            kind: "kit",
            site: Some(site.slug.to_string()),
            lang: Some(FRENCH.to_owned()),
            title: Some(title),
            format: Some("zip"),
            category,
            ..About::default()
        };
        Ok(Some(output(path, bytes, about)))
    }

    fn form(
        &self,
        path: &str,
        site: &Site,
        variant: Variant<'_>,
        lang: &Lang,
        shape: Shape,
    ) -> Result<Option<(Vec<u8>, About)>, Diagnostics> {
        let words = self.words(lang.as_str())?;
        let sheet = prepared(self.plan, site, variant, words);
        let (bytes, pages) = match (shape, self.tools.engine_for(path)) {
            (Shape::Pdf, None) => return Ok(None),
            (Shape::Pdf, Some(engine)) => {
                let data = serde_json::to_vec(&sheet).unwrap_or_default();
                let pdf = self.tools.kept.pdf(&[b"form", &data], || forms::pdf(&sheet, engine));
                let pdf = pdf.map_err(|troubles| cannot(site, &sheet, &troubles))?;
                (pdf.bytes, Some(pdf.pages))
            }
            (Shape::Docx, _) => (forms::docx(&sheet).map_err(|error| unmade(site, &sheet, &error.to_string()))?, None),
            (Shape::Odt, _) => (forms::odt(&sheet).map_err(|error| unmade(site, &sheet, &error.to_string()))?, None),
            (Shape::Schema, _) => (forms::schema_file(&sheet), None),
        };
        let about = About {
            kind: "form",
            site: Some(site.slug.to_string()),
            title: Some(sheet.title.clone()),
            format: Some(shape.name()),
            pages,
            ..about_form(variant, lang.as_str())
        };
        Ok(Some((bytes, about)))
    }

    fn print(&self, path: &str, site: &Site, print: Print) -> Result<Option<(Vec<u8>, About)>, Diagnostics> {
        let Some(engine) = self.tools.engine_for(path) else { return Ok(None) };
        let desk = self.desk(site)?;
        let drawn = match print {
            Print::Dates => desk.dates_sheet(),
            Print::Leaflet => desk.leaflet(),
        };
        let pdf = self.paper(&drawn, engine).map_err(alone)?;
        let title = desk.words.text(&format!("paper.{}", print.name())).unwrap_or_default();
        let about = About {
            kind: "print",
            site: Some(site.slug.to_string()),
            lang: Some(FRENCH.to_owned()),
            title: Some(title),
            format: Some("pdf"),
            pages: Some(pdf.pages),
            ..About::default()
        };
        Ok(Some((pdf.bytes, about)))
    }

    /// A sheet of paper, the one of the last build when nothing of it changed.
    fn paper(&self, drawn: &Drawn, engine: &Engine) -> Result<Pdf, Diagnostic> {
        self.tools.kept.pdf(&[drawn.layout.as_bytes(), &drawn.data], || paper(drawn, engine))
    }

    fn desk<'s>(&'s self, site: &'s Site) -> Result<Desk<'s>, Diagnostics> {
        Ok(Desk { plan: self.plan, site, words: self.words(FRENCH)?, lang: FRENCH })
    }

    fn words(&self, lang: &str) -> Result<&'a crate::theme::Words, Diagnostics> {
        self.tools
            .theme
            .words(lang)
            .map(AsRef::as_ref)
            .ok_or_else(|| alone(Diagnostic::error("mots-du-theme", "le thème n’a pas de mots en français")))
    }
}

fn output(path: &str, bytes: Vec<u8>, about: About) -> Output {
    Output { path: path.to_owned(), bytes, about }
}

/// The form as its readers get it, links of its texts made whole.
pub(super) fn prepared(plan: &Plan<'_>, site: &Site, variant: Variant<'_>, words: &crate::theme::Words) -> Sheet {
    let reader = forms::Reader { portal: plan.portal, site, words, category: variant.category, today: plan.today };
    let path = variant.path();
    let origin = Origin { site: Some(site.slug.as_str()), path: &path, file: "" };
    forms::sheet(variant.form, reader, &|target| plan.whole_link(target, origin, words.lang()))
}

/// What `portal.json` says of a form, whatever its shape.
fn about_form(variant: Variant<'_>, lang: &str) -> About {
    About {
        form: Some(variant.form.id.to_string()),
        category: variant.category.map(|category| category.word().to_owned()),
        version: Some(variant.form.version.clone()),
        lang: Some(lang.to_owned()),
        ..About::default()
    }
}

/// The page of a form is one of its shapes, if the form is written in the page's language.
pub(super) fn about_form_page(page: &PlannedPage<'_>) -> About {
    match page.kind {
        PageKind::Form(variant) if variant.spoken(page.lang.as_str()) == page.lang.as_str() => {
            About { kind: "form", format: Some("html"), ..about_form(variant, page.lang.as_str()) }
        }
        _ => About { kind: "page", ..About::default() },
    }
}

/// A sheet of paper, tagged for those who read it on a screen.
fn paper(drawn: &Drawn, engine: &Engine) -> Result<Pdf, Diagnostic> {
    let files = typeset::Files::from([("data.json".to_owned(), drawn.data.clone())]);
    let job = Job { layout: drawn.layout, files: &files, standard: Standard::UaAndA2a, places: 0 };
    let pdf = engine.compile(&job).map_err(|faults| {
        let told: Vec<String> = faults.iter().map(|fault| fault.message.clone()).collect();
        let help = faults.into_iter().next().map(|fault| fault.help).unwrap_or_default();
        Diagnostic::error("mise-en-page", format!("{} : {}", drawn.layout, told.join(" ; "))).help(help)
    })?;
    match typeset::compress(&pdf.bytes) {
        Ok(bytes) => Ok(Pdf { bytes, ..pdf }),
        Err(fault) => Err(Diagnostic::error("mise-en-page", format!("{} : {fault}", drawn.layout))),
    }
}

fn unmade(site: &Site, sheet: &Sheet, why: &str) -> Diagnostics {
    let message = format!("le document de bureau du formulaire « {} » ({}) : {why}", sheet.id, site.slug);
    alone(Diagnostic::error("formulaire-sans-document", message))
}

/// A form without its PDF is told where the form is written.
fn cannot(site: &Site, sheet: &Sheet, troubles: &[forms::Trouble]) -> Diagnostics {
    let mut faults = Diagnostics::default();
    for trouble in troubles {
        let message =
            format!("le PDF du formulaire « {} » ({}) ne peut pas être fait : {trouble}", sheet.id, site.slug);
        faults.push(
            Diagnostic::error("formulaire-sans-pdf", message)
                .help(trouble.help.clone())
                .at(Place::file("content/national/formulaires.yaml")),
        );
    }
    faults
}
