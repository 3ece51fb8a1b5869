//! From what is invented to the codes of the rooms.

use crate::invent::{ProviderCause, RefusalReason, SkipCause};

pub(super) const fn skip_word(cause: SkipCause) -> &'static str {
    match cause {
        SkipCause::Arrears => "ARREARS",
        SkipCause::NoVerify => "NO_VERIFY",
        SkipCause::CircChanged => "CIRC_CHANGED",
        SkipCause::AdaptMismatch => "ADAPT_MISMATCH",
        SkipCause::RiskArea => "RISK_AREA",
        SkipCause::Unaffordable => "UNAFFORDABLE",
        SkipCause::UnderOffer => "UNDER_OFFER",
        SkipCause::NoContact => "NO_CONTACT",
        SkipCause::DeclinedView => "DECLINED_VIEW",
    }
}

pub(super) const fn provider_code(cause: ProviderCause) -> &'static str {
    match cause {
        ProviderCause::Arrears => "arrears",
        ProviderCause::Behaviour => "behaviour",
        ProviderCause::Affordability => "unaffordable",
        ProviderCause::SupportNotAvailable => "support",
        ProviderCause::OutsideOwnPolicy => "own_policy",
    }
}

pub(super) const fn refusal_code(reason: RefusalReason) -> &'static str {
    match reason {
        RefusalReason::Area => "area",
        RefusalReason::NearRiskPerson => "near_risk",
        RefusalReason::TooSmall => "too_small",
        RefusalReason::FloorOrNoLift => "floor",
        RefusalReason::Condition => "condition",
        RefusalReason::RentOrCost => "rent",
        RefusalReason::School => "school",
        RefusalReason::SupportNetwork => "support",
        RefusalReason::Pets => "pets",
        RefusalReason::Parking => "parking",
        RefusalReason::Garden => "garden",
        RefusalReason::Layout => "layout",
        RefusalReason::ChangedMind => "changed_mind",
        RefusalReason::FoundElsewhere => "found_elsewhere",
    }
}
