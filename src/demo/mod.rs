//! A believable partnership, invented from a seed and played through the same commands that the pages use: for the
//! demonstration, for `lintel simulate` and for trying a change on half a year of lettings.

mod calendar;
mod desk;
mod found;
mod households;
mod people;
mod play;
mod sign_in;
mod tally;
mod week;
mod words;

pub use calendar::{Week, week_of};
pub use found::{Founded, found};
pub use people::{PASSWORD, Person, SECOND_STEP_SECRET, people};
pub use play::{Plan, Progress, Story, play, to_the_second, without_waiting_for_the_disk};
pub use sign_in::somebody_to_be;
pub use tally::Tally;
