//! Upkeep beside the commands.

use std::path::Path;

use sea_orm::{
    ConnectionTrait, Database, DatabaseBackend, IsolationLevel, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait,
};

use super::{Store, Tx, connect};
use crate::error::AppError;

/// Writes a SQLite database as it is at one moment into a new file, while others go on reading and writing.
///
/// # Errors
/// Internal when the new file is there already or cannot be written.
pub async fn copy_sqlite(database: &Path, into: &Path) -> Result<(), AppError> {
    let name = into
        .to_str()
        .ok_or_else(|| AppError::internal("copying the database", "the name of the new file is not text"))?;
    let db = Database::connect(connect::sqlite(&connect::address(database), 1, false)).await?;
    let statement = Statement::from_sql_and_values(DatabaseBackend::Sqlite, "VACUUM INTO ?", [name.into()]);
    let copied = db.execute_raw(statement).await;
    db.close().await?;
    copied?;
    Ok(())
}

impl Store {
    /// Runs upkeep in one transaction that no command is ever made to try again for: READ COMMITTED on PostgreSQL.
    /// The work keeps rivals out by itself, by changing first the one row that stands for it.
    ///
    /// # Errors
    /// What `work` answers, after a rollback; [`AppError::Busy`] when others were in the way.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub async fn apart<T>(&self, work: impl AsyncFn(&Tx) -> Result<T, AppError>) -> Result<T, AppError> {
        let options = match self.backend() {
            DatabaseBackend::Sqlite => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            },
            _ => TransactionOptions {
                isolation_level: Some(IsolationLevel::ReadCommitted),
                ..TransactionOptions::default()
            },
        };
        let settled = async {
            let tx = self.writer.begin_with_options(options).await?;
            match work(&tx).await.and_then(|value| self.is_kept(value)) {
                Ok(value) => {
                    tx.commit().await?;
                    Ok(value)
                }
                Err(error) => {
                    tx.rollback().await?;
                    Err(error)
                }
            }
        };
        settled.await.map_err(|error: AppError| {
            if error.is_contention() {
                AppError::Busy
            } else {
                error
            }
        })
    }
}
