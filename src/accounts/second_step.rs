//! The second step of staff: a code from an app (RFC 6238, SHA-1, six digits, thirty seconds).

use data_encoding::BASE32_NOPAD;
use entity::account;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel};
use totp_rs::{Algorithm, Builder};

use crate::clock::Instant;
use crate::error::AppError;
use crate::ids::Ids;

const STEP: u64 = 30;

/// What came of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondStep {
    Right,
    Wrong,
    /// Right, but used before: a code works once.
    Spent,
}

/// A fresh secret, 160 bits, in base32.
pub fn new_secret(ids: &Ids) -> String {
    let secret = ids.secret();
    BASE32_NOPAD.encode(secret.get(..20).unwrap_or(&secret))
}

/// The code for a secret at a time: what the app shows.
pub fn code_at(secret: &str, now: Instant) -> Result<String, AppError> {
    let bytes = BASE32_NOPAD
        .decode(secret.as_bytes())
        .map_err(|cause| AppError::internal("reading a second-step secret", cause))?;
    let totp = Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_step_duration(STEP)
        .with_secret(bytes)
        .build()
        .map_err(|cause| AppError::internal("making a second-step code", cause.to_string()))?;
    Ok(totp.generate(seconds(now)).to_string())
}

/// Checks a code, one step early or late allowed, and spends it.
pub async fn check_code(
    tx: &impl ConnectionTrait,
    account: account::Model,
    typed: &str,
    now: Instant,
) -> Result<SecondStep, AppError> {
    let Some(secret) = account.totp_secret.clone() else {
        return Ok(SecondStep::Wrong);
    };
    let typed: String = typed.chars().filter(char::is_ascii_digit).collect();
    for drift in [0, -30, 30] {
        let at = now + chrono::TimeDelta::seconds(drift);
        if code_at(&secret, at)? == typed {
            let step = i64::try_from(seconds(at) / STEP).unwrap_or_default();
            if account.totp_used_step.is_some_and(|used| used >= step) {
                return Ok(SecondStep::Spent);
            }
            let mut row = account.into_active_model();
            row.totp_used_step = Set(Some(step));
            row.update(tx).await?;
            return Ok(SecondStep::Right);
        }
    }
    Ok(SecondStep::Wrong)
}

fn seconds(at: Instant) -> u64 {
    u64::try_from(at.timestamp()).unwrap_or_default()
}
