//! Answers in words, for lists and for checking.

use allocations::Value;

use super::control::any_place;
use super::{Entries, Field, Given, Kind, ListAnswer, UNSURE};
use crate::money::Money;
use crate::t;
use crate::texts::{Language, say};

/// The answer to a question in words; none when there is none yet.
pub(crate) fn in_words(language: Language, field: &Field, given: &Given) -> Option<String> {
    match given.word(field.fact) {
        Some(UNSURE) => return Some(t!(language, "register-not-sure")),
        Some(_) => return Some(t!(language, "register-yes-will-ask")),
        None => {}
    }
    given
        .value(field.fact)
        .map(|value| value_in_words(language, field, &value))
}

fn value_in_words(language: Language, field: &Field, value: &Value) -> String {
    match (field.kind, value) {
        (Kind::NoOrOfficer(_), value) => {
            let no = super::answer::none_of(field).as_ref() == Some(value);
            if no {
                t!(language, "register-no")
            } else {
                t!(language, "register-yes-looked")
            }
        }
        (Kind::Choice(items), Value::Words(word)) => items
            .iter()
            .find(|(code, _)| code == word)
            .map_or_else(|| word.clone(), |(_, id)| say(language, id, &[])),
        (Kind::Pounds, Value::Whole(pence)) if field.fact.contains("income") => {
            let amount = Money::pence(*pence).to_string();
            t!(language, "register-in-a-year", amount = amount)
        }
        (Kind::Pounds, Value::Whole(pence)) => Money::pence(*pence).to_string(),
        (Kind::Place, Value::Words(code)) => any_place(language, code),
        (_, Value::Truth(true)) => t!(language, "register-yes"),
        (_, Value::Truth(false)) => t!(language, "register-no"),
        (_, Value::Whole(number)) => number.to_string(),
        (_, Value::Date(day)) => language.short_day(*day),
        (_, Value::Words(word)) => word.replace('_', " "),
        (_, Value::Places(places)) => places.join(", "),
        (_, Value::Nothing) => t!(language, "register-none"),
    }
}

/// One entry of a list in a line: "Diss, South Norfolk; 5 January 2015 to now; My home".
pub(crate) fn member_in_words(language: Language, entries: &Entries, member: &ListAnswer) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut dated = String::new();
    for field in entries.fields {
        let value = member.get(field.name());
        match (field.name(), value) {
            ("from", Some(Value::Date(day))) => {
                dated = t!(language, "register-from-day", day = language.short_day(*day));
            }
            ("to", Some(Value::Date(day))) => {
                let day = language.short_day(*day);
                parts.push(t!(language, "register-from-to", from = dated.as_str(), day = day));
                dated.clear();
            }
            ("to", _) => {
                parts.push(t!(language, "register-from-now", from = dated.as_str()));
                dated.clear();
            }
            ("in_touch", Some(Value::Truth(true))) => parts.push(t!(language, "register-in-touch")),
            ("in_touch", _) | (_, None) => {}
            ("hours", Some(Value::Whole(hours))) => {
                parts.push(t!(language, "register-hours-week", hours = *hours));
            }
            (_, Some(value)) => parts.push(value_in_words(language, field, value)),
        }
    }
    if !dated.is_empty() {
        parts.push(dated);
    }
    parts.join("; ")
}
