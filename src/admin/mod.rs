//! What an administrator looks after: the accounts of the own council's staff, and which officers of other
//! councils may act for it.

pub mod pages;
mod staff;

pub use staff::{
    NewProviderStaff, NewStaff, add, add_to_provider, disable, enable, end_sessions, invite_again,
    of_council, one, providers,
};
