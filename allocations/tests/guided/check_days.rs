//! What the careful reader says of days, of groups that nobody reaches, of time limits without a length, and of places.
use super::*;
use allocations::check;

fn remarks(scheme: &Scheme) -> Vec<String> {
    let found = check::careful(scheme).into_iter();
    found.map(|one| one.problem.to_string()).collect()
}

/// What is said of a need with such a condition, in a scheme of two bands.
fn of_need(when: &str) -> Vec<String> {
    let lines = format!(
        "[[band]]\nname = 'A'\n[[band]]\nname = 'B'\n[priority]\notherwise = 'B'\n[dates]\n[[dates.rank]]\nname = 'form'\nuse = 'applied_on'\n\
        [[need]]\ncode = 'n'\nband = 'A'\nwhen = \"{when}\"\nsays = 'You came on a certain day.'\n"
    );
    let mut told = remarks(&scheme(&lines));
    told.retain(|one| !one.contains("under [dates]"));
    told
}

#[test]
fn a_day_that_has_been_or_will_be_is_met_by_somebody() {
    for when in [
        "registered_on between 2024-04-01 and 2025-03-31",
        "applied_on between 2024-01-01 and 2024-12-31",
        "year_of(applied_on) = 2024",
        "registered_on = 2024-03-03",
        "applied_on >= 2030-01-01",
    ] {
        assert_eq!(of_need(when), Vec::<String>::new(), "{when}");
    }
    only(
        &of_need("applied_on > as_at"),
        &["`applied_on` never lies after the day of the assessment, so this comparison never holds."],
    );
    only(
        &of_need("medical = high and medical = low"),
        &["Nobody can meet the need `n`."],
    );
}

#[test]
fn in_a_running_total_a_day_may_lie_after_the_one_that_is_asked_about() {
    let lines = "[priority]\nby = 'points'\n[[award]]\ncode = 'p'\nwhen = 'true'\nsays = 'A point.'\n\
        points = 'running (if any offer where on > as_at then 1 else 2) each month since applied_on'\n";
    assert_eq!(remarks(&scheme(lines)), Vec::<String>::new());
}

/// A label of these groups.
fn label(groups: &str) -> Vec<String> {
    let text = format!(
        "{HEAD}[priority]\nby = 'points'\n[[award]]\ncode = 'p'\npoints = 1\nwhen = 'true'\nsays = 'A point.'\n\
        [[label]]\ncode = 'l'\nany_size = true\norder = ['tier', 'points', 'reference']\n{groups}\n"
    );
    remarks(&Scheme::load(&text, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0])))
}

#[test]
fn a_group_after_one_that_takes_everyone_is_never_reached() {
    let first = label(
        "tiers = [{ code = 'all', says = 'All.', when = 'true' }, { code = 'work', says = 'Workers.', when = 'in_work' }]",
    );
    only(&first, &["`work` can never be reached: `all` takes everyone."]);
    let some = label(
        "tiers = [{ code = 'all', says = 'All.', when = 'true', most = 2 }, { code = 'rest', says = 'All.', when = 'true' }]",
    );
    assert_eq!(some, Vec::<String>::new(), "the first holds only two");
    let last = label("tiers = [{ code = 'work', says = 'Workers.', when = 'in_work' }]");
    only(&last, &["does not take everyone who is left"]);
}

#[test]
fn a_group_whose_condition_never_holds_is_pointed_at() {
    let told = label(
        "tiers = [{ code = 'odd', says = 'Odd.', when = 'medical = high and medical = low' }, { code = 'rest', says = 'All.', when = 'true' }]",
    );
    only(&told, &["The condition of `odd` never holds."]);
}

#[test]
fn the_words_of_a_time_limit_without_a_length_are_pointed_at() {
    let need = |more: &str| {
        let lines = format!(
            "[priority]\nby = 'points'\n[[need]]\ncode = 'n'\npoints = 5\nwhen = 'shares_facilities'\nsays = 'You share.'\n{more}\n"
        );
        remarks(&scheme(&lines))
    };
    only(
        &need("from = 'applied_on'"),
        &[
            "line 13",
            "`from` stands here without `lasts` or `until`, so there is no time limit.",
        ],
    );
    assert_eq!(
        need("lasts = '3 years'\nfrom = 'applied_on'"),
        Vec::<String>::new()
    );
}

#[test]
fn a_place_of_one_name_that_means_another_too_is_pointed_at() {
    let of = |places: &str| {
        remarks(&scheme(&format!(
            "[priority]\nby = 'points'\n[places]\n{places}\n\
            [[award]]\ncode = 'p'\npoints = 1\nwhen = 'lives_in in town or lives_in in far'\nsays = 'A point.'\n"
        )))
    };
    only(
        &of("town = ['newport']\nfar = ['shropshire/newport/edgmond']"),
        &["`newport` here means `shropshire/newport/edgmond` too: it is every place that has this name."],
    );
    let apart = of("town = ['isle-of-wight/newport']\nfar = ['shropshire/newport/edgmond']");
    assert_eq!(apart, Vec::<String>::new());
    assert_eq!(
        of("town = ['ourtown']\nfar = ['ourtown/ash']"),
        Vec::<String>::new()
    );
}
