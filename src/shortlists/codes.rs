//! Why a household on a shortlist may be passed over: one closed list, used by officers and told to applicants.
//!
//! The grounds are those that published allocation schemes and ombudsman decisions name; the words are ours.

/// One reason to pass over a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SkipCode {
    /// Stable, stored with the entry.
    pub code: &'static str,
    /// What officers choose it by.
    pub title: &'static str,
    /// What the applicant reads unless the officer says it better.
    pub says: &'static str,
}

const fn skip(code: &'static str, title: &'static str, says: &'static str) -> SkipCode {
    SkipCode { code, title, says }
}

/// Every reason there is, in the order in which officers look for them.
pub const SKIP_CODES: [SkipCode; 26] = [
    skip(
        "NO_VERIFY",
        "Evidence missing or late",
        "We could not check your details because some papers had not reached us.",
    ),
    skip(
        "NO_CONTACT",
        "Could not be reached, two tries",
        "We tried to reach you twice about this home and could not.",
    ),
    skip(
        "CIRC_CHANGED",
        "Change of circumstances lowers the band",
        "Your circumstances have changed, and with them your band for this home.",
    ),
    skip(
        "WRONG_BAND",
        "Band or date was wrong",
        "When we checked your application, your band or date was not right for this home.",
    ),
    skip(
        "INELIGIBLE_NOW",
        "No longer eligible or qualifying",
        "When we checked, our rules no longer allowed you to have a home through the register.",
    ),
    skip(
        "NO_LC_LABEL",
        "Lacks the connection the advert asks for",
        "This home is for people with a connection to the place, and we could not confirm yours.",
    ),
    skip(
        "LLP_FAIL",
        "Does not fit the local lettings plan",
        "This home has a local lettings plan, and your household does not fit it.",
    ),
    skip(
        "ADAPT_MISMATCH",
        "Adaptations not needed or not suitable",
        "The adaptations in this home do not match what your household needs.",
    ),
    skip(
        "SIZE_MISMATCH",
        "Home too big or too small",
        "This home is not the right size for your household.",
    ),
    skip(
        "AGE_RULE",
        "Outside the age rule of the building",
        "This building has an age rule, and your household is outside it.",
    ),
    skip(
        "UNAFFORDABLE",
        "Home not affordable",
        "Our check found that the rent would leave you too little to live on.",
    ),
    skip(
        "SUPPORT_NEEDS",
        "Support needed is not available",
        "The support you need is not available at this home.",
    ),
    skip(
        "RISK_AREA",
        "Risk to somebody in this place",
        "It would not be safe for you or for somebody else if you lived there. Please ask us about it.",
    ),
    skip(
        "ARREARS",
        "Rent or housing debt beyond the rule",
        "You owe more rent or housing debt than our rules allow without a payment plan.",
    ),
    skip(
        "ASB",
        "Behaviour or breach of tenancy",
        "There is a record of a serious breach of a tenancy, which our rules make us consider.",
    ),
    skip(
        "PANEL_NO",
        "The lettings panel said no",
        "A panel decides on this kind of home, and it did not choose your application.",
    ),
    skip(
        "UNDER_OFFER",
        "Already under offer elsewhere",
        "You already have an offer of another home.",
    ),
    skip(
        "NOMS_ONE",
        "Already nominated elsewhere",
        "We have already put you forward for another home.",
    ),
    skip(
        "NO_SHOW_VIEW",
        "Missed a viewing",
        "A viewing was arranged and you were not there.",
    ),
    skip(
        "DECLINED_VIEW",
        "Withdrew before an offer",
        "You told us that you no longer want this home.",
    ),
    skip(
        "REFUSED_OFFER",
        "Refused this home before",
        "You were offered this home and refused it.",
    ),
    skip(
        "BEST_USE",
        "Another household fits the home better",
        "Another household needs what is special about this home, such as its adaptations.",
    ),
    skip(
        "RP_REFUSED",
        "Landlord's own lettings policy",
        "The landlord's own rules do not allow it to let this home to you.",
    ),
    skip(
        "SUSPENDED",
        "Application suspended pending a check",
        "Your application is on hold while we check something.",
    ),
    skip(
        "FRAUD_Q",
        "Information in question",
        "We have a question about the information in your application and must settle it first.",
    ),
    skip(
        "TENANCY_REF",
        "References not satisfactory",
        "We could not get references good enough for this landlord.",
    ),
];

/// The reason with that code.
pub fn skip_code(code: &str) -> Option<SkipCode> {
    SKIP_CODES.iter().copied().find(|known| known.code == code)
}

#[cfg(test)]
mod tests {
    use super::{SKIP_CODES, skip_code};

    #[test]
    fn each_code_is_there_once_and_is_said_in_one_short_sentence() {
        for known in SKIP_CODES {
            assert_eq!(skip_code(known.code), Some(known));
            assert_eq!(
                SKIP_CODES.iter().filter(|other| other.code == known.code).count(),
                1
            );
            assert!(
                known.says.ends_with('.') && known.says.split_whitespace().count() < 25,
                "{}",
                known.code
            );
        }
        assert_eq!(skip_code("BECAUSE"), None);
    }
}
