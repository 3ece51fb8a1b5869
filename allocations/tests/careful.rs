//! The careful reader finds what is wrong and is content with what is right.
#![cfg(test)]
use allocations::check::{careful, diff, major_change, told_of_major};
use allocations::{Scheme, explain, explain_html, schemes};

fn load(text: &str) -> Scheme {
    Scheme::load(text, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

fn codes(text: &str) -> Vec<String> {
    careful(&load(text))
        .into_iter()
        .map(|finding| finding.code)
        .collect()
}

const HEAD: &str = "[scheme]\nid = 'x'\ntitle = 'X'\nversion = '1'\n[[label]]\ncode = 'general'\nany_size = true\norder = ['draw']\n";

#[test]
fn a_scheme_with_many_mistakes() {
    let text = format!(
        "{HEAD}
[[band]]
name = 'High'
[[band]]
name = 'Middle'
[[band]]
name = 'Never'
[[qualification]]
code = 'here'
says = 'You must live here.'
when = \"any residence where place in 'here'\"
[[disqualification]]
code = 'intentional'
says = 'No.'
when = 'homeless_duty = intentional'
[[need]]
code = 'a'
head = 'a'
band = 'High'
says = 'You are homeless.'
when = 'homeless_duty in [main, intentional] or bedrooms_lacking >= 1'
[[need]]
code = 'hidden'
head = 'c'
band = 'Middle'
says = 'You lack rooms.'
when = 'bedrooms_lacking >= 2'
[[need]]
code = 'upside-down'
head = 'd'
band = 'High'
says = 'You are a little ill.'
when = 'medical = low'
[[need]]
code = 'rich'
band = 'High'
says = 'Rich.'
when = 'savings > £100'
[[need]]
code = 'poor'
band = 'Middle'
says = 'Poor.'
when = 'savings < £100'
[dates]
[[dates.rank]]
name = 'only sometimes'
when = 'forces != none'
use = 'applied_on'
[[quota]]
label = 'general'
share = 90
says = 'Nine in ten.'
"
    );
    let found = codes(&text);
    for wanted in [
        "falls-through",
        "unreachable-band",
        "head-not-served",
        "class-removed",
        "exemption-forgotten",
        "hidden",
        "greater-need-lower",
        "gap",
        "date-gap",
        "quota-sum",
    ] {
        assert!(
            found.iter().any(|code| code == wanted),
            "{wanted} is not in {found:?}"
        );
    }
}

#[test]
fn findings_point_at_lines() {
    let text = format!("{HEAD}[[band]]\nname = 'Only'\n");
    let scheme = load(&text);
    let finding = careful(&scheme)
        .into_iter()
        .find(|finding| finding.code == "falls-through")
        .unwrap();
    assert_eq!(finding.problem.line, 9, "{}", finding.problem);
}

#[test]
fn the_model_scheme_has_no_serious_fault() {
    for id in ["south-norfolk-2022", "broadland-2022", "home-link", "norwich"] {
        let scheme = schemes::shipped(id).unwrap().unwrap();
        let serious = careful(&scheme)
            .into_iter()
            .filter(|one| one.weight == allocations::check::Weight::Serious);
        let serious: Vec<String> = serious.map(|finding| finding.problem.to_string()).collect();
        assert!(serious.is_empty(), "{id}: {}", serious.join("\n"));
    }
}

#[test]
fn every_sentence_can_be_read() {
    for (id, _) in schemes::SHIPPED {
        let scheme = schemes::shipped(id).unwrap().unwrap();
        let long = careful(&scheme)
            .into_iter()
            .filter(|finding| finding.code == "long-sentence");
        let long: Vec<String> = long.map(|finding| finding.problem.to_string()).collect();
        assert!(long.is_empty(), "{id}: {}", long.join("\n"));
    }
}

#[test]
fn the_councils_differ_only_where_they_say() {
    let south = schemes::shipped("south-norfolk-2022").unwrap().unwrap();
    let north = schemes::shipped("broadland-2022").unwrap().unwrap();
    let parts: Vec<String> = diff(&south, &north)
        .into_iter()
        .map(|change| change.part)
        .collect();
    assert_eq!(parts, ["scheme, councils, 1", "scheme, id", "scheme, title"]);
    assert!(diff(&south, &south).is_empty());
}

#[test]
fn a_new_wording_is_not_a_major_change_but_a_new_band_is() {
    let one = load(&format!(
        "{HEAD}[[band]]\nname = 'High'\nsays = 'Urgent.'\n[priority]\notherwise = 'High'\n"
    ));
    let two = load(&format!(
        "{HEAD}[[band]]\nname = 'High'\nsays = 'At once.'\n[priority]\notherwise = 'High'\n"
    ));
    let three = load(&format!(
        "{HEAD}[[band]]\nname = 'Higher'\n[[band]]\nname = 'High'\n[priority]\notherwise = 'High'\n"
    ));
    assert!(!major_change(&diff(&one, &two)));
    assert!(major_change(&diff(&one, &three)));
}

#[test]
fn a_scheme_explains_itself() {
    let scheme = schemes::shipped("south-norfolk-2022").unwrap().unwrap();
    let text = explain(&scheme);
    for wanted in [
        "# South Norfolk Home Options",
        "### Emergency Band",
        "Lasts 8 weeks, until the end of the later of 8 weeks after the date emergency priority was awarded",
        "\n## Bidding",
        "At most 3 bids in one round of adverts.",
        "Your home has at least two bedrooms fewer than you need.",
        "bedrooms lacking is at least 2",
        "£22,750",
        "Order: tier, from the first; then band, best first",
    ] {
        assert!(text.contains(wanted), "{wanted} is not in:\n{text}");
    }
    let html = explain_html(&scheme);
    assert!(html.contains("<h2>Bands, best first</h2>"));
    assert!(!html.contains("<p></p>"));
}

/// One scheme with everything that puts one household before another.
const ORDERED: &str = "[scheme]\nid = 'o'\ntitle = 'Old title'\nversion = '1'\nlaw = 'none'\n\
    [definitions]\nlong = { when = 'savings > £5', says = 'rich' }\n\
    [[dates.rank]]\nname = 'told'\nuse = 'first_of(told_on, applied_on)'\nsays = 'Told.'\n\
    [[dates.rank]]\nname = 'applied'\nuse = 'applied_on'\n\
    [[label]]\ncode = 'general'\ntitle = 'All'\nsays = 'All may bid.'\nany_size = true\norder = ['tier', 'draw']\n\
    tiers = [{ code = 'works', says = 'Works.', when = 'in_work', most = 2 }, { code = 'any', says = 'Any.', when = 'true' }]\n\
    caps = [{ code = 'rich', says = 'Rich.', when = 'long', most = 1 }]\n\
    [[label]]\ncode = 'other'\ntitle = 'Other'\norder = ['draw']\n\
    [quotas]\nwindow = '1 year'\n[[quota]]\nlabel = 'general'\nshare = 60\nsays = 'Most.'\n\
    [[quota]]\nlabel = 'other'\nshare = 40\nsays = 'The rest.'\n";

#[test]
fn whatever_changes_who_is_first_is_a_major_change() {
    let old = load(ORDERED);
    for (from, to) in [
        ("'tier', 'draw']", "'tier', 'applied_on, oldest first', 'draw']"),
        ("order = ['draw']", "order = ['reference']"),
        ("when = 'in_work'", "when = 'pension_age'"),
        ("most = 2", "most = 3"),
        ("when = 'long', most = 1", "when = 'in_work', most = 1"),
        ("most = 1", "most = 4"),
        ("share = 60", "share = 50"),
        ("label = 'other'\nshare", "label = 'general'\nshare"),
        ("window = '1 year'", "window = '2 years'"),
        ("any_size = true", "any_size = false"),
        ("savings > £5", "savings > £6"),
        ("law = 'none'", "law = 'England'"),
        (
            "name = 'applied'\nuse = 'applied_on'",
            "name = 'applied'\nuse = 'told_on'",
        ),
    ] {
        assert!(ORDERED.contains(from), "{from}");
        let changes = diff(&old, &load(&ORDERED.replacen(from, to, 1)));
        assert!(major_change(&changes), "{from} -> {to}: {changes:?}");
    }
}

#[test]
fn the_order_of_the_rules_for_the_date_is_a_rule() {
    let told = "[[dates.rank]]\nname = 'told'\nuse = 'first_of(told_on, applied_on)'\nsays = 'Told.'\n";
    let swapped = ORDERED
        .replace(told, "")
        .replace("use = 'applied_on'\n", &format!("use = 'applied_on'\n{told}"));
    assert!(major_change(&diff(&load(ORDERED), &load(&swapped))));
}

#[test]
fn another_wording_is_a_minor_change_wherever_it_stands() {
    let old = load(ORDERED);
    for (from, to) in [
        ("title = 'All'", "title = 'Everyone'"),
        ("says = 'All may bid.'", "says = 'Everyone may bid.'"),
        ("says = 'Works.'", "says = 'At work.'"),
        ("says = 'Rich.'", "says = 'With money.'"),
        ("says = 'Most.'", "says = 'The most.'"),
        ("says = 'rich'", "says = 'with money'"),
        ("title = 'Old title'", "title = 'New title'"),
    ] {
        assert!(ORDERED.contains(from), "{from}");
        let changes = diff(&old, &load(&ORDERED.replacen(from, to, 1)));
        assert!(
            !changes.is_empty() && !major_change(&changes),
            "{from}: {changes:?}"
        );
    }
}

#[test]
fn a_scheme_under_no_english_law_is_not_told_of_it() {
    assert!(!told_of_major(&load(ORDERED)).contains("Housing Act"));
    assert!(told_of_major(&load(&ORDERED.replace("'none'", "'England'"))).contains("Housing Act 1996 s.168"));
}

/// What is found in a scheme of points with these parts.
fn points(parts: &str) -> Vec<(String, String)> {
    let head = HEAD.replace("[[label]]", "law = 'none'\n[priority]\nby = 'points'\n[[label]]");
    let found = careful(&load(&format!("{head}{parts}")));
    found
        .into_iter()
        .map(|one| (one.code, one.problem.says))
        .collect()
}

fn need(when: &str) -> String {
    format!("[[need]]\ncode = 'n'\npoints = 1\nsays = 'N.'\nwhen = '{when}'\n")
}

#[test]
fn a_need_of_a_season_or_between_two_limits_can_be_met() {
    for when in [
        "as_at >= 2026-11-01 and as_at < 2027-04-01",
        "as_at < 2010-01-01",
        "days_since(2026-01-01) > 3 and in_work",
        "months_since(2000-11-01) - 12 * years_since(2000-11-01) < 5",
        "savings >= £6,000 and savings < £16,000",
        "savings between £6,000 and £16,000",
        "not (savings >= £6,000 or in_work) and savings > £5",
    ] {
        assert_eq!(points(&need(when)), [], "{when}");
    }
    for when in [
        "savings >= £16,000 and savings < £6,000",
        "in_work and not in_work",
        "as_at >= 2027-01-01 and as_at < 2026-01-01",
        "not (savings < £6,000 or savings >= £6,000)",
    ] {
        let found = points(&need(when));
        assert_eq!(
            found.first().map(|one| one.0.as_str()),
            Some("unreachable"),
            "{when}: {found:?}"
        );
    }
    let award = need("in_work and not in_work").replace("[[need]]", "[[award]]");
    assert_eq!(points(&award)[0].1, "Nobody can get the award `n`.");
}

#[test]
fn only_the_law_of_england_exempts_from_tests_of_place() {
    let test = "[[qualification]]\ncode = 'here'\nsays = 'You live here.'\nwhen = \"any residence where place in 'here'\"\n";
    assert_eq!(points(test), []);
    assert!(codes(&format!("{HEAD}{test}")).contains(&"exemption-forgotten".to_owned()));
}

fn quota(share: u8, when: &str) -> String {
    let when = if when.is_empty() {
        String::new()
    } else {
        format!("when = '{when}'\n")
    };
    format!("[[quota]]\nlabel = 'general'\nshare = {share}\n{when}")
}

#[test]
fn shares_are_added_up_for_the_homes_they_are_about() {
    let sum = |quotas: &[(u8, &str)]| {
        let quotas: Vec<String> = quotas.iter().map(|(share, when)| quota(*share, when)).collect();
        let places = "[places]\nnorth = ['t/kirk']\nsouth = ['t/port']\n[quotas]\nwindow = '1 year'\n";
        let found = points(&format!("{places}{}", quotas.concat()));
        found
            .into_iter()
            .find(|one| one.0 == "quota-sum")
            .map(|one| one.1)
    };
    let (north, south) = ("advert.place in north", "advert.place in south");
    assert_eq!(sum(&[(60, north), (40, north), (100, south)]), None);
    assert_eq!(
        sum(&[
            (60, "advert.bedrooms >= 3"),
            (60, "advert.bedrooms <= 2"),
            (40, "")
        ]),
        None
    );
    assert_eq!(sum(&[(100, "advert.lift"), (100, "not advert.lift")]), None);
    assert_eq!(sum(&[(100, north), (100, "not (advert.place in north)")]), None);
    assert_eq!(
        sum(&[(60, north), (30, north), (100, south)]).as_deref(),
        Some("The shares add up to 90, not to 100.")
    );
    assert!(sum(&[(100, "advert.bedrooms >= 3"), (100, "advert.bedrooms <= 3")]).is_some());
    assert!(sum(&[(100, "advert.lift"), (100, north)]).is_some());
    assert!(sum(&[(90, "")]).is_some());
}

#[test]
fn names_that_nothing_uses_are_pointed_out() {
    let parts = "[parameters]\nused = 3\nidle = 4\n[places]\nhere = ['a']\nthere = ['b']\n\
        [definitions]\nfar = \"lives_in in here\"\nlost = { when = 'far', says = 'idle there' }\n\
        [[need]]\ncode = 'n'\npoints = 'used'\nsays = 'lost.'\nwhen = 'in_work'\n";
    let found: Vec<String> = points(parts)
        .into_iter()
        .map(|one| format!("{}: {}", one.0, one.1))
        .collect();
    assert_eq!(
        found,
        [
            "unused: Nothing uses the parameter `idle`. You may remove it.",
            "unused: Nothing uses the set of places `there`. You may remove it.",
            "unused: Nothing uses the definition `lost`. You may remove it.",
        ]
    );
}

#[test]
fn a_division_by_what_may_be_nought_is_pointed_out() {
    let divides = |points_of: &str, when: &str| {
        let part = need(when).replace("points = 1", &format!("points = '{points_of}'"));
        points(&part)
            .into_iter()
            .find(|one| one.0 == "divides-by-nought")
            .map(|one| one.1)
    };
    let told = divides("savings / net_income", "in_work").unwrap();
    assert!(told.contains("`if net_income = £0 then … else …`"), "{told}");
    assert!(divides("100 / (count jobs)", "in_work").is_some());
    for (points_of, when) in [
        ("if net_income = £0 then 0 else savings / net_income", "in_work"),
        ("savings / net_income", "net_income > £0"),
        ("savings / max(£1, net_income)", "in_work"),
        ("savings / £5", "in_work"),
        ("100 / household_size", "in_work"),
    ] {
        assert_eq!(divides(points_of, when), None, "{points_of}, {when}");
    }
}
