//! `trousseau serve`: the portal on this computer, and nowhere else.

use super::args::ServeOptions;
use super::project::{self, counts};
use super::{CommandResult, Outcome, tell};
use crate::render::CSP;
use crate::serve::{self, Live, Table};
use crate::write;

pub fn run(options: &ServeOptions) -> CommandResult {
    let mut project = project::open(&options.project, true)?;
    let built = &mut project.built;
    project::say_diagnostics(built, options.project.quiet);
    if options.project.verbose {
        project::say_stages(built);
    }
    let Some(outputs) = built.outputs.take() else {
        tell(&format!("Rien à montrer : {}.", counts(&built.diagnostics)));
        return Ok(Outcome::ContentErrors);
    };
    let files: Vec<write::Output> =
        outputs.into_iter().map(|output| write::Output { path: output.path, bytes: output.bytes }).collect();
    let live = Live::new(Table::new(&files));
    let choice = serve::Options { port: options.port, ..serve::Options::new(CSP) };
    serve::serve(&live, &choice, serve::interrupted(), |address| {
        tell(&format!("Le portail est visible sur http://{address}/\nCtrl-C pour arrêter."));
    })
    .map_err(|error| format!("{error} ; {}", error.help()))?;
    Ok(Outcome::Done)
}
