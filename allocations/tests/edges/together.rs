//! One limit for several lists of a label, one limit for several labels over a year, and every fourth home.
use super::*;
use allocations::check;

/// Two lists that together hold a quarter of the homes, and a general list for everybody.
const LISTS: &str = "[scheme]\nid='together'\ntitle='Together'\nversion='1'\n\
    [[label]]\ncode='l'\ntitle='Lists'\nany_size=true\n\
    limits=[{code='quarter', clause='9.1', says='A quarter of the homes at most.', stages=['homeless', 'transfers'], most='advert.homes / 4'}]\n\
    [[label.stages]]\ncode='homeless'\nsays='Homeless households.'\nwhen='homeless_duty = main'\norder=['applied_on, oldest first', 'reference']\n\
    [[label.stages]]\ncode='transfers'\nsays='Tenants who move.'\nwhen='applicant_type = transfer'\nmost=2\norder=['applied_on, oldest first', 'reference']\n\
    [[label.stages]]\ncode='general'\nsays='Everybody.'\nwhen='applicant_type = homeseeker'\norder=['applied_on, oldest first', 'reference']\n";

const HOUSEHOLDS: &str = "scheme='together'\nas_at=2026-11-23\n\
    [[household]]\nname='h1'\ngiven={homeless_duty='main', applied_on=2024-01-01, applicant_type='homeseeker'}\n\
    [[household]]\nname='h2'\ngiven={homeless_duty='main', applied_on=2024-01-02, applicant_type='homeseeker'}\n\
    [[household]]\nname='t1'\ngiven={applied_on=2020-01-01, applicant_type='transfer'}\n\
    [[household]]\nname='t2'\ngiven={applied_on=2020-01-02, applicant_type='transfer'}\n\
    [[household]]\nname='g1'\ngiven={applied_on=2023-01-01, applicant_type='homeseeker'}\n\
    [[household]]\nname='g2'\ngiven={applied_on=2025-01-01, applicant_type='homeseeker'}\n";

fn holds(scheme: &str, text: &str) {
    all_hold(&load(scheme), text);
}

#[test]
fn two_lists_together_hold_a_quarter_of_the_homes() {
    let bids = "bids=[{who='h1'}, {who='h2'}, {who='t1'}, {who='t2'}, {who='g1'}, {who='g2'}]";
    holds(
        LISTS,
        &format!(
            "{HOUSEHOLDS}\
            [[case]]\ntitle='Of eight homes two: both go to the first list, and the second has none left'\nadvert={{label='l', homes=8}}\n{bids}\n\
            then={{order=['h1', 'h2', 'g1', 'g2'], stages=[1, 1, 3, 3], not_considered=['t1', 't2']}}\nbecause='9.1'\n\
            [[case]]\ntitle='Of twelve three: one is left for the second list'\nadvert={{label='l', homes=12}}\n{bids}\n\
            then={{order=['h1', 'h2', 't1', 'g1', 'g2'], stages=[1, 1, 2, 3, 3], not_considered=['t2']}}\n\
            [[case]]\ntitle='Of four one: the other homeless household stands on the general list'\nadvert={{label='l', homes=4}}\n{bids}\n\
            then={{order=['h1', 'g1', 'h2', 'g2'], stages=[1, 3, 3, 3], not_considered=['t1', 't2']}}\n\
            [[case]]\ntitle='The limit of the list itself still holds'\nadvert={{label='l', homes=400}}\n\
            bids=[{{who='t1'}}, {{who='t2'}}, {{who='t3', given={{applied_on=2021-01-01, applicant_type='transfer'}}}}]\n\
            then={{order=['t1', 't2'], not_considered=['t3']}}\n"
        ),
    );
}

#[test]
fn a_cap_counts_over_all_lists_of_its_label() {
    let scheme = LISTS.replace(
        "limits=[{code='quarter', clause='9.1', says='A quarter of the homes at most.', stages=['homeless', 'transfers'], most='advert.homes / 4'}]",
        "caps=[{code='old', clause='9.2', says='One who applied before 2024.', when='applied_on < 2024-01-01', most=1, beyond='not considered'}]",
    );
    holds(
        &scheme,
        &format!(
            "{HOUSEHOLDS}[[case]]\ntitle='One on the second list, so none on the third'\nadvert={{label='l'}}\n\
            bids=[{{who='t1'}}, {{who='g1'}}, {{who='g2'}}]\nthen={{order=['t1', 'g2'], not_considered=['g1']}}\nbecause='9.2'\n"
        ),
    );
}

