//! Adverts as rows of a table, with the tabs above them.

use entity::states::AdvertState;
use serde::Serialize;

use crate::adverts::Advert;
use crate::adverts::words::{STATES, state_class, state_code, state_words};
use crate::dates::{closing_in_words, day_short, from_now};
use crate::homes::words::title_with_place;
use crate::t;
use crate::texts::Language;
use crate::web::ask::Ask;
use crate::web::paging::Paged;

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
            state: state_now(advert, now),
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

/// What the state of an advert is called now: an approved one is open once its round has begun.
pub(super) fn state_now(advert: &Advert, now: crate::clock::Instant) -> String {
    if advert.is_open(now) {
        t!(Language::English, "adverts-open")
    } else {
        state_words(advert.row.state)
    }
}

/// Adverts on one page of a list.
const A_PAGE: u64 = 50;

/// The rows of the page that is asked for.
pub(super) fn on_a_page(ask: &Ask, wanted: &[&Advert], base: &str) -> (Paged, Vec<AdvertRow>) {
    let paged = Paged::asked(ask, u64::try_from(wanted.len()).unwrap_or(u64::MAX), A_PAGE);
    let number = |rows: u64| usize::try_from(rows).unwrap_or(usize::MAX);
    let rows = wanted
        .iter()
        .skip(number(paged.before()))
        .take(number(paged.size()))
        .map(|advert| AdvertRow::new(advert, base, ask.at.now))
        .collect();
    (paged, rows)
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
            // an approved advert is open sooner or later: both stand under one tab
            text: if state == AdvertState::Approved {
                t!(Language::English, "adverts-tab-approved")
            } else {
                state_words(state)
            },
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

/// What the number beside an advert counts.
pub(super) fn counted(advert: &Advert) -> String {
    if advert.is_interest() {
        t!(Language::English, "adverts-interested")
    } else {
        t!(Language::English, "adverts-bids")
    }
}
