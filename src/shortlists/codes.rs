//! Why a household on a shortlist may be passed over: one closed list, used by officers and told to applicants.
//!
//! The grounds are those that published allocation schemes and ombudsman decisions name; the words are ours.

use entity::entry;

use crate::id;
use crate::texts::{Kept, Language, say};

/// One reason to pass over a household.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SkipCode {
    /// Stable, stored with the entry.
    pub code: &'static str,
    /// What officers choose it by.
    pub title: &'static str,
    /// The name of the text that the applicant reads unless the officer says it better.
    text: &'static str,
}

impl SkipCode {
    /// What the applicant reads unless the officer says it better.
    pub fn says(&self, language: Language) -> String {
        say(language, self.text, &[])
    }
}

const fn skip(code: &'static str, title: &'static str, text: &'static str) -> SkipCode {
    SkipCode { code, title, text }
}

/// Every reason there is, in the order in which officers look for them.
pub const SKIP_CODES: [SkipCode; 26] = [
    skip(
        "NO_VERIFY",
        "Evidence missing or late",
        id!("shortlists-skip-no-verify"),
    ),
    skip(
        "NO_CONTACT",
        "Could not be reached, two tries",
        id!("shortlists-skip-no-contact"),
    ),
    skip(
        "CIRC_CHANGED",
        "Change of circumstances lowers the band",
        id!("shortlists-skip-circ-changed"),
    ),
    skip(
        "WRONG_BAND",
        "Band or date was wrong",
        id!("shortlists-skip-wrong-band"),
    ),
    skip(
        "INELIGIBLE_NOW",
        "No longer eligible or qualifying",
        id!("shortlists-skip-ineligible-now"),
    ),
    skip(
        "NO_LC_LABEL",
        "Lacks the connection the advert asks for",
        id!("shortlists-skip-no-lc-label"),
    ),
    skip(
        "LLP_FAIL",
        "Does not fit the local lettings plan",
        id!("shortlists-skip-llp-fail"),
    ),
    skip(
        "ADAPT_MISMATCH",
        "Adaptations not needed or not suitable",
        id!("shortlists-skip-adapt-mismatch"),
    ),
    skip(
        "SIZE_MISMATCH",
        "Home too big or too small",
        id!("shortlists-skip-size-mismatch"),
    ),
    skip(
        "AGE_RULE",
        "Outside the age rule of the building",
        id!("shortlists-skip-age-rule"),
    ),
    skip(
        "UNAFFORDABLE",
        "Home not affordable",
        id!("shortlists-skip-unaffordable"),
    ),
    skip(
        "SUPPORT_NEEDS",
        "Support needed is not available",
        id!("shortlists-skip-support-needs"),
    ),
    skip(
        "RISK_AREA",
        "Risk to somebody in this place",
        id!("shortlists-skip-risk-area"),
    ),
    skip(
        "ARREARS",
        "Rent or housing debt beyond the rule",
        id!("shortlists-skip-arrears"),
    ),
    skip(
        "ASB",
        "Behaviour or breach of tenancy",
        id!("shortlists-skip-asb"),
    ),
    skip(
        "PANEL_NO",
        "The lettings panel said no",
        id!("shortlists-skip-panel-no"),
    ),
    skip(
        "UNDER_OFFER",
        "Already under offer elsewhere",
        id!("shortlists-skip-under-offer"),
    ),
    skip(
        "NOMS_ONE",
        "Already nominated elsewhere",
        id!("shortlists-skip-noms-one"),
    ),
    skip(
        "NO_SHOW_VIEW",
        "Missed a viewing",
        id!("shortlists-skip-no-show-view"),
    ),
    skip(
        "DECLINED_VIEW",
        "Withdrew before an offer",
        id!("shortlists-skip-declined-view"),
    ),
    skip(
        "REFUSED_OFFER",
        "Refused this home before",
        id!("shortlists-skip-refused-offer"),
    ),
    skip(
        "BEST_USE",
        "Another household fits the home better",
        id!("shortlists-skip-best-use"),
    ),
    skip(
        "RP_REFUSED",
        "Landlord's own lettings policy",
        id!("shortlists-skip-rp-refused"),
    ),
    skip(
        "SUSPENDED",
        "Application suspended pending a check",
        id!("shortlists-skip-suspended"),
    ),
    skip(
        "FRAUD_Q",
        "Information in question",
        id!("shortlists-skip-fraud-q"),
    ),
    skip(
        "TENANCY_REF",
        "References not satisfactory",
        id!("shortlists-skip-tenancy-ref"),
    ),
];

/// The reason with that code.
pub fn skip_code(code: &str) -> Option<SkipCode> {
    SKIP_CODES.iter().copied().find(|known| known.code == code)
}

/// Why an entry was passed over, as the household reads it: the words of the code, or the officer's own. Empty when it was
/// not passed over.
pub fn skip_words(entry: &entry::Model) -> Kept {
    let own = entry.skip_says.as_deref().unwrap_or_default();
    entry
        .skip_code
        .as_deref()
        .and_then(skip_code)
        .filter(|code| own.is_empty() || code.says(Language::English) == own)
        .map_or_else(|| Kept::read(own), |code| Kept::text(code.text, &[]))
}

#[cfg(test)]
mod tests {
    use super::{SKIP_CODES, skip_code};
    use crate::texts::Language;

    #[test]
    fn each_code_is_there_once_and_is_said_in_one_short_sentence() {
        for known in SKIP_CODES {
            assert_eq!(skip_code(known.code), Some(known));
            assert_eq!(
                SKIP_CODES.iter().filter(|other| other.code == known.code).count(),
                1
            );
            for language in Language::ALL {
                let says = known.says(language);
                assert!(says.ends_with('.') && !says.contains("shortlists-"), "{says}");
            }
        }
        assert_eq!(skip_code("BECAUSE"), None);
    }
}
