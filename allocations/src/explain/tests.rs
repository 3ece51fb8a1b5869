//! What a council publishes says what it does: every part of every rule, in words that read one way.
mod lists;
mod phrases;

use super::{explain, explain_html, gist};
use crate::scheme::Scheme;

const HEAD: &str = "[scheme]\nid = 'town'\ntitle = 'Town homes'\nversion = '1'\nlaw = 'none'\n";
const ORDER: &str = "[[label]]\ncode = 'general'\ntitle = 'All'\nany_size = true\norder = ['applied_on, oldest first', 'reference']\n";

/// The text of a scheme with these parts, which has a label unless they bring one.
fn text(parts: &str) -> String {
    let label = if parts.contains("[[label]]") { "" } else { ORDER };
    let scheme = Scheme::load(&format!("{HEAD}{parts}{label}"), &|_| None);
    explain(&scheme.unwrap_or_else(|problems| panic!("{}", problems[0])))
}

/// The text of a scheme in which a household qualifies on this condition.
fn condition(when: &str) -> String {
    let text = text(&format!(
        "[[qualification]]\ncode = 'q'\nsays = 'So.'\nwhen = '''{when}'''\n"
    ));
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("- So. Met when: "));
    line.unwrap_or_else(|| panic!("no condition in:\n{text}"))
        .to_owned()
}

#[track_caller]
fn has(text: &str, wanted: &str) {
    assert!(text.contains(wanted), "{wanted}\nis not in:\n{text}");
}

#[test]
fn an_exception_is_printed_wherever_a_rule_can_have_one() {
    let text = text(
        "[[disqualification]]\ncode = 'd'\nsays = 'D'\nwhen = 'in_work'\nunless = 'pension_age'\nlasts = 'For a year.'\nwaived_by = 'the manager'\n\
        [[band]]\nname = 'A'\n[[band]]\nname = 'B'\n[priority]\notherwise = 'B'\n\
        [[need]]\ncode = 'n'\nband = 'A'\nsays = 'N'\nwhen = 'in_work'\nunless = 'pension_age'\n\
        [[award]]\ncode = 'w'\npoints = 3\nsays = 'W'\nwhen = 'true'\nunless = 'pension_age'\n\
        [[step]]\ncode = 's'\nfrom = ['A']\ndown = 1\nsays = 'S'\nwhen = 'in_work'\nunless = 'pension_age'\n\
        [bedrooms]\n[[bedrooms.extra]]\ncode = 'e'\nsays = 'E'\nwhen = 'in_work'\nunless = 'pension_age'\n\
        [[bedrooms.fit]]\ncode = 'f'\nsays = 'F'\nwhen = 'in_work'\nunless = 'pension_age'\n\
        [[label]]\ncode = 'g'\n\
        stages = [{ code = 'x', says = 'X', when = 'in_work', unless = 'pension_age', order = ['tier', 'points', 'draw'], tiers = [{ code = 't', says = 'T', when = 'in_work', unless = 'pension_age' }] }, { code = 'y', says = 'Y', when = 'true', order = ['draw'] }]\n\
        caps = [{ code = 'c', says = 'C', when = 'in_work', unless = 'pension_age', most = 'advert.homes / 3' }]\n",
    );
    let so = "someone works; unless over pension age.";
    for wanted in [
        format!("- D. Lasts: For a year. May be waived by: the manager. Applies when: {so}"),
        format!("- N. When: {so}"),
        "- W. Points: 3. When: always; unless over pension age.".to_owned(),
        format!("- S. From A one band down. When: {so}"),
        format!("- E. One bedroom more. When: {so}"),
        format!("- F. When: {so}"),
        format!("Stage 1: X. When: {so}"),
        format!("- Tier 1: T. When: {so}"),
        format!("- C. At most so many: homes in this advert divided by 3, rounded down. When: {so}"),
    ] {
        has(&text, &wanted);
    }
    assert!(!text.contains(".."), "{text}");
}

