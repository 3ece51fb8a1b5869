//! Laws about the program itself.

mod docs;
mod forms;
mod gate;
mod own_words;
mod rooms;
mod said;
mod schema;
mod staff_texts;
mod texts;
mod views;
mod words;
