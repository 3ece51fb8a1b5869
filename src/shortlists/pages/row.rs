//! One household on a list, as an officer sees it: why it stands there, and what can be done. Never an address.

use allocations::{Reason, Row};
use entity::states::{EntryState, ShortlistState};
use entity::{entry, household};
use serde::Serialize;

use crate::bids::{self, ReasonLine};
use crate::dates;
use crate::error::AppError;
use crate::partnership::InForce;
use crate::shortlists::codes::skip_code;
use crate::shortlists::freeze::Bidder;
use crate::shortlists::records::{self, Listed};
use crate::t;
use crate::texts::Language;

/// A household with a place.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EntryRow {
    pub place: u32,
    pub id: String,
    pub reference: String,
    /// Address hidden, each reading recorded.
    pub sensitive: bool,
    pub band: String,
    pub date: String,
    pub bedrooms: String,
    /// The council that looks after the household, and the tier of the label.
    pub connection: String,
    /// The key that placed it below the row above.
    pub decided_by: String,
    pub state: String,
    pub tag: String,
    pub reasons: Vec<ReasonLine>,
    pub ahead: Vec<String>,
    pub keys: Vec<String>,
    pub facts: Vec<String>,
    pub checked: Option<String>,
    pub skipped: Option<Skipped>,
    /// Paths of what can be done, when it can.
    pub verify: Option<String>,
    pub unverify: Option<String>,
    pub skip: Option<String>,
    pub unskip: Option<String>,
}

/// Why a household was passed over.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Skipped {
    pub why: String,
    pub says: String,
    pub note: Option<String>,
    pub by: String,
}

/// A household without a place.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct OutRow {
    pub reference: String,
    pub reasons: Vec<ReasonLine>,
}

/// What a row is made from.
pub(super) struct Of<'a> {
    pub entry: &'a entry::Model,
    pub bidder: &'a Bidder,
    pub household: &'a household::Model,
    pub council: String,
    pub scheme: &'a InForce,
    pub list: ShortlistState,
    /// A private landlord chooses, and checks whom they choose.
    pub interest: bool,
    pub as_at: chrono::NaiveDate,
    pub named: &'a dyn Fn(uuid::Uuid) -> String,
}

/// Either kind of row.
pub(super) enum Made {
    Placed(Box<EntryRow>),
    Out(OutRow),
}

pub(super) fn row(of: &Of<'_>) -> Result<Made, AppError> {
    Ok(match records::listed(of.entry)? {
        Listed::Out(out) => Made::Out(OutRow {
            reference: of.household.reference.clone(),
            reasons: out.reasons.iter().map(ReasonLine::for_officers).collect(),
        }),
        Listed::Row(row) => Made::Placed(Box::new(placed(of, &row))),
    })
}

fn placed(of: &Of<'_>, row: &Row) -> EntryRow {
    let entry = of.entry;
    let assessed = allocations::assess(&of.scheme.scheme, &of.bidder.bid.facts, of.as_at);
    let (least, most) = (assessed.bedrooms.least, assessed.bedrooms.most);
    let council = short(&of.council);
    let here = format!("/officer/shortlists/{}/entries/{}", entry.shortlist_id, entry.id);
    let waits = entry.state == EntryState::Waiting;
    let checked = entry.verified_by.is_some();
    let act = |when: bool, act: &str| when.then(|| format!("{here}/{act}"));
    let (state, tag) = state(entry);
    // what a hidden household's facts say may tell where it lives
    let facts = if of.household.sensitive {
        Vec::new()
    } else {
        facts(&row.reasons)
    };
    EntryRow {
        place: row.place,
        id: entry.id.to_string(),
        reference: of.household.reference.clone(),
        sensitive: of.household.sensitive,
        band: entry.band.clone().unwrap_or_else(|| "–".to_owned()),
        date: entry
            .priority_date
            .map_or_else(|| "–".to_owned(), dates::day_short),
        bedrooms: if least == most {
            least.to_string()
        } else {
            t!(
                Language::English,
                "shortlists-rooms-between",
                least = least,
                most = most
            )
        },
        connection: row.tier.map_or_else(
            || council.to_owned(),
            |tier| {
                t!(
                    Language::English,
                    "shortlists-connection-group",
                    council = council,
                    tier = tier
                )
            },
        ),
        decided_by: decided_by(row),
        state,
        tag: tag.to_owned(),
        reasons: row.reasons.iter().map(ReasonLine::for_officers).collect(),
        ahead: row
            .ahead
            .iter()
            .map(|ahead| bids::ahead(Language::English, ahead))
            .collect(),
        keys: row
            .keys
            .iter()
            .map(|key| {
                // The number of a draw is one long word; whatever else there is has words to be read.
                let most = if key.value.contains(' ') { 48 } else { 24 };
                let value: String = key.value.chars().take(most).collect();
                format!("{}: {value}", capital(&key.key))
            })
            .collect(),
        facts,
        checked: checked_by(of),
        skipped: skipped(of),
        verify: act(waits && !checked && !of.interest, "verify"),
        unverify: act(waits && checked && of.list == ShortlistState::Ranked, "unverify"),
        skip: act(waits, "skip"),
        unskip: act(entry.state == EntryState::Skipped, "unskip"),
    }
}

