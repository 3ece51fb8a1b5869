//! What anybody can do.

mod account;
mod forgotten_password;
mod homes;
mod kept;
mod results;
mod signing_in;
mod signing_up;