#[test]
fn a_limit_for_several_lists_is_published_and_its_slips_are_told() {
    let text = allocations::explain(&load(LISTS));
    assert!(text.contains("Limits for several stages together. Those beyond a limit look at the stages after it, or are not considered:"), "{text}");
    assert!(
        text.contains("- A quarter of the homes at most. (9.1) Stages 1 and 2. At most so many: homes in this advert divided by 4, rounded down."),
        "{text}"
    );
    let wrong = |from: &str, to: &str| {
        let text = LISTS.replace(from, to);
        let problems = Scheme::load(&text, &|_| None).unwrap_err();
        assert_eq!(problems.len(), 1, "{problems:?}");
        problems[0].to_string()
    };
    let said = wrong(
        "stages=['homeless', 'transfers']",
        "stages=['homeless', 'transfer']",
    );
    assert!(
        said.contains("no stage called `transfer`") && said.contains("`transfers`"),
        "{said}"
    );
    let said = wrong(", most='advert.homes / 4'", "");
    assert!(said.contains("names no number"), "{said}");
    let said = wrong("stages=['homeless', 'transfers'], ", "");
    assert!(said.contains("names no stages"), "{said}");
}

/// Homeless households and tenants who move get no more than a quarter of all lets together.
const LETS: &str = "[scheme]\nid='lets'\ntitle='Lets'\nversion='1'\n\
    [[label]]\ncode='homeless'\nany_size=true\norder=['reference']\n[[label]]\ncode='transfers'\nany_size=true\norder=['reference']\n\
    [[label]]\ncode='general'\nany_size=true\norder=['reference']\n\
    [quotas]\ncounts='lets'\nwindow='from 1 April'\n\
    [[quota]]\nlabel='homeless'\nshare=30\n[[quota]]\nlabel='transfers'\nshare=30\n[[quota]]\nlabel='general'\nshare=40\n\
    [[quota]]\ncode='quarter'\nlabel=['homeless', 'transfers']\nmost=25\nclause='8.2'\nsays='Together no more than one let in four.'\n";

#[test]
fn two_labels_together_take_no_more_than_a_quarter_of_lets() {
    holds(
        LETS,
        "scheme='lets'\nas_at=2026-11-23\n\
        [[case]]\ntitle='The first let would be more than a quarter'\npast=[]\nthen={next_label='general'}\nbecause='8.2'\n\
        [[case]]\ntitle='After three lets to everybody one may go to them'\npast=[{label='general', on=2026-05-01, times=3}]\nthen={next_label='homeless'}\n\
        [[case]]\ntitle='And then three more must go to everybody'\npast=[{label='general', on=2026-05-01, times=3}, {label='homeless', on=2026-05-02}]\nthen={next_label='general'}\n\
        [[case]]\ntitle='The next of theirs goes to the one further behind'\npast=[{label='general', on=2026-05-01, times=6}, {label='homeless', on=2026-05-02}]\nthen={next_label='transfers'}\n\
        [[case]]\ntitle='A new year begins in April'\nas_at=2027-04-01\npast=[{label='general', on=2026-05-01, times=6}]\nthen={next_label='general'}\n",
    );
    let next = next_label(&load(LETS), &AdvertFacts::new("A", ""), &[], day("2026-11-23"));
    let held: Vec<_> = next.shares.iter().map(|share| share.held.as_slice()).collect();
    assert_eq!(
        held,
        [
            &["Together no more than one let in four.".to_owned()][..],
            &["Together no more than one let in four.".to_owned()],
            &[]
        ]
    );
    let text = allocations::explain(&load(LETS));
    assert!(
        text.contains("- homeless and transfers together: at most 25 in 100. Together no more than one let in four. (8.2)"),
        "{text}"
    );
}

