//! What somebody who needs a home does.

mod bids;
mod offers;
mod register;
