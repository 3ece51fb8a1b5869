//! Reading a form: values are parsed once, every fault is named at its field, and nothing typed is lost.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::fields::Fields;
use crate::error::AppError;
use crate::money::Money;
use crate::t;
use crate::texts::Language;

/// The faults of a form, in the order of its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormErrors(Vec<FieldError>);

/// One fault: the field's name and what to do, in plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    pub field: String,
    pub says: String,
}

impl FormErrors {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn add(&mut self, field: &str, says: impl Into<String>) {
        if self.of(field).is_none() {
            self.0.push(FieldError {
                field: field.to_owned(),
                says: says.into(),
            });
        }
    }

    /// The message at a field, if it has one.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|error| error.field == field)
            .map(|error| error.says.as_str())
    }

    pub fn iter(&self) -> impl Iterator<Item = &FieldError> {
        self.0.iter()
    }

    /// The same faults in the order in which the fields stand on the page; a field that is not named comes last.
    #[must_use]
    pub fn in_order(mut self, fields: &[&str]) -> Self {
        self.0.sort_by_key(|error| {
            fields
                .iter()
                .position(|field| *field == error.field)
                .unwrap_or(fields.len())
        });
        self
    }

    /// A form with one fault.
    pub fn one(field: &str, says: impl Into<String>) -> Self {
        let mut errors = Self::default();
        errors.add(field, says);
        errors
    }
}

impl From<FormErrors> for AppError {
    fn from(errors: FormErrors) -> Self {
        Self::Invalid(errors)
    }
}

/// Longest one-line answer and longest note, in characters.
pub const LINE: usize = 200;
pub const NOTE: usize = 4_000;

/// Reads the fields of one form and collects what is wrong with them. What is called `what` below is the
/// field's plain name inside a sentence, such as "the rent a week".
#[derive(Debug)]
pub struct Reader<'a> {
    fields: &'a Fields,
    language: Language,
    errors: FormErrors,
}

impl<'a> Reader<'a> {
    /// Reads a form of staff, whose faults are said in English.
    pub fn new(fields: &'a Fields) -> Self {
        Self::in_language(fields, Language::English)
    }

    /// Reads a form whose faults are said in the language of its page.
    pub fn in_language(fields: &'a Fields, language: Language) -> Self {
        Self {
            fields,
            language,
            errors: FormErrors::default(),
        }
    }

    /// The language in which faults are said.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Notes a fault that only the caller can see.
    pub fn fault(&mut self, field: &str, says: impl Into<String>) {
        self.errors.add(field, says);
    }

    /// One line of text that must be there.
    pub fn line(&mut self, field: &str, what: &str) -> String {
        let value = self.optional_line(field, what);
        if value.is_empty() {
            self.errors
                .add(field, t!(self.language, "web-form-enter", what = what));
        }
        value
    }

    /// One line of text that may be left empty.
    pub fn optional_line(&mut self, field: &str, what: &str) -> String {
        let value = self.fields.get(field);
        if value.chars().any(char::is_control) {
            self.errors
                .add(field, t!(self.language, "web-form-one-line", what = what));
        }
        self.within(field, what, value, LINE)
    }

    /// A note of several lines that may be left empty.
    pub fn note(&mut self, field: &str, what: &str) -> String {
        let value = self.fields.get(field);
        self.within(field, what, value, NOTE)
    }

    fn within(&mut self, field: &str, what: &str, value: &str, most: usize) -> String {
        let length = value.chars().count();
        if length > most {
            self.errors.add(
                field,
                t!(
                    self.language,
                    "web-form-shorten",
                    what = what,
                    most = most,
                    n = length
                ),
            );
        }
        value.to_owned()
    }

    /// A whole number between two limits.
    pub fn whole(&mut self, field: &str, what: &str, least: i32, most: i32) -> i32 {
        let typed = self.fields.get(field);
        match typed.parse::<i32>() {
            Ok(number) if (least..=most).contains(&number) => number,
            Ok(_) => {
                let says = t!(
                    self.language,
                    "web-form-between",
                    what = what,
                    least = least,
                    most = most
                );
                self.errors.add(field, says);
                least
            }
            Err(_) if typed.is_empty() => {
                self.errors
                    .add(field, t!(self.language, "web-form-enter", what = what));
                least
            }
            Err(_) => {
                let like = 2.clamp(least, most);
                self.errors.add(
                    field,
                    t!(self.language, "web-form-whole", what = what, like = like),
                );
                least
            }
        }
    }

