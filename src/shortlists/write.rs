//! Writing a list that has been worked out: the list, an entry for every bid, what became of the bids.
//! Telling of it comes after: see `tell`.

use entity::states::{AdvertState, BidState, ShortlistState};
use entity::{advert, bid, entry, shortlist};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Statement,
    Value,
};
use serde_json::json;
use uuid::Uuid;

use super::freeze::ENGINE;
use super::prepare::{Line, Prepared, text};
use crate::audit::{self, By, Entry};
use crate::error::AppError;
use crate::ids::Moment;
use crate::store::{Rows, mark};

/// Bids changed in one statement: SQLite takes at most 32,766 values.
const AT_ONCE: usize = 500;

/// Writes everything that closing leaves behind. Returns the list's id.
///
/// # Errors
/// [`AppError::Stale`] when there are other live bids than those of the list, or one of them, its household or its
/// assessment has changed since it was read.
pub(super) async fn all(tx: &impl ConnectionTrait, at: &Moment, made: &Prepared) -> Result<Uuid, AppError> {
    let live = bid::Entity::find()
        .filter(bid::Column::AdvertId.eq(made.advert.row.id))
        .filter(bid::Column::State.eq(BidState::Placed))
        .count(tx)
        .await?;
    if usize::try_from(live).ok() != Some(made.lines.len()) {
        return Err(AppError::Stale);
    }
    for some in made.lines.chunks(AT_ONCE) {
        bids(tx, at, made.advert.row.council_id, some).await?;
    }
    let shortlist_id = at.id();
    let mut rows = Rows::default();
    rows.add([list(at, shortlist_id, made)?]);
    entries(&mut rows, at, shortlist_id, &made.lines);
    let by = By::the_clock(Some(made.advert.row.council_id));
    let counts = json!({"bids": made.head.bids, "listed": made.head.listed, "hash": made.hash});
    let entry = Entry::new("close", "shortlist", shortlist_id).to(&counts);
    rows.add([audit::row(at, &by, entry)]);
    rows.write(tx).await?;
    if made.interest {
        seal(tx, made.advert.row.id).await?;
    }
    Ok(shortlist_id)
}

fn list(at: &Moment, id: Uuid, made: &Prepared) -> Result<shortlist::ActiveModel, AppError> {
    // Interest is passed to the landlord as it stands: there is nothing for an officer to decide.
    let sealed = made.interest;
    Ok(shortlist::ActiveModel {
        id: Set(id),
        advert_id: Set(made.advert.row.id),
        council_id: Set(made.advert.row.council_id),
        state: Set(if sealed {
            ShortlistState::Sealed
        } else {
            ShortlistState::Ranked
        }),
        scheme_version_id: Set(made.scheme_version_id),
        engine: Set(ENGINE.to_owned()),
        as_at: Set(made.as_at),
        frozen_at: Set(at.now),
        input: Set(made.input.clone()),
        answer: Set(text(&made.head)?),
        answer_hash: Set(made.hash.clone()),
        sealed_by: Set(None),
        sealed_at: Set(sealed.then_some(at.now)),
        version: Set(1),
        told_at: Set(None),
    })
}

async fn seal(tx: &impl ConnectionTrait, advert_id: Uuid) -> Result<(), AppError> {
    advert::Entity::update_many()
        .col_expr(advert::Column::State, Expr::value(AdvertState::Sealed))
        .filter(advert::Column::Id.eq(advert_id))
        .filter(advert::Column::State.eq(AdvertState::Closed))
        .exec(tx)
        .await?;
    Ok(())
}

fn entries(rows: &mut Rows, at: &Moment, shortlist_id: Uuid, lines: &[Line]) {
    // what is not set yet is left out: it is empty by itself
    let entries = lines.iter().map(|line| entry::ActiveModel {
        id: Set(at.id()),
        shortlist_id: Set(shortlist_id),
        bid_id: Set(line.bid_id),
        household_id: Set(line.household_id),
        place: Set(line.place),
        state: Set(line.state),
        band: Set(line.band.clone()),
        priority_date: Set(line.priority_date),
        facts: Set(line.facts.clone()),
        reasons: Set(line.reasons.clone()),
        assessment_id: Set(line.assessment_id),
        ..entry::ActiveModel::default()
    });
    rows.add(entries);
}

/// Every counted bid becomes listed, with its place, or not considered, with its reasons. Each must still be live and as
/// it was read, with the same version of its household and the same assessment in force.
async fn bids(
    tx: &impl ConnectionTrait,
    at: &Moment,
    council_id: Uuid,
    lines: &[Line],
) -> Result<(), AppError> {
    let backend = tx.get_database_backend();
    let mut values: Vec<Value> = vec![at.now.into()];
    let now = mark(backend, 1);
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        let of = |value: usize| mark(backend, values.len() + value);
        let [bid, place, outcome] = [of(1), of(2), of(3)];
        let [placed_at, version, assessment] = [of(4), of(5), of(6)];
        rows.push(format!(
            "({bid}, {place}, {outcome}, {placed_at}, {version}, {assessment})"
        ));
        values.extend([
            line.bid_id.into(),
            line.place.into(),
            line.outcome.clone().into(),
            line.placed_at.into(),
            line.household_version.into(),
            line.assessment_id.into(),
        ]);
    }
    let rows = rows.join(", ");
    values.push(council_id.into());
    let council = mark(backend, values.len());
    let sql = format!(
        "UPDATE bids SET place = v.column2, outcome_says = v.column3, \
         state = CASE WHEN v.column2 IS NULL THEN 'not_considered' ELSE 'listed' END, \
         outcome = CASE WHEN v.column2 IS NULL THEN 'not_considered' END, \
         decided_at = CASE WHEN v.column2 IS NULL THEN {now} END \
         FROM (VALUES {rows}) AS v \
         WHERE bids.id = v.column1 AND bids.state = 'placed' AND bids.placed_at = v.column4 \
         AND v.column5 = (SELECT households.version FROM households WHERE households.id = bids.household_id) \
         AND v.column6 IS NOT DISTINCT FROM (SELECT assessments.id FROM assessments \
           WHERE assessments.household_id = bids.household_id AND assessments.council_id = {council} \
           AND assessments.current = TRUE)"
    );
    let statement = Statement::from_sql_and_values(backend, sql, values);
    let moved = tx.execute_raw(statement).await?.rows_affected();
    if usize::try_from(moved).ok() == Some(lines.len()) {
        Ok(())
    } else {
        Err(AppError::Stale)
    }
}
