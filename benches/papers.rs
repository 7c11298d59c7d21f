//! Papers of one site, made by a process that has made nothing yet. `papers.py` measures these processes beside
//! another maker of PDFs.
//!
//! `livret FILE`: the livret A4 of one site, in French, as a file. `html FILE`: the same text as one page of HTML
//! with a sheet of styles, for the other maker. `set`: every paper of the site, then all of them again. `network`:
//! every paper of fifty sites.

use std::fs;
use std::time::Instant;

use trousseau::model::FRENCH;
use trousseau::model::editions::Paper;
use trousseau::output::Output;
use trousseau::plan::{Artifact, Layout, PageKind};
use trousseau::render;

use crate::common::{Failure, Project, SITE, engine, told};

pub fn make(asked: &[&str]) -> Result<(), Failure> {
    match asked {
        ["livret", file] => one(file),
        ["html", file] => html(file),
        ["set"] => set(),
        ["network"] => network(),
        _ => Err("papers livret FILE | html FILE | set | network".into()),
    }
}

fn one(file: &str) -> Result<(), Failure> {
    let is_livret = |artifact: &Artifact<'_>| match artifact {
        Artifact::Pack { site, pack, lang } => {
            let wanted = (Paper::Livret, Layout::A4, FRENCH);
            site.slug.as_str() == SITE && (pack.paper, pack.layout, lang.as_str()) == wanted
        }
        _ => false,
    };
    let project = Project::read(false)?;
    let [livret] = &made(&project, is_livret)?[..] else { return Err("there is no livret".into()) };
    println!("pages {}", livret.about.pages.unwrap_or(0));
    Ok(fs::write(file, &livret.bytes)?)
}

fn set() -> Result<(), Failure> {
    let project = Project::read(false)?;
    let is_ours = |artifact: &Artifact<'_>| is_pack(artifact) && artifact.site() == Some(SITE);
    for warmth in ["cold", "warm"] {
        let started = Instant::now();
        let papers = made(&project, is_ours)?;
        println!("{warmth} {:.0}\npapers {}", started.elapsed().as_secs_f64() * 1000.0, papers.len());
    }
    Ok(())
}

fn network() -> Result<(), Failure> {
    let project = Project::read(true)?;
    let started = Instant::now();
    let papers = made(&project, is_pack)?;
    println!("cold {:.0}\npapers {}", started.elapsed().as_secs_f64() * 1000.0, papers.len());
    Ok(())
}

fn made(project: &Project, which: impl Fn(&Artifact<'_>) -> bool) -> Result<Vec<Output>, Failure> {
    let plan = project.plan(which);
    let engine = engine(&project.theme)?;
    render::render(&plan, project.tools(&engine)).map_err(told)
}

fn is_pack(artifact: &Artifact<'_>) -> bool {
    matches!(artifact, Artifact::Pack { .. })
}

/// The chapters as the portal shows them, one after the other, with the styles that a careful person would write.
fn html(file: &str) -> Result<(), Failure> {
    let project = Project::read(false)?;
    let is_chapter = |artifact: &Artifact<'_>| match artifact {
        Artifact::Page(page) => {
            let kinds = matches!(page.kind, PageKind::LivretChapter(_) | PageKind::Charte | PageKind::Reglement);
            kinds && page.lang.as_str() == FRENCH && artifact.site() == Some(SITE)
        }
        _ => false,
    };
    let plan = project.plan(is_chapter);
    let engine = engine(&project.theme)?;
    let pages = render::render(&plan, project.tools(&engine)).map_err(told)?;
    let mut text = String::from(HEAD);
    for page in &pages {
        let html = String::from_utf8_lossy(&page.bytes);
        let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).ok_or("no main")?.0;
        text.push_str("<section");
        text.push_str(main);
        text.push_str("</section>");
    }
    Ok(fs::write(file, text)?)
}

const HEAD: &str = "<!doctype html><html lang=fr><meta charset=utf-8><title>Livret d’accueil</title><style>
@page { size: A4; margin: 20mm; @bottom-right { content: counter(page) } }
body { font: 11pt/1.45 sans-serif } h1 { break-before: page } h1, h2, h3 { break-after: avoid }
nav, form, button { display: none } table { border-collapse: collapse } td, th { border: 1px solid; padding: 1mm }
</style>";
