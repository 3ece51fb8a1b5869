//! What has been done was done by the day of the assessment, also while nobody has said when.
use super::*;

/// Ten points while a condition holds.
fn ten(when: &str) -> Scheme {
    scheme(&format!(
        "[priority]\nby = 'points'\n[[award]]\ncode = 'a'\npoints = 10\nwhen = '{when}'\nsays = 'Ten points.'\n"
    ))
}

#[test]
fn a_day_on_which_something_was_done_lies_behind_us_before_anybody_says_which() {
    for fact in [
        "applied_on",
        "registered_on",
        "completed_on",
        "told_on",
        "homeless_duty_on",
        "band_awarded_on",
        "debt_plan_kept_since",
        "false_information_on",
    ] {
        let case = |points: &str| {
            format!(
                "[[case]]\ntitle = 'T'\nunknown = ['{fact}']\nthen = {{ points = {points}, not_asks = ['{fact}'] }}\n"
            )
        };
        hold(&ten(&format!("{fact} > as_at")), &case("0"));
        hold(&ten(&format!("{fact} + 8 weeks > as_at + 8 weeks")), &case("0"));
    }
    let ahead = "[[case]]\ntitle = 'T'\nunknown = ['suspended_until']\nthen = { points = '0 to 10' }\n";
    hold(&ten("suspended_until > as_at"), ahead);
}

#[test]
fn the_same_goes_for_births_offers_moves_and_homes() {
    for (when, given) in [
        (
            "any member where birth_date > as_at",
            "members = [{ relation = 'applicant' }]",
        ),
        ("any offer where on > as_at", "offers = [{ outcome = 'refused' }]"),
        (
            "any move where on > as_at or told_on > as_at or awarded_on > as_at",
            "moves = [{ kind = 'registered' }]",
        ),
    ] {
        let case = format!("[[case]]\ntitle = 'T'\ngiven = {{ {given} }}\nthen = {{ points = 0 }}\n");
        hold(&ten(when), &case);
    }
    // Somebody who has not moved in yet lives there no more than somebody who never will.
    let moved_in = "[[case]]\ntitle = 'T'\ngiven = { residences = [{ place = 'x' }], relatives = [{ place = 'x' }] }\nthen = { points = 0 }\n";
    hold(&ten("any residence where from > as_at"), moved_in);
    hold(&ten("any relative where from > as_at"), moved_in);
    let ahead = "[[case]]\ntitle = 'T'\ngiven = { residences = [{ place = 'x', from = 2026-11-24 }] }\nthen = { points = 0 }\n";
    only(
        &refused(&ten("shares_facilities"), ahead),
        &["The day of this residence is", "24 November 2026", "a day up to"],
    );
    let job = "[[case]]\ntitle = 'T'\ngiven = { jobs = [{ hours = 20 }] }\nthen = { points = '0 to 10' }\n";
    hold(&ten("any job where from > as_at"), job);
}

#[test]
fn every_way_of_asking_says_so() {
    let mut facts = Facts::new();
    for list in ["members", "offers"] {
        facts.begin(list).unwrap();
    }
    facts.push("members", [("relation", "applicant".into())]).unwrap();
    facts.push("offers", [("outcome", "refused".into())]).unwrap();
    let lines = "[[band]]\nname = 'A'\n[[band]]\nname = 'B'\n[priority]\notherwise = 'B'\n[[need]]\ncode = 'n'\nband = 'A'\nsays = 'N.'\n";
    for when in [
        "band_awarded_on > as_at",
        "told_on >= as_at + 1 day",
        "first_of(completed_on, applied_on) > as_at",
        "days_between(as_at, debt_plan_kept_since) > 0",
        "any member where birth_date > as_at",
        "any offer where on > as_at",
        "(latest on of offers) > as_at",
    ] {
        let outcome = every_way(&scheme(&format!("{lines}when = '{when}'\n")), &facts);
        assert_eq!((outcome.band, outcome.unknown), (Some(1), false), "{when}");
    }
}

/// On an earlier day of a running total the award may still have been to come.
#[test]
fn a_running_total_asks_as_at_days_on_which_it_had_not_been_done() {
    let scheme = scheme(
        "[priority]\nby = 'points'\n[[award]]\ncode = 'a'\npoints = 'running (if band_awarded_on > as_at then 1 else 0) each month since applied_on'\nwhen = 'true'\nsays = 'A point for each month before the award.'\n",
    );
    let case = |given: &str, points: &str| {
        format!("[[case]]\ntitle = 'T'\ngiven = {{ applied_on = 2026-05-23{given} }}\n{points}\n")
    };
    hold(
        &scheme,
        &case(", band_awarded_on = 2026-11-23", "then = { points = 5 }"),
    );
    hold(
        &scheme,
        &case("", "unknown = ['band_awarded_on']\nthen = { points = '0 to 5' }"),
    );
}
