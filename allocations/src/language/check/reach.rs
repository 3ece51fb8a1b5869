//! What a condition may speak of at its place in the scheme.
use crate::vocabulary::Known;

/// What a condition may speak of at its place in the scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reach {
    pub(crate) step: Known,
    pub(crate) advert: bool,
    pub(crate) bid: bool,
    pub(crate) tier: bool,
}

impl Reach {
    pub(crate) const fn up_to(step: Known) -> Self {
        Self {
            step,
            advert: false,
            bid: false,
            tier: false,
        }
    }

    pub(crate) const EVERYTHING: Self = Self {
        step: Known::Dated,
        advert: true,
        bid: true,
        tier: true,
    };

    pub(super) fn allows(self, known: Known) -> bool {
        match known {
            Known::Household | Known::Always | Known::HouseholdStep | Known::Field => true,
            Known::Bedrooms
            | Known::Qualified
            | Known::Needs
            | Known::Placed
            | Known::Moved
            | Known::Dated => known <= self.step,
            Known::Advert => self.advert,
            Known::Bid | Known::Context => self.bid,
            Known::Tier => self.tier,
            Known::Running => false,
        }
    }
}
