//! What ties a household to a place: living there, having lived there, work, close family. Both the joining rules of
//! a council and the ladder of a section 106 agreement are answered from these.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::address::Spot;
use super::chance::{Chance, days_back};

/// A stretch of living in one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    pub place: String,
    /// GSS code of the district of the place.
    pub district: String,
    pub from: NaiveDate,
    /// `None` for the present home.
    pub until: Option<NaiveDate>,
}

/// A job, where it is done and for how many hours a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    pub place: String,
    pub district: String,
    pub since: NaiveDate,
    pub hours_a_week: u8,
}

/// A parent, grown child, brother or sister who lives in the place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    pub place: String,
    pub district: String,
    pub since: NaiveDate,
}

/// Every tie of one household. `stays` are oldest first and end with the present home; they leave no gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ties {
    pub stays: Vec<Stay>,
    pub work: Option<Work>,
    pub family: Option<Family>,
}

/// What is already settled about the household when its ties are drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settled {
    pub(super) home: Spot,
    pub(super) moved_in: NaiveDate,
    /// When the person who applies was born: nobody has lived anywhere before.
    pub(super) born: NaiveDate,
    /// The sixteenth birthday of the person who applies: no tie of work is older.
    pub(super) grown: NaiveDate,
    pub(super) hours_worked: u8,
    /// Applies because of a tie to the two districts other than living there.
    pub(super) from_elsewhere: bool,
}

pub(super) fn draw(settled: Settled, on: NaiveDate, chance: &mut Chance<'_>) -> Ties {
    let mut stays = Vec::new();
    let mut until = settled.moved_in;
    let (mut spot, mut earlier) = (settled.home, chance.weighted(1, &[(300, 2), (150, 3)]));
    let stay = |spot: Spot, from, until| Stay {
        place: spot.name.to_owned(),
        district: spot.district.to_owned(),
        from,
        until,
    };
    stays.push(stay(spot, settled.moved_in, None));
    while earlier > 0 && until > settled.born {
        // Most moves stay within the two districts; many within the parish.
        let moved_within = chance.per_mille(350);
        if !moved_within {
            spot = if chance.per_mille(230) {
                Spot::elsewhere(chance)
            } else {
                Spot::draw(chance)
            };
        }
        let from = days_back(until, chance.number(180, 3_000)).max(settled.born);
        stays.push(stay(spot, from, Some(until)));
        until = from;
        earlier -= 1;
    }
    stays.reverse();
    let works_nearby = settled.hours_worked > 0 && (settled.from_elsewhere || chance.per_mille(700));
    let work = works_nearby.then(|| {
        let at = if settled.from_elsewhere || chance.per_mille(740) {
            Spot::draw(chance)
        } else {
            Spot::elsewhere(chance)
        };
        Work {
            place: at.name.to_owned(),
            district: at.district.to_owned(),
            since: chance.days_before(on, 20, 3_300).max(settled.grown),
            hours_a_week: settled.hours_worked,
        }
    });
    let needs_family = settled.from_elsewhere && work.is_none() && chance.per_mille(700);
    let family = (needs_family || chance.per_mille(330)).then(|| {
        let at = Spot::draw(chance);
        Family {
            place: at.name.to_owned(),
            district: at.district.to_owned(),
            since: chance.days_before(on, 400, 9_000),
        }
    });
    Ties { stays, work, family }
}
