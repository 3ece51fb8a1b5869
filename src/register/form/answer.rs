//! What has been answered so far, and reading further answers from a form.

use allocations::{Facts, Value};
use entity::application;

use super::{Field, Found, Kind, NO, Page, UNSURE, YES, place_words};
use crate::error::AppError;
use crate::register::lists::{self, replace};
use crate::register::told_so_far;
use crate::t;
use crate::web::fields::Fields;
use crate::web::form::Reader;

/// The answers of an application as it is written.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub facts: Facts,
    /// `fact=yes` where an officer must find the rest, `fact=unsure` where the household does not know yet.
    pub open: Vec<String>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Answer {
    Is(Value),
    /// Yes, and an officer finds out what it comes to.
    ForOfficer,
    Unsure,
}

/// The answers about one entry of a list.
pub(crate) type ListAnswer = lists::Fields;

impl Given {
    pub(crate) fn of(application: &application::Model) -> Result<Self, AppError> {
        let open = serde_json::from_str(&application.unsure)
            .map_err(|cause| AppError::internal("reading what is unsure", cause))?;
        Ok(Self {
            facts: told_so_far(application)?,
            open,
        })
    }

    /// The value of a fact; `members.due_on` is the applicant's.
    pub(crate) fn value(&self, fact: &str) -> Option<Value> {
        match fact.split_once('.') {
            Some((list, field)) => {
                let entries = self.facts.rows(list);
                entries.first()?.get(field).cloned()
            }
            None => self.facts.get(fact),
        }
    }

    /// `yes` or `unsure` where a question was answered without a value.
    pub(crate) fn word(&self, fact: &str) -> Option<&'static str> {
        [YES, UNSURE]
            .into_iter()
            .find(|word| self.open.iter().any(|open| *open == format!("{fact}={word}")))
    }

    /// Whether the question has an answer.
    pub(crate) fn answered(&self, field: &Field) -> bool {
        self.value(field.fact).is_some() || self.word(field.fact).is_some()
    }

    /// Reads a page's answers from a form; what cannot be used is a fault at its field.
    pub(crate) fn take(
        &mut self,
        page: &Page,
        sent: &Fields,
        reader: &mut Reader<'_>,
    ) -> Result<(), AppError> {
        for field in page.fields() {
            if let Some(answer) = parse(field, sent, reader) {
                self.set(field, answer)?;
            }
        }
        Ok(())
    }

    fn set(&mut self, field: &Field, answer: Answer) -> Result<(), AppError> {
        let start = format!("{}=", field.fact);
        self.open.retain(|open| !open.starts_with(&start));
        match answer {
            Answer::Is(value) => self.put(field.fact, Some(value)),
            Answer::Unsure => {
                self.open.push(format!("{start}{UNSURE}"));
                self.put(field.fact, None)
            }
            Answer::ForOfficer => {
                self.open.push(format!("{start}{YES}"));
                // What an officer has found stays found while the answer is still yes.
                let found = self
                    .value(field.fact)
                    .filter(|value| Some(value) != none_of(field).as_ref());
                self.put(field.fact, found)
            }
        }
    }

    fn put(&mut self, fact: &str, value: Option<Value>) -> Result<(), AppError> {
        match (fact.split_once('.'), value) {
            (Some((list, field)), value) => {
                let mut members = self.facts.rows(list);
                if let Some(first) = members.first_mut() {
                    match value {
                        Some(value) => first.insert(field.to_owned(), value),
                        None => first.remove(field),
                    };
                }
                replace(&mut self.facts, list, &members)
            }
            (None, Some(value)) => crate::register::facts::put(&mut self.facts, fact, value),
            (None, None) => {
                self.facts.forget(fact);
                Ok(())
            }
        }
    }
}

/// Reads one entry of a list from a form.
pub(crate) fn entry(fields: &[Field], sent: &Fields, reader: &mut Reader<'_>) -> ListAnswer {
    let mut entry = ListAnswer::new();
    for field in fields {
        if let Some(Answer::Is(value)) = parse(field, sent, reader) {
            entry.insert(field.name().to_owned(), value);
        }
    }
    if let (Some(Value::Date(from)), Some(Value::Date(to))) = (entry.get("from"), entry.get("to"))
        && to < from
    {
        reader.fault("to", t!(reader.language(), "register-end-fault"));
    }
    entry
}

/// The value that "no" stands for.
pub(super) fn none_of(field: &Field) -> Option<Value> {
    match field.kind {
        Kind::NoOrOfficer(Found::No) | Kind::YesNo => Some(Value::Truth(false)),
        Kind::NoOrOfficer(Found::None) => Some(Value::from("none")),
        Kind::Choice(_) | Kind::Whole(..) | Kind::Pounds | Kind::Date | Kind::DateOrNone | Kind::Place => {
            None
        }
    }
}

fn parse(field: &Field, sent: &Fields, reader: &mut Reader<'_>) -> Option<Answer> {
    let language = reader.language();
    let name = field.name();
    let unsure = sent.get(&format!("{name}-unsure")) == UNSURE || sent.get(name) == UNSURE;
    if field.unsure && unsure {
        return Some(Answer::Unsure);
    }
    let what = field.label(language);
    match field.kind {
        Kind::YesNo => {
            let answer = reader.choice(
                name,
                &t!(language, "register-yes-or-no"),
                &[(YES, true), (NO, false)],
            )?;
            Some(Answer::Is(Value::Truth(answer)))
        }
        Kind::NoOrOfficer(_) => {
            let yes = reader.choice(
                name,
                &t!(language, "register-yes-or-no"),
                &[(YES, true), (NO, false)],
            )?;
            if yes {
                Some(Answer::ForOfficer)
            } else {
                none_of(field).map(Answer::Is)
            }
        }
        Kind::Choice(items) => {
            let words: Vec<(&str, &str)> = items.iter().map(|(code, _)| (*code, *code)).collect();
            let chosen = reader.choice(name, &t!(language, "register-one-answer"), &words)?;
            Some(Answer::Is(Value::from(chosen)))
        }
        Kind::Whole(least, most) => Some(Answer::Is(Value::Whole(i64::from(
            reader.whole(name, &what, least, most),
        )))),
        Kind::Pounds => Some(Answer::Is(Value::Whole(
            reader
                .money(name, &t!(language, "register-in-pounds", what = what))
                .in_pence(),
        ))),
        Kind::Date => reader
            .date(name, &t!(language, "register-the-date", what = what))
            .map(|day| Answer::Is(Value::Date(day))),
        Kind::DateOrNone => {
            let day = reader.optional_date(name, &t!(language, "register-the-date", what = what));
            Some(Answer::Is(day.map_or(Value::Nothing, Value::Date)))
        }
        Kind::Place => {
            let sent = sent.get(name);
            if place_words(language, sent).is_none() {
                reader.fault(name, t!(language, "register-place-fault"));
                return None;
            }
            Some(Answer::Is(Value::from(sent)))
        }
    }
}

impl Field {
    /// What the field is called in a form: the last part of the fact's name.
    pub(crate) fn name(&self) -> &'static str {
        self.fact.rsplit_once('.').map_or(self.fact, |(_, name)| name)
    }
}
