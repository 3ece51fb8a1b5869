//! A question of a scheme as a page shows it.

use std::collections::BTreeMap;

use allocations::Value;
use allocations::vocabulary::Type;
use chrono::{DateTime, Datelike, NaiveDate, Timelike};
use serde::Serialize;

use super::clash::joined;
use super::declared::capital;
use super::read::{Asking, NO, NONE, UNSURE, YES};
use super::span;
use crate::dates::in_london;
use crate::register::{place_items, place_words};
use crate::t;
use crate::web::form::{FormView, Message};

/// One question, ready to print: `kind` is `radios`, `input`, `textarea`, `date`, `moment` or `select`.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Question {
    kind: &'static str,
    name: String,
    label: String,
    /// The label is the page's heading.
    heading: bool,
    legend: &'static str,
    hint: Option<Message>,
    error: Option<Message>,
    value: Option<String>,
    values: BTreeMap<String, String>,
    items: Vec<Item>,
    /// "There is none" and "I am not sure yet", as boxes beside what is typed.
    boxes: Vec<Item>,
    boxes_name: String,
    ticked: Vec<String>,
    prefix: Option<Message>,
    suffix: Option<Message>,
    classes: &'static str,
    inputmode: Option<&'static str>,
    /// The scheme's words are English on a page that is not.
    english: bool,
}

/// One answer to choose.
#[derive(Clone, Debug, Serialize)]
struct Item {
    value: String,
    text: String,
    label: Label,
}

#[derive(Clone, Debug, Default, Serialize)]
struct Label {
    attributes: BTreeMap<&'static str, &'static str>,
}

impl Question {
    /// The question with what is known: a value, or that the household is not sure. `alone` when it is the only one of its
    /// page and so its heading.
    pub(crate) fn of(asking: &Asking<'_>, value: Option<&Value>, unsure: bool, alone: bool) -> Self {
        let mut question = Self {
            name: asking.name.clone(),
            label: asking.fact.asks(),
            heading: alone,
            english: asking.foreign(),
            boxes_name: format!("{}-or", asking.name),
            ..shape(asking)
        };
        let fieldset = matches!(question.kind, "radios" | "date" | "moment");
        question.legend = match (alone, fieldset) {
            (true, true) => "govuk-fieldset__legend--l",
            (true, false) => "govuk-label--l",
            (false, true) => "govuk-fieldset__legend--s",
            (false, false) => "govuk-label--s",
        };
        let others = others(asking);
        if question.kind == "radios" {
            question.items.extend(others);
        } else {
            question.boxes = others;
        }
        question.fill(asking, value, unsure);
        question
    }

    /// The same with what was sent and what is wrong with it.
    pub(crate) fn sent(mut self, form: &FormView) -> Self {
        self.value = form.values.get(&self.name).cloned();
        self.values.clone_from(&form.values);
        self.ticked = form.all.get(&self.boxes_name).cloned().unwrap_or_default();
        self.error = form.errors.get(&self.name).cloned();
        self
    }

    fn fill(&mut self, asking: &Asking<'_>, value: Option<&Value>, unsure: bool) {
        let kept = match value {
            None if unsure => Some(UNSURE),
            Some(Value::Nothing) => Some(NONE),
            _ => None,
        };
        if let Some(kept) = kept {
            if self.kind == "radios" {
                self.value = Some(kept.to_owned());
            } else {
                self.ticked = vec![kept.to_owned()];
            }
            return;
        }
        let language = asking.language;
        match (asking.fact.fact.kind, value) {
            (_, None | Some(Value::Nothing)) => {}
            (_, Some(Value::Truth(yes))) => self.value = Some(if *yes { YES } else { NO }.to_owned()),
            (Type::Money, Some(Value::Whole(pence))) => {
                let amount = crate::money::Money::pence(*pence).to_string();
                let amount = amount.replace(['£', ','], "");
                let whole = amount.strip_suffix(".00").map(ToOwned::to_owned);
                self.value = Some(whole.unwrap_or(amount));
            }
            (Type::Duration, Some(Value::Whole(days))) => {
                self.value = Some(span::in_words(language, *days));
            }
            (Type::Moment, Some(Value::Whole(micros))) => {
                if let Some(at) = DateTime::from_timestamp_micros(*micros) {
                    let (day, time) = in_london(at);
                    self.day(day);
                    let time = format!("{}:{:02}", time.hour(), time.minute());
                    self.values.insert(format!("{}-time", self.name), time);
                }
            }
            (_, Some(Value::Whole(number))) => self.value = Some(number.to_string()),
            (_, Some(Value::Date(day))) => self.day(*day),
            (Type::Choice(_), Some(Value::Words(word))) => {
                let known = asking
                    .fact
                    .choices
                    .iter()
                    .find(|choice| joined(choice) == joined(word));
                self.value = known.map(|word| format!("={word}"));
            }
            (_, Some(Value::Words(words))) => self.value = Some(words.clone()),
            (_, Some(Value::Places(places))) => {
                let lines = places
                    .iter()
                    .map(|place| place_words(language, place).unwrap_or_else(|| place.clone()));
                self.value = Some(lines.collect::<Vec<_>>().join("\n"));
            }
        }
    }

