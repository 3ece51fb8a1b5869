//! Pages for signing in and out.

mod code;
mod sign_in;

use actix_web::http::header::{HeaderName, HeaderValue};

use crate::accounts::sessions;
use crate::error::AppError;
use crate::web::answer::{Answer, see};
use crate::web::ask::Ask;
use crate::web::cookies::Cookies;

pub(crate) use code::CodeView;
pub use code::{code_form, code_now};
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

/// Where to go after signing in: only ever a path of our own.
fn safe_next(typed: &str) -> Option<&str> {
    let ours = typed.starts_with('/') && !typed.starts_with("//") && !typed.contains(['\\', '\r', '\n']);
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
        ] {
            assert_eq!(safe_next(bad), None, "{bad:?}");
        }
    }
}
