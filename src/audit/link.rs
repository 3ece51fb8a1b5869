//! The linker: gives rows that have been written their places in the chain. It runs beside the commands, so that no
//! two of them wait for each other at the end of one chain.

use std::time::Duration;

use entity::{audit, audit_head};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::chain::{self, BEGINNING};
use crate::error::AppError;
use crate::store::Store;

/// The one row of `audit_head`.
pub(super) const HEAD: i32 = 1;
/// Rows linked in one transaction, and in one statement.
const AT_ONCE: usize = 1_000;
const A_STATEMENT: usize = 100;
/// Between two transactions of a long log. Another process that waits for the lock of a SQLite file only looks every
/// tenth of a second; without a breath it would find the lock taken each time, and give up in the end.
const BREATH: Duration = Duration::from_millis(120);

/// Links everything that is not linked yet; returns how many rows. Safe in several processes at once. A row whose
/// digest is wrong is left out and stays out: [`super::verify()`] names it.
///
/// # Errors
/// Internal when the end of the chain is not the one that was noted: nothing is linked to a chain that was cut.
pub async fn link(store: &Store) -> Result<usize, AppError> {
    let mut all = 0;
    loop {
        let linked = store.apart(async |tx| some(tx).await).await?;
        all += linked;
        if linked < AT_ONCE {
            return Ok(all);
        }
        tokio::time::sleep(BREATH).await;
    }
}

async fn some(tx: &impl ConnectionTrait) -> Result<usize, AppError> {
    // Whoever changes this row first links; everybody else waits here until that is done.
    audit_head::Entity::update_many()
        .col_expr(audit_head::Column::Id, Expr::value(HEAD))
        .filter(audit_head::Column::Id.eq(HEAD))
        .exec(tx)
        .await?;
    let cut = || AppError::internal("linking the audit log", "its end is not the one that was noted");
    let mut head = audit_head::Entity::find_by_id(HEAD)
        .one(tx)
        .await?
        .ok_or_else(cut)?;
    let last: Option<(Option<i64>, Option<String>)> = audit::Entity::find()
        .select_only()
        .columns([audit::Column::Seq, audit::Column::Link])
        .filter(audit::Column::Seq.is_not_null())
        .order_by_desc(audit::Column::Seq)
        .limit(1)
        .into_tuple()
        .one(tx)
        .await?;
    let end = last.map_or((0, BEGINNING.to_owned()), |(seq, link)| {
        (seq.unwrap_or_default(), link.unwrap_or_default())
    });
    if end != (head.seq, head.link.clone()) {
        return Err(cut());
    }
    let mut rows = audit::Entity::find()
        .filter(audit::Column::Seq.is_null())
        .order_by_asc(audit::Column::Id)
        .limit(u64::try_from(AT_ONCE).unwrap_or(u64::MAX))
        .all(tx)
        .await?;
    let adopting = head.adopting;
    // Rows from before there was a chain have no digest; there can be none once all of those are in.
    head.adopting = adopting && rows.iter().any(|row| row.digest.is_empty());
    rows.retain_mut(|row| {
        let right = chain::digest(row);
        if adopting && row.digest.is_empty() {
            row.digest.clone_from(&right);
        }
        right == row.digest
    });
    for row in &mut rows {
        head.seq = head.seq.saturating_add(1);
        head.link = chain::link(&head.link, head.seq, &row.digest);
        row.seq = Some(head.seq);
        row.link = Some(head.link.clone());
    }
    for part in rows.chunks(A_STATEMENT) {
        place(tx, part).await?;
    }
    if !rows.is_empty() || adopting != head.adopting {
        audit_head::Entity::update_many()
            .col_expr(audit_head::Column::Seq, Expr::value(head.seq))
            .col_expr(audit_head::Column::Link, Expr::value(head.link))
            .col_expr(audit_head::Column::Adopting, Expr::value(head.adopting))
            .filter(audit_head::Column::Id.eq(HEAD))
            .exec(tx)
            .await?;
    }
    Ok(rows.len())
}

async fn place(tx: &impl ConnectionTrait, rows: &[audit::Model]) -> Result<(), AppError> {
    let each = |value: &dyn Fn(&audit::Model) -> SimpleExpr, otherwise: audit::Column| {
        rows.iter()
            .fold(CaseStatement::new(), |case, row| {
                case.case(Expr::col(audit::Column::Id).eq(row.id), value(row))
            })
            .finally(Expr::col(otherwise))
    };
    audit::Entity::update_many()
        .col_expr(
            audit::Column::Seq,
            each(&|row| Expr::value(row.seq), audit::Column::Seq).into(),
        )
        .col_expr(
            audit::Column::Link,
            each(&|row| Expr::value(row.link.clone()), audit::Column::Link).into(),
        )
        .col_expr(
            audit::Column::Digest,
            each(&|row| Expr::value(row.digest.clone()), audit::Column::Digest).into(),
        )
        .filter(audit::Column::Id.is_in(rows.iter().map(|row| row.id)))
        .exec(tx)
        .await?;
    Ok(())
}
