//! Many at once, and what came of it.

use std::collections::BTreeMap;

use entity::{audit, message};
use futures_util::future::join_all;
use lintel::error::AppError;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::Program;

/// How many at once.
pub const CROWDS: [usize; 2] = [16, 64];

/// What came of many at once: what was done, and how often each refusal was given. `busy` is the honest answer that
/// nothing was done; anything else is a fault of ours.
pub struct Came<T> {
    pub done: Vec<T>,
    pub refused: BTreeMap<&'static str, usize>,
}

impl<T> Came<T> {
    /// Nothing was refused for another reason than these.
    pub fn only(&self, codes: &[&str]) {
        for code in self.refused.keys() {
            assert!(codes.contains(code) || *code == "busy", "{:?}", self.refused);
        }
    }
}

/// So many of them at the same time.
pub async fn at_once<T>(count: usize, act: impl AsyncFn(usize) -> Result<T, AppError>) -> Came<T> {
    let mut came = Came {
        done: Vec::new(),
        refused: BTreeMap::new(),
    };
    for answer in join_all((0..count).map(|number| act(number))).await {
        let code = match answer {
            Ok(done) => {
                came.done.push(done);
                continue;
            }
            Err(AppError::Refused(refusal)) => refusal.code,
            Err(AppError::Stale) => "stale",
            Err(AppError::Busy) => "busy",
            Err(AppError::TooMany(_)) => "too_many",
            Err(other) => panic!("a fault of ours: {other:?}"),
        };
        *came.refused.entry(code).or_default() += 1;
    }
    eprintln!("{count} at once: {} done, {:?}", came.done.len(), came.refused);
    came
}

/// How often this was done to it, by the log.
pub async fn acts(program: &Program, act: &str, subject: Uuid) -> u64 {
    audit::Entity::find()
        .filter(audit::Column::Act.eq(act))
        .filter(audit::Column::SubjectId.eq(subject))
        .count(program.app.store.read())
        .await
        .unwrap()
}

/// How many messages of this kind a household has.
pub async fn told(program: &Program, household: Uuid, kind: &str) -> u64 {
    message::Entity::find()
        .filter(message::Column::HouseholdId.eq(household))
        .filter(message::Column::Kind.eq(kind))
        .count(program.app.store.read())
        .await
        .unwrap()
}
