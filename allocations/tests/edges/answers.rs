//! Where a household stands while one answer decides its group and its points at once: each answer is taken as a whole.
use super::*;

const SCHEME: &str = "[scheme]\nid='one-answer'\ntitle='One answer'\nversion='1'\nlaw='none'\n[priority]\nby='points'\n\
    [[award]]\ncode='home'\npoints='if in_work then 0 else if shares_facilities then 5 else 10'\nwhen='true'\nsays='Points without work.'\n\
    [[label]]\ncode='tiers'\nany_size=true\norder=['tier', 'points', 'reference']\n\
    tiers=[{code='work', says='Workers.', when='in_work'}, {code='rest', says='Others.', when='true'}]\n\
    [[label]]\ncode='either'\nany_size=true\norder=['tier', 'points', 'reference']\n\
    tiers=[{code='work', says='Workers.', when='in_work'}, {code='rest', says='Others.', when='not in_work'}]\n\
    [[label]]\ncode='choice'\nany_size=true\norder=['tier', 'reference']\n\
    tiers=[{code='ill', says='Ill.', when='medical = high'}, {code='rest', says='Less ill.', when='medical in [none, low, medium, urgent]'}]\n\
    [[label]]\ncode='some'\nany_size=true\norder=['tier', 'reference']\n\
    tiers=[{code='ill', says='Ill.', when='medical = high'}, {code='low', says='Less ill.', when='medical = low'}]\n\
    [[label]]\ncode='stages'\nany_size=true\n\
    [[label.stages]]\ncode='work'\nsays='Workers.'\nwhen='in_work'\norder=['points', 'reference']\n\
    [[label.stages]]\ncode='rest'\nsays='Others.'\nwhen='not in_work'\norder=['points', 'reference']\n";

fn one(in_work: Option<bool>, shares: bool) -> Facts {
    let mut facts = facts(&[("shares_facilities", shares.into())]);
    if let Some(in_work) = in_work {
        facts.set("in_work", in_work).unwrap();
    }
    facts
}

fn listed(label: &str, bids: &[BidFacts]) -> Shortlist {
    shortlist(
        &load(SCHEME),
        &AdvertFacts::new("A", label),
        bids,
        day("2026-11-23"),
        None,
    )
}

/// One who works, and stands first with no points; or does not, and has ten beside the other's five.
fn bids() -> [BidFacts; 2] {
    [bid("b", 1, one(Some(false), true)), bid("u", 2, one(None, false))]
}

#[test]
fn a_group_and_points_that_wait_for_one_answer_are_taken_together() {
    for label in ["tiers", "either", "stages"] {
        assert_eq!(names(&listed(label, &bids())), ["u", "b"], "{label}");
    }
    // With fewer points than the other, were there no work, the worst answer is that there is none.
    let bids = [bid("b", 1, one(Some(false), false)), bid("u", 2, one(None, true))];
    for label in ["tiers", "either", "stages"] {
        assert_eq!(names(&listed(label, &bids)), ["b", "u"], "{label}");
    }
}

#[test]
fn who_is_in_one_of_two_groups_for_certain_stands_in_the_lower() {
    let list = listed("either", &bids());
    assert_eq!(list.rows[0].tier, Some(2));
    let why: Vec<(&str, Truth)> = list.rows[0]
        .reasons
        .iter()
        .map(|reason| (reason.says.as_str(), reason.answer))
        .collect();
    assert!(
        why.contains(&("Workers.", Truth::Unknown)) && why.contains(&("Others.", Truth::Unknown)),
        "{why:?}"
    );
    let list = listed("choice", &[bid("u", 1, one(None, false))]);
    assert_eq!(
        list.rows[0].tier,
        Some(2),
        "every answer to the question of health has a group"
    );
}

#[test]
fn who_may_be_in_no_group_is_told_that_it_is_not_known() {
    let list = listed("some", &[bid("u", 1, one(None, false))]);
    assert!(list.rows.is_empty());
    let why = &list.not_considered[0].reasons[0];
    assert_eq!(
        why.says,
        "We do not know yet in which group for this home you are."
    );
    assert_eq!(why.answer, Truth::Unknown);
    let well = one(None, false).with("medical", "none").unwrap();
    let list = listed("some", &[bid("n", 1, well)]);
    let why = &list.not_considered[0].reasons[0];
    assert_eq!(why.says, "The rules for this home put you in none of its groups.");
}
