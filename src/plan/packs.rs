//! What a site prints for its tenants and its walls, and the pages about it: which papers, in which layouts,
//! in which languages, under which names.

use super::{Address, Artifact, PageKind, Plan};
use crate::model::editions::Paper;
use crate::model::rights::LivretFormat;
use crate::model::values::Lang;
use crate::model::{FRENCH, Site, Text};

/// Where the papers of a site are, and the page that lists them.
pub const PAPERS: &str = "droits/imprimer/";

/// The livret in plain language, as a page.
pub const PLAIN: &str = "droits/livret-simple/";

/// One file to print or to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pack {
    pub paper: Paper,
    pub layout: Layout,
}

/// How a paper is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layout {
    A4,
    /// 18 points.
    LargePrint,
    /// Small pages, for a phone.
    A5,
    /// A5 pages two by two on A4: to print on both sides, fold and staple. Never the only one offered.
    Booklet,
    A3,
    /// Ten cards on an A4 sheet.
    Cards,
}

impl Layout {
    /// End of the file's name, and key of its name in the theme's words.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::LargePrint => "gros-caracteres",
            Self::A5 => "a5",
            Self::Booklet => "cahier",
            Self::A3 => "a3",
            Self::Cards => "a-decouper",
        }
    }

    /// Whether it can be read on a screen by everyone: tagged, with bookmarks.
    pub fn is_for_reading(self) -> bool {
        self != Self::Booklet
    }
}

impl Pack {
    /// Every file that a site can print, the ones to read first.
    pub fn of(site: &Site) -> Vec<Self> {
        let papers = Paper::ALL.iter().filter(|paper| exists(site, **paper));
        papers
            .flat_map(|paper| layouts(site, *paper).into_iter().map(|layout| Self { paper: *paper, layout }))
            .collect()
    }

    /// Whether the paper says something in this language.
    pub fn speaks(self, site: &Site, lang: &str) -> bool {
        lang == FRENCH || speaks(site, self.paper, lang)
    }

    /// Name of the file, which says what it is once it lies among others.
    pub fn file_name(self, site: &Site, lang: &str) -> String {
        let lang = if lang == FRENCH { String::new() } else { format!("-{lang}") };
        format!("{}-{}-{}{lang}.pdf", self.paper.word(), self.layout.name(), site.slug)
    }
}

/// Whether the site has what the paper would say.
fn exists(site: &Site, paper: Paper) -> bool {
    match paper {
        Paper::Livret => !site.livret.is_empty(),
        Paper::Plain => !site.plain.is_empty(),
        Paper::Charte | Paper::OnCall | Paper::Card => true,
        Paper::Rights => !site.rights.remedies.is_empty(),
        Paper::Participation => !site.rights.participation.forms.is_empty(),
        Paper::Guide => {
            site.partners.iter().any(|partner| partner.visibility.is_public())
                || site.life.district.iter().any(|place| place.visibility.is_public())
        }
        Paper::Training => site.training.is_some(),
        Paper::Chart => site.team.chart.is_some(),
    }
}

fn layouts(site: &Site, paper: Paper) -> Vec<Layout> {
    match paper {
        Paper::Livret => {
            let asked = &site.rights.livret.formats;
            let wants = |format: LivretFormat| asked.is_empty() || asked.contains(&format);
            let all = [
                (LivretFormat::A4, Layout::A4),
                (LivretFormat::LargePrint, Layout::LargePrint),
                (LivretFormat::Screen, Layout::A5),
                (LivretFormat::Booklet, Layout::Booklet),
            ];
            // A booklet is for printers alone: its pages can be read one by one too.
            let read = |layout: Layout| layout == Layout::A5 && wants(LivretFormat::Booklet);
            all.into_iter()
                .filter(|(format, layout)| wants(*format) || read(*layout))
                .map(|(_, layout)| layout)
                .collect()
        }
        Paper::Plain => vec![Layout::A4, Layout::LargePrint],
        Paper::Charte | Paper::Rights | Paper::OnCall | Paper::Participation => vec![Layout::A4, Layout::A3],
        Paper::Card => vec![Layout::Cards],
        Paper::Guide | Paper::Training | Paper::Chart => vec![Layout::A4],
    }
}

/// Whether what people wrote for the paper is written in `lang`.
fn speaks(site: &Site, paper: Paper, lang: &str) -> bool {
    let says = |text: &Text| text.langs().any(|own| own == lang);
    match paper {
        Paper::Livret | Paper::Charte | Paper::OnCall | Paper::Card => {
            site.livret.iter().any(|chapter| chapter.versions.contains_key(lang))
        }
        Paper::Plain => site.plain.iter().any(|chapter| chapter.versions.contains_key(lang)),
        Paper::Rights => site.rights.remedies.iter().any(|remedy| says(&remedy.text)),
        Paper::Participation => site.rights.participation.forms.iter().any(|form| says(&form.name)),
        Paper::Guide => site.life.district.iter().filter_map(|place| place.text.as_ref()).any(says),
        // Read by teams, who read French.
        Paper::Training | Paper::Chart => false,
    }
}

pub fn plan<'a>(site: &'a Site, plan: &mut Plan<'a>) {
    let (portal, editions) = (plan.portal, plan.editions);
    let here = Some(site);
    plan.page(here, PAPERS, PageKind::Papers);
    for pack in Pack::of(site) {
        for lang in portal.languages().filter(|lang| pack.speaks(site, lang.as_str())) {
            let file = plan.pack_file(site, pack, lang);
            plan.add(file, Artifact::Pack { site, pack, lang });
        }
    }
    let mut known: Vec<(Paper, &'a str)> =
        site.versions.iter().map(|version| (version.paper, version.code.as_str())).collect();
    let current = editions.get(site.slug.as_str()).into_iter().flatten();
    known.extend(current.map(|edition| (edition.paper, edition.code.as_str())));
    known.sort_unstable();
    known.dedup();
    for (paper, code) in known {
        plan.page(here, &version_page(code), PageKind::Version { paper, code });
    }
}

/// Path of the page that says whether a version is current.
pub fn version_page(code: &str) -> String {
    format!("v/{code}/")
}

impl Plan<'_> {
    /// Path of a file to print.
    pub fn pack_file(&self, site: &Site, pack: Pack, lang: &Lang) -> String {
        let name = pack.file_name(site, lang.as_str());
        let address = Address::new(Some(site.slug.as_str()), &format!("{PAPERS}{name}"));
        self.routes.file(&address, lang.as_str())
    }

    /// Code of what a paper says today.
    pub fn edition(&self, site: &Site, paper: Paper) -> Option<&crate::model::editions::Edition> {
        self.editions.get(site.slug.as_str())?.iter().find(|edition| edition.paper == paper)
    }
}

/// Whether a public number may stand on a paper that everyone can download.
pub fn shows_on_call(site: &Site) -> bool {
    site.info.on_call.public_number.is_yes()
}
