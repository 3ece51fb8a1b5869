//! The front door, used as a stranger would.
#![cfg(test)]
use allocations::{
    AdvertFacts, BidContext, BidFacts, Facts, Scheme, Truth, Value, assess, may_bid, schemes, shortlist,
};
use chrono::{NaiveDate, TimeZone as _, Utc};

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

fn model() -> Scheme {
    schemes::shipped("south-norfolk-2022").unwrap().unwrap()
}

/// A couple with two young children in a two-bedroom home, everything answered.
fn family() -> Facts {
    let mut facts = Facts::new();
    for (name, value) in [
        ("applicant_type", Value::from("homeseeker")),
        ("immigration", "british or Irish".into()),
        ("habitually_resident", true.into()),
        ("applied_on", "2025-01-10".into()),
        ("tenure", "private tenant".into()),
        ("bedrooms_held", 2.into()),
        ("net_income", 2_000_000.into()),
        ("savings", 50_000.into()),
        ("equity", 0.into()),
        ("pension_age", false.into()),
        ("unacceptable_behaviour", false.into()),
        ("false_information", false.into()),
        ("homeless_duty", "none".into()),
        ("temporary", "none".into()),
        ("harassment", "none".into()),
        ("cannot_leave_hospital", false.into()),
        ("medical", "none".into()),
        ("welfare", "none".into()),
        ("order_on_home", "none".into()),
        ("must_leave_for_works", false.into()),
        ("multiple_high_needs", false.into()),
        ("ready_to_move_on", false.into()),
        ("care_leaver", "none".into()),
        ("hazard", "none".into()),
        ("forces", "none".into()),
        ("sleeps_rough", false.into()),
        ("shares_facilities", false.into()),
        ("lacks_facilities", false.into()),
        ("statutorily_overcrowded", false.into()),
        ("hardship_locality", false.into()),
        ("right_to_move", false.into()),
        ("needs_overnight_carer", false.into()),
        ("needs_medical_bedroom", false.into()),
        ("domestic_abuse_move", false.into()),
    ] {
        facts.set(name, value).unwrap();
    }
    facts.begin("moves").unwrap();
    for (relation, sex, born) in [
        ("applicant", "female", "1990-04-01"),
        ("partner", "male", "1988-05-02"),
        ("child", "female", "2015-06-03"),
        ("child", "male", "2018-07-04"),
    ] {
        person(&mut facts, relation, sex, born);
    }
    facts
        .push(
            "residences",
            [
                ("place", "south-norfolk/little-melton".into()),
                ("from", "2014-02-01".into()),
                ("to", Value::Nothing),
                ("kind", "settled".into()),
            ],
        )
        .unwrap();
    facts
}

fn person(facts: &mut Facts, relation: &str, sex: &str, born: &str) {
    facts
        .push(
            "members",
            [
                ("relation", relation.into()),
                ("sex", sex.into()),
                ("birth_date", born.into()),
                ("lives_here", "always".into()),
                ("own_room", false.into()),
                ("agrees_to_share", false.into()),
                ("couple", Value::Nothing),
                ("due_on", Value::Nothing),
            ],
        )
        .unwrap();
}

#[test]
fn a_family_that_lacks_a_room_is_in_band_two() {
    let scheme = model();
    let answer = assess(&scheme, &family(), day("2026-11-23"));
    assert_eq!(answer.eligible.answer, Truth::Yes);
    assert_eq!(answer.qualifying.answer, Truth::Yes, "{:#?}", answer.qualifying);
    assert_eq!(
        (answer.bedrooms.least, answer.bedrooms.most),
        (3, 3),
        "{:#?}",
        answer.bedrooms.rooms
    );
    let band = answer.band.unwrap();
    assert_eq!(
        (band.name.as_str(), band.certain),
        ("Band 2", Truth::Yes),
        "{:#?}",
        answer.needs
    );
    assert_eq!(answer.ranking_date.unwrap().date, Some(day("2025-01-10")));
    assert!(answer.questions.is_empty(), "{:#?}", answer.questions);
    assert_eq!(answer.needs.len(), 1);
    assert_eq!(answer.needs[0].heads, ["c"]);
}

#[test]
fn only_questions_that_matter_are_asked() {
    let scheme = model();
    let mut facts = family();
    facts.forget("harassment");
    let answer = assess(&scheme, &facts, day("2026-11-23"));
    let band = answer.band.unwrap();
    assert_eq!((band.name.as_str(), band.certain), ("Band 2", Truth::Unknown));
    assert_eq!(band.at_best.as_deref(), Some("Emergency Band"));
    let asked: Vec<&str> = answer
        .questions
        .iter()
        .map(|question| question.fact.as_str())
        .collect();
    assert!(asked.contains(&"harassment"), "{asked:?}");
    assert!(!asked.contains(&"net_income"), "{asked:?}");
}

#[test]
fn the_law_beats_a_local_rule() {
    let scheme = model();
    let mut facts = family();
    facts.forget("residences");
    facts.begin("residences").unwrap();
    facts.begin("jobs").unwrap();
    facts.begin("relatives").unwrap();
    facts.set("gives_care", false).unwrap();
    facts.set("adopted_local_connection", false).unwrap();
    let no = assess(&scheme, &facts, day("2026-11-23"));
    assert_eq!(no.qualifying.answer, Truth::No, "{:#?}", no.qualifying);
    facts.set("domestic_abuse_move", true).unwrap();
    let before = assess(&scheme, &facts, day("2025-07-09"));
    assert_eq!(before.qualifying.answer, Truth::No);
    let after = assess(&scheme, &facts, day("2025-07-10"));
    assert_eq!(after.qualifying.answer, Truth::Yes, "{:#?}", after.qualifying);
    assert!(
        after
            .qualifying
            .reasons
            .iter()
            .any(|reason| reason.clause.as_deref() == Some("SI 2025/706"))
    );
}

