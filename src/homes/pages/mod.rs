//! Where people find a home: the list, the map, and one home.

mod card;
mod filters;
mod find;
mod gone;
mod map;
mod one;
mod paging;
mod search;
pub(crate) mod shown;

pub(crate) use card::Card;
pub use find::find;
pub(crate) use find::{FindView, closing_next};
pub(crate) use gone::GoneView;
pub(crate) use one::HomeView;
pub use one::one;
