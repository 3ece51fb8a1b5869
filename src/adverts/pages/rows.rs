//! Adverts as rows of a table, with the tabs above them.

use entity::states::AdvertState;
use serde::Serialize;

use crate::adverts::Advert;
use crate::adverts::words::{STATES, state_class, state_code, state_words};
use crate::dates::{closing_in_words, day_short, from_now};
use crate::homes::words::title_with_place;
use crate::t;
use crate::texts::Language;

/// One advert in a list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct AdvertRow {
    pub reference: String,
    pub href: String,
    pub home: String,
    /// Its own reference and street, for those whose home it is or who decide on it.
    pub address: String,
    pub landlord: String,
    pub state: String,
    pub class: String,
    pub rent: String,
    /// When it closes or is ready.
    pub when: String,
}

impl AdvertRow {
    pub(super) fn new(advert: &Advert, base: &str, now: crate::clock::Instant) -> Self {
        let row = &advert.row;
        let open = advert.is_open(now);
        Self {
            reference: row.reference.clone(),
            href: format!("{base}/{}", row.id),
            home: title_with_place(Language::English, &advert.home),
            address: format!("{} ({})", advert.home.address, advert.home.reference),
            landlord: advert.provider.name.clone(),
            state: if open {
                t!(Language::English, "adverts-open")
            } else {
                state_words(row.state)
            },
            class: state_class(row.state).to_owned(),
            rent: advert.cost().to_string(),
            when: match (row.state, row.closes_at) {
                (AdvertState::Approved, Some(closes)) if open => {
                    t!(
                        Language::English,
                        "adverts-closes",
                        closes = closing_in_words(closes),
                        left = from_now(closes, now)
                    )
                }
                (AdvertState::Approved, Some(_)) => row.opens_at.map_or_else(String::new, |opens| {
                    t!(Language::English, "adverts-opens", left = from_now(opens, now))
                }),
                (AdvertState::Closed | AdvertState::Sealed, Some(closes)) => {
                    t!(
                        Language::English,
                        "adverts-closed",
                        closed = closing_in_words(closes)
                    )
                }
                _ => t!(
                    Language::English,
                    "adverts-ready-from",
                    day = day_short(row.available_on)
                ),
            },
        }
    }
}

/// A tab above the list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Tab {
    pub text: String,
    pub href: String,
    pub current: bool,
    pub count: Option<String>,
}

/// The state that an address asks for.
pub(super) fn asked(code: &str) -> Option<AdvertState> {
    STATES.into_iter().find(|state| state_code(*state) == code)
}

/// One tab for all, and one for each state that some advert is in.
pub(super) fn tabs(adverts: &[Advert], base: &str, chosen: Option<AdvertState>) -> Vec<Tab> {
    let all = Tab {
        text: t!(Language::English, "adverts-all"),
        href: format!("{base}?state=all"),
        current: chosen.is_none(),
        count: Some(adverts.len().to_string()),
    };
    let of_state = STATES.into_iter().filter_map(|state| {
        let count = adverts.iter().filter(|advert| advert.row.state == state).count();
        (count > 0 || chosen == Some(state)).then(|| Tab {
            text: state_words(state),
            href: format!("{base}?state={}", state_code(state)),
            current: chosen == Some(state),
            count: Some(count.to_string()),
        })
    });
    std::iter::once(all).chain(of_state).collect()
}

/// `3 adverts`.
pub(super) fn count(adverts: usize) -> String {
    t!(Language::English, "adverts-count", n = adverts)
}
