//! `lintel simulate`

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::{Fault, say};
use crate::accounts::Passwords;
use crate::clock::Clock;
use crate::demo::{self, Plan, Tally};
use crate::ids::Ids;
use crate::settings::Settings;
use crate::start;
use crate::store::Place;

#[derive(Debug, Args)]
pub(super) struct Simulate {
    /// How many weekly rounds to play
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=520))]
    weeks: u32,
    /// The same seed tells the same story
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Folder to keep what was played in; without it, a folder that is thrown away
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// How many households the register will have had
    #[arg(long, default_value_t = 1_000)]
    households: u32,
    /// Adverts a week
    #[arg(long, default_value_t = 12)]
    adverts: u32,
    /// When the last round has closed
    #[arg(long, value_name = "TIME", default_value = "2026-11-25T12:00:00Z")]
    now: DateTime<Utc>,
    /// Print JSON, one week a line
    #[arg(long)]
    json: bool,
}

/// The folder is in use.
#[derive(Debug, thiserror::Error)]
#[error("{0} has a database already. Name an empty folder with --data.")]
struct InUse(String);

pub(super) async fn run(simulate: Simulate) -> Result<ExitCode, Fault> {
    let passing = std::env::temp_dir().join(format!("lintel-simulate-{}", std::process::id()));
    let folder = simulate.data.clone().unwrap_or_else(|| passing.clone());
    let mut settings = Settings::in_directory(&folder);
    if let Some(address) = std::env::var("DATABASE_URL")
        .ok()
        .filter(|address| address.starts_with("postgres"))
    {
        settings.database = Place::Postgres(address);
    } else if folder.join("lintel.sqlite3").exists() {
        return Err(Box::new(InUse(folder.display().to_string())));
    }
    let played = Box::pin(play(&simulate, settings)).await;
    if simulate.data.is_none() && passing.exists() {
        std::fs::remove_dir_all(&passing)?;
    }
    for line in lines(&played?, simulate.json)? {
        say(line);
    }
    Ok(ExitCode::SUCCESS)
}

async fn play(simulate: &Simulate, settings: Settings) -> Result<Vec<Tally>, Fault> {
    let store = start::open(&settings).await?;
    start::migrate(&store).await?;
    let parts = start::Parts {
        clock: Clock::hand(simulate.now),
        ids: Ids::from_seed(simulate.seed),
        passwords: Passwords::cheap()?,
    };
    let app = start::build(settings, store, parts).await?;
    demo::without_waiting_for_the_disk(&app).await?;
    let plan = Plan {
        seed: simulate.seed,
        weeks: simulate.weeks,
        households: simulate.households,
        adverts_a_week: simulate.adverts,
        open_adverts: 0,
        now: simulate.now,
    };
    let bar = ProgressBar::new(1).with_style(ProgressStyle::with_template("{bar:40} {pos}/{len} {msg}")?);
    let played = demo::play(&app, plan, &mut |what, done, of| {
        bar.set_length(of);
        bar.set_position(done);
        bar.set_message(what.to_owned());
    })
    .await?;
    bar.finish_and_clear();
    app.store.close().await?;
    Ok(played.tallies)
}

fn lines(tallies: &[Tally], json: bool) -> Result<Vec<String>, Fault> {
    if json {
        return Ok(tallies
            .iter()
            .map(serde_json::to_string)
            .collect::<Result<_, _>>()?);
    }
    let row = |cells: Vec<String>| -> String {
        let cells: Vec<String> = cells.iter().map(|cell| format!("{cell:>11}")).collect();
        cells.concat()
    };
    let mut lines = vec![row(Tally::HEADINGS.map(str::to_owned).to_vec())];
    lines.extend(
        tallies
            .iter()
            .map(|tally| row(tally.numbers().map(|number| number.to_string()).to_vec())),
    );
    let mut total = Tally::default();
    for tally in tallies {
        total.add(tally);
    }
    let mut last = total.numbers().map(|number| number.to_string()).to_vec();
    if let Some(first) = last.first_mut() {
        "total".clone_into(first);
    }
    lines.push(row(last));
    Ok(lines)
}