fn advert(label: &str) -> AdvertFacts {
    let mut advert = AdvertFacts::new("A-1", label);
    advert.set("bedrooms", 3).unwrap();
    advert.set("kind", "house").unwrap();
    advert.set("floor", 0).unwrap();
    advert.set("district", "south-norfolk").unwrap();
    advert
        .set("parishes", Value::Places(vec!["little-melton".into()]))
        .unwrap();
    advert
        .set(
            "adjoining",
            Value::Places(vec!["bawburgh".into(), "great-melton".into(), "colney".into()]),
        )
        .unwrap();
    advert
}

#[test]
fn every_blocker_is_named() {
    let scheme = model();
    let facts = family();
    let answer = assess(&scheme, &facts, day("2026-11-23"));
    let context = BidContext {
        bids_this_cycle: 3,
        live_offer: true,
        ..BidContext::default()
    };
    let mut home = advert("transfer");
    home.set("bedrooms", 1).unwrap();
    let verdict = may_bid(&scheme, &home, &facts, &answer, &context, day("2026-11-23"));
    let codes: Vec<&str> = verdict
        .reasons
        .iter()
        .map(|reason| reason.code.as_str())
        .collect();
    for code in ["live-offer", "bids-used", "transfer-only", "right-size"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
    let open = may_bid(
        &scheme,
        &advert("general"),
        &facts,
        &answer,
        &BidContext::default(),
        day("2026-11-23"),
    );
    assert!(open.allowed(), "{open:#?}");
}

fn bid(reference: &str, facts: Facts) -> BidFacts {
    BidFacts {
        bid_id: format!("B-{reference}"),
        household_ref: reference.to_owned(),
        bid_at: Utc.with_ymd_and_hms(2026, 11, 20, 9, 0, 0).unwrap(),
        bid_on: day("2026-11-20"),
        facts: facts.into(),
    }
}

#[test]
fn the_order_is_explained_and_does_not_depend_on_its_input() {
    let scheme = model();
    let villager = family();
    let mut urgent = family();
    urgent.set("harassment", "immediate_violence").unwrap();
    urgent.set("emergency_awarded_on", "2026-11-01").unwrap();
    urgent.set("emergency_extended_until", Value::Nothing).unwrap();
    urgent.forget("residences");
    urgent
        .push(
            "residences",
            [
                ("place", "south-norfolk/wymondham".into()),
                ("from", "2010-01-01".into()),
                ("to", Value::Nothing),
                ("kind", "settled".into()),
            ],
        )
        .unwrap();
    urgent.begin("jobs").unwrap();
    let mut bids = vec![bid("V", villager), bid("E", urgent)];
    let seed = [7_u8; 32];
    let first = shortlist(&scheme, &advert("general"), &bids, day("2026-11-23"), Some(&seed));
    let order: Vec<&str> = first.rows.iter().map(|row| row.household_ref.as_str()).collect();
    assert_eq!(order, ["E", "V"], "{:#?}", first.not_considered);
    assert_eq!(first.rows[1].below.as_ref().unwrap().key, "band");
    assert_eq!(first.rows[1].ahead[0].households, 1);
    bids.reverse();
    assert_eq!(
        first,
        shortlist(&scheme, &advert("general"), &bids, day("2026-11-23"), Some(&seed))
    );
    let village = shortlist(
        &scheme,
        &advert("village-homes-first"),
        &bids,
        day("2026-11-23"),
        Some(&seed),
    );
    let order: Vec<(&str, Option<u32>)> = village
        .rows
        .iter()
        .map(|row| (row.household_ref.as_str(), row.tier))
        .collect();
    assert_eq!(
        order,
        [("V", Some(1)), ("E", Some(8))],
        "{:#?}",
        village.not_considered
    );
}

#[test]
fn facts_are_canonical() {
    let facts = family();
    let bytes = serde_json::to_string(&facts).unwrap();
    let again: Facts = serde_json::from_str(&bytes).unwrap();
    assert_eq!(again, facts);
    assert_eq!(serde_json::to_string(&again).unwrap(), bytes);
}

#[test]
fn a_mistake_is_pointed_at() {
    let text = "[scheme]\nid = \"x\"\ntitle = \"X\"\nversion = \"1\"\n[[label]]\ncode = \"general\"\norder = [\"applied_onn, oldest first\"]\n";
    let problems = Scheme::load(text, &|_| None).unwrap_err();
    let named = problems.iter().find(|problem| problem.nearest.is_some()).unwrap();
    assert_eq!(
        (named.line, named.column, named.nearest.as_deref()),
        (7, 11, Some("applied_on")),
        "{named}"
    );
    assert_eq!(named.caret.trim(), "^".repeat("applied_onn".len()));
    assert!(
        problems
            .iter()
            .any(|problem| problem.says.contains("last tie-break")),
        "{problems:#?}"
    );
}
