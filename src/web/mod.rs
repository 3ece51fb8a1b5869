//! What every page needs, and nothing about housing.

pub mod assets;
pub mod page;
pub mod picture;
pub mod theme;
