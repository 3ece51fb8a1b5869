//! Time that counts only between two days, such as the first sixteen years of a life.
use super::*;
use allocations::explain;

const FIRST_YEARS: &str = "[places]\nvillage = ['here']\n[definitions]\nborn = 'earliest birth_date of members where relation = applicant'\n\
    grew_up = 'time in residences where place in village from born to born + 16 years >= 7 years'\n\
    [[qualification]]\ncode = 'grew-up'\nsays = 'Seven of your first sixteen years.'\nwhen = 'grew_up'\n";

fn lived(stays: &str) -> String {
    format!("members = [{{ relation = 'applicant', birth_date = 1990-06-15 }}], residences = [{stays}]")
}

fn grew_up(stays: &str, answer: &str) -> String {
    format!(
        "[[case]]\ntitle = 'T'\ngiven = {{ {} }}\nthen = {{ qualifies = '{answer}' }}\n",
        lived(stays)
    )
}

#[test]
fn only_the_days_between_count() {
    let scheme = scheme(FIRST_YEARS);
    // Seven years are taken to be the shortest there are: 2,556 days.
    hold(
        &scheme,
        &grew_up("{ place = 'here', from = 1999-06-16, to = 2010-01-01 }", "yes"),
    );
    hold(
        &scheme,
        &grew_up("{ place = 'here', from = 1999-06-17, to = 2010-01-01 }", "no"),
    );
    hold(&scheme, &grew_up("{ place = 'here', from = 2006-06-15 }", "no"));
    hold(&scheme, &grew_up("{ place = 'there', from = 1990-06-15 }", "no"));
}

#[test]
fn stays_that_overlap_count_once() {
    let scheme = scheme(FIRST_YEARS);
    let four = "{ place = 'here', from = 1990-06-15, to = 1994-06-15 }";
    hold(&scheme, &grew_up(&format!("{four}, {four}"), "no"));
    hold(
        &scheme,
        &grew_up(
            &format!("{four}, {{ place = 'here', from = 1993-06-15, to = 1997-06-15 }}"),
            "yes",
        ),
    );
}

#[test]
fn nothing_after_today_counts_and_nothing_between_days_of_which_one_is_missing() {
    let scheme = scheme(
        "[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = 'time in jobs from as_at - 10 days to as_at + 10 days >= 10 days'\n\
         [[disqualification]]\ncode = 'd'\nsays = 'D.'\nwhen = 'time in jobs from told_on to as_at >= 1 day'\n",
    );
    let work = "jobs = [{ place = 'x', from = 2020-01-01 }]";
    let case = |given: &str, answer: &str| {
        format!("[[case]]\ntitle = 'T'\ngiven = {{ {given} }}\nthen = {{ qualifies = '{answer}' }}\n")
    };
    hold(&scheme, &case(work, "yes"));
    hold(&scheme, &case(&format!("{work}, told_on = 2026-11-22"), "no"));
    hold(
        &scheme,
        &case("jobs = [{ place = 'x', from = 2026-11-14 }]", "no"),
    );
}

#[test]
fn an_unknown_day_leaves_open_what_depends_on_it_and_no_more() {
    let scheme = scheme(FIRST_YEARS);
    // Not born yet, or long gone: wherever the birth lies, this stay is too short.
    hold(
        &scheme,
        "[[case]]\ntitle = 'T'\ngiven = { members = [{ relation = 'applicant' }], residences = [{ place = 'here', from = 2001-01-01, to = 2004-01-01 }] }\nthen = { qualifies = 'no' }\n",
    );
    hold(
        &scheme,
        "[[case]]\ntitle = 'T'\ngiven = { members = [{ relation = 'applicant' }], residences = [{ place = 'here', from = 1990-01-01, to = 2004-01-01 }] }\nthen = { qualifies = 'unknown', asks = ['members.birth_date'] }\n",
    );
}

#[test]
fn two_days_are_wanted_and_stand_alone() {
    let refused = |when: &str| {
        problems(&format!(
            "[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = '{when}'\n"
        ))
    };
    only(
        &refused("time in jobs from applied_on >= 2 years"),
        &["`to` is missing"],
    );
    only(
        &refused("time in jobs from 3 to as_at >= 2 years"),
        &["a date is wanted here"],
    );
    only(
        &refused("unbroken time in jobs from applied_on to as_at >= 2 years"),
        &["runs until today"],
    );
    only(
        &refused("time in jobs within 2 years from applied_on to as_at >= 2 years"),
        &["`within` counts back from today"],
    );
}

#[test]
fn the_text_says_both_days() {
    let text = explain(&scheme(FIRST_YEARS));
    assert!(
        text.contains("time from “born” to 16 years after “born” in places they have lived"),
        "{text}"
    );
}
