//! Nominations, offers and lets: one household at a time is put forward for a home, on a clock, until the home is
//! let or the list is exhausted. Everybody who bid is told once: place, outcome and why.
//!
//! Every command acts once: repeated by whoever did it, it answers [`Acted::Already`] and changes nothing.

mod answer;
mod codes;
mod let_home;
mod make;
mod nominate;
mod outcomes;
pub mod pages;
mod provider_mail;
mod reasonable;
mod records;
mod sentences;
mod sheet;
mod turn_down;
mod viewing;
mod withdraw;
mod words;
pub mod working_days;

pub use answer::{accept, refuse};
pub use codes::{BY_APPLICANT, BY_COUNCIL, BY_PROVIDER, Code, Withdrawal, words};
pub use let_home::{Let, let_home};
pub use make::{Offered, offer};
pub use nominate::{InTheWay, Nominated, PassedOver, Sent, nominate};
pub(crate) use pages::{HomeLet, home_let};
pub use pages::{NextPanel, OfferCard, card_for, next_panel};
pub use reasonable::decide_reasonable;
pub use records::{Whose, late, live_for_household, nomination_of, offer_of};
pub use turn_down::{ProviderRefusal, refuse_as_provider};
pub use viewing::viewing;
pub use withdraw::withdraw;

/// Whether a command did something or had been done before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acted {
    Now,
    Already,
}
