//! What every page needs, and nothing about housing.

mod address;
pub mod answer;
pub mod ask;
pub mod assets;
pub mod cookies;
pub mod csrf;
pub mod fields;
pub mod form;
pub mod gate;
pub mod headers;
pub mod page;
pub mod picture;
pub mod shell;
pub mod theme;
