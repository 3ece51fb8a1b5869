//! A scheme made ready for a day: every rule with the bit that answers it.
use super::circuit::{And, Circuit, Lit};
use super::layout::{Layout, Place, Source};
use super::making::{
    BANDED, BANKS, Beyond, HereTable, ListTest, Maker, MeasureTest, Out, PHASES, ROW_BANKS, Say, WalkTest, Whose,
};
use super::rooms::RoomsPlan;
use super::spans::{SpanPlan, gathered};
use super::state::Here;
use super::walk::{Ex, ExId};
use crate::language::ir::{Leaf, NodeId};
use crate::scheme::Scheme;
use crate::scheme::model::Rule;
use crate::truth::Truth;
use crate::vocabulary::ids;

/// The words of conditions that the rules themselves have.
pub(super) const AGAINST: usize = 0;
pub(super) const NEEDS: usize = 1;
const FIRST_FREE: usize = 2;

/// A need whose band or points take more than its bit.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NeedPlan {
    pub(super) band: Option<usize>,
    pub(super) points: Option<ExId>,
    /// The last day of its priority, and the band afterwards.
    pub(super) until: Option<(ExId, Option<usize>)>,
}

/// Whether a step is taken.
#[derive(Clone, Copy, Debug)]
pub(super) enum Taken {
    Bit(Lit),
    /// It looks at the band, which the steps before it may have changed.
    Walk(ExId, Option<ExId>),
}

#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) layout: Layout,
    pub(super) home: Circuit<BANKS>,
    pub(super) ands: [Vec<And>; PHASES],
    pub(super) rows: Vec<Circuit<ROW_BANKS>>,
    pub(super) heres: [Vec<HereTable>; PHASES],
    pub(super) list_tests: Vec<ListTest>,
    pub(super) spans: Vec<Vec<SpanPlan>>,
    pub(super) measure_tests: Vec<MeasureTest>,
    pub(super) walk_tests: [Vec<WalkTest>; PHASES],
    pub(super) made: Vec<Ex>,
    pub(super) rooms: Option<RoomsPlan>,
    /// How many rules of each kind stand in the word of those against a household.
    pub(super) eligibility: u32,
    pub(super) qualification: u32,
    pub(super) needs: Vec<NeedPlan>,
    /// Bands, best first, and the needs that give each whatever the day.
    pub(super) plain_bands: Vec<(usize, u64)>,
    /// Needs with a time limit.
    pub(super) limited: u64,
    /// Needs and awards with points.
    pub(super) pointed: u64,
    /// Needs that are counted.
    pub(super) counted: u64,
    pub(super) caps: Vec<ExId>,
    pub(super) steps: Vec<Taken>,
    pub(super) dates: Vec<(Option<Lit>, ExId)>,
    pub(super) born: Option<usize>,
    pub(super) held: Option<(usize, u32, i64)>,
    pub(super) moves: Option<(usize, u32)>,
    pub(super) members: Option<usize>,
}

/// A condition with its own exception: it holds where the exception does not.
fn applies(rule: &Rule) -> Say {
    match rule.unless {
        Some(unless) => Say::All(vec![Say::Node(rule.when), Say::Node(unless).not()]),
        None => Say::Node(rule.when),
    }
}

/// A test with its own exception: it is met where the exception holds.
fn met(rule: &Rule) -> Say {
    match rule.unless {
        Some(unless) => Say::Any(vec![Say::Node(rule.when), Say::Node(unless)]),
        None => Say::Node(rule.when),
    }
}

/// The bit of that number in a word.
fn nth(bank: usize, at: usize) -> Result<Out, Beyond> {
    let mask = u32::try_from(at).ok().and_then(|at| 1_u64.checked_shl(at)).ok_or(Beyond)?;
    Ok(Out { bank, mask })
}

