//! What a lettings officer does.

mod adverts;
mod cases;
mod past_lets;
mod shortlists;
