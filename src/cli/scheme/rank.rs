//! `lintel rank SCHEME --advert FILE --bids FILE --as-at DATE`

use std::path::{Path, PathBuf};

use allocations::vocabulary::vocabulary;
use allocations::{
    BidFacts, NotConsidered, Question, Reason, Row as Placed, Scheme, Shortlist, Truth, assess, shortlist,
};
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use clap::Args;

use super::assess::{because, still};
use super::cells::Columns;
use super::refusal::Refusal;
use super::rows::{Faults, Row, advert, rows};
use super::table::table;
use super::{files, say_json};
use crate::cli::say;
use crate::clock::Instant;
use crate::dates::{london, london_day};

#[derive(Debug, Args)]
pub(in crate::cli) struct Rank {
    /// The scheme's file, or the name of one that comes with Lintel
    #[arg(value_name = "SCHEME")]
    scheme: PathBuf,
    /// The home: TOML, or JSON when the name ends in .json
    #[arg(long, value_name = "FILE")]
    advert: PathBuf,
    /// The bids: CSV, or JSON when the name ends in .json
    #[arg(long, value_name = "FILE")]
    bids: PathBuf,
    /// The day of the shortlist, such as 2026-11-23
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    as_at: NaiveDate,
    /// The seed of the draw, 64 hexadecimal digits, when the order has one
    #[arg(long, value_name = "HEX", value_parser = seed)]
    seed: Option<Seed>,
    /// Say for each place why, and how many households are ahead by each key
    #[arg(long)]
    explain: bool,
    /// Print for a program to read; this always has every reason
    #[arg(long)]
    pub(super) json: bool,
}

/// The 32 bytes a draw is made from.
#[derive(Clone, Debug)]
struct Seed([u8; 32]);

fn seed(text: &str) -> Result<Seed, String> {
    let bytes = data_encoding::HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok();
    let bytes = bytes.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
    bytes
        .map(Seed)
        .ok_or_else(|| "a seed is 64 hexadecimal digits".to_owned())
}

pub(super) fn run(asked: &Rank) -> Result<(), Refusal> {
    let scheme = files::scheme(&asked.scheme)?;
    let mut home = advert(
        &asked.advert,
        &Columns {
            schemes: &[&scheme],
            words: &["reference", "label"],
            advert: true,
        },
    )?;
    // An advert is of one home unless it says more.
    if !home.facts.knows("advert.homes") {
        let one = home.set("homes", 1_i64);
        one.map_err(|error| Refusal::Said(error.to_string()))?;
    }
    let labels = scheme.labels();
    if !labels.iter().any(|label| label.code == home.label) {
        let known: Vec<String> = labels
            .into_iter()
            .map(|label| format!("`{}`", label.code))
            .collect();
        return Err(Refusal::Said(format!(
            "{}: the scheme has no label `{}`. It has: {}.",
            asked.advert.display(),
            home.label,
            known.join(", ")
        )));
    }
    let bids = bids(&asked.bids, &scheme, asked.as_at)?;
    let list = shortlist(
        &scheme,
        &home,
        &bids,
        asked.as_at,
        asked.seed.as_ref().map(|seed| &seed.0),
    );
    if asked.json {
        say_json(&serde_json::json!(list));
    } else {
        print(
            &list,
            &|household, reasons| open(&scheme, &bids, (household, reasons), asked.as_at),
            asked.explain,
        );
    }
    Ok(())
}

/// Every bid of a file, or every fault in it.
fn bids(file: &Path, scheme: &Scheme, as_at: NaiveDate) -> Result<Vec<BidFacts>, Refusal> {
    let mut found = Vec::new();
    let mut faults = Faults::of(file);
    let columns = Columns {
        schemes: &[scheme],
        words: &["reference", "bid", "bid_at"],
        advert: false,
    };
    rows(
        file,
        &columns,
        &mut faults,
        &mut |row: Row, faults: &mut Faults| {
            let Some(household) = row.word("reference").map(str::to_owned) else {
                faults.says(
                    row.line,
                    "reference",
                    "Each bid needs the reference of its household.",
                );
                return;
            };
            let Some(bid_at) = row.word("bid_at").and_then(moment) else {
                let says =
                    "Each bid needs its time, such as 2026-11-20 14:05 (London) or 2026-11-20T14:05:00Z.";
                faults.says(row.line, "bid_at", says);
                return;
            };
            faults.impossible(&row, as_at);
            found.push(BidFacts {
                bid_id: row.word("bid").unwrap_or(&household).to_owned(),
                household_ref: household,
                bid_at,
                bid_on: london_day(bid_at),
                facts: row.facts.into(),
            });
        },
    )?;
    faults.refuse()?;
    Ok(found)
}

