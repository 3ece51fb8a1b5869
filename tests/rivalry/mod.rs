//! Many at once, on both databases.

mod bids;
mod clicks;
mod closing;
mod crowd;
mod crowd_lets;
mod group;
mod offers;
mod packed;
mod ready;
mod schema;
mod together;
