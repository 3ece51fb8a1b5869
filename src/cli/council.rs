//! `lintel council`: add, adopt, night-phone

mod file;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use entity::partnership as partnerships;
use sea_orm::{EntityTrait, QueryOrder};

use super::{Common, Fault, say, up_to_date};
use crate::clock::Clock;
use crate::error::AppError;
use crate::ids::{Ids, Moment};
use crate::partnership::{self, Directory, add_council, add_partnership};

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
    /// Adopt a scheme under the name that councils call it by; it counts from the day it says.
    #[command(after_help = "Example:\n  lintel council adopt ourtown ourtown-2027.toml")]
    Adopt {
        /// The name, as councils have it under `scheme`
        #[arg(value_name = "NAME")]
        name: String,
        /// The scheme's file
        #[arg(value_name = "FILE.toml")]
        file: PathBuf,
        /// The file of the scheme that it extends, where that does not come with Lintel
        #[arg(long, value_name = "FILE.toml")]
        base: Option<PathBuf>,
        #[command(flatten)]
        common: Common,
    },
    /// Set the number that a council answers when its office is closed. Pages show it to people without a roof.
    #[command(after_help = "Example:\n  lintel council night-phone south-norfolk \"01632 960 222\"")]
    NightPhone {
        /// The council, as in the address of its pages
        #[arg(value_name = "COUNCIL")]
        slug: String,
        /// The number, or `none` where nobody answers then
        #[arg(value_name = "NUMBER")]
        number: String,
        #[command(flatten)]
        common: Common,
    },
}

/// What cannot be done about the number for when the office is closed.
#[derive(Debug, thiserror::Error)]
enum NightPhoneError {
    #[error("There is no council at /{0}. Give the part of its address, like south-norfolk.")]
    NoCouncil(String),
    #[error("\"{0}\" cannot be dialled. Give a number like \"01632 960 111\", or \"none\".")]
    NoNumber(String),
}

/// What is wrong with a council's file; each line says what to do.
#[derive(Debug, thiserror::Error)]
#[error("{file} cannot be used. Nothing was added.\n  - {}", faults.join("\n  - "))]
struct FileError {
    file: String,
    faults: Vec<String>,
}

pub(super) async fn run(command: Command) -> Result<ExitCode, Fault> {
    match command {
        Command::Add { file, common } => add(file, common).await,
        Command::Adopt {
            name,
            file,
            base,
            common,
        } => adopt(&name, &file, base.as_deref(), &common).await,
        Command::NightPhone { slug, number, common } => night_phone(slug, number, &common).await,
    }
}

async fn adopt(name: &str, file: &Path, base: Option<&Path>, common: &Common) -> Result<ExitCode, Fault> {
    let read = |path: &Path| {
        std::fs::read_to_string(path).map_err(|cause| FileError {
            file: path.display().to_string(),
            faults: vec![format!("it could not be read: {cause}")],
        })
    };
    let (text, base) = (read(file)?, base.map(read).transpose()?);
    let store = up_to_date(&common.settings()?).await?;
    let at = Moment::new(Clock::Machine.now(), Ids::from_machine());
    let adopted = store
        .write(async |tx| partnership::adopt(tx, &at, name, &text, base.as_deref()).await)
        .await;
    if let Err(AppError::Refused(refusal)) = adopted {
        let faults = if refusal.reasons.is_empty() {
            vec![refusal.says.in_english()]
        } else {
            refusal.reasons.iter().map(ToString::to_string).collect()
        };
        return Err(Box::new(FileError {
            file: file.display().to_string(),
            faults,
        }));
    }
    adopted?;
    say(format!(
        "The scheme {name} is adopted. Councils that name it follow it from the day it says."
    ));
    Ok(ExitCode::SUCCESS)
}

async fn night_phone(slug: String, number: String, common: &Common) -> Result<ExitCode, Fault> {
    let given = (number != "none").then_some(number.trim());
    if given.is_some_and(|number| !file::is_phone(number)) {
        return Err(Box::new(NightPhoneError::NoNumber(number)));
    }
    let store = up_to_date(&common.settings()?).await?;
    let at = Moment::new(Clock::Machine.now(), Ids::from_machine());
    let set = store
        .write(async |tx| partnership::set_night_phone(tx, &at, &slug, given).await)
        .await;
    if matches!(set, Err(AppError::NotFound)) {
        return Err(Box::new(NightPhoneError::NoCouncil(slug)));
    }
    set?;
    say(match given {
        Some(number) => format!("Pages of /{slug} now say to phone {number} when the office is closed."),
        None => format!("Pages of /{slug} now say that nobody answers when the office is closed."),
    });
    Ok(ExitCode::SUCCESS)
}

async fn add(file: PathBuf, common: Common) -> Result<ExitCode, Fault> {
    let settings = common.settings()?;
    let store = up_to_date(&settings).await?;
    let known = Directory::read(&store, Clock::Machine.now()).await?.councils();
    let founded = partnerships::Entity::find()
        .order_by_asc(partnerships::Column::Id)
        .one(store.read())
        .await?;
    let read = file::read(&file, &known, founded.as_ref());
    let (new, own_partnership) = read.map_err(|faults| FileError {
        file: file.display().to_string(),
        faults,
    })?;
    let at = Moment::new(Clock::Machine.now(), Ids::from_machine());
    store
        .write(async |tx| {
            let partnership_id = match (&founded, &own_partnership) {
                (Some(row), _) => row.id,
                (None, Some(own)) => add_partnership(tx, &at, &own.slug, &own.name).await?,
                (None, None) => return Err(AppError::NotFound),
            };
            partnership::ensure_adopted(tx, &at, &new.scheme).await?;
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