#[test]
fn turns_full_stages_chances_and_strict_limits_are_told() {
    let text = text(
        "[[label]]\ncode = 'g'\nany_size = true\norder = [{ by = 'draw', chances = 'bedrooms_held + 1' }]\n\
        turns = [{ code = 'a', says = 'At work.', when = 'in_work', times = 2 }, { code = 'b', says = 'Anybody.', when = 'true' }]\n\
        caps = [{ code = 'c', says = 'One owner.', when = 'owns_home', most = 1, beyond = 'not considered' }, { code = 'd', says = 'Two old.', when = 'pension_age', most = 2 }]\n\
        [[label]]\ncode = 'h'\nany_size = true\nstages = [{ code = 's', says = 'First.', when = 'in_work', most = 'round_up(advert.homes / 4)', order = ['draw'] }, { code = 't', says = 'Rest.', when = 'true', order = ['draw'] }]\n\
        [quotas]\nwindow = 'from 1 April'\n[[quota]]\nlabel = 'g'\nshare = 60\nwhen = 'advert.bedrooms >= 2'\n[[quota]]\nlabel = 'h'\nshare = 40\n",
    );
    for wanted in [
        "Groups take turns for places, in this order. Who is in none of them stands after all turns.\n\n\
         - At work. 2 places each turn. When: someone works.\n- Anybody. One place each turn.\n",
        "Order: the recorded draw, with as many chances as bedrooms they have the use of plus 1.",
        "stand below all others:\n\n- Two old. At most 2. When: over pension age.\n",
        "are not considered:\n\n- One owner. At most 1. When: owns a home.\n",
        "Stage 1: First. At most so many: homes in this advert divided by 4, rounded up. The others look at the next stage. When: someone works.",
        "We count adverts from 1 April of each year, and the next home with them.",
        "A share that is for some homes alone counts those homes alone.",
    ] {
        has(&text, wanted);
    }
}

#[test]
fn the_schemes_own_words_are_used_and_explained() {
    let text = text(
        "[parameters]\nhours = { value = 16, clause = '6.1', says = 'hours that count as work' }\nlimit = '£500'\n\
        [definitions]\n\
        working = { when = 'any job where hours >= hours_wanted', says = 'a working household', clause = '6.2' }\n\
        hours_wanted = 'if pension_age then 8 else hours'\n\
        young = { when = 'age < 10', of = 'members', says = 'a young child' }\n\
        short = 'pension_age'\n\
        never_used = 'any job where hours >= 3 and to is not given and from <= as_at'\n\
        [[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = 'working and short and (any member where young)'\n\
        [[label]]\ncode = 'g'\norder = [{ by = 'working', order = 'yes first' }, { by = 'bedrooms_held + 1', order = 'most first', says = 'rooms' }, 'if in_work then 1 else 2, lowest first', 'draw']\n",
    );
    for wanted in [
        "Met when: “a working household” and over pension age and at least one of the people in the household is one where “a young child”.",
        "Order: “a working household”, those for whom it is so first; then rooms, most first (bedrooms they have the use of plus 1); \
         then (1 if someone works, otherwise 2), lowest first; then the recorded draw.",
        "## What our words mean\n\n- “a working household” (6.2): at least one of the jobs and courses is one where hours a week is at least (8 if over pension age, otherwise 16).\n\
         - “a young child”: age is less than 10.\n\n## Numbers\n\n- hours: 16. Hours that count as work. (6.1)\n- limit: £500\n",
    ] {
        has(&text, wanted);
    }
    assert!(!text.contains("never used"), "{text}");
}

#[test]
fn a_long_definition_goes_by_its_name() {
    let text = text(
        "[definitions]\nsettled_here = 'any residence where place in \"north\" and to is not given and from <= as_at - 2 years'\n\
        [[qualification]]\ncode = 'q'\nsays = 'Q.'\nwhen = 'settled_here or in_work'\n",
    );
    has(&text, "Met when: “settled here” or someone works.");
    has(
        &text,
        "- “settled here”: at least one of the places they have lived is one where all of these hold:\n  - place is in North\n  - they have not moved out\n  - ",
    );
}

#[test]
fn a_list_of_choices_says_who_comes_last() {
    let label = |first: &str| {
        text(&format!(
            "[[fact]]\nname = 'colour'\nchoices = ['red', 'blue or green', 'grey']\n\
            [[label]]\ncode = 'g'\nany_size = true\norder = [{{ by = 'colour', first = [{first}] }}, 'first_of(told_on, applied_on), oldest first', 'draw']\n"
        ))
    };
    has(
        &label("'grey', 'blue or green'"),
        "colour, in this order: grey, \"blue or green\", then any other; then (",
    );
    has(
        &label("'grey', 'blue or green', 'red'"),
        "\"blue or green\", red; then ",
    );
    has(
        &label("'grey'"),
        ", or else date the form was received), oldest first;",
    );
}

