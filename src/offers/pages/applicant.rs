//! An offer as the household sees it: the home, the cost, the clock, yes or no.

use entity::states::OfferState;
use entity::{advert, home, offer, provider};
use sea_orm::EntityTrait;
use serde::Serialize;

use super::{Fact, fact};
use crate::audit::By;
use crate::error::AppError;
use crate::homes::words::{Garden, Parking, Pets, access_words, floor_words, title_with_place};
use crate::homes::{picture_alt, picture_large_url};
use crate::money::Money;
use crate::offers;
use crate::offers::codes::{BY_APPLICANT, find};
use crate::offers::records::offer_of;
use crate::offers::sentences::street;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, see_saying};
use crate::web::ask::Ask;
use crate::web::page::View;

/// The page of an offer.
#[derive(Debug, Serialize)]
pub(crate) struct OfferView {
    path: String,
    title: String,
    picture: String,
    picture_alt: String,
    /// The clock, or what became of the offer.
    clock: String,
    late: bool,
    open: bool,
    answer: String,
    /// What follows from having said no.
    then: Option<String>,
    facts: Vec<Fact>,
    cost: Vec<Fact>,
    landlord: String,
    /// Empty where we hold none.
    landlord_phone: String,
    /// The council that made the offer, for an answer by phone.
    council: String,
    phone: String,
}

impl View for OfferView {
    const TEMPLATE: &'static str = "offers/offer.html";

    fn samples() -> Vec<Self> {
        let sample = |open, late| Self {
            path: "/my/offers/1".into(),
            title: "2-bedroom house, Diss".into(),
            picture: "/pictures/house-1.svg".into(),
            picture_alt: "A drawing of a house".into(),
            clock: "Answer by Wednesday 4 November 2026 at 5pm, in 2 days.".into(),
            late,
            open,
            answer: "You said yes on Tuesday 3 November 2026.".into(),
            then: late.then(|| "An officer decides. We write to you then.".into()),
            facts: vec![fact("Address", "4 Mill Lane, Diss, IP22 4AB")],
            cost: vec![fact("Rent", "£105.20 a week")],
            landlord: "Saffron Homes".into(),
            landlord_phone: if late {
                String::new()
            } else {
                "01632 960 303".into()
            },
            council: "South Norfolk Council".into(),
            phone: "01632 960 101".into(),
        };
        vec![
            sample(true, false),
            sample(true, true),
            sample(false, false),
            sample(false, true),
        ]
    }
}

/// `GET /my/offers/{id}`
pub async fn offer(ask: Ask) -> Answer {
    let (made, home, advert, provider) = known(&ask).await?;
    let language = ask.language;
    let (clock, late) = clock(language, &made, ask.at.now);
    let council = ask
        .app
        .places
        .by_id(advert.council_id)
        .ok_or(AppError::NotFound)?;
    let view = OfferView {
        path: format!("/my/offers/{}", made.id),
        title: title_with_place(language, &home),
        picture: picture_large_url(&home),
        picture_alt: picture_alt(language, &home),
        clock,
        late,
        open: made.state == OfferState::Offered,
        answer: answer_in_words(language, &made),
        then: then_in_words(language, &made),
        facts: facts(language, &home, &advert),
        cost: cost(language, &advert),
        landlord: provider.name,
        landlord_phone: provider.phone,
        council: council.name,
        phone: council.phone,
    };
    page(&ask, &t!(language, "offers-offer-title"), &view)
}

/// `POST /my/offers/{id}/accept`
pub async fn accept_now(ask: Ask) -> Answer {
    let household_id = ask.household_id()?.ok_or(AppError::NotFound)?;
    let (id, by) = (ask.id("id")?, By::from(ask.actor()?));
    ask.app
        .store
        .write(async |tx| {
            offer_of(tx, household_id, id).await?;
            offers::accept(tx, &ask.at, &by, id).await
        })
        .await?;
    see_saying(
        &ask,
        format!("/my/offers/{id}"),
        &t!(ask.language, "offers-said-yes"),
    )
}

