//! The file that the database is in must still be the file at its place: a file that was removed or moved away can be
//! written to for as long as it is open, and all of that is lost with the process.

use std::path::{Path, PathBuf};

/// Which file was opened, as the machine knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    path: PathBuf,
    mark: Option<(u64, u64)>,
}

impl Kept {
    pub(super) fn at(path: &Path) -> Self {
        Self {
            mark: mark(path),
            path: path.to_owned(),
        }
    }

    /// Whether the file at the place is the one that was opened.
    pub(super) fn still_there(&self) -> bool {
        mark(&self.path) == self.mark
    }
}

#[cfg(unix)]
fn mark(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path)
        .ok()
        .map(|found| (found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn mark(path: &Path) -> Option<(u64, u64)> {
    path.exists().then_some((0, 0))
}
