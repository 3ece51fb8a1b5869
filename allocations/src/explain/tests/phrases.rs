//! Words that read one way, and say what is worked out.
use super::{condition, has, text};

#[test]
fn a_refusal_less_than_a_year_ago_is_one_after_the_day_a_year_ago() {
    let words = condition("latest on of offers where outcome = refused > as_at - 1 year");
    assert_eq!(
        words,
        "(the latest date of the offer among the offers made where what became of it is refused) \
         is later than the day 1 year before today."
    );
    assert_eq!(
        condition("applied_on < as_at - 1 year"),
        "date the form was received is earlier than the day 1 year before today."
    );
    // A day that is counted back and forth stays a day.
    assert_eq!(
        condition("applied_on >= as_at - 10 days"),
        "date the form was received is on or after the day 10 days before today."
    );
}

#[test]
fn days_that_are_added_to_a_date_are_not_called_years() {
    let text = text(
        "[definitions]\nwait = 'if in_work then 365 days else 14 days'\n\
        [[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = 'applied_on + 365 days * bedrooms_held < as_at and applied_on + 365 days < as_at'\n",
    );
    has(
        &text,
        "date the form was received plus 365 days times bedrooms they have the use of",
    );
    has(&text, "365 days after the date the form was received");
}

#[test]
fn words_read_one_way_where_they_stand_together() {
    for (when, wanted) in [
        (
            "(any member where relation = partner) or in_work",
            "(at least one of the people in the household is one where relation to the applicant is partner) or someone works.",
        ),
        (
            "in_work or (any member where relation = partner)",
            "someone works or at least one of the people in the household is one where relation to the applicant is partner.",
        ),
        (
            "medical in [high, urgent] and in_work",
            "(medical need is high or urgent) and someone works.",
        ),
        (
            "applied_on <= 2026-01-01 and in_work",
            "date the form was received is on or before 1 January 2026 and someone works.",
        ),
        (
            "sleeps_rough or harassment = serious or hardship_locality",
            "confirmed rough sleeper or (violence or harassment is serious) or (hardship unless they live in a certain place).",
        ),
        (
            "medical not in [high, urgent]",
            "medical need is neither high nor urgent.",
        ),
        (
            "told_on is not given and in_work",
            " is not given and someone works.",
        ),
        (
            "(count members where age < 10 and disabled) >= 2",
            "(the number of people in the household where age is less than 10 and disabled) is at least 2.",
        ),
        (
            "all members where age >= 18",
            "each of the people in the household is one where age is at least 18.",
        ),
        (
            "net_income <= max(£500, savings - £100) and in_work",
            "(money the household takes home is at most the larger of £500 and (savings and investments less £100)) and someone works.",
        ),
        (
            "lived(\"north\", within = 2 years) >= 1 year",
            "time since the day 2 years before today in places they have lived is at least 1 year (365 days), counting only those where all of these hold:",
        ),
        (
            "months_since(applied_on) - 12 * years_since(applied_on) < 5",
            "(whole months since the date the form was received) less 12 times (whole years since the date the form was received) is less than 5.",
        ),
        ("in_work = false", "someone works is no."),
        (
            "1 * bedrooms_held >= 2",
            "bedrooms they have the use of is at least 2.",
        ),
    ] {
        let words = condition(when);
        assert!(words.ends_with(wanted), "{when}\n  {words}\n  {wanted}");
    }
}

#[test]
fn rows_of_two_lists_keep_their_own_choices() {
    // The first field of a row that is the first of its choices is one node for every list.
    for first in [
        "any member where relation = applicant",
        "any residence where kind = settled",
    ] {
        let text = text(&format!(
            "[[qualification]]\ncode = 'p'\nsays = 'P.'\nwhen = '{first}'\n\
            [[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = '(any member where relation = applicant) or (any residence where kind = settled)'\n"
        ));
        has(
            &text,
            " is one where relation to the applicant is applicant\n  - at least one of the places they have lived is one where kind of stay is settled\n",
        );
    }
}

#[test]
fn lengths_of_time_are_said_by_the_calendar() {
    for (when, wanted) in [
        (
            "lived(\"north\") >= 18 months",
            " is at least 18 months (546 days).",
        ),
        (
            "lived(\"north\") >= 10 years",
            " is at least 10 years (3,652 days).",
        ),
        ("lived(\"north\") >= 4 weeks", " is at least 4 weeks."),
        (
            "applied_on <= as_at - (if in_work then 6 months else 2 years)",
            "on or before (6 months before today if someone works, otherwise 2 years before today).",
        ),
        (
            "month_of(as_at) in [11, 12]",
            "the month of today is November or December.",
        ),
        (
            "month_of(applied_on) = 4",
            "the month of the date the form was received is April.",
        ),
        (
            "year_of(applied_on) >= 2024",
            "the year of the date the form was received is at least 2024.",
        ),
        ("month_of(as_at) >= 11", "the month of today is at least 11."),
    ] {
        let words = condition(when);
        assert!(words.ends_with(wanted), "{when}\n  {words}\n  {wanted}");
    }
}

