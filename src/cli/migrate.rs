//! `lintel migrate`

use std::process::ExitCode;

use super::{Common, Fault, say};
use crate::start;

pub(super) async fn run(common: Common) -> Result<ExitCode, Fault> {
    let settings = common.settings()?;
    let store = start::open(&settings).await?;
    let before = start::behind(&store).await?;
    start::migrate(&store).await?;
    say(match before {
        0 => "The database was up to date.".to_owned(),
        1 => "The database is up to date. 1 change was made.".to_owned(),
        many => format!("The database is up to date. {many} changes were made."),
    });
    Ok(ExitCode::SUCCESS)
}
