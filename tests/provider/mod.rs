//! What a provider does.

mod nominations;
