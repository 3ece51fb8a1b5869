//! Lintel.

pub mod place;
