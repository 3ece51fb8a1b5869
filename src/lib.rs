//! Lintel.

pub mod web;
