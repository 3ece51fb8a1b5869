//! Any text as a scheme file: it is refused with problems that point into the text, or it loads and then everything
//! that can be asked of it has an answer.
#![no_main]

use allocations::check::{careful, diff};
use allocations::{Facts, Scheme, assess, cases, explain_html, schemes};
use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default();
    match Scheme::load(text, &|base| schemes::text(base).map(str::to_owned)) {
        Ok(scheme) => {
            let first = assess(&scheme, &Facts::new(), day);
            assert_eq!(first, assess(&scheme, &Facts::new(), day));
            assert!(diff(&scheme, &scheme).is_empty());
            let _ = careful(&scheme);
            let _ = explain_html(&scheme);
            let _ = cases::run(text, &scheme);
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            for problem in problems {
                assert!(problem.line > 0 && problem.column > 0 && !problem.says.is_empty());
                let _ = problem.to_string();
            }
        }
    }
});
