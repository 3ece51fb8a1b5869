//! What anybody can do.

mod account;
mod forgotten_password;
mod homes;
mod signing_in;
mod results;
mod signing_up;
