//! What somebody who needs a home does.

mod register;
mod offers;
