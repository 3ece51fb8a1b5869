//! What was let, how long people waited and how many bid: published without pointing at a person. A place is a
//! parish and a day is a month; a parish with few lets is not named, and few waits are not averaged.

mod charts;
mod filters;
mod pages;
mod read;
mod recent;
mod sheet;
mod waits;
mod weeks;

pub(crate) use pages::ResultsView;
pub use pages::{results, results_csv};
pub use read::{Month, Past, past};
pub use recent::{Recent, recent};
pub use waits::{FEWEST, Waits, waits};
