//! Who can sign in, and staying signed in. Passwords are argon2id, staff also need a code, sessions are rows.

mod authorise;
mod codes;
mod common;
mod create;
mod join;
mod limits;
mod messages;
pub mod pages;
mod password;
mod recovery;
mod second_step;
mod sessions;
mod sign_in;

pub use authorise::{
    NewAuthorisation, authorise, authorised_by, end_authorisation, is_in_force, may_act_for, others,
    switch_council,
};
pub use create::{NewAccount, create, normal_email};
pub use join::{NewJoin, ask_to_join, finish_joining, joining};
pub use limits::{CODE, Limit, SIGN_IN_PER_ADDRESS, SIGN_IN_PER_EMAIL, allow};
pub use password::{PasswordFault, Passwords};
pub use recovery::{change_password, first_password, forgotten, invite, link_is_good, set_new_password};
pub use second_step::{SecondStep, check_code, code_at, new_secret};
pub use sessions::{Session, Sessions, end, end_everywhere, end_one, of_account, reads, seen};
pub use sign_in::{SignedIn, sign_in};
