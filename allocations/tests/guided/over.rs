//! One scheme laid over another: what has no code is added, and what cannot be meant is refused.
use super::*;

const BASE: &str = "[scheme]\nid = 'below'\ntitle = 'Below'\nversion = '1'\nlaw = 'none'\n\
    [parameters]\nyears_in_birch = '3 years'\nlimit = [{ value = '£16,000' }, { value = '£20,000', from = 2027-04-01 }]\n\
    [[band]]\nname = 'A'\n[[band]]\nname = 'B'\n[priority]\notherwise = 'B'\n\
    [[need]]\ncode = 'hardship'\nband = 'A'\nwhen = 'bedrooms_lacking >= 1 or hardship_locality'\nsays = 'Too small.'\n\
    [[disqualification]]\nsays = 'You have too much in savings.'\nwhen = 'savings > limit or applied_on > as_at - years_in_birch'\n\
    [bedrooms]\ncounts = 'true'\n\
    [[bedrooms.share]]\ncode = 'couple'\nboth = 'relation in [applicant, partner]'\nsays = 'A couple share a bedroom.'\n\
    [[label]]\ncode = 'g'\nany_size = true\norder = ['tier', 'reference']\ntiers = [{ code = 'a', says = 'A.', when = 'true' }]\n\
    [[label]]\ncode = 'h'\nany_size = true\norder = ['band', 'reference']\n\
    [quotas]\ncounts = 'lets'\nwindow = '1 year'\n\
    [[quota]]\nlabel = 'g'\nshare = 70\nsays = 'Most.'\n[[quota]]\ncode = 'rest'\nlabel = 'h'\nshare = 30\nsays = 'The rest.'\n";

fn read(lines: &str) -> Result<Scheme, Vec<Problem>> {
    let text = format!("[scheme]\nid = 'x'\ntitle = 'X'\nversion = '1'\nextends = 'below'\n{lines}");
    Scheme::load(&text, &|name| (name == "below").then(|| BASE.to_owned()))
}

