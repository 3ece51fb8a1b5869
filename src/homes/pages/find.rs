//! Find a home: every open home of both districts in one list, or on a map.

use std::collections::BTreeMap;

use serde::Serialize;

use super::card::{Card, CardAnswer};
use super::filters::{Filters, filters};
use super::map::{Map, Place};
use super::paging::{Pages, pages};
use super::search::{Search, Sort};
use crate::adverts::labels::Label;
use crate::adverts::{self, Advert, cycles, labels};
use crate::bids;
use crate::clock::Instant;
use crate::dates::{in_words, london_day};
use crate::error::AppError;
use crate::homes::point;
use crate::homes::words::title;
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::{Link, View};

/// Homes on a page.
const A_PAGE: usize = 12;

/// The list with its filters.
#[derive(Debug, Serialize)]
pub(crate) struct FindView {
    action: String,
    filters: Filters,
    count: String,
    order: String,
    why: Link,
    sorts: Vec<Choice>,
    views: Vec<Choice>,
    chips: Vec<Link>,
    cards: Vec<Card>,
    pages: Option<Pages>,
    map: Option<Map>,
    places: Vec<PlaceHomes>,
    /// What to do when the list is empty; none when it is not.
    nothing: Option<Nothing>,
    filtered: bool,
}

#[derive(Debug, Serialize)]
struct Choice {
    text: String,
    href: String,
    current: bool,
}

#[derive(Debug, Serialize)]
struct PlaceHomes {
    name: String,
    homes: Vec<Link>,
}

#[derive(Debug, Serialize)]
struct Nothing {
    text: String,
    advice: Vec<String>,
}

/// `GET /{council}/homes`
pub async fn find(ask: Ask) -> Answer {
    let council = ask.council()?.clone();
    let db = ask.app.store.read();
    let search = Search::read(&ask.query);
    let all = adverts::open(db, ask.at.now).await?;
    let landlords: BTreeMap<String, String> = all
        .iter()
        .map(|advert| (advert.provider.slug.clone(), advert.provider.name.clone()))
        .collect();
    let districts: BTreeMap<String, String> = ask
        .app
        .places
        .councils()
        .into_iter()
        .map(|row| (row.slug, row.name))
        .collect();
    let none_open = all.is_empty();
    let found = search.apply(all);
    let nothing = if found.is_empty() {
        Some(nothing(&ask, none_open).await?)
    } else {
        None
    };
    let base = format!("/{}/homes", council.slug);
    let link = |search: &Search| href(&base, search);
    let page_count = found.len().div_ceil(A_PAGE).max(1);
    let number = if (1..=page_count).contains(&search.page) {
        search.page
    } else {
        1
    };
    let mut view = FindView {
        filters: filters(&search, &landlords, &districts),
        count: count(found.len()),
        order: search.sort.sentence().to_owned(),
        why: Link::new(
            "Who bids first makes no difference",
            format!("/{}/how-we-decide", council.slug),
        ),
        sorts: Sort::ALL
            .into_iter()
            .map(|sort| Choice {
                text: sort.words().to_owned(),
                href: link(&search.but(|other| other.sort = sort)),
                current: search.sort == sort,
            })
            .collect(),
        views: [("List", false), ("Map", true)]
            .into_iter()
            .map(|(text, map)| Choice {
                text: text.to_owned(),
                href: link(&search.but(|other| other.map = map)),
                current: search.map == map,
            })
            .collect(),
        chips: search
            .chips(&landlords, &districts)
            .into_iter()
            .map(|chip| Link::new(chip.words, link(&chip.without)))
            .collect(),
        cards: Vec::new(),
        pages: None,
        map: None,
        places: Vec::new(),
        nothing,
        filtered: false,
        action: base.clone(),
    };
    view.filtered = !view.chips.is_empty();
    if search.map {
        view.order = "Places are in the order of the alphabet.".to_owned();
        view.sorts.clear();
        let groups = by_place(&found);
        view.places = groups
            .iter()
            .map(|(name, homes)| place_homes(name, homes, &base))
            .collect();
        view.map = map(&groups, &search, &base);
    } else {
        let shown: Vec<&Advert> = found.iter().skip((number - 1) * A_PAGE).take(A_PAGE).collect();
        view.cards = cards(&ask, &shown, &council.slug).await?;
        view.pages = pages(&search, number, page_count, &base);
    }
    let name = if page_count > 1 && !search.map {
        format!("Find a home (page {number} of {page_count})")
    } else {
        "Find a home".to_owned()
    };
    page(&ask, &name, &view)
}

