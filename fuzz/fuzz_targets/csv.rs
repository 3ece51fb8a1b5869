//! Any bytes as a file of postcodes: each line is used or passed over with a reason, the counts add up, and reading
//! always ends.
#![no_main]

use libfuzzer_sys::fuzz_target;
use lintel::place::code_point;

fuzz_target!(|bytes: &[u8]| {
    let mut rows = code_point::read(bytes);
    let (mut used, mut passed) = (0_u64, 0_u64);
    // A line has at least one byte, and the file has one fault of its own at most.
    let most = bytes.len() + 1;
    for line in rows.by_ref() {
        match line {
            Ok(row) => {
                used += 1;
                assert!(row.point.easting > 0 && row.point.easting <= 700_000);
                assert!(row.point.northing > 0 && row.point.northing <= 1_300_000);
                assert!(!row.district.is_empty());
            }
            Err(fault) => {
                passed += 1;
                assert!(!fault.to_string().is_empty() && !fault.what.reason().is_empty());
            }
        }
        assert!(usize::try_from(used + passed).unwrap_or(usize::MAX) <= most);
    }
    assert!(rows.next().is_none());
    assert_eq!((rows.tally().read, rows.tally().skipped_in_all()), (used, passed));
});
