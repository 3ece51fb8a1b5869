//! Find a home: every open home of both districts in one list, or on a map.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::HttpResponse;
use serde::Serialize;

use super::card::{Card, CardAnswer};
use super::filters::{Filters, filters};
use super::map::{Map, Place};
use super::paging::{Pages, pages};
use super::search::{Search, Sort};
use crate::adverts::labels::Label;
use crate::adverts::{self, Advert, Shown, cycles, labels};
use crate::bids::Asking;
use crate::clock::Instant;
use crate::dates::london_day;
use crate::error::AppError;
use crate::homes::point;
use crate::homes::words::title;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::kept::{self, Holes};
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
    /// Why bids stand as they do; none beside the map.
    why: Option<Link>,
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
    /// The council whose register a visitor can join meanwhile.
    join: Option<String>,
}

/// `GET /{council}/homes`
pub async fn find(ask: Ask) -> Answer {
    let print = async |holes: &Holes| found(&ask, Some(holes)).await;
    if let Some(own) = kept::own(&ask, print, async |shown| answers(&ask, shown).await).await? {
        return Ok(own);
    }
    kept::public(&ask, async || Ok(found(&ask, None).await?.0)).await
}

/// The page, and the adverts on it; with holes for what is one's own, or with what is.
async fn found(ask: &Ask, holes: Option<&Holes>) -> Result<(HttpResponse, Vec<Shown>), AppError> {
    let (language, council) = (ask.language, ask.council()?.clone());
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
        Some(nothing(ask, &council.slug, none_open).await?)
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
        count: t!(language, "homes-count", n = found.len()),
        why: Some(Link::new(
            t!(language, "homes-why-order"),
            format!("/{}/how-we-decide", council.slug),
        )),
        nothing,
        ..asked(language, &search, &landlords, &districts, &base)
    };
    let mut on_it = Vec::new();
    if search.map {
        view.order = t!(language, "homes-order-map");
        view.why = None;
        view.sorts.clear();
        let groups = by_place(&found);
        view.places = groups
            .iter()
            .map(|(name, homes)| place_homes(language, name, homes, &base))
            .collect();
        view.map = map(language, &groups, &search, &base);
    } else {
        let shown: Vec<&Advert> = found.iter().skip((number - 1) * A_PAGE).take(A_PAGE).collect();
        view.cards = match holes {
            Some(holes) => cards_with_holes(ask, &shown, &council.slug, holes).await?,
            None => cards(ask, &shown, &council.slug).await?,
        };
        if holes.is_some() {
            let with_facts = shown.iter().map(|advert| Shown::at(ask.at.now, advert));
            on_it = with_facts.collect::<Result<_, _>>()?;
        }
        view.pages = pages(&search, number, page_count, &base);
    }
    let name = if page_count > 1 && !search.map {
        t!(language, "homes-page-of", n = number, of = page_count)
    } else {
        t!(language, "homes-heading")
    };
    let response = match holes {
        Some(holes) => holes.page(ask, &name, &view)?,
        None => page(ask, &name, &view)?,
    };
    Ok((response, on_it))
}

