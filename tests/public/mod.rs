//! What anybody can do.

mod homes;
mod signing_in;
