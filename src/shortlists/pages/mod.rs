//! The pages of shortlists: for officers, who work down them, and for private landlords, who see the interest in
//! their homes.

mod act;
mod interest;
mod list;
mod one;
mod row;
mod skip;

pub use act::{seal, unskip, unverify, verify};
pub(crate) use interest::InterestView;
pub use interest::interest;
pub(crate) use list::ListView;
pub use list::list;
pub(crate) use one::OneView;
pub use one::one;
pub(crate) use skip::SkipView;
pub use skip::{skip_form, skip_now};
