//! Money: whole pence, never a fraction.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::t;
use crate::texts::Language;

/// An amount in whole pence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(i64);

/// Why typed text is not an amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    #[error("not an amount in pounds")]
    NotAnAmount,
    #[error("more than two digits of pence")]
    PartPence,
    #[error("the amount is too large")]
    TooLarge,
}

impl MoneyError {
    /// What to do about it.
    pub fn says(self, language: Language) -> String {
        match self {
            Self::NotAnAmount => t!(language, "web-form-money"),
            Self::PartPence => t!(language, "web-form-money-pence"),
            Self::TooLarge => t!(language, "web-form-money-large"),
        }
    }

    /// The same where it is known what the amount is: `the rent a week`.
    pub fn says_of(self, language: Language, what: &str) -> String {
        match self {
            Self::NotAnAmount => t!(language, "web-form-money-of", what = what),
            Self::PartPence => t!(language, "web-form-money-pence-of", what = what),
            Self::TooLarge => t!(language, "web-form-money-large-of", what = what),
        }
    }
}

impl Money {
    pub const fn pence(pence: i64) -> Self {
        Self(pence)
    }

    pub const fn in_pence(self) -> i64 {
        self.0
    }

    /// What a weekly charge comes to a month: 52 weeks over 12 months, rounded to the nearest penny.
    #[must_use]
    pub const fn week_to_month(self) -> Self {
        Self((self.0.saturating_mul(52) + 6).div_euclid(12))
    }

    /// Reads an amount as people type it: `112.5`, `£112.50`, `1,112`.
    pub fn parse(typed: &str) -> Result<Self, MoneyError> {
        let typed = typed.trim().trim_start_matches('£');
        // A comma before one or two last figures is a point: so people write who learned to count elsewhere.
        let typed = match typed.rsplit_once(',') {
            Some((pounds, pence)) if !typed.contains('.') && (1..=2).contains(&pence.len()) => {
                format!("{pounds}.{pence}")
            }
            Some(_) | None => typed.to_owned(),
        };
        let plain: String = typed.chars().filter(|c| *c != ',' && *c != ' ').collect();
        let (pounds, pence) = plain.split_once('.').unwrap_or((&plain, ""));
        let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
        if pounds.is_empty() || !digits(pounds) || !digits(pence) {
            return Err(MoneyError::NotAnAmount);
        }
        if pence.len() > 2 {
            return Err(MoneyError::PartPence);
        }
        if pounds.len() > 9 {
            return Err(MoneyError::TooLarge);
        }
        let pounds: i64 = pounds.parse().unwrap_or_default();
        let pence: i64 = format!("{pence:0<2}").parse().unwrap_or_default();
        Ok(Self(pounds * 100 + pence))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let pounds = (self.0.unsigned_abs() / 100).to_string();
        let mut grouped = String::new();
        for (at, digit) in pounds.chars().enumerate() {
            if at > 0 && (pounds.len() - at).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        write!(f, "{sign}£{grouped}.{:02}", self.0.unsigned_abs() % 100)
    }
}

/// A page gets money ready to print.
impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::{Money, MoneyError};

    #[test]
    fn money_is_read_as_people_type_it() {
        assert_eq!(Money::parse("112.5"), Ok(Money::pence(11_250)));
        assert_eq!(Money::parse(" £1,112 "), Ok(Money::pence(111_200)));
        assert_eq!(Money::parse("112,50"), Ok(Money::pence(11_250)));
        assert_eq!(Money::parse("1,112.50"), Ok(Money::pence(111_250)));
        assert_eq!(Money::parse("12.345"), Err(MoneyError::PartPence));
        assert_eq!(Money::parse("-5"), Err(MoneyError::NotAnAmount));
        assert_eq!(Money::parse("9999999999"), Err(MoneyError::TooLarge));
        assert_eq!(Money::parse("🏠"), Err(MoneyError::NotAnAmount));
    }

    #[test]
    fn money_prints_with_thousands_and_pence() {
        assert_eq!(Money::pence(123_456_789).to_string(), "£1,234,567.89");
        assert_eq!(Money::pence(5).to_string(), "£0.05");
        assert_eq!(Money::pence(10_000).week_to_month().to_string(), "£433.33");
    }
}
