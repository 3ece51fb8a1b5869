//! One question as a page shows it.

use allocations::Value;
use chrono::Datelike;
use serde::Serialize;

use super::{Field, Given, Kind};
use crate::place::{self, SOUTH_NORFOLK};
use crate::t;
use crate::texts::{Language, say};
use crate::web::form::{FormView, Message};

pub(crate) const YES: &str = "yes";
pub(crate) const NO: &str = "no";
pub(crate) const UNSURE: &str = "unsure";

/// One question, ready to print: `kind` is `radios`, `input`, `textarea`, `date` or `select`.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Control {
    pub kind: &'static str,
    pub name: &'static str,
    pub label: String,
    /// The label is the page's heading.
    pub heading: bool,
    pub legend: &'static str,
    pub hint: Option<Message>,
    pub error: Option<Message>,
    pub value: Option<String>,
    pub values: std::collections::BTreeMap<String, String>,
    pub items: Vec<Choice>,
    pub prefix: Option<Message>,
    pub classes: &'static str,
    pub inputmode: Option<&'static str>,
    /// "I am not sure yet" stands beside a box, ticked or not.
    pub unsure: Option<bool>,
}

/// One answer to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Choice {
    pub value: String,
    pub text: String,
}

impl Choice {
    pub(crate) fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            text: text.into(),
        }
    }
}

impl Control {
    /// The question with what has been answered; `alone` when it is the only one of its page.
    pub(crate) fn of(
        language: Language,
        field: &Field,
        value: Option<&Value>,
        word: Option<&str>,
        alone: bool,
    ) -> Self {
        let mut control = Self {
            name: field.name(),
            label: field.question(language),
            heading: alone,
            hint: (!field.hint.is_empty()).then(|| Message {
                text: say(language, field.hint, &[]),
            }),
            ..Self::shape(language, field)
        };
        control.legend = match (alone, control.kind) {
            (true, "radios" | "date") => "govuk-fieldset__legend--l",
            (true, _) => "govuk-label--l",
            (false, "radios" | "date") => "govuk-fieldset__legend--s",
            (false, _) => "govuk-label--s",
        };
        control.fill(field, value, word);
        control
    }

    /// The questions of a page with the answers given.
    pub(crate) fn page(language: Language, fields: &[Field], given: &Given) -> Vec<Self> {
        fields
            .iter()
            .map(|field| {
                let value = given.value(field.fact);
                Self::of(
                    language,
                    field,
                    value.as_ref(),
                    given.word(field.fact),
                    fields.len() == 1,
                )
            })
            .collect()
    }

    /// The same with what was sent and what is wrong with it.
    pub(crate) fn sent(mut self, form: &FormView) -> Self {
        self.value = form.values.get(self.name).cloned();
        self.values.clone_from(&form.values);
        self.error = form.errors.get(self.name).cloned();
        if self.unsure.is_some() {
            self.unsure = Some(form.values.contains_key(&format!("{}-unsure", self.name)));
        }
        self
    }

    /// A box that no fact stands behind, such as an address.
    pub(crate) fn plain(kind: &'static str, name: &'static str, label: String, value: &str) -> Self {
        Self {
            kind,
            name,
            label,
            value: (!value.is_empty()).then(|| value.to_owned()),
            legend: if kind == "radios" || kind == "date" {
                "govuk-fieldset__legend--s"
            } else {
                "govuk-label--s"
            },
            ..Self::default()
        }
    }

    /// The same with a hint.
    pub(crate) fn hinted(mut self, text: String) -> Self {
        self.hint = Some(Message { text });
        self
    }

    /// The same with answers to choose from.
    pub(crate) fn choosing(mut self, items: Vec<(&str, String)>) -> Self {
        self.items = items
            .into_iter()
            .map(|(code, text)| Choice::new(code, text))
            .collect();
        self
    }

    fn shape(language: Language, field: &Field) -> Self {
        let kind = |kind| Self {
            kind,
            ..Self::default()
        };
        let yes_no = || {
            vec![
                Choice::new(YES, t!(language, "register-yes")),
                Choice::new(NO, t!(language, "register-no")),
            ]
        };
        match field.kind {
            Kind::YesNo | Kind::NoOrOfficer(_) => Self {
                items: yes_no(),
                classes: "govuk-radios--inline",
                ..kind("radios")
            },
            Kind::Choice(items) => {
                let mut items: Vec<Choice> = items
                    .iter()
                    .map(|(code, id)| Choice::new(*code, say(language, id, &[])))
                    .collect();
                if field.unsure {
                    items.push(Choice::new(UNSURE, t!(language, "register-unsure")));
                }
                Self {
                    items,
                    ..kind("radios")
                }
            }
            Kind::Whole(..) => Self {
                classes: "govuk-input--width-3",
                inputmode: Some("numeric"),
                ..kind("input")
            },
            Kind::Pounds => Self {
                classes: "govuk-input--width-10",
                inputmode: Some("decimal"),
                prefix: Some(Message {
                    text: "£".to_owned()
                }),
                unsure: field.unsure.then_some(false),
                ..kind("input")
            },
            Kind::Date | Kind::DateOrNone => kind("date"),
            Kind::Place => Self {
                items: places(language),
                ..kind("select")
            },
        }
    }

