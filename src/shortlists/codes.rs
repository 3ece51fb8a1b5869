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
    /// The name of the text that officers choose it by.
    title: &'static str,
    /// The name of the text that the applicant reads unless the officer says it better.
    text: &'static str,
}

impl SkipCode {
    /// What officers choose it by.
    pub fn title(&self) -> String {
        say(Language::English, self.title, &[])
    }

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
        id!("shortlists-choose-no-verify"),
        id!("shortlists-skip-no-verify"),
    ),
    skip(
        "NO_CONTACT",
        id!("shortlists-choose-no-contact"),
        id!("shortlists-skip-no-contact"),
    ),
    skip(
        "CIRC_CHANGED",
        id!("shortlists-choose-circ-changed"),
        id!("shortlists-skip-circ-changed"),
    ),
    skip(
        "WRONG_BAND",
        id!("shortlists-choose-wrong-band"),
        id!("shortlists-skip-wrong-band"),
    ),
    skip(
        "INELIGIBLE_NOW",
        id!("shortlists-choose-ineligible-now"),
        id!("shortlists-skip-ineligible-now"),
    ),
    skip(
        "NO_LC_LABEL",
        id!("shortlists-choose-no-lc-label"),
        id!("shortlists-skip-no-lc-label"),
    ),
    skip(
        "LLP_FAIL",
        id!("shortlists-choose-llp-fail"),
        id!("shortlists-skip-llp-fail"),
    ),
    skip(
        "ADAPT_MISMATCH",
        id!("shortlists-choose-adapt-mismatch"),
        id!("shortlists-skip-adapt-mismatch"),
    ),
    skip(
        "SIZE_MISMATCH",
        id!("shortlists-choose-size-mismatch"),
        id!("shortlists-skip-size-mismatch"),
    ),
    skip(
        "AGE_RULE",
        id!("shortlists-choose-age-rule"),
        id!("shortlists-skip-age-rule"),
    ),
    skip(
        "UNAFFORDABLE",
        id!("shortlists-choose-unaffordable"),
        id!("shortlists-skip-unaffordable"),
    ),
    skip(
        "SUPPORT_NEEDS",
        id!("shortlists-choose-support-needs"),
        id!("shortlists-skip-support-needs"),
    ),
    skip(
        "RISK_AREA",
        id!("shortlists-choose-risk-area"),
        id!("shortlists-skip-risk-area"),
    ),
    skip(
        "ARREARS",
        id!("shortlists-choose-arrears"),
        id!("shortlists-skip-arrears"),
    ),
    skip("ASB", id!("shortlists-choose-asb"), id!("shortlists-skip-asb")),
    skip(
        "PANEL_NO",
        id!("shortlists-choose-panel-no"),
        id!("shortlists-skip-panel-no"),
    ),
    skip(
        "UNDER_OFFER",
        id!("shortlists-choose-under-offer"),
        id!("shortlists-skip-under-offer"),
    ),
    skip(
        "NOMS_ONE",
        id!("shortlists-choose-noms-one"),
        id!("shortlists-skip-noms-one"),
    ),
    skip(
        "NO_SHOW_VIEW",
        id!("shortlists-choose-no-show-view"),
        id!("shortlists-skip-no-show-view"),
    ),
    skip(
        "DECLINED_VIEW",
        id!("shortlists-choose-declined-view"),
        id!("shortlists-skip-declined-view"),
    ),
    skip(
        "REFUSED_OFFER",
        id!("shortlists-choose-refused-offer"),
        id!("shortlists-skip-refused-offer"),
    ),
    skip(
        "BEST_USE",
        id!("shortlists-choose-best-use"),
        id!("shortlists-skip-best-use"),
    ),
    skip(
        "RP_REFUSED",
        id!("shortlists-choose-rp-refused"),
        id!("shortlists-skip-rp-refused"),
    ),
    skip(
        "SUSPENDED",
        id!("shortlists-choose-suspended"),
        id!("shortlists-skip-suspended"),
    ),
    skip(
        "FRAUD_Q",
        id!("shortlists-choose-fraud-q"),
        id!("shortlists-skip-fraud-q"),
    ),
    skip(
        "TENANCY_REF",
        id!("shortlists-choose-tenancy-ref"),
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
