//! The desks: officers who check and seal lists, providers who answer nominations, applicants who answer offers.
//! One step a working day, each through its command.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveTime, TimeDelta, Weekday};
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

use super::found::{Founded, Lives};
use super::tally::Tally;
use super::words::{provider_code, refusal_code, skip_word};
use crate::app::App;
use crate::audit::By;
use crate::clock::Instant;
use crate::dates::{london, london_day};
use crate::error::AppError;
use crate::ids::Moment;
use crate::invent::{self, InventedHome, ProviderAnswer, RentKind};
use crate::offers::{self, Acted, Nominated, ProviderRefusal};
use crate::shortlists::{self, Skip};
use crate::store::Tx;

/// A list that may still lead to a let.
#[derive(Clone, Debug)]
pub(super) struct List {
    pub(super) home: InventedHome,
    pub(super) council_gss: String,
}

/// Where a nomination stands, and what its provider means to do.
#[derive(Clone, Debug)]
struct Live {
    shortlist_id: Uuid,
    household_id: Uuid,
    stage: Stage,
}

#[derive(Clone, Debug)]
enum Stage {
    Sent { answer: ProviderAnswer, days: u8 },
    Viewing,
    Offered { offer_id: Uuid },
    Accepted,
}

/// Everything on the desks.
#[derive(Clone, Debug, Default)]
pub(super) struct Desks {
    lists: BTreeMap<Uuid, List>,
    live: BTreeMap<Uuid, Live>,
    pub(super) housed: BTreeSet<Uuid>,
}

/// What the desks are worked with.
pub(super) struct Work<'a> {
    pub(super) app: &'a App,
    pub(super) founded: &'a Founded,
    pub(super) lives: &'a BTreeMap<Uuid, &'a Lives>,
}

impl Desks {
    /// An officer checks a list from the top, passes over whom something stands in the way of, and the list is sealed:
    /// by a second officer where somebody was passed over. Then the first household is nominated.
    pub(super) async fn take_up(
        &mut self,
        tx: &Tx,
        work: &Work<'_>,
        rng: &mut ChaCha8Rng,
        now: Instant,
        shortlist_id: Uuid,
        list: List,
        tally: &mut Tally,
    ) -> Result<(), AppError> {
        tally.shortlists += 1;
        if list.home.rent_kind == RentKind::Market {
            // Interest in a private home goes to the landlord as it stands.
            self.lists.insert(shortlist_id, list);
            return self.nominate(tx, work, rng, now, shortlist_id, tally).await;
        }
        let at = Moment::new(now, work.app.ids.clone());
        let first = work.founded.staff_of(&list.council_gss, false)?;
        let mut skipped = false;
        for entry in shortlists::waiting(tx, first.council_id, shortlist_id).await? {
            let Some(lives) = work.lives.get(&entry.household_id) else {
                continue;
            };
            if let Some(cause) = invent::skip_cause(rng, &lives.invented, &list.home) {
                let why = Skip {
                    code: skip_word(cause).to_owned(),
                    says: String::new(),
                    note: "Checked by phone.".to_owned(),
                };
                shortlists::skip(tx, &at, &first, shortlist_id, entry.id, why).await?;
                tally.skips += 1;
                skipped = true;
            } else {
                shortlists::verify(tx, &at, &first, shortlist_id, entry.id).await?;
                break;
            }
        }
        let sealer = if skipped {
            work.founded.staff_of(&list.council_gss, true)?
        } else {
            first
        };
        let version = shortlists::version(tx, sealer.council_id, shortlist_id).await?;
        shortlists::seal(tx, &at, &sealer, shortlist_id, version).await?;
        self.lists.insert(shortlist_id, list);
        self.nominate(tx, work, rng, now, shortlist_id, tally).await
    }

    async fn nominate(
        &mut self,
        tx: &Tx,
        work: &Work<'_>,
        rng: &mut ChaCha8Rng,
        now: Instant,
        shortlist_id: Uuid,
        tally: &mut Tally,
    ) -> Result<(), AppError> {
        let Some(list) = self.lists.get(&shortlist_id) else {
            return Ok(());
        };
        let at = Moment::new(now, work.app.ids.clone());
        let staff = work.founded.staff_of(&list.council_gss, false)?;
        let nominated = match offers::nominate(tx, &at, &By::from(&staff), shortlist_id).await {
            // Everybody left is under offer elsewhere: the officer tries again another day.
            Err(AppError::Refused(_)) => return Ok(()),
            other => other?,
        };
        match nominated {
            Nominated::Sent(sent) if sent.acted == Acted::Now => {
                let row =
                    offers::nomination_of(tx, offers::Whose::Council(staff.council_id), sent.nomination_id)
                        .await?;
                let Some(lives) = work.lives.get(&row.household_id) else {
                    return Ok(());
                };
                let answer = invent::provider_answer(rng, &lives.invented);
                let days = match &answer {
                    ProviderAnswer::Accepts { working_days }
                    | ProviderAnswer::Refuses { working_days, .. } => *working_days,
                    // Chased by the council in the end.
                    ProviderAnswer::Silent => 6,
                };
                let stage = Stage::Sent { answer, days };
                self.live.insert(
                    sent.nomination_id,
                    Live {
                        shortlist_id,
                        household_id: row.household_id,
                        stage,
                    },
                );
                tally.nominations += 1;
            }
            Nominated::Sent(_) => {}
            Nominated::Exhausted { .. } => {
                self.lists.remove(&shortlist_id);
            }
        }
        Ok(())
    }

