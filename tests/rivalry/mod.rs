//! Many at once, on both databases.

mod bids;
mod clicks;
mod closing;
mod crowd;
mod offers;
mod schema;
