//! A council's nominations: the late ones first, then by clock; refusals to look at; what has ended.

use std::collections::BTreeMap;

use entity::states::OfferState;
use entity::{household, nomination, offer, provider};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};
use serde::Serialize;
use uuid::Uuid;

use super::Tag;
use super::provider_list::clock;
use crate::error::AppError;
use crate::homes::words::title_with_place;
use crate::offers::sentences::street;
use crate::offers::sheet::homes;
use crate::offers::words::state_in_words;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::View;
use crate::web::paging::Paged;

/// One nomination in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    href: String,
    reference: String,
    home: String,
    street: String,
    household: String,
    provider: String,
    tag: Tag,
    clock: String,
    late: bool,
    reason: String,
}

/// The lists.
#[derive(Debug, Serialize)]
pub(crate) struct OfficerListView {
    count: String,
    order: String,
    live: Vec<Row>,
    refusals: Vec<Row>,
    ended: Vec<Row>,
    paged: Paged,
}

impl View for OfficerListView {
    const TEMPLATE: &'static str = "offers/officer_list.html";

    fn samples() -> Vec<Self> {
        let row = |late, text: &str| Row {
            href: "/officer/nominations/1".into(),
            reference: "N-2345-6789".into(),
            home: "2-bedroom house, Diss".into(),
            street: "4 Mill Lane".into(),
            household: "H-2345-6789".into(),
            provider: "Saffron Homes".into(),
            tag: Tag {
                text: text.into(),
                classes: "govuk-tag--blue".into(),
            },
            clock: "By Wednesday 4 November 2026 at 5pm, in 2 days".into(),
            late,
            reason: "It is too far from school or college".into(),
        };
        vec![
            Self {
                count: "2 nominations under way, 1 late".into(),
                order: "The clock that runs out first is on top.".into(),
                live: vec![row(true, "Make contact"), row(false, "Offered")],
                refusals: vec![row(false, "Refused by the household")],
                ended: vec![row(false, "Let")],
                paged: Paged::sample(),
            },
            Self {
                count: "No nominations under way".into(),
                order: String::new(),
                live: Vec::new(),
                refusals: Vec::new(),
                ended: Vec::new(),
                paged: Paged::only(),
            },
        ]
    }
}

/// How many that have ended are on one page.
const ENDED: u64 = 50;

/// `GET /officer/nominations`
pub async fn officer_nominations(ask: Ask) -> Answer {
    let council_id = ask.staff()?.council_id;
    let db = ask.app.store.read();
    let live = nomination::Entity::find()
        .filter(nomination::Column::CouncilId.eq(council_id))
        .filter(nomination::Column::Live.eq(true))
        .order_by_asc(nomination::Column::DueAt)
        .order_by_asc(nomination::Column::Id)
        .all(db)
        .await?;
    let ended = nomination::Entity::find()
        .filter(nomination::Column::CouncilId.eq(council_id))
        .filter(nomination::Column::Live.eq(false))
        // what is still to be decided stands above
        .filter(nomination::Column::Id.not_in_subquery(refused().into_query()));
    let paged = Paged::asked(&ask, ended.clone().count(db).await?, ENDED);
    let ended = ended
        .order_by_desc(nomination::Column::EndedAt)
        .order_by_desc(nomination::Column::Id)
        .offset(paged.before())
        .limit(paged.size())
        .all(db)
        .await?;
    let late = live.iter().filter(|row| row.due_at < ask.at.now).count();
    let view = OfficerListView {
        count: counted(live.len(), late),
        order: if live.is_empty() {
            String::new()
        } else {
            t!(Language::English, "offers-clock-first")
        },
        live: rows(&ask, live).await?,
        refusals: rows(&ask, undecided(db, council_id).await?).await?,
        ended: rows(&ask, ended).await?,
        paged: paged.clone(),
    };
    page(
        &ask,
        &paged.title(&t!(Language::English, "offers-nominations")),
        &view,
    )
}

fn counted(live: usize, late: usize) -> String {
    match late {
        0 => t!(Language::English, "offers-live-none-late", n = live),
        late => t!(Language::English, "offers-live-late", n = live, late = late),
    }
}

/// The nominations with a refusal of which nobody has said yet whether it was reasonable.
fn refused() -> Select<offer::Entity> {
    offer::Entity::find()
        .select_only()
        .column(offer::Column::NominationId)
        .filter(offer::Column::State.eq(OfferState::Refused))
        .filter(offer::Column::RefusalReasonable.is_null())
}

/// Refusals of which nobody has said yet whether they were reasonable, oldest first.
async fn undecided(db: &impl ConnectionTrait, council_id: Uuid) -> Result<Vec<nomination::Model>, AppError> {
    let ids: Vec<Uuid> = refused()
        .order_by_asc(offer::Column::AnsweredAt)
        .order_by_asc(offer::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let mut found = Vec::new();
    for some in ids.chunks(500) {
        found.extend(
            nomination::Entity::find()
                .filter(nomination::Column::CouncilId.eq(council_id))
                .filter(nomination::Column::Id.is_in(some.iter().copied()))
                .order_by_asc(nomination::Column::EndedAt)
                .order_by_asc(nomination::Column::Id)
                .all(db)
                .await?,
        );
    }
    Ok(found)
}

async fn rows(ask: &Ask, found: Vec<nomination::Model>) -> Result<Vec<Row>, AppError> {
    let db = ask.app.store.read();
    let homes = homes(db, found.iter().map(|row| row.home_id)).await?;
    let ids: Vec<Uuid> = found.iter().map(|row| row.household_id).collect();
    let mut households = BTreeMap::new();
    for some in ids.chunks(500) {
        let rows = household::Entity::find()
            .filter(household::Column::Id.is_in(some.iter().copied()))
            .all(db)
            .await?;
        households.extend(rows.into_iter().map(|row| (row.id, row.reference)));
    }
    let providers: BTreeMap<Uuid, String> = provider::Entity::find()
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.name))
        .collect();
    Ok(found
        .into_iter()
        .filter_map(|row| {
            let home = homes.get(&row.home_id)?;
            let (text, classes) = state_in_words(row.state);
            let (clock, late) = clock(&row, ask.at.now);
            Some(Row {
                href: format!("/officer/nominations/{}", row.id),
                home: title_with_place(Language::English, home),
                street: street(home),
                household: households.get(&row.household_id).cloned().unwrap_or_default(),
                provider: providers.get(&row.provider_id).cloned().unwrap_or_default(),
                tag: Tag {
                    text,
                    classes: classes.to_owned(),
                },
                clock,
                late,
                reason: row
                    .refusal_code
                    .as_deref()
                    .map_or_else(String::new, crate::offers::words),
                reference: row.reference,
            })
        })
        .collect())
}
