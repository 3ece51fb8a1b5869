//! Many at once: one wins, nobody sees a failure.

mod offers;
