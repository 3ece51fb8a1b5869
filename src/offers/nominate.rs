//! Putting the next household on a sealed shortlist forward to the provider.

use entity::states::{AdvertState, BidState, EntryState, HouseholdState, NominationState, ShortlistState};
use entity::{advert, entry, home, household, nomination, shortlist};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, SqlErr};
use uuid::Uuid;

use super::outcomes::Ending;
use super::provider_mail::{News, tell_provider};
use super::records::{live_for_home, live_for_household};
use super::sentences::{home_in_words, landlord_in_words};
use super::{Acted, working_days};
use crate::adverts::{self, Ended};
use crate::audit::{self, By, Entry};
use crate::bids;
use crate::error::{AppError, Refusal};
use crate::ids::Moment;
use crate::kept;
use crate::register::language_of;
use crate::register::{Told, tell};
use crate::shortlists;
use crate::store::Tx;
use crate::t;
use crate::texts::Language;

/// What came of asking for the next nomination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nominated {
    Sent(Sent),
    /// Nobody is left: the advert has ended without a let and every bidder has been told.
    Exhausted {
        told: usize,
        acted: Acted,
    },
}

/// A nomination that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub nomination_id: Uuid,
    pub acted: Acted,
    /// Those before it who could not be put forward just now. They keep their places.
    pub passed_over: Vec<PassedOver>,
}

/// Somebody who keeps their place but cannot be put forward just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOver {
    pub entry_id: Uuid,
    pub place: Option<i32>,
    pub why: InTheWay,
}

/// Why a household cannot be put forward just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InTheWay {
    OnHold,
    UnderOffer,
    Housed,
    Closed,
}

impl InTheWay {
    /// The sentence for officers.
    pub fn says(self) -> String {
        match self {
            Self::OnHold => t!(Language::English, "offers-way-on-hold"),
            Self::UnderOffer => t!(Language::English, "offers-way-under-offer"),
            Self::Housed => t!(Language::English, "offers-way-housed"),
            Self::Closed => t!(Language::English, "offers-way-closed"),
        }
    }

    /// Whether their turn can still come.
    pub(super) const fn may_come_back(self) -> bool {
        match self {
            Self::OnHold | Self::UnderOffer => true,
            Self::Housed | Self::Closed => false,
        }
    }
}

/// Working days in which a provider makes contact after a nomination.
pub(super) const CONTACT_DAYS: u32 = 3;

/// Nominates the next waiting household in order of place. One that is live elsewhere, or on hold, is passed over
/// and keeps its place. When nobody is left the advert ends unlet and every bidder is told.
///
/// # Errors
/// Refused when the list is not sealed, when the home has a live nomination, when it is let or withdrawn, and when
/// everybody who is left is being considered for another home.
pub async fn nominate(tx: &Tx, at: &Moment, by: &By, shortlist_id: Uuid) -> Result<Nominated, AppError> {
    let list = shortlist::Entity::find_by_id(shortlist_id)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let advert = advert::Entity::find_by_id(list.advert_id)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    if let Some(done) = already(tx, by, &list, &advert).await? {
        return Ok(done);
    }
    let (next, passed_over) = next_waiting(tx, list.id).await?;
    let Some(next) = next else {
        return nobody_left(tx, at, by, &advert, &passed_over).await;
    };
    for passed in &passed_over {
        let why = passed.why.says();
        let entry = Entry::new("pass_over", "entry", passed.entry_id).because(&why);
        audit::record(tx, at, by, entry).await?;
    }
    let nomination_id = send(tx, at, by, &advert, &next).await?;
    Ok(Nominated::Sent(Sent {
        nomination_id,
        acted: Acted::Now,
        passed_over,
    }))
}

/// What stands in the way, or was done before by the same hand.
async fn already(
    tx: &Tx,
    by: &By,
    list: &shortlist::Model,
    advert: &advert::Model,
) -> Result<Option<Nominated>, AppError> {
    match list.state {
        ShortlistState::Sealed => {}
        ShortlistState::Ranked => {
            return Err(AppError::refused("not_sealed", kept!("offers-cannot-not-sealed")));
        }
    }
    match advert.state {
        AdvertState::Closed | AdvertState::Sealed => {}
        AdvertState::Unlet => {
            return Ok(Some(Nominated::Exhausted {
                told: 0,
                acted: Acted::Already,
            }));
        }
        AdvertState::Let => return Err(AppError::refused("already_let", kept!("offers-cannot-let"))),
        AdvertState::Draft
        | AdvertState::Submitted
        | AdvertState::ChangesAsked
        | AdvertState::Approved
        | AdvertState::Withdrawn => {
            return Err(AppError::refused("not_closed", kept!("offers-cannot-not-closed")));
        }
    }
    let Some(live) = live_for_home(tx, advert.home_id).await? else {
        return Ok(None);
    };
    if live.advert_id == advert.id && Some(live.sent_by) == by.account_id() {
        return Ok(Some(Nominated::Sent(Sent {
            nomination_id: live.id,
            acted: Acted::Already,
            passed_over: Vec::new(),
        })));
    }
    Err(AppError::refused(
        "already_nominated",
        kept!("offers-cannot-nominated"),
    ))
}

