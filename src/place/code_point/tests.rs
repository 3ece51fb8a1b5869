use std::io::{self, Read};

use super::{Problem, Row, read};
use crate::place::GridPoint;

const HEADING: &str = "Postcode,Positional_quality_indicator,Eastings,Northings,Country_code,NHS_regional_HA_code,\
                       NHS_HA_code,Admin_county_code,Admin_district_code,Admin_ward_code";
const LODDON: &str = r#""NR146AA",10,636300,298700,"E92000001","","","E10000020","E07000149","E05005923""#;
const THORPE: &str = r#""NR7 0AB",10,626100,309000,"E92000001","","","E10000020","E07000144","E05005781""#;

fn rows(text: &str) -> Vec<Row> {
    read(text.as_bytes())
        .map(|row| row.expect("a usable line"))
        .collect()
}

fn first_problem(text: &str) -> (u64, String, &'static str) {
    let problem = read(text.as_bytes()).find_map(Result::err).expect("a problem");
    (problem.line, problem.column, problem.what.reason())
}

#[test]
fn heading_or_none_quotes_or_none_and_a_byte_order_mark_make_no_difference() {
    let plain = rows(&format!("{LODDON}\n{THORPE}\n"));
    assert_eq!(plain.len(), 2);
    assert_eq!(plain[0].postcode.to_string(), "NR14 6AA");
    assert_eq!(
        plain[0].point,
        GridPoint {
            easting: 636_300,
            northing: 298_700
        }
    );
    assert_eq!(plain[0].district, "E07000149");
    assert_eq!(plain[0].ward.as_deref(), Some("E05005923"));
    let bom = '\u{feff}';
    for other in [
        format!("{HEADING}\n{LODDON}\n{THORPE}\n"),
        format!("{bom}{HEADING}\r\n{LODDON}\r\n\r\n{THORPE}"),
        format!("{bom}{LODDON}\n{THORPE}\n"),
        format!("{HEADING}\n{LODDON}\n{THORPE}\n").replace('"', ""),
    ] {
        assert_eq!(rows(&other), plain, "{other}");
    }
}

#[test]
fn columns_are_found_by_the_headings_of_the_ons_directory_in_any_year() {
    for (east, north, district) in [
        ("oseast1m", "osnrth1m", "oslaua"),
        ("east1m", "north1m", "lad25cd"),
    ] {
        let text = format!(
            "pcd,pcds,dointr,doterm,{district},{north},{east}\nNR146AA,NR14 6AA,198001,,E07000149,298700,636300\n"
        );
        let found = rows(&text);
        assert_eq!(
            found[0].point,
            GridPoint {
                easting: 636_300,
                northing: 298_700
            }
        );
        assert_eq!(found[0].ward, None);
    }
}

#[test]
fn a_problem_names_line_column_and_cause_and_reading_goes_on() {
    let text = format!(
        "{HEADING}\nNR14 6A,10,636300,298700,,,,,E07000149,\nNR14 6AA,10,far,298700,,,,,E07000149,\n\
         NR14 6AA,10,800000,298700,,,,,E07000149,\nNR14 6AA,90,0,0,,,,,E07000149,\n\
         NR14 6AA,10,636300,298700,,,,,Norfolk,\nNR14 6AA,10\n{LODDON}\n"
    );
    let mut lines = read(text.as_bytes());
    let told: Vec<String> = lines
        .by_ref()
        .filter_map(Result::err)
        .map(|problem| problem.to_string())
        .collect();
    assert_eq!(
        told,
        [
            "Line 2, Postcode: “NR14 6A” is not a postcode",
            "Line 3, Eastings: “far” is not a whole number of metres",
            "Line 4, Eastings: 800000 lies outside the National Grid",
            "Line 5, Eastings: this postcode has no position",
            "Line 6, Admin_district_code: “Norfolk” is not the code of a council in Great Britain",
            "Line 7, Eastings: the line stops before this column",
        ]
    );
    assert_eq!(lines.tally().read, 1);
    assert_eq!(lines.tally().skipped_in_all(), 6);
    assert_eq!(lines.tally().skipped.get("no position"), Some(&1));
}

#[test]
fn ended_postcodes_and_bytes_that_are_not_text_are_passed_over() {
    let ended = "pcds,doterm,oslaua,oseast1m,osnrth1m\nNR14 6AA,199606,E07000149,636300,298700\n";
    assert_eq!(first_problem(ended), (2, "doterm".to_owned(), "no longer in use"));
    let bytes: &[u8] = b"NR14 6AA,10,6363\xff0,298700,,,,,E07000149,\n";
    let problem = read(bytes).find_map(Result::err).expect("a problem");
    assert!(matches!(problem.what, Problem::NotText(_)));
}

#[test]
fn a_heading_without_a_needed_column_stops_at_once() {
    let text = "Postcode,Eastings,Northings\nNR14 6AA,636300,298700\nNR14 6AA,636300,298700\n";
    let all: Vec<_> = read(text.as_bytes()).collect();
    assert_eq!(all.len(), 1);
    assert_eq!(
        first_problem(text),
        (1, "Admin_district_code".to_owned(), "column missing")
    );
}

#[test]
fn an_empty_file_has_no_rows() {
    assert_eq!(read("".as_bytes()).count(), 0);
    assert_eq!(read(HEADING.as_bytes()).count(), 0);
}

struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the disk has gone"))
    }
}

#[test]
fn a_reader_that_fails_ends_the_rows_with_its_cause() {
    let all: Vec<_> = read(Broken).collect();
    assert_eq!(all.len(), 1);
    let problem = all[0].as_ref().expect_err("a failure");
    assert!(matches!(problem.what, Problem::Unreadable(_)));
}

/// Runs where the whole of Code-Point Open for the two districts is at hand.
#[test]
fn the_whole_file_is_read_without_a_problem() {
    let Some(path) = std::env::var_os("LINTEL_CODE_POINT") else {
        return;
    };
    let mut lines = read(std::fs::File::open(path).expect("the file"));
    let problems: Vec<String> = lines
        .by_ref()
        .filter_map(Result::err)
        .map(|p| p.to_string())
        .take(5)
        .collect();
    assert_eq!(problems, Vec::<String>::new());
    assert!(lines.tally().read > 8_000);
}
