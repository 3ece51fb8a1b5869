//! An offer as the household sees it: the home, the cost, the clock, yes or no.

use entity::states::OfferState;
use entity::{advert, home, offer, provider};
use sea_orm::EntityTrait;
use serde::Serialize;

use super::{Fact, fact};
use crate::audit::By;
use crate::dates::{day_in_words, from_now, in_words};
use crate::error::AppError;
use crate::homes::words::{Garden, Parking, Pets, access_words, floor_words, title_with_place};
use crate::homes::{picture_alt, picture_large_url};
use crate::money::Money;
use crate::offers;
use crate::offers::records::offer_of;
use crate::offers::sentences::street;
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
    facts: Vec<Fact>,
    cost: Vec<Fact>,
    landlord: String,
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
            facts: vec![fact("Address", "4 Mill Lane, Diss, IP22 4AB")],
            cost: vec![fact("Rent", "£105.20 a week")],
            landlord: "Saffron Homes".into(),
        };
        vec![sample(true, false), sample(true, true), sample(false, false)]
    }
}

/// `GET /my/offers/{id}`
pub async fn offer(ask: Ask) -> Answer {
    let (made, home, advert, provider) = known(&ask).await?;
    let (clock, late) = clock(&made, ask.at.now);
    let view = OfferView {
        path: format!("/my/offers/{}", made.id),
        title: title_with_place(&home),
        picture: picture_large_url(&home),
        picture_alt: picture_alt(&home),
        clock,
        late,
        open: made.state == OfferState::Offered,
        answer: answer_in_words(&made),
        facts: facts(&home, &advert),
        cost: cost(&advert),
        landlord: provider.name,
    };
    page(&ask, "Your offer of a home", &view)
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
        "You have said yes. The landlord will contact you to sign the tenancy.",
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

fn clock(made: &offer::Model, now: crate::clock::Instant) -> (String, bool) {
    if now > made.answer_by {
        let says = format!(
            "The time to answer ended on {}. You can still answer until the offer is taken back.",
            in_words(made.answer_by)
        );
        return (says, true);
    }
    let says = format!(
        "Answer by {}, {}.",
        in_words(made.answer_by),
        from_now(made.answer_by, now)
    );
    (says, false)
}

fn answer_in_words(made: &offer::Model) -> String {
    let day = made.answered_at.map_or_else(String::new, |at| {
        format!(" on {}", day_in_words(crate::dates::london_day(at)))
    });
    match made.state {
        OfferState::Offered => String::new(),
        OfferState::Accepted => format!("You said yes{day}."),
        OfferState::Refused => {
            let reason = made.refusal_code.as_deref().map_or("", offers::words);
            format!("You said no{day}. Your reason was: {reason}.")
        }
        OfferState::Withdrawn => format!("This offer ended{day}. Your messages say why."),
    }
}

fn facts(home: &home::Model, advert: &advert::Model) -> Vec<Fact> {
    let mut facts = vec![
        fact(
            "Address",
            format!("{}, {}, {}", street(home), home.parish, home.postcode),
        ),
        fact("Floor", floor_words(home.floor, home.lift)),
        fact("Getting in", access_words(home.access)),
        fact("Garden", Garden::from_code(&home.garden).words()),
        fact("Parking", Parking::from_code(&home.parking).words()),
        fact("Pets", Pets::from_code(&home.pets).words()),
    ];
    if let Some(epc) = &home.epc {
        facts.push(fact("Energy band", epc.clone()));
    }
    facts.push(fact("Ready from", day_in_words(advert.available_on)));
    facts
}

fn cost(advert: &advert::Model) -> Vec<Fact> {
    let (rent, service) = (
        Money::pence(advert.rent_pence),
        Money::pence(advert.service_pence),
    );
    let week = Money::pence(advert.rent_pence + advert.service_pence);
    vec![
        fact("Rent", format!("{rent} a week")),
        fact("Service charge", format!("{service} a week")),
        fact(
            "Together",
            format!("{week} a week, {} a month", week.week_to_month()),
        ),
    ]
}
