//! The fields of the filter, with what is on.

use std::collections::BTreeMap;

use serde::Serialize;

use super::search::{Search, Sort};
use crate::homes::words::{KINDS, TENURES, bedroom_words, kind_words, tenure_words};
use crate::t;
use crate::texts::Language;
use crate::web::form::Message;

/// The filter as its fields print it.
#[derive(Debug, Default, Serialize)]
pub(super) struct Filters {
    place: String,
    most: String,
    most_error: Option<Message>,
    bedrooms: Vec<Tick>,
    kinds: Vec<Tick>,
    tenures: Vec<Tick>,
    more: Vec<Tick>,
    districts: Vec<Tick>,
    landlords: Vec<Pick>,
    sort: Option<String>,
    view: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Tick {
    name: String,
    value: String,
    text: String,
    checked: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Pick {
    value: String,
    text: String,
    selected: bool,
}

/// What the filter shows for a search.
pub(super) fn filters(
    language: Language,
    search: &Search,
    landlords: &BTreeMap<String, String>,
    districts: &BTreeMap<String, String>,
) -> Filters {
    let tick = |name: &str, value: &str, text: String, checked: bool| Tick {
        name: name.to_owned(),
        value: value.to_owned(),
        text,
        checked,
    };
    let any = std::iter::once(Pick {
        value: String::new(),
        text: t!(language, "homes-any-landlord"),
        selected: search.landlord.is_empty(),
    });
    Filters {
        place: search.place.clone(),
        most: search.most_typed(),
        most_error: search.most.as_ref().err().map(|_| Message {
            text: t!(language, "homes-amount-fault"),
        }),
        bedrooms: (0..=4)
            .map(|n| {
                tick(
                    "bedrooms",
                    &n.to_string(),
                    bedroom_words(language, n),
                    search.bedrooms.contains(&n),
                )
            })
            .collect(),
        kinds: KINDS
            .into_iter()
            .map(|(code, kind)| {
                tick(
                    "kind",
                    code,
                    kind_words(language, kind),
                    search.kinds.contains(&kind),
                )
            })
            .collect(),
        tenures: TENURES
            .into_iter()
            .map(|(code, one)| {
                tick(
                    "tenure",
                    code,
                    tenure_words(language, one),
                    search.tenures.contains(&one),
                )
            })
            .collect(),
        more: vec![
            tick(
                "step_free",
                "yes",
                t!(language, "homes-step-free"),
                search.step_free,
            ),
            tick("pets", "yes", t!(language, "homes-pets-may"), search.pets),
            tick("garden", "yes", t!(language, "homes-garden-has"), search.garden),
        ],
        districts: districts
            .iter()
            .map(|(slug, name)| tick("district", slug, name.clone(), search.districts.contains(slug)))
            .collect(),
        landlords: any
            .chain(landlords.iter().map(|(slug, name)| Pick {
                value: slug.clone(),
                text: name.clone(),
                selected: *slug == search.landlord,
            }))
            .collect(),
        sort: (search.sort != Sort::default()).then(|| search.sort.code().to_owned()),
        view: search.map.then(|| "map".to_owned()),
    }
}
