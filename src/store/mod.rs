//! The only room that knows there are two databases. Everything that changes goes through [`Store::write`].

mod apart;
mod away;
mod connect;
mod contention;
mod group;
mod kept;
mod packed;
mod rows;
mod together;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sea_orm::{
    AccessMode, DatabaseBackend, DatabaseConnection, DatabaseTransaction, DbErr, IsolationLevel,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use tokio::sync::Semaphore;

use crate::error::AppError;

pub use apart::copy_sqlite;
pub(crate) use away::is_away;
pub use connect::{ConnectError, Place};
pub(crate) use contention::is_contention;
pub use packed::packed;
pub use rows::{Rows, mark};
pub use together::{Together, evened};

/// An open write: what is done through it happens together or not at all.
pub type Tx = DatabaseTransaction;

/// The database, whichever it is.
#[derive(Clone, Debug)]
pub struct Store {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    group: group::Group,
    writes: Arc<AtomicU64>,
    /// SQLite only.
    file: Option<kept::Kept>,
    /// PostgreSQL only.
    turns: Option<Arc<Semaphore>>,
}

impl Store {
    /// Opens the database at `place`. Changes nothing in it.
    pub async fn open(place: &Place) -> Result<Self, ConnectError> {
        connect::open(place).await
    }

    /// A connection for reading. What it sees is committed; several queries may see different moments.
    pub fn read(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// The connection for single unimportant statements that need no transaction, such as "last seen", and for
    /// migrations. Whatever matters goes through [`Store::write`].
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// How often something has been written through [`Store::write`] in this process: while it stays the same, so does
    /// what this process would read, but for what others write.
    pub fn writes(&self) -> u64 {
        self.writes.load(Ordering::Acquire)
    }

    /// Closes every connection, so that the file or the server's database can be copied.
    pub async fn close(self) -> Result<(), AppError> {
        self.writer.close().await?;
        self.reader.close().await?;
        Ok(())
    }

    /// Which of the two databases this is.
    pub fn backend(&self) -> DatabaseBackend {
        self.writer.get_database_backend()
    }

    /// Runs `work` as if nothing else were happening, and commits it whole. It may run more than once: it must
    /// touch only `tx`, and take times, ids and chance from outside.
    ///
    /// # Errors
    /// What `work` answers, after a rollback; [`AppError::Busy`] when others were in the way for too long;
    /// [`AppError::Away`] when the database cannot do its work just now.
    pub async fn write<T>(&self, work: impl AsyncFn(&Tx) -> Result<T, AppError>) -> Result<T, AppError> {
        let _turn = contention::turn(self.turns.as_deref()).await?;
        let begun = tokio::time::Instant::now();
        for pause in contention::PAUSES {
            match self.attempt(&work).await {
                Err(error) if error.is_contention() && begun.elapsed() < contention::PATIENCE => {
                    tracing::debug!(pause_ms = pause, "another write was in the way; trying again");
                    contention::wait(pause).await;
                }
                Err(error) if error.is_contention() => break,
                settled => {
                    if settled.is_ok() {
                        self.writes.fetch_add(1, Ordering::Release);
                    }
                    return settled;
                }
            }
        }
        Err(AppError::Busy)
    }

    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    async fn attempt<T>(&self, work: &impl AsyncFn(&Tx) -> Result<T, AppError>) -> Result<T, AppError> {
        if self.backend() == DatabaseBackend::Sqlite {
            return group::attempt(self, work).await;
        }
        let serializable = TransactionOptions {
            isolation_level: Some(IsolationLevel::Serializable),
            ..TransactionOptions::default()
        };
        let tx = self.writer.begin_with_options(serializable).await?;
        match work(&tx).await {
            Ok(value) => {
                tx.commit().await.map_err(committing)?;
                Ok(value)
            }
            Err(error) => {
                if let Err(cause) = tx.rollback().await {
                    tracing::warn!(%cause, "a rollback failed; the connection was dropped instead");
                }
                Err(error)
            }
        }
    }

    /// The value, if the file that it is written to is still the database.
    fn is_kept<T>(&self, value: T) -> Result<T, AppError> {
        if self.file.as_ref().is_none_or(kept::Kept::still_there) {
            return Ok(value);
        }
        Err(AppError::Away {
            cause: DbErr::Custom("the database file is not at its place any more".to_owned()),
            in_doubt: false,
        })
    }

    /// Runs several reads that must agree with each other.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn snapshot<T>(&self, work: impl AsyncFn(&Tx) -> Result<T, AppError>) -> Result<T, AppError> {
        let tx = self.reader.begin_with_options(self.repeatable()).await?;
        let answer = work(&tx).await;
        tx.rollback().await?;
        answer
    }

    // Setting an isolation level on SQLite only logs a warning each time, so each database gets what it understands.
    fn repeatable(&self) -> TransactionOptions {
        match self.backend() {
            DatabaseBackend::Sqlite => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
                ..TransactionOptions::default()
            },
            _ => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        }
    }
}

/// A commit that was not answered may have been made.
fn committing(cause: DbErr) -> AppError {
    let in_doubt = away::in_doubt(&cause);
    match AppError::from(cause) {
        AppError::Away { cause, .. } => AppError::Away { cause, in_doubt },
        other => other,
    }
}
