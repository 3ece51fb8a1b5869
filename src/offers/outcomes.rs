//! How every bid ends: place, outcome and why, written once and told once.

use std::collections::BTreeMap;

use allocations::Reason;
use entity::states::{BidState, EntryState};
use entity::{advert, bid, entry, home, nomination};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Deserialize;
use uuid::Uuid;

use super::sentences::{home_in_words, place_in_words};
use crate::bids::{self, Outcome};
use crate::error::AppError;
use crate::ids::Moment;
use crate::register::{self, Told};
use crate::shortlists;
use crate::texts::{Kept, Language};
use crate::{kept, t};

/// The code of each way in which a bid may end.
pub(super) mod code {
    pub(crate) const LET: &str = "let";
    pub(crate) const LET_TO_ANOTHER: &str = "let_to_another";
    pub(crate) const NOT_CONSIDERED: &str = "not_considered";
    pub(crate) const SKIPPED: &str = "skipped";
    pub(crate) const UNDER_OFFER: &str = "under_offer";
    pub(crate) const REFUSED: &str = "refused";
    pub(crate) const PROVIDER_REFUSED: &str = "provider_refused";
    pub(crate) const WITHDRAWN: &str = "nomination_withdrawn";
    pub(crate) const HOUSED: &str = "housed";
    pub(crate) const UNLET: &str = "unlet";
}

/// One home's bids as they stand when they end.
pub(super) struct Ending {
    pub advert: advert::Model,
    pub home: home::Model,
    /// Every bid that was not withdrawn, in order of place.
    pub bids: Vec<bid::Model>,
    entries: BTreeMap<Uuid, entry::Model>,
}

impl Ending {
    /// Reads them.
    pub(super) async fn of(db: &impl ConnectionTrait, advert_id: Uuid) -> Result<Self, AppError> {
        let advert = advert::Entity::find_by_id(advert_id)
            .one(db)
            .await?
            .ok_or(AppError::NotFound)?;
        let home = home::Entity::find_by_id(advert.home_id)
            .one(db)
            .await?
            .ok_or(AppError::NotFound)?;
        let mut bids = bid::Entity::find()
            .filter(bid::Column::AdvertId.eq(advert_id))
            .filter(bid::Column::State.ne(BidState::Withdrawn))
            .order_by_asc(bid::Column::Id)
            .all(db)
            .await?;
        bids.sort_by_key(|bid| (bid.place.unwrap_or(i32::MAX), bid.id));
        let ids: Vec<Uuid> = bids.iter().map(|bid| bid.id).collect();
        let mut entries = BTreeMap::new();
        for some in ids.chunks(500) {
            let found = entry::Entity::find()
                .filter(entry::Column::BidId.is_in(some.iter().copied()))
                .all(db)
                .await?;
            entries.extend(found.into_iter().map(|entry| (entry.bid_id, entry)));
        }
        Ok(Self {
            advert,
            home,
            bids,
            entries,
        })
    }

    /// The bid of a household.
    pub(super) fn bid_of(&self, household_id: Uuid) -> Option<&bid::Model> {
        self.bids.iter().find(|bid| bid.household_id == household_id)
    }

    fn place(&self, bid: &bid::Model) -> Option<i32> {
        self.entries
            .get(&bid.id)
            .and_then(|entry| entry.place)
            .or(bid.place)
    }

    /// How many had a place: the number that every bidder was told when the list was made.
    fn listed(&self) -> usize {
        self.bids.iter().filter(|bid| self.place(bid).is_some()).count()
    }

    /// Writes how one bid ends and tells the household, unless it has an outcome already.
    pub(super) async fn decide(
        &self,
        tx: &impl ConnectionTrait,
        at: &Moment,
        bid: &bid::Model,
        how: Outcome,
    ) -> Result<(), AppError> {
        let reads = register::languages_of(tx, [bid.household_id]).await?;
        let told = self.end(tx, at, bid, &how, &reads).await?;
        register::tell_all(tx, at, told.into_iter().collect()).await
    }