const FOURTH: &str = "[scheme]\nid='fourth'\ntitle='Fourth'\nversion='1'\n\
    [[label]]\ncode='general'\nany_size=true\norder=['reference']\n[[label]]\ncode='transfers'\nany_size=true\norder=['reference']\n\
    [[label]]\ncode='ground'\nany_size=true\norder=['reference']\n\
    [[quota]]\nlabel='transfers'\nevery=4\nclause='8.3'\nsays='Every fourth home goes to tenants who move.'\n\
    [[quota]]\nlabel='ground'\nevery=2\nwhen='advert.floor = 0'\n\
    [[quota]]\nlabel='general'\nshare=100\n";

#[test]
fn every_fourth_home_takes_its_label() {
    let scheme = load(FOURTH);
    let home = |floor: i64| AdvertFacts::new("A", "").with("floor", floor).unwrap();
    let mut past: Vec<Counted> = Vec::new();
    let mut labels = Vec::new();
    for nth in 0..12_u32 {
        let next = next_label(&scheme, &home(1), &past, day("2026-11-23"));
        let label = next.label.clone().unwrap();
        if nth == 7 {
            assert_eq!(
                next.says,
                "This is home 8 of those counted. Every 4th of them takes this label, and 1 has so far."
            );
        }
        past.insert(
            0,
            Counted {
                label: label.clone(),
                on: day("2026-11-01"),
                home: Some(home(1)),
                groups: std::collections::BTreeMap::new(),
            },
        );
        labels.push(label);
    }
    let fourth: Vec<_> = labels.iter().map(|label| label.as_str() == "transfers").collect();
    let wanted: Vec<_> = (1..=12).map(|nth| nth % 4 == 0).collect();
    assert_eq!(fourth, wanted, "{labels:?}");
}

#[test]
fn a_home_given_early_or_late_is_made_up_for() {
    holds(
        FOURTH,
        "scheme='fourth'\nas_at=2026-11-23\n\
        [[case]]\ntitle='The second was given early, so the fourth is not'\nadvert={floor=1}\npast=[{label='general', on=2026-01-01, times=2}, {label='transfers', on=2026-02-01}]\nthen={next_label='general'}\n\
        [[case]]\ntitle='Nobody of theirs among seven: two are due'\nadvert={floor=1}\npast=[{label='general', on=2026-01-01, times=7}]\nthen={next_label='transfers'}\nbecause='8.3'\n\
        [[case]]\ntitle='Every second home on the ground floor, of those on the ground floor'\nadvert={floor=0}\n\
        past=[{label='general', on=2026-01-01, home={floor=0}}, {label='general', on=2026-01-01, home={floor=1}}]\nthen={next_label='ground'}\n\
        [[case]]\ntitle='Only one of three was on the ground floor'\nadvert={floor=0}\n\
        past=[{label='ground', on=2026-01-01, home={floor=0}}, {label='general', on=2026-01-01, times=1, home={floor=1}}]\nthen={next_label='general'}\n",
    );
}

#[test]
fn every_nth_home_is_published_and_its_slips_are_told() {
    let text = allocations::explain(&load(FOURTH));
    assert!(
        text.contains("- transfers: every 4th home. Every fourth home goes to tenants who move. (8.3)"),
        "{text}"
    );
    assert!(
        text.contains("- ground: every 2nd home. When: floor is 0."),
        "{text}"
    );
    let wrong = |from: &str, to: &str| {
        let text = FOURTH.replace(from, to);
        let problems = Scheme::load(&text, &|_| None).unwrap_err();
        assert_eq!(problems.len(), 1, "{problems:?}");
        problems[0].to_string()
    };
    let said = wrong("every=4", "every=4\nshare=25");
    assert!(said.contains("one of `share`, `every` and `most`"), "{said}");
    let said = wrong("every=4", "every=1");
    assert!(said.contains("`every` cannot be 1"), "{said}");
    let said = wrong(
        "label='transfers'\nevery=4",
        "label=['transfers', 'ground']\nevery=4",
    );
    assert!(said.contains("one label"), "{said}");
    let said = wrong("label='general'\nshare=100", "label='general'\nevery=3");
    assert!(said.contains("the homes between"), "{said}");
    let said = wrong(
        "label='general'\nshare=100",
        "label='general'\nshare=100\n[[quota]]\nlabel=['general', 'ground', 'transfers']\nmost=50",
    );
    assert!(said.contains("no label is left"), "{said}");
    let careful = check::careful(&load(FOURTH));
    assert!(
        careful.iter().all(|finding| finding.code != "quota-sum"),
        "{careful:?}"
    );
}
