//! Walks the chain from its beginning and names the first link that does not hold.

use std::fmt;

use chrono::SecondsFormat;
use entity::{audit, audit_head};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use super::chain::{self, BEGINNING, Head};
use super::link::{self, HEAD};
use crate::error::AppError;
use crate::store::{Store, Tx};

/// What the walk found.
pub type Verdict = Result<Whole, Broken>;

/// Every link holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    pub head: Head,
    /// Rows written since, which the next round links.
    pub pending: u64,
}

/// The first link that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// What the row says is not what was written.
    Changed { place: i64, id: Uuid },
    /// The row cannot be read at all.
    Unreadable { place: i64 },
    /// There is no row at this place.
    Removed { place: i64 },
    /// A row stands where the program put none.
    Added { id: Uuid },
    /// The row, its digest or its link is another than the next links hold.
    Unlinked { place: i64, id: Uuid },
    /// The end that was noted is not the end that is there.
    End { noted: i64, there: i64 },
    /// The chain is another than the one whose end was kept elsewhere.
    NotTheOneKept { place: i64 },
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed { place, id } => {
                write!(f, "Entry {place} ({id}) was changed after it was written.")
            }
            Self::Unreadable { place } => write!(f, "Entry {place} was changed and cannot be read any more."),
            Self::Removed { place } => write!(f, "Entry {place} was removed."),
            Self::Added { id } => write!(
                f,
                "The entry {id} was added by something other than this program."
            ),
            Self::Unlinked { place, id } => {
                write!(f, "Entry {place} ({id}) does not follow from the one before it.")
            }
            Self::End { noted, there } => {
                write!(
                    f,
                    "The log ends at entry {there}, but {noted} entries were noted."
                )
            }
            Self::NotTheOneKept { place } => {
                write!(
                    f,
                    "Entry {place} is not the one whose link was kept: the log was made anew."
                )
            }
        }
    }
}

const A_PAGE: u64 = 1_000;

/// Where the chain ends now, after linking what is pending.
pub async fn head(store: &Store) -> Result<Head, AppError> {
    link::link(store).await?;
    let row = noted(store.read()).await?;
    Ok(row.map_or_else(start, |row| Head {
        count: row.seq,
        link: row.link,
    }))
}

/// Links what is pending, then walks the whole chain. `kept` is an end that was written down elsewhere.
///
/// # Errors
/// The database's own. A broken chain is not an error but a verdict.
pub async fn verify(store: &Store, kept: Option<&Head>) -> Result<Verdict, AppError> {
    if let Err(cause) = link::link(store).await {
        tracing::warn!(%cause, "what is pending could not be linked; walking what is there");
    }
    store.snapshot(async |tx| walk(tx, kept).await).await
}

async fn noted(db: &impl ConnectionTrait) -> Result<Option<audit_head::Model>, AppError> {
    Ok(audit_head::Entity::find_by_id(HEAD).one(db).await?)
}

fn start() -> Head {
    Head {
        count: 0,
        link: BEGINNING.to_owned(),
    }
}

async fn walk(tx: &Tx, kept: Option<&Head>) -> Result<Verdict, AppError> {
    let mut head = start();
    if kept.is_some_and(|kept| kept.count == 0 && *kept != head) {
        return Ok(Err(Broken::NotTheOneKept { place: 0 }));
    }
    loop {
        let rows = match page(tx, head.count).await {
            Ok(rows) => rows,
            Err(cause) => return unreadable(tx, head.count, cause).await.map(Err),
        };
        let last = rows.is_empty();
        for (row, as_written) in rows {
            if let Some(broken) = follow(&mut head, &row, as_written) {
                return Ok(Err(broken));
            }
            if kept.is_some_and(|kept| kept.count == head.count && *kept != head) {
                return Ok(Err(Broken::NotTheOneKept { place: head.count }));
            }
        }
        if last {
            break;
        }
    }
    end(tx, head, kept).await
}

/// Goes on to this row, or says why the chain ends before it.
fn follow(head: &mut Head, row: &audit::Model, as_written: bool) -> Option<Broken> {
    let (place, id) = (head.count.saturating_add(1), row.id);
    match row.seq {
        Some(seq) if seq == place => {}
        Some(seq) if seq > place => return Some(Broken::Removed { place }),
        Some(_) | None => return Some(Broken::Added { id }),
    }
    if !as_written || chain::digest(row) != row.digest {
        return Some(Broken::Changed { place, id });
    }
    let link = chain::link(&head.link, place, &row.digest);
    if row.link.as_deref() != Some(link.as_str()) {
        return Some(Broken::Unlinked { place, id });
    }
    *head = Head { count: place, link };
    None
}

