//! The shared register: households, their applications, what the schemes say of them, what they have been told.
//!
//! An application holds the facts told so far, in the engine's canonical form. Assessing freezes the facts under every
//! council's scheme; everything else in the program reads the frozen facts through [`standing()`].

use crate::clock::Instant;
use crate::dates::london_day;
use crate::texts::Language;

mod assess;
mod award;
mod begin;
mod change;
mod facts;
mod facts_shown;
mod findings;
mod form;
mod history;
mod lists;
mod more;
mod own_shown;
pub mod pages;
mod people;
mod read;
mod read_cases;
mod save;
mod standing;
mod submit;
mod tell;

/// Days in which a household can ask for another look at a decision (Housing Act 1996 s.166A(9): the scheme says how; ours
/// gives 21 days).
pub const REVIEW: chrono::Days = chrono::Days::new(21);

/// Until when somebody who is told of a decision now can ask for a review: `by Friday 4 December 2026`.
pub(crate) fn review_by(language: Language, now: Instant) -> String {
    let day = london_day(now);
    language.by_day(day.checked_add_days(REVIEW).unwrap_or(day))
}

pub use assess::{Assessed, assess};
pub use award::{Award, award, confirm};
pub use begin::{Begun, NewHousehold, begin};
pub use change::{change_circumstances, close, housed, is_active, resume, suspend};
pub use facts::{declared, told_so_far};
pub use findings::{FINDINGS, Finding};
pub(crate) use form::{any_place, asked_on, place_items, place_words};
pub use lists::replace;
pub(crate) use pages::of_harm;
pub use people::NewPerson;
pub use read::{application_of, household, members_of, message, messages_of};
pub use read_cases::{CASES, CaseFilter, CaseRow, case_of, cases, count_cases, history_of};
pub use save::{Reach, save_facts, save_hidden, save_people, save_reach};
pub use standing::{Standing, standing};
pub use submit::{Submitted, submit};
pub use tell::{
    Addressees, Post, Told, addressees, ask_for_evidence, language_of, languages_of, read_now, tell,
    tell_addressed, tell_all,
};
