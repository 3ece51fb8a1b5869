//! What kinds of thing an expression can be.
use std::fmt;

/// What a whole number counts. Numbers of different units cannot be compared; a bare number fits any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A bare number.
    Plain,
    /// Hours (a week or a month, as the fact says).
    Hours,
    /// Bedrooms.
    Bedrooms,
    /// People.
    People,
    /// Points.
    Points,
    /// Whole years of age or of time.
    Years,
    /// Whole months.
    Months,
    /// Whole weeks.
    Weeks,
    /// Floors above the ground.
    Floors,
}

impl Unit {
    /// The unit of that name, as it stands in the vocabulary file.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "" => Self::Plain,
            "hours" | "hour" => Self::Hours,
            "bedrooms" | "bedroom" => Self::Bedrooms,
            "people" | "person" => Self::People,
            "points" | "point" => Self::Points,
            "years" => Self::Years,
            "months" => Self::Months,
            "weeks" => Self::Weeks,
            "floors" => Self::Floors,
            _ => return None,
        })
    }

    /// The plural an applicant reads; empty for a bare number.
    pub fn word(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Hours => "hours",
            Self::Bedrooms => "bedrooms",
            Self::People => "people",
            Self::Points => "points",
            Self::Years => "years",
            Self::Months => "months",
            Self::Weeks => "weeks",
            Self::Floors => "floors",
        }
    }
}

/// The type of a fact or an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// Yes or no.
    Truth,
    /// A whole number of something.
    Number(Unit),
    /// A number with so many places after the point, from 1 to 3, counted in the smallest of them: 25 is 2.5.
    Decimal(Unit, u8),
    /// Whole pence.
    Money,
    /// A day.
    Date,
    /// A length of time in days.
    Duration,
    /// A point in time, in microseconds since 1970.
    Moment,
    /// One of a named list of choices.
    Choice(u16),
    /// A place: its names from the largest to the smallest, joined by `/`.
    Place,
    /// A set of places.
    Places,
    /// A name or code that is only ever compared for being the same.
    Text,
}

impl Type {
    /// How many places stand after the point, and how many of the smallest make a whole one; none for any other kind.
    pub(crate) fn places(self) -> Option<(u8, i64)> {
        match self {
            Self::Decimal(_, places) => Some((places, parts_of(places))),
            _ => None,
        }
    }

    /// The same kind of thing, were it whole.
    pub(crate) fn whole(self) -> Self {
        match self {
            Self::Decimal(unit, _) => Self::Number(unit),
            other => other,
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truth => f.write_str("a yes or no"),
            Self::Number(Unit::Plain) => f.write_str("a whole number"),
            Self::Number(unit) => write!(f, "a number of {}", unit.word()),
            Self::Decimal(Unit::Plain, _) => f.write_str("a number with decimals"),
            Self::Decimal(unit, _) => write!(f, "a number of {} with decimals", unit.word()),
            Self::Money => f.write_str("a sum of money"),
            Self::Date => f.write_str("a date"),
            Self::Duration => f.write_str("a length of time"),
            Self::Moment => f.write_str("a point in time"),
            Self::Choice(_) => f.write_str("a choice from a list"),
            Self::Place => f.write_str("a place"),
            Self::Places => f.write_str("a set of places"),
            Self::Text => f.write_str("a name"),
        }
    }
}

/// Most places that are put in words as such: two numbers of three places, multiplied.
pub(crate) const MOST_PLACES: u8 = 6;

/// How many parts of so many places make a whole one.
pub(crate) fn parts_of(places: u8) -> i64 {
    10_i64.saturating_pow(u32::from(places.min(MOST_PLACES)))
}
