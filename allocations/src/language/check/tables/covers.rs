//! The name of a row: `3`, `2 to 4`, `5 or more`, `up to £20,000`, `urgent`.
use super::super::super::ast::Span;
use super::super::super::lexer::{Slip, Token, words};
use super::Checker;
use crate::nearest::nearest;
use crate::types::{Type, Unit};
use crate::value::whole;
use crate::vocabulary::plain;

/// What a row stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cover {
    /// Everything from the one to the other, both included, in the smallest parts of its kind.
    From(i64, i64),
    /// These choices.
    Choices(Vec<i64>),
}

impl Checker<'_> {
    pub(super) fn cover(&self, name: &str, by: Type, parts: i64) -> Result<Cover, Slip> {
        match by {
            Type::Choice(list) => self.of_choices(name, list),
            _ => of_numbers(name, by, parts),
        }
    }

    fn of_choices(&self, name: &str, list: u16) -> Result<Cover, Slip> {
        let words = self.words(list);
        let at = |word: &str| words.iter().position(|known| plain(known) == plain(word));
        if let Some(at) = at(name) {
            return Ok(Cover::Choices(vec![whole(at)]));
        }
        let (mut codes, mut next) = (Vec::new(), 0_usize);
        for part in name.split(',') {
            let start = next;
            next = start.saturating_add(part.len()).saturating_add(1);
            let Some(at) = at(part.trim()) else {
                let span = Span {
                    start,
                    end: start.saturating_add(part.len()),
                };
                let says = format!(
                    "`{}` is not one of the choices that this table goes by.",
                    part.trim()
                );
                let expected = format!("one of: {}; or several with commas between", words.join(", "));
                let near = nearest(part.trim(), words.iter().map(String::as_str));
                return Err(Slip::new(span, says).expecting(expected).near(near));
            };
            codes.push(whole(at));
        }
        Ok(Cover::Choices(codes))
    }
}

/// A run of numbers or sums of money.
fn of_numbers(name: &str, by: Type, parts: i64) -> Result<Cover, Slip> {
    let span = Span {
        start: 0,
        end: name.len(),
    };
    let example = match by {
        Type::Money => {
            "`\"up to £20,000\"`, `\"over £20,000 to £30,000\"`, `\"over £30,000\"` or `\"£40,000 or more\"`"
        }
        _ => "`3`, `\"2 to 4\"`, `\"5 or more\"`, `\"up to 3\"` or `\"under 4\"`",
    };
    let wrong = || {
        let says = format!("`{name}` is not a row of a table that goes by {by}.");
        Slip::new(span, says).expecting(example)
    };
    let Ok(tokens) = words(name) else {
        return Err(wrong());
    };
    let mut reading = Reading {
        tokens: tokens.into_iter().map(|(token, _)| token).collect(),
        at: 0,
        by,
        parts,
    };
    let cover = reading.cover().ok_or_else(wrong)?;
    if let Cover::From(least, most) = cover
        && least > most
    {
        let says = format!("`{name}` stands for nothing: the second number is smaller than the first.");
        return Err(Slip::new(span, says).expecting("the smaller number first"));
    }
    Ok(cover)
}

/// The words of a row's name, one after another.
struct Reading {
    tokens: Vec<Token>,
    at: usize,
    by: Type,
    /// In so many parts of a whole one all is counted.
    parts: i64,
}

impl Reading {
    fn word(&mut self, wanted: &[&str]) -> bool {
        let found =
            matches!(self.tokens.get(self.at), Some(Token::Word(word)) if wanted.contains(&word.as_str()));
        self.at += usize::from(found);
        found
    }

    fn at_word(&self, wanted: &str) -> bool {
        matches!(self.tokens.get(self.at), Some(Token::Word(word)) if word == wanted)
    }

    fn sign(&mut self, wanted: &str) -> bool {
        let found = matches!(self.tokens.get(self.at), Some(Token::Sign(sign)) if *sign == wanted);
        self.at += usize::from(found);
        found
    }

    fn cover(&mut self) -> Option<Cover> {
        let cover = if self.word(&["up"]) {
            if !self.word(&["to"]) {
                return None;
            }
            Cover::From(i64::MIN, self.number()?)
        } else if self.word(&["under", "below"]) || self.than(&["less", "fewer"]) {
            Cover::From(i64::MIN, self.number()?.saturating_sub(1))
        } else if self.word(&["over", "above"]) || self.than(&["more"]) {
            let above = self.number()?.saturating_add(1);
            // `over £10,000 to £20,000`, or `over £10,000 up to £20,000`
            if self.word(&["up"]) && !self.at_word("to") {
                return None;
            }
            let to = if self.word(&["to"]) {
                self.number()?
            } else {
                i64::MAX
            };
            Cover::From(above, to)
        } else {
            let first = self.number()?;
            if self.word(&["to"]) || self.sign("-") {
                Cover::From(first, self.number()?)
            } else if self.sign("+") {
                Cover::From(first, i64::MAX)
            } else if self.word(&["or", "and"]) {
                if self.word(&["more", "over", "above"]) {
                    Cover::From(first, i64::MAX)
                } else if self.word(&["less", "fewer", "under", "below"]) {
                    Cover::From(i64::MIN, first)
                } else {
                    return None;
                }
            } else {
                Cover::From(first, first)
            }
        };
        (self.tokens.get(self.at) == Some(&Token::End)).then_some(cover)
    }

    fn than(&mut self, wanted: &[&str]) -> bool {
        let before = self.at;
        if self.word(wanted) && self.word(&["than"]) {
            return true;
        }
        self.at = before;
        false
    }

    /// A number of the kind that the table goes by, in its smallest parts.
    fn number(&mut self) -> Option<i64> {
        let negative = self.sign("-");
        let token = self.tokens.get(self.at)?.clone();
        self.at += 1;
        let parts = self.by.places().map_or(1, |(_, of)| of).checked_mul(self.parts)?;
        let n = match (token, self.by) {
            (Token::Money(pence), Type::Money) => pence.checked_mul(parts)?,
            (Token::Number(n), Type::Number(_) | Type::Decimal(..)) => n.checked_mul(parts)?,
            (
                Token::Share {
                    part,
                    of,
                    percent: false,
                },
                Type::Number(_) | Type::Decimal(..),
            ) if of > 0 && parts.checked_rem(of) == Some(0) => part.checked_mul(parts.checked_div(of)?)?,
            _ => return None,
        };
        if let (Some(Token::Word(word)), Type::Number(unit) | Type::Decimal(unit, _)) =
            (self.tokens.get(self.at), self.by)
        {
            let said = match word.as_str() {
                "year" => Some(Unit::Years),
                "month" => Some(Unit::Months),
                "week" => Some(Unit::Weeks),
                "day" | "days" => Some(Unit::Plain),
                "" => None,
                other => Unit::named(other),
            };
            if said.is_some_and(|said| said == unit || unit == Unit::Plain) {
                self.at += 1;
            }
        }
        Some(if negative { n.saturating_neg() } else { n })
    }
}
