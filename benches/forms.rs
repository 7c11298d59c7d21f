//! What the forms cost, held against the least that such work can cost in the same run.
//!
//! A process that has made nothing yet (cold) makes every form of one site in every shape, then makes them
//! again (warm). Then fifty sites, for the cost of one form in a network. The floors: for a PDF, its bare
//! layout, untagged and without fields; for an office document, the compression of what it holds.
//!
//! Run with `make bench`. Everything is on one thread, and medians of several processes. Milliseconds of two
//! machines are not to be compared; ratios are.

use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use trousseau::diagnostics::Diagnostics;
use trousseau::forms::{self, Reader, Sheet};
use trousseau::kept::Kept;
use trousseau::load::{self, Loaded, Sources};
use trousseau::model::editions::Editions;
use trousseau::model::values::Date;
use trousseau::model::{FRENCH, Portal, published};
use trousseau::packs;
use trousseau::plan::{self, Artifact, Choice, PageKind, Plan, Shape};
use trousseau::render::{self, Tools};
use trousseau::theme::Theme;
use trousseau::typeset::{Engine, Files, Fonts, Job, Standard};
use zip::ZipArchive;

const SITE: &str = "valmeyrac";
const SITES: usize = 50;
const PROCESSES: usize = 5;
const STACK: usize = 64 << 20;
/// Asks a process for the figures of one site, or of the network.
const CHILD: &str = "TROUSSEAU_BENCH_CHILD";
const SHAPES: &[&str] = &["html", "pdf", "docx", "odt", "schema"];
/// A day on which the demonstration has meetings to come.
const TODAY: &str = "2026-11-22";

/// The program's own allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

type Failure = Box<dyn std::error::Error + Send + Sync>;
type Figures = BTreeMap<String, f64>;

fn main() -> Result<(), Failure> {
    if std::env::var_os(CHILD).is_some() {
        // Laying out goes deep; and rayon must not take a second thread.
        return rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build()?.install(child);
    }
    let site = (0..PROCESSES).map(|_| run("site")).collect::<Result<Vec<_>, _>>()?;
    let mut figures = medians(&site);
    // A thousand forms: one process is measure enough.
    figures.extend(run("network")?);
    print_table(&figures);
    Ok(())
}

