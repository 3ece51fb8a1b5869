//! Playing the rounds: everything in the order of time, each act through its command.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveTime};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::calendar::{Week, week_of};
use super::desk::{Desks, List, Work};
use super::found::{Founded, Lives, found};
use super::households::{self, Happens, Telling};
use super::tally::Tally;
use super::week::{self, Offered};
use crate::app::App;
use crate::clock::Instant;
use crate::dates::{london, london_day};
use crate::error::AppError;
use crate::ids::Moment;
use crate::invent::InventedHousehold;
use crate::store::Tx;
use crate::{mail, shortlists};

/// What to play.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub seed: u64,
    /// Rounds that have closed by `now`.
    pub weeks: u32,
    pub households: u32,
    pub adverts_a_week: u32,
    /// Adverts that are open at `now`; none leaves the last round closed and worked.
    pub open_adverts: u32,
    pub now: Instant,
}

/// Told as the play goes on: what is being done, how many steps are done, how many there are.
pub type Progress<'a> = &'a mut dyn FnMut(&str, u64, u64);

/// What was played.
#[derive(Debug)]
pub struct Story {
    pub founded: Founded,
    pub tallies: Vec<Tally>,
}

struct Play<'a> {
    app: &'a App,
    founded: Founded,
    invented: Vec<InventedHousehold>,
    tellings: Vec<Telling>,
    told: usize,
    by_invention: BTreeMap<usize, usize>,
    desks: Desks,
    rng: ChaCha8Rng,
    homes: u32,
    password_hash: String,
}

/// Founds the partnership and plays its rounds up to `plan.now`.
#[expect(
    clippy::similar_names,
    reason = "a plan and the play made of it are what they are called"
)]
pub async fn play(app: &App, plan: Plan, progress: Progress<'_>) -> Result<Story, AppError> {
    let began: NaiveDate = NaiveDate::from_ymd_opt(2022, 5, 4).unwrap_or_default();
    let founding = london(began, NaiveTime::from_hms_opt(8, 0, 0).unwrap_or(NaiveTime::MIN));
    let today = london_day(plan.now);
    let invented = households::invent(plan.seed, plan.households, today);
    let mut play = Play {
        founded: found(app, &Moment::new(founding, app.ids.clone())).await?,
        tellings: households::tellings(&invented, began),
        invented,
        told: 0,
        by_invention: BTreeMap::new(),
        desks: Desks::default(),
        rng: ChaCha8Rng::seed_from_u64(plan.seed ^ 0x4c49_4e54_454c),
        homes: 1,
        password_hash: households::shared_password(app)?,
        app,
    };
    let this_week = week_of(today);
    let weeks = u64::from(plan.weeks);
    let first = this_week.earlier(weeks);
    let steps = weeks + 2;
    progress("inviting households", 0, steps);
    play.tell_until(first.opens(), &mut Tally::default()).await?;
    let mut tallies = Vec::new();
    for number in 0..weeks {
        progress(&format!("week {} of {weeks}", number + 1), number + 1, steps);
        let week = first.later(number);
        let number = u32::try_from(number + 1).unwrap_or(u32::MAX);
        let last = plan.open_adverts > 0 && u64::from(number) == weeks;
        tallies.push(
            play.week(week, number, plan.adverts_a_week, plan.now, last)
                .await?,
        );
    }
    if plan.open_adverts > 0 {
        progress("opening this week's adverts", weeks + 1, steps);
        play.open_week(this_week, plan).await?;
    }
    mail::assume_delivered(&app.store, plan.now).await?;
    progress("done", steps, steps);
    Ok(Story {
        founded: play.founded,
        tallies,
    })
}

/// Bids and joins of so many households are one transaction: the play is quicker, and each is still its command.
const AT_ONCE: usize = 60;