    fn fill(&mut self, field: &Field, value: Option<&Value>, word: Option<&str>) {
        if let Some(word) = word {
            if self.unsure.is_some() {
                self.unsure = Some(word == UNSURE);
            } else {
                self.value = Some(word.to_owned());
            }
            return;
        }
        match (field.kind, value) {
            (Kind::NoOrOfficer(_), Some(found)) => {
                let none = super::answer::none_of(field).as_ref() == Some(found);
                self.value = Some(if none { NO } else { YES }.to_owned());
            }
            (Kind::Pounds, Some(Value::Whole(pence))) => {
                self.value = Some(pounds(*pence));
            }
            (_, Some(Value::Truth(yes))) => self.value = Some(if *yes { YES } else { NO }.to_owned()),
            (_, Some(Value::Whole(number))) => self.value = Some(number.to_string()),
            (_, Some(Value::Words(word))) => self.value = Some(word.clone()),
            (_, Some(Value::Date(day))) => {
                let parts = [
                    ("day", day.day().to_string()),
                    ("month", day.month().to_string()),
                    ("year", day.year().to_string()),
                ];
                for (part, text) in parts {
                    self.values.insert(format!("{}-{part}", field.name()), text);
                }
            }
            (_, Some(Value::Nothing | Value::Places(_)) | None) => {}
        }
    }
}

fn pounds(pence: i64) -> String {
    if pence % 100 == 0 {
        (pence / 100).to_string()
    } else {
        format!("{}.{:02}", pence / 100, pence % 100)
    }
}

/// Every place of the two districts, then everywhere else.
fn places(language: Language) -> Vec<Choice> {
    place_items(language)
        .into_iter()
        .map(|(code, text)| Choice::new(code, text))
        .collect()
}

/// The same as codes of the vocabulary with their words; the first has no code and asks for one.
pub(crate) fn place_items(language: Language) -> Vec<(String, String)> {
    let mut items = vec![(String::new(), t!(language, "register-choose-place"))];
    items.extend(
        place::parishes()
            .iter()
            .map(|parish| (place_code(parish), parish.name.clone())),
    );
    items.push((ELSEWHERE.to_owned(), t!(language, "register-elsewhere")));
    items
}

const ELSEWHERE: &str = "elsewhere";

fn place_code(parish: &place::Parish) -> String {
    let district = if parish.district == SOUTH_NORFOLK {
        "south-norfolk"
    } else {
        "broadland"
    };
    format!("{district}/{}", parish.name.to_lowercase().replace(' ', "-"))
}

/// A place of the vocabulary in words: "Diss, South Norfolk". None for a place we do not know.
pub(crate) fn place_words(language: Language, code: &str) -> Option<String> {
    if code == ELSEWHERE {
        return Some(t!(language, "register-elsewhere"));
    }
    let parish = place::parishes()
        .iter()
        .find(|parish| place_code(parish) == code)?;
    let district = if parish.district == SOUTH_NORFOLK {
        "South Norfolk"
    } else {
        "Broadland"
    };
    Some(format!("{}, {district}", parish.name))
}

/// Any place in words, one outside our two districts too: "Beccles, East Suffolk".
pub(crate) fn any_place(language: Language, code: &str) -> String {
    place_words(language, code).unwrap_or_else(|| far_place(code))
}

/// A code that names a council or a place outside our two districts has hyphens: `east-suffolk/beccles` as `Beccles, East
/// Suffolk`. Every other code is words already.
fn far_place(code: &str) -> String {
    let name = |part: &str| {
        let words = part.split(['-', '_']).map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase());
            first.into_iter().chain(letters).collect::<String>()
        });
        words.collect::<Vec<_>>().join(" ")
    };
    match code.split_once('/') {
        Some((district, place)) if district == place => name(place),
        Some((district, place)) if !place.contains('/') => format!("{}, {}", name(place), name(district)),
        Some(_) | None if code.contains('-') => name(code),
        Some(_) | None => code.replace('_', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::any_place;
    use crate::texts::Language;

    #[test]
    fn no_place_is_said_as_a_code() {
        for (code, said) in [
            ("south-norfolk/diss", "Diss, South Norfolk"),
            ("norwich/norwich", "Norwich"),
            ("east-suffolk/beccles", "Beccles, East Suffolk"),
            ("great-yarmouth", "Great Yarmouth"),
        ] {
            assert_eq!(any_place(Language::English, code), said);
        }
    }
}
