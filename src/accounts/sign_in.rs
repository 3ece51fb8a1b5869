//! Signing in. Unknown account, wrong password and disabled account get the same answer after the same time.

use entity::account;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::limits::{SIGN_IN_PER_ADDRESS, SIGN_IN_PER_EMAIL, allow};
use super::{normal_email, sessions};
use crate::app::App;
use crate::audit::{self, By, Entry};
use crate::error::AppError;

/// What came of a sign-in.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The secret for the cookie.
    pub token: String,
    pub role: entity::states::Role,
    pub second_step_due: bool,
}

impl std::fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignedIn")
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}

/// Tries a password. `None` means that it did not fit, and says no more than that. `address` is where the
/// request came from, and is only ever stored as a hash.
pub async fn sign_in(
    app: &App,
    email: &str,
    password: &str,
    address: &str,
) -> Result<Option<SignedIn>, AppError> {
    let at = app.moment();
    let email = normal_email(email);
    let (limited, limited_address) = (email.clone(), address.to_owned());
    app.store
        .write(async |tx| {
            allow(tx, &at, SIGN_IN_PER_ADDRESS, &limited_address).await?;
            allow(tx, &at, SIGN_IN_PER_EMAIL, &limited).await
        })
        .await?;
    let found = account::Entity::find()
        .filter(account::Column::EmailNormal.eq(&email))
        .one(app.store.read())
        .await?;
    // The check is slow on purpose, so it is made outside any transaction.
    let (passwords, typed) = (app.passwords.clone(), password.to_owned());
    let hash = found.as_ref().map(|account| account.password_hash.clone());
    let fits = actix_web::web::block(move || passwords.fits(&typed, hash.as_deref()))
        .await
        .map_err(|cause| AppError::internal("checking a password", cause))?;
    let Some(account) = found.filter(|account| fits && account.disabled_at.is_none()) else {
        tracing::info!("a sign-in did not succeed");
        return Ok(None);
    };
    let demand = app.settings.codes_for_staff;
    app.store
        .write(async |tx| {
            let token = sessions::begin(tx, &at, &account, demand).await?;
            let by = By::account(account.id, account.role, account.council_id);
            audit::record(tx, &at, &by, Entry::new("sign_in", "account", account.id)).await?;
            Ok(Some(SignedIn {
                token,
                role: account.role,
                second_step_due: sessions::second_step_due(&account, demand),
            }))
        })
        .await
}
