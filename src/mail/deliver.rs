//! Delivery: claim a message with a lease, send it outside any transaction, note the result.

use chrono::TimeDelta;
use entity::mail;
use entity::states::MailState;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::transport::{Transport, TransportError};
use crate::clock::{Clock, Instant};
use crate::error::AppError;
use crate::store::Store;

/// After this many tries an officer must look.
const MOST_TRIES: i32 = 8;
const LEASE: TimeDelta = TimeDelta::minutes(2);

/// What one round of delivery did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivered {
    pub sent: u32,
    pub put_off: u32,
    pub failed: u32,
}

/// Sends what is due, at most `most` messages. Safe in several processes at once: a message is claimed with a
/// compare-and-set and a lease that begins when it is claimed. If the process dies between sending and noting it,
/// the message is sent again with the same message id, which mail systems recognise. A server that does not answer
/// ends the round: the messages after this one would wait for it just as long.
pub async fn deliver_due(
    store: &Store,
    transport: &Transport,
    clock: &Clock,
    most: u64,
) -> Result<Delivered, AppError> {
    let now = clock.now();
    let due = mail::Entity::find()
        .filter(
            Condition::any()
                .add(
                    mail::Column::State
                        .eq(MailState::Ready)
                        .and(mail::Column::RunAfter.lte(now)),
                )
                .add(
                    mail::Column::State
                        .eq(MailState::Sending)
                        .and(mail::Column::LeasedUntil.lt(now)),
                ),
        )
        .order_by_asc(mail::Column::RunAfter)
        .order_by_asc(mail::Column::Id)
        .limit(most)
        .all(store.read())
        .await?;
    let mut done = Delivered::default();
    for message in due {
        if !claim(store, &message, clock.now()).await? {
            continue;
        }
        let result = transport.send(&message).await;
        let id = message.id;
        match &result {
            Ok(()) => done.sent += 1,
            Err(cause) => {
                let last = message.attempts + 1 >= MOST_TRIES;
                if last {
                    done.failed += 1;
                } else {
                    done.put_off += 1;
                }
                tracing::warn!(mail.id = %id, mail.kind = message.kind, %cause, "a message could not be sent");
            }
        }
        let deaf = result.as_ref().is_err_and(TransportError::is_of_the_server);
        let fault = result.err().map(|cause| cause.to_string());
        note(store, message, fault, clock.now()).await?;
        if deaf {
            break;
        }
    }
    Ok(done)
}

async fn claim(store: &Store, message: &mail::Model, now: Instant) -> Result<bool, AppError> {
    let (id, state, lease) = (message.id, message.state, message.leased_until);
    store
        .write(async move |tx| {
            let same_lease = lease.map_or_else(
                || mail::Column::LeasedUntil.is_null(),
                |until| mail::Column::LeasedUntil.eq(until),
            );
            let moved = mail::Entity::update_many()
                .col_expr(mail::Column::State, Expr::value(MailState::Sending))
                .col_expr(mail::Column::LeasedUntil, Expr::value(now + LEASE))
                .filter(
                    mail::Column::Id
                        .eq(id)
                        .and(mail::Column::State.eq(state))
                        .and(same_lease),
                )
                .exec(tx)
                .await?;
            Ok(moved.rows_affected == 1)
        })
        .await
}

async fn note(
    store: &Store,
    message: mail::Model,
    fault: Option<String>,
    now: Instant,
) -> Result<(), AppError> {
    store
        .write(async move |tx| {
            let attempts = message.attempts + 1;
            let mut row = message.clone().into_active_model();
            row.attempts = Set(attempts);
            row.leased_until = Set(None);
            match &fault {
                None => {
                    row.state = Set(MailState::Sent);
                    row.sent_at = Set(Some(now));
                    row.last_error = Set(None);
                }
                Some(fault) => {
                    row.state = Set(if attempts >= MOST_TRIES {
                        MailState::Failed
                    } else {
                        MailState::Ready
                    });
                    row.run_after = Set(now + TimeDelta::seconds(30 << attempts.clamp(0, 10)));
                    row.last_error = Set(Some(fault.chars().take(300).collect()));
                }
            }
            row.update(tx).await?;
            Ok(())
        })
        .await
}

/// Messages of a council that were given up, newest first: an officer's list.
pub async fn failed(db: &impl ConnectionTrait, council_id: Uuid) -> Result<Vec<mail::Model>, AppError> {
    Ok(mail::Entity::find()
        .filter(mail::Column::State.eq(MailState::Failed))
        .filter(
            Condition::any()
                .add(mail::Column::CouncilId.eq(council_id))
                .add(mail::Column::CouncilId.is_null()),
        )
        .order_by_desc(mail::Column::CreatedAt)
        .order_by_desc(mail::Column::Id)
        .limit(200)
        .all(db)
        .await?)
}

/// Puts a given-up message of this council back into the outbox. False when there is none.
pub async fn try_again(
    tx: &impl ConnectionTrait,
    id: Uuid,
    council_id: Uuid,
    now: Instant,
) -> Result<bool, AppError> {
    let moved = mail::Entity::update_many()
        .col_expr(mail::Column::State, Expr::value(MailState::Ready))
        .col_expr(mail::Column::Attempts, Expr::value(0))
        .col_expr(mail::Column::RunAfter, Expr::value(now))
        .filter(
            mail::Column::Id
                .eq(id)
                .and(mail::Column::State.eq(MailState::Failed)),
        )
        .filter(
            Condition::any()
                .add(mail::Column::CouncilId.eq(council_id))
                .add(mail::Column::CouncilId.is_null()),
        )
        .exec(tx)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// Marks everything that was due by `now` as sent, when it was written. For an invented past only: those messages
/// were never to leave.
pub async fn assume_delivered(store: &Store, now: Instant) -> Result<(), AppError> {
    store
        .write(async move |tx| {
            mail::Entity::update_many()
                .col_expr(mail::Column::State, Expr::value(MailState::Sent))
                .col_expr(mail::Column::SentAt, Expr::col(mail::Column::CreatedAt))
                .filter(
                    mail::Column::State
                        .eq(MailState::Ready)
                        .and(mail::Column::RunAfter.lte(now)),
                )
                .exec(tx)
                .await?;
            Ok(())
        })
        .await
}
