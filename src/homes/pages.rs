//! The pages of homes.
