//! What the forms cost, held against the least that such work can cost in the same run.
//!
//! A process that has made nothing yet (cold) makes every form of one site in every shape, then makes them
//! again (warm). Then fifty sites, for the cost of one form in a network. The floors: for a PDF, its bare
//! layout, untagged and without fields; for an office document, the compression of what it holds.
//!
//! Run with `make bench`. Everything is on one thread, and medians of several processes. Milliseconds of two
//! machines are not to be compared; ratios are.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::{Cursor, Read, Write};
use std::process::Command;
use std::time::Instant;

use trousseau::forms::{self, Reader, Sheet};
use trousseau::model::FRENCH;
use trousseau::plan::{Artifact, PageKind, Shape};
use trousseau::render;
use trousseau::typeset::{Engine, Files, Job, Standard};
use zip::ZipArchive;

use crate::common::{Failure, Project, SITE, SITES, engine, told};

const PROCESSES: usize = 5;
const SHAPES: &[&str] = &["html", "pdf", "docx", "odt", "schema"];

type Figures = BTreeMap<String, f64>;

pub fn table() -> Result<(), Failure> {
    let site = (0..PROCESSES).map(|_| run("site")).collect::<Result<Vec<_>, _>>()?;
    let mut figures = medians(&site);
    // A thousand forms: one process is measure enough.
    figures.extend(run("network")?);
    print_table(&figures);
    Ok(())
}

/// The figures of one process.
fn run(what: &str) -> Result<Figures, Failure> {
    let output = Command::new(std::env::current_exe()?).args(["forms", what]).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let text = String::from_utf8(output.stdout)?;
    Ok(text.lines().filter_map(|line| line.split_once(' ')).map(figure).collect::<Result<Figures, _>>()?)
}

fn figure((name, value): (&str, &str)) -> Result<(String, f64), std::num::ParseFloatError> {
    Ok((name.to_owned(), value.parse()?))
}

/// One process: says each figure as « name value ».
pub fn child(whole: bool) -> Result<(), Failure> {
    let project = Project::read(whole)?;
    let engine = timed("start", 1, || engine(&project.theme))?;
    if whole { network(&project, &engine) } else { one_site(&project, &engine) }
}

/// Every form of one site, in every language it speaks: cold, warm, and the floors.
fn one_site(project: &Project, engine: &Engine) -> Result<(), Failure> {
    let of_site = |artifact: &Artifact<'_>| artifact.site() == Some(SITE);
    for warmth in ["cold", "warm"] {
        for shape in SHAPES {
            let plan = project.plan(|artifact| of_site(artifact) && shape_of(artifact) == Some(shape));
            let count = plan.artifacts.len();
            let made = timed(&format!("{shape}.{warmth}"), count, || render::render(&plan, project.tools(engine)));
            let outputs = made.map_err(told)?;
            assert_eq!(outputs.len(), count, "a {shape} is missing");
            if warmth == "warm" && matches!(*shape, "docx" | "odt") {
                compression(shape, outputs.iter().map(|output| output.bytes.as_slice()))?;
            }
            println!("{shape}.forms {count}");
        }
    }
    bare_layout(project, engine)
}

/// The floor of a PDF: the same sheets laid out, with neither tags nor fields.
fn bare_layout(project: &Project, engine: &Engine) -> Result<(), Failure> {
    let sheets = sheets(project)?;
    timed("pdf.floor", sheets.len(), || {
        for sheet in &sheets {
            let files = Files::from([("data.json".to_owned(), serde_json::to_vec(sheet)?)]);
            let job = Job { layout: "form.typ", files: &files, standard: Standard::PrintOnly, places: 0 };
            black_box(engine.compile(&job).map_err(|faults| format!("{faults:?}"))?);
        }
        Ok(())
    })
}

fn sheets(project: &Project) -> Result<Vec<Sheet>, Failure> {
    let plan = project.plan(|artifact| artifact.site() == Some(SITE) && shape_of(artifact) == Some("pdf"));
    let sheet = |artifact: &Artifact<'_>| {
        let Artifact::FormFile { site, variant, lang, .. } = artifact else { return None };
        let words = project.theme.words(lang.as_str()).or(project.theme.words(FRENCH))?;
        let reader = Reader { portal: &project.portal, site, words, category: variant.category, today: &project.today };
        Some(forms::sheet(variant.form, reader, &|link| Some(link.to_owned())))
    };
    plan.artifacts.values().map(|artifact| sheet(artifact).ok_or_else(|| "no sheet".into())).collect()
}

