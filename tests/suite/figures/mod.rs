//! Figures as texts: each case is a story, its input, and the drawing it gives.
//!
//! `TROUSSEAU_BLESS=1 cargo test` rewrites the drawings: read the diff, then look at
//! the figure in a browser.

mod cases;
mod input;
mod letters;
mod shapes;
mod structure;