/// A time with its zone, or a time in London.
fn moment(words: &str) -> Option<Instant> {
    if let Ok(at) = DateTime::parse_from_rfc3339(words) {
        return Some(at.to_utc());
    }
    let local = ["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S%.f"]
        .iter()
        .find_map(|shape| NaiveDateTime::parse_from_str(words, shape).ok())?;
    Some(london(local.date(), local.time()))
}

/// What is still to be known of a household, as questions to ask.
fn open(
    scheme: &Scheme,
    bids: &[BidFacts],
    (household, reasons): (&str, &[Reason]),
    as_at: NaiveDate,
) -> Vec<String> {
    let bid = bids.iter().find(|bid| bid.household_ref == household);
    let answer = bid.map(|bid| assess(scheme, &bid.facts, as_at));
    let mut questions = answer.map(|answer| answer.questions).unwrap_or_default();
    // What only this home asks about is no question of the register.
    let waiting = reasons.iter().filter(|reason| reason.answer == Truth::Unknown);
    for fact in waiting.flat_map(|reason| &reason.facts) {
        let asked = |one: &Question| one.fact == fact.name && one.nth == fact.nth;
        if fact.value == "not known" && !questions.iter().any(asked) {
            questions.push(Question {
                fact: fact.name.clone(),
                nth: fact.nth,
                label: fact.label.clone(),
                asks: asks(scheme, &fact.name),
            });
        }
    }
    questions.iter().map(still).collect()
}

/// The question on the form for a fact of the household; empty for any other.
fn asks(scheme: &Scheme, name: &str) -> String {
    let own = scheme.own_facts().iter().find(|fact| fact.name == name);
    let fact = own.or_else(|| vocabulary().fact(name).map(|(_, fact)| fact));
    fact.map(|fact| fact.asks.clone()).unwrap_or_default()
}

/// The questions that are open of a household, by its reference.
type Open<'a> = &'a dyn Fn(&str, &[Reason]) -> Vec<String>;

fn print(list: &Shortlist, open: Open<'_>, explain: bool) {
    if explain {
        for row in &list.rows {
            explained(row, open);
        }
    } else {
        let rows: Vec<Vec<String>> = list.rows.iter().map(line).collect();
        say(table(
            &[
                "place",
                "household",
                "bid",
                "stage",
                "tier",
                "below the one above by",
            ],
            &rows,
        ));
    }
    if !list.not_considered.is_empty() {
        say("\nNot considered:");
        for one in &list.not_considered {
            left_out(one, open);
        }
    }
    if let Some(commitment) = &list.draw_commitment {
        say(format!("\nThe draw's seed has the SHA-256 {commitment}."));
    }
    if list.draw_missing {
        say("\nThis order ends in a draw and no seed was given (--seed). Reference numbers stand in for it.");
    }
}

fn line(row: &Placed) -> Vec<String> {
    vec![
        row.place.to_string(),
        row.household_ref.clone(),
        row.bid_id.clone(),
        row.stage.to_string(),
        row.tier.map(|tier| tier.to_string()).unwrap_or_default(),
        row.below
            .as_ref()
            .map(|below| format!("{}: {} after {}", below.key, below.here, below.above))
            .unwrap_or_default(),
    ]
}

fn explained(row: &Placed, open: Open<'_>) {
    say(format!(
        "{}. {} (bid {})",
        row.place, row.household_ref, row.bid_id
    ));
    for key in &row.keys {
        let open = if key.known {
            ""
        } else {
            " (not known, so it stands at its worst)"
        };
        say(format!("   {}: {}{open}", key.key, key.value));
    }
    if let Some(below) = &row.below {
        say(format!(
            "   Below the one above by {}: {} after {}.",
            below.key, below.here, below.above
        ));
    }
    for ahead in &row.ahead {
        say(format!("   Ahead by {}: {}", ahead.key, ahead.households));
    }
    for reason in &row.reasons {
        say(format!("   {}", because(reason)));
    }
    if row.keys.iter().any(|key| !key.known) {
        for question in open(&row.household_ref, &row.reasons) {
            say(format!("   {question}"));
        }
    }
}

fn left_out(one: &NotConsidered, open: Open<'_>) {
    say(format!("  {} (bid {})", one.household_ref, one.bid_id));
    for reason in &one.reasons {
        say(format!("    {}", because(reason)));
    }
    if one.reasons.iter().any(|reason| reason.answer == Truth::Unknown) {
        for question in open(&one.household_ref, &one.reasons) {
            say(format!("    {question}"));
        }
    }
}
