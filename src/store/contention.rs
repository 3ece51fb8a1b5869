//! What "somebody else was in the way, try again" means on each database.

use std::time::Duration;

use sea_orm::{DbErr, RuntimeErr};

/// Pauses between tries, in milliseconds: short, growing, and uneven so that rivals do not march in step.
pub(super) const PAUSES: [u64; 9] = [1, 3, 7, 13, 29, 53, 101, 211, 397];

/// After so long another try would keep somebody waiting in vain: they are told to come back instead.
pub(super) const PATIENCE: Duration = Duration::from_secs(8);

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