    /// The same with a further hint.
    pub(crate) fn hinted(mut self, text: &str) -> Self {
        let before = self.hint.take();
        let text = before.map_or_else(|| text.to_owned(), |hint| format!("{text}. {}", hint.text));
        self.hint = Some(Message { text });
        self
    }

    /// The same on a page that has a heading of its own.
    pub(crate) fn below_a_heading(self) -> Self {
        Self {
            heading: false,
            ..self
        }
    }

    /// One of each kind, to print pages with.
    pub(crate) fn samples(heading: bool) -> Vec<Self> {
        let kinds = ["radios", "input", "textarea", "date", "moment", "select"];
        let each = kinds.into_iter().enumerate().map(|(at, kind)| Self {
            kind,
            name: format!("own-{at}"),
            label: "What is your tie to the town?".to_owned(),
            heading,
            english: !heading,
            legend: "govuk-label--l",
            items: vec![item("=works here", "Works here")],
            boxes: vec![item(NONE, "There is none"), item(UNSURE, "I am not sure yet")],
            boxes_name: format!("own-{at}-or"),
            suffix: Some(Message {
                text: "months".to_owned(),
            }),
            error: heading.then(|| Message {
                text: "Enter a whole number".to_owned(),
            }),
            ..Self::default()
        });
        each.collect()
    }

    fn day(&mut self, day: NaiveDate) {
        let parts = [
            ("day", day.day().to_string()),
            ("month", day.month().to_string()),
            ("year", day.year().to_string()),
        ];
        for (part, text) in parts {
            self.values.insert(format!("{}-{part}", self.name), text);
        }
    }
}

fn item(value: impl Into<String>, text: impl Into<String>) -> Item {
    Item {
        value: value.into(),
        text: text.into(),
        label: Label::default(),
    }
}

/// The answers that are no value: that there is none, and that the household is not sure yet.
fn others(asking: &Asking<'_>) -> Vec<Item> {
    let language = asking.language;
    let mut found = Vec::new();
    if asking.fact.fact.may_be_none {
        found.push(item(NONE, t!(language, "own-none")));
    }
    if asking.unsure {
        found.push(item(UNSURE, t!(language, "own-unsure")));
    }
    found
}

fn shape(asking: &Asking<'_>) -> Question {
    let (language, fact) = (asking.language, &asking.fact.fact);
    let kind = |kind| Question {
        kind,
        ..Question::default()
    };
    let hinted = |question: Question, text: String| Question {
        hint: Some(Message { text }),
        ..question
    };
    match fact.kind {
        Type::Truth => Question {
            items: vec![
                item(YES, t!(language, "own-yes")),
                item(NO, t!(language, "own-no")),
            ],
            ..kind("radios")
        },
        Type::Choice(_) => {
            let words = asking.fact.choices.iter().map(|word| Item {
                label: Label {
                    attributes: asking.foreign().then_some(("lang", "en")).into_iter().collect(),
                },
                ..item(format!("={word}"), capital(&word.replace('_', " ")))
            });
            Question {
                items: words.collect(),
                ..kind("radios")
            }
        }
        Type::Number(_) | Type::Decimal(..) => Question {
            classes: "govuk-input--width-5",
            inputmode: Some(if matches!(fact.kind, Type::Number(_)) {
                "numeric"
            } else {
                "decimal"
            }),
            suffix: (!fact.unit.is_empty()).then(|| Message {
                text: fact.unit.clone(),
            }),
            ..kind("input")
        },
        Type::Money => Question {
            classes: "govuk-input--width-10",
            inputmode: Some("decimal"),
            prefix: Some(Message {
                text: "£".to_owned()
            }),
            ..kind("input")
        },
        Type::Date => kind("date"),
        Type::Moment => kind("moment"),
        Type::Duration => hinted(
            Question {
                classes: "govuk-input--width-10",
                ..kind("input")
            },
            t!(language, "own-length-hint"),
        ),
        Type::Place => Question {
            items: place_items(language)
                .into_iter()
                .map(|(code, text)| item(code, text))
                .collect(),
            ..kind("select")
        },
        Type::Places => hinted(kind("textarea"), t!(language, "own-places-hint")),
        Type::Text => kind("input"),
    }
}
