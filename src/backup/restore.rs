//! Bringing a backup back.

use std::fs;
use std::path::{Path, PathBuf};

use super::manifest::{DATABASE, FILES, Filed, Manifest, SETTINGS, within};
use super::{BackupError, files};
use crate::settings::Settings;
use crate::store::Place;

/// Checks every file of a backup, then brings it into the data folder of these settings, the database last. Nothing
/// is written over: there must be no database yet, and no file that differs from the backup's. So a restore that was
/// cut off can be begun again. The settings of the backup stay where they are, for a person to read.
///
/// # Errors
/// Nothing was written when the backup is damaged or the folder is not free.
pub fn restore(settings: &Settings, folder: &Path) -> Result<Manifest, BackupError> {
    let Place::Sqlite(database) = &settings.database else {
        return Err(BackupError::NotSqlite);
    };
    let list = Manifest::read(folder)?;
    for file in &list.files {
        check(folder, file)?;
    }
    let mut moves = Vec::new();
    for file in list
        .files
        .iter()
        .filter(|file| file.path != DATABASE && file.path != SETTINGS)
    {
        let path = within(&file.path)?;
        let inner = path.strip_prefix(FILES).ok();
        let inner = inner.ok_or_else(|| BackupError::Outside(file.path.clone()))?;
        let to = settings.data.join(inner);
        if is_free(&to, file)? {
            moves.push((folder.join(&path), to));
        }
    }
    for end in ["", "-wal", "-shm", "-journal"] {
        let there = with_end(database, end);
        if there.exists() {
            return Err(BackupError::NotEmpty(there.display().to_string()));
        }
    }
    fs::create_dir_all(&settings.data).map_err(|cause| BackupError::file(&settings.data, "made", cause))?;
    for (from, to) in moves {
        put(&from, &to)?;
    }
    put(&folder.join(DATABASE), database)?;
    Ok(list)
}

fn check(folder: &Path, file: &Filed) -> Result<(), BackupError> {
    let damaged = |why| BackupError::Damaged {
        file: file.path.clone(),
        why,
    };
    let path = folder.join(within(&file.path)?);
    if !path.is_file() {
        return Err(damaged("it is missing"));
    }
    let (bytes, sha256) = files::sum(&path)?;
    if bytes != file.bytes {
        return Err(damaged("it has another size"));
    }
    if sha256 != file.sha256 {
        return Err(damaged("its checksum is another"));
    }
    Ok(())
}

/// Whether there is nothing at a place. What is there must be what the backup has.
fn is_free(to: &Path, file: &Filed) -> Result<bool, BackupError> {
    if !to.exists() {
        return Ok(true);
    }
    if to.is_file() && files::sum(to)? == (file.bytes, file.sha256.clone()) {
        return Ok(false);
    }
    Err(BackupError::NotEmpty(to.display().to_string()))
}

/// A file gets its name once it is whole and on the disk.
fn put(from: &Path, to: &Path) -> Result<(), BackupError> {
    let beside = with_end(to, ".unfinished");
    if beside.exists() {
        fs::remove_file(&beside).map_err(|cause| BackupError::file(&beside, "removed", cause))?;
    }
    if !files::copy(from, &beside)? {
        let cause = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(BackupError::file(from, "read", cause));
    }
    fs::rename(&beside, to).map_err(|cause| BackupError::file(to, "put in place", cause))?;
    to.parent().map_or(Ok(()), files::settle)
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}