/// The open homes that close first, as cards, with how many are open in all and when the first ones close.
pub(crate) async fn closing_next(ask: &Ask, council: &str, most: usize) -> Result<ClosingNext, AppError> {
    let all = adverts::open(ask.app.store.read(), ask.at.now).await?;
    let shown: Vec<&Advert> = all.iter().take(most).collect();
    Ok(ClosingNext {
        homes: all.len(),
        closes: all.first().and_then(|advert| advert.row.closes_at),
        cards: cards(ask, &shown, council).await?,
    })
}

/// What closes next.
pub(crate) struct ClosingNext {
    pub homes: usize,
    pub closes: Option<Instant>,
    pub cards: Vec<Card>,
}

/// The cards of some open adverts; each says whether the household that is signed in may bid.
async fn cards(ask: &Ask, shown: &[&Advert], council: &str) -> Result<Vec<Card>, AppError> {
    let db = ask.app.store.read();
    let now = ask.at.now;
    let bids = adverts::read::bids_on_open(db, now).await?;
    let councils = ask.app.places.councils();
    let labels = labels::of_all(&ask.app.schemes, db, &councils, london_day(now)).await?;
    let household = ask.visitor.actor.as_ref().and_then(|actor| actor.household_id);
    let mut made = Vec::with_capacity(shown.len());
    for advert in shown {
        let known: &[Label] = labels.get(&advert.row.council_id).map_or(&[], Vec::as_slice);
        let count = bids.get(&advert.row.id).copied().unwrap_or_default();
        let mut card = Card::new(advert, count, known, council, now);
        if let Some(household) = household {
            let may = bids::may(db, now, &ask.app.schemes, advert, household).await?;
            card.answer = Some(CardAnswer::of(&may, advert.is_interest()));
        }
        made.push(card);
    }
    Ok(made)
}

pub(super) fn href(base: &str, search: &Search) -> String {
    let query = search.address();
    if query.is_empty() {
        base.to_owned()
    } else {
        format!("{base}?{query}")
    }
}

fn count(homes: usize) -> String {
    match homes {
        0 => "No homes".to_owned(),
        1 => "1 home".to_owned(),
        _ => format!("{homes} homes"),
    }
}

/// Why the list is empty, and what to do instead.
async fn nothing(ask: &Ask, none_open: bool) -> Result<Nothing, AppError> {
    let next = cycles::next(ask.app.store.read(), ask.at.now).await?;
    let when = next.map_or_else(
        || "New homes come in on most Thursdays.".to_owned(),
        |cycle| {
            format!(
                "New homes come in on {}.",
                in_words(cycle.opens_at).replace(" at midnight", "")
            )
        },
    );
    if none_open {
        return Ok(Nothing {
            text: "No homes are open for bids just now".to_owned(),
            advice: vec![
                when,
                "You can join the register now, so that you are ready to bid.".to_owned(),
            ],
        });
    }
    Ok(Nothing {
        text: "No home fits all of this".to_owned(),
        advice: vec!["Take off a filter, or look at all the homes.".to_owned(), when],
    })
}

fn by_place(found: &[Advert]) -> BTreeMap<&str, Vec<&Advert>> {
    let mut places: BTreeMap<&str, Vec<&Advert>> = BTreeMap::new();
    for advert in found {
        places.entry(&advert.home.parish).or_default().push(advert);
    }
    places
}

fn place_homes(name: &str, homes: &[&Advert], base: &str) -> PlaceHomes {
    let link = |advert: &&Advert| {
        let words = title(advert.home.kind, advert.home.bedrooms);
        Link::new(
            format!("{words}, {} a week", advert.cost()),
            format!("{base}/{}", advert.row.id),
        )
    };
    PlaceHomes {
        name: name.to_owned(),
        homes: homes.iter().map(link).collect(),
    }
}

fn map(groups: &BTreeMap<&str, Vec<&Advert>>, search: &Search, base: &str) -> Option<Map> {
    let places: Vec<Place<'_>> = groups
        .iter()
        .filter_map(|(name, homes)| {
            let here = search.but(|other| {
                other.place = (*name).to_owned();
                other.map = false;
            });
            Some(Place {
                name,
                point: point(&homes.first()?.home),
                homes: homes.len(),
                href: href(base, &here),
            })
        })
        .collect();
    Map::of_area(&places)
}

impl View for FindView {
    const TEMPLATE: &'static str = "homes/find.html";

    fn samples() -> Vec<Self> {
        samples::all()
    }
}

#[path = "find_samples.rs"]
mod samples;
