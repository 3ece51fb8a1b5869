//! Lintel.
