//! Any text as a postcode and as an amount of money: it is refused in words, or it has one normal form that reads as
//! itself.
#![no_main]

use libfuzzer_sys::fuzz_target;
use lintel::money::Money;
use lintel::place::Postcode;

fuzz_target!(|typed: &str| {
    match Postcode::parse(typed) {
        Ok(postcode) => {
            let normal = postcode.to_string();
            assert!(normal.is_ascii() && (6..=8).contains(&normal.len()));
            assert_eq!(Postcode::parse(&normal).as_ref(), Ok(&postcode));
            assert_eq!(Postcode::parse(&normal.to_lowercase()).as_ref(), Ok(&postcode));
            assert!(normal.starts_with(&postcode.sector()));
            assert_eq!(normal, format!("{} {}", postcode.outward(), postcode.inward()));
        }
        Err(fault) => assert!(!fault.to_string().is_empty()),
    }
    match Money::parse(typed) {
        Ok(amount) => {
            assert!(amount.in_pence() >= 0);
            assert_eq!(Money::parse(&amount.to_string()).as_ref(), Ok(&amount));
            assert!(amount.week_to_month().in_pence() >= amount.in_pence());
        }
        Err(fault) => assert!(!fault.to_string().is_empty()),
    }
});
