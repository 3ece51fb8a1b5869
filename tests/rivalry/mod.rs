//! Many at once, on both databases.

mod bids;
mod group;
mod offers;
