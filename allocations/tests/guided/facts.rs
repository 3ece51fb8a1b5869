//! The least and the most that a fact of one's own may be, and how long an event lasts.
use super::*;

fn fact(lines: &str) -> String {
    format!("[[fact]]\nname = 'f'\n{lines}\nlabel = 'f'\nasks = 'F?'\n")
}

#[test]
fn several_places_may_be_no_more_than_the_most() {
    let scheme = scheme(&fact("type = 'places'\nmost = 3"));
    let areas = |areas: &str| {
        format!("[[case]]\ntitle = 'T'\ngiven = {{ f = [{areas}] }}\nthen = {{ qualifies = 'yes' }}\n")
    };
    hold(&scheme, &areas("'t/a', 't/b', 't/c'"));
    hold(&scheme, &areas(""));
    only(
        &refused(&scheme, &areas("'t/a', 't/b', 't/c', 't/d'")),
        &["`f` must be at most 3 places, not 4"],
    );
    only(
        &problems(&fact("type = 'places'\nmost = '3 places'")),
        &["how many there may be", "a whole number from 1 to 100"],
    );
}

#[test]
fn the_most_of_a_sum_of_money_is_a_sum_of_money() {
    only(
        &problems(&fact("type = 'money'\nmost = 2000")),
        &["`most` of a sum of money must be a sum of money", "\"£2,000\""],
    );
    let scheme = scheme(&fact("type = 'money'\nleast = 0\nmost = '£2,000'"));
    let wage = |wage: &str| {
        format!("[[case]]\ntitle = 'T'\ngiven = {{ f = '{wage}' }}\nthen = {{ qualifies = 'yes' }}\n")
    };
    hold(&scheme, &wage("£2,000"));
    only(&refused(&scheme, &wage("£2,000.01")), &["from £0 to £2,000"]);
}

#[test]
fn what_has_no_limit_is_told_so() {
    for (kind, says) in [
        ("type = 'truth'", "A fact that is a yes or no has no `most`"),
        ("type = 'date'", "A fact that is a date has no `most`"),
        ("type = 'text'", "A fact that is a name has no `most`"),
        (
            "choices = ['a', 'b']",
            "A fact that is a choice from a list has no `most`",
        ),
    ] {
        only(&problems(&fact(&format!("{kind}\nmost = 1"))), &[says]);
    }
}

#[test]
fn an_event_lasts_from_its_day_to_the_first_day_after_it() {
    let scheme = scheme(
        "[priority]\nby = 'points'\n[[award]]\ncode = 'd'\npoints = 'days_in(time in events where kind = \"suspended\")'\nwhen = 'true'\nsays = 'A point a day.'\n",
    );
    for (until, days) in [("2026-01-01", 0), ("2026-01-02", 1), ("2026-01-31", 30)] {
        hold(
            &scheme,
            &format!(
                "[[case]]\ntitle = '{until}'\ngiven = {{ events = [{{ kind = 'suspended', on = 2026-01-01, until = {until} }}] }}\nthen = {{ points = {days} }}\n"
            ),
        );
    }
    let events = allocations::vocabulary::vocabulary().list("events").unwrap().1;
    assert_eq!(
        events.field("until").unwrap().1.label,
        "first day after the event"
    );
}
