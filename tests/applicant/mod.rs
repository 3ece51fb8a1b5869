//! What somebody who needs a home does.

mod bids;
mod register;
mod offers;
