//! What can be let: homes on record, and the pages on which people find one.

mod invented;
pub mod pages;
mod photo;
mod picture;
mod record;
pub mod words;

pub use photo::{Made, Unfit, keep_photo, made_from, remove_photo, serve_photo};
pub use picture::{picture_alt, picture_large_url, picture_url};
pub use record::{NewHome, change, point, record};
