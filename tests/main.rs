//! Integration tests.

mod face;
