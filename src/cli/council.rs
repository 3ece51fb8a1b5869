//! `lintel council add`

mod file;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use entity::partnership;
use sea_orm::{EntityTrait, QueryOrder};

use super::{Common, Fault, say, up_to_date};
use crate::clock::Clock;
use crate::error::AppError;
use crate::ids::{Ids, Moment};
use crate::partnership::{Directory, add_council, add_partnership};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Add a council from a file: name, slug, gss, scheme, face, contact. Every fault of the file is listed.
    #[command(after_help = file::EXAMPLE)]
    Add {
        /// The file
        #[arg(value_name = "FILE.toml")]
        file: PathBuf,
        #[command(flatten)]
        common: Common,
    },
}

/// What is wrong with a council's file; each line says what to do.
#[derive(Debug, thiserror::Error)]
#[error("{file} cannot be used. Nothing was added.\n  - {}", faults.join("\n  - "))]
struct FileError {
    file: String,
    faults: Vec<String>,
}

pub(super) async fn run(command: Command) -> Result<ExitCode, Fault> {
    let Command::Add { file, common } = command;
    let settings = common.settings()?;
    let store = up_to_date(&settings).await?;
    let known = Directory::read(&store, Clock::Machine.now()).await?.councils();
    let founded = partnership::Entity::find()
        .order_by_asc(partnership::Column::Id)
        .one(store.read())
        .await?;
    let read = file::read(&file, &known, founded.as_ref());
    let (new, partnership) = read.map_err(|faults| FileError {
        file: file.display().to_string(),
        faults,
    })?;
    let at = Moment::new(Clock::Machine.now(), Ids::from_machine());
    store
        .write(async |tx| {
            let partnership_id = match (&founded, &partnership) {
                (Some(row), _) => row.id,
                (None, Some(own)) => add_partnership(tx, &at, &own.slug, &own.name).await?,
                (None, None) => return Err(AppError::NotFound),
            };
            add_council(tx, &at, partnership_id, &new).await
        })
        .await?;
    say(format!(
        "{} is at {}/{}.",
        new.name, settings.public_url, new.slug
    ));
    say(format!(
        "Next: lintel account add --role administrator --council {} --email name@example.org",
        new.slug
    ));
    Ok(ExitCode::SUCCESS)
}
