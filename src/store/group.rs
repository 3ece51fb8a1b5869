//! Group commit on SQLite. One connection writes and waiting for the disk is what a write costs most, so writers who
//! wait for each other share one commit: each works in a savepoint of the open transaction, nobody is answered before
//! the shared commit is on the disk, and if it fails each runs again. See docs/decisions/0009-group-commit.md.

use std::sync::Arc;

use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use tokio::sync::{Mutex, oneshot};

use super::{Store, Tx, committing};
use crate::error::AppError;

/// More would only make the first ones wait: the commit is a small part of the time by then.
const MOST: usize = 64;

/// The queue of writers. The lock is fair: first come, first served.
pub(super) type Group = Arc<Mutex<Option<Open>>>;

/// A transaction that some writers have finished their work in.
pub(super) struct Open {
    tx: DatabaseTransaction,
    /// Those who wait to hear that it is on the disk.
    waiting: Vec<oneshot::Sender<Result<(), DbErr>>>,
    /// Somebody works in it. Found when nobody can, it was abandoned half way, and none of it may stay.
    at_work: bool,
}

impl std::fmt::Debug for Open {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Open")
            .field("waiting", &self.waiting.len())
            .finish_non_exhaustive()
    }
}

/// Runs `work` in the open transaction, or in a new one, and answers once it is committed.
pub(super) async fn attempt<T>(
    store: &Store,
    work: &impl AsyncFn(&Tx) -> Result<T, AppError>,
) -> Result<T, AppError> {
    let mut slot = store.group.lock().await;
    if slot.as_ref().is_some_and(|open| open.at_work) {
        undo(slot.take(), "another write was broken off").await;
    }
    let (first, mut open) = match slot.take() {
        Some(open) => (false, open),
        None => (true, begin(&store.writer, &store.group).await?),
    };
    open.at_work = true;
    let open = slot.insert(open);
    let answer = if first {
        work(&open.tx).await
    } else {
        in_savepoint(&open.tx, work).await
    };
    let answer = answer.and_then(|value| store.is_kept(value));
    open.at_work = false;
    match &answer {
        // Nobody else has worked in it yet, so nothing is lost to anybody.
        Err(_) if first => {
            undo(slot.take(), "the only write in it was refused").await;
            return answer;
        }
        // SQLite may have undone the whole transaction by itself, so nobody's work can be counted on.
        Err(error) if error.is_of_the_database() => {
            undo(slot.take(), "another write met a fault").await;
            return answer;
        }
        Ok(_) | Err(_) => {}
    }
    let (tell, told) = oneshot::channel();
    open.waiting.push(tell);
    if open.waiting.len() >= MOST {
        settle(slot.take()).await;
    }
    drop(slot);
    // A refusal waits too: it may rest on what an earlier writer of the group has done.
    match told.await {
        Ok(Ok(())) => answer,
        Ok(Err(cause)) => Err(committing(cause)),
        Err(gone) => Err(AppError::Contention(DbErr::Custom(gone.to_string()))),
    }
}

/// Opens a transaction, and has it committed when those who wait already have had their turn.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
async fn begin(writer: &DatabaseConnection, group: &Group) -> Result<Open, AppError> {
    let tx = writer
        .begin_with_options(TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        })
        .await?;
    let group = Arc::clone(group);
    tokio::spawn(async move {
        let mut slot = group.lock().await;
        if slot.as_ref().is_some_and(|open| open.at_work) {
            undo(slot.take(), "another write was broken off").await;
        }
        settle(slot.take()).await;
    });
    Ok(Open {
        tx,
        waiting: Vec::new(),
        at_work: false,
    })
}

#[expect(clippy::disallowed_methods, reason = "this is the door")]
async fn in_savepoint<T>(
    tx: &DatabaseTransaction,
    work: &impl AsyncFn(&Tx) -> Result<T, AppError>,
) -> Result<T, AppError> {
    let savepoint = tx.begin().await?;
    let answer = work(&savepoint).await;
    match &answer {
        Ok(_) => savepoint.commit().await?,
        Err(_) => savepoint.rollback().await?,
    }
    answer
}

async fn settle(open: Option<Open>) {
    let Some(open) = open else { return };
    let outcome = open.tx.commit().await;
    for waiting in open.waiting {
        // somebody who has stopped waiting need not be told
        waiting.send(outcome.clone()).unwrap_or_default();
    }
}

/// Rolls everything back; whoever waits runs again.
async fn undo(open: Option<Open>, why: &str) {
    let Some(open) = open else { return };
    if let Err(cause) = open.tx.rollback().await {
        tracing::warn!(%cause, "a rollback failed; the connection was dropped instead");
    }
    if !open.waiting.is_empty() {
        tracing::debug!(writers = open.waiting.len(), why, "writes of a group run again");
    }
    // Their ends of the channel close, which they take for contention.
    drop(open.waiting);
}
