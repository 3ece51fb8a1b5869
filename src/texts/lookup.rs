//! From a name to its text.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::Language;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

type Bundle = FluentBundle<FluentResource>;

// Both are made once from what is inside the binary, and never change.
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::English));
static POLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Polish));

fn bundle(language: Language) -> Bundle {
    let (tag, column) = match language {
        Language::English => ("en-GB", 0),
        Language::Polish => ("pl", 1),
    };
    let tag = tag.parse::<LanguageIdentifier>().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // Everything runs from left to right, and the marks would stand in titles and mails.
    bundle.set_use_isolating(false);
    // What only staff read is in the English one alone: they work in English.
    let staff = STAFF.iter().filter(|_| language == Language::English);
    for (file, text) in FILES.iter().filter_map(|room| room.get(column)).chain(staff) {
        // A part that cannot be read is left out, and a law reads every file.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(rest, faults)| {
            tracing::error!(file, ?faults, "texts that cannot be read");
            rest
        });
        if let Err(faults) = bundle.add_resource(resource) {
            tracing::error!(file, ?faults, "texts that stand twice");
        }
    }
    bundle
}

/// The text of that name with what is filled in. Where a language lacks it the English one is taken; a name that
/// nobody knows is said as it stands, and a law finds it.
pub fn say(language: Language, id: &str, fillings: &[(&str, FluentValue<'_>)]) -> String {
    let mut given = FluentArgs::with_capacity(fillings.len());
    for (name, value) in fillings {
        given.set(*name, value.clone());
    }
    let own = match language {
        Language::English => &ENGLISH,
        Language::Polish => &POLISH,
    };
    said(own, id, &given)
        .or_else(|| said(&ENGLISH, id, &given))
        .unwrap_or_else(|| {
            tracing::error!(id, "a text that nobody has written");
            id.to_owned()
        })
}

fn said(bundle: &Bundle, id: &str, given: &FluentArgs<'_>) -> Option<String> {
    let pattern = bundle.get_message(id)?.value()?;
    let mut faults = Vec::new();
    let text = bundle
        .format_pattern(pattern, Some(given), &mut faults)
        .into_owned();
    if !faults.is_empty() {
        tracing::error!(id, ?faults, "a text with a gap");
    }
    Some(text)
}