    /// An amount in pounds and pence.
    pub fn money(&mut self, field: &str, what: &str) -> Money {
        match Money::parse(self.fields.get(field)) {
            Ok(amount) => amount,
            Err(_) if self.fields.get(field).is_empty() => {
                self.errors
                    .add(field, t!(self.language, "web-form-enter", what = what));
                Money::default()
            }
            Err(fault) => {
                let says = fault.says_of(self.language, what);
                self.errors.add(field, says);
                Money::default()
            }
        }
    }

    /// One of a closed list; the answer is what the list pairs with the word sent.
    pub fn choice<T: Copy>(&mut self, field: &str, what: &str, list: &[(&str, T)]) -> Option<T> {
        let sent = self.fields.get(field);
        let found = list
            .iter()
            .find(|(word, _)| *word == sent)
            .map(|(_, value)| *value);
        if found.is_none() {
            self.errors
                .add(field, t!(self.language, "web-form-choose", what = what));
        }
        found
    }

    /// A date in three fields `NAME-day`, `NAME-month`, `NAME-year`; months may be typed as words.
    pub fn date(&mut self, field: &str, what: &str) -> Option<NaiveDate> {
        let date = self.optional_date(field, what);
        if date.is_none() {
            self.errors
                .add(field, t!(self.language, "web-form-enter", what = what));
        }
        date
    }

    /// The same, when it may be left empty.
    pub fn optional_date(&mut self, field: &str, what: &str) -> Option<NaiveDate> {
        let part = |name: &str| self.fields.get(&format!("{field}-{name}")).to_owned();
        let (day, month, year) = (part("day"), part("month"), part("year"));
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return None;
        }
        let numbers = (day.parse::<u32>(), month_number(&month), year.parse::<i32>());
        let (Ok(day), Some(month), Ok(year)) = numbers else {
            self.errors
                .add(field, t!(self.language, "web-form-date", what = what));
            return None;
        };
        let date = NaiveDate::from_ymd_opt(year, month, day).filter(|_| (1900..=2100).contains(&year));
        if date.is_none() {
            self.errors.add(
                field,
                t!(
                    self.language,
                    "web-form-real-date",
                    what = what,
                    day = day,
                    month = self.language.month_called(month),
                    year = year.to_string()
                ),
            );
        }
        date
    }

    /// An e-mail address: one @, something on both sides, a dot in the domain.
    pub fn email(&mut self, field: &str) -> String {
        let typed = self.line(field, &t!(self.language, "web-form-an-email"));
        let fits = typed.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty()
                && host.contains('.')
                && !host.starts_with('.')
                && !host.ends_with('.')
                && !host.contains('@')
        });
        if !typed.is_empty() && (!fits || typed.contains(char::is_whitespace)) {
            self.errors.add(field, t!(self.language, "web-form-email"));
        }
        typed
    }

    /// Whether a box was ticked.
    pub fn ticked(&self, field: &str) -> bool {
        !self.fields.get(field).is_empty()
    }

    /// The parsed answer, or every fault.
    pub fn finish<T>(self, value: T) -> Result<T, FormErrors> {
        if self.errors.is_empty() {
            Ok(value)
        } else {
            Err(self.errors)
        }
    }
}

fn month_number(typed: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if let Ok(number) = typed.parse::<u32>() {
        return Some(number);
    }
    let typed = typed.to_lowercase();
    let found = NAMES
        .iter()
        .position(|name| typed.len() >= 3 && name.starts_with(&typed))?;
    u32::try_from(found + 1).ok()
}

/// A form as its page shows it: what was typed and what is wrong, by field. In a template:
/// `value={form.values?.rent} errorMessage={form.errors?.rent}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FormView {
    pub values: BTreeMap<String, String>,
    /// Every value of names that come several times, such as checkboxes.
    pub all: BTreeMap<String, Vec<String>>,
    pub errors: BTreeMap<String, Message>,
}

/// An error message in the shape the components take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    pub text: String,
}

impl FormView {
    /// A form filled in from what is known.
    pub fn filled<'a>(values: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let mut view = Self::default();
        for (name, value) in values {
            view.all.entry(name.to_owned()).or_default().push(value.clone());
            view.values.insert(name.to_owned(), value);
        }
        view
    }

    /// What was sent, with what is wrong with it. Secrets are never shown again.
    pub fn sent(fields: &Fields, errors: &FormErrors) -> Self {
        let shown = fields.without(&["csrf", "once", "password", "new_password", "code"]);
        let mut view = Self::filled(shown.map(|(name, value)| (name, value.to_owned())));
        for fault in errors.iter() {
            view.errors.insert(
                fault.field.clone(),
                Message {
                    text: fault.says.clone(),
                },
            );
        }
        view
    }
}
