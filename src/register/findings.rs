//! What an officer can find, each as a fact with its value and a plain name.

use allocations::Value;

use crate::id;
use crate::texts::{Language, say};

/// One finding that can be chosen from a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    pub fact: &'static str,
    /// `yes` and `no` for facts that are true or not.
    pub word: &'static str,
    /// The name of the text that says it.
    says: &'static str,
}

const fn of(fact: &'static str, word: &'static str, says: &'static str) -> Finding {
    Finding { fact, word, says }
}

/// Every finding, grouped by fact.
pub const FINDINGS: &[Finding] = &[
    of("medical", "urgent", id!("register-found-medical-urgent")),
    of("medical", "high", id!("register-found-medical-high")),
    of("medical", "medium", id!("register-found-medical-medium")),
    of("medical", "low", id!("register-found-medical-low")),
    of("medical", "none", id!("register-found-medical-none")),
    of("welfare", "urgent", id!("register-found-welfare-urgent")),
    of("welfare", "high", id!("register-found-welfare-high")),
    of("welfare", "medium", id!("register-found-welfare-medium")),
    of("welfare", "none", id!("register-found-welfare-none")),
    of("homeless_duty", "main", id!("register-found-homeless-duty-main")),
    of(
        "homeless_duty",
        "relief",
        id!("register-found-homeless-duty-relief"),
    ),
    of(
        "homeless_duty",
        "prevention",
        id!("register-found-homeless-duty-prevention"),
    ),
    of(
        "homeless_duty",
        "intentional",
        id!("register-found-homeless-duty-intentional"),
    ),
    of(
        "homeless_duty",
        "no_priority_need",
        id!("register-found-homeless-duty-no-priority-need"),
    ),
    of("homeless_duty", "none", id!("register-found-homeless-duty-none")),
    of(
        "engages_with_plan",
        "yes",
        id!("register-found-engages-with-plan-yes"),
    ),
    of(
        "engages_with_plan",
        "no",
        id!("register-found-engages-with-plan-no"),
    ),
    of(
        "harassment",
        "immediate_violence",
        id!("register-found-harassment-immediate-violence"),
    ),
    of("harassment", "serious", id!("register-found-harassment-serious")),
    of("harassment", "none", id!("register-found-harassment-none")),
    of(
        "domestic_abuse_move",
        "yes",
        id!("register-found-domestic-abuse-move-yes"),
    ),
    of(
        "domestic_abuse_move",
        "no",
        id!("register-found-domestic-abuse-move-no"),
    ),
    of("hazard", "category_1", id!("register-found-hazard-category-1")),
    of("hazard", "category_2", id!("register-found-hazard-category-2")),
    of(
        "hazard",
        "improvement_notice",
        id!("register-found-hazard-improvement-notice"),
    ),
    of("hazard", "disrepair", id!("register-found-hazard-disrepair")),
    of("hazard", "none", id!("register-found-hazard-none")),
    of(
        "order_on_home",
        "prohibition",
        id!("register-found-order-on-home-prohibition"),
    ),
    of(
        "order_on_home",
        "emergency_prohibition",
        id!("register-found-order-on-home-emergency-prohibition"),
    ),
    of(
        "order_on_home",
        "demolition",
        id!("register-found-order-on-home-demolition"),
    ),
    of("order_on_home", "none", id!("register-found-order-on-home-none")),
    of(
        "must_leave_for_works",
        "yes",
        id!("register-found-must-leave-for-works-yes"),
    ),
    of(
        "must_leave_for_works",
        "no",
        id!("register-found-must-leave-for-works-no"),
    ),
    of(
        "statutorily_overcrowded",
        "yes",
        id!("register-found-statutorily-overcrowded-yes"),
    ),
    of(
        "statutorily_overcrowded",
        "no",
        id!("register-found-statutorily-overcrowded-no"),
    ),
    of(
        "cannot_leave_hospital",
        "yes",
        id!("register-found-cannot-leave-hospital-yes"),
    ),
    of(
        "cannot_leave_hospital",
        "no",
        id!("register-found-cannot-leave-hospital-no"),
    ),
    of(
        "ready_to_move_on",
        "yes",
        id!("register-found-ready-to-move-on-yes"),
    ),
    of(
        "ready_to_move_on",
        "no",
        id!("register-found-ready-to-move-on-no"),
    ),
    of(
        "care_leaver",
        "former_relevant",
        id!("register-found-care-leaver-former-relevant"),
    ),
    of("care_leaver", "none", id!("register-found-care-leaver-none")),
    of(
        "hardship_locality",
        "yes",
        id!("register-found-hardship-locality-yes"),
    ),
    of(
        "hardship_locality",
        "no",
        id!("register-found-hardship-locality-no"),
    ),
    of("right_to_move", "yes", id!("register-found-right-to-move-yes")),
    of("right_to_move", "no", id!("register-found-right-to-move-no")),
    of("gives_care", "yes", id!("register-found-gives-care-yes")),
    of("gives_care", "no", id!("register-found-gives-care-no")),
    of(
        "needs_overnight_carer",
        "yes",
        id!("register-found-needs-overnight-carer-yes"),
    ),
    of(
        "needs_overnight_carer",
        "no",
        id!("register-found-needs-overnight-carer-no"),
    ),
    of(
        "needs_medical_bedroom",
        "yes",
        id!("register-found-needs-medical-bedroom-yes"),
    ),
    of(
        "needs_medical_bedroom",
        "no",
        id!("register-found-needs-medical-bedroom-no"),
    ),
    of(
        "adopted_local_connection",
        "yes",
        id!("register-found-adopted-local-connection-yes"),
    ),
    of(
        "adopted_local_connection",
        "no",
        id!("register-found-adopted-local-connection-no"),
    ),
    of(
        "multiple_high_needs",
        "yes",
        id!("register-found-multiple-high-needs-yes"),
    ),
    of(
        "multiple_high_needs",
        "no",
        id!("register-found-multiple-high-needs-no"),
    ),
    of(
        "unacceptable_behaviour",
        "yes",
        id!("register-found-unacceptable-behaviour-yes"),
    ),
    of(
        "unacceptable_behaviour",
        "no",
        id!("register-found-unacceptable-behaviour-no"),
    ),
    of(
        "false_information",
        "yes",
        id!("register-found-false-information-yes"),
    ),
    of(
        "false_information",
        "no",
        id!("register-found-false-information-no"),
    ),
];

impl Finding {
    /// What officers choose it by.
    pub fn says(&self) -> String {
        say(Language::English, self.says, &[])
    }

    /// `medical=high`, as it stands in a form.
    pub fn code(&self) -> String {
        format!("{}={}", self.fact, self.word)
    }

    /// The value of the fact.
    pub fn value(&self) -> Value {
        match self.word {
            "yes" => Value::Truth(true),
            "no" => Value::Truth(false),
            word => Value::from(word),
        }
    }
}

#[cfg(test)]
mod tests {
    use allocations::Facts;

    use super::FINDINGS;

    #[test]
    fn every_finding_fits_the_vocabulary() {
        for finding in FINDINGS {
            let mut facts = Facts::new();
            assert!(
                facts.set(finding.fact, finding.value()).is_ok(),
                "{}",
                finding.code()
            );
        }
    }
}