/// Every form of fifty sites, in every shape that is a file.
fn network(project: &Project, engine: &Engine) -> Result<(), Failure> {
    let plan = project.plan(|artifact| matches!(artifact, Artifact::FormFile { .. }));
    let forms = plan.artifacts.len() / Shape::ALL.len();
    println!("network.forms {forms}");
    let outputs = timed("network", forms, || render::render(&plan, project.tools(engine))).map_err(told)?;
    let bytes: usize = outputs.iter().map(|output| output.bytes.len()).sum();
    println!("network.mebibytes {:.1}", bytes as f64 / f64::from(1 << 20));
    Ok(())
}

/// The shape of a form, if this is one.
fn shape_of(artifact: &Artifact<'_>) -> Option<&'static str> {
    match artifact {
        Artifact::FormFile { shape, .. } => Some(shape.name()),
        Artifact::Page(page) if matches!(page.kind, PageKind::Form(_)) => Some("html"),
        _ => None,
    }
}

/// The floor of an office document: its parts, compressed once more.
fn compression<'a>(shape: &str, documents: impl Iterator<Item = &'a [u8]>) -> Result<(), Failure> {
    let mut parts = Vec::new();
    let mut count = 0;
    for bytes in documents {
        let mut archive = ZipArchive::new(Cursor::new(bytes))?;
        for index in 0..archive.len() {
            let mut part = Vec::new();
            archive.by_index(index)?.read_to_end(&mut part)?;
            parts.push(part);
        }
        count += 1;
    }
    timed(&format!("{shape}.floor"), count, || {
        for part in &parts {
            let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
            encoder.write_all(part)?;
            black_box(encoder.finish()?);
        }
        Ok(())
    })
}

/// Says how many milliseconds each of `count` things took.
fn timed<T>(name: &str, count: usize, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let result = work();
    println!("{name} {:.4}", started.elapsed().as_secs_f64() * 1000.0 / count.max(1) as f64);
    result
}

fn medians(runs: &[Figures]) -> Figures {
    let names = runs.first().into_iter().flat_map(Figures::keys);
    let median = |name: &String| {
        let mut values: Vec<f64> = runs.iter().filter_map(|run| run.get(name)).copied().collect();
        values.sort_by(f64::total_cmp);
        (name.clone(), values.get(values.len() / 2).copied().unwrap_or(f64::NAN))
    };
    names.map(median).collect()
}

fn print_table(figures: &Figures) {
    let of = |name: String| figures.get(&name).copied();
    let cell = |value: Option<f64>| value.map_or("–".to_owned(), |value| format!("{value:.2}"));
    println!("Forms of one site, milliseconds a form (median of {PROCESSES} processes, one thread)\n");
    println!("| Shape | Forms | Cold | Warm | Floor | Warm / floor |\n|---|---|---|---|---|---|");
    for shape in SHAPES {
        let [count, cold, warm, floor] = ["forms", "cold", "warm", "floor"].map(|part| of(format!("{shape}.{part}")));
        let ratio = warm.zip(floor).map(|(warm, floor)| warm / floor);
        println!(
            "| {shape} | {:.0} | {} | {} | {} | {} |",
            count.unwrap_or(0.0),
            cell(cold),
            cell(warm),
            cell(floor),
            cell(ratio)
        );
    }
    let all = |part: &str| SHAPES.iter().filter_map(|shape| of(format!("{shape}.{part}"))).sum::<f64>();
    let files: f64 = SHAPES.iter().filter(|s| **s != "html").filter_map(|shape| of(format!("{shape}.warm"))).sum();
    println!(
        "\nAll shapes of a form: {:.2} cold, {:.2} warm. Start of the engine: {} ms.",
        all("cold"),
        all("warm"),
        cell(of("start".to_owned()))
    );
    let network = of("network".to_owned());
    println!(
        "{SITES} sites, {:.0} forms in French, every file: {} a form, {} times one warm site's; {} MiB.",
        of("network.forms".to_owned()).unwrap_or(0.0),
        cell(network),
        cell(network.map(|network| network / files)),
        cell(of("network.mebibytes".to_owned()))
    );
}
