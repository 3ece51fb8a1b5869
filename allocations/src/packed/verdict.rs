//! The short answer from the bits: what keeps a household off, its band or points, its date, and what decided.
use super::circuit::{Pair, Word};
use super::layout::{Place, Source, UNKNOWN, UNKNOWN_WIDE, code, wide};
use super::making::{BANDED, COUNTED};
use super::plan::{AGAINST, NEEDS, Plan, Taken, low};
use super::standing::Standing;
use crate::assess::priority::{better, climbed};
use crate::calendar;
use crate::register::{Cause, Outcome};
use crate::scheme::Scheme;
use crate::truth::Truth;
use crate::value::{Comparison, Val, compare, whole};

/// Where a household stands once its needs are known.
struct Placing {
    certain: Val,
    possible: Val,
    cause: Option<(usize, u32)>,
}

/// The better of two bands, where one may be missing.
fn best(a: Val, b: Val) -> Val {
    if b.some { better(a, b) } else { a }
}

impl<const N: usize> Plan<N> {
    pub(super) fn verdict(&self, scheme: &Scheme, block: &[u64], day: i64) -> Option<Outcome> {
        // While everything that is looked at is known, one bit for each condition will do.
        if !self.open
            && let Some(known) = self.whole::<u64>(scheme, block, day)
        {
            return Some(known);
        }
        self.whole::<Pair>(scheme, block, day)
    }

    #[inline]
    fn whole<W: Word>(&self, scheme: &Scheme, block: &[u64], day: i64) -> Option<Outcome> {
        let mut one = self.begin::<W>(block, day);
        self.stand(&mut one)?;
        self.finish(scheme, &mut one, day)
    }

    /// From the needs to the answer. Time limits are measured on `limit_at`.
    #[inline]
    pub(super) fn finish<W: Word>(
        &self,
        scheme: &Scheme,
        one: &mut Standing<'_, W, N>,
        limit_at: i64,
    ) -> Option<Outcome> {
        let rules = &scheme.rules;
        let against = one.planes.bank(AGAINST).pair().only(self.all_against);
        let of_law = low(self.eligibility);
        let answer = |bits: u64| {
            if against.sure & bits != 0 {
                Truth::No
            } else if against.may & bits != 0 {
                Truth::Unknown
            } else {
                Truth::Yes
            }
        };
        let (eligible, qualifying) = (answer(of_law), answer(!of_law));
        let needs = one.planes.bank(NEEDS).pair().only(self.all_needs);
        let (sure, may) = self.lasting((needs.sure, needs.may), one, limit_at)?;
        one.state.need_count = Val::between(i64::from(sure.count_ones()), i64::from(may.count_ones()));
        self.step(COUNTED, one)?;
        let placing = self.bands(scheme, one, limit_at)?;
        let worst = rules.otherwise.map_or(Val::NONE, |at| Val::exact(whole(at)));
        let (certain, possible) = (best(worst, placing.certain), best(worst, placing.possible));
        let mut band = if certain == possible {
            certain
        } else {
            certain.hull(possible)
        };
        let mut cause = placing
            .cause
            .filter(|(band, _)| rules.otherwise.is_none_or(|otherwise| *band <= otherwise));
        if self.pointed != 0 {
            let (points, first) = self.points(scheme, one, limit_at)?;
            one.state.points = points;
            if rules.by_points {
                cause = first.map(|at| (0, at));
            }
        } else if rules.by_points {
            cause = None;
        }
        band = self.ladder(scheme, one, band)?;
        let off = eligible.is_no() || qualifying.is_no();
        let cause = if off {
            self.barred(against.sure)
        } else {
            cause.map_or(Cause::Otherwise, |(_, at)| {
                Cause::Need(u16::try_from(at).unwrap_or(u16::MAX))
            })
        };
        let ranking = self.ranking(one)?;
        let points = one.state.points;
        let settled = if rules.by_points {
            points.settled()
        } else {
            band.settled()
        };
        let open = eligible.is_unknown() || qualifying.is_unknown() || !settled;
        // Where something was left open that the evaluator of facts could settle, only what is settled all the same counts.
        let whole = against.sure == against.may && needs.sure == needs.may && points.settled();
        if one.guessed && !(whole && band.settled() && ranking.settled()) {
            return None;
        }
        // Each answer as a whole is the work of the evaluator of facts.
        if !(points.settled() && band.settled()) && self.waits(scheme, one.block) {
            return None;
        }
        let at = if band.none { band.lo } else { band.hi };
        let small = |n: i64| u8::try_from(n).unwrap_or(u8::MAX);
        Some(Outcome {
            eligible,
            qualifying,
            band: if band.some { u8::try_from(at).ok() } else { None },
            points: if points.some {
                (points.lo, points.hi)
            } else {
                (0, 0)
            },
            cause,
            bedrooms: (small(one.state.need.lo), small(one.state.need.hi)),
            ranking_date: ranking.known().map(calendar::date),
            unknown: !off && open,
        })
    }

