//! What an officer can find, each as a fact with its value and a plain name.

use allocations::Value;

/// One finding that can be chosen from a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    pub fact: &'static str,
    /// `yes` and `no` for facts that are true or not.
    pub word: &'static str,
    pub says: &'static str,
}

const fn of(fact: &'static str, word: &'static str, says: &'static str) -> Finding {
    Finding { fact, word, says }
}

/// Every finding, grouped by fact.
pub const FINDINGS: &[Finding] = &[
    of("medical", "urgent", "Medical need: urgent"),
    of("medical", "high", "Medical need: high"),
    of("medical", "medium", "Medical need: medium"),
    of("medical", "low", "Medical need: low"),
    of("medical", "none", "Medical need: none"),
    of("welfare", "urgent", "Welfare need: urgent"),
    of("welfare", "high", "Welfare need: high"),
    of("welfare", "medium", "Welfare need: medium"),
    of("welfare", "none", "Welfare need: none"),
    of("homeless_duty", "main", "Homelessness: main duty owed"),
    of("homeless_duty", "relief", "Homelessness: relief duty owed"),
    of(
        "homeless_duty",
        "prevention",
        "Homelessness: prevention duty owed",
    ),
    of(
        "homeless_duty",
        "intentional",
        "Homelessness: intentionally homeless",
    ),
    of(
        "homeless_duty",
        "no_priority_need",
        "Homelessness: no priority need",
    ),
    of("homeless_duty", "none", "Homelessness: no duty owed"),
    of("engages_with_plan", "yes", "Keeps to the housing plan"),
    of("engages_with_plan", "no", "Does not keep to the housing plan"),
    of(
        "harassment",
        "immediate_violence",
        "Risk: serious and immediate violence",
    ),
    of("harassment", "serious", "Risk: serious harassment"),
    of("harassment", "none", "Risk: none found"),
    of(
        "domestic_abuse_move",
        "yes",
        "Must move because of domestic abuse",
    ),
    of(
        "domestic_abuse_move",
        "no",
        "Need not move because of domestic abuse",
    ),
    of("hazard", "category_1", "Home: category 1 hazard"),
    of("hazard", "category_2", "Home: category 2 hazard"),
    of("hazard", "improvement_notice", "Home: improvement notice"),
    of("hazard", "disrepair", "Home: disrepair"),
    of("hazard", "none", "Home: no hazard found"),
    of("order_on_home", "prohibition", "Home: prohibition order"),
    of(
        "order_on_home",
        "emergency_prohibition",
        "Home: emergency prohibition order",
    ),
    of("order_on_home", "demolition", "Home: demolition order"),
    of("order_on_home", "none", "Home: no order"),
    of("must_leave_for_works", "yes", "Must leave for major works"),
    of("must_leave_for_works", "no", "Need not leave for major works"),
    of("statutorily_overcrowded", "yes", "Home: overcrowded in law"),
    of("statutorily_overcrowded", "no", "Home: not overcrowded in law"),
    of("cannot_leave_hospital", "yes", "Cannot leave hospital"),
    of("cannot_leave_hospital", "no", "Can leave hospital"),
    of(
        "ready_to_move_on",
        "yes",
        "Ready to move on from supported housing",
    ),
    of("ready_to_move_on", "no", "Not ready to move on"),
    of("care_leaver", "former_relevant", "Care leaver"),
    of("care_leaver", "none", "Not a care leaver"),
    of("hardship_locality", "yes", "Hardship unless in a certain place"),
    of("hardship_locality", "no", "No hardship over place"),
    of("right_to_move", "yes", "Social tenant who must move for work"),
    of("right_to_move", "no", "Need not move for work"),
    of("gives_care", "yes", "Gives or gets essential care here"),
    of("gives_care", "no", "No essential care here"),
    of("needs_overnight_carer", "yes", "Needs a room for a carer"),
    of("needs_overnight_carer", "no", "Needs no room for a carer"),
    of(
        "needs_medical_bedroom",
        "yes",
        "Extra bedroom for medical reasons",
    ),
    of(
        "needs_medical_bedroom",
        "no",
        "No extra bedroom for medical reasons",
    ),
    of(
        "adopted_local_connection",
        "yes",
        "Special connection to the area",
    ),
    of(
        "adopted_local_connection",
        "no",
        "No special connection to the area",
    ),
    of("multiple_high_needs", "yes", "Exceptional mix of needs"),
    of("multiple_high_needs", "no", "No exceptional mix of needs"),
    of("unacceptable_behaviour", "yes", "Serious unacceptable behaviour"),
    of("unacceptable_behaviour", "no", "No unacceptable behaviour"),
    of("false_information", "yes", "Gave false information"),
    of("false_information", "no", "Gave no false information"),
];

impl Finding {
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
