//! One shortlist: the home and the order's rules on top, the households in order, those left out with reasons.

use std::collections::BTreeMap;

use entity::states::ShortlistState;
use entity::{account, entry, household};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use uuid::Uuid;

use super::list::state_words;
use super::row::{EntryRow, Made, Of, OutRow, row};
use crate::access::Staff;
use crate::adverts::read::{self, Advert};
use crate::bids::ReasonLine;
use crate::dates;
use crate::error::AppError;
use crate::homes::words::{tenure_words, title_with_place};
use crate::offers::{NextPanel, next_panel};
use crate::shortlists::freeze::{Bidder, Head};
use crate::shortlists::records;
use crate::shortlists::replay::{Replayed, again};
use crate::shortlists::seal::{Ready, ready};
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::View;

#[path = "one_samples.rs"]
mod samples;

/// Households on one page of a long list.
const PER_PAGE: usize = 100;

/// One shortlist.
#[derive(Debug, Serialize)]
pub(crate) struct OneView {
    home: String,
    reference: String,
    state: String,
    tag: String,
    facts: Vec<Fact>,
    label: String,
    rule: ReasonLine,
    /// By what the places are decided.
    keys: Option<String>,
    count: String,
    rows: Vec<EntryRow>,
    out: Vec<OutRow>,
    /// `Page 1 of 3`
    pages: String,
    earlier: Option<String>,
    later: Option<String>,
    /// Where sealing posts; none when it cannot be done now.
    seal: Option<String>,
    version: i32,
    /// What must come first, or who must do it, or that it is done.
    seal_says: String,
    replay_same: bool,
    replay: String,
    fingerprint: String,
    draw: Option<String>,
    /// What can be done once the list is sealed.
    next: Option<NextPanel>,
}

/// A short fact of the home.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Fact {
    key: String,
    value: String,
}

impl View for OneView {
    const TEMPLATE: &'static str = "shortlists/one.html";

    fn samples() -> Vec<Self> {
        samples::all()
    }
}

/// `GET /officer/shortlists/{list}`
pub async fn one(ask: Ask) -> Answer {
    let staff = ask.staff()?;
    let db = ask.app.store.read();
    let list = records::of_council(db, staff.council_id, ask.id("list")?).await?;
    let entries = records::entries(db, list.id).await?;
    let advert = read::advert(db, list.advert_id)
        .await?
        .ok_or(AppError::NotFound)?;
    let head = records::head(&list)?;
    let bidders = records::bidders(db, &entries).await?;
    let replayed = again(db, &ask.app.schemes, &list, &entries, &bidders).await?;
    let scheme = ask.app.schemes.version(db, list.scheme_version_id).await?;
    let from = ask.query.get("from").parse::<usize>().unwrap_or_default();
    let shown = shown(&entries, from);
    let households = households(db, &shown).await?;
    let names = names(db, &entries, &list).await?;
    let name_of = |id: Uuid| names.get(&id).cloned().unwrap_or_default();
    let ids = entries.iter().map(|entry| entry.id);
    let bidder_of: BTreeMap<Uuid, &Bidder> = ids.zip(&bidders).collect();
    let (mut rows, mut out) = (Vec::new(), Vec::new());
    for entry in shown {
        let household = households.get(&entry.household_id).ok_or(AppError::NotFound)?;
        let council = ask.app.places.by_id(household.council_id);
        let of = Of {
            entry,
            bidder: bidder_of.get(&entry.id).ok_or(AppError::NotFound)?,
            household,
            council: council.map(|council| council.name).unwrap_or_default(),
            scheme: &scheme,
            list: list.state,
            interest: advert.is_interest(),
            as_at: list.as_at,
            named: &name_of,
        };
        match row(&of)? {
            Made::Placed(row) => rows.push(*row),
            Made::Out(row) => out.push(row),
        }
    }
    let (seal, seal_says) = sealing(&list, &entries, &staff, &name_of);
    let (state, tag) = state_words(list.state, advert.row.state);
    let next = match list.state {
        ShortlistState::Sealed => Some(next_panel(db, list.id).await?),
        ShortlistState::Ranked => None,
    };
    let view = OneView {
        home: title_with_place(Language::English, &advert.home),
        reference: advert.row.reference.clone(),
        state,
        tag: tag.to_owned(),
        facts: facts(&advert, &list),
        rule: ReasonLine {
            clause: head.clause.clone(),
            ..ReasonLine::plain(head.says.clone())
        },
        keys: in_order_of(&head.keys),
        count: counted(&advert, &head),
        label: head.label,
        pages: t!(
            Language::English,
            "web-page-of",
            number = from / PER_PAGE + 1,
            of = head.listed.div_ceil(PER_PAGE).max(1)
        ),
        earlier: (from > 0).then(|| format!("?from={}", from.saturating_sub(PER_PAGE))),
        later: (from + PER_PAGE < head.listed).then(|| format!("?from={}", from + PER_PAGE)),
        rows,
        out,
        seal,
        version: list.version,
        seal_says,
        replay_same: replayed.same(),
        replay: replay_says(&replayed),
        fingerprint: list.answer_hash.clone(),
        draw: head.draw_commitment,
        next,
    };
    page(&ask, &title(&view.reference), &view)
}

