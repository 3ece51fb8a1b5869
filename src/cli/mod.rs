//! The command line. Each command: help with an example, clear errors, exit status.

mod account;
mod audit;
mod backup;
mod council;
mod demo;
mod doctor;
mod import;
mod migrate;
mod scheme;
mod serve;
mod simulate;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::settings::{Settings, SettingsError};
use crate::start::{self, StartError};
use crate::store::Store;

/// Lintel: choice-based lettings for councils that share a housing service.
#[derive(Debug, Parser)]
#[command(name = "lintel", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Invent half a year of lettings and serve it, to try everything out.
    #[command(after_help = "Example:\n  lintel demo --port 8090 --fresh")]
    Demo(demo::Demo),
    /// Play weekly rounds without pages, on a clock of their own, and print a table a week.
    #[command(after_help = "Example:\n  lintel simulate --weeks 12 --seed 7")]
    Simulate(simulate::Simulate),
    /// Serve the site.
    #[command(after_help = "Example:\n  lintel serve --config /etc/lintel.toml")]
    Serve(Common),
    /// Bring the database up to date.
    #[command(after_help = "Example:\n  DATABASE_URL=postgres://lintel@db/lintel lintel migrate")]
    Migrate(Common),
    /// Check settings, database, migrations, mail, scheme and clock: one line each.
    #[command(after_help = "Example:\n  lintel doctor && lintel serve")]
    Doctor(Common),
    /// Bring in data from a published file.
    Import(import::Import),
    /// Allocation schemes: check, test, explain or compare their files.
    #[command(subcommand)]
    Scheme(scheme::Command),
    /// Assess households under a scheme: on the register or not, band or points, date, bedrooms, needs.
    #[command(after_help = format!("{}\n\nExample:\n  lintel assess ourtown.toml households.csv --as-at 2026-11-23 \
                                    --explain", scheme::HOUSEHOLDS))]
    Assess(scheme::Assess),
    /// Put the bids for one home in order.
    #[command(after_help = format!("The home has `reference`, `label` and its facts. Each bid has `reference` (the \
                                    household), `bid_at` (its time) and the household's facts; `bid` is the bid's own \
                                    id. {}\n\nExample:\n  lintel rank ourtown.toml --advert home.toml --bids \
                                    bids.csv --as-at 2026-11-23 --explain", scheme::HOUSEHOLDS))]
    Rank(scheme::Rank),
    /// Count who would move between bands if one scheme took the place of another.
    #[command(after_help = format!("{}\n\nExample:\n  lintel compare ourtown-2025.toml ourtown-2026.toml \
                                    register.csv --as-at 2026-11-23", scheme::HOUSEHOLDS))]
    Compare(scheme::Compare),
    /// Councils: add one.
    #[command(subcommand)]
    Council(council::Command),
    /// Accounts: add one for staff.
    #[command(subcommand)]
    Account(account::Command),
    /// The audit log: who did what, as a chain that shows every later change.
    #[command(subcommand)]
    Audit(audit::Command),
    /// Copy the database and the files of the data folder while the service runs.
    #[command(after_help = "Example:\n  lintel backup /mnt/backups/2026-11-23")]
    Backup(backup::Backup),
    /// Bring a backup into an empty data folder.
    #[command(after_help = "Example:\n  LINTEL_DATA=/srv/lintel lintel restore /mnt/backups/2026-11-23")]
    Restore(backup::Restore),
}

/// What every command that uses the database takes.
#[derive(Clone, Debug, Default, Args)]
pub struct Common {
    /// Settings file; without it, lintel.toml in this folder if there is one
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Common {
    fn settings(&self) -> Result<Settings, SettingsError> {
        Settings::load(
            self.config.as_deref(),
            &std::env::vars().collect::<BTreeMap<_, _>>(),
        )
    }
}

/// Something a command could not do, said for a person.
pub type Fault = Box<dyn std::error::Error>;

/// Runs the command that was typed.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match act(cli.command) {
        Ok(code) => code,
        Err(fault) => {
            say_fault(fault.as_ref());
            ExitCode::FAILURE
        }
    }
}

fn act(command: Command) -> Result<ExitCode, Fault> {
    match command {
        Command::Demo(demo) => in_runtime(demo::run(demo)),
        Command::Simulate(simulate) => in_runtime(simulate::run(simulate)),
        Command::Serve(common) => in_runtime(serve::run(common)),
        Command::Migrate(common) => in_runtime(migrate::run(common)),
        Command::Doctor(common) => in_runtime(doctor::run(common)),
        Command::Import(import) => in_runtime(import::run(import)),
        Command::Scheme(command) => scheme::run(&command),
        Command::Assess(asked) => scheme::assess(&asked),
        Command::Rank(asked) => scheme::rank(&asked),
        Command::Compare(asked) => scheme::compare(&asked),
        Command::Council(command) => in_runtime(council::run(command)),
        Command::Account(command) => in_runtime(account::run(command)),
        Command::Audit(command) => in_runtime(audit::run(command)),
        Command::Backup(backup) => in_runtime(backup::make(backup)),
        Command::Restore(restore) => in_runtime(backup::restore(restore)),
    }
}

/// Opens the database, which must be up to date.
async fn up_to_date(settings: &Settings) -> Result<Store, StartError> {
    let store = start::open(settings).await?;
    match start::behind(&store).await? {
        0 => Ok(store),
        missing => Err(StartError::Behind(missing)),
    }
}

fn in_runtime(work: impl Future<Output = Result<ExitCode, Fault>>) -> Result<ExitCode, Fault> {
    actix_web::rt::System::new().block_on(work)
}

/// One plain sentence and what to do; the causes below it, one a line.
fn say_fault(fault: &(dyn std::error::Error + 'static)) {
    eprintln!("lintel: {fault}");
    let mut next = fault.source();
    while let Some(cause) = next {
        eprintln!("  because: {cause}");
        next = cause.source();
    }
}

/// Begins logging to standard error; `RUST_LOG` chooses how much.
fn log() {
    use tracing_subscriber::EnvFilter;
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,sea_orm=warn"));
    // Ending a second time in one process is not a fault: tests do it.
    if tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init()
        .is_err()
    {
        tracing::debug!("logging had begun already");
    }
}

/// Prints one line of an answer. A reader that has seen enough, such as `head`, may go before the end.
fn say(line: impl std::fmt::Display) {
    let said = writeln!(std::io::stdout().lock(), "{line}");
    if let Err(cause) = said.map_err(|error| error.kind())
        && cause != std::io::ErrorKind::BrokenPipe
    {
        eprintln!("lintel: the answer could not be written: {cause}");
    }
}
