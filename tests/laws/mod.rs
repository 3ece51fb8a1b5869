//! Laws about the program itself.

mod views;
