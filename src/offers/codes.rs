//! Why a home was refused or a nomination ended: closed lists, each code with the words people choose it by.

use crate::id;
use crate::texts::{Filled, Kept, Language, say};

/// One reason of a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// What is stored and counted.
    pub code: &'static str,
    /// The name of the text that people choose it by: a provider or an officer in English, an applicant in the language of
    /// the page.
    chosen_by: &'static str,
    /// The name of the text that the applicant reads, where nobody wrote a sentence of their own.
    text: &'static str,
}

impl Code {
    /// What people choose it by.
    pub fn words(&self, language: Language) -> String {
        say(language, self.chosen_by, &[])
    }

    /// What the applicant reads, where nobody wrote a sentence of their own.
    pub fn says(&self) -> Kept {
        Kept::text(self.text, &[])
    }

    /// The name of the text that people choose it by, to be said later.
    pub(super) fn chosen(&self) -> Filled {
        Filled::Text(self.chosen_by.to_owned())
    }
}

const fn code(code: &'static str, title: &'static str, text: &'static str) -> Code {
    Code {
        code,
        chosen_by: title,
        text,
    }
}

/// A reason of the applicant's, who chooses it in the language of the page; officers read it in English.
const fn mine(word: &'static str, id: &'static str) -> Code {
    Code {
        code: word,
        chosen_by: id,
        text: id!("offers-said-no"),
    }
}

/// Why an applicant says no to an offer. Whether a refusal is reasonable is for an officer to decide: the list
/// does not say.
pub const BY_APPLICANT: [Code; 23] = [
    mine("area", id!("offers-no-area")),
    mine("near_risk", id!("offers-no-near-risk")),
    mine("too_small", id!("offers-no-too-small")),
    mine("too_big", id!("offers-no-too-big")),
    mine("floor", id!("offers-no-floor")),
    mine("stairs", id!("offers-no-stairs")),
    mine("adaptations", id!("offers-no-adaptations")),
    mine("health", id!("offers-no-health")),
    mine("condition", id!("offers-no-condition")),
    mine("rent", id!("offers-no-rent")),
    mine("school", id!("offers-no-school")),
    mine("work", id!("offers-no-work")),
    mine("support", id!("offers-no-support")),
    mine("pets", id!("offers-no-pets")),
    mine("parking", id!("offers-no-parking")),
    mine("garden", id!("offers-no-garden")),
    mine("layout", id!("offers-no-layout")),
    mine("safety", id!("offers-no-safety")),
    mine("decor", id!("offers-no-decor")),
    mine("found_elsewhere", id!("offers-no-found")),
    mine("changed_mind", id!("offers-no-changed")),
    mine("not_moving", id!("offers-no-not-moving")),
    mine("other", id!("offers-no-other")),
];

/// Why a provider turns a nomination down.
pub const BY_PROVIDER: [Code; 13] = [
    code(
        "no_contact",
        id!("offers-by-provider-no-contact"),
        id!("offers-landlord-no-contact"),
    ),
    code(
        "no_show",
        id!("offers-by-provider-no-show"),
        id!("offers-landlord-no-show"),
    ),
    code(
        "declined_view",
        id!("offers-by-provider-declined-view"),
        id!("offers-landlord-declined-view"),
    ),
    code(
        "arrears",
        id!("offers-by-provider-arrears"),
        id!("offers-landlord-arrears"),
    ),
    code(
        "behaviour",
        id!("offers-by-provider-behaviour"),
        id!("offers-landlord-behaviour"),
    ),
    code(
        "evicted",
        id!("offers-by-provider-evicted"),
        id!("offers-landlord-evicted"),
    ),
    code(
        "violence",
        id!("offers-by-provider-violence"),
        id!("offers-landlord-violence"),
    ),
    code(
        "plan",
        id!("offers-by-provider-plan"),
        id!("offers-landlord-plan"),
    ),
    code(
        "support",
        id!("offers-by-provider-support"),
        id!("offers-landlord-support"),
    ),
    code(
        "unaffordable",
        id!("offers-by-provider-unaffordable"),
        id!("offers-landlord-unaffordable"),
    ),
    code(
        "false_facts",
        id!("offers-by-provider-false-facts"),
        id!("offers-landlord-false-facts"),
    ),
    code(
        "own_policy",
        id!("offers-by-provider-own-policy"),
        id!("offers-landlord-own-policy"),
    ),
    code(
        "home_not_ready",
        id!("offers-by-provider-home-not-ready"),
        id!("offers-landlord-home-not-ready"),
    ),
];

/// Why the council takes a nomination back.
pub const BY_COUNCIL: [Withdrawal; 5] = [
    withdrawal(
        "mistake",
        id!("offers-by-council-mistake"),
        id!("offers-council-mistake"),
        true,
    ),
    withdrawal(
        "provider_late",
        id!("offers-by-council-provider-late"),
        id!("offers-council-provider-late"),
        true,
    ),
    withdrawal(
        "no_answer",
        id!("offers-by-council-no-answer"),
        id!("offers-council-no-answer"),
        false,
    ),
    withdrawal(
        "changed",
        id!("offers-by-council-changed"),
        id!("offers-council-changed"),
        false,
    ),
    withdrawal(
        "not_eligible",
        id!("offers-by-council-not-eligible"),
        id!("offers-council-not-eligible"),
        false,
    ),
];

/// A reason of the council's, and whether the household goes back to its place on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    pub code: Code,
    pub keeps_place: bool,
}

const fn withdrawal(
    word: &'static str,
    title: &'static str,
    text: &'static str,
    keeps_place: bool,
) -> Withdrawal {
    Withdrawal {
        code: code(word, title, text),
        keeps_place,
    }
}

/// The code of that word, if the list has it.
pub(super) fn find(list: &[Code], word: &str) -> Option<Code> {
    list.iter().find(|found| found.code == word).copied()
}

/// The council's reason of that word.
pub(super) fn find_withdrawal(word: &str) -> Option<Withdrawal> {
    BY_COUNCIL.iter().find(|found| found.code.code == word).copied()
}

/// The words of a code in any of the lists, for pages and counts.
pub fn words(word: &str) -> String {
    BY_APPLICANT
        .iter()
        .chain(&BY_PROVIDER)
        .chain(BY_COUNCIL.iter().map(|found| &found.code))
        .find(|found| found.code == word)
        .map_or_else(|| word.to_owned(), |found| found.words(Language::English))
}
