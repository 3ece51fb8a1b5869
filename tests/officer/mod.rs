//! What a lettings officer does.

mod adverts;
mod cases;
mod meanwhile;
mod past_lets;
mod shortlists;
