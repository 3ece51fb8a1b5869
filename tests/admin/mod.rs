//! What administrators do.

mod acting_for_another_council;
mod command_line;
mod landlords;
mod staff;
