//! Facts that the schemes of councils declare for themselves: which there are, how each is asked in the scheme's own
//! words, and how an answer is read and said.

mod ask;
mod clash;
mod declared;
mod read;
mod said;
mod span;

pub(crate) use ask::Question;
pub use clash::clashes;
pub(crate) use declared::capital;
pub use declared::{OwnFact, declared, declared_of_homes};
pub(crate) use read::{Answer, Asking};
pub(crate) use said::said;
