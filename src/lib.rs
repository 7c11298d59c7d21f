//! `trousseau`: from YAML and Markdown to the portal of a « Un chez-soi d'abord »
//! programme.
//!
//! Values flow one way: read, model, check, plan, render, check outputs, write.
//! `docs/architecture.md` is the map of the rooms below.

pub mod build;
pub mod check;
pub mod cli;
pub mod diagnostics;
pub mod exports;
pub mod forms;
pub mod kept;
pub mod load;
pub mod markdown;
pub mod model;
pub mod output;
pub mod packs;
pub mod plan;
pub mod render;
pub mod serve;
pub mod theme;
pub mod typeset;
pub mod write;
