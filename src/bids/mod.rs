//! Bids, and interest in private homes: who may bid and why not, placing and withdrawing until the closing second,
//! where a bid stands, and what came of it.

mod bidders;
pub mod pages;
mod panel;
mod place;
mod position;
mod records;
mod rules;
mod withdraw;
mod words;

pub(crate) use bidders::{Bidding, bidders};
pub use panel::{BidPanel, panel};
pub use place::{NewBid, Placed, place};
pub use position::{Position, position};
pub use rules::{May, may};
pub use withdraw::withdraw;
pub use words::ReasonLine;
pub(crate) use words::{ahead, ordinal};
