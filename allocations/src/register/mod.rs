//! The register evaluator: a whole register in columns, assessed two thousand households at a time.
//!
//! A [`Register`] holds every fact as planes of one bit per household. A scheme's conditions become a circuit of bit
//! operations over those planes, with one plane for "certainly" and one for "possibly" wherever a fact is missing. The
//! answers are those of [`assess`](fn@crate::assess), without sentences; [`outcome`](fn@outcome) gives the same for one household, and
//! [`Register::household`] gives back the facts of a row for its page and its full trace.
mod builder;
mod circuit;
mod columns;
mod comparison;
mod compile;
mod kernels;
mod number;
mod outcome;
mod plan;
mod programme;
mod ranges;
mod rooms;
mod rowwise;
mod rules;
mod run;
#[cfg(test)]
pub(crate) mod tests;

pub use builder::RegisterBuilder;
pub use columns::Register;
pub use comparison::{Comparison, Mover, Standing, compare, compare_parallel};
pub use outcome::{Cause, Outcome, outcome};
pub use plan::assess_register;
