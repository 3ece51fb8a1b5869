//! Where somebody stands who has not answered yet: at the worst of the answers there are, not of parts of several.
use super::*;

const TWO_DATES: &str = "[[band]]\nname = 'A'\n[[band]]\nname = 'B'\n[priority]\notherwise = 'B'\n\
    [[need]]\ncode = 'health'\nband = 'A'\nwhen = 'medical = high'\nsays = 'Illness.'\n\
    [[dates.rank]]\nname = 'award'\nwhen = 'band = A'\nuse = 'band_awarded_on'\n\
    [[dates.rank]]\nname = 'form'\nuse = 'applied_on'\n\
    [[label]]\ncode = 'two'\nany_size = true\norder = ['band', 'priority date', 'reference']\n";

const HOUSEHOLDS: &str = "[advert]\nlabel = 'two'\n\
    [[household]]\nname = 'open'\ngiven = { applied_on = 2020-01-01, band_awarded_on = 2026-10-01 }\n\
    [[household]]\nname = 'later'\ngiven = { applied_on = 2022-01-01 }\n\
    [[household]]\nname = 'sooner'\ngiven = { applied_on = 2019-01-01 }\n";

#[test]
fn whoever_is_first_with_every_answer_is_first_without_one() {
    let scheme = scheme(TWO_DATES);
    let list = |open: &str, order: &str| {
        format!(
            "{HOUSEHOLDS}[[case]]\ntitle = 'T'\nbids = [{{ who = 'open'{open} }}, {{ who = 'later' }}]\nthen = {{ order = {order} }}\n"
        )
    };
    hold(&scheme, &list("", "['open', 'later']"));
    hold(
        &scheme,
        &list(", given = { medical = 'high' }", "['open', 'later']"),
    );
    hold(&scheme, &list(", unknown = ['medical']", "['open', 'later']"));
}

#[test]
fn the_worst_answer_still_counts() {
    let scheme = scheme(TWO_DATES);
    // Without illness it is band B with 2020: behind 2019.
    hold(
        &scheme,
        &format!(
            "{HOUSEHOLDS}[[case]]\ntitle = 'T'\nbids = [{{ who = 'open', unknown = ['medical'] }}, {{ who = 'sooner' }}]\n\
             then = {{ order = ['sooner', 'open'], below = ['priority date'] }}\n"
        ),
    );
}

#[test]
fn a_date_that_nobody_knows_is_still_the_worst_that_it_could_be() {
    let scheme = scheme(TWO_DATES);
    hold(
        &scheme,
        &format!(
            "{HOUSEHOLDS}[[case]]\ntitle = 'T'\nbids = [{{ who = 'open', unknown = ['medical', 'applied_on'] }}, {{ who = 'later' }}]\n\
             then = {{ order = ['later', 'open'] }}\n"
        ),
    );
}
