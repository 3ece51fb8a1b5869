//! Copying files so that they are on the disk when we say so, with their checksums.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::BackupError;

/// Size and SHA-256 of a file.
pub(super) fn sum(path: &Path) -> Result<(u64, String), BackupError> {
    let unread = |cause| BackupError::file(path, "read", cause);
    let mut file = File::open(path).map_err(unread)?;
    let (mut hash, mut all, mut some) = (Sha256::new(), 0_u64, vec![0; 64 * 1024]);
    loop {
        let count = file.read(&mut some).map_err(unread)?;
        let Some(part) = some.get(..count).filter(|part| !part.is_empty()) else {
            break;
        };
        hash.update(part);
        all = all.saturating_add(u64::try_from(count).unwrap_or_default());
    }
    Ok((all, HEXLOWER.encode(&hash.finalize())))
}

/// Makes a folder that only its owner may look into: a backup holds everybody's papers.
pub(super) fn make_private(folder: &Path) -> Result<(), BackupError> {
    let mut maker = fs::DirBuilder::new();
    maker.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
    maker
        .create(folder)
        .map_err(|cause| BackupError::file(folder, "made", cause))
}

/// Copies a file whole and waits for the disk. False when it was gone meanwhile.
pub(super) fn copy(from: &Path, to: &Path) -> Result<bool, BackupError> {
    let unwritten = |cause| BackupError::file(to, "written", cause);
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(unwritten)?;
    }
    let mut source = match File::open(from) {
        Ok(source) => source,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(cause) => return Err(BackupError::file(from, "read", cause)),
    };
    let mut target = File::create_new(to).map_err(unwritten)?;
    io::copy(&mut source, &mut target).map_err(unwritten)?;
    target.sync_all().map_err(unwritten)?;
    Ok(true)
}

/// Writes a small file and waits for the disk.
pub(super) fn write(to: &Path, text: &str) -> Result<(), BackupError> {
    let unwritten = |cause| BackupError::file(to, "written", cause);
    let mut file = File::create_new(to).map_err(unwritten)?;
    file.write_all(text.as_bytes()).map_err(unwritten)?;
    file.sync_all().map_err(unwritten)
}

/// Makes sure that the names in a folder are on the disk too.
pub(super) fn settle(folder: &Path) -> Result<(), BackupError> {
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|cause| BackupError::file(folder, "settled on the disk", cause))
}

/// Whether a folder is missing or empty.
pub(super) fn is_free(folder: &Path) -> Result<bool, BackupError> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(cause) => Err(BackupError::file(folder, "read", cause)),
    }
}

/// Every ordinary file under a folder, relative to it, in order. Links are not followed.
pub(super) fn under(folder: &Path) -> Result<Vec<PathBuf>, BackupError> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        let here = folder.join(&inner);
        let unread = |cause| BackupError::file(&here, "read", cause);
        for entry in fs::read_dir(&here).map_err(unread)? {
            let entry = entry.map_err(unread)?;
            let kind = entry.file_type().map_err(unread)?;
            let path = inner.join(entry.file_name());
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
