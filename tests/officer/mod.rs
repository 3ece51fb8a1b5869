//! What a lettings officer does.

mod cases;
mod shortlists;
