//! A drawn map of the districts: villages as dots, homes as marks. Everything on it also stands in a list.

use serde::Serialize;

use crate::place::{GridPoint, MapFrame, Parish, parishes};
use crate::t;
use crate::texts::Language;

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
    name_x: u32,
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

/// The widest that a letter stands on a map, in units of the drawing: on a phone the words of the large map are larger, so
/// that they can be read.
const AREA_LETTER: u32 = 13;
const NEAR_LETTER: u32 = 8;

impl Map {
    /// The partnership's whole area with a mark at each place; none where nothing is known of the area.
    pub(super) fn of_area(language: Language, places: &[Place<'_>]) -> Option<Self> {
        let all: Vec<GridPoint> = parishes()
            .iter()
            .map(|parish| parish.point)
            .chain(places.iter().map(|place| place.point))
            .collect();
        let frame = MapFrame::around(&all, 2_500, 640)?;
        let marks: Vec<Mark> = places
            .iter()
            .filter_map(|place| {
                let at = frame.map_point(place.point)?;
                Some(Mark {
                    x: at.x,
                    y: at.y,
                    radius: if place.homes < 10 { 12 } else { 16 },
                    words: t!(language, "homes-map-place", place = place.name, n = place.homes),
                    text: place.homes.to_string(),
                    href: Some(place.href.clone()),
                })
            })
            .collect();
        Some(Self {
            view_box: frame.view_box(),
            says: t!(language, "homes-map-area"),
            villages: villages(&frame, &marks, AREA_LETTER, &|parish| {
                NAMED.contains(&parish.name.as_str())
            }),
            marks,
        })
    }

    /// Four miles around one home, marked in its village and not at its door.
    pub(super) fn around(language: Language, point: GridPoint, parish: &str) -> Option<Self> {
        let frame = MapFrame::around(&[point], 6_500, 360)?;
        let at = frame.map_point(point)?;
        let mark = Mark {
            x: at.x,
            y: at.y,
            radius: 10,
            words: parish.to_owned(),
            text: String::new(),
            href: None,
        };
        let marks = vec![mark];
        Some(Self {
            view_box: frame.view_box(),
            says: t!(language, "homes-map-around", place = parish),
            villages: villages(&frame, &marks, NEAR_LETTER, &|_| true),
            marks,
        })
    }
}

/// The villages inside a frame. A name is left out where it would stand on a mark, on another name or over the edge.
/// `letter` is how wide one letter may be.
fn villages(frame: &MapFrame, marks: &[Mark], letter: u32, named: &dyn Fn(&Parish) -> bool) -> Vec<Village> {
    let mut taken: Vec<Span> = marks.iter().map(Span::of_mark).collect();
    parishes()
        .iter()
        .filter_map(|parish| {
            let at = frame.map_point(parish.point)?;
            let beside = marks
                .iter()
                .any(|mark| mark.x.abs_diff(at.x) < 14 && mark.y.abs_diff(at.y) < 14);
            let gap = if beside { 20 } else { 5 };
            let width = u32::try_from(parish.name.chars().count())
                .unwrap_or(20)
                .saturating_mul(letter);
            let before = at.x.saturating_add(width).saturating_add(gap) > frame.width();
            let span = Span {
                from: if before {
                    at.x.saturating_sub(width + gap)
                } else {
                    at.x.saturating_add(gap)
                },
                to: if before {
                    at.x.saturating_sub(gap)
                } else {
                    at.x.saturating_add(gap + width)
                },
                y: at.y,
                high: letter,
            };
            let inside = (!before || at.x >= width + gap)
                && at.y >= letter
                && at.y.saturating_add(letter) <= frame.height();
            let shown = inside && named(parish) && taken.iter().all(|other| other.is_clear_of(&span));
            let village = Village {
                x: at.x,
                y: at.y,
                name: if shown { parish.name.clone() } else { String::new() },
                name_x: if before { span.to } else { span.from },
                before,
            };
            if shown {
                taken.push(span);
            }
            Some(village)
        })
        .collect()
}

/// A piece of a line that is taken: from west to east, so high above and below its middle.
struct Span {
    from: u32,
    to: u32,
    y: u32,
    high: u32,
}

impl Span {
    fn of_mark(mark: &Mark) -> Self {
        Self {
            from: mark.x.saturating_sub(mark.radius),
            to: mark.x.saturating_add(mark.radius),
            y: mark.y,
            high: mark.radius,
        }
    }

    fn is_clear_of(&self, other: &Self) -> bool {
        self.to < other.from || other.to < self.from || self.y.abs_diff(other.y) > self.high + other.high
    }
}
