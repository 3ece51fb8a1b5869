//! How often something may be tried. Counted in the database, so that several processes count together; what is
//! limited is stored as a hash.

use chrono::TimeDelta;
use data_encoding::HEXLOWER;
use entity::attempt;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};
use sha2::{Digest, Sha256};

use crate::error::AppError;
use crate::ids::Moment;

/// At most so many tries in a span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    pub what: &'static str,
    pub tries: u64,
    pub within: TimeDelta,
}

/// Sign-in for one account: ten tries in fifteen minutes.
pub const SIGN_IN_PER_EMAIL: Limit = Limit {
    what: "sign-in-email",
    tries: 10,
    within: TimeDelta::minutes(15),
};
/// Sign-in from one address: many people may sit behind it.
pub const SIGN_IN_PER_ADDRESS: Limit = Limit {
    what: "sign-in-address",
    tries: 60,
    within: TimeDelta::minutes(15),
};

/// Codes of the second step for one account.
pub const CODE: Limit = Limit {
    what: "code",
    tries: 10,
    within: TimeDelta::minutes(15),
};

/// Signing up from one address.
pub(super) const JOIN_PER_ADDRESS: Limit = Limit {
    what: "join-address",
    tries: 20,
    within: TimeDelta::hours(1),
};
/// Messages to one e-mail address: nobody's mailbox can be filled through us.
pub(super) const JOIN_PER_EMAIL: Limit = Limit {
    what: "join-email",
    tries: 3,
    within: TimeDelta::hours(1),
};
/// Forgotten passwords from one address.
pub(super) const RECOVER_PER_ADDRESS: Limit = Limit {
    what: "recover-address",
    tries: 20,
    within: TimeDelta::hours(1),
};
/// Forgotten passwords of one account.
pub(super) const RECOVER_PER_EMAIL: Limit = Limit {
    what: "recover-email",
    tries: 3,
    within: TimeDelta::hours(1),
};
/// Giving the present password again, for one account.
pub(super) const PASSWORD_AGAIN: Limit = Limit {
    what: "password-again",
    tries: 10,
    within: TimeDelta::minutes(15),
};

/// Counts one try, or refuses it with [`AppError::TooMany`].
pub async fn allow(tx: &impl ConnectionTrait, at: &Moment, limit: Limit, key: &str) -> Result<(), AppError> {
    let key_hash = HEXLOWER.encode(&Sha256::digest(format!("{}:{key}", limit.what)));
    let recent = attempt::Entity::find()
        .filter(attempt::Column::KeyHash.eq(&key_hash))
        .filter(attempt::Column::At.gt(at.now - limit.within));
    if recent.clone().count(tx).await? >= limit.tries {
        let oldest = recent.order_by_asc(attempt::Column::At).one(tx).await?;
        let again = oldest.map_or(at.now, |row| row.at) + limit.within;
        return Err(AppError::TooMany(
            u64::try_from((again - at.now).num_seconds()).unwrap_or(1).max(1),
        ));
    }
    attempt::Entity::delete_many()
        .filter(attempt::Column::At.lt(at.now - TimeDelta::days(1)))
        .exec(tx)
        .await?;
    let row = attempt::ActiveModel {
        id: Set(at.id()),
        key_hash: Set(key_hash),
        at: Set(at.now),
    };
    attempt::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
