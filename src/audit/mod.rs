//! The append-only record of who did what, for which council, why, before and after. Always written inside the
//! transaction that does the thing, so that there is never the one without the other. Soon after, each row becomes a
//! link of a chain, so that nobody can change, remove or add one unseen; see docs/decisions/0008-audit-chain.md.

mod chain;
mod link;
mod verify;

use chrono::TimeDelta;
use entity::audit;
use entity::states::Role;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Serialize;
use uuid::Uuid;

use crate::access::{Actor, Staff};
use crate::error::AppError;
use crate::ids::Moment;
use crate::store::Rows;

pub use chain::{BadHead, Head};
pub use link::link;
pub use verify::{Broken, Verdict, Whole, head, verify};

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    account_id: Option<Uuid>,
    role: &'static str,
    council_id: Option<Uuid>,
}

impl By {
    /// The clock: closing, expiry, delivery.
    pub const fn the_clock(council_id: Option<Uuid>) -> Self {
        Self {
            account_id: None,
            role: "clock",
            council_id,
        }
    }

    /// Somebody at the command line of the machine itself.
    pub const fn the_operator() -> Self {
        Self {
            account_id: None,
            role: "operator",
            council_id: None,
        }
    }

    /// Somebody who has no account yet.
    pub const fn the_public() -> Self {
        Self {
            account_id: None,
            role: "public",
            council_id: None,
        }
    }

    /// Somebody by account, for the council that the thing belongs to.
    pub fn account(account_id: Uuid, role: Role, council_id: Option<Uuid>) -> Self {
        Self {
            account_id: Some(account_id),
            role: role_word(role),
            council_id,
        }
    }

    /// Who it was, where an account did it.
    pub const fn account_id(&self) -> Option<Uuid> {
        self.account_id
    }
}

impl From<&Staff> for By {
    fn from(staff: &Staff) -> Self {
        Self::account(staff.account_id, staff.role, Some(staff.council_id))
    }
}

impl From<&Actor> for By {
    fn from(actor: &Actor) -> Self {
        Self::account(actor.account_id, actor.role, actor.council_id)
    }
}

const fn role_word(role: Role) -> &'static str {
    match role {
        Role::Applicant => "applicant",
        Role::Provider => "provider",
        Role::Officer => "officer",
        Role::Manager => "manager",
        Role::Administrator => "administrator",
    }
}

/// What was done to what.
#[derive(Debug)]
pub struct Entry<'a> {
    pub act: &'a str,
    pub kind: &'a str,
    pub id: Uuid,
    pub why: Option<&'a str>,
    before: Option<String>,
    after: Option<String>,
}

impl<'a> Entry<'a> {
    /// `act` is a verb, `kind` the table's singular.
    pub const fn new(act: &'a str, kind: &'a str, id: Uuid) -> Self {
        Self {
            act,
            kind,
            id,
            why: None,
            before: None,
            after: None,
        }
    }

    #[must_use]
    pub const fn because(mut self, why: &'a str) -> Self {
        self.why = Some(why);
        self
    }

    #[must_use]
    pub fn from(mut self, before: &impl Serialize) -> Self {
        self.before = serde_json::to_string(before).ok();
        self
    }

    #[must_use]
    pub fn to(mut self, after: &impl Serialize) -> Self {
        self.after = serde_json::to_string(after).ok();
        self
    }
}

/// Adds one row.
pub async fn record(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    entry: Entry<'_>,
) -> Result<(), AppError> {
    let mut rows = Rows::default();
    rows.add([row(at, by, entry)]);
    rows.write(tx).await?;
    Ok(())
}

/// The row that is added, for whoever adds several at once.
pub fn row(at: &Moment, by: &By, entry: Entry<'_>) -> audit::ActiveModel {
    let mut row = audit::Model {
        id: at.id(),
        at: at.now,
        account_id: by.account_id,
        role: by.role.to_owned(),
        council_id: by.council_id,
        act: entry.act.to_owned(),
        subject_kind: entry.kind.to_owned(),
        subject_id: Some(entry.id),
        why: entry.why.map(ToOwned::to_owned),
        before: entry.before,
        after: entry.after,
        digest: String::new(),
        seq: None,
        link: None,
    };
    row.digest = chain::digest(&row);
    audit::ActiveModel::from(row).reset_all()
}

/// Refuses with [`AppError::TooMany`] what was done to a thing `most` times within the last hour. Every process counts
/// together, because the log is what is counted.
pub async fn at_most(
    tx: &impl ConnectionTrait,
    at: &Moment,
    most: u64,
    act: &str,
    subject_id: Uuid,
) -> Result<(), AppError> {
    let hour = TimeDelta::hours(1);
    let times: Vec<crate::clock::Instant> = audit::Entity::find()
        .select_only()
        .column(audit::Column::At)
        .filter(audit::Column::SubjectId.eq(subject_id))
        .filter(audit::Column::Act.eq(act))
        .filter(audit::Column::At.gt(at.now - hour))
        .order_by_desc(audit::Column::At)
        .limit(most)
        .into_tuple()
        .all(tx)
        .await?;
    match times.last() {
        Some(oldest) if u64::try_from(times.len()).is_ok_and(|count| count >= most) => {
            let again = (*oldest + hour - at.now).num_seconds();
            Err(AppError::TooMany(u64::try_from(again).unwrap_or(1).max(1)))
        }
        Some(_) | None => Ok(()),
    }
}
