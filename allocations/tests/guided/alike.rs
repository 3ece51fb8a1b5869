//! Shares for some homes beside shares for all: they stand against each other over the homes that both speak of.
use super::*;
use allocations::explain;

const SMALL: &str = "[[label]]\ncode = 'kids'\nany_size = true\norder = ['reference']\n[[label]]\ncode = 'rest'\nany_size = true\norder = ['reference']\n\
    [quotas]\ncounts = 'lets'\nwindow = 'from 1 April'\n\
    [[quota]]\nlabel = 'kids'\nshare = 10\nwhen = 'advert.bedrooms = 1'\nsays = 'Sons and daughters.'\n\
    [[quota]]\nlabel = 'rest'\nshare = 90\nsays = 'Everyone else.'\n";

fn next(bedrooms: i64, past: &[(&str, i64, i64)], label: &str) -> String {
    let past: Vec<String> = past
        .iter()
        .map(|(label, times, rooms)| {
            format!(
                "{{ label = '{label}', on = 2026-06-01, times = {times}, home = {{ bedrooms = {rooms} }} }}"
            )
        })
        .collect();
    format!(
        "[[case]]\ntitle = '{past:?}'\nadvert = {{ bedrooms = {bedrooms} }}\npast = [{}]\nthen = {{ next_label = '{label}' }}\n",
        past.join(", ")
    )
    .replace("title = '[\"", "title = \"").replace("\"]'\nadvert", "\"\nadvert").replace("\", \"", "; ")
}

#[test]
fn one_small_home_in_ten_is_one_small_home_in_ten_however_many_large_ones_there_were() {
    let scheme = scheme(SMALL);
    for large in [0, 9, 100, 1_000] {
        // The first is due to nobody more than to the larger share.
        hold(&scheme, &next(1, &[("rest", large.max(1), 2)], "rest"));
        for (kids, rest, wanted) in [
            (10, 0, "rest"),
            (0, 4, "rest"),
            (0, 9, "kids"),
            (1, 9, "rest"),
            (1, 19, "kids"),
        ] {
            let past = [
                ("rest", large.max(1), 2),
                ("kids", kids.max(1), 1),
                ("rest", rest.max(1), 1),
            ];
            let past: Vec<_> = past
                .into_iter()
                .zip([large, kids, rest])
                .filter(|(_, times)| *times > 0)
                .map(|(one, _)| one)
                .collect();
            hold(&scheme, &next(1, &past, wanted));
        }
    }
    // A large home is for the rest, whatever went before.
    hold(&scheme, &next(2, &[("rest", 100, 2), ("kids", 1, 1)], "rest"));
}

#[test]
fn the_text_says_which_homes_are_counted() {
    let text = explain(&scheme(SMALL));
    assert!(
        text.contains("they are counted over the homes before it that all of them speak of"),
        "{text}"
    );
}

#[test]
fn shares_for_each_of_three_councils_add_up_for_each() {
    let council = |name: &str| {
        format!(
            "[[quota]]\ncode = '{name}-a'\nlabel = 'kids'\nshare = 50\nwhen = 'advert.council = \"{name}\"'\n\
             [[quota]]\ncode = '{name}-b'\nlabel = 'rest'\nshare = 50\nwhen = 'advert.council = \"{name}\"'\n"
        )
    };
    let head = SMALL.split("[[quota]]").next().unwrap_or_default();
    let three = format!(
        "{head}{}{}{}",
        council("Alder"),
        council("Birch"),
        council("Cedar")
    );
    let remarks = |lines: &str| -> Vec<String> {
        let found = allocations::check::careful(&scheme(lines));
        let sums = found.iter().filter(|one| one.code == "quota-sum");
        sums.map(|one| one.problem.says.clone()).collect()
    };
    assert_eq!(remarks(&three), Vec::<String>::new());
    let wrong = three.replacen("share = 50", "share = 60", 1);
    assert_eq!(remarks(&wrong).len(), 1, "{:?}", remarks(&wrong));
}

#[test]
fn a_number_of_lets_in_a_year_is_a_limit() {
    let lines = format!(
        "{}[[quota]]\nlabel = 'kids'\nmost = '30 lets'\nsays = 'Thirty a year at most.'\nclause = '9.2'\n",
        SMALL
            .replace("share = 10\n", "share = 50\n")
            .replace("share = 90\n", "share = 50\n")
            .replace("when = 'advert.bedrooms = 1'\n", "")
    );
    let scheme = scheme(&lines);
    hold(&scheme, &next(1, &[("kids", 29, 1), ("rest", 40, 1)], "kids"));
    hold(&scheme, &next(1, &[("kids", 30, 1), ("rest", 40, 1)], "rest"));
    hold(&scheme, &next(1, &[("kids", 30, 1), ("rest", 4_000, 1)], "rest"));
    let text = explain(&scheme);
    assert!(
        text.contains("kids: at most 30 lets. Thirty a year at most."),
        "{text}"
    );
}
