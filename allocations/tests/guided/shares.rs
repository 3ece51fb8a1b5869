//! A share over the last so many homes, whenever they were let.
use super::*;
use allocations::explain;

fn of_the_last(window: &str) -> String {
    format!(
        "[[label]]\ncode = 'a'\nany_size = true\norder = ['reference']\n[[label]]\ncode = 'b'\nany_size = true\norder = ['reference']\n\
         [quotas]\ncounts = 'lets'\nwindow = '{window}'\n\
         [[quota]]\nlabel = 'a'\nshare = '1 of 2'\nsays = 'Half.'\n[[quota]]\nlabel = 'b'\nshare = '1 of 2'\nsays = 'Half.'\n"
    )
}

fn next(past: &str, label: &str) -> String {
    format!("[[case]]\ntitle = 'T'\npast = [{past}]\nthen = {{ next_label = '{label}' }}\n")
}

#[test]
fn only_the_last_lets_count_however_long_ago() {
    let scheme = scheme(&of_the_last("4 lets"));
    let old = "{ label = 'a', on = 2010-01-01, times = 3 }";
    hold(
        &scheme,
        &next(&format!("{old}, {{ label = 'b', on = 2026-01-01 }}"), "b"),
    );
    // Of three and two, the last four are two and two: of equal shares the first in the file.
    hold(
        &scheme,
        &next(
            &format!("{old}, {{ label = 'b', on = 2026-01-01, times = 2 }}"),
            "a",
        ),
    );
    hold(
        &scheme,
        &next(
            &format!("{{ label = 'b', on = 2026-01-01, times = 2 }}, {old}"),
            "a",
        ),
    );
}

#[test]
fn a_number_of_lets_is_a_window_and_nothing_near_it_is() {
    for window in ["12 lets", "1 lets", "30 adverts"] {
        scheme(&of_the_last(window));
    }
    for window in ["0 lets", "lets", "12 let", "-3 lets", "1.5 lets"] {
        only(
            &problems(&of_the_last(window)),
            &["The window must be", "12 lets"],
        );
    }
}

#[test]
fn the_text_says_the_last_so_many() {
    let text = explain(&scheme(&of_the_last("12 lets")));
    assert!(text.contains("We count lets over the last 12 of them"), "{text}");
}

#[test]
fn a_parameter_with_decimals_may_be_a_share() {
    let with = |rate: &str| {
        format!(
            "[parameters]\nrate = {rate}\n[[label]]\ncode = 'a'\nany_size = true\norder = ['reference']\n\
             caps = [{{ code = 'c', says = 'C.', when = 'in_work', share = 'rate' }}]\n\
             [[label]]\ncode = 'b'\nany_size = true\norder = ['reference']\n[quotas]\ncounts = 'lets'\n\
             [[quota]]\nlabel = 'a'\nshare = 'rate'\nsays = 'Some.'\n[[quota]]\nlabel = 'b'\nshare = 50\nsays = 'Half.'\n"
        )
    };
    for rate in ["33.3", "33.33"] {
        let scheme = scheme(&with(rate));
        let text = explain(&scheme);
        assert!(
            text.contains(&format!("At most {rate} in 100 of all homes let so far")),
            "{text}"
        );
        let both = [("1", "b"), ("10", "a")];
        for (of_b, next_label) in both {
            hold(
                &scheme,
                &next(
                    &format!(
                        "{{ label = 'a', on = 2026-01-01, times = 2 }}, {{ label = 'b', on = 2026-01-01, times = {of_b} }}"
                    ),
                    next_label,
                ),
            );
        }
    }
    let told = problems(&with("33.333"));
    let says = "A share is a number in a hundred with at most two places after the point";
    assert!(
        told.len() == 2 && told.iter().all(|one| one.contains(says)),
        "{told:?}"
    );
}
