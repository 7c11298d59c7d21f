//! What the program's work costs, held against the least that such work can cost in the same run.
//!
//! One program for all benches, as each would have to be linked with all of typst. `make bench` runs them.

mod common;
mod forms;
mod papers;

use std::env::args;

use common::{Failure, STACK};

/// The program's own allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Failure> {
    let asked: Vec<String> = args().skip(1).collect();
    let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
    // rayon must not take a second thread: what is measured is the work.
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build()?;
    match asked.as_slice() {
        ["forms"] => forms::table(),
        ["forms", network] => alone.install(|| forms::child(*network == "network")),
        ["papers", rest @ ..] => alone.install(|| papers::make(rest)),
        _ => Err("bench forms | bench papers WHAT".into()),
    }
}
