//! Lintel: a choice-based lettings marketplace for councils that share a housing service.
//!
//! This is the map of the rooms. A room keeps its tables to itself; others call what its `mod.rs` re-exports.

pub mod access;
pub mod accounts;
pub mod admin;
pub mod adverts;
pub mod app;
pub mod audit;
pub mod backup;
pub mod bids;
pub mod cli;
pub mod clock;
pub mod content;
pub mod dates;
pub mod demo;
pub mod error;
pub mod figures;
pub mod front;
pub mod health;
pub mod homes;
pub mod ids;
pub mod invent;
pub mod mail;
pub mod money;
pub mod offers;
pub mod own;
pub mod partnership;
pub mod place;
pub mod postcodes;
pub mod register;
pub mod results;
pub mod routes;
pub mod server;
pub mod settings;
pub mod shortlists;
pub mod start;
pub mod store;
pub mod texts;
pub mod views;
pub mod web;
