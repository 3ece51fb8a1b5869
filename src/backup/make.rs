//! Making a backup while the service runs.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::manifest::{DATABASE, FILES, Filed, Manifest, NAME, SETTINGS};
use super::{BackupError, files};
use crate::audit;
use crate::clock::Instant;
use crate::settings::Settings;
use crate::store::{Place, Store, copy_sqlite};

/// The settings that are no secret.
#[derive(Serialize)]
struct Plain<'a> {
    host: &'a str,
    port: u16,
    public_url: &'a str,
    mail_from: &'a str,
    codes_for_staff: bool,
}

/// Copies everything into `folder`, which must be missing or empty. Until all of it is on the disk it stands beside,
/// under a name that ends in `.unfinished`: a backup is there whole or not at all.
///
/// # Errors
/// Nothing is left at `folder` then.
pub async fn make(
    settings: &Settings,
    store: &Store,
    folder: &Path,
    now: Instant,
) -> Result<Manifest, BackupError> {
    let Place::Sqlite(database) = &settings.database else {
        return Err(BackupError::NotSqlite);
    };
    if !files::is_free(folder)? {
        return Err(BackupError::There(folder.display().to_string()));
    }
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(".unfinished");
    let beside = folder.with_file_name(name);
    if beside.exists() {
        return Err(BackupError::There(beside.display().to_string()));
    }
    files::make_private(&beside)?;
    let made = fill(settings, store, database, &beside, now).await;
    let finished = made.and_then(|list| {
        fs::rename(&beside, folder).map_err(|cause| BackupError::file(folder, "put in place", cause))?;
        Ok(list)
    });
    if finished.is_err()
        && let Err(cause) = fs::remove_dir_all(&beside)
    {
        tracing::warn!(%cause, folder = %beside.display(), "what there was of the backup could not be removed");
    }
    if let Some(parent) = folder.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        files::settle(parent)?;
    }
    finished
}

async fn fill(
    settings: &Settings,
    store: &Store,
    database: &Path,
    folder: &Path,
    now: Instant,
) -> Result<Manifest, BackupError> {
    // What is linked before the copy is in the copy, so this end is one that the copy's own log goes through.
    let head = audit::head(store).await?;
    let copy = folder.join(DATABASE);
    copy_sqlite(database, &copy).await?;
    let settled = fs::File::open(&copy).and_then(|file| file.sync_all());
    settled.map_err(|cause| BackupError::file(&copy, "settled on the disk", cause))?;
    let plain = Plain {
        host: &settings.host,
        port: settings.port,
        public_url: &settings.public_url,
        mail_from: &settings.mail_from,
        codes_for_staff: settings.codes_for_staff,
    };
    files::write(
        &folder.join(SETTINGS),
        &toml::to_string(&plain).unwrap_or_default(),
    )?;
    let mut paths = vec![DATABASE.to_owned(), SETTINGS.to_owned()];
    for path in beside_the_database(&settings.data, database, folder)? {
        let listed = listed(&path)?;
        if files::copy(&settings.data.join(&path), &folder.join(FILES).join(&path))? {
            paths.push(listed);
        }
    }
    let mut filed = Vec::new();
    for path in paths {
        let (bytes, sha256) = files::sum(&folder.join(&path))?;
        filed.push(Filed { path, bytes, sha256 });
    }
    let list = Manifest {
        format: Manifest::FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: now,
        audit_head: head.to_string(),
        files: filed,
    };
    let text = serde_json::to_string_pretty(&list)
        .map_err(|cause| crate::error::AppError::internal("writing a backup's list", cause))?;
    files::write(&folder.join(NAME), &text)?;
    files::settle(folder)?;
    Ok(list)
}

/// The other files of the data folder: not the database with its journals, not settings with their secrets, not the
/// backup itself if it is made in there.
fn beside_the_database(data: &Path, database: &Path, own: &Path) -> Result<Vec<PathBuf>, BackupError> {
    let full = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let (database, own, data) = (full(database), full(own), full(data));
    let kept = |path: &PathBuf| {
        let whole = data.join(path);
        let name = whole.as_os_str().to_string_lossy().into_owned();
        let journal = ["", "-wal", "-shm", "-journal"]
            .iter()
            .any(|end| name == format!("{}{end}", database.to_string_lossy()));
        let settings = path.as_path() == Path::new("lintel.toml");
        !journal && !settings && !whole.starts_with(&own)
    };
    Ok(files::under(&data)?.into_iter().filter(kept).collect())
}

fn listed(path: &Path) -> Result<String, BackupError> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    let parts = parts.ok_or_else(|| {
        let cause = std::io::Error::other("its name is not text");
        BackupError::file(path, "listed", cause)
    })?;
    Ok(format!("{FILES}/{}", parts.join("/")))
}
