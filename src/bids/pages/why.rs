//! Why: the receipt of a decision. The answer in one sentence, the reasons, what was ahead in counts, what would have
//! changed it, and how to ask for a review.

use allocations::{Below, KeyValue, Row};
use entity::states::{BidState, EntryState};
use entity::{bid, entry, shortlist};
use sea_orm::ConnectionTrait;
use serde::Serialize;

use super::{home_page, own};
use crate::adverts::read::Advert;
use crate::bids::words::{self, ReasonLine};
use crate::dates;
use crate::error::AppError;
use crate::register::{self, REVIEW};
use crate::shortlists::{self, Listed};
use crate::t;
use crate::texts::{Kept, Language, Sentence};
use crate::web::answer::{Answer, page, see};
use crate::web::ask::Ask;
use crate::web::page::View;

/// One key of the order with this household's value.
#[derive(Debug, Serialize)]
pub(crate) struct KeyLine {
    key: String,
    /// The key is the scheme's own word.
    english: bool,
    value: String,
}

/// What would have changed it: our words, and what the scheme says after them.
#[derive(Debug, Serialize)]
pub(crate) struct Change {
    text: String,
    says: Option<String>,
}

impl From<String> for Change {
    fn from(text: String) -> Self {
        Self { text, says: None }
    }
}

/// The decision about one bid.
#[derive(Debug, Serialize)]
pub(crate) struct WhyView {
    home: String,
    home_link: String,
    reference: String,
    /// The answer in one sentence.
    answer: String,
    /// What was said when it was decided.
    said: Vec<Sentence>,
    reasons: Vec<ReasonLine>,
    ahead: Vec<String>,
    keys: Vec<KeyLine>,
    /// What would have changed it.
    changed: Vec<Change>,
    /// How the draw can be checked, where there was one.
    draw: Option<Draw>,
    /// Until when a review can be asked for, or that it is late for one.
    review: String,
    council: String,
    phone: String,
    email: String,
    fingerprint: String,
}

/// Everything somebody needs to perform the draw again.
#[derive(Debug, Serialize)]
pub(crate) struct Draw {
    advert: String,
    seed: String,
    commitment: String,
    number: String,
    /// Where chances differ: how many there were, and which one counted.
    chances: Option<String>,
}

impl View for WhyView {
    const TEMPLATE: &'static str = "bids/why.html";

    fn samples() -> Vec<Self> {
        let full = || Self {
            home: "3-bedroom house, Diss".into(),
            home_link: "/south-norfolk/homes/1".into(),
            reference: "B-7KQ2-M4XN".into(),
            answer: "You were 3rd of 12 on the list for this home.".into(),
            said: vec![Sentence::english(
                "The home was let to a household in a higher band.",
            )],
            reasons: vec![ReasonLine {
                text: "Need comes first, then waiting time.".into(),
                english: true,
                holds: None,
                clause: Some("clause 7.1".into()),
            }],
            ahead: vec!["2 households are in a higher band.".into()],
            keys: vec![KeyLine {
                key: "Band".into(),
                english: false,
                value: "Band 2".into(),
            }],
            changed: vec![
                Change::from("The household just above you has Band 1. You have Band 2.".to_owned()),
                Change {
                    text: "The nearest change that would give you more priority:".into(),
                    says: Some("one bedroom fewer".into()),
                },
            ],
            draw: Some(Draw {
                advert: "A-7KQ2-M4XN".into(),
                seed: "00".into(),
                commitment: "66687aad".into(),
                number: "41c2".into(),
                chances: Some(t!(Language::English, "bids-draw-chances", ticket = 3, of = 5)),
            }),
            review: "Ask us to look at this again by Wednesday 2 December 2026.".into(),
            council: "South Norfolk Council".into(),
            phone: "01632 960 101".into(),
            email: "housing@south-norfolk.example".into(),
            fingerprint: "9f2a".into(),
        };
        let out = Self {
            answer: "Your bid was not considered.".into(),
            said: Vec::new(),
            ahead: Vec::new(),
            keys: Vec::new(),
            changed: Vec::new(),
            draw: None,
            ..full()
        };
        vec![full(), out]
    }
}

