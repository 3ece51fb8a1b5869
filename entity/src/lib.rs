//! The tables of Lintel.
