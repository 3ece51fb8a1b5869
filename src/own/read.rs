//! An answer read from a form: either a value that the engine takes, or a fault at its field with the exact reason.

use allocations::Value;
use allocations::vocabulary::Type;
use chrono::{NaiveDate, NaiveTime};

use super::{OwnFact, span};
use crate::dates::london;
use crate::money::Money;
use crate::register::{place_items, place_words};
use crate::t;
use crate::texts::Language;
use crate::web::fields::Fields;
use crate::web::form::{LINE, Reader};

pub(super) const YES: &str = "yes";
pub(super) const NO: &str = "no";
pub(super) const NONE: &str = "none";
pub(super) const UNSURE: &str = "unsure";

/// One question put to somebody.
#[derive(Clone, Debug)]
pub(crate) struct Asking<'a> {
    pub language: Language,
    pub fact: &'a OwnFact,
    /// The name of the field.
    pub name: String,
    /// "I am not sure yet" is an answer.
    pub unsure: bool,
    /// The page has other questions too, so that a fault names its own.
    pub among_others: bool,
}

/// What somebody answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Is(Value),
    Unsure,
}

impl Asking<'_> {
    /// Whether the scheme's words are in another language than the page.
    pub(super) fn foreign(&self) -> bool {
        self.language != Language::English
    }

    /// Reads the answer; what cannot be used is a fault at its field.
    pub(crate) fn read(&self, sent: &Fields, reader: &mut Reader<'_>) -> Option<Answer> {
        match self.answer(sent) {
            Ok(answer) => Some(answer),
            Err(says) => {
                reader.fault(&self.name, self.named(says));
                None
            }
        }
    }

    /// A fault with the fact that it is about, where a page has several. The scheme's words are English.
    fn named(&self, says: String) -> String {
        if self.among_others && !self.foreign() {
            t!(
                self.language,
                "own-fault-of",
                what = self.fact.label(),
                says = lower(&says)
            )
        } else {
            says
        }
    }

    fn answer(&self, sent: &Fields) -> Result<Answer, String> {
        let language = self.language;
        let boxes = format!("{}-or", self.name);
        let chosen = self.radios().then(|| sent.get(&self.name));
        let ticked: Vec<&str> = sent
            .all(&boxes)
            .chain(chosen)
            .filter(|word| self.is_other(word))
            .collect();
        let typed = self.typed(sent);
        match (ticked.as_slice(), typed) {
            ([], false) => Err(self.missing()),
            ([], true) => {
                let value = self.value(sent)?;
                match self.fact.fault(&value) {
                    None => Ok(Answer::Is(value)),
                    Some(_) if self.foreign() => Err(t!(language, "own-not-fit")),
                    Some(error) => Err(t!(language, "own-not-fit-because", says = error.says)),
                }
            }
            ([one], false) if *one == NONE => Ok(Answer::Is(Value::Nothing)),
            ([_], false) => Ok(Answer::Unsure),
            (_, _) => Err(t!(language, "own-both")),
        }
    }

    /// Whether a word says that there is none, or that somebody is not sure, where this question takes that.
    fn is_other(&self, word: &str) -> bool {
        (word == NONE && self.fact.fact.may_be_none) || (word == UNSURE && self.unsure)
    }

    fn radios(&self) -> bool {
        matches!(self.fact.fact.kind, Type::Truth | Type::Choice(_))
    }

    /// Whether a value was typed or chosen.
    fn typed(&self, sent: &Fields) -> bool {
        let value = sent.get(&self.name);
        let parts = ["day", "month", "year", "time"];
        let part = |part: &str| !sent.get(&format!("{}-{part}", self.name)).is_empty();
        match self.fact.fact.kind {
            Type::Date | Type::Moment => parts.into_iter().any(part),
            Type::Truth | Type::Choice(_) => !value.is_empty() && !self.is_other(value),
            Type::Number(_)
            | Type::Decimal(..)
            | Type::Money
            | Type::Duration
            | Type::Place
            | Type::Places
            | Type::Text => !value.is_empty(),
        }
    }

    fn missing(&self) -> String {
        let language = self.language;
        match self.fact.fact.kind {
            Type::Truth | Type::Choice(_) => t!(language, "own-choose"),
            Type::Place => t!(language, "own-place"),
            Type::Number(_) => t!(
                language,
                "own-number",
                like = 2.clamp(
                    self.fact.fact.least,
                    self.fact.fact.most.max(self.fact.fact.least)
                )
            ),
            Type::Decimal(..) => t!(language, "own-decimal"),
            Type::Money => t!(language, "web-form-money"),
            Type::Date => t!(language, "own-date"),
            Type::Moment => t!(language, "own-moment"),
            Type::Duration => t!(language, "own-length"),
            Type::Places => t!(language, "own-places"),
            Type::Text => t!(language, "own-text"),
        }
    }

    fn value(&self, sent: &Fields) -> Result<Value, String> {
        let (language, fact) = (self.language, &self.fact.fact);
        let typed = sent.get(&self.name);
        match fact.kind {
            Type::Truth => match typed {
                YES => Ok(Value::Truth(true)),
                NO => Ok(Value::Truth(false)),
                _ => Err(self.missing()),
            },
            Type::Choice(_) => {
                let word = typed.strip_prefix('=');
                let known = word.and_then(|word| self.fact.choices.iter().find(|known| *known == word));
                known
                    .map(|word| Value::Words(word.clone()))
                    .ok_or_else(|| self.missing())
            }
            Type::Number(_) => {
                let plain: String = typed.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
                let number: i64 = plain.parse().ok().ok_or_else(|| self.missing())?;
                if (fact.least..=fact.most).contains(&number) {
                    return Ok(Value::Whole(number));
                }
                Err(t!(
                    language,
                    "own-between",
                    least = fact.least.to_string(),
                    most = fact.most.to_string()
                ))
            }
            Type::Decimal(_, places) => {
                let value = Value::Words(self.decimal(typed, places).ok_or_else(|| self.missing())?);
                let (least, most) = fact.ends().unwrap_or_default();
                match self.fact.fault(&value) {
                    None => Ok(value),
                    Some(_) => Err(t!(language, "own-between", least = least, most = most)),
                }
            }
            Type::Money => {
                let amount = Money::parse(typed).map_err(|fault| fault.says(language))?;
                if (fact.least..=fact.most).contains(&amount.in_pence()) {
                    return Ok(Value::Whole(amount.in_pence()));
                }
                Err(t!(
                    language,
                    "own-between",
                    least = Money::pence(fact.least).to_string(),
                    most = Money::pence(fact.most).to_string()
                ))
            }
            Type::Date => Ok(Value::Date(self.day(sent)?)),
            Type::Moment => {
                let day = self.day(sent)?;
                let time = time(sent.get(&format!("{}-time", self.name)));
                let time = time.ok_or_else(|| t!(language, "own-time"))?;
                Ok(Value::Whole(london(day, time).timestamp_micros()))
            }
            Type::Duration => span::days(typed).map(Value::Whole).ok_or_else(|| self.missing()),
            Type::Place => {
                let known = place_words(language, typed).is_some();
                known.then(|| Value::from(typed)).ok_or_else(|| self.missing())
            }
            Type::Places => self.places(typed),
            Type::Text => {
                let length = typed.chars().count();
                if typed.chars().any(char::is_control) {
                    Err(t!(language, "own-one-line"))
                } else if length > LINE {
                    Err(t!(language, "own-shorten", most = LINE, n = length))
                } else {
                    Ok(Value::from(typed))
                }
            }
        }
    }

    /// A number with so many places after the point at most, as a scheme writes it. In Polish the point is a comma.
    fn decimal(&self, typed: &str, places: u8) -> Option<String> {
        let point = |letter| match (self.language, letter) {
            (Language::Polish, ',') => Some('.'),
            (Language::English, ',') | (_, ' ') => None,
            (_, letter) => Some(letter),
        };
        let plain: String = typed.chars().filter_map(point).collect();
        let figures = plain.strip_prefix('-').unwrap_or(&plain);
        let (whole, after) = figures.split_once('.').unwrap_or((figures, "0"));
        let number = |part: &str| !part.is_empty() && part.bytes().all(|figure| figure.is_ascii_digit());
        (number(whole) && number(after) && after.len() <= usize::from(places)).then_some(plain)
    }

    fn day(&self, sent: &Fields) -> Result<NaiveDate, String> {
        let what = t!(self.language, "own-a-date");
        let mut reader = Reader::in_language(sent, self.language);
        let day = reader.optional_date(&self.name, &what);
        match (reader.finish(()), day) {
            (Ok(()), Some(day)) => Ok(day),
            (Ok(()), None) => Err(self.missing()),
            (Err(faults), _) => Err(faults.of(&self.name).unwrap_or_default().to_owned()),
        }
    }

    /// Places, one on each line, by their codes.
    fn places(&self, typed: &str) -> Result<Value, String> {
        let known = place_items(self.language);
        let mut found = Vec::new();
        for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let place = known
                .iter()
                .filter(|(code, _)| !code.is_empty())
                .find(|(code, text)| {
                    let full = place_words(self.language, code).unwrap_or_default();
                    same(text, line) || same(&full, line)
                });
            let (code, _) = place.ok_or_else(|| {
                let names = known.iter().map(|(_, text)| text.as_str());
                match allocations::nearest(line, names) {
                    Some(near) => t!(self.language, "own-place-near", line = line, near = near),
                    None => t!(self.language, "own-place-unknown", line = line),
                }
            })?;
            if !found.contains(code) {
                found.push(code.clone());
            }
        }
        Ok(Value::Places(found))
    }
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// `9:30am`, `9.30`, `14:05`, `2 pm`
fn time(typed: &str) -> Option<NaiveTime> {
    let typed = typed.to_lowercase().replace([' ', '.'], ":");
    let (clock, after) = ["am", "pm"]
        .into_iter()
        .find_map(|half| Some((typed.strip_suffix(half)?, Some(half))))
        .unwrap_or((&typed, None));
    let mut parts = clock.split(':').filter(|part| !part.is_empty());
    let hour: u32 = parts.next()?.parse().ok()?;
    let minute: u32 = match parts.next() {
        Some(part) if part.len() == 2 => part.parse().ok()?,
        None if after.is_some() => 0,
        Some(_) | None => return None,
    };
    if parts.next().is_some() {
        return None;
    }
    let hour = match after {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some("am") => hour % 12,
        Some(_) => hour % 12 + 12,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// The same with a small first letter, to stand after a colon.
fn lower(says: &str) -> String {
    let mut letters = says.chars();
    let first = letters.next().map(|letter| letter.to_lowercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::time;

    #[test]
    fn times_are_read_as_people_type_them() {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0);
        assert_eq!(time("9:30am"), at(9, 30));
        assert_eq!(time("9.30 pm"), at(21, 30));
        assert_eq!(time("14:05"), at(14, 5));
        assert_eq!(time("2 pm"), at(14, 0));
        assert_eq!(time("12am"), at(0, 0));
        assert_eq!(time("12:15pm"), at(12, 15));
        for wrong in ["", "9", "25:00", "9:5", "13pm", "0am", "9:30:10", "soon", "1:60"] {
            assert_eq!(time(wrong), None, "{wrong}");
        }
    }
}