impl Plan {
    pub(super) fn of(scheme: &Scheme, as_at: i64) -> Result<Self, Beyond> {
        let layout = Layout::of(scheme);
        let mut maker = Maker::new(scheme, &layout, as_at, FIRST_FREE);
        let rules = &scheme.rules;
        let rooms = rules.bedrooms.given.then(|| RoomsPlan::of(&mut maker)).transpose()?;
        against(&mut maker)?;
        let needs = of_needs(&mut maker)?;
        let mut plain_bands: Vec<(usize, u64)> = Vec::new();
        let (mut limited, mut pointed, mut counted) = (0, 0, 0);
        for (at, (need, plan)) in rules.needs.iter().zip(&needs).enumerate() {
            let mask = nth(NEEDS, at)?.mask;
            limited |= if plan.until.is_some() { mask } else { 0 };
            pointed |= if plan.points.is_some() { mask } else { 0 };
            counted |= if need.counts { mask } else { 0 };
            if let Some(band) = plan.band.filter(|_| plan.until.is_none()) {
                match plain_bands.iter_mut().find(|(other, _)| *other == band) {
                    Some((_, needs)) => *needs |= mask,
                    None => plain_bands.push((band, mask)),
                }
            }
        }
        plain_bands.sort_unstable();
        let caps = rules.caps.iter().map(|cap| maker.ex(cap.most, &[]));
        let caps = caps.collect::<Result<_, _>>()?;
        let steps = rules.steps.iter().map(|step| taken(&mut maker, &step.rule));
        let steps = steps.collect::<Result<_, _>>()?;
        let dates = rules.dates.rank.iter().map(|rule| {
            let when = rule.when.map(|when| maker.lit(Whose::Home, &Say::Node(when))).transpose()?;
            Ok((when, maker.ex(rule.date, &[])?))
        });
        let dates = dates.collect::<Result<_, Beyond>>()?;
        let known = ids();
        let code = |source| match layout.home.place(source) {
            Some(Place::Code { word, shift, least }) => Some((word, shift, least)),
            Some(Place::Wide(_)) | None => None,
        };
        let held = code(Source::Leaf(Leaf::Fact(known.bedrooms_held)));
        let moves = code(Source::Moves).map(|(word, shift, _)| (word, shift));
        let born = match layout.home.place(Source::Born) {
            Some(Place::Wide(at)) => Some(at),
            Some(Place::Code { .. }) | None => None,
        };
        let spans = gathered(&maker.measures, layout.lists.len());
        let (home, ands) = maker.home.finish();
        let number = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
        Ok(Self {
            home,
            ands,
            rows: maker.rows.into_iter().map(|draft| draft.finish().0).collect(),
            heres: maker.heres,
            list_tests: maker.list_tests,
            spans,
            measure_tests: maker.measure_tests,
            walk_tests: maker.walk_tests,
            made: maker.made,
            rooms,
            eligibility: number(rules.eligibility.len()),
            qualification: number(rules.qualification.len()),
            needs,
            plain_bands,
            limited,
            pointed,
            counted,
            caps,
            steps,
            dates,
            born,
            held,
            moves,
            members: layout.list(known.members),
            layout,
        })
    }
}

/// The rules that may keep a household off the register, in the order in which they are named.
fn against(maker: &mut Maker<'_>) -> Result<(), Beyond> {
    let rules = &maker.scheme.rules;
    let exempt = Say::Any(rules.statute.iter().map(|rule| Say::Node(rule.when)).collect());
    let local = |rule: &&Rule| rule.local_connection;
    let asked = rules.qualification.iter().chain(&rules.disqualification).any(|rule| local(&rule));
    let exempt = if asked { Say::Lit(maker.lit(Whose::Home, &exempt)?) } else { Say::Fixed(Truth::No) };
    let fails = rules.eligibility.iter().map(|rule| met(rule).not());
    let with_exemption = |fails: Say, rule: &Rule| {
        if rule.local_connection { Say::All(vec![fails, exempt.clone().not()]) } else { fails }
    };
    let fails = fails.chain(rules.qualification.iter().map(|rule| with_exemption(met(rule).not(), rule)));
    let fails = fails.chain(rules.disqualification.iter().map(|rule| with_exemption(applies(rule), rule)));
    let fails: Vec<Say> = fails.collect();
    let mut none = Vec::new();
    for (at, fails) in fails.iter().enumerate() {
        let out = nth(AGAINST, at)?;
        maker.emit(Whose::Home, fails, false, out)?;
        none.push(Say::Lit(Lit { bank: out.bank, mask: out.mask, not: true }));
    }
    maker.qualifies = Some(Say::All(none));
    maker.connected = Some(rules.connection.map_or(Say::Fixed(Truth::Unknown), Say::Node));
    Ok(())
}

fn of_needs(maker: &mut Maker<'_>) -> Result<Vec<NeedPlan>, Beyond> {
    let rules = &maker.scheme.rules;
    let mut plans = Vec::new();
    let mut preferred = Vec::new();
    for (at, need) in rules.needs.iter().enumerate() {
        let out = nth(NEEDS, at)?;
        maker.emit(Whose::Home, &applies(&need.rule), false, out)?;
        if need.counts && !need.heads.is_empty() {
            preferred.push(Say::Lit(Lit { bank: out.bank, mask: out.mask, not: false }));
        }
        let limit = crate::assess::priority::limit_of(maker.scheme, need);
        plans.push(NeedPlan {
            band: need.band,
            points: need.points.map(|points| maker.ex(points, &[])).transpose()?,
            until: limit.map(|limit| Ok((maker.ex(limit.until, &[])?, limit.then))).transpose()?,
        });
    }
    maker.preference = Some(Say::Any(preferred));
    Ok(plans)
}

fn taken(maker: &mut Maker<'_>, rule: &Rule) -> Result<Taken, Beyond> {
    let looks = |maker: &Maker<'_>, id: NodeId| {
        let late = [Here::Band, Here::Points, Here::MovedOn, Here::RankingDate];
        let deps = maker.deps(id);
        late.iter().any(|here| deps.contains(&super::making::Dep::Here(*here)))
    };
    if looks(maker, rule.when) || rule.unless.is_some_and(|unless| looks(maker, unless)) {
        let unless = rule.unless.map(|unless| maker.ex(unless, &[])).transpose()?;
        return Ok(Taken::Walk(maker.ex(rule.when, &[])?, unless));
    }
    debug_assert!(BANDED + 1 == PHASES);
    Ok(Taken::Bit(maker.lit(Whose::Home, &applies(rule))?))
}
