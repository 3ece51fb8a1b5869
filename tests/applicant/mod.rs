//! What somebody who needs a home does.

mod bids;
mod offers;
mod polish;
mod register;
