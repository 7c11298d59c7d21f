//! What a user of the two rooms can see, at their boundary.

mod scratch;

mod write_faults;
mod write_kills;
mod write_leftovers;
mod write_publish;
mod write_refusals;
mod write_shelf;

mod serve_life;
mod serve_requests;
mod wire;
