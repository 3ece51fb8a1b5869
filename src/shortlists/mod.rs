//! Shortlists: the bids on one home in the order of the scheme, frozen at closing with everything they were made
//! from, worked down by officers, and sealed with a second key.

mod close;
mod codes;
mod freeze;
pub mod pages;
mod past;
mod prepare;
mod records;
mod replay;
mod seal;
mod skip;
mod tell;
mod told;
mod turn;
mod verify;
mod write;
mod written;

pub use close::{Closed, close, close_due};
pub use codes::{SKIP_CODES, SkipCode, skip_code, skip_words};
pub use freeze::{Bidder, ENGINE, Frozen, Head, Input, Kind, closing_day, rank};
pub(crate) use freeze::{order, seed};
pub(crate) use past::past;
pub(crate) use records::{Listed, bidders, head, heading, input, of_bid};
pub use records::{to_check, version, waiting};
pub use replay::{Replayed, replay};
pub use seal::seal;
pub use skip::{Skip, skip, unskip};
pub use tell::tell_due;
pub use turn::{end_waiting, leave_all, turn};
pub use verify::{unverify, verify};
pub use written::Written;
