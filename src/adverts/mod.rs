//! The offer of a home for one letting: written by a provider, approved by a council, open for one cycle.
//!
//! An approved advert is open from its opening to its closing instant on the server's clock; no row changes at
//! either. Homes of private landlords take expressions of interest instead of bids.

pub mod cycles;
mod draft;
mod facts;
pub mod gate;
pub mod labels;
mod moves;
mod own;
pub mod pages;
pub mod read;
mod sample;
pub mod words;

use draft::may_edit;
pub use draft::{Edited, NewAdvert, draft, edit};
pub use facts::{Shown, facts};
pub use moves::{Ended, answer, approve, ask_changes, end, relabel, submit, withdraw};
pub use own::told;
pub use read::{Advert, open};
pub(crate) use sample::sample_advert;
