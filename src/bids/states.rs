//! What the state of a bid is called, and the colour of its tag.

use entity::bid;
use entity::states::{BidState, NominationState};

use crate::t;
use crate::texts::Language;

/// What a bid's state is called, and the colour of its tag.
pub(crate) fn state(language: Language, bid: &bid::Model) -> (String, &'static str) {
    match bid.state {
        BidState::Placed => (t!(language, "bids-state-placed"), "govuk-tag--blue"),
        BidState::Withdrawn => (t!(language, "bids-state-withdrawn"), "govuk-tag--grey"),
        BidState::Listed => (t!(language, "bids-state-listed"), "govuk-tag--yellow"),
        BidState::NotConsidered => (t!(language, "bids-state-not-considered"), "govuk-tag--grey"),
        BidState::Nominated => (t!(language, "bids-state-nominated"), "govuk-tag--purple"),
        BidState::Successful => (t!(language, "bids-state-successful"), "govuk-tag--green"),
        BidState::Unsuccessful => (ended(language, bid.outcome.as_deref()), "govuk-tag--grey"),
    }
}

/// How a bid ended that did not lead to the home: a household that said no, or has another home, did not fail.
fn ended(language: Language, outcome: Option<&str>) -> String {
    match outcome {
        Some("refused") => t!(language, "bids-state-refused"),
        Some("housed") => t!(language, "bids-state-ended"),
        Some(_) | None => t!(language, "bids-state-unsuccessful"),
    }
}

/// The same while the household is put forward, by how far that has come.
pub(super) fn state_now(
    language: Language,
    bid: &bid::Model,
    nominated: Option<NominationState>,
) -> (String, &'static str) {
    match nominated.filter(|_| bid.state == BidState::Nominated) {
        Some(NominationState::Offered) => (t!(language, "bids-state-offered"), "govuk-tag--yellow"),
        Some(NominationState::Accepted) => (t!(language, "bids-state-accepted"), "govuk-tag--green"),
        Some(_) | None => state(language, bid),
    }
}

#[cfg(test)]
mod tests {
    use super::ended;
    use crate::texts::Language;

    #[test]
    fn who_said_no_or_has_a_home_did_not_fail() {
        let said = |outcome| ended(Language::English, outcome);
        assert_eq!(said(Some("refused")), "You said no");
        assert_eq!(said(Some("housed")), "Ended");
        assert_eq!(said(Some("let_to_another")), "Not successful");
    }
}