    /// One working day: every live nomination moves one step, and lists that wait are tried again.
    pub(super) async fn day(
        &mut self,
        tx: &Tx,
        work: &Work<'_>,
        rng: &mut ChaCha8Rng,
        now: Instant,
        tally: &mut Tally,
    ) -> Result<(), AppError> {
        for nomination_id in self.live.keys().copied().collect::<Vec<_>>() {
            self.step(tx, work, rng, now, nomination_id, tally).await?;
        }
        let busy: BTreeSet<Uuid> = self.live.values().map(|live| live.shortlist_id).collect();
        let idle: Vec<Uuid> = self
            .lists
            .keys()
            .copied()
            .filter(|id| !busy.contains(id))
            .collect();
        for shortlist_id in idle {
            self.nominate(tx, work, rng, now, shortlist_id, tally).await?;
        }
        Ok(())
    }

    async fn step(
        &mut self,
        tx: &Tx,
        work: &Work<'_>,
        rng: &mut ChaCha8Rng,
        now: Instant,
        nomination_id: Uuid,
        tally: &mut Tally,
    ) -> Result<(), AppError> {
        let Some(live) = self.live.get(&nomination_id).cloned() else {
            return Ok(());
        };
        let (Some(list), Some(lives)) = (
            self.lists.get(&live.shortlist_id).cloned(),
            work.lives.get(&live.household_id),
        ) else {
            return Ok(());
        };
        let at = Moment::new(now, work.app.ids.clone());
        let provider = work.founded.provider_staff(&list.home.landlord);
        let next = match live.stage {
            Stage::Sent { answer, days } if days > 1 => Some(Stage::Sent {
                answer,
                days: days - 1,
            }),
            Stage::Sent {
                answer: ProviderAnswer::Refuses { cause, .. },
                ..
            } => {
                let refusal = ProviderRefusal {
                    code: provider_code(cause).to_owned(),
                    says: None,
                    note: "From our own records.".to_owned(),
                };
                offers::refuse_as_provider(tx, &at, provider, nomination_id, &refusal).await?;
                None
            }
            Stage::Sent { .. } => {
                let tomorrow = next_working_day(now);
                offers::viewing(tx, &at, provider, nomination_id, tomorrow).await?;
                Some(Stage::Viewing)
            }
            Stage::Viewing => {
                let offer = offers::offer(tx, &at, provider, nomination_id).await?;
                Some(Stage::Offered {
                    offer_id: offer.offer_id,
                })
            }
            Stage::Offered { offer_id } => {
                let by = By::account(lives.account_id, entity::states::Role::Applicant, None);
                if let Some(reason) = invent::refusal_choice(rng, &lives.invented, &list.home) {
                    offers::refuse(tx, &at, &by, offer_id, refusal_code(reason), "").await?;
                    None
                } else {
                    offers::accept(tx, &at, &by, offer_id).await?;
                    Some(Stage::Accepted)
                }
            }
            Stage::Accepted => {
                let starts_on = next_monday(now).max(list.home.ready_on);
                if starts_on > london_day(now + TimeDelta::days(SOON)) {
                    // The tenancy is signed nearer to the day on which the home is ready.
                    return Ok(());
                }
                offers::let_home(tx, &at, provider, nomination_id, starts_on).await?;
                self.live.remove(&nomination_id);
                self.lists.remove(&live.shortlist_id);
                self.housed.insert(live.household_id);
                tally.lets += 1;
                return Ok(());
            }
        };
        if let Some(stage) = next {
            self.live.insert(nomination_id, Live { stage, ..live });
        } else {
            self.live.remove(&nomination_id);
            tally.refusals += 1;
            self.nominate(tx, work, rng, now, live.shortlist_id, tally)
                .await?;
        }
        Ok(())
    }
}

/// A let is recorded at most so many days before the tenancy starts.
const SOON: i64 = 14;

fn next_working_day(now: Instant) -> Instant {
    let mut day = london_day(now + TimeDelta::days(1));
    while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        day = day.checked_add_days(Days::new(1)).unwrap_or(day);
    }
    london(day, NaiveTime::from_hms_opt(9, 30, 0).unwrap_or(NaiveTime::MIN))
}

fn next_monday(now: Instant) -> chrono::NaiveDate {
    let day = london_day(now);
    let ahead = 7 - u64::from(day.weekday().num_days_from_monday());
    day.checked_add_days(Days::new(ahead)).unwrap_or(day)
}
