//! A household as it stood on an earlier day, so that a history of bands can be worked out by assessing it then.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{HousingKind, InventedHousehold, NeedKind};

/// A day on which the council decided something about a household, and the day it had been told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment {
    pub decided_on: NaiveDate,
    pub told_on: NaiveDate,
    /// The first decision, by which the household joined the register.
    pub joins: bool,
}

impl InventedHousehold {
    /// When the household joined the register and when each later need was recognised, oldest first. Empty while
    /// evidence is missing. Assess [`Self::as_at`] on each `decided_on` for the band it had from then on.
    pub fn moments(&self) -> Vec<Moment> {
        let Some(joined) = self.complete_on else {
            return Vec::new();
        };
        let later = self.needs.iter().filter(|need| need.awarded_on > joined);
        let mut moments: Vec<Moment> = later
            .map(|need| Moment {
                decided_on: need.awarded_on,
                told_on: need.told_on,
                joins: false,
            })
            .collect();
        moments.push(Moment {
            decided_on: joined,
            told_on: self.applied_on,
            joins: true,
        });
        moments.sort();
        moments
    }

    /// The household with only the needs that had been recognised by `day`, in a home that agrees with them. People,
    /// money and ties are those of today: their history is not invented.
    #[must_use]
    pub fn as_at(&self, day: NaiveDate) -> Self {
        let mut then = self.clone();
        then.needs.retain(|need| need.awarded_on <= day);
        let homeless = then.needs.iter().find(|need| need.kind.duty().is_some());
        then.duty = homeless.and_then(|need| need.kind.duty());
        then.homeless_on = homeless.map(|need| need.told_on);
        let came = |kind: NeedKind| {
            self.needs.iter().any(|need| need.kind == kind) && then.needs.iter().all(|need| need.kind != kind)
        };
        let of_size = [
            NeedKind::LacksOneBedroom,
            NeedKind::LacksTwoBedrooms,
            NeedKind::UnderOccupiesByOne,
            NeedKind::UnderOccupiesByTwo,
        ];
        let size_came = of_size.into_iter().any(came);
        let (shares_came, care_came) = (came(NeedKind::SharesFacilities), came(NeedKind::LeavingCare));
        // The first need is the one that the present home comes from.
        let not_yet = self
            .needs
            .first()
            .is_some_and(|first| !then.needs.contains(first));
        let lost_home = not_yet && is_after_a_loss(self.housing.kind);
        if size_came || lost_home {
            then.housing.bedrooms = Some(then.bedrooms_needed);
        }
        if lost_home {
            then.housing.kind = HousingKind::FamilyOrFriends;
        }
        then.housing.shares_facilities &= !shares_came && !lost_home;
        then.background.care_leaver &= !care_came;
        then
    }
}

/// Where people live because of an event, and had a home before it.
fn is_after_a_loss(kind: HousingKind) -> bool {
    match kind {
        HousingKind::TemporaryAccommodation
        | HousingKind::Refuge
        | HousingKind::Hospital
        | HousingKind::NoFixedHome => true,
        HousingKind::PrivateRent
        | HousingKind::FamilyOrFriends
        | HousingKind::SocialTenant
        | HousingKind::Owner
        | HousingKind::SupportedHousing
        | HousingKind::CarePlacement
        | HousingKind::TiedHome
        | HousingKind::ForcesHome
        | HousingKind::Caravan => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::invent::tests::{register, today};
    use crate::invent::{HousingKind, Level};

    #[test]
    fn today_a_household_is_as_it_is() {
        for one in register(61, 600) {
            assert_eq!(one.as_at(today()), one);
        }
    }

    #[test]
    fn before_its_first_need_a_household_has_none() {
        let mut seen = 0;
        for one in register(62, 600) {
            let Some(first) = one.needs.iter().map(|need| need.awarded_on).min() else {
                continue;
            };
            let before = one.as_at(first.pred_opt().expect("a day"));
            assert_eq!((before.level(), before.duty), (Level::None, None));
            assert_ne!(before.housing.kind, HousingKind::TemporaryAccommodation);
            assert_eq!(before.housing.bedrooms, Some(one.bedrooms_needed));
            seen += 1;
        }
        assert!(seen > 200);
    }

    #[test]
    fn moments_go_forward_and_end_with_every_need() {
        for one in register(63, 600) {
            let moments = one.moments();
            assert_eq!(moments.is_empty(), one.complete_on.is_none());
            assert!(
                moments
                    .windows(2)
                    .all(|pair| pair[0].decided_on <= pair[1].decided_on)
            );
            assert!(moments.iter().all(|moment| moment.told_on <= moment.decided_on));
            assert_eq!(
                moments.iter().filter(|moment| moment.joins).count(),
                moments.len().min(1)
            );
            if let Some(last) = moments.last() {
                assert_eq!(one.as_at(last.decided_on).needs, one.needs);
            }
        }
    }
}
