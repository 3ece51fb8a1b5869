//! Pages for signing up, in and out, and for looking after one's own account.

mod account;
mod code;
mod council;
mod join;
mod new_password;
mod own_password;
mod set_up;
mod sign_in;

use actix_web::HttpResponse;
use actix_web::http::header::{HeaderName, HeaderValue};
use serde::Serialize;

use crate::accounts::Passwords;
use crate::accounts::sessions;
use crate::error::AppError;
use crate::kept;
use crate::t;
use crate::web::answer::{Answer, see};
use crate::web::ask::Ask;
use crate::web::cookies::Cookies;
use crate::web::form::Reader;
use crate::web::page::View;

pub(crate) use account::AccountView;
pub use account::{account, end_all_sessions, end_session, stay};
pub(crate) use code::CodeView;
pub use code::{code_form, code_now};
pub(crate) use council::CouncilsView;
pub use council::{council_form, council_now};
pub(crate) use join::{FinishView, SignUpView};
pub use join::{finish_form, finish_now, sign_up_form, sign_up_now, sign_up_sent};
pub(crate) use new_password::{ForgottenView, NewPasswordView};
pub use new_password::{forgotten_form, forgotten_now, forgotten_sent, new_password_form, new_password_now};
pub(crate) use own_password::OwnPasswordView;
pub use own_password::{own_password_form, own_password_now};
pub(crate) use set_up::SetUpView;
pub use set_up::{set_up_form, set_up_now, set_up_picture};
pub(crate) use sign_in::SignInView;
pub use sign_in::{sign_in_form, sign_in_now};

/// `POST /sign-out`
pub async fn sign_out(ask: Ask) -> Answer {
    let actor = ask.actor()?.clone();
    ask.app
        .store
        .write(async |tx| sessions::end(tx, &ask.at, &actor).await)
        .await?;
    let slug = ask
        .visitor
        .council
        .as_ref()
        .map_or_else(|| "/".to_owned(), |council| format!("/{}", council.slug));
    leave(&ask, &slug)
}

/// `GET /exit`: out, fast. Ends the session, asks the browser to forget this site, leads somewhere harmless.
/// It is a link, so that it works at one touch and without JavaScript; ending one's own session harms nobody.
pub async fn exit(ask: Ask) -> Answer {
    if let Some(actor) = ask.visitor.actor.clone() {
        ask.app
            .store
            .write(async |tx| sessions::end(tx, &ask.at, &actor).await)
            .await?;
    }
    let mut response = leave(&ask, "https://www.bbc.co.uk/weather")?;
    response.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"cookies\", \"storage\""),
    );
    Ok(response)
}

fn leave(ask: &Ask, to: &str) -> Answer {
    let cookies = Cookies {
        secure: ask.app.settings.secure(),
    };
    let mut response = see(to);
    response
        .add_cookie(&cookies.gone(cookies.session_name()))
        .map_err(|cause| AppError::internal("setting a cookie", cause))?;
    Ok(response)
}

/// Leads on with the session's secret in its cookie.
fn signed_in(ask: &Ask, mut response: HttpResponse, token: String) -> Answer {
    let cookies = Cookies {
        secure: ask.app.settings.secure(),
    };
    response
        .add_cookie(&cookies.session(token))
        .map_err(|cause| AppError::internal("setting a cookie", cause))?;
    Ok(response)
}

/// Reads a new password; a fault is named at its field.
fn chosen_password(reader: &mut Reader<'_>, ask: &Ask, field: &str) -> String {
    let typed = ask.form.get(field).to_owned();
    if typed.is_empty() {
        let says = if field == "new_password" {
            t!(ask.language, "accounts-enter-new-password")
        } else {
            t!(ask.language, "accounts-enter-password")
        };
        reader.fault(field, says);
    } else if let Err(fault) = Passwords::acceptable(&typed) {
        reader.fault(field, fault.says(ask.language));
    }
    typed
}

/// Hashes a password away from the threads that serve, because it is slow on purpose.
async fn hashed(ask: &Ask, password: String) -> Result<String, AppError> {
    let passwords = ask.app.passwords.clone();
    actix_web::web::block(move || passwords.hash(&password))
        .await
        .map_err(|cause| AppError::internal("hashing a password", cause))?
}

/// A link that works once and has been used, or is too old.
fn spent() -> AppError {
    AppError::refused("link_spent", kept!("accounts-link-spent"))
}

/// A page that says a message is on its way, the same for every address.
#[derive(Debug, Serialize)]
pub(crate) struct SentView {
    heading: String,
    lines: Vec<String>,
}

impl View for SentView {
    const TEMPLATE: &'static str = "accounts/sent.html";

    fn samples() -> Vec<Self> {
        let sample = |lines| Self {
            heading: "Check your email".into(),
            lines,
        };
        vec![
            sample(vec!["We have sent you a message.".into()]),
            sample(Vec::new()),
        ]
    }
}

/// Where to go after signing in: only ever a path of our own.
fn safe_next(typed: &str) -> Option<&str> {
    // A browser passes over tabs and line ends in an address, so that `/<tab>/` is `//` to it.
    let plain = typed.chars().all(|letter| letter.is_ascii_graphic());
    let ours = plain && typed.starts_with('/') && !typed.starts_with("//") && !typed.contains('\\');
    (ours && !typed.starts_with("/sign-")).then_some(typed)
}

#[cfg(test)]
mod tests {
    use super::safe_next;

    #[test]
    fn nobody_is_led_to_another_site() {
        assert_eq!(safe_next("/my/bids"), Some("/my/bids"));
        for bad in [
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "",
            "/sign-in",
            "/x\r\nSet-Cookie: a=b",
            "/\t/evil.example",
            "/caf\u{e9}",
        ] {
            assert_eq!(safe_next(bad), None, "{bad:?}");
        }
    }
}
