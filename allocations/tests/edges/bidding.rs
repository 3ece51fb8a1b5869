//! What stands against a bid: each limit exactly where it begins, and nothing that does not stand against it.
use super::*;
use allocations::{BidContext, Verdict, may_bid};

const SIZED: &str = "[[label]]\ncode='sized'\norder=['band', 'applied_on, oldest first', 'reference']\n";

fn asked(scheme: &Scheme, advert: &AdvertFacts, facts: &Facts, context: &BidContext) -> Verdict {
    let today = day("2026-11-23");
    may_bid(
        scheme,
        advert,
        facts,
        &assess(scheme, facts, today),
        context,
        today,
    )
}

fn codes(verdict: &Verdict) -> Vec<&str> {
    verdict
        .reasons
        .iter()
        .map(|reason| reason.code.as_str())
        .collect()
}

#[test]
fn the_last_open_bid_allowed_is_the_one_that_makes_the_limit() {
    let limits = scheme(&format!("[bidding]\nper_cycle=3\nlive=2\n{PLAIN}"));
    let with = |live, cycle| {
        let context = BidContext {
            live_bids: live,
            bids_this_cycle: cycle,
            ..BidContext::default()
        };
        let verdict = asked(&limits, &AdvertFacts::new("A", "general"), &facts(&[]), &context);
        let codes: Vec<String> = codes(&verdict).into_iter().map(str::to_owned).collect();
        (verdict.allowed(), codes)
    };
    assert_eq!(with(0, 0), (true, Vec::new()));
    assert_eq!(with(1, 2), (true, Vec::new()));
    assert_eq!(with(2, 0), (false, vec!["live-bids".to_owned()]));
    assert_eq!(with(3, 0), (false, vec!["live-bids".to_owned()]));
    assert_eq!(with(1, 3), (false, vec!["bids-used".to_owned()]));
    assert_eq!(
        with(2, 3),
        (false, vec!["bids-used".to_owned(), "live-bids".to_owned()])
    );
}

#[test]
fn who_is_not_on_the_register_cannot_bid_and_what_the_law_excuses_is_no_blocker() {
    let local = scheme(&format!(
        "[[qualification]]\ncode='here'\nlocal_connection=true\nsays='You must live here.'\n\
         when=\"any residence where place in area\"\n{PLAIN}"
    ));
    let advert = AdvertFacts::new("A", "general");
    let stranger = facts(&[("domestic_abuse_move", false.into()), ("forces", "none".into())]);
    let verdict = asked(&local, &advert, &stranger, &BidContext::default());
    assert!(!verdict.allowed());
    assert!(codes(&verdict).contains(&"here"), "{verdict:#?}");
    let fleeing = facts(&[("domestic_abuse_move", true.into())]);
    let verdict = asked(&local, &advert, &fleeing, &BidContext::default());
    assert!(verdict.allowed(), "{verdict:#?}");
    assert!(verdict.reasons.is_empty(), "{verdict:#?}");
}

#[test]
fn a_home_whose_size_cannot_be_judged_yet_is_not_refused_but_open() {
    let sized = scheme(&format!(
        "[bedrooms]\ncounts=\"lives_here = always\"\n[[bedrooms.share]]\ncode='couple'\n\
         both=\"relation in [applicant, partner]\"\nsays='A couple shares.'\n{SIZED}"
    ));
    let mut advert = AdvertFacts::new("A", "sized");
    advert.set("bedrooms", 2).unwrap();
    let mut nobody_known = facts(&[]);
    nobody_known.forget("members");
    let verdict = asked(&sized, &advert, &nobody_known, &BidContext::default());
    assert_eq!(verdict.answer, Truth::Unknown, "{verdict:#?}");
    assert!(!verdict.reasons.is_empty());
    assert!(
        verdict
            .reasons
            .iter()
            .all(|reason| reason.answer == Truth::Unknown)
    );
    let mut alone = facts(&[]);
    person(&mut alone, "applicant", "1980-01-01");
    let verdict = asked(&sized, &advert, &alone, &BidContext::default());
    assert_eq!(
        verdict.answer,
        Truth::No,
        "one person and two bedrooms: {verdict:#?}"
    );
}

#[test]
fn an_adverts_own_limits_hold_from_the_very_year_and_person() {
    let plain = scheme(PLAIN);
    let with = |limits: &[(&str, i64)], born: &str, people: usize| {
        let mut advert = AdvertFacts::new("A", "general");
        for (name, limit) in limits {
            advert.set(name, *limit).unwrap();
        }
        let mut household = facts(&[]);
        person(&mut household, "applicant", born);
        for _ in 1..people {
            person(&mut household, "child", "2015-01-01");
        }
        let verdict = asked(&plain, &advert, &household, &BidContext::default());
        codes(&verdict).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let none: Vec<String> = Vec::new();
    // 55 on the day, and the day before.
    assert_eq!(with(&[("age_min", 55)], "1971-11-23", 1), none);
    assert_eq!(with(&[("age_min", 55)], "1971-11-24", 1), ["age-min"]);
    assert_eq!(with(&[("age_max", 25)], "2000-11-24", 1), none);
    assert_eq!(with(&[("age_max", 25)], "2000-11-23", 1), ["age-max"]);
    assert_eq!(with(&[("people_min", 3)], "1990-01-01", 3), none);
    assert_eq!(with(&[("people_min", 3)], "1990-01-01", 2), ["people-min"]);
    assert_eq!(with(&[("people_max", 3)], "1990-01-01", 3), none);
    assert_eq!(with(&[("people_max", 3)], "1990-01-01", 4), ["people-max"]);
    assert_eq!(with(&[], "1990-01-01", 4), none);
}

#[test]
fn what_stops_a_bid_keeps_it_off_the_list_too() {
    let scheme = scheme(
        "[[label]]\ncode='l'\nany_size=true\norder=['reference']\n\
        [[bidding.block]]\ncode='suspended'\nsays='You cannot bid until the day we told you.'\nwhen='suspended_until >= as_at'\n",
    );
    let with = |name: &str, until: Option<Value>| {
        let until = until.map(|until| ("suspended_until", until));
        bid(name, 1, facts(&until.into_iter().collect::<Vec<_>>()))
    };
    let bids = [
        with("a-not-known", None),
        with("b-suspended", Some("2026-12-01".into())),
        with("c-free", Some(Value::Nothing)),
        with("d-over", Some("2026-11-22".into())),
    ];
    let advert = AdvertFacts::new("A-1", "l");
    let list = shortlist(&scheme, &advert, &bids, day("2026-11-23"), None);
    assert_eq!(names(&list), ["c-free", "d-over"]);
    let out: Vec<_> = list
        .not_considered
        .iter()
        .map(|one| {
            (
                one.household_ref.as_str(),
                one.reasons[0].code.as_str(),
                one.reasons[0].answer,
            )
        })
        .collect();
    assert_eq!(
        out,
        [
            ("a-not-known", "suspended", Truth::Unknown),
            ("b-suspended", "suspended", Truth::No)
        ]
    );
    // as may-bid says of each
    for bid in &bids {
        let verdict = asked(&scheme, &advert, &bid.facts, &BidContext::default());
        let placed = list.rows.iter().any(|row| row.household_ref == bid.household_ref);
        assert_eq!(verdict.allowed(), placed, "{}", bid.household_ref);
    }
}
