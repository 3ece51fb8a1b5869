//! What people are told by e-mail about their account. Subjects say nothing that a stranger may not read.

use entity::account;

use super::NewJoin;
use crate::mail::Message;
use crate::t;
use crate::texts::Language;

/// A link to finish signing up.
pub(super) fn finish_joining(language: Language, new: &NewJoin, address: &str) -> Message {
    Message {
        kind: "finish_joining",
        council_id: new.council_id,
        account_id: None,
        recipient: new.email.clone(),
        subject: t!(language, "accounts-finish"),
        body: letter(
            &t!(language, "accounts-mail-hello", name = new.name.as_str()),
            &[
                t!(language, "accounts-mail-finish"),
                address.to_owned(),
                t!(language, "accounts-mail-finish-not-you"),
            ],
        ),
    }
}

/// Somebody signed up with an address that has an account.
pub(super) fn have_account(language: Language, account: &account::Model, public_url: &str) -> Message {
    let sign_in = format!("{public_url}/sign-in");
    let forgotten = format!("{sign_in}/forgotten");
    let ways = [
        t!(language, "accounts-mail-sign-in", address = sign_in),
        t!(language, "accounts-mail-forgotten", address = forgotten),
    ];
    Message {
        subject: t!(language, "accounts-mail-have"),
        body: letter(
            &t!(language, "accounts-mail-hello", name = account.name.as_str()),
            &[
                t!(language, "accounts-mail-have-says"),
                ways.join("\n"),
                t!(language, "accounts-mail-have-not-you"),
            ],
        ),
        ..to(account, "have_account")
    }
}

/// A link to set a new password.
pub(super) fn new_password(language: Language, account: &account::Model, address: &str) -> Message {
    Message {
        subject: t!(language, "accounts-new-password-title"),
        body: letter(
            &t!(language, "accounts-mail-hello", name = account.name.as_str()),
            &[
                t!(language, "accounts-mail-password"),
                address.to_owned(),
                t!(language, "accounts-mail-password-not-you"),
            ],
        ),
        ..to(account, "new_password")
    }
}

fn letter(hello: &str, parts: &[String]) -> String {
    format!("{hello}\n\n{}\n", parts.join("\n\n"))
}

/// An account was made for somebody on the staff.
pub(super) fn invitation(account: &account::Model, address: &str) -> Message {
    Message {
        subject: t!(Language::English, "accounts-mail-invited"),
        body: letter(
            &t!(
                Language::English,
                "accounts-mail-hello",
                name = account.name.as_str()
            ),
            &[
                t!(Language::English, "accounts-mail-invited-says"),
                address.to_owned(),
            ],
        ),
        ..to(account, "invitation")
    }
}

/// The password was changed.
pub(super) fn password_changed(account: &account::Model, public_url: &str) -> Message {
    let language = Language::from_code(&account.language).unwrap_or_default();
    let address = format!("{public_url}/sign-in/forgotten");
    Message {
        subject: t!(language, "accounts-mail-changed"),
        body: letter(
            &t!(language, "accounts-mail-hello", name = account.name.as_str()),
            &[
                t!(language, "accounts-mail-changed-says"),
                t!(language, "accounts-mail-changed-not-you", address = address),
            ],
        ),
        ..to(account, "password_changed")
    }
}

/// The codes were set up.
pub(super) fn codes_changed(account: &account::Model) -> Message {
    Message {
        subject: t!(Language::English, "accounts-mail-codes"),
        body: letter(
            &t!(
                Language::English,
                "accounts-mail-hello",
                name = account.name.as_str()
            ),
            &[
                t!(Language::English, "accounts-mail-codes-says"),
                t!(Language::English, "accounts-mail-codes-not-you"),
            ],
        ),
        ..to(account, "codes_changed")
    }
}

/// A message to somebody, with nothing in it.
fn to(account: &account::Model, kind: &'static str) -> Message {
    Message {
        kind,
        council_id: account.council_id,
        account_id: Some(account.id),
        recipient: account.email.clone(),
        subject: String::new(),
        body: String::new(),
    }
}
