//! A provider's nominations, the one whose clock runs out first on top.

use std::collections::BTreeMap;

use entity::states::NominationState;
use entity::{advert, nomination};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use uuid::Uuid;

use super::Tag;
use crate::clock::Instant;
use crate::dates::{day_short, london_day};
use crate::error::AppError;
use crate::homes::words::title_with_place;
use crate::offers::sentences::street;
use crate::offers::sheet::homes;
use crate::offers::words::{clock_in_words, next_in_words, state_in_words};
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::View;
use crate::web::paging::Paged;

/// One nomination in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    pub href: String,
    reference: String,
    home: String,
    street: String,
    advert: String,
    tag: Tag,
    next: String,
    clock: String,
    late: bool,
}

/// The list.
#[derive(Debug, Serialize)]
pub(crate) struct ProviderListView {
    count: String,
    late: String,
    mine: Vec<Row>,
    theirs: Vec<Row>,
    ended: Vec<Row>,
    paged: Paged,
}

impl View for ProviderListView {
    const TEMPLATE: &'static str = "offers/provider_list.html";

    fn samples() -> Vec<Self> {
        let row = |late, text: &str| Row {
            href: "/provider/nominations/1".into(),
            reference: "N-2345-6789".into(),
            home: "2-bedroom house, Diss".into(),
            street: "4 Mill Lane".into(),
            advert: "A-2345-6789".into(),
            tag: Tag {
                text: text.into(),
                classes: "govuk-tag--blue".into(),
            },
            next: "Contact the household and arrange a viewing".into(),
            clock: "By Wednesday 4 November 2026 at 5pm, in 2 days".into(),
            late,
        };
        vec![
            Self {
                count: "2 nominations wait for you".into(),
                late: "1 is late.".into(),
                mine: vec![row(true, "Make contact"), row(false, "Accepted")],
                theirs: vec![row(false, "Offered")],
                ended: vec![row(false, "Let")],
                paged: Paged::sample(),
            },
            Self {
                count: "No nominations wait for you".into(),
                late: String::new(),
                mine: Vec::new(),
                theirs: Vec::new(),
                ended: Vec::new(),
                paged: Paged::only(),
            },
        ]
    }
}

/// How many that have ended are on one page.
const ENDED: u64 = 30;

/// `GET /provider/nominations`
pub async fn provider_nominations(ask: Ask) -> Answer {
    let provider_id = ask.provider_id()?;
    let db = ask.app.store.read();
    let live = nomination::Entity::find()
        .filter(nomination::Column::ProviderId.eq(provider_id))
        .filter(nomination::Column::Live.eq(true))
        .order_by_asc(nomination::Column::DueAt)
        .order_by_asc(nomination::Column::Id)
        .all(db)
        .await?;
    let ended = nomination::Entity::find()
        .filter(nomination::Column::ProviderId.eq(provider_id))
        .filter(nomination::Column::Live.eq(false));
    let paged = Paged::asked(&ask, ended.clone().count(db).await?, ENDED);
    let ended = ended
        .order_by_desc(nomination::Column::EndedAt)
        .order_by_desc(nomination::Column::Id)
        .offset(paged.before())
        .limit(paged.size())
        .all(db)
        .await?;
    let (theirs, mine): (Vec<_>, Vec<_>) = live
        .into_iter()
        .partition(|row| row.state == NominationState::Offered);
    let now = ask.at.now;
    let view = ProviderListView {
        count: counted(mine.len()),
        late: late_in_words(mine.iter().filter(|row| row.due_at < now).count()),
        mine: rows(&ask, mine).await?,
        theirs: rows(&ask, theirs).await?,
        ended: rows(&ask, ended).await?,
        paged: paged.clone(),
    };
    page(
        &ask,
        &paged.title(&t!(Language::English, "offers-nominations")),
        &view,
    )
}

