//! The append-only record of who did what, for which council, why, before and after. Always written inside the
//! transaction that does the thing, so that there is never the one without the other.

use entity::audit;
use entity::states::Role;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use serde::Serialize;
use uuid::Uuid;

use crate::access::{Actor, Staff};
use crate::error::AppError;
use crate::ids::Moment;

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
    /// `act` is a verb out of docs/audit.md, `kind` the table's singular.
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
    let row = audit::ActiveModel {
        id: Set(at.id()),
        at: Set(at.now),
        account_id: Set(by.account_id),
        role: Set(by.role.to_owned()),
        council_id: Set(by.council_id),
        act: Set(entry.act.to_owned()),
        subject_kind: Set(entry.kind.to_owned()),
        subject_id: Set(Some(entry.id)),
        why: Set(entry.why.map(ToOwned::to_owned)),
        before: Set(entry.before),
        after: Set(entry.after),
    };
    audit::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