fn counted(advert: &Advert, head: &Head) -> String {
    if advert.is_interest() {
        return t!(Language::English, "shortlists-interest-count", n = head.bids);
    }
    t!(
        Language::English,
        "shortlists-bids-count",
        n = head.bids,
        listed = head.listed,
        out = head.not_considered
    )
}

/// A page of the households in order, and the first of those who were left out.
fn title(reference: &str) -> String {
    t!(Language::English, "shortlists-title-one", reference = reference)
}

fn shown(entries: &[entry::Model], from: usize) -> Vec<&entry::Model> {
    let placed = entries.iter().filter(|entry| entry.place.is_some());
    let out = entries.iter().filter(|entry| entry.place.is_none());
    placed
        .skip(from)
        .take(PER_PAGE)
        .chain(out.take(PER_PAGE))
        .collect()
}

fn replay_says(replayed: &Replayed) -> String {
    if replayed.same() {
        t!(Language::English, "shortlists-replay-same")
    } else if replayed.same_engine {
        t!(Language::English, "shortlists-replay-different")
    } else {
        t!(Language::English, "shortlists-replay-newer")
    }
}

fn in_order_of(keys: &[String]) -> Option<String> {
    let (first, more) = keys.split_first()?;
    let keys = more.iter().fold(first.clone(), |before, key| {
        t!(
            Language::English,
            "shortlists-then",
            before = before,
            key = key.as_str()
        )
    });
    Some(t!(Language::English, "shortlists-in-order-of", keys = keys))
}

fn facts(advert: &Advert, list: &entity::shortlist::Model) -> Vec<Fact> {
    let fact = |key, value| Fact { key, value };
    vec![
        fact(
            t!(Language::English, "shortlists-rent"),
            t!(
                Language::English,
                "shortlists-a-week",
                rent = advert.cost().to_string()
            ),
        ),
        fact(
            t!(Language::English, "shortlists-terms"),
            tenure_words(Language::English, advert.row.tenure),
        ),
        fact(
            t!(Language::English, "shortlists-bedrooms"),
            advert.home.bedrooms.to_string(),
        ),
        fact(
            t!(Language::English, "shortlists-room-for"),
            t!(
                Language::English,
                "shortlists-people",
                people = advert.home.max_people
            ),
        ),
        fact(
            t!(Language::English, "shortlists-landlord"),
            advert.provider.name.clone(),
        ),
        fact(
            t!(Language::English, "shortlists-closed"),
            dates::day_short(list.as_at),
        ),
        fact(
            t!(Language::English, "shortlists-free-from"),
            dates::day_short(advert.row.available_on),
        ),
    ]
}

fn sealing(
    list: &entity::shortlist::Model,
    entries: &[entry::Model],
    staff: &Staff,
    name_of: &dyn Fn(Uuid) -> String,
) -> (Option<String>, String) {
    if list.state == ShortlistState::Sealed {
        let when = list.sealed_at.map(dates::in_words).unwrap_or_default();
        let says = match list.sealed_by {
            None => t!(Language::English, "shortlists-sealed-clock", when = when),
            Some(who) => t!(
                Language::English,
                "shortlists-sealed-by",
                when = when,
                who = name_of(who)
            ),
        };
        return (None, says);
    }
    match ready(entries, staff.account_id) {
        Ready::Yes { first } => {
            let says = if first.is_some() {
                t!(Language::English, "shortlists-sealing-sends")
            } else {
                t!(Language::English, "shortlists-sealing-tells")
            };
            (Some(format!("/officer/shortlists/{}/seal", list.id)), says)
        }
        Ready::Unhandled { place } => (
            None,
            t!(Language::English, "shortlists-first-handle", place = place),
        ),
        Ready::OwnSkip { place } => (None, t!(Language::English, "shortlists-own-skip", place = place)),
    }
}

async fn households(
    db: &impl ConnectionTrait,
    shown: &[&entry::Model],
) -> Result<BTreeMap<Uuid, household::Model>, AppError> {
    let ids = shown.iter().map(|entry| entry.household_id);
    let rows = household::Entity::find()
        .filter(household::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// The names of the officers who worked on the list.
async fn names(
    db: &impl ConnectionTrait,
    entries: &[entry::Model],
    list: &entity::shortlist::Model,
) -> Result<BTreeMap<Uuid, String>, AppError> {
    let mut ids: Vec<Uuid> = entries
        .iter()
        .flat_map(|entry| [entry.verified_by, entry.skipped_by])
        .chain([list.sealed_by])
        .flatten()
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let rows: Vec<(Uuid, String)> = account::Entity::find()
        .select_only()
        .columns([account::Column::Id, account::Column::Name])
        .filter(account::Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
