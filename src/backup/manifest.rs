//! The list of what is in a backup.

use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::BackupError;
use crate::audit::{BadHead, Head};
use crate::clock::Instant;

/// The list's own name in the backup.
pub(super) const NAME: &str = "manifest.json";
/// The database's name in the backup.
pub(super) const DATABASE: &str = "lintel.sqlite3";
/// The settings without secrets.
pub(super) const SETTINGS: &str = "settings.toml";
/// Where the other files of the data folder are.
pub(super) const FILES: &str = "files";

/// One file of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// Within the backup, parts separated by `/`.
    pub path: String,
    pub bytes: u64,
    /// In hex.
    pub sha256: String,
}

/// What is in a backup, when and by which program it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub format: u32,
    pub program: String,
    pub made_at: Instant,
    /// Where the audit log ended, as `lintel audit head` prints it.
    pub audit_head: String,
    pub files: Vec<Filed>,
}

impl Manifest {
    /// The only format there has been.
    pub(super) const FORMAT: u32 = 1;

    /// How large all files are together.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }

    /// Where the audit log ended.
    pub fn audit_head(&self) -> Result<Head, BadHead> {
        self.audit_head.parse()
    }

    /// Reads the list of a backup.
    pub(super) fn read(folder: &Path) -> Result<Self, BackupError> {
        let not = || BackupError::NotABackup(folder.display().to_string());
        let text = std::fs::read_to_string(folder.join(NAME)).ok().ok_or_else(not)?;
        let read: Self = serde_json::from_str(&text).ok().ok_or_else(not)?;
        if read.format != Self::FORMAT || !read.files.iter().any(|file| file.path == DATABASE) {
            return Err(not());
        }
        Ok(read)
    }
}

/// A path out of a list, which must stay within the folder that it is joined to.
pub(super) fn within(listed: &str) -> Result<PathBuf, BackupError> {
    let path = Path::new(listed);
    let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    if listed.is_empty() || !plain {
        return Err(BackupError::Outside(listed.to_owned()));
    }
    Ok(path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn a_list_cannot_reach_out_of_its_folder() {
        for outside in ["", "/etc/passwd", "../x", "files/../../x", "./../x"] {
            assert!(within(outside).is_err(), "{outside}");
        }
        assert!(within("files/mail/1.eml").is_ok());
    }
}
