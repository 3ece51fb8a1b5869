//! The allocations engine.
