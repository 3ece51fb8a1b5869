//! An offer on a phone.
