//! Colours, and how well one can be read on another.

use std::fmt;
use std::str::FromStr;

/// An opaque colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// What was typed is not a colour of the form `#rrggbb`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a colour; write six hexadecimal digits after #, such as #1f5c3a")]
pub struct ColourError(pub String);

impl Colour {
    pub const WHITE: Self = Self(255, 255, 255);
    /// The design system's text colour.
    pub const INK: Self = Self(0x0b, 0x0c, 0x0c);
    /// The design system's focus colour.
    pub const FOCUS: Self = Self(0xff, 0xdd, 0x00);

    /// Relative luminance as WCAG 2.2 defines it: 0 for black, 1 for white.
    pub fn luminance(self) -> f64 {
        let part = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(self.0) + 0.7152 * part(self.1) + 0.0722 * part(self.2)
    }
}

/// The contrast ratio of two colours as WCAG 2.2 defines it, from 1 to 21; the order does not matter.
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (a, b) = (one.luminance(), other.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

impl FromStr for Colour {
    type Err = ColourError;

    fn from_str(typed: &str) -> Result<Self, ColourError> {
        let wrong = || ColourError(typed.to_owned());
        let digits = typed
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6)
            .ok_or_else(wrong)?;
        if !digits.chars().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(wrong());
        }
        let number = u32::from_str_radix(digits, 16).or(Err(wrong()))?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self(red, green, blue))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}
