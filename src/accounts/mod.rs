//! Who can sign in, and staying signed in. Passwords are argon2id, staff also need a code, sessions are rows.

mod create;
mod limits;
pub mod pages;
mod password;
mod second_step;
mod sessions;
mod sign_in;

pub use create::{NewAccount, create, normal_email};
pub use limits::{CODE, Limit, SIGN_IN_PER_ADDRESS, SIGN_IN_PER_EMAIL, allow};
pub use password::{PasswordFault, Passwords};
pub use second_step::{SecondStep, check_code, code_at, new_secret};
pub use sessions::{Session, end, end_everywhere, find, may_act_for, seen, switch_council};
pub use sign_in::{SignedIn, sign_in};
