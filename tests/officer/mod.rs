//! What a lettings officer does.

mod cases;