    /// Whether a fact is missing that several parts of the place wait for. Of a row's facts that is taken to be so.
    fn waits(&self, scheme: &Scheme, block: &[u64]) -> bool {
        scheme.names.tied.iter().any(|tied| {
            let (None, leaf) = tied.of else { return true };
            match self.layout.home.place(Source::Leaf(leaf)) {
                Some(Place::Code { word, shift, .. }) => code(block, word, shift) == UNKNOWN,
                Some(Place::Wide(at)) => wide(block, at) == UNKNOWN_WIDE,
                None => true,
            }
        })
    }

    /// The steps up and down after the needs have given a band.
    fn ladder<W: Word>(&self, scheme: &Scheme, one: &mut Standing<'_, W, N>, from_needs: Val) -> Option<Val> {
        let rules = &scheme.rules;
        let mut band = from_needs;
        one.state.band = band;
        for (taken, step) in self.steps.iter().zip(&rules.steps) {
            let applies = self.taken(*taken, one)?;
            band = climbed(step, band, applies, whole(rules.bands.len()));
            one.state.band = band;
        }
        Some(band)
    }

    pub(super) fn taken<W: Word>(&self, taken: Taken, one: &Standing<'_, W, N>) -> Option<Truth> {
        match taken {
            Taken::Bit(lit) => Some(one.planes.truth(lit)),
            Taken::Walk(when, unless) => {
                let walk = self.walk(one);
                let when = walk.truth(when)?;
                Some(match unless {
                    Some(unless) => when.and(walk.truth(unless)?.not()),
                    None => when,
                })
            }
        }
    }

    fn barred(&self, against: u64) -> Cause {
        let at = against.trailing_zeros();
        let number = |at: u32| u16::try_from(at).unwrap_or(u16::MAX);
        let before = self.eligibility + self.qualification;
        if at < self.eligibility {
            Cause::Eligibility(number(at))
        } else if at < before {
            Cause::Qualification(number(at - self.eligibility))
        } else {
            Cause::Disqualification(number(at - before))
        }
    }

    /// The best band that is certain, the best that is possible, and the first need that gives the certain one.
    fn bands<W: Word>(&self, scheme: &Scheme, one: &Standing<'_, W, N>, limit_at: i64) -> Option<Placing> {
        let needs = one.planes.bank(NEEDS).pair().only(self.all_needs);
        let mut placing = Placing {
            certain: Val::NONE,
            possible: Val::NONE,
            cause: None,
        };
        for (band, mask) in &self.plain_bands {
            if !placing.possible.some && needs.may & mask != 0 {
                placing.possible = Val::exact(whole(*band));
            }
            if needs.sure & mask != 0 {
                placing.certain = Val::exact(whole(*band));
                placing.cause = Some((*band, (needs.sure & mask).trailing_zeros()));
                break;
            }
        }
        let mut left = needs.may & self.limited;
        while left != 0 {
            let at = left.trailing_zeros();
            let mask = left & left.wrapping_neg();
            left &= left - 1;
            let plan = usize::try_from(at).ok().and_then(|at| self.needs.get(at))?;
            let answer = needs.truth(mask);
            let passed = self.passed(plan.until.map(|(until, _)| until), one, limit_at)?;
            let now = plan.band.map(|band| (band, answer.and(passed.not())));
            let then = plan.until.and_then(|(_, then)| then).filter(|_| !passed.is_no());
            for (band, sure) in now.into_iter().chain(then.map(|then| (then, answer))) {
                if sure.is_no() {
                    continue;
                }
                placing.possible = better(placing.possible, Val::exact(whole(band)));
                if sure.is_yes() {
                    placing.certain = better(placing.certain, Val::exact(whole(band)));
                    if placing.cause.is_none_or(|cause| (band, at) < cause) {
                        placing.cause = Some((band, at));
                    }
                }
            }
        }
        debug_assert!(scheme.rules.needs.len() == self.needs.len());
        Some(placing)
    }

