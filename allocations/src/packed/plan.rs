//! A scheme made ready for a day: every rule with the bit that answers it.
use super::circuit::{And, Lit, RowCircuit, Tables};
use super::layout::{Layout, Place, Source};
use super::making::{Beyond, HereTable, ListTest, Maker, MeasureTest, Out, PHASES, Say, WalkTest, Whose};
use super::rooms::RoomsPlan;
use super::spans::{SpanPlan, gathered};
use super::state::Here;
use super::tracing::Tracing;
use super::walk::{Ex, ExId};
use crate::language::ir::{Leaf, Node, NodeId};
use crate::scheme::Scheme;
use crate::scheme::model::Rule;
use crate::truth::Truth;
use crate::value::Val;
use crate::vocabulary::ids;

/// The words of conditions that the rules themselves have.
pub(super) const AGAINST: usize = 0;
pub(super) const NEEDS: usize = 1;

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

/// Where a date comes from.
#[derive(Clone, Debug)]
pub(super) enum DateOf {
    /// The first there is.
    First(Vec<DateSlot>),
    Walk(ExId),
}

#[derive(Clone, Copy, Debug)]
pub(super) enum DateSlot {
    MovedOn,
    /// A fact, and what it could be while it is not known.
    Wide(usize, Val),
}

/// What is asked of the rows of a list.
#[derive(Clone, Debug)]
pub(super) struct RowPlan {
    pub(super) circuit: RowCircuit,
    pub(super) tests: Vec<ListTest>,
    pub(super) spans: Vec<SpanPlan>,
}

