//! A long condition is a list of its parts: each can be read on its own, and together they say the same.
use super::{explain_html, has, text};
use crate::scheme::Scheme;

fn qualifies(when: &str) -> String {
    text(&format!(
        "[[qualification]]\ncode = 'q'\nsays = 'So.'\nwhen = '''{when}'''\n"
    ))
}

#[test]
fn a_short_condition_stays_one_sentence() {
    has(
        &qualifies("in_work and pension_age"),
        "- So. Met when: someone works and over pension age.\n",
    );
}

#[test]
fn a_long_one_is_a_list_within_which_what_hangs_together_is_a_list_again() {
    has(
        &qualifies(
            "as_at >= 2012-08-24 and as_at < 2024-12-18 and (forces = serving or (forces = former_regular and forces_left_on >= as_at - 5 years))",
        ),
        "- So. Met when: all of these hold:\n  - today is on or after 24 August 2012\n  - today is before 18 December 2024\n  - any of these holds:\n    - armed forces is serving\n    - armed forces is former regular and date of leaving",
    );
    has(
        &qualifies(
            "any job where place in \"north\" and hours >= 16 and (kind = permanent or kind = self_employed) and from <= as_at - 6 months",
        ),
        "- So. Met when: at least one of the jobs and courses is one where all of these hold:\n  - place of work is in North\n  - hours a week is at least 16\n",
    );
}

#[test]
fn a_length_of_time_says_first_how_long_and_then_where() {
    has(
        &qualifies("lived(\"north\", within = 2 years) >= 1 year"),
        "- So. Met when: time since the day 2 years before today in places they have lived is at least 1 year (365 days), \
         counting only those where all of these hold:\n  - place is in North\n  - kind of stay is settled\n",
    );
}

#[test]
fn a_choice_of_limits_says_first_when_each_is_asked() {
    let limits = text(
        "[definitions]\ntoo_rich = 'if bedroom_need <= 1 then net_income > £22750 else if bedroom_need = 2 then net_income > £27750 else in_work'\n\
        [[disqualification]]\ncode = 'd'\nsays = 'D.'\nwhen = 'too_rich'\n",
    );
    has(
        &limits,
        "“too rich”: the first of these that fits:\n  - if bedrooms needed is at most 1: money the household takes home is more than £22,750\n  \
         - if bedrooms needed is 2: money the household takes home is more than £27,750\n  - otherwise: someone works\n",
    );
}

#[test]
fn an_exception_to_a_list_is_a_sentence_after_it() {
    has(
        &text(
            "[[disqualification]]\ncode = 'd'\nsays = 'D'\nunless = 'pension_age'\n\
            when = 'any job where place in \"north\" and hours >= 16 and (kind = permanent or kind = self_employed) and from <= as_at - 6 months'\n",
        ),
        "  - work began is on or before the day 6 months before today\n\n  Unless over pension age.\n",
    );
}

#[test]
fn on_a_page_the_list_stands_inside_its_item_and_every_list_is_closed() {
    for (id, _) in crate::schemes::SHIPPED {
        let scheme = crate::schemes::shipped(id).unwrap().unwrap();
        let html = explain_html(&scheme);
        for tag in ["ul", "li", "p"] {
            let opened =
                html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
            assert_eq!(opened, html.matches(&format!("</{tag}>")).count(), "{id}: {tag}");
        }
        assert!(!html.contains("<p><ul>") && !html.contains("<li></li>"), "{id}");
        let marks = ['\u{e000}', '\u{e001}', '\u{e002}'];
        assert!(
            !html.contains(marks) && !super::explain(&scheme).contains(marks),
            "{id}"
        );
    }
    let scheme: Scheme = crate::schemes::shipped("south-norfolk-2022").unwrap().unwrap();
    has(
        &explain_html(&scheme),
        "“works here”: at least one of the jobs and courses is one where all of these hold:<ul><li>place of work is in",
    );
}
