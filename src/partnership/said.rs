//! What a version of a scheme has said of assessments lately. Neither the version nor the facts of an assessment ever
//! change, so an answer for a day stays true; it is only forgotten.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use allocations::{Facts, Reason, Scheme};
use chrono::NaiveDate;
use uuid::Uuid;

use crate::error::AppError;

/// Answers kept at once, for each version: some 8 KB each, nearly all of it facts.
const MOST: usize = 1_000;

/// Answers by day and assessment.
#[derive(Debug, Default)]
pub struct Said(Mutex<BTreeMap<(NaiveDate, Uuid), Arc<Answer>>>);

/// The facts of an assessment, and what the scheme says of them on a day.
#[derive(Debug)]
pub struct Answer {
    pub facts: Facts,
    /// What keeps the household off the register; empty for nearly all who ask.
    pub against: Vec<Reason>,
}

impl Said {
    /// What was said of an assessment on a day, if that is still known.
    pub fn of(&self, assessment_id: Uuid, day: NaiveDate) -> Option<Arc<Answer>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&(day, assessment_id)).map(Arc::clone)
    }

    /// Asks the scheme of the facts of an assessment, and keeps the answer.
    ///
    /// # Errors
    /// Internal when the stored facts cannot be read.
    pub fn ask(
        &self,
        scheme: &Scheme,
        assessment_id: Uuid,
        facts: &str,
        day: NaiveDate,
    ) -> Result<Arc<Answer>, AppError> {
        let facts = Facts::from_json(facts).map_err(|cause| AppError::internal("reading facts", cause))?;
        let answer = Arc::new(Answer {
            against: allocations::off_register(scheme, &facts, day),
            // a copy has no room left over from reading
            facts: facts.clone(),
        });
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            // one of the oldest day: which does not matter, it is asked for again if it is needed
            known.pop_first();
        }
        known.insert((day, assessment_id), Arc::clone(&answer));
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::{MOST, Said};
    use crate::partnership::schemes::parse;

    const SCHEME: &str = r#"
[scheme]
id = "plain"
title = "Plain"
version = "1"

[[label]]
code = "general"
any_size = true
order = ["applied_on, oldest first", "reference"]
"#;

    #[test]
    fn an_answer_is_kept_for_its_day_and_assessment_and_the_oldest_goes_first() {
        let scheme = parse(SCHEME, None).unwrap();
        let said = Said::default();
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let id = |number: usize| Uuid::from_u128(u128::try_from(number).unwrap());
        let facts = r#"{"applied_on":"2024-01-01"}"#;
        assert!(said.of(id(1), day).is_none());
        said.ask(&scheme, id(1), "not facts", day).unwrap_err();
        assert!(said.of(id(1), day).is_none(), "what cannot be read is not kept");
        let answer = said.ask(&scheme, id(1), facts, day).unwrap();
        assert!(Arc::ptr_eq(&answer, &said.of(id(1), day).unwrap()));
        assert!(said.of(id(1), day.succ_opt().unwrap()).is_none(), "another day");
        assert!(said.of(id(2), day).is_none(), "another assessment");
        for number in 2..=MOST + 1 {
            said.ask(&scheme, id(number), facts, day).unwrap();
        }
        assert!(said.of(id(1), day).is_none(), "there is room for so many");
        assert!(said.of(id(MOST + 1), day).is_some());
    }
}
