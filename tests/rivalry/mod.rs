//! Many at once, on both databases.

mod bids;
mod offers;
