//! What anybody can do.

mod signing_in;
mod results;
