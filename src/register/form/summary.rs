//! Answers in words, for lists and for checking.

use allocations::Value;

use super::control::place_words;
use super::{Entries, Field, Given, Kind, ListAnswer, UNSURE};
use crate::dates::day_short;
use crate::money::Money;

/// The answer to a question in words; none when there is none yet.
pub(crate) fn in_words(field: &Field, given: &Given) -> Option<String> {
    match given.word(field.fact) {
        Some(UNSURE) => return Some("Not sure yet".to_owned()),
        Some(_) => return Some("Yes. An officer will ask about it".to_owned()),
        None => {}
    }
    given.value(field.fact).map(|value| value_in_words(field, &value))
}

fn value_in_words(field: &Field, value: &Value) -> String {
    match (field.kind, value) {
        (Kind::NoOrOfficer(_), value) => {
            let no = super::answer::none_of(field).as_ref() == Some(value);
            if no {
                "No"
            } else {
                "Yes. An officer has looked at it"
            }
            .to_owned()
        }
        (Kind::Choice(items), Value::Words(word)) => items
            .iter()
            .find(|(code, _)| code == word)
            .map_or_else(|| word.clone(), |(_, text)| (*text).to_owned()),
        (Kind::Pounds, Value::Whole(pence)) => Money::pence(*pence).to_string(),
        (Kind::Place, Value::Words(code)) => place_words(code).unwrap_or_else(|| code.clone()),
        (_, Value::Truth(yes)) => if *yes { "Yes" } else { "No" }.to_owned(),
        (_, Value::Whole(number)) => number.to_string(),
        (_, Value::Date(day)) => day_short(*day),
        (_, Value::Words(word)) => word.replace('_', " "),
        (_, Value::Places(places)) => places.join(", "),
        (_, Value::Nothing) => "None".to_owned(),
    }
}

/// One entry of a list in a line: "Diss, South Norfolk; 5 January 2015 to now; My home".
pub(crate) fn member_in_words(entries: &Entries, member: &ListAnswer) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut dated = String::new();
    for field in entries.fields {
        let value = member.get(field.name());
        match (field.name(), value) {
            ("from", Some(Value::Date(day))) => dated = format!("from {}", day_short(*day)),
            ("to", Some(Value::Date(day))) => {
                parts.push(format!("{dated} to {}", day_short(*day)));
                dated.clear();
            }
            ("to", _) => {
                parts.push(format!("{dated} until now"));
                dated.clear();
            }
            ("in_touch", Some(Value::Truth(true))) => parts.push("in touch".to_owned()),
            ("in_touch", _) | (_, None) => {}
            ("hours", Some(Value::Whole(hours))) => parts.push(format!("{hours} hours a week")),
            (_, Some(value)) => parts.push(value_in_words(field, value)),
        }
    }
    if !dated.is_empty() {
        parts.push(dated);
    }
    parts.join("; ")
}
