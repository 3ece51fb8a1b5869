//! The people of a household: their names stay in the register, what rules ask about them stands in the facts.

use allocations::{Facts, Value};
use chrono::NaiveDate;
use entity::member;
use entity::states::Sex;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::lists::{Fields, replace};
use crate::error::AppError;
use crate::ids::Moment;

/// One person; the first of a household is the applicant.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPerson {
    pub name: String,
    pub born_on: Option<NaiveDate>,
    pub sex: Sex,
    /// A word of the vocabulary: `applicant`, `partner`, `child` and so on.
    pub relation: String,
}

impl std::fmt::Debug for NewPerson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewPerson")
            .field("relation", &self.relation)
            .finish_non_exhaustive()
    }
}

/// Writes the people in order, in the place of those before.
pub(super) async fn write(
    tx: &impl ConnectionTrait,
    at: &Moment,
    household_id: Uuid,
    people: &[NewPerson],
) -> Result<(), AppError> {
    member::Entity::delete_many()
        .filter(member::Column::HouseholdId.eq(household_id))
        .exec(tx)
        .await?;
    write_first(tx, at, household_id, people).await
}

/// Writes the people of a new household in order.
pub(super) async fn write_first(
    tx: &impl ConnectionTrait,
    at: &Moment,
    household_id: Uuid,
    people: &[NewPerson],
) -> Result<(), AppError> {
    let rows: Vec<_> = (1..)
        .zip(people)
        .map(|(position, person)| member::ActiveModel {
            id: Set(at.id()),
            household_id: Set(household_id),
            position: Set(position),
            name: Set(person.name.clone()),
            born_on: Set(person.born_on),
            sex: Set(person.sex),
            relation: Set(person.relation.clone()),
        })
        .collect();
    if !rows.is_empty() {
        member::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Says the same in the facts. `kept` says which of the earlier people each is, by number from 0; what else was told
/// about them stays.
pub(super) fn into_facts(
    facts: &mut Facts,
    people: &[NewPerson],
    kept: &[Option<usize>],
) -> Result<(), AppError> {
    let before = facts.rows("members");
    let mut members = Vec::with_capacity(people.len());
    for (at, person) in people.iter().enumerate() {
        let earlier = kept.get(at).copied().flatten();
        let mut fields: Fields = earlier.and_then(|at| before.get(at)).cloned().unwrap_or_default();
        fields.insert("relation".to_owned(), Value::from(person.relation.clone()));
        fields
            .entry("lives_here".to_owned())
            .or_insert_with(|| Value::from("always"));
        match person.born_on {
            Some(day) => fields.insert("birth_date".to_owned(), Value::from(day)),
            None => fields.remove("birth_date"),
        };
        match sex_word(person.sex) {
            Some(word) => fields.insert("sex".to_owned(), Value::from(word)),
            None => fields.remove("sex"),
        };
        members.push(fields);
    }
    couples(&mut members);
    replace(facts, "members", &members)
}

/// The applicant and a partner are a couple, whoever else lives there.
fn couples(members: &mut [Fields]) {
    let is = |fields: &Fields, word: &str| fields.get("relation") == Some(&Value::from(word));
    let paired = members.iter().any(|fields| is(fields, "partner"));
    for fields in members {
        let couple = paired && (is(fields, "applicant") || is(fields, "partner"));
        fields.insert(
            "couple".to_owned(),
            if couple { Value::from(1) } else { Value::Nothing },
        );
    }
}

const fn sex_word(sex: Sex) -> Option<&'static str> {
    match sex {
        Sex::Female => Some("female"),
        Sex::Male => Some("male"),
        Sex::NotSaid => None,
    }
}
