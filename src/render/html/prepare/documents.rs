//! Forms and files to download: what each is, for whom, how heavy.

use super::{Maker, forms, show};
use crate::model::forms::{Bundle, Filler, Form};
use crate::model::orientation::TeamCategory;
use crate::model::values::Lang;
use crate::model::{FRENCH, Site};
use crate::plan::{Print, Shape, Variant};
use crate::render::files::prepared;

/// Below this, a size is told in thousands of bytes.
const MEGABYTE: usize = 1_000_000;

impl<'a> Maker<'a> {
    /// `formulaires/<id>/`
    pub(super) fn form_page(&self, site: &'a Site, variant: Variant<'a>) -> show::FormPage {
        let spoken = variant.spoken(self.lang);
        let words = self.all_words.get(spoken).map_or(self.words, |words| words);
        let sheet = prepared(self.plan, site, variant, words);
        let mut heading = self.heading("forms");
        heading.title = self.variant_title(variant);
        heading.summary = variant.form.purpose.as_ref().map_or_else(|| show::Text::from(""), |text| self.text(text));
        heading.fallback = (spoken != self.lang).then(|| spoken.to_owned());
        let back = match (variant.category, variant.form.filler()) {
            (Some(category), _) => self.menu_like("title.orientation", &format!("orienter/{}/", category.slug())),
            (None, Filler::Person) => self.menu_like("title.rights_home", "droits/"),
            (None, _) => self.menu_like("title.orientation", "orienter/"),
        };
        show::FormPage {
            page: self.frame(heading),
            form: forms::sheet(&sheet, self.lang),
            downloads: self.downloads(site, variant),
            tool: forms::tool(variant.form.id.as_str()),
            related: vec![back, self.menu_like("title.forms", "formulaires/")],
        }
    }

    /// `formulaires/`
    pub(super) fn forms_page(&self, site: &'a Site) -> show::FormsPage {
        let group = |id: &str, key: &str, filler: Filler| show::FormGroup {
            id: id.to_owned(),
            title: self.say(key),
            intro: (filler == Filler::Team).then(|| self.say("forms.for_teams_text")),
            forms: site
                .forms
                .iter()
                .filter(|form| form.filler() == filler)
                .filter_map(|f| self.entry(site, f))
                .collect(),
        };
        let groups = [
            group("equipes", "forms.for_teams", Filler::Team),
            group("medecins", "forms.for_doctors", Filler::Doctor),
            group("personnes", "forms.for_tenants", Filler::Person),
            group("gestionnaire", "forms.for_staff", Filler::Gestionnaire),
        ];
        show::FormsPage {
            page: self.frame(self.heading("forms")),
            groups: groups.into_iter().filter(|group| !group.forms.is_empty()).collect(),
            kits: self.kits(site, None),
            commission: self.commission_files(site),
        }
    }

    /// `orienter/verifier/`
    pub(super) fn check_page(&self, site: &'a Site) -> show::CheckPage {
        let national = &self.portal.national;
        show::CheckPage {
            page: self.frame(self.heading("self_check")),
            prerequisites: self.check_items(site, &national.prerequisites, true),
            criteria: self.check_items(site, &national.criteria, false),
            categories: self.categories(None),
            contact: self.orientation_contact(site),
            commission_href: self.href("orienter/commission/"),
        }
    }

    /// A form as lists of documents show it; `category` is the reader's, when it is known.
    pub(super) fn document(
        &self,
        site: &'a Site,
        form: &'a Form,
        category: Option<TeamCategory>,
    ) -> show::DocumentLink {
        let variant = Variant::for_reader(form, category);
        let title = self.text(&form.title);
        let title = match &form.number {
            Some(number) => show::Text { text: format!("{number} – {}", title.text), ..title },
            None => title,
        };
        let href = match variant {
            Some(variant) => Some(self.href(&variant.path())),
            // The reader's category decides: the list of forms lets them choose.
            None if !form.sections.is_empty() => Some(self.href("formulaires/")),
            None => None,
        };
        show::DocumentLink {
            title,
            href,
            format: None,
            addressee: Some(self.label("addressee", form.addressee.word(), form.addressee.label())),
            version: Some(self.say_with("document.version", &[("version", &form.version)])),
            files: variant.map(|variant| self.files(site, variant)).unwrap_or_default(),
        }
    }

    /// Kits of the site's teams, or of those of one category.
    pub(super) fn kits(&self, site: &'a Site, category: Option<TeamCategory>) -> Vec<show::FileLink> {
        let teams = site.orientation.teams.iter().filter(|team| category.is_none_or(|c| team.category == c));
        teams
            .filter_map(|team| {
                let path = self.plan.in_site(site, &crate::plan::forms::kit(site, team));
                let label = show::Text::from(self.say_with("kits.file", &[("team", &self.french(&team.name).text)]));
                self.file_link(&path, label, "file.zip", FRENCH)
            })
            .collect()
    }

