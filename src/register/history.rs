//! The history of bands: the schemes' rules about dates are replayed over it.

use allocations::{Facts, Value};
use chrono::NaiveDate;

use super::assess::{Answered, band_of};
use super::facts::put;
use super::lists::{Fields, replace};
use crate::error::AppError;

/// Notes a move when the band under the household's own council (the first answer) is another than the last on record,
/// and the day of an award that runs out when an officer decided it. True when something was noted, so that the answers
/// must be asked for again.
pub(super) fn note(
    facts: &mut Facts,
    answers: &[Answered],
    day: NaiveDate,
    by_officer: bool,
) -> Result<bool, AppError> {
    let Some((_, _, own)) = answers.first() else {
        return Ok(false);
    };
    // A limit without an end waits for the day of its award.
    let waits = own.limits.iter().any(|limit| limit.until.is_none());
    if by_officer && waits && !facts.knows("emergency_awarded_on") {
        put(facts, "emergency_awarded_on", day)?;
        return Ok(true);
    }
    let Some((band, _)) = band_of(own) else {
        return Ok(false);
    };
    let mut moves = facts.rows("moves");
    let last = moves.iter().rev().find_map(|step| step.get("band"));
    if last == Some(&Value::from(band.clone())) {
        return Ok(false);
    }
    let first = last.is_none();
    let on = if first {
        facts.get("applied_on").unwrap_or(Value::Date(day))
    } else {
        Value::Date(day)
    };
    let told_on = if first {
        on.clone()
    } else {
        facts.get("told_on").unwrap_or(Value::Nothing)
    };
    moves.push(Fields::from([
        ("on".to_owned(), on),
        ("told_on".to_owned(), told_on),
        (
            "kind".to_owned(),
            Value::from(if first { "registered" } else { "reassessed" }),
        ),
        ("band".to_owned(), Value::from(band)),
    ]));
    replace(facts, "moves", &moves)?;
    put(facts, "band_awarded_on", day)?;
    Ok(true)
}

/// What a draft must know of what happened while it was being written.
pub(super) fn carry(from: &Facts, into: &mut Facts) -> Result<(), AppError> {
    replace(into, "moves", &from.rows("moves"))?;
    for name in ["band_awarded_on", "emergency_awarded_on"] {
        if let Some(value) = from.get(name) {
            put(into, name, value)?;
        }
    }
    Ok(())
}
