//! `lintel doctor`: is this installation healthy?

use std::process::ExitCode;

use chrono::{DateTime, Utc};

use super::{Common, Fault, say};
use crate::clock::{Clock, Instant};
use crate::mail::Transport;
use crate::partnership::{Directory, Schemes};
use crate::settings::Settings;
use crate::start;
use crate::store::Store;

pub(super) async fn run(common: Common) -> Result<ExitCode, Fault> {
    let mut sheet = Sheet::default();
    let settings = match common.settings() {
        Ok(settings) => {
            good(
                "settings",
                format!("{} on port {}", settings.public_url, settings.port),
            );
            settings
        }
        Err(fault) => {
            sheet.bad("settings", fault.to_string());
            return Ok(sheet.code());
        }
    };
    check_clock(&mut sheet, Clock::Machine.now());
    check_mail(&mut sheet, &settings).await;
    match start::open(&settings).await {
        Ok(store) => check_database(&mut sheet, &settings, &store).await,
        Err(fault) => sheet.bad("database", fault.to_string()),
    }
    Ok(sheet.code())
}

#[derive(Debug, Default)]
struct Sheet {
    faults: u32,
}

impl Sheet {
    fn bad(&mut self, what: &str, fault: impl std::fmt::Display) {
        self.faults += 1;
        say(format!("FAULT  {what:<11} {fault}"));
    }

    fn code(&self) -> ExitCode {
        if self.faults == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

fn good(what: &str, found: impl std::fmt::Display) {
    say(format!("ok     {what:<11} {found}"));
}

/// A clock before this program was written is wrong for certain.
fn check_clock(sheet: &mut Sheet, now: Instant) {
    let written: DateTime<Utc> = DateTime::from_timestamp(1_790_000_000, 0).unwrap_or_default();
    let shown = crate::dates::in_words(now);
    if now < written {
        sheet.bad(
            "clock",
            format!("it shows {shown} in London, which has passed. Set the machine's clock."),
        );
    } else {
        good("clock", format!("{shown} in London"));
    }
}

async fn check_mail(sheet: &mut Sheet, settings: &Settings) {
    let transport = match Transport::new(&settings.mail, &settings.mail_from) {
        Ok(transport) => transport,
        Err(fault) => return sheet.bad("mail", fault),
    };
    match transport.check().await {
        Ok(true) => good("mail", format!("{:?}", settings.mail)),
        Ok(false) => sheet.bad("mail", "the mail server does not answer. Check smtp_url."),
        Err(fault) => sheet.bad("mail", fault),
    }
}

async fn check_database(sheet: &mut Sheet, settings: &Settings, store: &Store) {
    good("database", &settings.database);
    match start::behind(store).await {
        Ok(0) => good("migrations", "all made"),
        Ok(missing) => {
            return sheet.bad(
                "migrations",
                format!("{missing} are missing. Run `lintel migrate`."),
            );
        }
        Err(fault) => return sheet.bad("migrations", fault),
    }
    let now = Clock::Machine.now();
    let places = match Directory::read(store, now).await {
        Ok(places) => places,
        Err(fault) => return sheet.bad("councils", fault),
    };
    good("councils", places.councils().len());
    check_schemes(sheet, store, &places, now).await;
}

/// Every council must have a scheme in force that this program can read.
async fn check_schemes(sheet: &mut Sheet, store: &Store, places: &Directory, now: Instant) {
    let (schemes, day) = (Schemes::default(), crate::dates::london_day(now));
    for council in places.councils() {
        match schemes.in_force(store.read(), council.id, day).await {
            Ok(found) => good(
                "scheme",
                format!(
                    "{}: {} {}",
                    council.name,
                    found.scheme.title(),
                    found.scheme.version()
                ),
            ),
            Err(fault) => sheet.bad("scheme", format!("{}: {fault}", council.name)),
        }
    }
    if places.councils().is_empty() {
        good("scheme", "none needed yet: there is no council");
    }
}
