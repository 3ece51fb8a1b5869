//! How every bid ends: place, outcome and why, written once and told once.

use std::collections::BTreeMap;

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
use crate::texts::Language;

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

    /// Writes how one bid ends and tells the household, unless it has an outcome already.
    pub(super) async fn decide(
        &self,
        tx: &impl ConnectionTrait,
        at: &Moment,
        bid: &bid::Model,
        how: Outcome,
    ) -> Result<(), AppError> {
        let told = self.end(tx, at, bid, &how).await?;
        register::tell_all(tx, at, told.into_iter().collect()).await
    }

    /// Writes how one bid ends, and says what the household is to be told; none when it has an outcome already.
    async fn end(
        &self,
        tx: &impl ConnectionTrait,
        at: &Moment,
        bid: &bid::Model,
        how: &Outcome,
    ) -> Result<Option<(Uuid, Told)>, AppError> {
        if !bids::decide(tx, at, bid.id, how).await? {
            return Ok(None);
        }
        let body = format!(
            "You bid for the {}. {} {}",
            home_in_words(Language::English, &self.home),
            place_in_words(self.place(bid), self.bids.len()),
            how.says
        );
        let told = Told {
            kind: "bid_outcome",
            language: Language::English,
            subject: format!("What happened to your bid {}", bid.reference),
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
        let mut told = Vec::new();
        for bid in &self.bids {
            let how = if bid.household_id == winner.household_id {
                Outcome {
                    state: BidState::Successful,
                    code: code::LET,
                    says: "The home is let to you.".to_owned(),
                }
            } else {
                self.lost(bid, winning)
            };
            told.extend(self.end(tx, at, bid, &how).await?);
        }
        let count = told.len();
        register::tell_all(tx, at, told).await?;
        Ok(count)
    }

    /// Ends every bid that is still open after nobody on the list took the home.
    pub(super) async fn unlet(&self, tx: &impl ConnectionTrait, at: &Moment) -> Result<usize, AppError> {
        let mut told = Vec::new();
        for bid in &self.bids {
            let mut how = self.lost(bid, None);
            if how.code == code::LET_TO_ANOTHER {
                how.code = code::UNLET;
                "The home was not let to anybody on this list. It may be advertised again."
                    .clone_into(&mut how.says);
            }
            told.extend(self.end(tx, at, bid, &how).await?);
        }
        let count = told.len();
        register::tell_all(tx, at, told).await?;
        Ok(count)
    }

    /// Why a bid did not lead to the home.
    fn lost(&self, bid: &bid::Model, winning: Option<&entry::Model>) -> Outcome {
        let unsuccessful = |code, says| Outcome {
            state: BidState::Unsuccessful,
            code,
            says,
        };
        let Some(mine) = self.entries.get(&bid.id).filter(|entry| entry.place.is_some()) else {
            let says = bid
                .outcome_says
                .clone()
                .or_else(|| {
                    self.entries
                        .get(&bid.id)
                        .and_then(|entry| first_reason(&entry.reasons))
                })
                .unwrap_or_else(|| "It did not meet the rules for this home.".to_owned());
            return Outcome {
                state: BidState::NotConsidered,
                code: code::NOT_CONSIDERED,
                says,
            };
        };
        let to_whom = winning
            .and_then(|entry| entry.place)
            .map_or_else(String::new, |place| {
                format!(" The home was let to the household in place {place}.")
            });
        match mine.state {
            EntryState::Skipped => {
                let why = mine
                    .skip_says
                    .clone()
                    .unwrap_or_else(|| "You could not be considered for this home.".to_owned());
                unsuccessful(code::SKIPPED, format!("{why}{to_whom}"))
            }
            EntryState::NotConsidered => unsuccessful(
                code::NOT_CONSIDERED,
                first_reason(&mine.reasons)
                    .unwrap_or_else(|| "It did not meet the rules for this home.".to_owned()),
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
                    let says =
                        format!("You were being considered for another home when your turn came.{to_whom}");
                    return unsuccessful(code::UNDER_OFFER, says);
                }
                let why = winning.and_then(|winning| came_before(&winning.reasons, &mine.reasons));
                let says = format!(
                    "{}{}",
                    to_whom.trim_start(),
                    why.map_or_else(String::new, |why| format!(" {why}"))
                );
                unsuccessful(code::LET_TO_ANOTHER, says)
            }
        }
    }
}

/// As much of the engine's frozen row as the sentences need.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Row {
    keys: Vec<Key>,
    reasons: Vec<Because>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Key {
    key: String,
    value: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Because {
    says: String,
}

fn first_reason(reasons: &str) -> Option<String> {
    let row: Row = serde_json::from_str(reasons).unwrap_or_default();
    row.reasons
        .into_iter()
        .map(|because| because.says)
        .find(|says| !says.is_empty())
}

/// The first key in which two rows differ. A band is said of both; of anything else the reader learns only their
/// own value, because an exact date may point at a person.
fn came_before(theirs: &str, mine: &str) -> Option<String> {
    let theirs: Row = serde_json::from_str(theirs).unwrap_or_default();
    let mine: Row = serde_json::from_str(mine).unwrap_or_default();
    let (their, own) = theirs
        .keys
        .iter()
        .zip(&mine.keys)
        .find(|(their, own)| their.key == own.key && their.value != own.value)?;
    Some(if own.key.contains("band") {
        format!(
            "They came before you by {}: theirs was {}, yours was {}.",
            own.key, their.value, own.value
        )
    } else {
        format!("They came before you by {}. Yours was {}.", own.key, own.value)
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
            came_before(&row("Band A", "1 May 2020"), &row("Band B", "1 May 2019")).unwrap(),
            "They came before you by band: theirs was Band A, yours was Band B."
        );
        assert_eq!(
            came_before(&row("Band B", "1 May 2018"), &row("Band B", "1 May 2019")).unwrap(),
            "They came before you by priority date. Yours was 1 May 2019."
        );
        assert_eq!(came_before(&row("Band B", "x"), &row("Band B", "x")), None);
        assert_eq!(came_before("", "not json"), None);
    }

    #[test]
    fn a_bid_without_a_place_has_its_first_reason() {
        let frozen = r#"{"reasons":[{"code":"too-big","says":"The home is too big."}]}"#;
        assert_eq!(first_reason(frozen).unwrap(), "The home is too big.");
        assert_eq!(first_reason("{}"), None);
    }
}