/// The key that placed a household below the one above.
fn decided_by(row: &Row) -> String {
    row.below.as_ref().map_or_else(
        || t!(Language::English, "shortlists-first"),
        |below| match below.key.as_str() {
            "the recorded draw" | "reference number" => capital(&below.key),
            _ => t!(
                Language::English,
                "shortlists-below",
                key = capital(&below.key),
                here = below.here.as_str(),
                above = below.above.as_str()
            ),
        },
    )
}

fn checked_by(of: &Of<'_>) -> Option<String> {
    let entry = of.entry;
    entry.verified_by.zip(entry.verified_at).map(|(who, when)| {
        t!(
            Language::English,
            "shortlists-checked-by",
            who = (of.named)(who),
            when = dates::in_words(when)
        )
    })
}

fn skipped(of: &Of<'_>) -> Option<Skipped> {
    let code = skip_code(of.entry.skip_code.as_deref()?)?;
    Some(Skipped {
        why: code.title(),
        says: of.entry.skip_says.clone().unwrap_or_default(),
        note: of.entry.skip_note.clone(),
        by: of.entry.skipped_by.map(of.named).unwrap_or_default(),
    })
}

fn facts(reasons: &[Reason]) -> Vec<String> {
    let mut said: Vec<String> = reasons
        .iter()
        .flat_map(|reason| &reason.facts)
        .map(|fact| format!("{}: {}", capital(&fact.label), fact.value))
        .collect();
    said.dedup();
    said
}

fn state(entry: &entry::Model) -> (String, &'static str) {
    match entry.state {
        EntryState::Waiting if entry.verified_by.is_some() => (
            t!(Language::English, "shortlists-entry-checked"),
            "govuk-tag--turquoise",
        ),
        EntryState::Waiting => (
            t!(Language::English, "shortlists-entry-waiting"),
            "govuk-tag--grey",
        ),
        EntryState::Skipped => (
            t!(Language::English, "shortlists-entry-skipped"),
            "govuk-tag--orange",
        ),
        EntryState::Nominated => (
            t!(Language::English, "shortlists-entry-nominated"),
            "govuk-tag--purple",
        ),
        EntryState::Refused => (
            t!(Language::English, "shortlists-entry-refused"),
            "govuk-tag--red",
        ),
        EntryState::Let => (t!(Language::English, "shortlists-entry-let"), "govuk-tag--green"),
        EntryState::Passed => (
            t!(Language::English, "shortlists-entry-passed"),
            "govuk-tag--grey",
        ),
        EntryState::NotConsidered => (
            t!(Language::English, "shortlists-entry-not-considered"),
            "govuk-tag--grey",
        ),
    }
}

/// `South Norfolk` of `South Norfolk Council`.
fn short(council: &str) -> &str {
    let short = council.trim_end_matches(" Council");
    short.trim_end_matches(" District")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
