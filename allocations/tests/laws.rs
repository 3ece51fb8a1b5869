//! Laws that hold for every scheme and every household.
#![cfg(test)]
use std::sync::LazyLock;

mod households;

use allocations::{AdvertFacts, BidFacts, Facts, Scheme, Truth, Value, assess, schemes, shortlist};
use chrono::{TimeZone as _, Utc};
use households::{build, day, households};
use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};
use proptest::{collection, sample};

static SCHEMES: LazyLock<Vec<Scheme>> = LazyLock::new(|| {
    schemes::SHIPPED
        .iter()
        .map(|(id, _)| schemes::shipped(id).unwrap().unwrap())
        .collect()
});

fn agrees(open: Truth, learnt: Truth) -> bool {
    open == Truth::Unknown || open == learnt
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn learning_a_fact_never_contradicts_an_earlier_answer(
        household in households(),
        which in 0_usize..200,
        of_list in any::<bool>(),
        scheme in sample::select((0..schemes::SHIPPED.len()).collect::<Vec<_>>()),
    ) {
        let scheme = &SCHEMES[scheme];
        let without = if of_list { 1_000 + which % 7 } else { which % household.0.len() };
        let without = if which % 5 == 4 { 2_000 + (which * 37) % 700 } else { without };
        let learnt = assess(scheme, &build(&household, None), day());
        let open = assess(scheme, &build(&household, Some(without)), day());
        prop_assert!(agrees(open.eligible.answer, learnt.eligible.answer));
        prop_assert!(agrees(open.qualifying.answer, learnt.qualifying.answer));
        prop_assert!(open.bedrooms.least <= learnt.bedrooms.least && learnt.bedrooms.most <= open.bedrooms.most,
            "{:?} then {:?}", open.bedrooms, learnt.bedrooms);
        if let (Some(open), Some(learnt)) = (&open.points, &learnt.points) {
            prop_assert!(open.least <= learnt.least && learnt.most <= open.most);
        }
        if let Some(band) = open.band.as_ref().filter(|band| band.certain == Truth::Yes) {
            prop_assert_eq!(Some(&band.name), learnt.band.as_ref().map(|band| &band.name));
        }
        if let Some(date) = open.ranking_date.as_ref().and_then(|date| date.date) {
            prop_assert_eq!(Some(date), learnt.ranking_date.as_ref().and_then(|date| date.date));
        }
    }

    #[test]
    fn what_is_open_has_a_question_or_a_rule_behind_it(household in households(), at in 0_usize..3) {
        let answer = assess(&SCHEMES[at], &build(&household, None), day());
        // Where one test has failed for certain, the other need not be answered.
        let open = answer.on_register().is_unknown();
        prop_assert!(!open || !answer.questions.is_empty(), "{answer:#?}");
    }

    #[test]
    fn the_same_facts_give_the_same_bytes(household in households(), at in 0_usize..3) {
        let facts = build(&household, None);
        let bytes = serde_json::to_string(&facts).unwrap();
        let again: Facts = serde_json::from_str(&bytes).unwrap();
        prop_assert_eq!(&again, &facts);
        let one = serde_json::to_string(&assess(&SCHEMES[at], &facts, day())).unwrap();
        let two = serde_json::to_string(&assess(&SCHEMES[at], &again, day())).unwrap();
        prop_assert_eq!(one, two);
    }

    #[test]
    fn the_order_is_total_and_fair(
        households in collection::vec(households(), 1..7),
        label in 0_usize..6,
        seed in any::<[u8; 32]>(),
        at in 0_usize..schemes::SHIPPED.len(),
    ) {
        let scheme = &SCHEMES[at];
        let labels = scheme.labels();
        let mut advert = AdvertFacts::new("A-1", &labels[label % labels.len()].code);
        advert.set("bedrooms", 2).unwrap();
        advert.set("kind", "flat").unwrap();
        advert.set("floor", 1).unwrap();
        advert.set("homes", 3).unwrap();
        advert.set("district", "south-norfolk").unwrap();
        advert.set("parishes", Value::Places(vec!["little-melton".to_owned()])).unwrap();
        advert.set("adjoining", Value::Places(vec!["bawburgh".to_owned()])).unwrap();
        let mut bids: Vec<BidFacts> = households.iter().enumerate().map(|(nth, household)| BidFacts {
            bid_id: format!("B{nth}"),
            household_ref: format!("H{nth}"),
            bid_at: Utc.timestamp_opt(1_795_000_000 + i64::try_from(nth).unwrap(), 0).unwrap(),
            bid_on: day(),
            facts: build(household, None).into(),
        }).collect();
        let list = shortlist(scheme, &advert, &bids, day(), Some(&seed));
        prop_assert_eq!(list.rows.len() + list.not_considered.len(), bids.len());
        prop_assert!(list.not_considered.iter().all(|one| !one.reasons.is_empty()));
        for (place, row) in (1_u32..).zip(&list.rows) {
            prop_assert_eq!(row.place, place);
            prop_assert_eq!(row.below.is_none(), place == 1);
            prop_assert_eq!(row.ahead.iter().map(|ahead| ahead.households).sum::<u32>(), place - 1);
        }
        bids.reverse();
        prop_assert_eq!(&shortlist(scheme, &advert, &bids, day(), Some(&seed)), &list);
        // Without the last household nobody above it moves.
        if let Some(last) = list.rows.last() {
            bids.retain(|bid| bid.bid_id != last.bid_id);
            let shorter = shortlist(scheme, &advert, &bids, day(), Some(&seed));
            let names = |list: &allocations::Shortlist| -> Vec<String> {
                list.rows.iter().map(|row| row.bid_id.clone()).collect()
            };
            prop_assert_eq!(names(&shorter), names(&list)[..list.rows.len() - 1].to_vec());
        }
        let frozen = serde_json::to_string(&list).unwrap();
        let thawed: allocations::Shortlist = serde_json::from_str(&frozen).unwrap();
        prop_assert_eq!(&thawed, &list);
        // The frozen list equals its replay from the bids as they were kept.
        bids.extend(list.rows.last().map(|last| {
            let nth: usize = last.bid_id.trim_start_matches('B').parse().unwrap();
            BidFacts {
                bid_id: last.bid_id.clone(),
                household_ref: last.household_ref.clone(),
                bid_at: Utc.timestamp_opt(1_795_000_000 + i64::try_from(nth).unwrap(), 0).unwrap(),
                bid_on: day(),
                facts: build(&households[nth], None).into(),
            }
        }));
        let kept = serde_json::to_string(&(&advert, &bids)).unwrap();
        let (advert, bids): (AdvertFacts, Vec<BidFacts>) = serde_json::from_str(&kept).unwrap();
        let again = shortlist(scheme, &advert, &bids, day(), Some(&seed));
        prop_assert_eq!(serde_json::to_string(&again).unwrap(), frozen);
    }

    #[test]
    fn no_text_breaks_the_reader(condition in "[a-z_0-9 ().,<>=+*/£'\\[\\]-]{0,60}", cut in any::<u16>(), put in ".{0,4}") {
        let text = format!("[scheme]\nid='x'\ntitle='X'\nversion='1'\n[definitions]\nd = \"\"\"{condition}\"\"\"\n");
        if let Err(problems) = Scheme::load(&text, &|_| None) {
            prop_assert!(problems.iter().all(|problem| !problem.to_string().is_empty()));
        }
        let whole = schemes::text("norwich").unwrap();
        let mut at = usize::from(cut) % whole.len();
        while !whole.is_char_boundary(at) {
            at -= 1;
        }
        let (before, after) = whole.split_at(at);
        let broken = format!("{before}{put}{after}");
        let _ = Scheme::load(&broken, &|_| None).map(|scheme| assess(&scheme, &Facts::new(), day()));
    }
}

#[test]
fn a_sentence_without_end_is_refused() {
    let deep = format!("{}true{}", "(".repeat(5_000), ")".repeat(5_000));
    let mut definitions = String::from("d0 = 'savings'\n");
    for n in 1..60 {
        definitions.extend([format!("d{n} = 'd{} + d{}'\n", n - 1, n - 1)]);
    }
    for body in [
        format!("d = '{deep}'\n"),
        definitions,
        format!("d = '{}true'\n", "not ".repeat(50_000)),
    ] {
        let text = format!("[scheme]\nid='x'\ntitle='X'\nversion='1'\n[definitions]\n{body}");
        let problems = Scheme::load(&text, &|_| None).unwrap_err();
        assert!(!problems.is_empty());
    }
}

#[test]
fn a_definition_may_not_use_itself() {
    let text =
        "[scheme]\nid='x'\ntitle='X'\nversion='1'\n[definitions]\na = 'b and savings > £1'\nb = 'not a'\n";
    let problems = Scheme::load(text, &|_| None).unwrap_err();
    let says: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(
        says.iter()
            .any(|one| one.contains("does not, in the end, use itself")),
        "{says:?}"
    );
}
