//! `lintel audit …`

use std::process::ExitCode;

use clap::Subcommand;

use super::{Common, Fault, say, up_to_date};
use crate::audit::{self, Head};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Walk the whole log and name the first entry that was changed, removed or added; exit status 1 if there is one.
    #[command(after_help = "Example:\n  lintel audit verify --head \"$(cat /mnt/elsewhere/audit-head)\"")]
    Verify {
        /// The end of the log as it was printed earlier: everything before it must still be the same
        #[arg(long, value_name = "COUNT:LINK")]
        head: Option<Head>,
        #[command(flatten)]
        common: Common,
    },
    /// Print where the log ends, to be kept in another place.
    #[command(after_help = "Example:\n  lintel audit head >> /mnt/elsewhere/audit-heads")]
    Head(Common),
}

pub(super) async fn run(command: Command) -> Result<ExitCode, Fault> {
    match command {
        Command::Head(common) => {
            let store = up_to_date(&common.settings()?).await?;
            say(audit::head(&store).await?);
            Ok(ExitCode::SUCCESS)
        }
        Command::Verify { head, common } => {
            let store = up_to_date(&common.settings()?).await?;
            match audit::verify(&store, head.as_ref()).await? {
                Ok(whole) => {
                    let count = whole.head.count;
                    say(format!("{count} entries: none was changed, removed or added."));
                    say(format!("The end is {}", whole.head));
                    Ok(ExitCode::SUCCESS)
                }
                Err(broken) => {
                    say(format!("The audit log is broken. {broken}"));
                    say("Keep a copy of the database as it is, and compare it with a backup.");
                    Ok(ExitCode::FAILURE)
                }
            }
        }
    }
}
