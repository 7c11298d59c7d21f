//! The room's tests: texts with what must come of them, and properties that hold for any text.

mod cases;
mod fragment;
mod hostile;
mod texts;
mod typography;
