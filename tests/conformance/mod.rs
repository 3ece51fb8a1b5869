//! Published files, read as they are. Small pieces of the published form are always read; the whole files where
//! `LINTEL_SHARED_DATA` names the folder that holds them.

mod postcodes;

use std::path::PathBuf;

/// A published file, if it is on this machine.
fn published(path: &str) -> Option<PathBuf> {
    let file = PathBuf::from(std::env::var_os("LINTEL_SHARED_DATA")?).join(path);
    assert!(file.exists(), "{} is not there", file.display());
    Some(file)
}