#[derive(Clone, Debug)]
pub(super) struct Plan<const N: usize> {
    pub(super) layout: Layout,
    pub(super) home: Tables<N>,
    /// Some condition is open whatever the facts.
    pub(super) open: bool,
    pub(super) ands: [Vec<And<N>>; PHASES],
    /// The same without the steps that matter only while something is not known.
    pub(super) known_ands: [Vec<And<N>>; PHASES],
    pub(super) rows: Vec<RowPlan>,
    pub(super) heres: [Vec<HereTable<N>>; PHASES],
    pub(super) measure_tests: Vec<MeasureTest>,
    pub(super) walk_tests: [Vec<WalkTest>; PHASES],
    pub(super) made: Vec<Ex>,
    pub(super) rooms: Option<RoomsPlan>,
    /// How many rules of each kind stand in the word of those against a household.
    pub(super) eligibility: u32,
    pub(super) qualification: u32,
    /// The bits of every rule against a household, and of every need.
    pub(super) all_against: u64,
    pub(super) all_needs: u64,
    pub(super) needs: Vec<NeedPlan>,
    /// Bands, best first, and the needs that give each whatever the day.
    pub(super) plain_bands: Vec<(usize, u64)>,
    /// Needs with a time limit.
    pub(super) limited: u64,
    /// Needs and awards with points.
    pub(super) pointed: u64,
    /// Needs that are counted.
    pub(super) counted: u64,
    /// Needs that are none once their time limit has passed.
    pub(super) ending: u64,
    pub(super) caps: Vec<ExId>,
    pub(super) steps: Vec<Taken>,
    pub(super) dates: Vec<(Option<Lit>, DateOf)>,
    pub(super) born: Option<usize>,
    pub(super) held: Option<(usize, u32, i64)>,
    pub(super) moves: Option<(usize, u32)>,
    pub(super) members: Option<usize>,
    /// Every condition with its words; none when there are more than a trace has room for.
    pub(super) tracing: Option<Tracing>,
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

/// The lowest bits.
pub(super) fn low(bits: u32) -> u64 {
    1_u64.checked_shl(bits).unwrap_or(0).wrapping_sub(1)
}

/// The bit of that number in a word.
fn nth(bank: usize, at: usize) -> Result<Out, Beyond> {
    let mask = u32::try_from(at)
        .ok()
        .and_then(|at| 1_u64.checked_shl(at))
        .ok_or(Beyond)?;
    Ok(Out { bank, mask })
}

impl<const N: usize> Plan<N> {
    #[expect(
        clippy::too_many_lines,
        reason = "one part of the scheme after another, in the order in which they build on each other"
    )]
    pub(super) fn of(scheme: &Scheme, as_at: i64) -> Result<Self, Beyond> {
        let layout = Layout::of(scheme);
        let rules = &scheme.rules;
        if !scheme.rules.adjustments.is_empty() {
            return Err(Beyond);
        }
        let bits = |len: usize| u32::try_from(len).ok().ok_or(Beyond);
        let against_all =
            bits(rules.eligibility.len() + rules.qualification.len() + rules.disqualification.len())?;
        let words = vec![
            (AGAINST, against_all),
            (NEEDS, bits(rules.needs.len())?),
            (2, 0),
            (3, 0),
        ];
        let mut maker = Maker::new(scheme, &layout, as_at, words);
        let rooms = rules
            .bedrooms
            .given
            .then(|| RoomsPlan::of(&mut maker))
            .transpose()?;
        against(&mut maker)?;
        let needs = of_needs(&mut maker)?;
        let mut plain_bands: Vec<(usize, u64)> = Vec::new();
        let (mut limited, mut pointed, mut counted, mut ending) = (0, 0, 0, 0);
        for (at, (need, plan)) in rules.needs.iter().zip(&needs).enumerate() {
            let mask = nth(NEEDS, at)?.mask;
            limited |= if plan.until.is_some() { mask } else { 0 };
            pointed |= if plan.points.is_some() { mask } else { 0 };
            counted |= if need.counts { mask } else { 0 };
            let ends = need.counts && plan.until.is_some_and(|(_, then)| then.is_none());
            ending |= if ends { mask } else { 0 };
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
        let steps: Vec<Taken> = steps.collect::<Result<_, _>>()?;
        let dates = rules.dates.rank.iter().map(|rule| {
            let when = rule
                .when
                .map(|when| maker.lit(Whose::Home, &Say::Node(when)))
                .transpose()?;
            Ok((when, date_of(&mut maker, rule.date)?))
        });
        let dates = dates.collect::<Result<_, Beyond>>()?;
        let tracing = Tracing::of(&mut maker, &needs, &steps).ok();
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
        let mut rows: Vec<RowPlan> = Vec::new();
        let spans = gathered(&maker.measures, layout.lists.len());
        for ((nth, draft), spans) in maker.rows.into_iter().enumerate().zip(spans) {
            let tests = maker
                .list_tests
                .iter()
                .filter(|test| test.list == nth)
                .copied()
                .collect();
            rows.push(RowPlan {
                circuit: draft.finish_row(),
                tests,
                spans,
            });
        }
        if maker.home.words() > N {
            return Err(Beyond);
        }
        let (home, ands, known_ands) = maker.home.finish();
        let open = home.always_open() || rows.iter().any(|row| row.circuit.tables.always_open());
        let number = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
        Ok(Self {
            home,
            open,
            ands,
            known_ands,
            rows,
            heres: maker
                .heres
                .map(|tables| tables.iter().map(HereTable::cut).collect()),
            measure_tests: maker.measure_tests,
            walk_tests: maker.walk_tests,
            made: maker.made,
            rooms,
            eligibility: number(rules.eligibility.len()),
            qualification: number(rules.qualification.len()),
            all_against: low(against_all),
            all_needs: low(number(rules.needs.len())),
            needs,
            plain_bands,
            limited,
            pointed,
            counted,
            ending,
            caps,
            steps,
            dates,
            born,
            held,
            moves,
            members: layout.list(known.members),
            tracing,
            layout,
        })
    }
}

