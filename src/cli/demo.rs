//! `lintel demo`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use clap::Args;
use entity::states::Role;
use indicatif::{ProgressBar, ProgressStyle};
use serde::{Deserialize, Serialize};

use super::serve::{listen, serve};
use super::{Fault, log, say};
use crate::accounts::Passwords;
use crate::app::App;
use crate::clock::{Clock, Instant};
use crate::demo::{self, PASSWORD, Plan, SECOND_STEP_SECRET};
use crate::ids::Ids;
use crate::settings::{self, Settings};
use crate::start;

#[derive(Debug, Args)]
pub(super) struct Demo {
    /// Port to serve on
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Folder to keep the demonstration in
    #[arg(long, value_name = "DIR", default_value = "data/demo")]
    data: PathBuf,
    /// Throw away what is there and begin again
    #[arg(long)]
    fresh: bool,
    /// The same seed tells the same story
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// When the story ends and the demonstration begins, such as 2026-11-21T12:00:00Z; without it, now
    #[arg(long, value_name = "TIME")]
    now: Option<DateTime<Utc>>,
    /// An empty PostgreSQL database to make it in, such as postgres://me@127.0.0.1/demo; without it, a file in the folder
    #[arg(long, value_name = "URL")]
    database: Option<String>,
}

/// Lies in the folder once the story has been told whole. Without it the folder is half made, and is made again.
#[derive(Debug, Serialize, Deserialize)]
struct Told {
    seed: u64,
    now: Instant,
    household: String,
    /// Whether the story is in a database on a server. Its address may hold a password, so it is not kept.
    #[serde(default)]
    on_a_server: bool,
}

const WEEKS: u32 = 26;

/// The folder holds something that is not a demonstration.
#[derive(Debug, thiserror::Error)]
#[error("{0} is not empty and holds no demonstration. Name another folder with --data.")]
struct NotOurs(String);

/// The database cannot be told a story in, or is not the one that was told it.
#[derive(Debug, thiserror::Error)]
enum OtherDatabase {
    #[error("The database is not empty. Make an empty one and name it with --database.")]
    NotEmpty,
    #[error("{0} was made with --database. Name the same database again, or another folder with --data.")]
    Missing(String),
    #[error("{0} was made without --database. Leave --database out, or name another folder with --data.")]
    Needless(String),
}

pub(super) async fn run(demo: Demo) -> Result<ExitCode, Fault> {
    log();
    let listener = listen("127.0.0.1", demo.port)?;
    let told = read_told(&demo.data);
    let told = match told {
        Some(told) if !demo.fresh => same_database(&demo, told)?,
        told => {
            clear(&demo.data, told.is_some() || demo.fresh)?;
            Box::pin(tell(&demo)).await?
        }
    };
    // A time that was named is when the clock starts; otherwise the demonstration lives in the present.
    let clock = demo.now.map_or(Clock::Machine, Clock::starting_at);
    let settings = settings(&demo)?;
    let store = start::open(&settings).await?;
    let parts = start::Parts {
        clock,
        ids: Ids::from_machine(),
        passwords: Passwords::cheap()?,
    };
    let app = start::build(settings, store, parts).await?;
    say_who(&app, &told);
    serve(app, listener).await
}

/// What lies in the environment is left alone: a demonstration never writes into the service's own database.
fn settings(demo: &Demo) -> Result<Settings, Fault> {
    let mut settings = Settings::in_directory(&demo.data);
    if let Some(address) = &demo.database {
        settings.database = settings::database(address)?;
    }
    settings.port = demo.port;
    settings.demonstration = true;
    settings.public_url = format!("http://127.0.0.1:{}", demo.port);
    Ok(settings)
}

fn same_database(demo: &Demo, told: Told) -> Result<Told, OtherDatabase> {
    let folder = demo.data.display().to_string();
    match (told.on_a_server, demo.database.is_some()) {
        (true, false) => Err(OtherDatabase::Missing(folder)),
        (false, true) => Err(OtherDatabase::Needless(folder)),
        (true, true) | (false, false) => Ok(told),
    }
}

fn read_told(data: &Path) -> Option<Told> {
    serde_json::from_str(&std::fs::read_to_string(data.join("demo.json")).ok()?).ok()
}

/// Makes room. Only a folder that a demonstration has made is ever emptied.
fn clear(data: &Path, ours: bool) -> Result<(), Fault> {
    let half_made = data.join("telling").exists();
    let empty = std::fs::read_dir(data).map_or(true, |mut entries| entries.next().is_none());
    let made = ours && data.join("demo.json").exists();
    if !(empty || half_made || made) {
        return Err(Box::new(NotOurs(data.display().to_string())));
    }
    if data.exists() {
        std::fs::remove_dir_all(data)?;
    }
    std::fs::create_dir_all(data)?;
    std::fs::write(data.join("telling"), "A demonstration is being made here.\n")?;
    Ok(())
}

async fn tell(demo: &Demo) -> Result<Told, Fault> {
    let now = demo::to_the_second(demo.now.unwrap_or_else(|| Clock::Machine.now()));
    let settings = settings(demo)?;
    let store = start::open(&settings).await?;
    if !start::untouched(&store).await? {
        return Err(Box::new(OtherDatabase::NotEmpty));
    }
    start::migrate(&store).await?;
    let parts = start::Parts {
        clock: Clock::hand(now),
        ids: Ids::from_seed(demo.seed),
        passwords: Passwords::cheap()?,
    };
    let app = start::build(settings, store, parts).await?;
    demo::without_waiting_for_the_disk(&app).await?;
    let plan = Plan {
        seed: demo.seed,
        weeks: WEEKS,
        households: 2_000,
        adverts_a_week: 7,
        open_adverts: 60,
        now,
    };
    let bar = ProgressBar::new(1).with_style(ProgressStyle::with_template("{bar:40} {pos}/{len} {msg}")?);
    say("Inventing half a year of lettings. This is done once.");
    let played = demo::play(&app, plan, &mut |what, done, of| {
        bar.set_length(of);
        bar.set_position(done);
        bar.set_message(what.to_owned());
    })
    .await?;
    bar.finish_and_clear();
    let household = demo::somebody_to_be(&app, &played).await?;
    app.store.close().await?;
    let told = Told {
        seed: demo.seed,
        now,
        household,
        on_a_server: demo.database.is_some(),
    };
    std::fs::write(demo.data.join("demo.json"), serde_json::to_string_pretty(&told)?)?;
    std::fs::remove_file(demo.data.join("telling"))?;
    Ok(told)
}

fn say_who(app: &App, told: &Told) {
    say(format!(
        "\nSign in at {}/sign-in as any of these. The password is always: {PASSWORD}",
        app.settings.public_url
    ));
    say(format!(
        "  {:<14} {:<44} {}",
        "applicant", told.household, "on the register, may bid"
    ));
    for person in demo::people() {
        let role = match person.role {
            Role::Applicant => "applicant",
            Role::Provider => "provider",
            Role::Officer => "officer",
            Role::Manager => "manager",
            Role::Administrator => "administrator",
        };
        say(format!(
            "  {role:<14} {:<44} {}, {}",
            person.email, person.name, person.of
        ));
    }
    say(format!(
        "Staff also need a code; the page shows it. For an app, the secret is {SECOND_STEP_SECRET}\n"
    ));
}
