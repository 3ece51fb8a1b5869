//! A drawn map of the districts: villages as dots, homes as marks. Everything on it also stands in a list.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::place::{GridPoint, MapFrame, Parish, parishes};

/// A map ready to print; see the component `homes.map`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Map {
    view_box: String,
    says: String,
    villages: Vec<Village>,
    marks: Vec<Mark>,
}

#[derive(Clone, Debug, Serialize)]
struct Village {
    x: u32,
    y: u32,
    /// Empty where the name would stand on another.
    name: String,
    /// The name stands left of the dot, so that it does not leave the map.
    before: bool,
}

#[derive(Clone, Debug, Serialize)]
struct Mark {
    x: u32,
    y: u32,
    radius: u32,
    words: String,
    text: String,
    href: Option<String>,
}

/// Homes at one place, to be marked.
pub(super) struct Place<'a> {
    pub name: &'a str,
    pub point: GridPoint,
    pub homes: usize,
    pub href: String,
}

/// Towns and large villages whose names help to find one's way.
const NAMED: [&str; 16] = [
    "Diss",
    "Wymondham",
    "Aylsham",
    "Long Stratton",
    "Harleston",
    "Loddon",
    "Acle",
    "Reepham",
    "Hethersett",
    "Costessey",
    "Thorpe St Andrew",
    "Wroxham",
    "Drayton",
    "Poringland",
    "Hingham",
    "Sprowston",
];

impl Map {
    /// The partnership's whole area with a mark at each place; none where nothing is known of the area.
    pub(super) fn of_area(places: &[Place<'_>]) -> Option<Self> {
        let all: Vec<GridPoint> = parishes()
            .iter()
            .map(|parish| parish.point)
            .chain(places.iter().map(|place| place.point))
            .collect();
        let frame = MapFrame::around(&all, 2_500, 640)?;
        let marks = places
            .iter()
            .filter_map(|place| {
                let at = frame.map_point(place.point)?;
                let homes = if place.homes == 1 { "home" } else { "homes" };
                Some(Mark {
                    x: at.x,
                    y: at.y,
                    radius: if place.homes < 10 { 12 } else { 16 },
                    words: format!("{}: {} {homes}", place.name, place.homes),
                    text: place.homes.to_string(),
                    href: Some(place.href.clone()),
                })
            })
            .collect();
        let marked: Vec<&str> = places.iter().map(|place| place.name).collect();
        Some(Self {
            view_box: frame.view_box(),
            says: "Map of Broadland and South Norfolk with the homes in each place".to_owned(),
            villages: villages(&frame, &|parish| {
                NAMED.contains(&parish.name.as_str()) || marked.is_empty()
            }),
            marks,
        })
    }

    /// Eight miles around one home, marked in its village and not at its door.
    pub(super) fn around(point: GridPoint, parish: &str) -> Option<Self> {
        let frame = MapFrame::around(&[point], 6_500, 360)?;
        let at = frame.map_point(point)?;
        Some(Self {
            view_box: frame.view_box(),
            says: format!("Map of {parish} and the places around it"),
            villages: villages(&frame, &|_| true),
            marks: vec![Mark {
                x: at.x,
                y: at.y,
                radius: 10,
                words: parish.to_owned(),
                text: String::new(),
                href: None,
            }],
        })
    }
}

/// The villages inside a frame. A name is left out where it would stand on one that is there already.
fn villages(frame: &MapFrame, named: &dyn Fn(&Parish) -> bool) -> Vec<Village> {
    let mut taken: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
    parishes()
        .iter()
        .filter_map(|parish| {
            let at = frame.map_point(parish.point)?;
            let width = u32::try_from(parish.name.chars().count())
                .unwrap_or(20)
                .saturating_mul(7);
            let before = at.x.saturating_add(width).saturating_add(12) > frame.width();
            let from = if before { at.x.saturating_sub(width) } else { at.x };
            let line = at.y / 14;
            let free = (line.saturating_sub(1)..=line.saturating_add(1)).all(|near| {
                taken
                    .get(&near)
                    .is_none_or(|spans| spans.iter().all(|(a, b)| from + width + 8 < *a || *b + 8 < from))
            });
            let shown = named(parish) && free;
            if shown {
                taken
                    .entry(line)
                    .or_default()
                    .push((from, from.saturating_add(width)));
            }
            Some(Village {
                x: at.x,
                y: at.y,
                name: if shown { parish.name.clone() } else { String::new() },
                before,
            })
        })
        .collect()
}
