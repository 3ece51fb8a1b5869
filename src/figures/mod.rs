//! A manager's figures for the council they act for: how many adverts, bids, lets and refusals, in counts that can
//! be added up by hand.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate, NaiveTime};
use entity::states::{AdvertState, BidState, NominationState};
use entity::{advert, bid, letting, nomination};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use serde::Serialize;
use uuid::Uuid;

use crate::adverts::words::{STATES, state_words};
use crate::clock::Instant;
use crate::dates::{day_short, london, london_day};
use crate::error::AppError;
use crate::offers;
use crate::results::Month;
use crate::t;
use crate::texts::{Language, grouped};
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::View;

/// One number with its words.
#[derive(Clone, Debug, Serialize)]
struct Figure {
    number: String,
    label: String,
    note: String,
}

/// One line of a small table, with its share of the longest bar.
#[derive(Clone, Debug, Serialize)]
struct Line {
    label: String,
    text: String,
    /// 0 to 100.
    share: u64,
}

/// One month.
#[derive(Clone, Debug, Serialize)]
struct MonthRow {
    month: String,
    lets: String,
    bids: String,
    /// Bids counted on each home, on the whole.
    each: String,
}

/// The page.
#[derive(Debug, Serialize)]
pub(crate) struct FiguresView {
    council: String,
    period: String,
    figures: Vec<Figure>,
    states: Vec<Line>,
    months: Vec<MonthRow>,
    refusals: Vec<Line>,
    refused: String,
}

impl View for FiguresView {
    const TEMPLATE: &'static str = "figures/figures.html";

    fn samples() -> Vec<Self> {
        let line = Line {
            label: "It is too far from school or college".into(),
            text: "3".into(),
            share: 100,
        };
        let full = Self {
            council: "South Norfolk Council".into(),
            period: "From 21 May 2026 to 21 November 2026.".into(),
            figures: vec![Figure {
                number: "120".into(),
                label: "homes let".into(),
                note: String::new(),
            }],
            states: vec![line.clone()],
            months: vec![MonthRow {
                month: "November 2026".into(),
                lets: "12".into(),
                bids: "340".into(),
                each: "28".into(),
            }],
            refusals: vec![line],
            refused: "3 nominations ended in a refusal.".into(),
        };
        let empty = Self {
            council: "South Norfolk Council".into(),
            period: "From 21 May 2026 to 21 November 2026.".into(),
            figures: Vec::new(),
            states: Vec::new(),
            months: Vec::new(),
            refusals: Vec::new(),
            refused: "No nomination ended in a refusal.".into(),
        };
        vec![full, empty]
    }
}

/// How many months back the figures go.
const MONTHS: u32 = 6;

/// `GET /manager`
pub async fn figures(ask: Ask) -> Answer {
    let staff = ask.staff()?;
    let council = ask.app.places.by_id(staff.council_id).ok_or(AppError::NotFound)?;
    let db = ask.app.store.read();
    let today = london_day(ask.at.now);
    let from = today.checked_sub_months(Months::new(MONTHS)).unwrap_or(today);
    let since = london(from, NaiveTime::MIN);
    let lets = lets(db, council.id, since).await?;
    let (ended, refusals) = refusals(db, council.id, since).await?;
    let states = states(db, council.id).await?;
    let bids = bids(db, council.id, since).await?;
    let figure = |number: String, label: String, note: String| Figure { number, label, note };
    let refused: u64 = refusals.iter().map(|(_, count)| count).sum();
    let view = FiguresView {
        council: council.name,
        period: t!(
            Language::English,
            "figures-period",
            from = day_short(from),
            until = day_short(today)
        ),
        figures: vec![
            figure(
                lets.len().to_string(),
                t!(Language::English, "figures-homes-let"),
                String::new(),
            ),
            figure(
                grouped(bids),
                t!(Language::English, "figures-bids"),
                String::new(),
            ),
            figure(
                refused.to_string(),
                t!(Language::English, "figures-nominations-refused"),
                t!(Language::English, "figures-of-ended", ended = ended),
            ),
            figure(
                without_bids(db, council.id, since).await?.to_string(),
                t!(Language::English, "figures-without-bid"),
                String::new(),
            ),
        ],
        states: bars(
            STATES
                .iter()
                .filter(|state| **state != AdvertState::Draft)
                .map(|state| {
                    let count = states.get(state).copied().unwrap_or_default();
                    (state_words(*state), count)
                })
                .collect(),
        ),
        months: months(&lets, from),
        refused: t!(Language::English, "figures-refused", n = refused),
        refusals: bars(refusals),
    };
    page(&ask, &t!(Language::English, "figures-title"), &view)
}

/// Day of the let and bids counted, newest first.
async fn lets(
    db: &impl ConnectionTrait,
    council_id: Uuid,
    since: Instant,
) -> Result<Vec<(NaiveDate, i32)>, AppError> {
    let mut found: Vec<(NaiveDate, i32)> = letting::Entity::find()
        .filter(letting::Column::CouncilId.eq(council_id))
        .filter(letting::Column::LetAt.gte(since))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (london_day(row.let_at), row.bids))
        .collect();
    found.sort_by_key(|(day, bids)| (std::cmp::Reverse(*day), *bids));
    Ok(found)
}

