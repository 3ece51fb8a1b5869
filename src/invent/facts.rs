//! An invented household and home in the words of the engine's vocabulary, as if somebody had filled in the form.

mod homes;
mod lists;
#[cfg(test)]
mod tests;
mod words;

use allocations::{FactError, Facts, Value};
use chrono::{Datelike, NaiveDate};

pub use self::homes::home_facts;
use self::lists::lists;
use super::{HousingKind, InventedHousehold, InventedNeed, Level, NeedKind};
use crate::place::{district_name, place_path};

type Named = (&'static str, Value);

/// Everything the form would ask `household`, as it stands on `on`. What the household has not said stays unknown.
/// What an assessment works out is left to the engine.
///
/// # Errors
/// Where the vocabulary has no such fact or choice: then the two have drifted apart.
pub fn facts(household: &InventedHousehold, on: NaiveDate) -> Result<Facts, FactError> {
    let mut facts = Facts::new();
    let groups = [
        who(household),
        dates(household, on),
        home(household),
        homelessness(household),
        health_and_safety(household),
        background(household),
        money(household, on),
        conduct_and_choices(household),
    ];
    for (name, value) in groups.into_iter().flatten() {
        facts.set(name, value)?;
    }
    lists(household, &mut facts)?;
    Ok(facts)
}

/// The name that a council goes by in facts: "south-norfolk".
fn council(code: &str) -> String {
    district_name(code)
        .unwrap_or(code)
        .to_lowercase()
        .replace(' ', "-")
}

fn has(household: &InventedHousehold, kind: NeedKind) -> bool {
    need(household, |need| need.kind == kind).is_some()
}

fn need(household: &InventedHousehold, test: impl Fn(&InventedNeed) -> bool) -> Option<&InventedNeed> {
    household.needs.iter().find(|need| test(need))
}

fn who(household: &InventedHousehold) -> Vec<Named> {
    let tenant = household.housing.kind == HousingKind::SocialTenant;
    vec![
        (
            "applicant_type",
            if tenant { "transfer" } else { "homeseeker" }.into(),
        ),
        (
            "immigration",
            words::immigration(household.background.immigration).into(),
        ),
        ("habitually_resident", true.into()),
    ]
}

fn dates(household: &InventedHousehold, on: NaiveDate) -> Vec<Named> {
    let emergency = need(household, |need| need.kind.level() == Level::Emergency);
    let medical = need(household, |need| need.kind.is_medical());
    let duty = need(household, |need| need.kind.duty().is_some());
    let changes = household
        .needs
        .iter()
        .map(|need| need.told_on)
        .filter(|told| *told > household.applied_on);
    let decided = household
        .needs
        .iter()
        .map(|need| need.awarded_on)
        .max()
        .or(household.complete_on);
    let most_pressing = household.needs.iter().max_by_key(|need| need.kind.level());
    let mut dates: Vec<Named> = vec![
        ("applied_on", household.applied_on.into()),
        ("completed_on", household.complete_on.into()),
        ("first_registered_on", household.complete_on.into()),
        ("told_on", changes.max().into()),
        ("decided_on", decided.into()),
        ("renewed_on", last_anniversary(household.applied_on, on).into()),
        ("homeless_applied_on", household.homeless_on.into()),
        ("homeless_duty_on", duty.map(|need| need.awarded_on).into()),
        (
            "emergency_awarded_on",
            emergency.map(|need| need.awarded_on).into(),
        ),
        ("emergency_extended_until", Value::Nothing),
        (
            "band_awarded_on",
            most_pressing
                .map(|need| need.awarded_on)
                .or(household.complete_on)
                .into(),
        ),
        ("medical_awarded_on", medical.map(|need| need.awarded_on).into()),
        ("suspended_until", Value::Nothing),
        ("suspension_lifted_on", Value::Nothing),
    ];
    // Nobody joins the register before the evidence is in.
    if let Some(complete) = household.complete_on {
        dates.push(("registered_on", complete.into()));
    }
    if household.background.forces.is_none() {
        dates.push(("enlisted_on", Value::Nothing));
    }
    dates
}

/// Applications are renewed once a year.
fn last_anniversary(of: NaiveDate, on: NaiveDate) -> Option<NaiveDate> {
    let in_year = |year: i32| of.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1));
    [on.year(), on.year().saturating_sub(1)]
        .into_iter()
        .filter_map(in_year)
        .find(|day| *day <= on)
        .filter(|day| *day > of)
}

