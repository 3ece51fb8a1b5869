//! `lintel backup` and `lintel restore`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{Common, Fault, say, up_to_date};
use crate::{audit, backup, clock::Clock};

#[derive(Debug, Args)]
pub(super) struct Backup {
    /// The folder to make; it must not be there yet
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    /// The folder that `lintel backup` made
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    #[command(flatten)]
    common: Common,
}

pub(super) async fn make(asked: Backup) -> Result<ExitCode, Fault> {
    let settings = asked.common.settings()?;
    let store = up_to_date(&settings).await?;
    let made = backup::make(&settings, &store, &asked.folder, Clock::Machine.now()).await?;
    say(format!(
        "{} files, {} bytes are in {}.",
        made.files.len(),
        made.bytes(),
        asked.folder.display()
    ));
    say(format!("The audit log ends at {}", made.audit_head));
    say("Passwords of the mail server and the database are not in it. Keep lintel.toml elsewhere.");
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn restore(asked: Restore) -> Result<ExitCode, Fault> {
    let settings = asked.common.settings()?;
    let restored = backup::restore(&settings, &asked.folder)?;
    let head = restored.audit_head()?;
    let store = up_to_date(&settings).await?;
    match audit::verify(&store, Some(&head)).await? {
        Ok(whole) => {
            say(format!(
                "{} files are back in {}.",
                restored.files.len(),
                settings.data.display()
            ));
            say(format!(
                "The audit log has {} entries and is whole.",
                whole.head.count
            ));
            Ok(ExitCode::SUCCESS)
        }
        Err(broken) => {
            say(format!(
                "The files are back, but the audit log is broken. {broken}"
            ));
            Ok(ExitCode::FAILURE)
        }
    }
}
