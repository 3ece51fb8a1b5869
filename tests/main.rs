//! Integration tests: one binary, so that it links once.

#![expect(unreachable_pub, reason = "one binary: its modules are its own")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on says so by stopping"
)]

mod admin;
mod applicant;
mod commands;
mod conformance;
mod face;
mod laws;
mod officer;
mod provider;
mod public;
mod rivalry;
mod safety;
mod support;
