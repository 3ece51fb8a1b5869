//! Searching past lets by size, place and month.

use std::collections::BTreeSet;

use serde::Serialize;

use super::read::{Past, place_words};
use crate::homes::words::bedroom_words;
use crate::place::parish;
use crate::t;
use crate::texts::Language;
use crate::web::fields::Fields;
use crate::web::page::Link;

/// What is searched for; what is not understood is not searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Search {
    pub size: Option<i32>,
    pub place: Option<String>,
    pub month: Option<String>,
}

/// Something to choose in a list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Choice {
    pub value: String,
    pub text: String,
    pub selected: bool,
}

impl Search {
    pub(super) fn of(query: &Fields) -> Self {
        let text = |name: &str| Some(query.get(name).to_owned()).filter(|text| !text.is_empty());
        Self {
            size: query.get("size").parse().ok(),
            place: text("place"),
            month: text("month"),
        }
    }

    /// The same without a place that is none.
    pub(super) fn known(mut self, past: &[Past]) -> Self {
        self.place = self
            .place
            .filter(|place| past.iter().any(|one| one.place == *place) || parish(place).is_some());
        self
    }

    /// The place searched for, where it stands among the lets under the name of its district only.
    pub(super) fn hidden_place(&self, past: &[Past]) -> Option<&str> {
        let place = self.place.as_deref()?;
        past.iter().all(|one| one.place != place).then_some(place)
    }

    pub(super) fn fits(&self, past: &Past) -> bool {
        self.size.is_none_or(|size| size == past.bedrooms)
            && self.place.as_ref().is_none_or(|place| *place == past.place)
            && self
                .month
                .as_ref()
                .is_none_or(|month| *month == past.month.code())
    }

    /// The same search as a query, without one of its parts.
    pub(super) fn query(&self, without: &str) -> String {
        let parts = [
            ("size", self.size.map(|size| size.to_string())),
            ("place", self.place.clone()),
            ("month", self.month.clone()),
        ];
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in parts {
            if let Some(value) = value.filter(|_| name != without) {
                query.append_pair(name, &value);
            }
        }
        let query = query.finish();
        if query.is_empty() {
            query
        } else {
            format!("?{query}")
        }
    }

    /// What is searched for, each with the link that takes it off.
    pub(super) fn chips(&self, language: Language, path: &str, past: &[Past]) -> Vec<Link> {
        let month = self.month.as_ref().map(|code| {
            past.iter()
                .find(|one| one.month.code() == *code)
                .map_or_else(|| code.clone(), |one| one.month.in_words(language))
        });
        let parts = [
            ("size", self.size.map(|size| size_in_words(language, size))),
            (
                "place",
                self.place.as_ref().map(|place| place_words(language, place)),
            ),
            ("month", month),
        ];
        parts
            .into_iter()
            .filter_map(|(name, text)| Some(Link::new(text?, format!("{path}{}", self.query(name)))))
            .collect()
    }
}

/// `2 bedrooms`, exactly: results tell a home of four from one of five.
pub(super) fn size_in_words(language: Language, bedrooms: i32) -> String {
    match bedrooms {
        4.. => t!(language, "homes-size", n = bedrooms),
        fewer => bedroom_words(language, fewer),
    }
}

/// Every size there is.
pub(super) fn sizes(language: Language, past: &[Past], search: &Search) -> Vec<Choice> {
    let found: BTreeSet<i32> = past.iter().map(|one| one.bedrooms).collect();
    with_any(
        t!(language, "results-any-size"),
        found.into_iter().map(|size| Choice {
            value: size.to_string(),
            text: size_in_words(language, size),
            selected: search.size == Some(size),
        }),
    )
}

/// Every place there is, by name.
pub(super) fn places(language: Language, past: &[Past], search: &Search) -> Vec<Choice> {
    let named = past.iter().map(|one| one.place.as_str());
    let found: BTreeSet<&str> = named.chain(search.hidden_place(past)).collect();
    with_any(
        t!(language, "results-any-place"),
        found.into_iter().map(|place| Choice {
            value: place.to_owned(),
            text: place_words(language, place),
            selected: search.place.as_deref() == Some(place),
        }),
    )
}

/// Every month there is, newest first.
pub(super) fn months(language: Language, past: &[Past], search: &Search) -> Vec<Choice> {
    let found: BTreeSet<_> = past.iter().map(|one| one.month).collect();
    with_any(
        t!(language, "results-any-month"),
        found.into_iter().rev().map(|month| Choice {
            value: month.code(),
            text: month.in_words(language),
            selected: search.month.as_deref() == Some(month.code().as_str()),
        }),
    )
}

fn with_any(any: String, choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    let any = Choice {
        value: String::new(),
        text: any,
        selected: false,
    };
    std::iter::once(any).chain(choices).collect()
}
