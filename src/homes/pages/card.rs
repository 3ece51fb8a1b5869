//! One home in a list, ready to print.

use serde::Serialize;

use crate::adverts::Advert;
use crate::adverts::labels::{Label, title};
use crate::bids::{May, ReasonLine};
use crate::clock::Instant;
use crate::homes::words::{Garden, Pets, access_words, floor_words, title_with_place};
use crate::homes::{picture_alt, picture_large_url, picture_url};
use crate::t;
use crate::texts::Language;
use entity::states::{Access, BidState, HomeKind};

/// What a card prints; see the component `ui.home_card`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Card {
    pub href: String,
    pub title: String,
    pub picture: Picture,
    pub rent: String,
    pub rent_note: String,
    pub closes: String,
    pub landlord: String,
    pub facts: Vec<String>,
    pub labels: Vec<String>,
    /// The labels are the scheme's own words, which are in English.
    pub labels_english: bool,
    pub bids: String,
    /// Whether the household that looks may bid; none for everybody else.
    pub answer: Option<CardAnswer>,
    /// What stands there until the answer is filled in; see [`crate::web::kept`].
    pub hole: Option<String>,
}

/// Whether somebody may bid, in one line.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CardAnswer {
    pub may: bool,
    pub text: String,
    /// The first reasons why not, and how many more the home's own page tells.
    pub why: Vec<ReasonLine>,
    pub more: Option<String>,
}

/// Reasons that a card has room for.
const SHOWN: usize = 2;

impl CardAnswer {
    /// All that [`CardAnswer::of`] rests on, besides the language: two answers with one mark are the same.
    pub(super) fn mark(may: &May, interest: bool) -> String {
        let standing = may
            .own
            .as_ref()
            .is_some_and(|own| own.state != BidState::Withdrawn);
        let (allowed, reasons) = (may.allowed, may.reasons.len());
        let mut mark = format!("{interest} {standing} {allowed} {reasons}");
        for why in may.reasons.iter().take(SHOWN).filter(|_| !standing) {
            let clause = why.clause.as_deref().unwrap_or_default();
            let facts = why
                .facts
                .iter()
                .flat_map(|fact| [fact.name.as_str(), fact.label.as_str(), fact.value.as_str()]);
            let open = if why.answer == allocations::Truth::Unknown {
                "?"
            } else {
                ""
            };
            mark.push('\u{1f}');
            mark.push_str(open);
            for part in [why.code.as_str(), clause, why.says.as_str()]
                .into_iter()
                .chain(facts)
            {
                mark.push('\u{1f}');
                mark.push_str(part);
            }
        }
        mark
    }

    /// What a household may do about this home.
    pub(super) fn of(language: Language, may: &May, interest: bool) -> Self {
        let standing = may.own.as_ref().filter(|own| own.state != BidState::Withdrawn);
        let why: &[_] = if standing.is_some() { &[] } else { &may.reasons };
        let text = match (standing.is_some(), !why.is_empty(), interest) {
            (true, _, true) => t!(language, "homes-shown-interest"),
            (true, _, false) => t!(language, "homes-have-bid"),
            (false, false, true) => t!(language, "homes-can-show"),
            (false, false, false) => t!(language, "homes-can-bid"),
            (false, true, true) => t!(language, "homes-cannot-show"),
            (false, true, false) => t!(language, "homes-cannot-bid"),
        };
        let more = why.len().saturating_sub(SHOWN);
        Self {
            may: standing.is_some() || may.allowed,
            text,
            more: (more > 0).then(|| t!(language, "homes-more-reasons", n = more)),
            why: why
                .iter()
                .take(SHOWN)
                .map(|reason| ReasonLine::of(language, reason))
                .collect(),
        }
    }
}

/// A picture with its words.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Picture {
    pub src: String,
    pub alt: String,
}

impl Picture {
    pub(super) fn of(language: Language, home: &entity::home::Model) -> Self {
        Self {
            src: picture_url(home),
            alt: picture_alt(language, home),
        }
    }

    /// The same in the size of the home's own page.
    pub(super) fn large(language: Language, home: &entity::home::Model) -> Self {
        Self {
            src: picture_large_url(home),
            alt: picture_alt(language, home),
        }
    }
}

impl Card {
    /// A believable card, for the samples of pages.
    pub(crate) fn sample() -> Self {
        let advert = crate::adverts::sample_advert();
        let mut card = Self::new(
            Language::English,
            &advert,
            31,
            &[],
            "south-norfolk",
            advert.row.created_at,
        );
        card.answer = Some(CardAnswer {
            may: true,
            text: "You can bid".to_owned(),
            why: Vec::new(),
            more: None,
        });
        card
    }

