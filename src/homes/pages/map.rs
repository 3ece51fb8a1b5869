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
const OWN_LETTER: u32 = 7;

impl Map {
    /// The partnership's whole area with a mark at each place; none where nothing is known of the area.
    pub(super) fn of_area(language: Language, places: &[Place<'_>]) -> Option<Self> {
        let all: Vec<GridPoint> = parishes()
            .iter()
            .map(|parish| parish.point)
            .chain(places.iter().map(|place| place.point))
            .collect();
        let frame = MapFrame::around(&all, 2_500, 640)?;
        let mut marks: Vec<Mark> = places
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
        apart(&mut marks, &frame);
        Some(Self {
            view_box: frame.view_box(),
            says: t!(language, "homes-map-area"),
            villages: villages(&frame, &marks, AREA_LETTER, "", &|parish| {
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
            villages: villages(&frame, &marks, NEAR_LETTER, parish, &|_| true),
            marks,
        })
    }
}

/// The villages inside a frame. A name is left out where it would stand on a mark, on another name or over the edge.
/// `letter` is how wide one letter may be; the village called `first` has its name before all others.
fn villages(
    frame: &MapFrame,
    marks: &[Mark],
    letter: u32,
    first: &str,
    named: &dyn Fn(&Parish) -> bool,
) -> Vec<Village> {
    let mut taken: Vec<Span> = marks.iter().map(Span::of_mark).collect();
    let own = parishes().iter().filter(|parish| parish.name == first);
    let others = parishes().iter().filter(|parish| parish.name != first);
    own.chain(others)
        .filter_map(|parish| {
            let at = frame.map_point(parish.point)?;
            let beside = marks
                .iter()
                .any(|mark| mark.x.abs_diff(at.x) < 14 && mark.y.abs_diff(at.y) < 14);
            let gap = if beside { 20 } else { 5 };
            // the name that must stand is measured as it is, not as wide as it could be
            let letter = if parish.name == first {
                letter.min(OWN_LETTER)
            } else {
                letter
            };
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

/// How far a mark may be moved from its place, nearest first: right, left, down, up and aslant.
const MOVES: [(i32, i32); 17] = [
    (0, 0),
    (8, 0),
    (-8, 0),
    (0, 8),
    (0, -8),
    (12, 12),
    (-12, 12),
    (12, -12),
    (-12, -12),
    (20, 0),
    (-20, 0),
    (0, 20),
    (0, -20),
    (28, 0),
    (-28, 0),
    (0, 28),
    (0, -28),
];

/// Moves marks that would hide one another, each as little as is enough; one for which nothing is enough stays.
fn apart(marks: &mut [Mark], frame: &MapFrame) {
    let mut placed: Vec<(u32, u32, u32)> = Vec::new();
    for mark in marks {
        let fits = |(right, down): (i32, i32)| {
            let x = mark.x.checked_add_signed(right).filter(|x| *x >= mark.radius)?;
            let y = mark.y.checked_add_signed(down).filter(|y| *y >= mark.radius)?;
            let inside = x + mark.radius <= frame.width() && y + mark.radius <= frame.height();
            let clear = placed.iter().all(|(other_x, other_y, radius)| {
                let (wide, high) = (other_x.abs_diff(x), other_y.abs_diff(y));
                let both = radius + mark.radius;
                wide * wide + high * high >= both * both
            });
            (inside && clear).then_some((x, y))
        };
        if let Some((x, y)) = MOVES.into_iter().find_map(fits) {
            (mark.x, mark.y) = (x, y);
        }
        placed.push((mark.x, mark.y, mark.radius));
    }
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

#[cfg(test)]
mod tests {
    use super::Map;
    use crate::place::parish;
    use crate::texts::Language::English;

    #[test]
    fn the_place_of_a_home_is_named_on_its_map() {
        for place in crate::place::parishes() {
            let map = Map::around(English, place.point, &place.name).unwrap();
            let named = map.villages.iter().any(|village| village.name == place.name);
            assert!(named, "{}", place.name);
        }
    }

    #[test]
    fn no_mark_hides_another() {
        let near = ["Costessey", "Drayton", "Hethersett", "Cringleford", "Taverham"];
        let known: Vec<_> = near.iter().filter_map(|name| parish(name)).collect();
        let places: Vec<super::Place<'_>> = known
            .iter()
            .map(|parish| super::Place {
                name: &parish.name,
                point: parish.point,
                homes: 3,
                href: "/".into(),
            })
            .collect();
        let marks = Map::of_area(English, &places).unwrap().marks;
        for (at, mark) in marks.iter().enumerate() {
            for other in &marks[at + 1..] {
                let (wide, high) = (mark.x.abs_diff(other.x), mark.y.abs_diff(other.y));
                let both = mark.radius + other.radius;
                assert!(
                    wide * wide + high * high >= both * both,
                    "{} hides {}",
                    mark.words,
                    other.words
                );
            }
        }
    }
}
