//! `trousseau build`: the portal, whole or not at all.

use std::time::Instant;

use super::args::BuildOptions;
use super::project::{self, counts, megabytes, plural, seconds, shown};
use super::{CommandResult, Outcome, tell};
use crate::build::Printing;
use crate::write;

pub fn run(options: &BuildOptions) -> CommandResult {
    let start = Instant::now();
    let mut project =
        project::open(&options.project, if options.sans_pdf { Printing::Nothing } else { Printing::Everything })?;
    let outputs = project.built.outputs.take();
    let built = &project.built;
    project::say_diagnostics(built, options.project.quiet);
    if options.project.verbose {
        project::say_stages(built);
    }
    let Some(outputs) = outputs else {
        tell(&format!("Rien n’est publié : {}.", counts(&built.diagnostics)));
        return Ok(Outcome::ContentErrors);
    };
    let target = options.output.clone().unwrap_or_else(|| project.root.join("public"));
    let writing = Instant::now();
    let files: Vec<write::Output> =
        outputs.into_iter().map(|output| write::Output { path: output.path, bytes: output.bytes }).collect();
    // The root itself is above them, hence refused as a target too.
    let sources = ["content", "themes", "site-config.yaml"].map(|name| project.root.join(name));
    let published = write::publish(&files, &target, &sources.each_ref().map(|path| path.as_path()))
        .map_err(|error| format!("{error}\naide : {}", error.help()))?;
    // A partial portal asks for little: the rest is wanted again tomorrow.
    if let Some(shelf) = project.shelf.as_ref().filter(|_| options.project.sites.is_empty()) {
        shelf.tidy();
    }
    if !published.kept.is_empty() && !options.project.quiet {
        tell(&format!("Gardés dans {} sans y toucher : {}.", shown(&target), published.kept.join(", ")));
    }
    if options.project.verbose {
        tell(&format!(
            "  {:>8}  écriture ({} écrits, {} inchangés)",
            seconds(writing.elapsed()),
            published.written,
            published.unchanged
        ));
    }
    if !options.project.quiet {
        let summary = built.summary;
        tell(&format!(
            "{}, {}, {}, {}, {} ; {}.\nPortail publié dans {}",
            plural(summary.sites, "site", "sites"),
            plural(summary.pages, "page", "pages"),
            plural(summary.languages, "langue", "langues"),
            megabytes(summary.bytes),
            seconds(start.elapsed()),
            counts(&built.diagnostics),
            shown(&target),
        ));
    }
    if !options.project.sites.is_empty() {
        tell(
            "Attention : ce portail est partiel (--site). Regardez-le, ne le publiez pas à la place du portail entier.",
        );
    }
    Ok(Outcome::Done)
}
