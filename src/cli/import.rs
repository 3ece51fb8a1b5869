//! `lintel import …`

use std::fs::File;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};

use super::{Common, Fault, say};
use crate::{postcodes, start};

#[derive(Debug, Args)]
pub(super) struct Import {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Postcodes with their places: a CSV file of Code-Point Open or of the ONS Postcode Directory.
    #[command(
        after_help = "Example:\n  lintel import postcodes nr.csv --district E07000144 --district E07000149"
    )]
    Postcodes {
        /// The CSV file
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Only postcodes of this district (GSS code); may be given several times
        #[arg(long, value_name = "CODE")]
        district: Vec<String>,
        #[command(flatten)]
        common: Common,
    },
}

/// The file could not be opened.
#[derive(Debug, thiserror::Error)]
#[error("{file} could not be opened. Check that it exists and that you may read it.")]
struct OpenError {
    file: String,
    #[source]
    cause: std::io::Error,
}

pub(super) async fn run(import: Import) -> Result<ExitCode, Fault> {
    let What::Postcodes {
        file,
        district,
        common,
    } = import.what;
    let settings = common.settings()?;
    let opened = File::open(&file).map_err(|cause| OpenError {
        file: file.display().to_string(),
        cause,
    })?;
    let bytes = opened.metadata()?.len();
    let store = start::open(&settings).await?;
    start::migrate(&store).await?;
    let bar =
        ProgressBar::new(bytes).with_style(ProgressStyle::with_template("{bar:40} {percent:>3}% {msg}")?);
    let done = postcodes::import(&store, bar.wrap_read(opened), &district, |lines| {
        if lines % 1_000 == 0 {
            bar.set_message(format!("{lines} lines"));
        }
    })
    .await;
    bar.finish_and_clear();
    let done = done?;
    for fault in &done.faults {
        eprintln!("skipped: {fault}");
    }
    say(format!(
        "{} postcodes are in the register of places. {} lines were read, {} were skipped.",
        done.written,
        done.tally.read,
        done.tally.skipped_in_all()
    ));
    for (reason, count) in &done.tally.skipped {
        say(format!("  {count} skipped: {reason}"));
    }
    Ok(ExitCode::SUCCESS)
}
