//! Opening the database: pools and pragmas.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sea_orm::{ConnectOptions, Database, DbErr};
use tokio::sync::Semaphore;

use super::Store;
use super::contention::TURNS;
use super::group::Group;
use super::kept::Kept;

/// Where the database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Place {
    /// A file; made when it is missing.
    Sqlite(PathBuf),
    /// A server. The address may hold a password, so it is never printed.
    Postgres(String),
}

impl std::fmt::Debug for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

/// What may be shown of it: never the password.
impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(file) => write!(f, "SQLite in {}", file.display()),
            Self::Postgres(address) => {
                let shown = address.rsplit_once('@').map_or("a server", |(_, host)| host);
                write!(f, "PostgreSQL at {}", shown.split('?').next().unwrap_or(shown))
            }
        }
    }
}

/// Why the database could not be opened, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("The database did not answer ({place}). Check that it is running and that the address is right.")]
pub struct ConnectError {
    place: String,
    #[source]
    cause: DbErr,
}

pub(super) async fn open(place: &Place) -> Result<Store, ConnectError> {
    let failed = |cause| ConnectError {
        place: place.to_string(),
        cause,
    };
    match place {
        Place::Sqlite(file) => {
            // Made here and nowhere else: a connection that is opened later must find the database, not begin another.
            make(file).map_err(|cause| failed(DbErr::Custom(cause.to_string())))?;
            let address = address(file);
            // One connection writes: the queue is in Rust, not a poll of the file lock.
            let writer = Database::connect(sqlite(&address, 1, false))
                .await
                .map_err(failed)?;
            let reader = Database::connect(sqlite(&address, 4, true))
                .await
                .map_err(failed)?;
            Ok(Store {
                writer,
                reader,
                group: Group::default(),
                writes: Arc::default(),
                file: Some(Kept::at(file)),
                turns: None,
            })
        }
        Place::Postgres(address) => {
            let mut options = ConnectOptions::new(address);
            options
                .max_connections(16)
                .acquire_timeout(Duration::from_secs(5))
                .connect_timeout(Duration::from_secs(5))
                .sqlx_logging(false);
            let pool = Database::connect(options).await.map_err(failed)?;
            Ok(Store {
                writer: pool.clone(),
                reader: pool,
                group: Group::default(),
                writes: Arc::default(),
                file: None,
                turns: Some(Arc::new(Semaphore::new(TURNS))),
            })
        }
    }
}

fn make(file: &Path) -> std::io::Result<()> {
    std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(file)
        .map(drop)
}

/// How a file is named to the driver. It must be there.
pub(super) fn address(file: &Path) -> String {
    format!("sqlite://{}?mode=rw", file.display())
}

/// Rows that the driver's thread may hand over before anybody has taken one. When they are too few, two threads wake each
/// other in turn for every row.
const ROWS_AHEAD: usize = 512;

/// WAL lets readers read while one writes. `synchronous=FULL`: a receipt means it is on the disk. Each connection keeps
/// so many KiB of pages for itself; what it does not keep the machine does, once for all of them. The log is
/// copied into the database every 16 MB: a closing changes the same pages again and again.
pub(super) fn sqlite(address: &str, connections: u32, read_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(address);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(20))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            let sqlite = sqlite
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", "FULL")
                .pragma("foreign_keys", "ON")
                .pragma("busy_timeout", "4000")
                .pragma("wal_autocheckpoint", "4000")
                .pragma("cache_size", if read_only { "-2000" } else { "-16000" })
                .row_buffer_size(ROWS_AHEAD);
            if read_only {
                sqlite.pragma("query_only", "ON")
            } else {
                sqlite
            }
        });
    options
}
