//! The pages of adverts.