/// The figures of one process.
fn run(what: &str) -> Result<Figures, Failure> {
    let output = Command::new(std::env::current_exe()?).env(CHILD, what).output()?;
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
fn child() -> Result<(), Failure> {
    let root = load::find_root(Path::new(env!("CARGO_MANIFEST_DIR")))?;
    let (sources, faults) = load::read(&root)?;
    sound(&faults)?;
    let today = Date::parse(TODAY).map_err(|_| "today")?;
    let whole = std::env::var(CHILD)? == "network";
    let project = Project::load(if whole { multiplied(&sources) } else { sources }, today)?;
    let engine = timed("start", 1, || engine(&project.theme))?;
    if whole { project.network(&engine) } else { project.one_site(&engine) }
}

/// A project that was read, ready to be planned.
struct Project {
    loaded: Loaded,
    portal: Portal,
    theme: Theme,
    today: Date,
    /// Documents that the texts name: none matters here.
    named: BTreeSet<String>,
    editions: Editions,
    /// Nothing is remembered: every form is made.
    kept: Kept,
}

impl Project {
    fn load(sources: Sources, today: Date) -> Result<Self, Failure> {
        let mut loaded = load::project(sources);
        sound(&loaded.diagnostics)?;
        let portal = published(loaded.portal.take().ok_or("no portal")?, &today);
        let mut faults = Diagnostics::default();
        let theme = load::theme(&portal.config, &loaded.places, &loaded.themes, &mut faults);
        sound(&faults)?;
        let theme = theme.ok_or("no theme")?;
        let editions = packs::editions(&portal, &theme);
        Ok(Self { theme, loaded, portal, today, named: BTreeSet::new(), editions, kept: Kept::default() })
    }

    fn tools<'a>(&'a self, engine: &'a Engine) -> Tools<'a> {
        Tools {
            theme: &self.theme,
            assets: &self.loaded.assets,
            engine: Some(engine),
            texts: &self.loaded.places.texts,
            only: None,
            kept: &self.kept,
        }
    }

    /// The plan, of which only what `which` chooses is left.
    fn plan(&self, which: impl Fn(&Artifact<'_>) -> bool) -> Plan<'_> {
        let choice = Choice { today: &self.today, only: &[], files: &self.named, editions: &self.editions };
        let mut plan = plan::plan(&self.portal, &self.loaded.assets, choice);
        plan.artifacts.retain(|_, artifact| which(artifact));
        plan
    }

    /// Every form of one site, in every language it speaks: cold, warm, and the floors.
    fn one_site(&self, engine: &Engine) -> Result<(), Failure> {
        let of_site = |artifact: &Artifact<'_>| artifact.site() == Some(SITE);
        for warmth in ["cold", "warm"] {
            for shape in SHAPES {
                let plan = self.plan(|artifact| of_site(artifact) && shape_of(artifact) == Some(shape));
                let count = plan.artifacts.len();
                let made = timed(&format!("{shape}.{warmth}"), count, || render::render(&plan, self.tools(engine)));
                let outputs = made.map_err(told)?;
                assert_eq!(outputs.len(), count, "a {shape} is missing");
                if warmth == "warm" && matches!(*shape, "docx" | "odt") {
                    compression(shape, outputs.iter().map(|output| output.bytes.as_slice()))?;
                }
                println!("{shape}.forms {count}");
            }
        }
        self.bare_layout(engine)
    }

    /// The floor of a PDF: the same sheets laid out, with neither tags nor fields.
    fn bare_layout(&self, engine: &Engine) -> Result<(), Failure> {
        let sheets = self.sheets()?;
        timed("pdf.floor", sheets.len(), || {
            for sheet in &sheets {
                let files = Files::from([("data.json".to_owned(), serde_json::to_vec(sheet)?)]);
                let job = Job { layout: "form.typ", files: &files, standard: Standard::PrintOnly, places: 0 };
                black_box(engine.compile(&job).map_err(|faults| format!("{faults:?}"))?);
            }
            Ok(())
        })
    }

    fn sheets(&self) -> Result<Vec<Sheet>, Failure> {
        let plan = self.plan(|artifact| artifact.site() == Some(SITE) && shape_of(artifact) == Some("pdf"));
        let sheet = |artifact: &Artifact<'_>| {
            let Artifact::FormFile { site, variant, lang, .. } = artifact else { return None };
            let words = self.theme.words(lang.as_str()).or(self.theme.words(FRENCH))?;
            let reader = Reader { portal: &self.portal, site, words, category: variant.category, today: &self.today };
            Some(forms::sheet(variant.form, reader, &|link| Some(link.to_owned())))
        };
        plan.artifacts.values().map(|artifact| sheet(artifact).ok_or_else(|| "no sheet".into())).collect()
    }

    /// Every form of fifty sites, in every shape that is a file.
    fn network(&self, engine: &Engine) -> Result<(), Failure> {
        let plan = self.plan(|artifact| matches!(artifact, Artifact::FormFile { .. }));
        let forms = plan.artifacts.len() / Shape::ALL.len();
        println!("network.forms {forms}");
        let outputs = timed("network", forms, || render::render(&plan, self.tools(engine))).map_err(told)?;
        let bytes: usize = outputs.iter().map(|output| output.bytes.len()).sum();
        println!("network.mebibytes {:.1}", bytes as f64 / f64::from(1 << 20));
        Ok(())
    }
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

/// The demonstration's first site fifty times, under as many names, in French alone.
fn multiplied(sources: &Sources) -> Sources {
    let mut files = sources.files.clone();
    files.retain(|path, _| !path.starts_with("content/sites/"));
    let names: Vec<String> = (1..=SITES).map(|n| format!("ville-{n}")).collect();
    let own = format!("content/sites/{SITE}/");
    for (path, bytes) in &sources.files {
        let Some(rest) = path.strip_prefix(&own) else { continue };
        for name in &names {
            files.insert(format!("content/sites/{name}/{rest}"), bytes.clone());
        }
    }
    if let Some(config) = files.get_mut(load::CONFIG) {
        *config = narrowed(&String::from_utf8_lossy(config), &names).into_bytes();
    }
    Sources { files }
}

/// The configuration with these sites and one language.
fn narrowed(config: &str, sites: &[String]) -> String {
    let line = |line: &str| match line.split_once(':').map(|(key, _)| key) {
        Some("langues") => "langues: [fr]".to_owned(),
        Some("sites") => format!("sites: [{}]", sites.join(", ")),
        _ => line.to_owned(),
    };
    config.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn engine(theme: &Theme) -> Result<Engine, Failure> {
    Engine::new(Fonts::built_in(), theme.layouts.clone()).map_err(|faults| format!("{faults:?}").into())
}

/// Says how many milliseconds each of `count` things took.
fn timed<T>(name: &str, count: usize, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let result = work();
    println!("{name} {:.4}", started.elapsed().as_secs_f64() * 1000.0 / count.max(1) as f64);
    result
}

fn sound(diagnostics: &Diagnostics) -> Result<(), Failure> {
    match diagnostics.has_errors() {
        true => Err(told(diagnostics.clone())),
        false => Ok(()),
    }
}

fn told(diagnostics: Diagnostics) -> Failure {
    format!("{diagnostics:?}").into()
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
