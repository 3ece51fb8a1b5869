//! Which column holds what, found by heading or by the order of Code-Point Open.

use csv::ByteRecord;

/// A column: where it stands, counted from 0, and what to call it when a line is wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) at: usize,
    pub(super) name: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) postcode: Column,
    pub(super) easting: Column,
    pub(super) northing: Column,
    pub(super) district: Column,
    pub(super) ward: Option<Column>,
    /// The month in which the postcode went out of use; Code-Point Open only lists live ones.
    pub(super) ended: Option<Column>,
}

// Headings without capitals, spaces, underscores and the two digits of the year (lad25cd and lad21cd are ladcd).
const POSTCODE: &[&str] = &["postcode", "pc", "pcd", "pcds"];
const EASTING: &[&str] = &["eastings", "easting", "oseastm", "eastm", "ea"];
const NORTHING: &[&str] = &["northings", "northing", "osnrthm", "northm", "no"];
const DISTRICT: &[&str] = &[
    "admindistrictcode",
    "districtcode",
    "district",
    "oslaua",
    "laua",
    "ladcd",
    "di",
];
const WARD: &[&str] = &["adminwardcode", "wardcode", "ward", "osward", "wdcd", "wa"];
const ENDED: &[&str] = &["doterm", "dateoftermination"];

impl Columns {
    /// The order of a Code-Point Open file without a heading.
    pub(super) fn code_point_open() -> Self {
        let column = |at, name: &str| Column {
            at,
            name: name.to_owned(),
        };
        Self {
            postcode: column(0, "Postcode"),
            easting: column(2, "Eastings"),
            northing: column(3, "Northings"),
            district: column(8, "Admin_district_code"),
            ward: Some(column(9, "Admin_ward_code")),
            ended: None,
        }
    }

    /// `None` where the line is not a heading; otherwise the columns, or the name of one that is missing.
    pub(super) fn from_heading(first: &ByteRecord) -> Option<Result<Self, String>> {
        let headings: Vec<Column> = first
            .iter()
            .enumerate()
            .map(|(at, bytes)| Column {
                at,
                name: heading_text(&String::from_utf8_lossy(bytes)),
            })
            .collect();
        let named = |aliases: &[&str]| {
            // The aliases are in order of preference: a file may hold a postcode in three spellings.
            aliases
                .iter()
                .find_map(|alias| headings.iter().find(|column| plain(&column.name) == *alias))
                .cloned()
        };
        let found = [POSTCODE, EASTING, NORTHING, DISTRICT].map(named);
        if found.iter().all(Option::is_none) {
            return None;
        }
        let [postcode, easting, northing, district] = found;
        let missing = |name: &str| name.to_owned();
        Some((|| {
            Ok(Self {
                postcode: postcode.ok_or_else(|| missing("Postcode"))?,
                easting: easting.ok_or_else(|| missing("Eastings"))?,
                northing: northing.ok_or_else(|| missing("Northings"))?,
                district: district.ok_or_else(|| missing("Admin_district_code"))?,
                ward: named(WARD),
                ended: named(ENDED),
            })
        })())
    }
}

fn heading_text(raw: &str) -> String {
    raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '"')
        .to_owned()
}

fn plain(heading: &str) -> String {
    heading
        .chars()
        .filter(char::is_ascii_alphabetic)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}