/// `GET /my/bids/{bid}/why`. Before the list is made there is only the receipt.
pub async fn why(ask: Ask) -> Answer {
    let db = ask.app.store.read();
    let (bid, advert) = own(&ask, db).await?;
    let Some((list, entry, listed)) = shortlists::of_bid(db, bid.id).await? else {
        return Ok(see(format!("/my/bids/{}", bid.id)));
    };
    let council = ask.app.places.by_id(list.council_id).ok_or(AppError::NotFound)?;
    let decided = bid.decided_at.unwrap_or(list.frozen_at);
    let review_by = dates::london_day(decided).checked_add_days(REVIEW);
    let language = ask.language;
    let mut view = WhyView {
        home: words::home(language, &advert),
        home_link: home_page(&advert),
        reference: bid.reference.clone(),
        answer: String::new(),
        said: Vec::new(),
        reasons: Vec::new(),
        ahead: Vec::new(),
        keys: Vec::new(),
        changed: Vec::new(),
        draw: None,
        review: review_by.map_or_else(String::new, |day| {
            if dates::london_day(ask.at.now) > day {
                t!(language, "bids-review-over", day = language.on_day(day))
            } else {
                t!(language, "bids-review", day = language.by_day(day))
            }
        }),
        council: council.name,
        phone: council.phone,
        email: council.email,
        fingerprint: list.answer_hash.clone(),
    };
    match listed {
        Listed::Out(out) => {
            view.answer = t!(language, "bids-not-considered");
            view.reasons = out
                .reasons
                .iter()
                .map(|reason| ReasonLine::of(language, reason))
                .collect();
            view.changed = vec![t!(language, "bids-without-reasons", n = out.reasons.len()).into()];
        }
        Listed::Row(row) => placed(&ask, db, &mut view, &bid, &advert, (&list, &entry), &row).await?,
    }
    page(&ask, &t!(language, "bids-why"), &view)
}

async fn placed(
    ask: &Ask,
    db: &impl ConnectionTrait,
    view: &mut WhyView,
    bid: &bid::Model,
    advert: &Advert,
    (list, entry): (&shortlist::Model, &entry::Model),
    row: &Row,
) -> Result<(), AppError> {
    let language = ask.language;
    let of = super::records::listed(db, bid.advert_id).await?;
    view.answer = answer(language, bid, entry, &words::nth(language, row.place), of);
    view.said = said(bid, entry).sentences(language);
    if let Some(head) = shortlists::heading(language, list)? {
        view.reasons.push(head);
    }
    let about_us = row.reasons.iter().filter(|reason| reason.code != "all");
    view.reasons
        .extend(about_us.map(|reason| ReasonLine::of(language, reason)));
    if row.ahead.is_empty() {
        view.ahead.push(t!(language, "bids-nobody-ahead"));
    }
    view.ahead
        .extend(row.ahead.iter().map(|ahead| words::ahead(language, ahead)));
    // The number of the draw stands with how to check it.
    let keys = row.keys.iter().filter(|line| line.key != words::DRAW);
    view.keys = keys.map(|line| key(language, line)).collect();
    // Whoever is first needs nothing to have been otherwise.
    if bid.state == BidState::Successful || row.place == 1 {
        view.draw = draw(language, (list, row), bid, advert)?;
        return Ok(());
    }
    view.changed
        .extend(row.below.as_ref().map(|below| nearest(language, below).into()));
    if !advert.is_interest() {
        let scheme = ask.app.schemes.version(db, list.scheme_version_id).await?;
        let bidders = shortlists::bidders(db, std::slice::from_ref(entry)).await?;
        let assessed = bidders
            .first()
            .map(|bidder| allocations::assess(&scheme.scheme, &bidder.bid.facts, list.as_at));
        let up = assessed.and_then(|assessed| assessed.would_move_up);
        if let Some(up) = up.filter(|up| !register::of_harm(up)) {
            let text = match up.band {
                Some(band) => t!(language, "bids-nearest-band", band = band),
                None => t!(language, "bids-nearest-more"),
            };
            view.changed.push(Change {
                text,
                says: Some(up.says),
            });
        }
        view.draw = draw(language, (list, row), bid, advert)?;
    }
    Ok(())
}