#[test]
fn a_part_of_a_home_counts_for_none() {
    let text = text(
        "[[label]]\ncode = 'g'\nany_size = true\norder = ['tier', 'draw']\ntiers = [\
        { code = 'a', says = 'A', when = 'in_work', most = 'max(1, advert.homes * 20 / 100)' }, \
        { code = 'b', says = 'B', when = 'true', most = 3 }]\n",
    );
    has(
        &text,
        "At most so many: the larger of 1 and (20% of homes in this advert, rounded down).",
    );
    has(&text, "At most 3.");
}

#[test]
fn each_relation_goes_by_its_name_and_is_listed_once() {
    let text = text(
        "[relations]\nfirst_ring = { 'moor/ash' = ['moor/birch'] }\nsecond_ring = { 'moor/ash' = ['moor/cherry', 'moor/damson-hill'] }\n\
        [[label]]\ncode = 'g'\norder = ['tier', 'draw']\ntiers = [{ code = 'a', says = 'Next door.', when = 'lives_in in first_ring(advert.parish)' }, { code = 'b', says = 'Near.', when = 'lives_in in second_ring(advert.parish)' }]\n",
    );
    has(
        &text,
        "is one of the places that “first ring” names for the parish of the home.",
    );
    has(
        &text,
        "is one of the places that “second ring” names for the parish of the home.",
    );
    has(
        &text,
        "## Which places are near which\n\n### first ring\n\n- Moor/Ash: Moor/Birch.\n\n### second ring\n\n- Moor/Ash: Moor/Cherry, Moor/Damson Hill.\n",
    );
}

#[test]
fn no_heading_stands_without_content() {
    let text = text(
        "[parameters]\n[definitions]\n[relations]\n[bidding]\none_offer = false\n[priority]\nby = 'points'\n",
    );
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    for pair in lines.windows(2) {
        let level = |line: &str| line.chars().take_while(|letter| *letter == '#').count();
        let empty = pair[0].starts_with("##") && level(pair[1]) > 0 && level(pair[1]) <= level(pair[0]);
        assert!(!empty, "{text}");
    }
    assert!(!text.contains("Bands") && !text.contains("Bidding"), "{text}");
    assert!(!lines.last().is_some_and(|line| line.starts_with('#')), "{text}");
}

#[test]
fn who_shares_a_bedroom_is_told_in_full() {
    let text = text(
        "[bedrooms]\nclause = '3.1'\ncounts = 'lives_here = always'\nalone = 'own_room'\nunborn = 'due_on <= as_at + 13 weeks'\nmost = 6\n\
        [[bedrooms.share]]\ncode = 's'\nboth = 'age < 16'\nsame = 'sex'\n",
    );
    has(&text, "## Bedrooms (3.1)\n");
    has(&text, "- Who counts for a bedroom. When: ");
    has(&text, "- Who has a bedroom of their own. When: ");
    has(&text, "- A baby who is due counts as a child. When: ");
    has(
        &text,
        "- Two people share a bedroom. When: of both, age is less than 16; and they have the same sex.",
    );
    has(&text, "- At most this many bedrooms: 6.");
}

#[test]
fn who_shares_by_two_rules_that_say_the_same_is_told_once() {
    let text = text(
        "[bedrooms]\nclause = '3.1'\n[[bedrooms.share]]\ncode = 's'\nsays = 'Two share.'\nboth = 'age < 10'\n\
        [[bedrooms.share]]\ncode = 't'\nsays = 'Two share.'\nboth = 'age < 16'\nsame = 'sex'\n\
        [[bedrooms.share]]\ncode = 'u'\nsays = 'Others share.'\nboth = 'age < 20'\n",
    );
    has(
        &text,
        "- Two share. When: of both, age is less than 10; or of both, age is less than 16; and they have the same sex.\n\
         - Others share. When: of both, age is less than 20.\n",
    );
}

#[test]
fn nobody_bids_while_an_offer_waits_unless_the_scheme_allows_it() {
    has(
        &text(""),
        "## Bidding\n\n- Nobody can bid while an offer of a home waits",
    );
}