fn over(lines: &str) -> Scheme {
    read(lines).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

fn not_over(lines: &str) -> Vec<String> {
    told(&read(lines).expect_err("it cannot be meant"))
}

const OVER: &str = "[[bedrooms.share]]\nboth = 'age < 5'\nsays = 'Two children under 5 share a bedroom.'\n\
    [[disqualification]]\nsays = 'You owe more than £500 of rent.'\nwhen = 'housing_debt > £500'\n";

#[test]
fn what_has_no_code_is_added_to_the_list_below() {
    let scheme = over(OVER);
    let one = "applied_on = 2020-01-01, members = [{ relation = 'applicant', age = 40 }";
    hold(
        &scheme,
        &format!(
            "[[case]]\ntitle = 'A couple still share'\ngiven = {{ {one}, {{ relation = 'partner', age = 40 }}] }}\nthen = {{ bedrooms = 1, qualifies = 'yes' }}\n\
             [[case]]\ntitle = 'So do two small children'\ngiven = {{ {one}, {{ relation = 'child', age = 4 }}, {{ relation = 'child', age = 2 }}] }}\nthen = {{ bedrooms = 2 }}\n\
             [[case]]\ntitle = 'Savings still keep a household out'\ngiven = {{ {one}], savings = '£16,001' }}\nthen = {{ qualifies = 'no', blockers = ['disqualification-1'] }}\n\
             [[case]]\ntitle = 'And so does rent'\ngiven = {{ {one}], housing_debt = '£501' }}\nthen = {{ qualifies = 'no', blockers = ['disqualification-2'] }}\n"
        ),
    );
}

#[test]
fn what_is_added_changed_and_taken_away_is_told() {
    let scheme = over(&format!(
        "{OVER}[parameters]\nyears_in_birch = '4 years'\nlimit = '£30,000'\n[[need]]\ncode = 'hardship'\nband = 'B'\n[[quota]]\ncode = 'rest'\nremove = true\n[definitions]\nlong = 'applied_on < as_at - 9 years'\n"
    ));
    let told = scheme.laid().join("\n");
    for wanted in [
        "adds one [[bedrooms.share]]: Two children under 5 share a bedroom",
        "adds one [[disqualification]]: You owe more than £500 of rent",
        "changes `years_in_birch` of [parameters]",
        "changes `limit` of [parameters]",
        "changes [[need]] `hardship`: `band`",
        "takes away [[quota]] `rest`",
        "adds `long` to [definitions]",
    ] {
        assert!(told.lines().any(|line| line == wanted), "{wanted}\n{told}");
    }
    assert_eq!(told.lines().count(), 7, "{told}");
    assert!(super::scheme("").laid().is_empty());
}

#[test]
fn the_values_of_a_number_and_the_keys_of_an_order_stand_as_they_are_written() {
    let scheme = over(
        "[parameters]\nlimit = [{ value = '£1' }, { value = '£2', from = 2026-06-01 }]\n[[label]]\ncode = 'h'\norder = [{ by = 'applied_on', order = 'oldest first' }, 'reference']\n",
    );
    hold(
        &scheme,
        "[[case]]\ntitle = 'Two pounds since June'\ngiven = { applied_on = 2020-01-01, savings = '£2.01', members = [{ relation = 'applicant', age = 40 }] }\nthen = { qualifies = 'no' }\n\
         [[case]]\ntitle = 'The older form first, whatever the band'\nadvert = { label = 'h' }\nbids = [{ who = 'late', given = { hardship_locality = true, applied_on = 2022-01-01 } }, { who = 'early', given = { applied_on = 2021-01-01 } }]\nthen = { order = ['early', 'late'] }\n",
    );
}

#[test]
fn what_cannot_be_meant_is_refused() {
    only(
        &not_over("[[label]]\ncode = 'g'\ntiers = [{ says = 'B.', when = 'true' }]\n"),
        &["Nothing says which of the `tiers`", "a `code`"],
    );
    only(
        &not_over("[[quota]]\nlabel = 'g'\nshare = 60\n"),
        &["already has a share for `g`", "the `code` of the share below"],
    );
    // One for other homes is added.
    over("[[quota]]\nlabel = 'g'\nshare = 60\nwhen = 'advert.bedrooms = 1'\n");
    only(
        &not_over("[[label]]\ntitle = 'One more'\norder = ['reference']\n"),
        &["This label has no `code`"],
    );
}

#[test]
fn a_code_that_the_scheme_below_has_not_is_told_with_the_nearest() {
    only(
        &not_over("[[need]]\ncode = 'hardshp'\nband = 'B'\n"),
        &[
            "has no [[need]] called `hardshp`",
            "no `when` of its own",
            "Did you mean `hardship`?",
        ],
    );
    only(
        &not_over("[[label]]\ncode = 'gg'\ntitle = 'G'\n"),
        &[
            "has no [[label]] called `gg`",
            "no `order` of its own",
            "one of: g, h",
        ],
    );
    only(
        &not_over("[[quota]]\ncode = 'rset'\nshare = 20\n"),
        &["has no [[quota]] called `rset`", "Did you mean `rest`?"],
    );
    let remarks = allocations::check::careful(&over("[parameters]\nyears_in_brich = '4 years'\n"));
    let remarks: Vec<String> = remarks.iter().map(|one| one.problem.to_string()).collect();
    let unused = remarks.iter().find(|one| one.contains("`years_in_brich`"));
    assert!(
        unused.is_some_and(|one| one.contains("Did you mean `years_in_birch`?")),
        "{remarks:#?}"
    );
    let lost = Scheme::load(
        "[scheme]\nid = 'x'\ntitle = 'X'\nversion = '1'\nextends = 'leedz'\n",
        &|_| None,
    );
    only(
        &told(&lost.unwrap_err()),
        &["`leedz` was not found", "Did you mean `leeds`?"],
    );
}
