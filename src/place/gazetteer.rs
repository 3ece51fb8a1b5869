//! The parishes and towns of Broadland and South Norfolk, embedded.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::GridPoint;

/// The GSS code of Broadland District Council.
pub const BROADLAND: &str = "E07000144";
/// The GSS code of South Norfolk District Council.
pub const SOUTH_NORFOLK: &str = "E07000149";

/// The districts that people of the register live, work or have family in: code and name.
const DISTRICTS: &[(&str, &str)] = &[
    (BROADLAND, "Broadland"),
    (SOUTH_NORFOLK, "South Norfolk"),
    ("E07000143", "Breckland"),
    ("E07000145", "Great Yarmouth"),
    ("E07000146", "King's Lynn and West Norfolk"),
    ("E07000147", "North Norfolk"),
    ("E07000148", "Norwich"),
    ("E07000244", "East Suffolk"),
    ("E07000203", "Mid Suffolk"),
];

/// A parish or town under its everyday name, with a point in the middle of its village (to 100 m).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parish {
    pub name: String,
    /// GSS code of its district council.
    pub district: String,
    pub point: GridPoint,
    /// The outward half of most postcodes there, such as "NR14".
    pub outward: String,
    /// The digit that most inward halves there begin with.
    pub sector: u8,
}

#[derive(Deserialize)]
struct Line {
    place: String,
    district: String,
    easting: u32,
    northing: u32,
    outward: String,
    sector: u8,
}

static PARISHES: LazyLock<Vec<Parish>> = LazyLock::new(|| {
    csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(include_bytes!("parishes.csv").as_slice())
        .into_deserialize::<Line>()
        .filter_map(Result::ok)
        .map(|line| Parish {
            name: line.place,
            district: line.district,
            point: GridPoint {
                easting: line.easting,
                northing: line.northing,
            },
            outward: line.outward,
            sector: line.sector,
        })
        .collect()
});

/// The name of a district of Norfolk or of its Suffolk neighbours by GSS code.
pub fn district_name(code: &str) -> Option<&'static str> {
    DISTRICTS
        .iter()
        .find(|(known, _)| *known == code)
        .map(|(_, name)| *name)
}

/// How schemes and facts write a place: its district and its name, as "south-norfolk/little-melton". A district that is
/// not known goes by its code.
pub fn place_path(district: &str, place: &str) -> String {
    let plain = |name: &str| name.trim().to_lowercase().replace('\'', "").replace(' ', "-");
    format!(
        "{}/{}",
        plain(district_name(district).unwrap_or(district)),
        plain(place)
    )
}

/// Every parish and town that is known, in the order of their names.
pub fn parishes() -> &'static [Parish] {
    &PARISHES
}

/// The parish of this name, whatever its case or the spaces around it.
pub fn parish(name: &str) -> Option<&'static Parish> {
    parishes()
        .iter()
        .find(|parish| parish.name.eq_ignore_ascii_case(name.trim()))
}

/// The parish whose middle is nearest to `point`, with the distance in metres.
pub fn nearest_parish(point: GridPoint) -> Option<(&'static Parish, u32)> {
    parishes()
        .iter()
        .map(|parish| (parish, parish.point.distance_metres(point)))
        .min_by_key(|(parish, metres)| (*metres, &parish.name))
}

/// The parishes within `metres` of the middle of `of`, nearest first, without itself. They may lie in the other
/// district. Distance stands in for a shared boundary: a section 106 agreement that names its parishes goes first.
pub fn neighbours(of: &Parish, metres: u32) -> Vec<(&'static Parish, u32)> {
    let mut near: Vec<_> = parishes()
        .iter()
        .filter(|parish| parish.name != of.name)
        .map(|parish| (parish, parish.point.distance_metres(of.point)))
        .filter(|(_, away)| *away <= metres)
        .collect();
    near.sort_by_key(|(parish, away)| (*away, &parish.name));
    near
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs::File;

    use super::{
        BROADLAND, SOUTH_NORFOLK, district_name, nearest_parish, neighbours, parish, parishes, place_path,
    };
    use crate::place::{GridPoint, Postcode, code_point};

    #[test]
    fn every_line_of_the_file_is_read() {
        let lines = include_str!("parishes.csv")
            .lines()
            .filter(|line| line.contains(",E07"))
            .count();
        assert_eq!(parishes().len(), lines);
        assert!(lines >= 120, "{lines}");
        let names: BTreeSet<_> = parishes().iter().map(|parish| &parish.name).collect();
        assert_eq!(names.len(), lines, "a name stands twice");
    }

    #[test]
    fn every_parish_has_a_district_and_a_sector_that_makes_postcodes() {
        for parish in parishes() {
            assert!(
                [BROADLAND, SOUTH_NORFOLK].contains(&parish.district.as_str()),
                "{}",
                parish.name
            );
            let typed = format!("{} {}AA", parish.outward, parish.sector);
            assert_eq!(Postcode::parse(&typed).expect(&typed).to_string(), typed);
        }
    }

    #[test]
    fn the_neighbours_of_little_melton_are_those_of_its_agreement() {
        let melton = parish(" little melton ").expect("Little Melton");
        let near: Vec<_> = neighbours(melton, 3_000)
            .into_iter()
            .map(|(parish, _)| parish.name.as_str())
            .collect();
        for named in ["Bawburgh", "Great Melton", "Colney"] {
            assert!(near.contains(&named), "{named} is not in {near:?}");
        }
        assert!(!near.contains(&"Little Melton"));
        assert!(!near.contains(&"Diss"));
    }

    #[test]
    fn a_place_is_written_as_schemes_write_it() {
        assert_eq!(
            place_path(SOUTH_NORFOLK, "Little Melton"),
            "south-norfolk/little-melton"
        );
        assert_eq!(
            place_path("E07000146", "Downham Market"),
            "kings-lynn-and-west-norfolk/downham-market"
        );
        assert_eq!(place_path("E06000001", "Seaton"), "e06000001/seaton");
        assert!(
            parishes()
                .iter()
                .all(|parish| district_name(&parish.district).is_some())
        );
    }

    #[test]
    fn the_nearest_parish_is_found() {
        let near_diss = GridPoint {
            easting: 611_900,
            northing: 279_800,
        };
        assert_eq!(
            nearest_parish(near_diss).map(|(parish, _)| parish.name.as_str()),
            Some("Diss")
        );
    }

    /// Runs where the whole of Code-Point Open for the two districts is at hand.
    #[test]
    fn every_parish_lies_near_postcodes_of_its_district() {
        let Some(path) = std::env::var_os("LINTEL_CODE_POINT") else {
            return;
        };
        let mut points: BTreeMap<String, Vec<(GridPoint, String)>> = BTreeMap::new();
        for row in code_point::read(File::open(path).expect("the file")).flatten() {
            points
                .entry(row.district)
                .or_default()
                .push((row.point, row.postcode.sector()));
        }
        for parish in parishes() {
            let near = points.get(&parish.district).expect("postcodes of the district");
            let away = near
                .iter()
                .map(|(point, _)| point.distance_metres(parish.point))
                .min();
            assert!(
                away.is_some_and(|metres| metres <= 1_000),
                "{} is {away:?} m from a postcode",
                parish.name
            );
            let sector = format!("{} {}", parish.outward, parish.sector);
            assert!(
                near.iter()
                    .any(|(point, at)| *at == sector && point.distance_metres(parish.point) <= 3_000),
                "{} has no postcode in {sector}",
                parish.name
            );
        }
    }
}
