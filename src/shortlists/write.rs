//! Writing a list that has been worked out: the list, an entry for every bid, what became of the bids.
//! Telling of it comes after: see `tell`.

use entity::states::{AdvertState, ShortlistState};
use entity::{advert, entry, shortlist};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Statement, Value};
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
pub(super) async fn all(tx: &impl ConnectionTrait, at: &Moment, made: &Prepared) -> Result<Uuid, AppError> {
    for some in made.lines.chunks(AT_ONCE) {
        bids(tx, at, some).await?;
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

/// Every counted bid becomes listed, with its place, or not considered, with its reasons. Each must still be live.
async fn bids(tx: &impl ConnectionTrait, at: &Moment, lines: &[Line]) -> Result<(), AppError> {
    let backend = tx.get_database_backend();
    let mut values: Vec<Value> = vec![at.now.into()];
    let now = mark(backend, 1);
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        let of = |value: usize| mark(backend, values.len() + value);
        rows.push(format!("({}, {}, {})", of(1), of(2), of(3)));
        values.extend([line.bid_id.into(), line.place.into(), line.outcome.clone().into()]);
    }
    let rows = rows.join(", ");
    let sql = format!(
        "UPDATE bids SET place = v.column2, outcome_says = v.column3, \
         state = CASE WHEN v.column2 IS NULL THEN 'not_considered' ELSE 'listed' END, \
         outcome = CASE WHEN v.column2 IS NULL THEN 'not_considered' END, \
         decided_at = CASE WHEN v.column2 IS NULL THEN {now} END \
         FROM (VALUES {rows}) AS v WHERE bids.id = v.column1 AND bids.state = 'placed'"
    );
    let statement = Statement::from_sql_and_values(backend, sql, values);
    let moved = tx.execute_raw(statement).await?.rows_affected();
    // None may be left over. That none came in between is what the transaction sees to.
    if usize::try_from(moved).ok() == Some(lines.len()) {
        Ok(())
    } else {
        Err(AppError::Stale)
    }
}
