//! What "the database cannot do its work just now" means on each database: it does not answer, it has stopped, its disk
//! is full. Nothing of the program is wrong then, and it goes on by itself once the database does.

use sea_orm::{DbErr, RuntimeErr, SqlxError};

/// Whether the database is away.
pub(crate) fn is_away(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause)) => {
            lost(cause) || said(cause)
        }
        _ => false,
    }
}

/// Whether the database may have done what was asked although no answer came: the connection was lost on the way.
pub(super) fn in_doubt(error: &DbErr) -> bool {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(cause))
        | DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause)) => {
            lost(cause) && !matches!(**cause, SqlxError::PoolTimedOut)
        }
        _ => false,
    }
}

fn lost(cause: &SqlxError) -> bool {
    matches!(
        cause,
        SqlxError::Io(_)
            | SqlxError::Tls(_)
            | SqlxError::PoolTimedOut
            | SqlxError::PoolClosed
            | SqlxError::WorkerCrashed
    )
}

/// What the database itself said. PostgreSQL: lost connections, too few resources, shutting down or starting, a disk
/// that fails, a server that only reads. SQLite: the file cannot be written, read, opened, or grow.
fn said(cause: &SqlxError) -> bool {
    let code = cause
        .as_database_error()
        .and_then(|found| found.code().map(std::borrow::Cow::into_owned));
    let Some(code) = code else { return false };
    if code.len() == 5 {
        return code.starts_with("08")
            || code.starts_with("53")
            || matches!(code.as_str(), "57P01" | "57P02" | "57P03" | "58030" | "25006");
    }
    // The last byte is the kind; the rest says more.
    code.parse::<u32>()
        .is_ok_and(|code| matches!(code & 0xff, 8 | 10 | 13 | 14))
}
