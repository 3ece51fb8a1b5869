//! The button that nominates the next household of a sealed shortlist, and what stands beside it.

use entity::states::{AdvertState, ShortlistState, Tenure};
use entity::{advert, entry, nomination, shortlist};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::Serialize;
use uuid::Uuid;

use crate::access::{Act, may};
use crate::audit::By;
use crate::error::AppError;
use crate::offers::nominate::next_waiting;
use crate::offers::records::live_for_home;
use crate::offers::{self, Acted, Nominated};
use crate::store::Tx;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, see_saying};
use crate::web::ask::Ask;

/// What can be done with a shortlist next, ready to print with `offers.next_panel`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NextPanel {
    pub says: String,
    pub action: String,
    /// The words of the button; none when nothing can be done now.
    pub button: Option<String>,
    /// How many nominations there have been: a page that has been open for too long is noticed by it.
    pub sent: u64,
    /// The nomination that is under way.
    pub href: Option<String>,
}

/// Reads what can be done next with a shortlist.
pub async fn next_panel(db: &impl ConnectionTrait, shortlist_id: Uuid) -> Result<NextPanel, AppError> {
    let (list, advert) = list_and_advert(db, shortlist_id).await?;
    let mut panel = NextPanel {
        says: String::new(),
        action: format!("/officer/shortlists/{}/nominate", list.id),
        button: None,
        sent: sent_so_far(db, advert.id).await?,
        href: None,
    };
    if list.state == ShortlistState::Ranked {
        panel.says = t!(Language::English, "offers-seal-first");
        return Ok(panel);
    }
    if matches!(advert.state, AdvertState::Let | AdvertState::Unlet) {
        panel.says = if advert.state == AdvertState::Let {
            t!(Language::English, "offers-home-let")
        } else {
            t!(Language::English, "offers-nobody-took")
        };
        return Ok(panel);
    }
    if let Some(live) = live_for_home(db, advert.home_id).await? {
        panel.says = t!(
            Language::English,
            "offers-is-under-way",
            reference = live.reference
        );
        panel.href = Some(format!("/officer/nominations/{}", live.id));
        return Ok(panel);
    }
    who_is_next(db, &list, &advert, &mut panel).await?;
    Ok(panel)
}

async fn who_is_next(
    db: &impl ConnectionTrait,
    list: &shortlist::Model,
    advert: &advert::Model,
    panel: &mut NextPanel,
) -> Result<(), AppError> {
    let (next, passed_over) = next_waiting(db, list.id).await?;
    let mut says: Vec<String> = passed_over
        .iter()
        .filter(|passed| passed.why.may_come_back())
        .map(|passed| {
            t!(
                Language::English,
                "offers-place-why",
                place = passed.place.unwrap_or_default(),
                why = passed.why.says()
            )
        })
        .collect();
    if let Some(entry) = next {
        let place = entry.place.unwrap_or_default();
        if is_checked(&entry, advert) {
            if advert.tenure == Tenure::PrivateRent {
                says.push(t!(Language::English, "offers-landlord-chooses"));
            }
            panel.button = Some(t!(Language::English, "offers-nominate-place", place = place));
        } else {
            says.push(not_checked(place));
        }
    } else if says.is_empty() {
        says.push(t!(Language::English, "offers-nobody-left"));
        panel.button = Some(t!(Language::English, "offers-end-unlet"));
    }
    panel.says = says.join(" ");
    Ok(())
}

/// A private landlord does their own checks; anybody else's papers are checked before they are put forward.
fn is_checked(entry: &entry::Model, advert: &advert::Model) -> bool {
    advert.tenure == Tenure::PrivateRent || entry.verified_by.is_some()
}

fn not_checked(place: i32) -> String {
    t!(Language::English, "offers-not-checked", place = place)
}

async fn list_and_advert(
    db: &impl ConnectionTrait,
    shortlist_id: Uuid,
) -> Result<(shortlist::Model, advert::Model), AppError> {
    let list = shortlist::Entity::find_by_id(shortlist_id)
        .one(db)
        .await?
        .ok_or(AppError::NotFound)?;
    let advert = advert::Entity::find_by_id(list.advert_id)
        .one(db)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok((list, advert))
}

async fn sent_so_far(db: &impl ConnectionTrait, advert_id: Uuid) -> Result<u64, AppError> {
    Ok(nomination::Entity::find()
        .filter(nomination::Column::AdvertId.eq(advert_id))
        .count(db)
        .await?)
}

/// `POST /officer/shortlists/{id}/nominate`
pub async fn nominate_now(ask: Ask) -> Answer {
    let (staff, id) = (ask.staff()?, ask.id("id")?);
    if !may(staff.role, Act::Nominate) {
        return Err(AppError::NotFound);
    }
    let by = By::from(&staff);
    let seen: Option<u64> = ask.form.get("sent").parse().ok();
    let done = ask
        .app
        .store
        .write(async |tx| {
            let (list, advert) = list_and_advert(tx, id).await?;
            if list.council_id != staff.council_id {
                return Err(AppError::NotFound);
            }
            fresh(tx, &advert, seen, staff.account_id).await?;
            if let (Some(entry), _) = next_waiting(tx, list.id).await?
                && live_for_home(tx, advert.home_id).await?.is_none()
                && !is_checked(&entry, &advert)
            {
                let says = not_checked(entry.place.unwrap_or_default());
                return Err(AppError::refused("not_checked", says));
            }
            offers::nominate(tx, &ask.at, &by, id).await
        })
        .await?;
    match done {
        Nominated::Sent(sent) => see_saying(
            &ask,
            format!("/officer/nominations/{}", sent.nomination_id),
            &match sent.acted {
                Acted::Now => t!(Language::English, "offers-nominated"),
                Acted::Already => t!(Language::English, "offers-nominated-already"),
            },
        ),
        Nominated::Exhausted { .. } => see_saying(
            &ask,
            format!("/officer/shortlists/{id}"),
            &t!(Language::English, "offers-ended-unlet"),
        ),
    }
}

/// A second click that comes late must not nominate the household after the one that was meant.
async fn fresh(tx: &Tx, advert: &advert::Model, seen: Option<u64>, account_id: Uuid) -> Result<(), AppError> {
    let sent = sent_so_far(tx, advert.id).await?;
    if seen == Some(sent) {
        return Ok(());
    }
    let mine = live_for_home(tx, advert.home_id)
        .await?
        .is_some_and(|live| live.advert_id == advert.id && live.sent_by == account_id);
    if mine { Ok(()) } else { Err(AppError::Stale) }
}
