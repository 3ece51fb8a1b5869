//! What people read, in their language.
//!
//! Each room keeps its texts beside its code, in `texts/en.ftl` and `texts/pl.ftl`, in the form of the Fluent
//! project. A template says `t(id="homes-heading")`, Rust says `t!(language, "homes-heading")`; a law reads both
//! and finds every name that is missing, left over or given other arguments. What only staff read stands in
//! `texts/staff.ftl`, in English alone. See docs/decisions/0010-texts.md.

mod dates;
mod hours;
mod language;
mod later;
mod lookup;
mod numbers;
mod unbroken;

pub use language::Language;
pub use later::{Filled, Kept, Sentence, paragraphs};
pub use lookup::{FILES, STAFF, say};
pub use numbers::grouped;
pub use unbroken::unbroken;

/// What is filled into a text: words or a number.
pub use fluent_bundle::FluentValue as Filling;

/// The text of that name in a language, with what is filled in by name: `t!(language, "bids-count", n = 3)`.
///
/// The name must be written out, or chosen by a `match` or an `if` whose branches write it out: the law that
/// checks every name reads them from here. Numbers choose the form of the word; money and dates go in as words.
#[macro_export]
macro_rules! t {
    ($language:expr, $id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::texts::say(
            $language,
            $id,
            &[$((stringify!($name), $crate::texts::Filling::from($value))),*],
        )
    };
}
pub use t;

/// The name of a text that needs nothing filled in, for a table whose rows are said later with [`say`]. It stands
/// out so that the law finds it.
#[macro_export]
macro_rules! id {
    ($id:literal) => {
        $id
    };
}
pub use id;

/// A text that is kept and said later, with what is filled in: `kept!("offers-out-let-to", place = 3)`. The name must be
/// written out: the law that checks every name reads it from here.
#[macro_export]
macro_rules! kept {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::texts::Kept::text($id, &[$((stringify!($name), $crate::texts::Filled::from($value))),*])
    };
}
pub use kept;