    /// The needs that are counted, without those whose time limit has passed for good.
    fn lasting<W: Word>(
        &self,
        (sure, may): (u64, u64),
        one: &Standing<'_, W, N>,
        limit_at: i64,
    ) -> Option<(u64, u64)> {
        let (mut sure, mut may) = (sure & self.counted, may & self.counted);
        let mut left = may & self.ending;
        while left != 0 {
            let at = usize::try_from(left.trailing_zeros()).ok()?;
            let mask = left & left.wrapping_neg();
            left &= left - 1;
            let passed = self.passed(self.needs.get(at)?.until.map(|(until, _)| until), one, limit_at)?;
            if !passed.is_no() {
                sure &= !mask;
            }
            if passed.is_yes() {
                may &= !mask;
            }
        }
        Some((sure, may))
    }

    /// Whether a time limit has passed.
    fn passed<W: Word>(
        &self,
        until: Option<usize>,
        one: &Standing<'_, W, N>,
        limit_at: i64,
    ) -> Option<Truth> {
        let Some(until) = until else {
            return Some(Truth::No);
        };
        let until = self.walk(one).value(until, None)?;
        Some(compare(until, Comparison::Less, Val::exact(limit_at)))
    }

    /// The total of points, and the first need that certainly adds to it.
    fn points<W: Word>(
        &self,
        scheme: &Scheme,
        one: &Standing<'_, W, N>,
        limit_at: i64,
    ) -> Option<(Val, Option<u32>)> {
        let needs = one.planes.bank(NEEDS).pair().only(self.all_needs);
        let mut total = Val::exact(0);
        let mut first = None;
        let mut groups: Vec<(&str, Val)> = Vec::new();
        let mut left = needs.may & self.pointed;
        while left != 0 {
            let at = left.trailing_zeros();
            let mask = left & left.wrapping_neg();
            left &= left - 1;
            let nth = usize::try_from(at).ok()?;
            let (plan, need) = (self.needs.get(nth)?, scheme.rules.needs.get(nth)?);
            let passed = self.passed(plan.until.map(|(until, _)| until), one, limit_at)?;
            let there = needs.truth(mask).and(passed.not());
            let points = self.walk(one).value(plan.points?, None)?;
            let points = if points.some {
                Val {
                    none: false,
                    ..points
                }
            } else {
                Val::exact(0)
            };
            if there.is_yes() && points.lo > 0 && first.is_none() {
                first = Some(at);
            }
            let value = match there {
                Truth::No => continue,
                Truth::Yes => points,
                Truth::Unknown => points.hull(Val::exact(0)),
            };
            let group = need.group.as_deref();
            let capped = group.filter(|group| scheme.rules.caps.iter().any(|cap| cap.group == *group));
            match capped {
                None => total = total.corners(value, i64::saturating_add),
                Some(group) => match groups.iter_mut().find(|(name, _)| *name == group) {
                    Some((_, sum)) => *sum = sum.corners(value, i64::saturating_add),
                    None => groups.push((group, value)),
                },
            }
        }
        for (group, sum) in groups {
            let mut held = sum;
            for (cap, most) in scheme.rules.caps.iter().zip(&self.caps) {
                if cap.group == group {
                    held = held.corners(self.walk(one).value(*most, None)?, i64::min);
                }
            }
            total = total.corners(held, i64::saturating_add);
        }
        Some((total, first))
    }

    /// The date that ranks.
    fn ranking<W: Word>(&self, one: &mut Standing<'_, W, N>) -> Option<Val> {
        if self.moves.is_some() {
            one.state.moved_on = self.moved_on(one.block);
        }
        self.step(BANDED, one)?;
        let mut ranked = Val::NONE;
        let mut open = false;
        for (when, date) in &self.dates {
            let applies = when.map_or(Truth::Yes, |when| one.planes.truth(when));
            if applies.is_no() {
                continue;
            }
            let date = self.date(date, one)?;
            if !date.some {
                continue;
            }
            ranked = if open || ranked.some {
                ranked.hull(date)
            } else {
                date
            };
            ranked.none = false;
            if applies.is_yes() && !date.none {
                break;
            }
            open = true;
        }
        Some(ranked)
    }
}