#[test]
fn how_a_share_is_rounded_is_told_where_it_matters() {
    for (when, wanted) in [
        (
            "savings >= 33% of net_income",
            "is at least 33% of money the household takes home.",
        ),
        (
            "savings <= 33% of net_income",
            "is at most 33% of money the household takes home.",
        ),
        (
            "savings >= net_income * 33 / 100",
            "is at least (33% of money the household takes home, rounded down).",
        ),
        (
            "savings <= round_up(33% of net_income)",
            "is at most (33% of money the household takes home, rounded up).",
        ),
        (
            "savings > round_up(net_income / 3)",
            "is more than (money the household takes home divided by 3, rounded up).",
        ),
    ] {
        let words = condition(when);
        assert!(words.ends_with(wanted), "{when}\n  {words}\n  {wanted}");
    }
    has(
        &text("[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = 'savings >= 33% of net_income'\n"),
        "- A part, such as 5% or 0.5 times, stays exact where it is added, compared or put in order.\n",
    );
    let shared = text("[[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = 'savings >= 33% of net_income'\n");
    assert!(!shared.contains("rounded"), "{shared}");
    let points = text(
        "[priority]\nby = 'points'\n[[award]]\ncode = 'a'\nsays = 'A.'\nwhen = 'true'\npoints = '25% of months_since(applied_on)'\n",
    );
    has(&points, "Points are rounded down to whole points.");
    assert!(!points.contains("A division"), "{points}");
}

#[test]
fn facts_in_an_order_go_by_their_labels() {
    let text = text(
        "[[fact]]\nname = 'youth_joined_on'\ntype = 'date'\nlabel = 'day of joining the youth queue'\n\
        [[band]]\nname = 'A'\n[[label]]\ncode = 'g'\nany_size = true\n\
        order = ['band', 'points, most first', 'youth_joined_on, oldest first', 'applied_on', { by = 'registered_on', says = 'day of joining' }, 'priority date', 'bid time', 'draw']\n",
    );
    has(
        &text,
        "Order: band, best first; then points, most first; then day of joining the youth queue, oldest first; \
         then date the form was received, earliest first; then day of joining, earliest first; \
         then priority date, earliest first; then bid time, earliest first; then the recorded draw.",
    );
}

#[test]
fn rows_of_events_and_people_are_told_in_words_that_fit() {
    for (when, wanted) in [
        (
            "(latest on of events where kind = \"let\") <= as_at",
            "the latest day of the event among the other dated events where kind of event is let",
        ),
        (
            "any event where until > on + 6 months",
            "first day after the event is later than the day 6 months after the day of the event",
        ),
        (
            "any member where lives_here in [always, will_join]",
            "living with the applicant is always or will join",
        ),
        (
            "any event where days_between(on, until) > 3",
            "days from the day of the event to first day after the event is more than 3",
        ),
    ] {
        let words = condition(when);
        assert!(words.contains(wanted), "{words}\n{wanted}");
    }
    let label = "[[label]]\ncode = 'g'\nany_size = true\norder = ['reference']\nmay_bid = [{ says = 'Not there.', when = \"advert.place not in 'strathburgh/mill-street'\" }]\n";
    has(
        &text(label),
        "Met when: place of the home is not in Strathburgh/Mill Street.",
    );
}

#[test]
fn a_band_that_only_a_limit_or_a_step_leads_to_says_who_comes_there() {
    let text = text(
        "[[band]]\nname = 'A'\nlasts = '8 weeks'\nfrom = 'applied_on'\nthen = 'B'\n[[band]]\nname = 'B'\n[[band]]\nname = 'C'\n[[band]]\nname = 'D'\n\
        [priority]\notherwise = 'D'\n[[need]]\ncode = 'n'\nband = 'A'\nsays = 'N.'\nwhen = 'in_work'\n\
        [[step]]\ncode = 's'\nto = 'C'\nsays = 'You refused.'\nwhen = 'pension_age'\n",
    );
    has(&text, "### B\n\n- Those whose time in A has ended.\n");
    has(&text, "### C\n\n- Those whom a step brings here: You refused.\n");
}

#[test]
fn a_band_says_which_steps_up_or_down_bring_somebody_there() {
    let text = text(
        "[[band]]\nname = 'A'\n[[band]]\nname = 'B'\n[[band]]\nname = 'C'\n\
        [priority]\notherwise = 'C'\n[[need]]\ncode = 'n'\nband = 'A'\nsays = 'N.'\nwhen = 'in_work'\n\
        [[step]]\ncode = 's'\nfrom = ['C']\nup = 1\nsays = 'You waited.'\nwhen = 'pension_age'\n\
        [[step]]\ncode = 'd'\ndown = 1\nsays = 'You refused.'\nwhen = 'pension_age'\n",
    );
    has(
        &text,
        "### B\n\n- Those whom a step brings here: You waited.\n- Those whom a step brings here: You refused.\n",
    );
    // A step from any band is told of a band that nobody comes to in another way.
    assert_eq!(text.matches("Those whom a step brings here").count(), 2, "{text}");
}

#[test]
fn parts_that_add_up_are_told_as_parts() {
    assert_eq!(
        condition("25% of savings + 75% of equity >= £500"),
        "25% of savings and investments plus 75% of value of property after the mortgage is at least £500."
    );
    assert_eq!(
        condition("savings - 12.5% of equity < £500"),
        "savings and investments less 12.5% of value of property after the mortgage is less than £500."
    );
}

#[test]
fn a_word_of_the_schemes_own_stands_for_its_parts() {
    let text = text(
        "[definitions]\nyoung = { when = 'if in_work then 0.25 * months_since(applied_on) else 0', says = 'young points' }\n\
        [[label]]\ncode = 'g'\nany_size = true\norder = ['young, most first', 'months_since(registered_on) + young, most first', 'draw']\n",
    );
    has(
        &text,
        "Order: “young points”, most first; then (whole months since the date of registration) plus “young points”, most first; then the recorded draw.",
    );
    has(
        &text,
        "- “young points”: (25% of (whole months since the date the form was received) if someone works, otherwise 0).",
    );
}

#[test]
fn gaps_that_are_forgiven_are_told() {
    has(
        &condition("(unbroken time in residences where place in \"north\" gaps 3 weeks) >= 2 years"),
        "unbroken time until today, with gaps of up to 3 weeks forgiven, in places they have lived",
    );
}