/// The rules that may keep a household off the register, in the order in which they are named.
fn against(maker: &mut Maker<'_>) -> Result<(), Beyond> {
    let rules = &maker.scheme.rules;
    let exempt = Say::Any(rules.statute.iter().map(|rule| Say::Node(rule.when)).collect());
    let local = |rule: &&Rule| rule.local_connection;
    let asked = rules
        .qualification
        .iter()
        .chain(&rules.disqualification)
        .any(|rule| local(&rule));
    let exempt = if asked {
        Say::Lit(maker.lit(Whose::Home, &exempt)?)
    } else {
        Say::Fixed(Truth::No)
    };
    let fails = rules.eligibility.iter().map(|rule| met(rule).not());
    let with_exemption = |fails: Say, rule: &Rule| {
        if rule.local_connection {
            Say::All(vec![fails, exempt.clone().not()])
        } else {
            fails
        }
    };
    let fails = fails.chain(
        rules
            .qualification
            .iter()
            .map(|rule| with_exemption(met(rule).not(), rule)),
    );
    let fails = fails.chain(
        rules
            .disqualification
            .iter()
            .map(|rule| with_exemption(applies(rule), rule)),
    );
    let fails: Vec<Say> = fails.collect();
    let mut none = Vec::new();
    for (at, fails) in fails.iter().enumerate() {
        let out = nth(AGAINST, at)?;
        maker.emit(Whose::Home, fails, false, out)?;
        none.push(Say::Lit(Lit {
            bank: out.bank,
            mask: out.mask,
            not: true,
        }));
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
            preferred.push(Say::Lit(Lit {
                bank: out.bank,
                mask: out.mask,
                not: false,
            }));
        }
        let limit = crate::assess::priority::limit_of(maker.scheme, need);
        plans.push(NeedPlan {
            band: need.band,
            points: need.points.map(|points| maker.ex(points, &[])).transpose()?,
            until: limit
                .map(|limit| Ok((maker.ex(limit.until, &[])?, limit.then)))
                .transpose()?,
        });
    }
    maker.preference = Some(Say::Any(preferred));
    Ok(plans)
}

fn taken(maker: &mut Maker<'_>, rule: &Rule) -> Result<Taken, Beyond> {
    let looks = |maker: &Maker<'_>, id: NodeId| {
        let late = [Here::Band, Here::Points, Here::MovedOn, Here::RankingDate];
        let deps = maker.deps(id);
        late.iter()
            .any(|here| deps.contains(&super::making::Dep::Here(*here)))
    };
    if looks(maker, rule.when) || rule.unless.is_some_and(|unless| looks(maker, unless)) {
        let unless = rule.unless.map(|unless| maker.ex(unless, &[])).transpose()?;
        return Ok(Taken::Walk(maker.ex(rule.when, &[])?, unless));
    }
    Ok(Taken::Bit(maker.lit(Whose::Home, &applies(rule))?))
}

fn date_of(maker: &mut Maker<'_>, id: NodeId) -> Result<DateOf, Beyond> {
    let slot = |maker: &Maker<'_>, id: NodeId| {
        let Node::Read(leaf) = maker.program().node(id) else {
            return None;
        };
        if leaf == Leaf::Fact(ids().moved_on) {
            return Some(DateSlot::MovedOn);
        }
        match maker.layout.home.place(Source::Leaf(leaf))? {
            Place::Wide(at) => Some(DateSlot::Wide(
                at,
                maker.fact(Whose::Home, leaf)?.unknown(maker.asker.as_at),
            )),
            Place::Code { .. } => None,
        }
    };
    let parts = match maker.program().node(id) {
        Node::First(run) => maker.program().members(run).to_vec(),
        _ => vec![id],
    };
    let slots: Option<Vec<DateSlot>> = parts.iter().map(|part| slot(maker, *part)).collect();
    match slots {
        Some(slots) => Ok(DateOf::First(slots)),
        None => Ok(DateOf::Walk(maker.ex(id, &[])?)),
    }
}