    /// What the commission prints, and what everyone may take away.
    pub(super) fn commission_files(&self, site: &'a Site) -> Vec<show::FileLink> {
        let pack = self.plan.in_site(site, &crate::plan::forms::commission_pack(site));
        let calendar = self.plan.in_site(site, "orienter/commission/dates.ics");
        let named = |key: &str| show::Text::from(self.say(key));
        let mut files = vec![
            self.file_link(&self.plan.in_site(site, Print::Dates.path()), named("kits.dates"), "file.print", FRENCH),
            self.file_link(&calendar, named("kits.dates"), "file.ics", FRENCH),
            self.file_link(
                &self.plan.in_site(site, Print::Leaflet.path()),
                named("kits.leaflet"),
                "file.print",
                FRENCH,
            ),
        ];
        files.push(self.file_link(&pack, named("kits.commission"), "file.zip", FRENCH));
        files.into_iter().flatten().collect()
    }

    /// The commission's dates for calendars, when there are any.
    pub(super) fn calendar_href(&self, site: &Site) -> Option<String> {
        let path = self.plan.in_site(site, "orienter/commission/dates.ics");
        let href = || self.plan.routes.to_file(&self.page.address, self.lang, &path);
        self.plan.artifacts.contains_key(&path).then(href)
    }

    fn entry(&self, site: &'a Site, form: &'a Form) -> Option<show::FormEntry> {
        let variants = Variant::of(form);
        let first = variants.first()?;
        let apart = first.category.is_some();
        Some(show::FormEntry {
            id: form.id.to_string(),
            document: match apart {
                true => show::DocumentLink { href: None, files: Vec::new(), ..self.document(site, form, None) },
                false => self.document(site, form, None),
            },
            purpose: form.purpose.as_ref().map(|text| self.text(text)),
            by_category: variants
                .iter()
                .filter_map(|variant| {
                    let category = variant.category?;
                    Some(show::FormChoice {
                        link: show::Link::new(self.say(&category_word(category)), self.href(&variant.path())),
                        files: self.files(site, *variant),
                    })
                })
                .collect(),
        })
    }

    fn variant_title(&self, variant: Variant<'_>) -> show::Text {
        let title = self.text(&variant.form.title);
        match variant.category {
            Some(category) => {
                let name = self.say(&category_word(category));
                let text = self.say_with("document.for", &[("title", &title.text), ("category", &name)]);
                show::Text { text, ..title }
            }
            None => title,
        }
    }

    fn menu_like(&self, key: &str, path: &str) -> show::Link {
        show::Link::new(self.say(key), self.href(path))
    }

    /// The files of a form, in the page's language or in French.
    fn files(&self, site: &Site, variant: Variant<'_>) -> Vec<show::FileLink> {
        let Ok(lang) = Lang::parse(variant.spoken(self.lang)) else { return Vec::new() };
        let shapes = [Shape::Pdf, Shape::Docx, Shape::Odt];
        let link = |shape: &Shape| {
            let path = self.plan.form_file(site, variant, &lang, *shape);
            let key = format!("file.{}", shape.name());
            self.file_link(&path, show::Text::from(self.say(&key)), "", lang.as_str())
        };
        shapes.iter().filter_map(link).collect()
    }

    fn downloads(&self, site: &Site, variant: Variant<'_>) -> Vec<show::FormDownload> {
        let Ok(lang) = Lang::parse(variant.spoken(self.lang)) else { return Vec::new() };
        let link = |shape: &Shape| {
            let path = self.plan.form_file(site, variant, &lang, *shape);
            let output = self.made.get(path.as_str())?;
            Some(show::FormDownload {
                format: shape.name().to_owned(),
                label: show::Text::from(self.say(&format!("file.{}", shape.name()))),
                href: self.plan.routes.to_file(&self.page.address, self.lang, &path),
                size_text: self.size(output),
                lang: (lang.as_str() != self.lang).then(|| lang.to_string()),
            })
        };
        Shape::ALL.iter().filter_map(link).collect()
    }

    /// A link to a file that was made; nothing for one that was not.
    fn file_link(&self, path: &str, label: show::Text, format: &str, lang: &str) -> Option<show::FileLink> {
        let output = self.made.get(path)?;
        let size = self.size(output);
        Some(show::FileLink {
            label,
            href: self.plan.routes.to_file(&self.page.address, self.lang, path),
            detail: match format {
                "" => size,
                key => format!("{}, {size}", self.say(key)),
            },
            lang: (lang != self.lang).then(|| lang.to_owned()),
        })
    }

    /// « 4 pages, 84 ko »
    fn size(&self, output: &crate::output::Output) -> String {
        let bytes = output.bytes.len();
        let weight = match bytes < MEGABYTE {
            true => self.say_with("file.kb", &[("n", &bytes.div_ceil(1000).to_string())]),
            false => self.say_with("file.mb", &[("n", &format!("{:.1}", bytes as f64 / 1e6).replace('.', ","))]),
        };
        let pages = output.about.pages.and_then(|pages| self.words.say("file.pages", Some(pages as u64), &[]).ok());
        pages.map_or(weight.clone(), |pages| format!("{pages}, {weight}"))
    }
}

/// Key of a category's name in the theme's words.
fn category_word(category: TeamCategory) -> String {
    format!("category.{}", category.slug().replace('-', "_"))
}

/// Forms that an orientation team fills or hands over, for one category or for all.
pub(super) fn for_teams(site: &Site, category: Option<TeamCategory>) -> impl Iterator<Item = &Form> {
    let forms = site.forms.iter().filter(|form| form.is_in(Bundle::Orientation));
    forms.filter(move |form| category.is_none_or(|category| form.is_for(category)))
}
