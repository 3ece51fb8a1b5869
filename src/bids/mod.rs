//! Bids, and interest in private homes: who may bid and why not, placing and withdrawing until the closing second,
//! where a bid stands, and what came of it.

mod bidders;
mod crowd;
mod known;
mod outcome;
pub mod pages;
mod panel;
mod place;
mod position;
mod ready;
mod records;
mod rules;
mod stands;
mod states;
mod withdraw;
mod words;

pub(crate) use bidders::{Assessed, Bidding, Found, Remembered, found};
pub use crowd::Crowd;
pub(crate) use known::stored;
pub use outcome::{Outcome, decide, turn};
pub use panel::{BidPanel, panel};
pub use place::{NewBid, Placed, place};
pub use position::{Position, position};
pub use ready::{Ready, bid, place_ready, ready};
pub use records::in_cycle;
pub use rules::{Asking, May, may};
pub use withdraw::{end_all, withdraw};
pub use words::ReasonLine;
pub(crate) use words::{ahead, clause, kept, nth};
