//! Copies of everything that an installation on SQLite has: the database as it is at one moment, the files beside it,
//! the settings without their secrets, and a list of it all with checksums. An installation on PostgreSQL copies
//! its database with that server's own programs; see docs/guides/running.md.

mod files;
mod make;
mod manifest;
mod restore;

pub use make::make;
pub use manifest::{Filed, Manifest};
pub use restore::restore;

/// Why there is no copy, or nothing was brought back, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error(
        "The database is on PostgreSQL. Copy it with pg_dump; docs/guides/running.md says how. Nothing was written."
    )]
    NotSqlite,
    #[error("{0} is there already, and nothing is ever written over. Choose another folder.")]
    There(String),
    #[error("{0} holds something already. Restore into an empty data folder.")]
    NotEmpty(String),
    #[error("{file} could not be {what}. Check the disk and that you may use it.")]
    File {
        file: String,
        what: &'static str,
        #[source]
        cause: std::io::Error,
    },
    #[error("{0} is not a backup: its list of files is missing or cannot be read.")]
    NotABackup(String),
    #[error(
        "{file} is not as it was when the backup was made: {why}. Nothing was restored. Use another backup."
    )]
    Damaged { file: String, why: &'static str },
    #[error("The backup's list names a file outside it: {0}. Nothing was restored.")]
    Outside(String),
    #[error("The database could not be copied. No backup was made.")]
    Copy(#[from] crate::error::AppError),
}

impl BackupError {
    fn file(path: &std::path::Path, what: &'static str, cause: std::io::Error) -> Self {
        Self::File {
            file: path.display().to_string(),
            what,
            cause,
        }
    }
}

impl From<sea_orm::DbErr> for BackupError {
    fn from(cause: sea_orm::DbErr) -> Self {
        Self::Copy(cause.into())
    }
}