fn home(household: &InventedHousehold) -> Vec<Named> {
    let housing = &household.housing;
    let poor = has(household, NeedKind::UnsatisfactoryConditions);
    let must_be_left = has(household, NeedKind::HomeMustBeLeft);
    let tenant = housing.kind == HousingKind::SocialTenant;
    let caravan = housing.kind == HousingKind::Caravan;
    let gives_up = has(household, NeedKind::GivesUpAdaptedHome);
    vec![
        ("tenure", words::tenure(housing.kind).into()),
        ("landlord_in_scheme", housing.landlord_in_scheme.into()),
        ("bedrooms_held", i64::from(housing.bedrooms.unwrap_or(0)).into()),
        ("shares_facilities", housing.shares_facilities.into()),
        ("lacks_facilities", (poor && caravan).into()),
        ("statutorily_overcrowded", false.into()),
        (
            "hazard",
            if poor && !caravan {
                "improvement_notice"
            } else {
                "none"
            }
            .into(),
        ),
        (
            "order_on_home",
            if must_be_left && !tenant {
                "emergency_prohibition"
            } else {
                "none"
            }
            .into(),
        ),
        ("must_leave_for_works", (must_be_left && tenant).into()),
        ("home_is_adapted", gives_up.into()),
        (
            "needs_adaptations",
            words::needs_adaptations(household.access_needed).into(),
        ),
        ("mobility", words::mobility_needed(household.access_needed).into()),
        ("needs_ground_floor", household.access_needed.is_some().into()),
        (
            "lives_in",
            place_path(&household.address.district, &household.address.place).into(),
        ),
    ]
}

fn homelessness(household: &InventedHousehold) -> Vec<Named> {
    let alone = household.people.len() == 1;
    let threatened = has(household, NeedKind::ThreatenedWithHomelessness);
    let mut facts: Vec<Named> = vec![
        ("homeless_duty", words::duty(household.duty, alone).into()),
        (
            "temporary",
            words::temporary(household.housing.kind, alone).into(),
        ),
        ("weeks_until_homeless", threatened.then_some(6_i64).into()),
        ("sleeps_rough", false.into()),
        ("housing_duty_by_partner", words::is_main(household.duty).into()),
    ];
    if household.duty.is_some() {
        facts.push(("engages_with_plan", true.into()));
    }
    facts
}

fn health_and_safety(household: &InventedHousehold) -> Vec<Named> {
    let medical = if has(household, NeedKind::VeryUrgentMedical) {
        "urgent"
    } else if has(household, NeedKind::HighMedical) {
        "high"
    } else if has(household, NeedKind::MediumMedical) {
        "medium"
    } else {
        "none"
    };
    let harassment = if has(household, NeedKind::SeriousViolence) {
        "immediate_violence"
    } else if has(household, NeedKind::Harassment) {
        "serious"
    } else {
        "none"
    };
    let moves_on = has(household, NeedKind::LeavingCare) || has(household, NeedKind::LeavingSupportedHousing);
    vec![
        ("medical", medical.into()),
        ("welfare", "none".into()),
        (
            "cannot_leave_hospital",
            has(household, NeedKind::HospitalDischarge).into(),
        ),
        ("harassment", harassment.into()),
        (
            "domestic_abuse_move",
            has(household, NeedKind::SeriousViolence).into(),
        ),
        ("ready_to_move_on", moves_on.into()),
        (
            "hardship_locality",
            has(household, NeedKind::NeedsToBeNearby).into(),
        ),
        ("right_to_move", false.into()),
        ("gives_care", false.into()),
        ("fosters_or_adopts", false.into()),
        ("intimidation", false.into()),
        ("multiple_high_needs", false.into()),
        ("needs_overnight_carer", household.overnight_carer.into()),
        ("needs_medical_bedroom", false.into()),
    ]
}

fn background(household: &InventedHousehold) -> Vec<Named> {
    let past = &household.background;
    vec![
        (
            "care_leaver",
            if past.care_leaver {
                "former_relevant"
            } else {
                "none"
            }
            .into(),
        ),
        ("forces", words::forces(past.forces).into()),
        ("forces_left_on", past.left_forces_on.into()),
        ("adopted_local_connection", false.into()),
    ]
}

fn money(household: &InventedHousehold, on: NaiveDate) -> Vec<Named> {
    let means = &household.means;
    let arrears = household.housing.arrears;
    let mut facts: Vec<Named> = vec![
        ("equity", means.equity.into()),
        ("owns_home", (household.housing.kind == HousingKind::Owner).into()),
        ("pension_age", (household.lead_age(on) >= 66).into()),
        ("housing_debt", arrears.into()),
        // About £110 a week is a usual rent.
        ("weeks_in_arrears", (arrears / 11_000).into()),
        ("debt_plan_kept_since", Value::Nothing),
        ("in_work", (means.hours_worked > 0).into()),
        ("volunteer_hours", 0_i64.into()),
        ("volunteer_since", Value::Nothing),
    ];
    if let Some(income) = means.yearly_income {
        facts.push(("net_income", income.into()));
        facts.push(("gross_income", (income.saturating_mul(118) / 100).into()));
    }
    if let Some(savings) = means.savings {
        facts.push(("savings", savings.into()));
    }
    facts
}

fn conduct_and_choices(household: &InventedHousehold) -> Vec<Named> {
    vec![
        ("unacceptable_behaviour", false.into()),
        ("behaviour_changed_since", Value::Nothing),
        ("false_information", false.into()),
        ("false_information_on", Value::Nothing),
        ("made_worse_on_purpose", false.into()),
        ("references_missing", false.into()),
        ("court_order_excludes", false.into()),
        ("bids_one_over", false.into()),
        ("bids_one_short", false.into()),
        ("home_council", council(&household.council).into()),
        ("register_kind", "housing".into()),
    ]
}