/// What must hold after the last link: the noted end, no rows past it or twice, and nothing pending but our own.
async fn end(tx: &Tx, head: Head, kept: Option<&Head>) -> Result<Verdict, AppError> {
    let there = head.count;
    let noted = noted(tx).await?;
    if noted
        .as_ref()
        .is_none_or(|noted| noted.seq != there || noted.link != head.link)
    {
        let noted = noted.map_or(0, |noted| noted.seq);
        return Ok(Err(Broken::End { noted, there }));
    }
    if let Some(kept) = kept.filter(|kept| kept.count > there) {
        return Ok(Err(Broken::End {
            noted: kept.count,
            there,
        }));
    }
    let placed = audit::Entity::find()
        .filter(audit::Column::Seq.is_not_null())
        .order_by_desc(audit::Column::Id);
    if i64::try_from(placed.clone().count(tx).await?).ok() != Some(there) {
        return Ok(Err(stray(tx).await?));
    }
    let (mut pending, mut after) = (0_u64, Uuid::nil());
    loop {
        let rows = audit::Entity::find()
            .filter(audit::Column::Seq.is_null())
            .filter(audit::Column::Id.gt(after))
            .order_by_asc(audit::Column::Id)
            .limit(A_PAGE)
            .all(tx)
            .await?;
        let Some(last) = rows.last() else { break };
        after = last.id;
        for row in rows {
            if chain::digest(&row) != row.digest {
                return Ok(Err(Broken::Added { id: row.id }));
            }
            pending = pending.saturating_add(1);
        }
    }
    Ok(Ok(Whole { head, pending }))
}

/// A row that shares its place with another, or stands before the first.
async fn stray(tx: &Tx) -> Result<Broken, AppError> {
    let mut seen = std::collections::BTreeSet::new();
    let places: Vec<(Uuid, i64)> = audit::Entity::find()
        .select_only()
        .columns([audit::Column::Id, audit::Column::Seq])
        .filter(audit::Column::Seq.is_not_null())
        .order_by_asc(audit::Column::Id)
        .into_tuple()
        .all(tx)
        .await?;
    let found = places.into_iter().find(|(_, seq)| *seq < 1 || !seen.insert(*seq));
    Ok(Broken::Added {
        id: found.map_or_else(Uuid::nil, |(id, _)| id),
    })
}

/// The next rows after a place, each with whether its time is written as this program writes it.
async fn page(tx: &Tx, after: i64) -> Result<Vec<(audit::Model, bool)>, AppError> {
    let query = audit::Entity::find()
        .filter(audit::Column::Seq.gt(after))
        .order_by_asc(audit::Column::Seq)
        .limit(A_PAGE);
    let rows = query.clone().all(tx).await?;
    if tx.get_database_backend() != DatabaseBackend::Sqlite {
        return Ok(rows.into_iter().map(|row| (row, true)).collect());
    }
    // SQLite keeps times as text, and one time can be written in several ways.
    let written: Vec<String> = query
        .select_only()
        .expr(Expr::col(audit::Column::At).cast_as("TEXT"))
        .into_tuple()
        .all(tx)
        .await?;
    let as_written = |(row, text): (audit::Model, String)| {
        let same = row.at.to_rfc3339_opts(SecondsFormat::AutoSi, false) == text;
        (row, same)
    };
    Ok(rows.into_iter().zip(written).map(as_written).collect())
}

/// Finds the row that made a page unreadable. When every row can be read, the failure was the database's.
async fn unreadable(tx: &Tx, after: i64, cause: AppError) -> Result<Broken, AppError> {
    let places: Vec<i64> = audit::Entity::find()
        .select_only()
        .column(audit::Column::Seq)
        .filter(audit::Column::Seq.gt(after))
        .order_by_asc(audit::Column::Seq)
        .limit(A_PAGE)
        .into_tuple()
        .all(tx)
        .await?;
    for place in places {
        let row = audit::Entity::find()
            .filter(audit::Column::Seq.eq(place))
            .one(tx)
            .await;
        if row.is_err() {
            return Ok(Broken::Unreadable { place });
        }
    }
    Err(cause)
}
