//! Cases: finding them, deciding them.
