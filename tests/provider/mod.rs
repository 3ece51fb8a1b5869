//! What a provider does.

mod nominations;
mod pages;