    /// Writes how one bid ends, and says what the household is to be told; none when it has an outcome already.
    async fn end(
        &self,
        tx: &impl ConnectionTrait,
        at: &Moment,
        bid: &bid::Model,
        how: &Outcome,
        reads: &BTreeMap<Uuid, Language>,
    ) -> Result<Option<(Uuid, Told)>, AppError> {
        if !bids::decide(tx, at, bid.id, how).await? {
            return Ok(None);
        }
        let language = reads.get(&bid.household_id).copied().unwrap_or_default();
        let body = [
            t!(
                language,
                "offers-out-bid",
                home = home_in_words(language, &self.home)
            ),
            place_in_words(language, self.place(bid), self.listed()),
            how.says.in_message(language),
        ]
        .join(" ");
        let told = Told {
            kind: "bid_outcome",
            language,
            subject: t!(
                language,
                "offers-told-outcome",
                reference = bid.reference.as_str()
            ),
            body,
            about: Some(format!("/my/bids/{}/why", bid.id)),
        };
        Ok(Some((bid.household_id, told)))
    }

    /// Ends every bid that is still open after the home was let to `winner`. Answers how many were told.
    pub(super) async fn let_to(
        &self,
        tx: &impl ConnectionTrait,
        at: &Moment,
        winner: &nomination::Model,
    ) -> Result<usize, AppError> {
        let first = self.bid_of(winner.household_id);
        let winning = first.and_then(|bid| self.entries.get(&bid.id));
        let reads = self.languages(tx).await?;
        let mut told = Vec::new();
        for bid in &self.bids {
            let how = if bid.household_id == winner.household_id {
                Outcome {
                    state: BidState::Successful,
                    code: code::LET,
                    says: kept!("offers-out-let"),
                }
            } else {
                self.lost(bid, winning)
            };
            told.extend(self.end(tx, at, bid, &how, &reads).await?);
        }
        let count = told.len();
        register::tell_all(tx, at, told).await?;
        Ok(count)
    }

    /// Ends every bid that is still open after nobody on the list took the home.
    pub(super) async fn unlet(&self, tx: &impl ConnectionTrait, at: &Moment) -> Result<usize, AppError> {
        let reads = self.languages(tx).await?;
        let mut told = Vec::new();
        for bid in &self.bids {
            let mut how = self.lost(bid, None);
            if how.code == code::LET_TO_ANOTHER {
                how.code = code::UNLET;
                how.says = kept!("offers-out-unlet");
            }
            told.extend(self.end(tx, at, bid, &how, &reads).await?);
        }
        let count = told.len();
        register::tell_all(tx, at, told).await?;
        Ok(count)
    }

    /// The languages in which the bidders read.
    async fn languages(&self, db: &impl ConnectionTrait) -> Result<BTreeMap<Uuid, Language>, AppError> {
        register::languages_of(db, self.bids.iter().map(|bid| bid.household_id)).await
    }

