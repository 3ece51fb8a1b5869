//! Laws about the program itself.

mod docs;
mod rooms;
mod schema;
mod views;
mod words;
