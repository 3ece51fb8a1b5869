//! The main applicant, whose age many rules ask for.
use super::Frame;
use crate::calendar;
use crate::facts::Held;
use crate::vocabulary::ids;

/// The main applicant's date of birth.
pub(crate) fn main_born(frame: &Frame<'_>) -> Option<i64> {
    let known = ids();
    let mut members = frame.list(known.members)?.iter();
    let main = members.find(|entry| entry.held(known.members_relation) == Some(&Held::Number(0)))?;
    match main.held(known.members_birth_date) {
        Some(Held::Number(born)) => Some(*born),
        Some(Held::Nothing | Held::Text(_) | Held::Places(_)) | None => None,
    }
}

/// Whole years from birth, as far as the vocabulary reckons.
pub(crate) fn age(born: i64, as_at: i64) -> i64 {
    calendar::months_between(born, as_at).div_euclid(12).clamp(0, 130)
}
