use allocations::Value;
use chrono::NaiveDate;

use super::{facts, home_facts, last_anniversary};
use crate::invent::tests::{register, stock, today};
use crate::invent::{HousingKind, Level};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

#[test]
fn every_household_can_be_said_in_the_vocabulary() {
    for one in register(51, 1_000) {
        let facts = facts(&one, today()).expect("facts that the vocabulary knows");
        assert_eq!(facts.length("members"), Some(one.people.len()));
        assert_eq!(facts.length("residences"), Some(one.ties.stays.len()));
        assert_eq!(facts.length("jobs"), Some(usize::from(one.ties.work.is_some())));
        assert_eq!(facts.length("offers"), Some(0));
        assert_eq!(facts.knows("net_income"), one.means.yearly_income.is_some());
        assert_eq!(facts.knows("registered_on"), one.complete_on.is_some());
        assert_eq!(facts.get("applied_on"), Some(Value::Date(one.applied_on)));
        let emergency = facts.get("emergency_awarded_on") != Some(Value::Nothing);
        assert_eq!(emergency, one.level() == Level::Emergency);
        let transfer = facts.get("applicant_type") == Some("transfer".into());
        assert_eq!(transfer, one.housing.kind == HousingKind::SocialTenant);
    }
}

#[test]
fn nothing_that_the_form_asks_is_forgotten() {
    let all: Vec<_> = register(52, 400)
        .iter()
        .map(|one| facts(one, today()).expect("facts"))
        .collect();
    let asked = allocations::vocabulary::vocabulary()
        .facts()
        .iter()
        .filter(|fact| !fact.asks.is_empty() && !fact.name.starts_with("advert."));
    let forgotten: Vec<_> = asked
        .filter(|fact| !all.iter().any(|one| one.knows(&fact.name)))
        .map(|fact| fact.name.as_str())
        .collect();
    assert_eq!(forgotten, Vec::<&str>::new());
}

#[test]
fn facts_come_back_from_their_bytes() {
    for one in register(53, 60) {
        let facts = facts(&one, today()).expect("facts");
        let text = serde_json::to_string(&facts).expect("text");
        let read: allocations::Facts = serde_json::from_str(&text).expect("facts");
        assert_eq!(serde_json::to_string(&read).expect("text"), text);
    }
}

#[test]
fn every_home_can_be_said_in_the_vocabulary() {
    for home in stock(54, 500) {
        let advert = home_facts(&home, "open").expect("facts that the vocabulary knows");
        assert_eq!(advert.reference, home.reference);
        assert_eq!(advert.facts.get("advert.rent"), Some(Value::Whole(home.rent)));
        assert_eq!(
            advert.facts.get("advert.bedrooms"),
            Some(Value::Whole(i64::from(home.bedrooms)))
        );
    }
}

#[test]
fn an_application_is_renewed_on_its_anniversary() {
    let on = day(2026, 11, 21);
    assert_eq!(last_anniversary(day(2026, 1, 5), on), None);
    assert_eq!(last_anniversary(day(2025, 11, 22), on), None);
    assert_eq!(last_anniversary(day(2025, 11, 21), on), Some(on));
    assert_eq!(last_anniversary(day(2022, 12, 1), on), Some(day(2025, 12, 1)));
    assert_eq!(last_anniversary(day(2024, 2, 29), on), Some(day(2026, 3, 1)));
}
