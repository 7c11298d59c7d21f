//! The program: everything is in the library.

use std::process::ExitCode;

/// A build is made of small texts that come and go: the system's allocator takes a fifth of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    trousseau::cli::main()
}
