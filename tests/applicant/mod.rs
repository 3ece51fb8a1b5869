//! What somebody who needs a home does.

mod bids;
mod offers;
mod own_facts;
mod polish;
mod register;
