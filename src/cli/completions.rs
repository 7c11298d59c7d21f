//! `trousseau completions`: what a shell proposes after the Tab key.

use super::args::{self, CompletionsOptions};
use super::{CommandResult, Outcome, print};

pub fn run(options: &CompletionsOptions) -> CommandResult {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut args::command(), "trousseau", &mut script);
    print(&String::from_utf8_lossy(&script));
    Ok(Outcome::Done)
}
