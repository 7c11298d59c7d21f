//! The one test binary: what a user can see, at the boundary.
//!
//! Cases are texts under `tests/cases/`; each feature has one check function.
//! `TROUSSEAU_BLESS=1 cargo test` rewrites the expected blocks.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod cases;
mod cli;
mod demo;
mod figures;
mod init;
mod markdown;
mod model;
mod office;
mod publish;
mod theme;
mod tidy;
#[cfg(feature = "print")]
mod typeset;
mod values;
