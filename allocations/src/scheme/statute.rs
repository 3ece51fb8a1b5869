//! Exemptions in the law that no local rule can switch off, each with the day it came into force.
/// An exemption from local-connection tests of qualification.
pub(crate) struct Exemption {
    pub(crate) code: &'static str,
    pub(crate) clause: &'static str,
    pub(crate) in_force: (i32, u32, u32),
    /// The day it was replaced by another, if it was.
    pub(crate) ended: Option<(i32, u32, u32)>,
    pub(crate) when: &'static str,
    pub(crate) says: &'static str,
}

/// The law of England. A scheme says whose law it is under with `law = "England"`.
pub(crate) const ENGLAND: [Exemption; 5] = [
    Exemption {
        code: "forces-five-years",
        clause: "SI 2012/1869",
        in_force: (2012, 8, 24),
        ended: Some((2024, 12, 18)),
        when: "forces in [serving, injured_reserve, bereaved_partner] or (forces = former_regular and forces_left_on >= as_at - 5 years)",
        says: "The law says a local connection cannot be asked of people who served in the last five years.",
    },
    Exemption {
        code: "forces",
        clause: "SI 2012/1869 as amended in 2024",
        in_force: (2024, 12, 18),
        ended: None,
        when: "forces in [serving, former_regular, injured_reserve, bereaved_partner]",
        says: "The law says a local connection cannot be asked of people who served in the armed forces.",
    },
    Exemption {
        code: "right-to-move",
        clause: "SI 2015/967",
        in_force: (2015, 4, 20),
        ended: None,
        when: "right_to_move",
        says: "The law says a local connection cannot be asked of social tenants who must move for work.",
    },
    Exemption {
        code: "domestic-abuse",
        clause: "SI 2025/706",
        in_force: (2025, 7, 10),
        ended: None,
        when: "domestic_abuse_move",
        says: "The law says a local connection cannot be asked of people who must move because of domestic abuse.",
    },
    Exemption {
        code: "care-leaver",
        clause: "SI 2025/706",
        in_force: (2025, 7, 10),
        ended: None,
        when: "care_leaver in [eligible, relevant] or (care_leaver = former_relevant and applicant_age < 25)",
        says: "The law says a local connection cannot be asked of care leavers under 25.",
    },
];

impl Exemption {
    /// The exemption as one condition that also asks whether the law was in force on the day.
    pub(crate) fn condition(&self) -> String {
        let (year, month, day) = self.in_force;
        let began = format!("as_at >= {year:04}-{month:02}-{day:02}");
        let ended = self
            .ended
            .map(|(year, month, day)| format!(" and as_at < {year:04}-{month:02}-{day:02}"));
        format!("{began}{} and ({})", ended.unwrap_or_default(), self.when)
    }
}
