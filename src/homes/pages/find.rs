//! Find a home: every open home of both districts in one list, or on a map.

use std::collections::BTreeMap;

use serde::Serialize;

use super::card::Card;
use super::filters::{Filters, filters};
use super::map::{Map, Place};
use super::paging::{Pages, pages};
use super::search::{Search, Sort};
use crate::adverts::labels::Label;
use crate::adverts::{self, Advert, cycles, labels};
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
    let page_count = found.len().div_ceil(A_PAGE).max(1);
    let number = if (1..=page_count).contains(&search.page) {
        search.page
    } else {
        1
    };
    let mut view = FindView {
        count: count(found.len()),
        why: Link::new(
            "Who bids first makes no difference",
            format!("/{}/how-we-decide", council.slug),
        ),
        nothing,
        ..asked(&search, &landlords, &districts, &base)
    };
    if search.map {
        "Places are in the order of the alphabet.".clone_into(&mut view.order);
        view.sorts.clear();
        let groups = by_place(&found);
        view.places = groups
            .iter()
            .map(|(name, homes)| place_homes(name, homes, &base))
            .collect();
        view.map = map(&groups, &search, &base);
    } else {
        let bids = adverts::read::bids_on_open(db, ask.at.now).await?;
        let labels = labels::of_all(
            &ask.app.schemes,
            db,
            &ask.app.places.councils(),
            london_day(ask.at.now),
        )
        .await?;
        let shown = found.iter().skip((number - 1) * A_PAGE).take(A_PAGE);
        view.cards = shown
            .map(|advert| {
                let known: &[Label] = labels.get(&advert.row.council_id).map_or(&[], Vec::as_slice);
                let bids = bids.get(&advert.row.id).copied().unwrap_or_default();
                Card::new(advert, bids, known, &council.slug, ask.at.now)
            })
            .collect();
        view.pages = pages(&search, number, page_count, &base);
    }
    let name = if page_count > 1 && !search.map {
        format!("Find a home (page {number} of {page_count})")
    } else {
        "Find a home".to_owned()
    };
    page(&ask, &name, &view)
}

/// What the page says of a search alone, before any home is on it.
fn asked(
    search: &Search,
    landlords: &BTreeMap<String, String>,
    districts: &BTreeMap<String, String>,
    base: &str,
) -> FindView {
    let link = |search: &Search| href(base, search);
    let chips: Vec<Link> = search
        .chips(landlords, districts)
        .into_iter()
        .map(|chip| Link::new(chip.words, link(&chip.without)))
        .collect();
    FindView {
        filters: filters(search, landlords, districts),
        count: String::new(),
        order: search.sort.sentence().to_owned(),
        why: Link::new("", ""),
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
        filtered: !chips.is_empty(),
        chips,
        cards: Vec::new(),
        pages: None,
        map: None,
        places: Vec::new(),
        nothing: None,
        action: base.to_owned(),
    }
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
                (*name).clone_into(&mut other.place);
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
