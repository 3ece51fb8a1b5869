//! Who is asking, and who may do what.

mod actor;
mod may;

pub use actor::{Actor, Staff};
pub use may::{Act, may};
