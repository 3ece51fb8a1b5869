//! Pictures of homes.