/// The nominations that wait for the provider who is signed in, the clock that runs out first on top, with how many
/// wait and how many are late in words.
pub(crate) async fn awaiting(ask: &Ask) -> Result<Awaiting, AppError> {
    let mine = nomination::Entity::find()
        .filter(nomination::Column::ProviderId.eq(ask.provider_id()?))
        .filter(nomination::Column::Live.eq(true))
        .filter(nomination::Column::State.ne(NominationState::Offered))
        .order_by_asc(nomination::Column::DueAt)
        .order_by_asc(nomination::Column::Id)
        .all(ask.app.store.read())
        .await?;
    let late = mine.iter().filter(|row| row.due_at < ask.at.now).count();
    let unanswered = nomination::Entity::find()
        .filter(nomination::Column::ProviderId.eq(ask.provider_id()?))
        .filter(nomination::Column::Live.eq(true))
        .filter(nomination::Column::State.eq(NominationState::Offered))
        .filter(nomination::Column::DueAt.lt(ask.at.now))
        .count(ask.app.store.read())
        .await?;
    Ok(Awaiting {
        unanswered,
        count: counted(mine.len()),
        late: late_in_words(late),
        rows: rows(ask, mine).await?,
    })
}

/// What waits for a provider.
#[derive(Debug, Serialize)]
pub(crate) struct Awaiting {
    /// Offers that households have not answered in time.
    pub unanswered: u64,
    pub count: String,
    pub late: String,
    pub rows: Vec<Row>,
}

impl Awaiting {
    /// One with nominations and one without.
    pub(crate) fn samples() -> Vec<Self> {
        ProviderListView::samples()
            .into_iter()
            .map(|view| Self {
                unanswered: 0,
                count: view.count,
                late: view.late,
                rows: view.mine,
            })
            .collect()
    }
}

fn counted(count: usize) -> String {
    t!(Language::English, "offers-waiting-count", n = count)
}

fn late_in_words(count: usize) -> String {
    match count {
        0 => String::new(),
        more => t!(Language::English, "offers-late-count", n = more),
    }
}

async fn rows(ask: &Ask, found: Vec<nomination::Model>) -> Result<Vec<Row>, AppError> {
    let db = ask.app.store.read();
    let homes = homes(db, found.iter().map(|row| row.home_id)).await?;
    let mut adverts: BTreeMap<Uuid, String> = BTreeMap::new();
    let ids: Vec<Uuid> = found.iter().map(|row| row.advert_id).collect();
    for some in ids.chunks(500) {
        let rows = advert::Entity::find()
            .filter(advert::Column::Id.is_in(some.iter().copied()))
            .all(db)
            .await?;
        adverts.extend(rows.into_iter().map(|row| (row.id, row.reference)));
    }
    Ok(found
        .into_iter()
        .filter_map(|row| {
            let home = homes.get(&row.home_id)?;
            let (text, classes) = state_in_words(row.state);
            let (clock, late) = clock(&row, ask.at.now);
            Some(Row {
                href: format!("/provider/nominations/{}", row.id),
                home: title_with_place(Language::English, home),
                street: street(home),
                advert: adverts.get(&row.advert_id).cloned().unwrap_or_default(),
                tag: Tag {
                    text,
                    classes: classes.to_owned(),
                },
                next: next(ask, &row, late),
                reference: row.reference,
                clock,
                late,
            })
        })
        .collect())
}

/// What comes next, and whom to phone where a household has not answered in time.
pub(super) fn next(ask: &Ask, row: &nomination::Model, late: bool) -> String {
    match ask.app.places.by_id(row.council_id) {
        Some(council) if late && row.state == NominationState::Offered => t!(
            Language::English,
            "offers-next-unanswered",
            council = council.name,
            phone = council.phone
        ),
        Some(_) | None => next_in_words(row.state),
    }
}

/// The clock of a live nomination, or the day on which one ended.
pub(super) fn clock(row: &nomination::Model, now: Instant) -> (String, bool) {
    match row.ended_at {
        Some(ended) if !row.live => (
            t!(
                Language::English,
                "offers-ended-on",
                day = day_short(london_day(ended))
            ),
            false,
        ),
        Some(_) | None => clock_in_words(row.due_at, now),
    }
}
