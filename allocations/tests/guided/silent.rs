//! Slips that were read without a word, and answered something else than was meant.
use super::*;
use allocations::check::careful;

fn when(when: &str) -> Vec<String> {
    problems(&format!(
        "[parameters]\nlast = 13\n[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = '{when}'\n"
    ))
}

fn remarks(scheme: &Scheme, code: &str) -> Vec<String> {
    let found = careful(scheme).into_iter().filter(|one| one.code == code);
    found.map(|one| one.problem.to_string()).collect()
}

#[test]
fn a_row_compared_with_itself_is_told_to_look_at_the_other() {
    for (list, name, how) in [
        ("offer", "on", "on <= on + 1 year"),
        ("member", "age", "age > age"),
        ("member", "sex", "sex = sex"),
        ("residence", "place", "place in place"),
        ("job", "hours", "hours >= 50% of hours"),
    ] {
        let two = format!("any {list} where any other {list} where {how}");
        only(
            &when(&two),
            &[
                &format!("Both sides are the `{name}` of one and the same {list}."),
                &format!("`that.{name}` for the `{name}` of the first {list}"),
            ],
        );
        let one = format!("any {list} where {how}");
        only(
            &when(&one),
            &[&format!(
                "any {list} where any other {list} where {name} = that.{name}"
            )],
        );
    }
    // With the other row, or with something else, it says something.
    let lines = |when: &str| format!("[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = '{when}'\n");
    for good in [
        "any offer where any other offer where on <= that.on + 1 year",
        "any event where days_between(on, until) > 3 and on <= until",
        "any job where any member where age > 20 and hours > 10",
        "savings >= 50% of savings",
    ] {
        scheme(&lines(good));
    }
}

#[test]
fn no_month_has_the_number_13_and_no_day_of_the_week_0() {
    for (rule, says, expected) in [
        (
            "month_of(applied_on) = 13",
            "There is no month 13.",
            "to 12, which is December",
        ),
        (
            "0 < month_of(applied_on)",
            "There is no month 0.",
            "from 1, which is January",
        ),
        (
            "month_of(applied_on) in [11, 13]",
            "There is no month 13.",
            "December",
        ),
        ("month_of(applied_on) = last", "There is no month 13.", "December"),
        (
            "month_of(as_at) between 0 and 3",
            "There is no month 0.",
            "January",
        ),
        (
            "weekday_of(as_at) in [0, 6]",
            "There is no day of the week 0.",
            "1, which is Monday, to 7, which is Sunday",
        ),
        (
            "weekday_of(as_at) >= 8",
            "There is no day of the week 8.",
            "Sunday",
        ),
        (
            "day_of(applied_on) = 32",
            "There is no day of the month 32.",
            "from 1 to 31",
        ),
    ] {
        only(&when(rule), &[says, expected]);
    }
    scheme(
        "[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = 'month_of(as_at) in [1, 12] or weekday_of(as_at) in [1, 7] or day_of(as_at) in [1, 31] or year_of(as_at) > 2000'\n",
    );
}

#[test]
fn a_holiday_at_the_weekend_or_twice_is_remarked_on() {
    let with = |days: &str| {
        scheme(&format!(
            "[working_days]\nholidays = [{days}]\n[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = 'working_days_since(applied_on) > 3'\n"
        ))
    };
    let told = remarks(&with("2026-12-25, 2026-12-26, 2026-12-28, 2026-12-25"), "holiday");
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("26 December 2026 is at the weekend"), "{told:?}");
    assert!(
        told[1].contains("The holiday on 25 December 2026 stands twice"),
        "{told:?}"
    );
    assert!(remarks(&with("2026-12-25, 2026-12-28"), "holiday").is_empty());
}

#[test]
fn a_step_leads_to_another_band() {
    let step = |lines: &str| {
        format!(
            "[[band]]\nname = 'A'\n[[band]]\nname = 'B'\n[[band]]\nname = 'C'\n[priority]\notherwise = 'C'\n[[step]]\ncode = 's'\n{lines}\nwhen = 'shares_facilities'\nsays = 'S.'\n"
        )
    };
    for (lines, says, expected) in [
        (
            "from = ['B']\nto = 'B'",
            "This step leads from `B` to `B`.",
            "another band under `to`",
        ),
        (
            "from = ['A', 'B']\nto = 'B'",
            "This step leads from `B` to `B`.",
            "`from` without `B`",
        ),
        (
            "from = ['A']\nup = 1",
            "There is no band above `A`.",
            "`down` in place of `up`",
        ),
        (
            "from = ['C']\ndown = 1",
            "There is no band below `C`.",
            "`up` in place of `down`",
        ),
    ] {
        only(&problems(&step(lines)), &[says, expected]);
    }
    for lines in [
        "from = ['A', 'B']\nup = 1",
        "to = 'B'",
        "from = ['B', 'C']\ndown = 1",
        "up = 1",
    ] {
        scheme(&step(lines));
    }
}

#[test]
fn choices_can_be_told_apart_and_a_question_asks() {
    let fact = |lines: &str| format!("[[fact]]\nname = 'f'\nlabel = 'f'\n{lines}\n");
    for (lines, says, expected) in [
        (
            "choices = ['a', 'b', 'a']",
            "The choice `a` stands twice.",
            "another word, or one of the two",
        ),
        (
            "choices = ['Works here', 'works-here']",
            "The choice `works-here` stands twice.",
            "another word",
        ),
        (
            "choices = ['a', ' ']",
            "This choice is empty",
            "a word, such as \"none\"",
        ),
        (
            "choices = ['a']",
            "there is nothing to choose",
            "`type = \"truth\"` for a yes or no",
        ),
        (
            "choices = ['a', 'b']\nasks = ' '",
            "`asks` is empty",
            "an officer then records the answer",
        ),
    ] {
        only(&problems(&fact(lines)), &[says, expected]);
    }
    scheme(&fact("choices = ['a']\nmay_be_none = true"));
    let told = remarks(
        &scheme(&fact("choices = ['a', 'b']\nasks = 'Your tie'")),
        "question",
    );
    assert!(told[0].contains("does not end in a question mark"), "{told:?}");
    assert!(
        remarks(
            &scheme(&fact("choices = ['a', 'b']\nasks = 'Which?'")),
            "question"
        )
        .is_empty()
    );
}

#[test]
fn no_row_of_a_table_is_for_month_13_or_day_32() {
    let table = |by: &str, rows: &str| {
        format!("[[table]]\nname = 't'\nby = '{by}(applied_on)'\nrows = {{ {rows} }}\n")
    };
    for (by, rows, says) in [
        ("month_of", "1 = 1, 13 = 2", "There is no month 13."),
        (
            "month_of",
            "\"1 to 11\" = 1, \"12 to 13\" = 2",
            "There is no month 13.",
        ),
        ("month_of", "\"0 to 12\" = 1", "There is no month 0."),
        ("month_of", "\"under 14\" = 1", "There is no month 13."),
        (
            "day_of",
            "\"1 to 31\" = 1, 32 = 2",
            "There is no day of the month 32.",
        ),
        (
            "weekday_of",
            "\"1 to 7\" = 1, \"8 or more\" = 2",
            "There is no day of the week 8.",
        ),
    ] {
        let told = problems(&table(by, rows));
        assert!(told.iter().any(|one| one.contains(says)), "{told:?}");
    }
    scheme(&table("month_of", "\"up to 3\" = 1, \"4 or more\" = 2"));
    scheme(&table("day_of", "\"1 to 15\" = 1, \"16 to 31\" = 2"));
}
