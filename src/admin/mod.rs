//! What an administrator looks after: the accounts of the own council's staff and of the landlords' people, and which officers of other
//! councils may act for it.

pub mod pages;
mod staff;

pub use staff::{
    NewProviderStaff, NewStaff, add, add_to_provider, disable, enable, end_sessions, invite_again,
    landlord_of, of_council, one, providers,
};
