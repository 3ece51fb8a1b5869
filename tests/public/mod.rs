//! What anybody can do.

mod account;
mod forgotten_password;
mod signing_in;
mod signing_up;
