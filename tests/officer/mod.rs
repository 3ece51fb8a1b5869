//! What a lettings officer does.

mod adverts;
mod cases;
mod shortlists;