    pub(super) fn new(
        language: Language,
        advert: &Advert,
        bids: i64,
        labels: &[Label],
        council: &str,
        now: Instant,
    ) -> Self {
        let label = title(labels, &advert.row.label);
        Self {
            href: format!("/{council}/homes/{}", advert.row.id),
            title: title_with_place(language, &advert.home),
            picture: Picture::of(language, &advert.home),
            rent: t!(language, "homes-rent-a-week", rent = advert.cost().to_string()),
            rent_note: rent_note(language, advert),
            closes: advert
                .row
                .closes_at
                .map_or_else(String::new, |at| closes_in(language, at, now)),
            landlord: advert.provider.name.clone(),
            facts: three_facts(language, advert),
            labels_english: !label.is_empty(),
            labels: if label.is_empty() {
                vec![t!(language, "homes-tenure-private")]
            } else {
                vec![label]
            },
            bids: bids_in_words(language, bids, advert.is_interest()),
            answer: None,
            hole: None,
        }
    }
}

/// What the cost a week includes.
pub(super) fn rent_note(language: Language, advert: &Advert) -> String {
    if advert.row.service_pence == 0 {
        return t!(language, "homes-no-service");
    }
    let service = crate::money::Money::pence(advert.row.service_pence);
    t!(language, "homes-service", service = service.to_string())
}

/// `Closes Monday 23 November 2026 at 11:59pm, in 2 days`; `Closed Monday 23 November 2026 at 11:59pm` after that.
pub(super) fn closes_in(language: Language, at: Instant, now: Instant) -> String {
    if at <= now {
        return t!(language, "homes-closed-at", closed = language.closing(at));
    }
    t!(
        language,
        "homes-closes-in",
        closes = language.closing(at),
        left = language.from_now(at, now),
    )
}

/// Floor or steps, garden, pets.
fn three_facts(language: Language, advert: &Advert) -> Vec<String> {
    let home = &advert.home;
    let stands = matches!(home.kind, HomeKind::House | HomeKind::Bungalow);
    let first = if stands || matches!(home.access, Access::NoSteps | Access::Wheelchair) && home.floor == 0 {
        access_words(language, home.access)
    } else {
        floor_words(language, home.floor, home.lift)
    };
    vec![
        first,
        Garden::from_code(&home.garden).words(language),
        match Pets::from_code(&home.pets) {
            Pets::Ask => t!(language, "homes-pets-ask-short"),
            other @ (Pets::Yes | Pets::No) => other.words(language),
        },
    ]
}

/// `31 bids`, `1 person is interested`, `No bids yet`.
pub(super) fn bids_in_words(language: Language, bids: i64, interest: bool) -> String {
    if interest {
        t!(language, "homes-interested", n = bids)
    } else {
        t!(language, "homes-bids", n = bids)
    }
}

#[cfg(test)]
mod tests {
    use allocations::{FactShown, Reason, Truth};

    use super::{CardAnswer, bids_in_words};
    use crate::bids::May;
    use crate::texts::Language::{English, Polish};

    #[test]
    fn answers_that_print_differently_have_different_marks() {
        let reason = Reason {
            code: "small".to_owned(),
            clause: None,
            says: "This home is smaller than you need.".to_owned(),
            answer: Truth::No,
            facts: Vec::new(),
        };
        let missing = FactShown {
            name: "pregnant".to_owned(),
            nth: None,
            label: "expecting a baby".to_owned(),
            value: "not known".to_owned(),
        };
        let may = |reasons: Vec<Reason>| May {
            allowed: reasons.is_empty(),
            reasons,
            used: 0,
            limit: None,
            held_until: None,
            own: None,
        };
        let kinds = [
            may(Vec::new()),
            may(vec![reason.clone()]),
            may(vec![reason.clone(), reason.clone()]),
            may(vec![Reason {
                clause: Some("4.2".to_owned()),
                ..reason.clone()
            }]),
            may(vec![Reason {
                answer: Truth::Unknown,
                ..reason.clone()
            }]),
            may(vec![Reason {
                answer: Truth::Unknown,
                facts: vec![missing.clone()],
                ..reason.clone()
            }]),
            may(vec![Reason {
                answer: Truth::Unknown,
                facts: vec![FactShown {
                    label: "date of birth".to_owned(),
                    ..missing
                }],
                ..reason.clone()
            }]),
            may(vec![Reason {
                code: "on-hold".to_owned(),
                ..reason.clone()
            }]),
            may(vec![Reason {
                says: "This home is for older people.".to_owned(),
                ..reason
            }]),
        ];
        let printed =
            |may: &May, interest| serde_json::to_string(&CardAnswer::of(Polish, may, interest)).unwrap();
        for one in &kinds {
            for other in &kinds {
                for interest in [false, true] {
                    let same = CardAnswer::mark(one, false) == CardAnswer::mark(other, interest);
                    assert!(
                        !same || printed(one, false) == printed(other, interest),
                        "{one:?} {other:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn bids_are_counted_as_people_say_it() {
        assert_eq!(bids_in_words(English, 0, false), "No bids yet");
        assert_eq!(bids_in_words(English, 1, false), "1 bid");
        assert_eq!(bids_in_words(English, 2, true), "2 people are interested");
        assert_eq!(bids_in_words(Polish, 22, false), "22 zgłoszenia");
        assert_eq!(bids_in_words(Polish, 12, false), "12 zgłoszeń");
        assert_eq!(
            bids_in_words(Polish, 0, true),
            "Nikt jeszcze nie zgłosił zainteresowania"
        );
    }
}
