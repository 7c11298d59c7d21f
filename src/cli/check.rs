//! `trousseau check`: everything that is wrong, and nothing written.

use super::args::{CheckOptions, Format};
use super::project::{self, counts};
use super::{CommandResult, Outcome, print, tell};
use crate::diagnostics::to_json;

pub fn run(options: &CheckOptions) -> CommandResult {
    let project = project::open(&options.project, false)?;
    let built = &project.built;
    match options.format {
        Format::Json => {
            let report = to_json(&built.diagnostics, &built.texts);
            print(&format!("{}\n", serde_json::to_string_pretty(&report)?));
        }
        Format::Text => {
            project::say_diagnostics(built, options.project.quiet);
            if options.project.verbose {
                project::say_stages(built);
            }
            if !options.project.quiet {
                tell(&format!("Vérification finie : {}.", counts(&built.diagnostics)));
            }
        }
    }
    Ok(match built.diagnostics.has_errors() {
        true => Outcome::ContentErrors,
        false => Outcome::Done,
    })
}