    /// Why a bid did not lead to the home.
    fn lost(&self, bid: &bid::Model, winning: Option<&entry::Model>) -> Outcome {
        let unsuccessful = |code, says| Outcome {
            state: BidState::Unsuccessful,
            code,
            says,
        };
        let Some(mine) = self.entries.get(&bid.id).filter(|entry| entry.place.is_some()) else {
            let before = Kept::read(bid.outcome_says.as_deref().unwrap_or_default());
            let frozen = || {
                let entry = self.entries.get(&bid.id)?;
                first_reason(&entry.reasons)
            };
            let says = Some(before)
                .filter(|says| !says.is_empty())
                .or_else(frozen)
                .unwrap_or_else(|| kept!("offers-out-rules"));
            return Outcome {
                state: BidState::NotConsidered,
                code: code::NOT_CONSIDERED,
                says,
            };
        };
        let to_whom = winning
            .and_then(|entry| entry.place)
            .map_or_else(Kept::default, |place| kept!("offers-out-let-to", place = place));
        match mine.state {
            EntryState::Skipped => {
                let mut why = shortlists::skip_words(mine);
                if why.is_empty() {
                    why = kept!("offers-out-passed-over");
                }
                unsuccessful(code::SKIPPED, why.and(to_whom))
            }
            EntryState::NotConsidered => unsuccessful(
                code::NOT_CONSIDERED,
                first_reason(&mine.reasons).unwrap_or_else(|| kept!("offers-out-rules")),
            ),
            EntryState::Waiting
            | EntryState::Nominated
            | EntryState::Refused
            | EntryState::Let
            | EntryState::Passed => {
                let before_winner = winning
                    .and_then(|entry| entry.place)
                    .is_some_and(|place| mine.place.is_some_and(|own| own < place));
                if before_winner {
                    return unsuccessful(code::UNDER_OFFER, kept!("offers-out-elsewhere").and(to_whom));
                }
                let why = winning.and_then(|winning| came_before(&winning.reasons, &mine.reasons));
                unsuccessful(code::LET_TO_ANOTHER, to_whom.and(why.unwrap_or_default()))
            }
        }
    }
}

/// As much of the engine's frozen row as the sentences need.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Row {
    keys: Vec<Key>,
    reasons: Vec<Reason>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Key {
    key: String,
    value: String,
}

fn first_reason(reasons: &str) -> Option<Kept> {
    let row: Row = serde_json::from_str(reasons).unwrap_or_default();
    row.reasons
        .iter()
        .find(|because| !because.says.is_empty())
        .map(bids::kept)
}

/// The first key in which two rows differ. A band is said of both; of anything else the reader learns only their
/// own value, because an exact date may point at a person.
fn came_before(theirs: &str, mine: &str) -> Option<Kept> {
    let theirs: Row = serde_json::from_str(theirs).unwrap_or_default();
    let mine: Row = serde_json::from_str(mine).unwrap_or_default();
    let (their, own) = theirs
        .keys
        .iter()
        .zip(&mine.keys)
        .find(|(their, own)| their.key == own.key && their.value != own.value)?;
    let (value, theirs) = (own.value.as_str(), their.value.as_str());
    Some(match own.key.as_str() {
        "band" => kept!("offers-out-before-band", theirs = theirs, own = value),
        "priority date" => kept!("offers-out-before-date", own = value),
        "points" => kept!("offers-out-before-points", own = value),
        "the recorded draw" => kept!("offers-out-before-draw"),
        "time of the interest" => kept!("offers-out-before-time"),
        key => kept!("offers-out-before-other", key = key, own = value),
    })
}

#[cfg(test)]
mod tests {
    use super::{came_before, first_reason};

    #[test]
    fn the_deciding_key_is_said_without_giving_anybody_away() {
        let row = |band: &str, date: &str| {
            format!(
                r#"{{"place":1,"keys":[{{"key":"band","value":"{band}","known":true}},{{"key":"priority date","value":"{date}","known":true}}]}}"#
            )
        };
        assert_eq!(
            came_before(&row("Band A", "1 May 2020"), &row("Band B", "1 May 2019"))
                .unwrap()
                .in_english(),
            "They came before you by band: theirs was Band A, yours was Band B."
        );
        assert_eq!(
            came_before(&row("Band B", "1 May 2018"), &row("Band B", "1 May 2019"))
                .unwrap()
                .in_english(),
            "They came before you by priority date. Yours was 1 May 2019."
        );
        assert_eq!(came_before(&row("Band B", "x"), &row("Band B", "x")), None);
        assert_eq!(came_before("", "not json"), None);
    }

    #[test]
    fn a_bid_without_a_place_has_its_first_reason() {
        let frozen = r#"{"reasons":[{"code":"too-big","clause":null,"says":"The home is too big.","answer":"no","facts":[]}]}"#;
        assert_eq!(first_reason(frozen).unwrap().in_english(), "The home is too big.");
        assert_eq!(first_reason("{}"), None);
    }
}
