//! Why a home was refused or a nomination ended: closed lists, each code with the words people choose it by.

use crate::id;
use crate::texts::{Language, say};

/// One reason of a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// What is stored and counted.
    pub code: &'static str,
    /// What people choose it by.
    pub text: &'static str,
    /// What the applicant reads, where nobody wrote a sentence of their own.
    pub says: &'static str,
    /// The text that says it in the applicant's language, where applicants choose it.
    pub id: Option<&'static str>,
}

impl Code {
    /// What people choose it by.
    pub fn words(&self, language: Language) -> String {
        self.id
            .map_or_else(|| self.text.to_owned(), |id| say(language, id, &[]))
    }
}

const fn code(code: &'static str, text: &'static str, says: &'static str) -> Code {
    Code {
        code,
        text,
        says,
        id: None,
    }
}

/// A reason of the applicant's, who chooses it in the language of the page; officers read it in English.
const fn mine(word: &'static str, text: &'static str, id: &'static str) -> Code {
    Code {
        id: Some(id),
        ..code(word, text, "You said no to this home.")
    }
}

/// Why an applicant says no to an offer. Whether a refusal is reasonable is for an officer to decide: the list
/// does not say.
pub const BY_APPLICANT: [Code; 22] = [
    mine("area", "The area is not right for us", id!("offers-no-area")),
    mine(
        "near_risk",
        "It is near somebody who could harm us",
        id!("offers-no-near-risk"),
    ),
    mine("too_small", "The home is too small", id!("offers-no-too-small")),
    mine("too_big", "The home is too big", id!("offers-no-too-big")),
    mine(
        "floor",
        "It is on the wrong floor, or there is no lift",
        id!("offers-no-floor"),
    ),
    mine(
        "stairs",
        "There are stairs or steps we cannot manage",
        id!("offers-no-stairs"),
    ),
    mine(
        "adaptations",
        "It does not have the adaptations we need",
        id!("offers-no-adaptations"),
    ),
    mine(
        "health",
        "It would be bad for somebody's health",
        id!("offers-no-health"),
    ),
    mine(
        "condition",
        "It needs repairs or is in poor condition",
        id!("offers-no-condition"),
    ),
    mine(
        "rent",
        "We cannot afford the rent or the bills",
        id!("offers-no-rent"),
    ),
    mine(
        "school",
        "It is too far from school or college",
        id!("offers-no-school"),
    ),
    mine("work", "It is too far from work", id!("offers-no-work")),
    mine(
        "support",
        "It is too far from people who support us",
        id!("offers-no-support"),
    ),
    mine("pets", "We cannot bring our pet", id!("offers-no-pets")),
    mine("parking", "There is no place to park", id!("offers-no-parking")),
    mine(
        "garden",
        "There is no garden, or it is not right for us",
        id!("offers-no-garden"),
    ),
    mine(
        "layout",
        "The layout of the rooms does not work",
        id!("offers-no-layout"),
    ),
    mine(
        "safety",
        "We would not feel safe in the neighbourhood",
        id!("offers-no-safety"),
    ),
    mine(
        "decor",
        "We do not like how it is decorated",
        id!("offers-no-decor"),
    ),
    mine(
        "found_elsewhere",
        "We have found another home",
        id!("offers-no-found"),
    ),
    mine(
        "changed_mind",
        "We have changed our minds about this home",
        id!("offers-no-changed"),
    ),
    mine(
        "not_moving",
        "We no longer want to move",
        id!("offers-no-not-moving"),
    ),
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
pub fn words(word: &str) -> &str {
    BY_APPLICANT
        .iter()
        .chain(&BY_PROVIDER)
        .chain(BY_COUNCIL.iter().map(|found| &found.code))
        .find(|found| found.code == word)
        .map_or(word, |found| found.text)
}
