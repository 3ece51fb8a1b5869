//! Beginning an application: a household of its own, on the register of one council.

use allocations::Facts;
use entity::states::{ApplicationState, HouseholdState};
use entity::{account, application, council, household};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::facts::{put, written};
use super::people::{self, NewPerson};
use crate::audit::{self, By, Entry};
use crate::error::AppError;
use crate::ids::Moment;
use crate::kept;

/// A household that begins an application. What is not known yet may be left out of the facts.
#[derive(Clone, Debug)]
pub struct NewHousehold {
    /// The council that looks after the application.
    pub council_id: Uuid,
    /// The account that applies, where there is one.
    pub account_id: Option<Uuid>,
    /// The applicant first.
    pub people: Vec<NewPerson>,
    pub facts: Facts,
    pub reach: super::Reach,
    /// Addresses are hidden and each reading is recorded.
    pub sensitive: bool,
}

/// A household that has begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    pub household_id: Uuid,
    pub application_id: Uuid,
    pub reference: String,
}

/// Begins an application.
///
/// # Errors
/// Refused with `begun` when the account has a household already.
pub async fn begin(
    tx: &impl ConnectionTrait,
    at: &Moment,
    by: &By,
    new: NewHousehold,
) -> Result<Begun, AppError> {
    let council = council::Entity::find_by_id(new.council_id)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let (household_id, application_id) = (at.id(), at.id());
    let reference = at.reference('L');
    let row = household::ActiveModel {
        id: Set(household_id),
        reference: Set(reference.clone()),
        council_id: Set(new.council_id),
        state: Set(HouseholdState::Active),
        sensitive: Set(new.sensitive),
        suspended_until: Set(None),
        created_at: Set(at.now),
        version: Set(1),
    };
    household::Entity::insert(row).exec_without_returning(tx).await?;
    people::write_first(tx, at, household_id, &new.people).await?;
    let mut facts = new.facts;
    let kept: Vec<Option<usize>> = (0..new.people.len()).map(Some).collect();
    people::into_facts(&mut facts, &new.people, &kept)?;
    put(&mut facts, "home_council", council.slug)?;
    let row = application::ActiveModel {
        id: Set(application_id),
        household_id: Set(household_id),
        state: Set(ApplicationState::Draft),
        facts: Set(written(&facts)?),
        unsure: Set("[]".to_owned()),
        address: Set(new.reach.address),
        postcode: Set(new.reach.postcode),
        phone: Set(new.reach.phone),
        safe_contact: Set(new.reach.safe_contact),
        submitted_at: Set(None),
        created_at: Set(at.now),
        updated_at: Set(at.now),
        version: Set(1),
    };
    application::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    if let Some(account_id) = new.account_id {
        let linked = account::Entity::update_many()
            .col_expr(account::Column::HouseholdId, Expr::value(household_id))
            .filter(account::Column::Id.eq(account_id))
            .filter(account::Column::HouseholdId.is_null())
            .exec(tx)
            .await?;
        if linked.rows_affected != 1 {
            return Err(AppError::refused("begun", kept!("register-refused-begun")));
        }
    }
    audit::record(
        tx,
        at,
        by,
        Entry::new("begin", "household", household_id).to(&reference),
    )
    .await?;
    Ok(Begun {
        household_id,
        application_id,
        reference,
    })
}
