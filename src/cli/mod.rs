//! Commands, messages, exit codes; one file per command.
//!
//! Talks on stderr, hands data to stdout. Holds no logic that a test would
//! want: commands only join the rooms together.

mod args;
mod build;
mod check;
mod completions;
mod forms;
mod init;
mod project;
mod schema;
mod serve;
pub mod starter;

use std::io::Write;
use std::process::ExitCode;

use args::{Command, Parsed};

/// How a command ended, as the shell sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// 0: done.
    Done,
    /// 1: the content has errors.
    ContentErrors,
    /// 2: could not run.
    CouldNotRun,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::from(0),
            Outcome::ContentErrors => Self::from(1),
            Outcome::CouldNotRun => Self::from(2),
        }
    }
}

/// What stops a command: a sentence for people, causes included.
type CommandResult = Result<Outcome, Box<dyn std::error::Error>>;

/// Runs the program on the process's arguments.
pub fn main() -> ExitCode {
    let command = match args::parse(std::env::args_os()) {
        Parsed::Run(command) => command,
        Parsed::Say(text) => {
            print(&text);
            return Outcome::Done.into();
        }
        Parsed::Refuse(text) => {
            tell(&text);
            return Outcome::CouldNotRun.into();
        }
    };
    let result = match command {
        Command::Build(options) => build::run(&options),
        Command::Check(options) => check::run(&options),
        Command::Init(options) => init::run(&options),
        Command::Serve(options) => serve::run(&options),
        Command::Forms(options) => match options.command {
            args::FormsCommand::Read(options) => forms::run(&options),
        },
        Command::Schema(options) => schema::run(&options),
        Command::Completions(options) => completions::run(&options),
    };
    match result {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            let mut text = format!("erreur : {error}");
            let mut source = error.source();
            while let Some(cause) = source {
                text.push_str(&format!("\n  cause : {cause}"));
                source = cause.source();
            }
            tell(&text);
            Outcome::CouldNotRun.into()
        }
    }
}

/// A line for people. A closed stderr is no reason to stop.
fn tell(text: &str) {
    drop(writeln!(std::io::stderr(), "{text}"));
}

/// Data for stdout. A reader that went away (`| head`) is no fault of ours.
fn print(text: &str) {
    drop(write!(std::io::stdout(), "{text}"));
}
