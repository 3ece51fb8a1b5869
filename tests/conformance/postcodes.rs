//! Code-Point Open.

use lintel::place::Postcode;
use lintel::postcodes::{self, ImportError};

use super::published;
use crate::both;
use crate::support::Program;

const LINES: &str = "Postcode,Positional_quality_indicator,Eastings,Northings,Country_code,NHS_regional_HA_code,\
NHS_HA_code,Admin_county_code,Admin_district_code,Admin_ward_code
\"NR148AB\",10,624885,300737,\"E92000001\",\"E19000001\",\"E18000006\",\"E10000020\",\"E07000149\",\"E05005778\"
\"NR14 8ABC\",10,624885,300737,\"E92000001\",\"E19000001\",\"E18000006\",\"E10000020\",\"E07000149\",\"E05005778\"
\"NR1 1BN\",10,624885,310737,\"E92000001\",\"E19000001\",\"E18000006\",\"E10000020\",\"E07000144\",\"E05005778\"
";

both!(postcodes_come_in_with_their_places, async |program: Program| {
    let store = &program.app.store;
    let done = postcodes::import(store, LINES.as_bytes(), &[], |_| ())
        .await
        .unwrap();
    assert_eq!((done.written, done.tally.skipped_in_all()), (2, 1));
    assert!(
        done.faults[0].starts_with("Line 3, Postcode"),
        "{:?}",
        done.faults
    );
    let (point, district) = postcodes::find(store.read(), &Postcode::parse("nr148ab").unwrap())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (point.easting, point.northing, district.as_str()),
        (624_885, 300_737, "E07000149")
    );
    // a second time changes nothing and fails on nothing
    assert_eq!(
        postcodes::import(store, LINES.as_bytes(), &[], |_| ())
            .await
            .unwrap()
            .written,
        2
    );
});

both!(a_file_of_something_else_is_refused, async |program: Program| {
    let store = &program.app.store;
    let fault = postcodes::import(store, "name,age\nRobin,7\n".as_bytes(), &[], |_| ())
        .await
        .unwrap_err();
    assert!(
        matches!(fault, ImportError::NotPostcodes(_) | ImportError::Empty),
        "{fault}"
    );
});

both!(the_whole_published_file_comes_in, async |program: Program| {
    let Some(file) = published("postcodes/code-point-open-broadland-south-norfolk.csv") else {
        return;
    };
    let opened = std::fs::File::open(file).unwrap();
    let done = postcodes::import(&program.app.store, opened, &[], |_| ())
        .await
        .unwrap();
    assert_eq!(done.tally.skipped_in_all(), 0, "{:?}", done.faults);
    assert!(done.written > 8_000, "{}", done.written);
});
