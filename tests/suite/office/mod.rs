//! Office documents and answers, from the outside.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod agreement;
mod answers;
mod archives;
mod fill;
mod hostile;
mod samples;
