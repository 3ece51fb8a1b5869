//! Nothing that is written is passed over: a part that stands once in two pairs of brackets, or numbers that are words.
use super::*;

#[test]
fn a_part_that_stands_once_is_refused_in_double_brackets() {
    let lines = "[[bidding]]\nper_cycle = 1\n[[bidding.block]]\ncode = 'debt'\nsays = 'You owe rent.'\nwhen = 'housing_debt > £0'\n";
    only(
        &problems(lines),
        &["line 6", "`bidding` can stand once", "Expected: `[bidding]`"],
    );
    for part in [
        "places",
        "parameters",
        "definitions",
        "bedrooms",
        "dates",
        "quotas",
        "priority",
        "relations",
    ] {
        let told = problems(&format!("[[{part}]]\n"));
        only(
            &told,
            &["line 6", "can stand once", &format!("Expected: `[{part}]`")],
        );
    }
    let text = format!("[[scheme]]\nid = 'x'\ntitle = 'X'\nversion = '1'\n{LABEL}");
    only(
        &told(&Scheme::load(&text, &|_| None).unwrap_err()),
        &["line 1", "Expected: `[scheme]`"],
    );
}

#[test]
fn what_is_wrong_inside_such_a_part_is_told_as_well() {
    let told = problems("[[bidding]]\nper_cycle = 1\nper_cykle = 2\n");
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[1].contains("per_cykle"), "{}", told[1]);
}

#[test]
fn a_part_that_stands_once_is_no_plain_value() {
    only(
        &problems_of("bidding = 3\n"),
        &["`bidding`", "lines of its own", "`[bidding]`"],
    );
}

fn problems_of(first: &str) -> Vec<String> {
    told(&Scheme::load(&format!("{first}{HEAD}{LABEL}"), &|_| None).unwrap_err())
}

const STAGES: &str = "stages = [{ code = 's', says = 'All.', when = 'true', order = ['reference'] }]\n";

#[test]
fn what_each_stage_has_of_its_own_is_refused_beside_the_stages() {
    for line in [
        "order = ['draw']",
        "tiers = [{ says = 'T.', when = 'in_work' }]",
        "turns = [{ says = 'A.', when = 'in_work' }, { says = 'B.', when = 'true' }]",
    ] {
        let key = line.split(' ').next().unwrap();
        let told = problems(&format!(
            "[[label]]\ncode = 'staged'\nany_size = true\n{STAGES}{line}\n"
        ));
        only(
            &told,
            &[
                "each of them has its own",
                &format!("`{key}` inside each of the stages"),
            ],
        );
    }
    let caps = "caps = [{ code = 'c', says = 'C.', when = 'in_work', most = 1 }]\n";
    scheme(&format!(
        "[[label]]\ncode = 'staged'\nany_size = true\n{STAGES}{caps}"
    ));
}

#[test]
fn a_file_laid_over_another_may_give_stages_to_a_label_that_had_none() {
    let text = format!(
        "[scheme]\nid = 'y'\ntitle = 'Y'\nversion = '1'\nextends = 'x'\n[[label]]\ncode = 'g'\n{STAGES}"
    );
    Scheme::load(&text, &|_| Some(format!("{HEAD}{LABEL}")))
        .expect("the base has an order, and the stages win");
}

#[test]
fn a_list_in_a_case_where_one_table_belongs_is_refused() {
    let scheme = scheme("");
    let case = "[[case]]\ntitle = 'T'\nthen = { eligible = 'yes' }\n";
    for (lines, wanted) in [
        (format!("[[everyone]]\nin_work = true\n{case}"), "`[everyone]`"),
        (format!("[[advert]]\nlabel = 'g'\n{case}"), "`[advert]`"),
        (
            format!("{case}given = [{{ in_work = true }}]\n"),
            "`given = { … }`",
        ),
        (
            format!("{case}advert = [{{ label = 'g' }}]\n"),
            "`advert = { … }`",
        ),
        (
            format!("{case}context = [{{ live_bids = 1 }}]\n"),
            "`context = { … }`",
        ),
        (
            format!("[[household]]\nname = 'a'\ngiven = [{{ in_work = true }}]\n{case}"),
            "`given = { … }`",
        ),
        (
            "[[case]]\ntitle = 'T'\nthen = [{ eligible = 'yes' }]\n".to_owned(),
            "`then = { … }`",
        ),
    ] {
        only(&refused(&scheme, &lines), &[wanted]);
    }
}

#[test]
fn words_where_numbers_of_tiers_belong_are_refused_even_when_nobody_is_considered() {
    let scheme = scheme(
        "[[label]]\ncode = 'two'\nany_size = true\norder = ['tier', 'reference']\ntiers = [{ code = 'works', says = 'Works.', when = 'in_work' }]\n",
    );
    let case = "[[case]]\ntitle = 'T'\nadvert = { label = 'two' }\nbids = [{ who = 'a' }]\n";
    only(
        &refused(&scheme, &format!("{case}then = {{ tiers = ['works'] }}\n")),
        &["`tiers` are counted from 1", "`tiers = [1, 2]`"],
    );
    only(
        &refused(&scheme, &format!("{case}then = {{ stages = 1 }}\n")),
        &["`stages` must be a list"],
    );
    hold(
        &scheme,
        &format!("{case}then = {{ tiers = [], not_considered = ['a'] }}\n"),
    );
}

#[test]
fn who_is_not_considered_may_be_named_in_any_order() {
    let scheme = scheme(
        "[[label]]\ncode = 'two'\nany_size = true\norder = ['tier', 'reference']\ntiers = [{ code = 'works', says = 'Works.', when = 'in_work' }]\n",
    );
    let case = "[[case]]\ntitle = 'T'\nadvert = { label = 'two' }\nbids = [{ who = 'a' }, { who = 'b' }]\n";
    hold(
        &scheme,
        &format!("{case}then = {{ not_considered = ['b', 'a'] }}\n"),
    );
    for wrong in ["['a']", "['a', 'a']", "['a', 'b', 'c']", "['b', 'c']"] {
        let found = failures(&scheme, &format!("{case}then = {{ not_considered = {wrong} }}\n"));
        assert_eq!(found.len(), 1, "{wrong}: {found:#?}");
    }
}