/// Every month from that of `from` to that of the newest let; none where nothing was let.
fn months(lets: &[(NaiveDate, i32)], from: NaiveDate) -> Vec<MonthRow> {
    let mut found: BTreeMap<Month, (u64, u64)> = BTreeMap::new();
    if let Some((newest, _)) = lets.first() {
        let days = (0..=MONTHS).filter_map(|n| from.checked_add_months(Months::new(n)));
        let known = days.map(Month::of).filter(|month| *month <= Month::of(*newest));
        found.extend(known.map(|month| (month, (0, 0))));
    }
    for (day, bids) in lets {
        let month = found.entry(Month::of(*day)).or_default();
        month.0 += 1;
        month.1 += u64::try_from(*bids).unwrap_or_default();
    }
    found
        .into_iter()
        .rev()
        .map(|(month, (lets, bids))| MonthRow {
            month: month.in_words(Language::English),
            lets: lets.to_string(),
            bids: grouped(bids),
            each: (bids + lets / 2)
                .checked_div(lets)
                .unwrap_or_default()
                .to_string(),
        })
        .collect()
}

async fn states(db: &impl ConnectionTrait, council_id: Uuid) -> Result<BTreeMap<AdvertState, u64>, AppError> {
    let rows: Vec<(AdvertState, i64)> = advert::Entity::find()
        .select_only()
        .column(advert::Column::State)
        .column_as(advert::Column::Id.count(), "adverts")
        .filter(advert::Column::CouncilId.eq(council_id))
        .group_by(advert::Column::State)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(state, count)| (state, u64::try_from(count).unwrap_or_default()))
        .collect())
}

/// Bids on the council's adverts that were not withdrawn.
async fn bids(db: &impl ConnectionTrait, council_id: Uuid, since: Instant) -> Result<u64, AppError> {
    let own = advert::Entity::find()
        .select_only()
        .column(advert::Column::Id)
        .filter(advert::Column::CouncilId.eq(council_id))
        .into_query();
    let counted: Option<i64> = bid::Entity::find()
        .select_only()
        .column_as(bid::Column::Id.count(), t!(Language::English, "figures-bids"))
        .filter(bid::Column::AdvertId.in_subquery(own))
        .filter(bid::Column::State.ne(BidState::Withdrawn))
        .filter(bid::Column::PlacedAt.gte(since))
        .into_tuple()
        .one(db)
        .await?;
    Ok(counted
        .and_then(|count| u64::try_from(count).ok())
        .unwrap_or_default())
}

/// Adverts that closed in the time without anybody's bid.
async fn without_bids(
    db: &impl ConnectionTrait,
    council_id: Uuid,
    since: Instant,
) -> Result<usize, AppError> {
    let with = bid::Entity::find()
        .select_only()
        .column(bid::Column::AdvertId)
        .filter(bid::Column::State.ne(BidState::Withdrawn))
        .into_query();
    let closed = [
        AdvertState::Closed,
        AdvertState::Sealed,
        AdvertState::Let,
        AdvertState::Unlet,
    ];
    let found = advert::Entity::find()
        .filter(advert::Column::CouncilId.eq(council_id))
        .filter(advert::Column::State.is_in(closed))
        .filter(advert::Column::ClosesAt.gte(since))
        .filter(advert::Column::Id.in_subquery(with).not())
        .all(db)
        .await?;
    Ok(found.len())
}

/// How many nominations ended, and why those ended that did not lead to a let: most common first.
async fn refusals(
    db: &impl ConnectionTrait,
    council_id: Uuid,
    since: Instant,
) -> Result<(usize, Vec<(String, u64)>), AppError> {
    let ended = nomination::Entity::find()
        .filter(nomination::Column::CouncilId.eq(council_id))
        .filter(nomination::Column::Live.eq(false))
        .filter(nomination::Column::EndedAt.gte(since))
        .all(db)
        .await?;
    let mut reasons: BTreeMap<String, u64> = BTreeMap::new();
    for row in &ended {
        let by_household = match row.state {
            NominationState::RefusedByApplicant => true,
            NominationState::RefusedByProvider => false,
            NominationState::Sent
            | NominationState::Viewing
            | NominationState::Offered
            | NominationState::Accepted
            | NominationState::Withdrawn
            | NominationState::Let => continue,
        };
        let why = row
            .refusal_code
            .as_deref()
            .map_or_else(|| t!(Language::English, "figures-no-reason"), offers::words);
        let reason = if by_household {
            t!(Language::English, "figures-household-refused", why = why)
        } else {
            t!(Language::English, "figures-landlord-refused", why = why)
        };
        *reasons.entry(reason).or_default() += 1;
    }
    let mut sorted: Vec<(String, u64)> = reasons.into_iter().collect();
    sorted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok((ended.len(), sorted))
}

fn bars(counts: Vec<(String, u64)>) -> Vec<Line> {
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts
        .into_iter()
        .map(|(label, count)| Line {
            label,
            text: grouped(count),
            share: (count * 100).checked_div(most).unwrap_or_default(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{bars, months};

    #[test]
    fn a_month_without_a_let_has_its_row() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let rows = months(&[(day(11, 3), 9), (day(8, 20), 4)], day(7, 21));
        let said: Vec<(&str, &str)> = rows
            .iter()
            .map(|row| (row.month.as_str(), row.lets.as_str()))
            .collect();
        assert_eq!(
            said,
            [
                ("November 2026", "1"),
                ("October 2026", "0"),
                ("September 2026", "0"),
                ("August 2026", "1"),
                ("July 2026", "0")
            ]
        );
        assert!(months(&[], day(7, 21)).is_empty());
    }

    #[test]
    fn bars_are_shares_of_the_longest() {
        let lines = bars(vec![("a".into(), 4), ("b".into(), 1), ("c".into(), 0)]);
        let shares: Vec<u64> = lines.iter().map(|line| line.share).collect();
        assert_eq!(shares, [100, 25, 0]);
    }
}
