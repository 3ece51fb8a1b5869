//! A postcode as people type it and as Lintel keeps it.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::t;
use crate::texts::Language;

/// A full UK postcode in its normal form: upper case, one space before the inward half ("NR14 8AB").
/// Well formed, not necessarily in use.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Postcode {
    outward: String,
    inward: String,
}

/// Why something typed is not a full postcode.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PostcodeError {
    #[error("no postcode")]
    Empty,
    #[error("{0} is only the first half of a postcode")]
    FirstHalfOnly(String),
    #[error("not a full UK postcode")]
    NotAPostcode,
}

impl PostcodeError {
    /// The same as a sentence for the person who typed it: what to enter instead.
    pub fn says(&self, language: Language) -> String {
        match self {
            Self::Empty => t!(language, "place-postcode-missing"),
            Self::FirstHalfOnly(half) => t!(language, "place-postcode-half", half = half.as_str()),
            Self::NotAPostcode => t!(language, "place-postcode-wrong"),
        }
    }
}

impl Postcode {
    /// Reads a postcode however it was spaced or cased. Anything but letters, digits and spaces is refused.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, PostcodeError> {
        let letters: Vec<char> = typed
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| c.to_ascii_uppercase())
            .collect();
        if letters.is_empty() {
            return Err(PostcodeError::Empty);
        }
        if is_outward(&letters) {
            return Err(PostcodeError::FirstHalfOnly(letters.iter().collect()));
        }
        let halves = letters
            .len()
            .checked_sub(3)
            .and_then(|at| letters.split_at_checked(at));
        match halves {
            Some((outward, inward)) if is_outward(outward) && is_inward(inward) => Ok(Self {
                outward: outward.iter().collect(),
                inward: inward.iter().collect(),
            }),
            Some(_) | None => Err(PostcodeError::NotAPostcode),
        }
    }

    /// A postcode of a sector that the gazetteer holds; `one` and `two` are the letters it ends in. The caller
    /// answers for the parts being well formed: they come from tables, never from typing.
    pub(crate) fn in_sector(outward: &str, sector: u8, one: &str, two: &str) -> Self {
        Self {
            outward: outward.to_owned(),
            inward: format!("{sector}{one}{two}"),
        }
    }

    /// The first half: "NR14".
    pub fn outward(&self) -> &str {
        &self.outward
    }

    /// The second half: "8AB".
    pub fn inward(&self) -> &str {
        &self.inward
    }

    /// The sector, which a few thousand addresses share: "NR14 8".
    pub fn sector(&self) -> String {
        self.outward
            .chars()
            .chain([' '])
            .chain(self.inward.chars().take(1))
            .collect()
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.outward, self.inward)
    }
}

impl TryFrom<String> for Postcode {
    type Error = PostcodeError;

    fn try_from(typed: String) -> Result<Self, Self::Error> {
        Self::parse(&typed)
    }
}

impl From<Postcode> for String {
    fn from(postcode: Postcode) -> Self {
        postcode.to_string()
    }
}

/// The six shapes of an outward half, with the letters that the scheme of postcodes leaves out of each position.
fn is_outward(letters: &[char]) -> bool {
    match letters {
        [a, n] => first(*a) && digit(*n),
        [a, b, n] if digit(*b) => first(*a) && (digit(*n) || "ABCDEFGHJKPSTUW".contains(*n)),
        [a, b, n] => first(*a) && second(*b) && digit(*n),
        [a, b, n, m] => first(*a) && second(*b) && digit(*n) && (digit(*m) || "ABEHMNPRVWXY".contains(*m)),
        [..] => false,
    }
}

fn is_inward(letters: &[char]) -> bool {
    matches!(letters, [n, a, b] if digit(*n) && unit(*a) && unit(*b))
}

fn first(c: char) -> bool {
    c.is_ascii_uppercase() && !"QVX".contains(c)
}

fn second(c: char) -> bool {
    c.is_ascii_uppercase() && !"IJZ".contains(c)
}

fn unit(c: char) -> bool {
    c.is_ascii_uppercase() && !"CIKMOV".contains(c)
}

fn digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::{Language, Postcode, PostcodeError};
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    #[test]
    fn spacing_and_case_do_not_matter() {
        for typed in ["NR14 8AB", "nr148ab", "  nR 14  8aB ", "NR14\t8AB"] {
            let postcode = Postcode::parse(typed).expect(typed);
            assert_eq!(postcode.to_string(), "NR14 8AB");
            assert_eq!((postcode.outward(), postcode.inward()), ("NR14", "8AB"));
            assert_eq!(postcode.sector(), "NR14 8");
        }
    }

    #[test]
    fn every_shape_of_outward_half_is_read() {
        for typed in ["M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 1HQ", "EC1A 1BB"] {
            assert_eq!(Postcode::parse(typed).expect(typed).to_string(), typed);
        }
    }

    #[test]
    fn a_refusal_says_what_to_enter() {
        assert_eq!(Postcode::parse("  "), Err(PostcodeError::Empty));
        assert_eq!(
            Postcode::parse("nr14").expect_err("half").says(Language::English),
            "Enter the full postcode, such as NR14 8AB. NR14 is only the first half"
        );
        for typed in [
            "NR14 8A",
            "NR14-8AB",
            "14NR 8AB",
            "NR14 8CB",
            "QR14 8AB",
            "NZ1 8AB",
            "Diss",
            "NR14 8ABC",
            "ñ",
        ] {
            assert_eq!(
                Postcode::parse(typed),
                Err(PostcodeError::NotAPostcode),
                "{typed}"
            );
        }
    }

    #[test]
    fn it_travels_as_its_normal_form() {
        let postcode: Postcode = serde_json::from_str("\"ip224ab\"").expect("a postcode");
        assert_eq!(serde_json::to_string(&postcode).expect("text"), "\"IP22 4AB\"");
        assert!(serde_json::from_str::<Postcode>("\"IP22\"").is_err());
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_answered(typed in any::<String>()) {
            if let Ok(postcode) = Postcode::parse(&typed) {
                prop_assert_eq!(Postcode::parse(&postcode.to_string()), Ok(postcode));
            }
        }

        #[test]
        fn the_normal_form_survives_untidy_typing(area in "[A-PR-UWYZ][A-HK-Y]", district in "[0-9]{1,2}",
                                                  inward in "[0-9][ABD-HJLNP-UW-Z]{2}", gap in " {0,3}") {
            let tidy = format!("{area}{district} {inward}");
            let untidy = format!("{gap}{}{gap}{}", format!("{area}{district}").to_lowercase(), inward.to_lowercase());
            let read = Postcode::parse(&untidy);
            prop_assert!(read.is_ok(), "{untidy}");
            prop_assert_eq!(read.map(|p| p.to_string()), Ok(tidy));
        }
    }
}