/// The household's own offer with what it is about.
pub(super) async fn known(
    ask: &Ask,
) -> Result<(offer::Model, home::Model, advert::Model, provider::Model), AppError> {
    let db = ask.app.store.read();
    let household_id = ask.household_id()?.ok_or(AppError::NotFound)?;
    let made = offer_of(db, household_id, ask.id("id")?).await?;
    let row = offers::records::nomination(db, made.nomination_id).await?;
    let home = home::Entity::find_by_id(made.home_id).one(db).await?;
    let advert = advert::Entity::find_by_id(row.advert_id).one(db).await?;
    let provider = provider::Entity::find_by_id(row.provider_id).one(db).await?;
    Ok((
        made,
        home.ok_or(AppError::NotFound)?,
        advert.ok_or(AppError::NotFound)?,
        provider.ok_or(AppError::NotFound)?,
    ))
}

fn clock(language: Language, made: &offer::Model, now: crate::clock::Instant) -> (String, bool) {
    let by = language.closing(made.answer_by);
    if now > made.answer_by {
        return (t!(language, "offers-clock-over", by = by), true);
    }
    let left = language.from_now(made.answer_by, now);
    (t!(language, "offers-clock", by = by, left = left), false)
}

fn answer_in_words(language: Language, made: &offer::Model) -> String {
    let day = language.day(crate::dates::london_day(
        made.answered_at.unwrap_or(made.answer_by),
    ));
    match made.state {
        OfferState::Offered => String::new(),
        OfferState::Accepted => t!(language, "offers-answered-yes", day = day),
        OfferState::Refused => {
            let code = made.refusal_code.as_deref().unwrap_or_default();
            let reason =
                find(&BY_APPLICANT, code).map_or_else(|| offers::words(code), |known| known.words(language));
            t!(language, "offers-answered-no", day = day, reason = reason)
        }
        OfferState::Withdrawn => t!(language, "offers-answered-ended", day = day),
    }
}

/// What follows from having said no: an officer decides whether the home was suitable, and then writes.
fn then_in_words(language: Language, made: &offer::Model) -> Option<String> {
    if made.state != OfferState::Refused {
        return None;
    }
    Some(match made.refusal_reasonable {
        None => t!(language, "offers-answered-waits"),
        Some(true) => t!(language, "offers-answered-reasonable"),
        Some(false) => t!(language, "offers-answered-suitable"),
    })
}

fn facts(language: Language, home: &home::Model, advert: &advert::Model) -> Vec<Fact> {
    let mut facts = vec![
        fact(
            t!(language, "offers-fact-address"),
            format!("{}, {}, {}", street(home), home.parish, home.postcode),
        ),
        fact(
            t!(language, "homes-fact-floor"),
            floor_words(language, home.floor, home.lift),
        ),
        fact(
            t!(language, "homes-fact-getting-in"),
            access_words(language, home.access),
        ),
        fact(
            t!(language, "homes-garden"),
            Garden::from_code(&home.garden).words(language),
        ),
        fact(
            t!(language, "homes-fact-parking"),
            Parking::from_code(&home.parking).words(language),
        ),
        fact(
            t!(language, "homes-pets"),
            Pets::from_code(&home.pets).words(language),
        ),
    ];
    if let Some(epc) = &home.epc {
        facts.push(fact(t!(language, "offers-fact-energy"), epc.clone()));
    }
    facts.push(fact(
        t!(language, "offers-fact-ready"),
        language.day(advert.available_on),
    ));
    facts
}

fn cost(language: Language, advert: &advert::Model) -> Vec<Fact> {
    let (rent, service) = (
        Money::pence(advert.rent_pence),
        Money::pence(advert.service_pence),
    );
    let a_week = |sum: Money| t!(language, "offers-a-week", sum = sum.to_string());
    let week = Money::pence(advert.rent_pence + advert.service_pence);
    vec![
        fact(t!(language, "offers-cost-rent"), a_week(rent)),
        fact(
            t!(language, "offers-cost-service"),
            if advert.service_pence == 0 {
                t!(language, "homes-cost-no-service")
            } else {
                a_week(service)
            },
        ),
        fact(
            t!(language, "offers-cost-together"),
            t!(
                language,
                "offers-week-and-month",
                week = week.to_string(),
                month = week.week_to_month().to_string(),
            ),
        ),
    ]
}
