//! What "somebody else was in the way, try again" means on each database.

use std::time::Duration;

use sea_orm::{DbErr, RuntimeErr};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::error::AppError;

/// Pauses between tries, in milliseconds: short, growing, and uneven so that rivals do not march in step.
pub(super) const PAUSES: [u64; 9] = [1, 3, 7, 13, 29, 53, 101, 211, 397];

/// After so long another try would keep somebody waiting in vain: they are told to come back instead.
pub(super) const PATIENCE: Duration = Duration::from_secs(8);

/// How many writes one process has under way at once on PostgreSQL. Writes of one advert stand in each other's way, and
/// the more begin together, the more of them begin again in vain: docs/decisions/0002-one-door-to-two-databases.md.
pub(super) const TURNS: usize = 4;

/// Waits for a turn to write. They are given in the order in which they are asked for.
pub(super) async fn turn(turns: Option<&Semaphore>) -> Result<Option<SemaphorePermit<'_>>, AppError> {
    let Some(turns) = turns else { return Ok(None) };
    match tokio::time::timeout(PATIENCE, turns.acquire()).await {
        Ok(Ok(turn)) => Ok(Some(turn)),
        Ok(Err(_)) | Err(_) => Err(AppError::Busy),
    }
}

pub(super) async fn wait(millis: u64) {
    tokio::time::sleep(Duration::from_millis(millis)).await;
}

/// Whether the database asks for another try: a serialisation failure or deadlock on PostgreSQL, a busy or
/// locked file on SQLite.
pub(crate) fn is_contention(error: &DbErr) -> bool {
    let (DbErr::Conn(inner) | DbErr::Exec(inner) | DbErr::Query(inner)) = error else {
        return false;
    };
    let RuntimeErr::SqlxError(cause) = inner else {
        return false;
    };
    cause
        .as_database_error()
        .and_then(|found| found.code().map(std::borrow::Cow::into_owned))
        .is_some_and(|code| {
            matches!(
                code.as_str(),
                "40001" | "40P01" | "5" | "6" | "261" | "262" | "517" | "773"
            )
        })
}
