//! Every shortlist of the council: those that wait for somebody first, oldest first.

use std::collections::BTreeMap;

use entity::states::{AdvertState, EntryState, ShortlistState};
use entity::{advert, entry, home, shortlist};
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};
use serde::Serialize;
use uuid::Uuid;

use crate::dates;
use crate::error::AppError;
use crate::homes::words::title_with_place;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::View;
use crate::web::paging::Paged;

/// How many sealed lists are on one page.
const ON_A_PAGE: u64 = 50;

/// One list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ListRow {
    home: String,
    href: String,
    reference: String,
    closed: String,
    bids: usize,
    checked: usize,
    skipped: usize,
    state: String,
    tag: String,
}

/// The lists of a council.
#[derive(Debug, Serialize)]
pub(crate) struct ListView {
    waiting: Vec<ListRow>,
    sealed: Vec<ListRow>,
    count: String,
    paged: Paged,
}

impl View for ListView {
    const TEMPLATE: &'static str = "shortlists/list.html";

    fn samples() -> Vec<Self> {
        let row = || ListRow {
            home: "3-bedroom house, Diss".into(),
            href: "/officer/shortlists/1".into(),
            reference: "A-7KQ2-M4XN".into(),
            closed: "10 November 2026".into(),
            bids: 41,
            checked: 1,
            skipped: 2,
            state: "To approve".into(),
            tag: "govuk-tag--yellow".into(),
        };
        vec![
            Self {
                waiting: vec![row()],
                sealed: vec![row()],
                count: "1 shortlist to work on".into(),
                paged: Paged::sample(),
            },
            Self {
                waiting: Vec::new(),
                sealed: Vec::new(),
                count: "No shortlist to work on".into(),
                paged: Paged::only(),
            },
        ]
    }
}

/// `GET /officer/shortlists`
pub async fn list(ask: Ask) -> Answer {
    let council_id = ask.staff()?.council_id;
    let waiting = rows(&ask, of_council(council_id, ShortlistState::Ranked)).await?;
    let done = of_council(council_id, ShortlistState::Sealed);
    let many = done.clone().count(ask.app.store.read()).await?;
    let paged = Paged::asked(&ask, many, ON_A_PAGE);
    let sealed = rows(&ask, done.offset(paged.before()).limit(paged.size())).await?;
    let count = t!(Language::English, "shortlists-waiting-count", n = waiting.len());
    page(
        &ask,
        &paged.title(&t!(Language::English, "shortlists-title")),
        &ListView {
            waiting,
            sealed,
            count,
            paged: paged.clone(),
        },
    )
}

/// The lists of a council in a state: what waits comes oldest first, what is done newest first.
fn of_council(council_id: Uuid, state: ShortlistState) -> Select<shortlist::Entity> {
    let find = shortlist::Entity::find()
        .filter(shortlist::Column::CouncilId.eq(council_id))
        .filter(shortlist::Column::State.eq(state));
    let find = match state {
        ShortlistState::Ranked => find.order_by_asc(shortlist::Column::FrozenAt),
        ShortlistState::Sealed => find.order_by_desc(shortlist::Column::FrozenAt),
    };
    find.order_by_asc(shortlist::Column::Id)
}

async fn rows(ask: &Ask, find: Select<shortlist::Entity>) -> Result<Vec<ListRow>, AppError> {
    let db = ask.app.store.read();
    let lists = find.all(db).await?;
    let ids: Vec<Uuid> = lists.iter().map(|list| list.id).collect();
    let adverts: Vec<Uuid> = lists.iter().map(|list| list.advert_id).collect();
    let counted: Vec<(Uuid, EntryState, Option<Uuid>)> = entry::Entity::find()
        .select_only()
        .columns([
            entry::Column::ShortlistId,
            entry::Column::State,
            entry::Column::VerifiedBy,
        ])
        .filter(entry::Column::ShortlistId.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    let adverts: BTreeMap<Uuid, advert::Model> = advert::Entity::find()
        .filter(advert::Column::Id.is_in(adverts.clone()))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let wanted = advert::Entity::find()
        .select_only()
        .column(advert::Column::HomeId)
        .filter(advert::Column::Id.is_in(adverts.keys().copied()))
        .into_query();
    let homes: BTreeMap<Uuid, home::Model> = home::Entity::find()
        .filter(home::Column::Id.in_subquery(wanted))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    let mut rows = Vec::with_capacity(lists.len());
    for list in lists {
        let advert = adverts.get(&list.advert_id).ok_or(AppError::NotFound)?;
        let home = homes.get(&advert.home_id).ok_or(AppError::NotFound)?;
        let mine = || counted.iter().filter(|(id, _, _)| *id == list.id);
        let (state, tag) = state_words(list.state, advert.state);
        rows.push(ListRow {
            home: title_with_place(Language::English, home),
            href: format!("/officer/shortlists/{}", list.id),
            reference: advert.reference.clone(),
            closed: dates::day_short(list.as_at),
            bids: mine().count(),
            checked: mine().filter(|(_, _, checked)| checked.is_some()).count(),
            skipped: mine()
                .filter(|(_, state, _)| *state == EntryState::Skipped)
                .count(),
            state,
            tag: tag.to_owned(),
        });
    }
    Ok(rows)
}

/// What a list's state is called, and the colour of its tag.
pub(super) fn state_words(list: ShortlistState, advert: AdvertState) -> (String, &'static str) {
    match (list, advert) {
        (ShortlistState::Ranked, _) => (
            t!(Language::English, "shortlists-state-to-approve"),
            "govuk-tag--yellow",
        ),
        (ShortlistState::Sealed, AdvertState::Let) => {
            (t!(Language::English, "shortlists-state-let"), "govuk-tag--green")
        }
        (ShortlistState::Sealed, AdvertState::Unlet) => {
            (t!(Language::English, "shortlists-state-unlet"), "govuk-tag--grey")
        }
        (ShortlistState::Sealed, _) => (
            t!(Language::English, "shortlists-state-sealed"),
            "govuk-tag--blue",
        ),
    }
}
