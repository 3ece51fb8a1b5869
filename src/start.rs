//! From settings to a running program: database, keys, councils, templates, mail.

use std::sync::Arc;

use data_encoding::HEXLOWER;
use entity::secret;
use migration::{Migrator, MigratorTrait};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use crate::accounts::{Passwords, Sessions};
use crate::app::App;
use crate::bids::Crowd;
use crate::clock::Clock;
use crate::error::AppError;
use crate::ids::Ids;
use crate::mail::{Transport, TransportError};
use crate::partnership::{Directory, Schemes};
use crate::settings::Settings;
use crate::store::{ConnectError, Store};
use crate::web::kept::KeptPages;
use crate::web::page::{PageError, Pages};

/// Why the program could not start, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the data directory {path} could not be made. Check that you may write there.")]
    Directory {
        path: String,
        #[source]
        cause: std::io::Error,
    },
    #[error(transparent)]
    Connect(#[from] ConnectError),
    #[error(
        "The database could not be brought up to date. Nothing of the failed change was kept. Ask for help with the log."
    )]
    Migrate(#[source] sea_orm::DbErr),
    #[error("The database is older than this program: {0} changes are missing. Run `lintel migrate` first.")]
    Behind(usize),
    #[error("The database could not be asked whether it is up to date.")]
    Status(#[source] sea_orm::DbErr),
    #[error("Mail is not set up right: {0}. Check smtp_url and mail_from.")]
    Mail(#[from] TransportError),
    #[error("The templates in the program do not fit together.")]
    Pages(#[from] PageError),
    #[error("The program could not read what it needs from the database.")]
    Read(#[source] AppError),
}

impl From<AppError> for StartError {
    fn from(cause: AppError) -> Self {
        Self::Read(cause)
    }
}

/// What differs between the service, the demonstration and a test.
#[derive(Clone, Debug)]
pub struct Parts {
    pub clock: Clock,
    pub ids: Ids,
    pub passwords: Passwords,
}

/// Opens the database named in the settings and makes sure that its directory is there.
pub async fn open(settings: &Settings) -> Result<Store, StartError> {
    std::fs::create_dir_all(&settings.data).map_err(|cause| StartError::Directory {
        path: settings.data.display().to_string(),
        cause,
    })?;
    Ok(Store::open(&settings.database).await?)
}

/// Brings the schema up to date. Each change is made whole or not at all.
pub async fn migrate(store: &Store) -> Result<(), StartError> {
    Migrator::up(store.writer(), None)
        .await
        .map_err(StartError::Migrate)
}

/// How many changes the database is behind.
pub async fn behind(store: &Store) -> Result<usize, StartError> {
    Ok(Migrator::get_pending_migrations(store.writer())
        .await
        .map_err(StartError::Status)?
        .len())
}

/// Whether nothing of the program is in the database yet.
pub async fn untouched(store: &Store) -> Result<bool, StartError> {
    Ok(behind(store).await? == Migrator::migrations().len())
}

/// Builds the program on an open, migrated database.
pub async fn build(settings: Settings, store: Store, parts: Parts) -> Result<App, StartError> {
    let missing = behind(&store).await?;
    if missing > 0 {
        return Err(StartError::Behind(missing));
    }
    let form_key = key(&store, "form", &parts).await?;
    let places = Directory::read(&store, parts.clock.now()).await?;
    let mail = Transport::new(&settings.mail, &settings.mail_from)?;
    Ok(App {
        pages: Pages::new()?,
        clock: parts.clock,
        ids: parts.ids,
        passwords: parts.passwords,
        settings: Arc::new(settings),
        form_key: Arc::new(form_key),
        store,
        places,
        schemes: Schemes::default(),
        sessions: Sessions::default(),
        crowd: Crowd::default(),
        kept: KeptPages::default(),
        mail,
    })
}

/// A key of this installation; made once, by whichever process comes first.
async fn key(store: &Store, name: &str, parts: &Parts) -> Result<Vec<u8>, StartError> {
    let (fresh, now) = (parts.ids.token(), parts.clock.now());
    let kept = store
        .write(async |tx| {
            let row = secret::ActiveModel {
                name: Set(name.to_owned()),
                value: Set(fresh.clone()),
                created_at: Set(now),
            };
            if let Some(kept) = secret::Entity::find_by_id(name.to_owned()).one(tx).await? {
                return Ok(kept);
            }
            Ok(row.insert(tx).await?)
        })
        .await?;
    HEXLOWER
        .decode(kept.value.as_bytes())
        .map_err(|cause| StartError::Read(AppError::internal("reading a key", cause)))
}
