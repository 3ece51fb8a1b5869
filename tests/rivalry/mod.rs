//! Many at once, on both databases.

mod bids;
mod closing;
mod crowd;
mod offers;