/// What the page says of a search alone, before any home is on it.
fn asked(
    language: Language,
    search: &Search,
    landlords: &BTreeMap<String, String>,
    districts: &BTreeMap<String, String>,
    base: &str,
) -> FindView {
    let link = |search: &Search| href(base, search);
    let chips: Vec<Link> = search
        .chips(language, landlords, districts)
        .into_iter()
        .map(|chip| Link::new(chip.words, link(&chip.without)))
        .collect();
    FindView {
        filters: filters(language, search, landlords, districts),
        count: String::new(),
        order: search.sort.sentence(language),
        why: None,
        sorts: Sort::ALL
            .into_iter()
            .map(|sort| Choice {
                text: sort.words(language),
                href: link(&search.but(|other| other.sort = sort)),
                current: search.sort == sort,
            })
            .collect(),
        views: [
            (t!(language, "homes-list"), false),
            (t!(language, "homes-map"), true),
        ]
        .into_iter()
        .map(|(text, map)| Choice {
            text,
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
    let mut made = bare_cards(ask, shown, council).await?;
    if let Some(asking) = asking(ask, shown).await? {
        for (card, advert) in made.iter_mut().zip(shown) {
            let may = asking.may(advert)?;
            card.answer = Some(CardAnswer::of(ask.language, &may, advert.is_interest()));
        }
    }
    Ok(made)
}

/// The same with a hole in each for the answer.
async fn cards_with_holes(
    ask: &Ask,
    shown: &[&Advert],
    council: &str,
    holes: &Holes,
) -> Result<Vec<Card>, AppError> {
    let mut made = bare_cards(ask, shown, council).await?;
    for (place, card) in made.iter_mut().enumerate() {
        card.hole = Some(holes.answer(place));
    }
    Ok(made)
}

async fn bare_cards(ask: &Ask, shown: &[&Advert], council: &str) -> Result<Vec<Card>, AppError> {
    let (db, now) = (ask.app.store.read(), ask.at.now);
    let bids = adverts::read::bids_on_open(db, now).await?;
    let councils = ask.app.places.councils();
    let labels = labels::of_all(&ask.app.schemes, db, &councils, london_day(now)).await?;
    let card = |advert: &&Advert| {
        let known: &[Label] = labels.get(&advert.row.council_id).map_or(&[], Vec::as_slice);
        let count = bids.get(&advert.row.id).copied().unwrap_or_default();
        Card::new(ask.language, advert, count, known, council, now)
    };
    Ok(shown.iter().map(card).collect())
}

/// What the rules need to know of the household that is signed in; none for everybody else.
async fn asking(ask: &Ask, adverts: &[&Advert]) -> Result<Option<Asking>, AppError> {
    let household = ask.visitor.actor.as_ref().and_then(|actor| actor.household_id);
    let Some(household) = household else {
        return Ok(None);
    };
    let asking = Asking::glance(&ask.app, ask.at.now, household, adverts).await?;
    Ok(Some(asking))
}

/// Whether that household may bid, as it stands on the page, one answer for each advert.
async fn answers(ask: &Ask, shown: &[Shown]) -> Result<Vec<Arc<str>>, AppError> {
    let adverts: Vec<&Advert> = shown.iter().map(|shown| &shown.advert).collect();
    let Some(asking) = asking(ask, &adverts).await? else {
        return Ok(vec!["".into(); shown.len()]);
    };
    let printed = shown.iter().zip(asking.may_each(shown)).map(|(shown, may)| {
        let interest = shown.advert.is_interest();
        kept::part(ask, "ui.card_answer", CardAnswer::mark(&may, interest), || {
            AnswerPart {
                answer: CardAnswer::of(ask.language, &may, interest),
            }
        })
    });
    printed.collect()
}

/// What the component of an answer takes.
#[derive(Serialize)]
struct AnswerPart {
    answer: CardAnswer,
}

pub(super) fn href(base: &str, search: &Search) -> String {
    let query = search.address();
    if query.is_empty() {
        base.to_owned()
    } else {
        format!("{base}?{query}")
    }
}

/// Why the list is empty, and what to do instead.
async fn nothing(ask: &Ask, slug: &str, none_open: bool) -> Result<Nothing, AppError> {
    let next = cycles::next(ask.app.store.read(), ask.at.now).await?;
    let language = ask.language;
    let when = next.map_or_else(
        || t!(language, "homes-new-soon"),
        |cycle| {
            let day = language.day(london_day(cycle.opens_at));
            t!(language, "homes-new-on", day = day)
        },
    );
    if none_open {
        return Ok(Nothing {
            text: t!(language, "homes-none-open"),
            advice: vec![when],
            join: ask.visitor.actor.is_none().then(|| slug.to_owned()),
        });
    }
    Ok(Nothing {
        text: t!(language, "homes-none-fits"),
        advice: vec![t!(language, "homes-take-off"), when],
        join: None,
    })
}

fn by_place(found: &[Advert]) -> BTreeMap<&str, Vec<&Advert>> {
    let mut places: BTreeMap<&str, Vec<&Advert>> = BTreeMap::new();
    for advert in found {
        places.entry(&advert.home.parish).or_default().push(advert);
    }
    places
}

fn place_homes(language: Language, name: &str, homes: &[&Advert], base: &str) -> PlaceHomes {
    let link = |advert: &&Advert| {
        let title = title(language, advert.home.kind, advert.home.bedrooms);
        let rent = advert.cost().to_string();
        Link::new(
            t!(language, "homes-title-and-rent", title = title, rent = rent),
            format!("{base}/{}", advert.row.id),
        )
    };
    PlaceHomes {
        name: name.to_owned(),
        homes: homes.iter().map(link).collect(),
    }
}

fn map(
    language: Language,
    groups: &BTreeMap<&str, Vec<&Advert>>,
    search: &Search,
    base: &str,
) -> Option<Map> {
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
    Map::of_area(language, &places)
}

impl View for FindView {
    const TEMPLATE: &'static str = "homes/find.html";

    fn samples() -> Vec<Self> {
        samples::all()
    }
}

#[path = "find_samples.rs"]
mod samples;
