//! The day on which a period of a running total began: each event falls in one period, for every evaluator.
use super::*;
use allocations::Value;

const OFFERS: &str = "count offers where on > period_began and on <= as_at";

/// A scheme whose better band asks for a total of at least so much.
fn total(each: &str, since: &str, least: i64) -> Scheme {
    scheme(&format!(
        "[[band]]\nname = 'A'\n[[band]]\nname = 'B'\n[priority]\notherwise = 'B'\n[[need]]\ncode = 'n'\nband = 'A'\nsays = 'N.'\n\
         when = '(running ({OFFERS}) each {each} since {since}) >= {least}'\n"
    ))
}

fn household(applied_on: Option<&str>, offers: &[&str]) -> Facts {
    let mut facts = Facts::new();
    facts.begin("offers").unwrap();
    if let Some(day) = applied_on {
        facts.set("applied_on", day).unwrap();
    }
    for on in offers {
        facts
            .push(
                "offers",
                [("on", Value::from(*on)), ("outcome", "refused".into())],
            )
            .unwrap();
    }
    facts
}

#[test]
fn each_event_falls_in_one_period_whenever_the_periods_begin() {
    // Ends of short and long months, leap days, and days on which one period ends and the next begins.
    let offers = [
        "2024-02-29",
        "2024-03-01",
        "2024-03-31",
        "2024-04-30",
        "2025-02-28",
        "2025-03-01",
        "2026-01-31",
        "2026-02-28",
    ];
    for since in [
        "2024-01-29",
        "2024-01-30",
        "2024-01-31",
        "2024-02-01",
        "2024-02-28",
    ] {
        for each in ["day", "week", "4 weeks", "month", "3 months"] {
            let facts = household(Some(since), &offers);
            let band = |least| every_way(&total(each, "applied_on", least), &facts).band;
            assert_eq!(
                (band(8), band(9)),
                (Some(0), Some(1)),
                "each {each} since {since}"
            );
        }
    }
    // Of years since a leap day, the last that has ended does so on 1 March 2026.
    let facts = household(
        Some("2024-02-29"),
        &[
            "2024-02-29",
            "2024-03-01",
            "2025-03-01",
            "2026-03-01",
            "2026-03-02",
        ],
    );
    let band = |least| every_way(&total("year", "applied_on", least), &facts).band;
    assert_eq!((band(3), band(4)), (Some(0), Some(1)));
}

#[test]
fn cycles_of_four_weeks_count_on_the_day_they_end() {
    let each_cycle = scheme(&format!(
        "[priority]\nby = 'points'\n[[award]]\ncode = 'a'\npoints = 'running (if ({OFFERS}) >= 1 then -3 else 2) each 4 weeks since applied_on least 0'\nwhen = 'true'\nsays = 'A.'\n"
    ));
    // Cycles end on 26 October and 23 November 2026.
    let case = |offers: &str, points: i64| {
        format!(
            "[[case]]\ntitle = 'T'\ngiven = {{ applied_on = 2026-08-31, offers = [{offers}] }}\nthen = {{ points = {points} }}\n"
        )
    };
    let on = |day: &str| format!("{{ on = {day}, outcome = 'refused' }}");
    hold(&each_cycle, &case("", 6));
    // On its last day an offer belongs to the cycle that ends; on the next, to the one after it.
    hold(&each_cycle, &case(&on("2026-10-26"), 2));
    hold(&each_cycle, &case(&on("2026-10-27"), 1));
    hold(&each_cycle, &case(&on("2026-11-23"), 1));
    // Two in one cycle are one refusal, and on the very first day there is no cycle yet.
    hold(
        &each_cycle,
        &case(&format!("{}, {}", on("2026-10-27"), on("2026-11-01")), 1),
    );
    hold(&each_cycle, &case(&on("2026-08-31"), 6));
    let open = "[[case]]\ntitle = 'T'\ngiven = { applied_on = 2026-08-31, offers = [{ outcome = 'refused' }] }\nthen = { points = '0 to 6' }\n";
    hold(&each_cycle, open);
}

#[test]
fn every_way_of_asking_counts_the_same_periods_while_days_are_missing() {
    for each in ["4 weeks", "month", "year"] {
        for least in [1, 2, 3] {
            let scheme = total(each, "first_of(homeless_applied_on, applied_on)", least);
            for applied_on in [None, Some("2024-02-29"), Some("2026-11-23")] {
                for offers in [
                    &[][..],
                    &["2025-03-01"],
                    &["2025-03-01", "2026-02-28", "2026-11-23"],
                ] {
                    let mut facts = household(applied_on, offers);
                    every_way(&scheme, &facts);
                    facts.set("homeless_applied_on", Value::Nothing).unwrap();
                    every_way(&scheme, &facts);
                    facts
                        .push("offers", [("outcome", Value::from("refused"))])
                        .unwrap();
                    every_way(&scheme, &facts);
                }
            }
        }
    }
}