/// The first who can be put forward now, and those before who cannot.
pub(super) async fn next_waiting(
    tx: &impl ConnectionTrait,
    shortlist_id: Uuid,
) -> Result<(Option<entry::Model>, Vec<PassedOver>), AppError> {
    let waiting = entry::Entity::find()
        .filter(entry::Column::ShortlistId.eq(shortlist_id))
        .filter(entry::Column::State.eq(EntryState::Waiting))
        .filter(entry::Column::Place.is_not_null())
        .order_by_asc(entry::Column::Place)
        .order_by_asc(entry::Column::Id)
        .all(tx)
        .await?;
    let mut passed_over = Vec::new();
    for entry in waiting {
        match in_the_way(tx, entry.household_id).await? {
            None => return Ok((Some(entry), passed_over)),
            Some(why) => passed_over.push(PassedOver {
                entry_id: entry.id,
                place: entry.place,
                why,
            }),
        }
    }
    Ok((None, passed_over))
}

/// What keeps a household from being put forward just now.
pub(super) async fn in_the_way(
    db: &impl ConnectionTrait,
    household_id: Uuid,
) -> Result<Option<InTheWay>, AppError> {
    let household = household::Entity::find_by_id(household_id)
        .one(db)
        .await?
        .ok_or(AppError::NotFound)?;
    match household.state {
        HouseholdState::Active => {}
        HouseholdState::Suspended => return Ok(Some(InTheWay::OnHold)),
        HouseholdState::Housed => return Ok(Some(InTheWay::Housed)),
        HouseholdState::Closed => return Ok(Some(InTheWay::Closed)),
    }
    let live = live_for_household(db, household_id).await?;
    Ok(live.map(|_| InTheWay::UnderOffer))
}

async fn nobody_left(
    tx: &Tx,
    at: &Moment,
    by: &By,
    advert: &advert::Model,
    passed_over: &[PassedOver],
) -> Result<Nominated, AppError> {
    let coming_back: Vec<&PassedOver> = passed_over
        .iter()
        .filter(|passed| passed.why.may_come_back())
        .collect();
    if !coming_back.is_empty() {
        let mut refusal = Refusal::new("all_passed_over", kept!("offers-cannot-all-passed"));
        refusal.reasons = coming_back
            .iter()
            .map(|passed| match passed.place {
                Some(place) => t!(
                    Language::English,
                    "offers-place-why",
                    place = place,
                    why = passed.why.says()
                )
                .into(),
                None => passed.why.says().into(),
            })
            .collect();
        return Err(refusal.into());
    }
    adverts::end(tx, at, by, advert.id, Ended::Unlet).await?;
    let told = Ending::of(tx, advert.id).await?.unlet(tx, at).await?;
    Ok(Nominated::Exhausted {
        told,
        acted: Acted::Now,
    })
}

async fn send(
    tx: &Tx,
    at: &Moment,
    by: &By,
    advert: &advert::Model,
    next: &entry::Model,
) -> Result<Uuid, AppError> {
    let Some(sent_by) = by.account_id() else {
        return Err(AppError::refused("no_officer", kept!("offers-cannot-by-officer")));
    };
    let id = at.id();
    let row = nomination::ActiveModel {
        id: Set(id),
        reference: Set(at.reference('N')),
        advert_id: Set(advert.id),
        home_id: Set(advert.home_id),
        entry_id: Set(next.id),
        household_id: Set(next.household_id),
        provider_id: Set(advert.provider_id),
        council_id: Set(advert.council_id),
        state: Set(NominationState::Sent),
        live: Set(true),
        sent_at: Set(at.now),
        due_at: Set(working_days::five_o_clock_after(at.now, CONTACT_DAYS)),
        viewing_at: Set(None),
        ended_at: Set(None),
        refusal_code: Set(None),
        refusal_says: Set(None),
        refusal_note: Set(None),
        sent_by: Set(sent_by),
        version: Set(1),
    };
    // The schema allows one live nomination per home and per household. Whoever comes second looks again and finds
    // the first one there.
    nomination::Entity::insert(row)
        .exec_without_returning(tx)
        .await
        .map_err(|cause| match cause.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => AppError::Contention(cause),
            _ => cause.into(),
        })?;
    if !shortlists::turn(tx, next.id, EntryState::Waiting, EntryState::Nominated).await? {
        return Err(AppError::Stale);
    }
    bids::turn(tx, next.bid_id, BidState::Listed, BidState::Nominated).await?;
    audit::record(
        tx,
        at,
        by,
        Entry::new("nominate", "nomination", id).to(&next.place),
    )
    .await?;
    tell_both(tx, at, advert, next).await?;
    Ok(id)
}

async fn tell_both(
    tx: &Tx,
    at: &Moment,
    advert: &advert::Model,
    next: &entry::Model,
) -> Result<(), AppError> {
    let home = home::Entity::find_by_id(advert.home_id)
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    let language = language_of(tx, next.household_id).await?;
    let says = t!(
        language,
        "offers-told-nominated-says",
        home = home_in_words(language, &home),
    );
    let landlord = landlord_in_words(tx, language, advert.provider_id).await?;
    let told = Told {
        kind: "nominated",
        language,
        subject: t!(language, "offers-told-nominated"),
        body: format!("{says} {landlord}"),
        about: Some("/my".to_owned()),
    };
    tell(tx, at, next.household_id, told).await?;
    tell_provider(tx, at, advert, News::Nominated).await
}