fn answer(language: Language, bid: &bid::Model, entry: &entry::Model, place: &str, of: u64) -> String {
    if entry.state == EntryState::Skipped {
        return t!(language, "bids-answer-skipped", place = place, of = of);
    }
    match bid.state {
        BidState::Listed => t!(language, "bids-answer-listed", place = place, of = of),
        BidState::Nominated => t!(language, "bids-answer-nominated", place = place, of = of),
        BidState::Successful => t!(language, "bids-answer-successful", place = place, of = of),
        BidState::Placed | BidState::Withdrawn | BidState::NotConsidered | BidState::Unsuccessful => {
            t!(language, "bids-answer-ended", place = place, of = of)
        }
    }
}

/// What was said when the bid was passed over or had ended.
fn said(bid: &bid::Model, entry: &entry::Model) -> Kept {
    if entry.state == EntryState::Skipped {
        return shortlists::skip_words(entry);
    }
    let says = match bid.state {
        BidState::Listed | BidState::Nominated | BidState::Successful => &None,
        BidState::Placed | BidState::Withdrawn | BidState::NotConsidered | BidState::Unsuccessful => {
            &bid.outcome_says
        }
    };
    Kept::read(says.as_deref().unwrap_or_default())
}

fn key(language: Language, key: &KeyValue) -> KeyLine {
    let name = match key.key.as_str() {
        "band" => t!(language, "bids-key-band"),
        "priority date" => t!(language, "bids-key-date"),
        other => {
            let mut letters = other.chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase());
            first.into_iter().chain(letters).collect()
        }
    };
    KeyLine {
        english: !["band", "priority date"].contains(&key.key.as_str()),
        key: name,
        value: match key.value.as_str() {
            "yes" => t!(language, "web-yes"),
            "no" => t!(language, "web-no"),
            other => language.value(other),
        },
    }
}

/// What placed the household above first. Its band may be said; its dates and the rest are its own.
fn nearest(language: Language, below: &Below) -> String {
    let here = language.value(&below.here);
    let (here, above) = (here.as_str(), below.above.as_str());
    match below.key.as_str() {
        words::DRAW => t!(language, "bids-above-draw"),
        "band" => t!(language, "bids-above-band", above = above, here = here),
        "priority date" => t!(language, "bids-above-date", here = here),
        key => t!(language, "bids-above-other", key = key, here = here),
    }
}

fn draw(
    language: Language,
    (list, row): (&shortlist::Model, &Row),
    bid: &bid::Model,
    advert: &Advert,
) -> Result<Option<Draw>, AppError> {
    let input = shortlists::input(list)?;
    let head = shortlists::head(list)?;
    let (Some(seed), Some(commitment)) = (input.draw_seed, head.draw_commitment) else {
        return Ok(None);
    };
    let chances = words::chances(row);
    let (bytes, home) = (shortlists::seed(&seed)?, advert.row.reference.as_str());
    let number = match chances {
        None => allocations::draw_number(&bytes, home, &bid.reference),
        Some((_, of)) => allocations::best_ticket(&bytes, home, &bid.reference, of).1,
    };
    Ok(Some(Draw {
        advert: advert.row.reference.clone(),
        seed,
        commitment,
        number,
        chances: chances.map(|(ticket, of)| t!(language, "bids-draw-chances", ticket = ticket, of = of)),
    }))
}
