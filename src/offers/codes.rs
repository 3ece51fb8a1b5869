//! Why a home was refused or a nomination ended: closed lists, each code with the words people choose it by.

use crate::id;
use crate::texts::{Language, say};

/// One reason of a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// What is stored and counted.
    pub code: &'static str,
    chosen_by: ChosenBy,
    /// What the applicant reads, where nobody wrote a sentence of their own.
    pub says: &'static str,
}

/// What people choose a reason by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ChosenBy {
    /// Staff, who work in English.
    Staff(&'static str),
    /// Applicants: the name of a text in their language.
    Applicants(&'static str),
}

impl Code {
    /// What people choose it by.
    pub fn words(&self, language: Language) -> String {
        match self.chosen_by {
            ChosenBy::Staff(text) => text.to_owned(),
            ChosenBy::Applicants(id) => say(language, id, &[]),
        }
    }
}

const fn code(code: &'static str, text: &'static str, says: &'static str) -> Code {
    Code {
        code,
        chosen_by: ChosenBy::Staff(text),
        says,
    }
}

/// A reason of the applicant's, who chooses it in the language of the page; officers read it in English.
const fn mine(word: &'static str, id: &'static str) -> Code {
    Code {
        code: word,
        chosen_by: ChosenBy::Applicants(id),
        says: "You said no to this home.",
    }
}

/// Why an applicant says no to an offer. Whether a refusal is reasonable is for an officer to decide: the list
/// does not say.
pub const BY_APPLICANT: [Code; 22] = [
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
];

/// Why a provider turns a nomination down.
pub const BY_PROVIDER: [Code; 13] = [
    code(
        "no_contact",
        "No reply after two tries",
        "The landlord tried to reach you twice and had no reply.",
    ),
    code(
        "no_show",
        "Did not come to the viewing",
        "You were expected at a viewing and were not there.",
    ),
    code(
        "declined_view",
        "Said no before an offer",
        "You told the landlord that you did not want this home.",
    ),
    code(
        "arrears",
        "Rent arrears without a plan kept to",
        "The landlord found rent owing without a plan to pay it.",
    ),
    code(
        "behaviour",
        "Behaviour likely to affect neighbours",
        "The landlord is worried about past behaviour towards neighbours.",
    ),
    code(
        "evicted",
        "Evicted for breaking a tenancy",
        "The landlord found that an earlier tenancy was ended for breaking its rules.",
    ),
    code(
        "violence",
        "Violence or threats to staff",
        "The landlord found a record of violence or threats to staff.",
    ),
    code(
        "plan",
        "Does not fit the local lettings plan",
        "You do not fit the plan that says who this block is let to.",
    ),
    code(
        "support",
        "Support needed is not available here",
        "The support your household needs is not available at this home.",
    ),
    code(
        "unaffordable",
        "Fails the affordability check",
        "The landlord worked out that the rent would leave you too little.",
    ),
    code(
        "false_facts",
        "What we were told was not right",
        "Something in the application was not as the landlord found it.",
    ),
    code(
        "own_policy",
        "Outside the landlord's own lettings policy",
        "You do not fit the landlord's own rules for letting.",
    ),
    code(
        "home_not_ready",
        "The home can no longer be let",
        "The landlord can no longer let this home.",
    ),
];

/// Why the council takes a nomination back.
pub const BY_COUNCIL: [Withdrawal; 5] = [
    withdrawal(
        "mistake",
        "It was sent by mistake",
        "We sent your name to the landlord by mistake. You keep your place.",
        true,
    ),
    withdrawal(
        "provider_late",
        "The provider did not act in time",
        "The landlord took too long. You keep your place on the list.",
        true,
    ),
    withdrawal(
        "no_answer",
        "The household did not answer in time",
        "We did not hear from you in time.",
        false,
    ),
    withdrawal(
        "changed",
        "Circumstances changed: no longer first",
        "What changed in your household changed your place for this home.",
        false,
    ),
    withdrawal(
        "not_eligible",
        "No longer eligible for this home",
        "Your household may no longer be let this home.",
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
    text: &'static str,
    says: &'static str,
    keeps_place: bool,
) -> Withdrawal {
    Withdrawal {
        code: code(word, text, says),
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