impl Play<'_> {
    async fn tell_until(&mut self, until: Instant, tally: &mut Tally) -> Result<(), AppError> {
        while self
            .tellings
            .get(self.told)
            .is_some_and(|telling| telling.at < until)
        {
            let end = (self.told + AT_ONCE).min(self.tellings.len());
            let some: Vec<&Telling> = self
                .tellings
                .get(self.told..end)
                .unwrap_or_default()
                .iter()
                .take_while(|telling| telling.at < until)
                .collect();
            let joined = self
                .app
                .store
                .write(async |tx| self.tell(tx, &some).await)
                .await?;
            self.told += some.len();
            for (household, lives) in joined {
                self.by_invention.insert(household, self.founded.households.len());
                self.founded.households.push(lives);
                tally.joined += 1;
            }
        }
        Ok(())
    }

    async fn tell(&self, tx: &Tx, some: &[&Telling]) -> Result<Vec<(usize, Lives)>, AppError> {
        let mut joined: Vec<(usize, Lives)> = Vec::new();
        for telling in some {
            let Some(invented) = self.invented.get(telling.household) else {
                continue;
            };
            if telling.happens == Happens::Joins {
                let lives = households::join(
                    tx,
                    self.app,
                    &self.founded,
                    telling,
                    invented,
                    &self.password_hash,
                )
                .await?;
                joined.push((telling.household, lives));
                continue;
            }
            let known = self
                .by_invention
                .get(&telling.household)
                .and_then(|at| self.founded.households.get(*at));
            let new = joined
                .iter()
                .find(|(household, _)| *household == telling.household)
                .map(|(_, lives)| lives);
            if let Some(lives) = known
                .or(new)
                .filter(|lives| !self.desks.housed.contains(&lives.household_id))
            {
                if telling.happens == Happens::Checked {
                    households::check(tx, self.app, &self.founded, telling, lives).await?;
                } else {
                    households::tell_change(tx, self.app, &self.founded, telling, lives).await?;
                }
            }
        }
        Ok(joined)
    }

    async fn advertise(&mut self, week: Week, number: u32, count: u32) -> Result<Offered, AppError> {
        let homes = week::homes(&mut self.rng, self.homes, count, week);
        self.homes += count;
        let number = i32::try_from(number).unwrap_or(i32::MAX);
        let (_, offered) = self
            .app
            .store
            .write(async |tx| week::advertise(tx, self.app, &self.founded, week, &homes, number).await)
            .await?;
        Ok(offered)
    }

    async fn bid(
        &mut self,
        week: Week,
        offered: &Offered,
        until: Instant,
        tally: &mut Tally,
    ) -> Result<(), AppError> {
        for from in (0..self.founded.households.len()).step_by(AT_ONCE) {
            let rng = self.rng.clone();
            let (placed, rng) = self
                .app
                .store
                .write(async |tx| {
                    let (mut rng, mut placed) = (rng.clone(), 0);
                    for lives in self.founded.households.iter().skip(from).take(AT_ONCE) {
                        if !self.desks.housed.contains(&lives.household_id) {
                            placed += week::bid(tx, self.app, &mut rng, lives, week, offered, until)
                                .await?
                                .placed;
                        }
                    }
                    Ok((placed, rng))
                })
                .await?;
            self.rng = rng;
            tally.bids += placed;
        }
        Ok(())
    }

    /// One round from opening to the Wednesday after its closing.
    async fn week(
        &mut self,
        week: Week,
        number: u32,
        adverts: u32,
        now: Instant,
        leave_work: bool,
    ) -> Result<Tally, AppError> {
        let mut tally = Tally {
            week: number,
            adverts,
            ..Tally::default()
        };
        let offered = self.advertise(week, number, adverts).await?;
        self.tell_until(week.opens(), &mut tally).await?;
        self.bid(week, &offered, week.closes(), &mut tally).await?;
        for day in [0, 1, 4, 5] {
            self.desk_day(week.at(day, 10, 30), &mut tally).await?;
        }
        self.tell_until(week.closes(), &mut tally).await?;
        let closed_at = Moment::new(
            week.closes() + chrono::TimeDelta::seconds(1),
            self.app.ids.clone(),
        );
        let mut lists = Vec::new();
        for (advert_id, home) in &offered {
            let closed = self
                .app
                .store
                .write(async |tx| shortlists::close(tx, &closed_at, &self.app.schemes, *advert_id).await)
                .await?;
            lists.push((closed.shortlist_id, home.clone()));
        }
        let wednesday = week.at(6, 10, 0);
        self.desk_day(wednesday, &mut tally).await?;
        let worked = if leave_work {
            lists.len() * 2 / 3
        } else {
            lists.len()
        };
        for (shortlist_id, home) in lists.into_iter().take(worked) {
            self.take_up(wednesday.min(now), shortlist_id, home, &mut tally)
                .await?;
        }
        Ok(tally)
    }

    async fn open_week(&mut self, week: Week, plan: Plan) -> Result<(), AppError> {
        let mut tally = Tally::default();
        let offered = self.advertise(week, plan.weeks + 1, plan.open_adverts).await?;
        self.tell_until(week.opens(), &mut tally).await?;
        self.bid(week, &offered, plan.now, &mut tally).await?;
        for day in [0, 1, 4, 5] {
            if week.at(day, 10, 30) < plan.now {
                self.desk_day(week.at(day, 10, 30), &mut tally).await?;
            }
        }
        self.tell_until(plan.now, &mut tally).await
    }

    async fn take_up(
        &mut self,
        now: Instant,
        shortlist_id: Uuid,
        home: crate::invent::InventedHome,
        tally: &mut Tally,
    ) -> Result<(), AppError> {
        let list = List {
            council_gss: home.address.district.clone(),
            home,
        };
        let lives = self.lives();
        let work = Work {
            app: self.app,
            founded: &self.founded,
            lives: &lives,
        };
        let (desks, rng, counted) = self
            .app
            .store
            .write(async |tx| {
                let (mut desks, mut rng, mut counted) = (self.desks.clone(), self.rng.clone(), *tally);
                desks
                    .take_up(tx, &work, &mut rng, now, shortlist_id, list.clone(), &mut counted)
                    .await?;
                Ok((desks, rng, counted))
            })
            .await?;
        drop(lives);
        (self.desks, self.rng, *tally) = (desks, rng, counted);
        Ok(())
    }

    async fn desk_day(&mut self, now: Instant, tally: &mut Tally) -> Result<(), AppError> {
        let lives = self.lives();
        let work = Work {
            app: self.app,
            founded: &self.founded,
            lives: &lives,
        };
        let (desks, rng, counted) = self
            .app
            .store
            .write(async |tx| {
                let (mut desks, mut rng, mut counted) = (self.desks.clone(), self.rng.clone(), *tally);
                desks.day(tx, &work, &mut rng, now, &mut counted).await?;
                Ok((desks, rng, counted))
            })
            .await?;
        drop(lives);
        (self.desks, self.rng, *tally) = (desks, rng, counted);
        Ok(())
    }

    fn lives(&self) -> BTreeMap<Uuid, &Lives> {
        self.founded
            .households
            .iter()
            .map(|lives| (lives.household_id, lives))
            .collect()
    }
}

/// Lets SQLite write without waiting for the disk while a past is invented, and keep 64 MB of pages meanwhile: if the
/// power goes, the folder is made again. Must not be used on anything that matters; a fresh connection is as always.
pub async fn without_waiting_for_the_disk(app: &App) -> Result<(), AppError> {
    if app.store.backend() == sea_orm::DatabaseBackend::Sqlite {
        app.store
            .writer()
            .execute_unprepared("PRAGMA synchronous = OFF; PRAGMA cache_size = -64000")
            .await?;
    }
    Ok(())
}

/// The instant a plan would be played to when nothing is said: now, to the second.
pub fn to_the_second(now: Instant) -> Instant {
    DateTime::from_timestamp(now.timestamp(), 0).unwrap_or(now)
}
