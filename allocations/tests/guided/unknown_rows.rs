//! What a case says of what nobody has said: of a fact of a row, and of points that have no end.
use super::*;

const REFUSALS: &str = "[priority]\nby = 'points'\n[[award]]\ncode = 'r'\nwhen = 'true'\nsays = 'Refusals.'\n\
    points = '10 - 5 * (count offers where outcome = refused and not reasonable)'\n";

#[test]
fn a_row_may_leave_something_unknown() {
    let scheme = scheme(REFUSALS);
    let offer = |more: &str, then: &str| {
        format!(
            "[[case]]\ntitle = 'T'\ngiven = {{ offers = [{{ on = 2026-05-01, outcome = 'refused'{more} }}] }}\nthen = {{ {then} }}\n"
        )
    };
    hold(&scheme, &offer("", "points = 5"));
    hold(&scheme, &offer(", reasonable = true", "points = 10"));
    hold(
        &scheme,
        &offer(
            ", unknown = ['reasonable']",
            "points = '5 to 10', asks = ['offers.reasonable']",
        ),
    );
    only(
        &refused(&scheme, &offer(", unknown = ['reasonible']", "points = 5")),
        &[
            "`offers` has no field `reasonible`.",
            "Did you mean `reasonable`?",
        ],
    );
    only(
        &refused(
            &scheme,
            &offer(", reasonable = true, unknown = ['reasonable']", "points = 5"),
        ),
        &["`reasonable` is said here, and is unknown here too."],
    );
    let outside = "[[case]]\ntitle = 'T'\nunknown = ['offers.reasonable']\nthen = { points = 5 }\n";
    only(
        &refused(&scheme, outside),
        &[
            "`offers.reasonable` belongs to a row of `offers`.",
            "`unknown = [\"reasonable\"]` in the row itself",
        ],
    );
}

#[test]
fn points_without_an_end_can_be_asserted() {
    let scheme = scheme(
        "[priority]\nby = 'points'\n[[award]]\ncode = 's'\nwhen = 'true'\nsays = 'S.'\npoints = 'savings / £1'\n",
    );
    let open = "[[case]]\ntitle = 'T'\nunknown = ['savings']\nthen = { points = '0 or more' }\n";
    hold(&scheme, open);
    let wrong = failures(&scheme, &open.replace("0 or more", "1 or more"));
    assert_eq!(
        wrong,
        ["points: the case says \"1 or more\", the scheme gives \"0 or more\""]
    );
    // Where there is an end, it is told.
    let two = "[[case]]\ntitle = 'T'\ngiven = { savings = '£2' }\nthen = { points = '2 or more' }\n";
    assert_eq!(
        failures(&scheme, two),
        ["points: the case says \"2 or more\", the scheme gives \"2\""]
    );
}
