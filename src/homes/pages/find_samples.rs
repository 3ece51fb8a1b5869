//! Believable lists of homes: full, empty, and as a map.

use std::collections::BTreeMap;

use super::{Choice, FindView, Nothing, filters, map, pages, place_homes};
use crate::adverts::sample_advert;
use crate::bids::ReasonLine;
use crate::homes::pages::card::{Card, CardAnswer};
use crate::homes::pages::search::Search;
use crate::texts::Language::English;
use crate::web::fields::Fields;
use crate::web::page::Link;

pub(super) fn all() -> Vec<FindView> {
    let query = Fields::read(b"place=Diss&bedrooms=2&most=150&pets=yes&district=broadland&page=2&sort=rent");
    let districts = BTreeMap::from([("broadland".to_owned(), "Broadland District Council".to_owned())]);
    let landlords = BTreeMap::from([("saffron".to_owned(), "Saffron Homes".to_owned())]);
    let search = Search::read(&query);
    let advert = sample_advert();
    let now = advert.row.created_at;
    let card = |answer: Option<CardAnswer>, bids| Card {
        answer,
        ..Card::new(English, &advert, bids, &[], "broadland", now)
    };
    let yes = CardAnswer {
        may: true,
        text: "You can bid".to_owned(),
        why: Vec::new(),
        more: None,
    };
    let no = CardAnswer {
        may: false,
        text: "You cannot bid:".to_owned(),
        why: vec![ReasonLine::plain("You need 3 bedrooms. This home has 2.")],
        more: Some("The page of the home tells 1 more reason.".to_owned()),
    };
    let with_hole = Card {
        hole: Some("A hole".to_owned()),
        ..card(None, 2)
    };
    let empty = || FindView {
        action: "/broadland/homes".into(),
        filters: filters(English, &search, &landlords, &districts),
        count: "31 homes".into(),
        order: "The homes that close soonest are first.".into(),
        why: Some(Link::new("How we decide", "/broadland/how-we-decide")),
        sorts: vec![Choice {
            text: "Closing soonest".into(),
            href: "/broadland/homes".into(),
            current: true,
        }],
        views: vec![Choice {
            text: "List".into(),
            href: "/broadland/homes".into(),
            current: true,
        }],
        chips: Vec::new(),
        cards: Vec::new(),
        pages: None,
        map: None,
        places: Vec::new(),
        nothing: None,
        filtered: false,
    };
    let full = FindView {
        chips: vec![Link::new("Diss", "/broadland/homes")],
        cards: vec![card(None, 0), card(Some(yes), 1), card(Some(no), 31), with_hole],
        pages: pages(&search, 5, 9, "/broadland/homes"),
        filtered: true,
        ..empty()
    };
    let groups = BTreeMap::from([("Diss", vec![&advert])]);
    let mapped = FindView {
        map: map(English, &groups, &search, "/broadland/homes"),
        places: vec![place_homes(English, "Diss", &[&advert], "/broadland/homes")],
        why: None,
        ..empty()
    };
    let mut wrong = search.clone();
    wrong.most = Err("a lot".into());
    wrong.map = true;
    let nothing = FindView {
        filters: filters(English, &wrong, &BTreeMap::new(), &BTreeMap::new()),
        count: "No homes".into(),
        nothing: Some(Nothing {
            text: "No home fits all of this".into(),
            advice: vec!["Take off a filter, or look at all the homes.".into()],
            join: Some("south-norfolk".into()),
        }),
        filtered: true,
        ..empty()
    };
    vec![full, mapped, nothing, empty()]
}
