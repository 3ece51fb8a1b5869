//! What somebody who needs a home does.

mod offers;
mod register;
