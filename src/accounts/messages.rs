//! What people are told by e-mail about their account. Subjects say nothing that a stranger may not read.

use entity::account;
use uuid::Uuid;

use crate::mail::Message;

/// A link to finish signing up.
pub(super) fn finish_joining(name: &str, email: &str, council_id: Option<Uuid>, address: &str) -> Message {
    Message {
        kind: "finish_joining",
        council_id,
        account_id: None,
        recipient: email.to_owned(),
        subject: "Finish making your account".into(),
        body: format!(
            "Hello {name},\n\nOpen this page to finish making your account. It works once, for 60 minutes.\n\n{address}\n\n\
             If you did not ask for an account, you can leave this message alone. Nothing will be made.\n"
        ),
    }
}

/// Somebody signed up with an address that has an account.
pub(super) fn have_account(account: &account::Model, public_url: &str) -> Message {
    to(
        account,
        "have_account",
        "You have an account already",
        &format!(
            "Somebody asked for a new account with this email address. You have one already.\n\n\
             Sign in: {public_url}/sign-in\nForgotten your password? {public_url}/sign-in/forgotten\n\n\
             If it was not you, you can leave this message alone. Nothing has changed.\n"
        ),
    )
}

/// A link to set a new password.
pub(super) fn new_password(account: &account::Model, address: &str) -> Message {
    to(
        account,
        "new_password",
        "Set a new password",
        &format!(
            "Open this page to set a new password. It works once, for 60 minutes.\n\n{address}\n\n\
             If you did not ask for it, you can leave this message alone. Your password stays as it is.\n"
        ),
    )
}

/// An account was made for somebody on the staff.
pub(super) fn invitation(account: &account::Model, address: &str) -> Message {
    to(
        account,
        "invitation",
        "Set a password for your new account",
        &format!(
            "An account was made for you. Open this page to set your password. It works once, for 3 days.\n\n{address}\n"
        ),
    )
}

/// The password was changed.
pub(super) fn password_changed(account: &account::Model, public_url: &str) -> Message {
    to(
        account,
        "password_changed",
        "Your password was changed",
        &format!(
            "The password of your account was changed, and other devices were signed out.\n\n\
             If it was not you, set a new one now: {public_url}/sign-in/forgotten\n"
        ),
    )
}

/// The codes were set up.
pub(super) fn codes_changed(account: &account::Model) -> Message {
    to(
        account,
        "codes_changed",
        "Your sign-in codes were set up",
        "Codes from an app were set up for your account, and other devices were signed out.\n\n\
         If it was not you, tell your administrator at once.\n",
    )
}

fn to(account: &account::Model, kind: &'static str, subject: &str, words: &str) -> Message {
    Message {
        kind,
        council_id: account.council_id,
        account_id: Some(account.id),
        recipient: account.email.clone(),
        subject: subject.to_owned(),
        body: format!("Hello {},\n\n{words}", account.name),
    }
}
