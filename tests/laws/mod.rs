//! Laws about the program itself.

mod docs;
mod forms;
mod gate;
mod own_words;
mod rooms;
mod said;
mod schema;
mod texts;
mod views;
mod words;