#[test]
fn the_page_has_no_empty_parts_and_no_line_of_two_stops() {
    for (id, _) in crate::schemes::SHIPPED {
        let scheme = crate::schemes::shipped(id).unwrap().unwrap();
        let (text, html) = (explain(&scheme), explain_html(&scheme));
        assert!(!text.contains("..") && !text.contains("\n\n\n"), "{id}:\n{text}");
        assert!(
            !html.contains("<li></li>") && !html.contains("<p></p>"),
            "{id}:\n{html}"
        );
        assert!(
            !text.lines().any(|line| line == "-" || line == "- "),
            "{id}:\n{text}"
        );
    }
}

#[test]
fn adjustments_and_numbers_that_change_are_told() {
    let text = text(
        "[parameters]\nlimit = [{ value = '£16,000', clause = '2' }, { value = '£20,000', from = 2026-04-01, says = 'the new limit' }]\n\
        [priority]\nby = 'points'\n[[award]]\ncode = 'a'\npoints = 9\nsays = 'Nine.'\nwhen = 'savings <= limit'\n\
        [[adjustment]]\ncode = 'b'\npoints = '0 - points / 3'\nsays = 'A third less.'\nwhen = 'in_work'\nunless = 'pension_age'\n",
    );
    has(
        &text,
        "## Once all points are counted\n\nThese count one after the other. Each sees the points that those before it left.\n\n\
         - A third less. Points: minus points divided by 3. When: someone works; unless over pension age.\n",
    );
    has(
        &text,
        "- limit: £16,000 (2); from 1 April 2026, £20,000. The new limit.\n",
    );
}

#[test]
fn what_people_look_for_first_leads_to_where_it_is_explained() {
    for (id, _) in crate::schemes::SHIPPED {
        let scheme = crate::schemes::shipped(id).unwrap().unwrap();
        let (gist, html) = (gist(&scheme), explain_html(&scheme));
        for need in &gist.needs {
            let place = html.split_once(&format!("<li id=\"{}\">", need.anchor));
            let (_, rest) = place.unwrap_or_else(|| panic!("{id}: {need:?}\n{html}"));
            assert!(
                rest.starts_with(&need.says.replace('&', "&amp;")),
                "{id}: {need:?}"
            );
        }
        for kind in &gist.kinds {
            let place = html.split_once(&format!("<h3 id=\"{}\">", kind.anchor));
            let (_, rest) = place.unwrap_or_else(|| panic!("{id}: {kind:?}\n{html}"));
            assert!(rest.starts_with(&kind.title), "{id}: {kind:?}");
            assert!(kind.says.len() > 10, "{id}: {kind:?}");
        }
        // No two things share an anchor.
        let mut anchors: Vec<&str> = html
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        let all = anchors.len();
        anchors.sort_unstable();
        anchors.dedup();
        assert_eq!(all, anchors.len(), "{id}");
        assert!(all >= gist.needs.len() + gist.kinds.len(), "{id}");
    }
}

#[test]
fn needs_stand_under_their_band_and_nothing_is_listed_twice() {
    let scheme = "[[band]]\nname = 'A'\n[[band]]\nname = 'B'\n[priority]\notherwise = 'B'\n\
        [[need]]\ncode = 'late'\nband = 'B'\nsays = 'You wait'\nwhen = 'in_work'\n\
        [[need]]\ncode = 'soon'\nband = 'A'\nsays = 'You must go.'\nwhen = 'in_work'\n\
        [[need]]\ncode = 'soon_too'\nband = 'A'\nsays = 'You must go.'\nwhen = 'pension_age'\n\
        [[award]]\ncode = 'w'\npoints = 3\nsays = 'W'\nwhen = 'true'\n\
        [[label]]\ncode = 'all'\nany_size = true\norder = ['band', 'points, most first', 'reference']\n";
    let scheme =
        Scheme::load(&format!("{HEAD}{scheme}"), &|_| None).unwrap_or_else(|all| panic!("{}", all[0]));
    let gist = gist(&scheme);
    let needs = gist
        .needs
        .iter()
        .map(|need| (need.says.as_str(), need.band.as_deref(), need.points.as_deref()));
    assert_eq!(
        needs.collect::<Vec<_>>(),
        [
            ("You must go.", Some("A"), None),
            ("You wait.", Some("B"), None),
            ("W.", None, Some("3"))
        ]
    );
    assert_eq!(
        gist.kinds[0].says,
        "Everyone who may bid stands in one list. Order: band, best first; then points, most first; then reference number."
    );
    assert_eq!(gist.join, Vec::<String>::new());
}
