//! The table of homes says what asking about each home by itself would say.
use super::{fits, homes};
use crate::assess::{HomeFit, place};
use crate::facts::{AdvertFacts, Facts, Value};
use crate::scheme::Scheme;
use crate::truth::Truth;
use crate::vocabulary::vocabulary;

/// 23 November 2026 and a birthday 39 years before, as the engine counts days.
fn days() -> (i64, Value) {
    let day = |year| chrono::NaiveDate::from_ymd_opt(year, 11, 23).unwrap();
    (crate::calendar::day(day(2026)), Value::Date(day(1987)))
}

fn households() -> Vec<Facts> {
    let mut one = Facts::new();
    one.push(
        "members",
        [("relation", Value::from("applicant")), ("birth_date", days().1)],
    )
    .unwrap();
    let mut two = one.clone();
    two.push("members", [("relation", Value::from("child"))]).unwrap();
    vec![Facts::new(), one, two]
}

fn one_by_one(scheme: &Scheme, facts: &Facts) -> Vec<HomeFit> {
    let placed = place(scheme, facts, days().0, days().0);
    let (_, kind) = vocabulary().fact("advert.kind").unwrap();
    let mut found = Vec::new();
    for bedrooms in 0..=10_i64 {
        for kind in vocabulary().words(kind.kind) {
            for (floor, storey) in [("ground", 0_i64), ("upper", 1)] {
                let mut advert = AdvertFacts::new("", "");
                advert.set("bedrooms", bedrooms).unwrap();
                advert.set("kind", kind.as_str()).unwrap();
                advert.set("floor", storey).unwrap();
                let fits = fits(scheme, &placed.frame.with_advert(&advert.facts)).answer;
                if fits != Truth::No {
                    let (kind, floor) = (kind.clone(), floor.to_owned());
                    found.push(HomeFit {
                        bedrooms,
                        kind,
                        floor,
                        fits,
                    });
                }
            }
        }
    }
    found
}

#[test]
fn the_table_says_what_each_home_would_say() {
    let schemes: Vec<Scheme> = crate::schemes::SHIPPED
        .iter()
        .map(|(id, _)| crate::schemes::shipped(id).unwrap().unwrap())
        .collect();
    for scheme in &schemes {
        for facts in households() {
            let placed = place(scheme, &facts, days().0, days().0);
            let table = homes(scheme, &placed.frame);
            assert_eq!(table, one_by_one(scheme, &facts), "{}", scheme.head.id);
        }
    }
}
