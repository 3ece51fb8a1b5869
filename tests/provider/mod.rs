//! What a provider does.

mod adverts;
mod nominations;
mod pages;
mod photos;
