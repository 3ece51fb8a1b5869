//! What can be let: homes on record, and the pages on which people find one.

mod invented;
pub mod pages;
mod picture;
mod record;
pub mod words;

pub use picture::{picture_alt, picture_url};
pub use record::{NewHome, change, point, record};
