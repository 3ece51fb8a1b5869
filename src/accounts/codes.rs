//! Setting up codes from an app. Until a first code has shown that the app has it, the secret is kept nowhere: it
//! is worked out from the installation's key and the session's cookie.

use data_encoding::BASE32_NOPAD;
use entity::account;
use hmac::{Hmac, KeyInit, Mac};
use qrcode::QrCode;
use qrcode::render::svg;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter};
use sha2::Sha256;

use super::{SecondStep, check_code, messages, sessions};
use crate::access::Actor;
use crate::audit::{self, By, Entry};
use crate::error::AppError;
use crate::ids::Moment;
use crate::mail;

/// The secret offered to the session with this cookie: 160 bits in base32, the same on every page of the set-up.
pub(super) fn offered_secret(key: &[u8], cookie: &str) -> Result<String, AppError> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key)
        .map_err(|cause| AppError::internal("offering a second-step secret", cause))?;
    mac.update(b"codes:");
    mac.update(cookie.as_bytes());
    let bytes = mac.finalize().into_bytes();
    Ok(BASE32_NOPAD.encode(bytes.get(..20).unwrap_or(&bytes)))
}

/// What the app reads out of the picture.
pub(super) fn app_address(service: &str, email: &str, secret: &str) -> String {
    let quoted = |text: &str| -> String {
        let plain: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        plain.replace('+', "%20")
    };
    let (service, email) = (quoted(service), quoted(email));
    format!(
        "otpauth://totp/{service}:{email}?secret={secret}&issuer={service}&algorithm=SHA1&digits=6&period=30"
    )
}

/// The square picture of an address, as SVG.
pub(super) fn picture(address: &str) -> Result<String, AppError> {
    let code = QrCode::new(address.as_bytes())
        .map_err(|cause| AppError::internal("drawing a second-step picture", cause))?;
    Ok(code
        .render::<svg::Color<'_>>()
        .min_dimensions(220, 220)
        .quiet_zone(true)
        .build())
}

/// Keeps the secret if the code shows that the app has it. Other sessions end and the owner is told.
pub(super) async fn set_up(
    tx: &impl ConnectionTrait,
    at: &Moment,
    actor: &Actor,
    secret: &str,
    typed: &str,
) -> Result<SecondStep, AppError> {
    let mut account = account::Entity::find_by_id(actor.account_id)
        .one(tx)
        .await?
        .ok_or(AppError::SignIn)?;
    let version = account.version;
    account.totp_secret = Some(secret.to_owned());
    account.totp_used_step = None;
    let told = messages::codes_changed(&account);
    let outcome = check_code(tx, account, typed, at.now).await?;
    if outcome != SecondStep::Right {
        return Ok(outcome);
    }
    let stored = account::Entity::update_many()
        .col_expr(account::Column::TotpSecret, Expr::value(secret))
        .col_expr(account::Column::Version, Expr::value(version + 1))
        .filter(
            account::Column::Id
                .eq(actor.account_id)
                .and(account::Column::Version.eq(version)),
        )
        .exec(tx)
        .await?;
    if stored.rows_affected != 1 {
        return Err(AppError::Stale);
    }
    sessions::end_others(tx, actor).await?;
    let entry = Entry::new("set_up_codes", "account", actor.account_id);
    audit::record(tx, at, &By::from(actor), entry).await?;
    sessions::second_step_done(tx, at, actor).await?;
    mail::post(tx, at, told).await?;
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::{app_address, offered_secret, picture};

    #[test]
    fn a_session_is_offered_its_own_secret_again_and_again() {
        let first = offered_secret(b"key", "cookie").unwrap();
        assert_eq!(first.len(), 32);
        assert_eq!(first, offered_secret(b"key", "cookie").unwrap());
        assert_ne!(first, offered_secret(b"key", "another").unwrap());
        assert_ne!(first, offered_secret(b"other", "cookie").unwrap());
    }

    #[test]
    fn the_picture_is_plain_svg() {
        let address = app_address("Home Options", "jo reed@example.org", "ABC");
        assert!(
            address.starts_with("otpauth://totp/Home%20Options:jo%20reed%40example.org?secret=ABC&"),
            "{address}"
        );
        let drawn = picture(&address).unwrap();
        assert!(drawn.contains("<svg") && !drawn.contains("style=") && !drawn.contains("<script"));
    }
}
