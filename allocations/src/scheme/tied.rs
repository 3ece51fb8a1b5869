//! Which facts pull several parts of a household's place at once: while one of them is missing, each part for itself could
//! be many things that the parts together cannot.
//!
//! A need for `medical = urgent` and one for `medical = high` are both open while nobody has said; no answer gives both. Such
//! facts are found when the scheme is read, so that an assessment knows which answers to go through one by one.
use std::collections::{BTreeMap, BTreeSet};

use super::Scheme;
use super::model::{Need, Rule, Rules};
use crate::assess::frame;
use crate::facts::{Facts, Held, Value};
use crate::language::ast::Quantity;
use crate::language::check::Names;
use crate::language::eval::{Frame, among};
use crate::language::ir::{Leaf, Node, NodeId, Program};
use crate::truth::Truth;
use crate::value::{Comparison, Val, compare, whole};
use crate::vocabulary::{Fact, Known, ListId, Stands, Type, ids, vocabulary};

/// A fact of the household, or of each row of a list.
pub(crate) type Spoken = (Option<ListId>, Leaf);

/// A number that may be this many is gone through one by one.
const FEW: i64 = 24;

/// A fact that several parts of the place wait for.
#[derive(Clone, Debug)]
pub(crate) struct Tied {
    pub(crate) of: Spoken,
    /// Every condition that asks about it, where it is asked in no other way: answers that all of them judge alike count once.
    pub(crate) judged_by: Option<Vec<NodeId>>,
}

/// What has been seen of a fact.
#[derive(Clone, Debug, Default)]
struct Use {
    judged_by: BTreeSet<NodeId>,
    /// It is read otherwise than by a condition that looks at nothing else.
    otherwise: bool,
    /// How many parts of the points wait for it.
    points: u32,
    /// How many parts of the band wait for it.
    band: u32,
    /// One of them is a step.
    steps: bool,
}

type Counts = BTreeMap<Spoken, u32>;

struct Survey<'a> {
    names: &'a Names,
    rules: &'a Rules,
    uses: BTreeMap<Spoken, Use>,
    known: BTreeMap<(NodeId, Vec<ListId>, bool), Counts>,
    in_needs: bool,
}

/// The facts that are tied, those with the fewest answers first.
pub(super) fn tied(scheme: &Scheme) -> Vec<Tied> {
    let rules = &scheme.rules;
    let mut survey = Survey {
        names: &scheme.names,
        rules,
        uses: BTreeMap::new(),
        known: BTreeMap::new(),
        in_needs: false,
    };
    survey.points();
    survey.bands();
    survey.others();
    let covered = covering(scheme, &survey.uses);
    let mut found: Vec<(i64, Tied)> = Vec::new();
    for (of, used) in &survey.uses {
        let together = used.points > 1 || used.steps && used.band > 1 || covered.contains(of);
        let Some(fact) = fact(&scheme.names, *of)
            .filter(|fact| together && answerable(*of) && fact.known != Known::Advert)
        else {
            continue;
        };
        let judged_by = (!used.otherwise).then(|| used.judged_by.iter().copied().collect());
        let answers = match fact.kind {
            Type::Truth => 2,
            Type::Choice(list) => {
                let words = scheme.names.choices.get(usize::from(list));
                words.map_or(i64::MAX, |words| whole(words.words.len()))
            }
            Type::Number(_) | Type::Decimal(..) | Type::Money | Type::Date | Type::Duration
                if judged_by.is_some() =>
            {
                FEW
            }
            Type::Number(_) | Type::Decimal(..) => fact.most.saturating_sub(fact.least).saturating_add(1),
            Type::Money | Type::Date | Type::Duration | Type::Moment | Type::Place | Type::Places | Type::Text => {
                i64::MAX
            }
        };
        if answers <= 2 * FEW {
            found.push((answers, Tied { of: *of, judged_by }));
        }
    }
    found.sort_by_key(|(answers, tied)| (*answers, tied.of));
    found.into_iter().map(|(_, tied)| tied).collect()
}

/// The fact itself.
pub(crate) fn fact(names: &Names, (list, leaf): Spoken) -> Option<&Fact> {
    match (list, leaf) {
        (_, Leaf::Fact(id)) => vocabulary().fact_at(id),
        (_, Leaf::Local(at)) => names.locals.get(usize::from(at)),
        (Some(list), Leaf::Field { field, .. }) => names.field_at(list, field),
        (None, Leaf::Field { .. }) => None,
    }
}

/// Whether anybody could be asked it. What is in the lists of needs and of moves is not answered but worked out or noted.
fn answerable((list, leaf): Spoken) -> bool {
    let known = ids();
    match leaf {
        Leaf::Fact(id) => vocabulary().stands(id) == Stands::Household,
        Leaf::Local(_) => true,
        Leaf::Field { field, .. } => {
            let members = list == Some(known.members);
            let baby = [known.members_babies, known.members_due_on].contains(&field);
            list != Some(known.needs) && list != Some(known.moves) && !(members && baby)
        }
    }
}

impl Survey<'_> {
    /// Each need that gives points, each part of its sum, each limit and each adjustment.
    fn points(&mut self) {
        let rules = self.rules;
        let mut all: Vec<Counts> = Vec::new();
        for need in rules.needs.iter() {
            let Some(points) = need.points else { continue };
            let asks = self.need(need);
            all.push(asks);
            let sum = self.parts(points, &[], false);
            all.push(sum);
        }
        for cap in &rules.caps {
            let most = self.parts(cap.most, &[], false);
            all.push(most);
        }
        for adjustment in &rules.adjustments {
            let asks = self.rule(&adjustment.rule);
            all.push(asks);
            for sum in adjustment.sums() {
                let sum = self.parts(sum, &[], false);
                all.push(sum);
            }
        }
        for (of, times) in all.into_iter().flatten() {
            let used = self.uses.entry(of).or_default();
            used.points = used.points.saturating_add(times);
        }
    }

    /// Each need that gives a band, and each step.
    fn bands(&mut self) {
        let rules = self.rules;
        for need in rules.needs.iter().filter(|need| need.band.is_some()) {
            for of in self.need(need).into_keys() {
                let used = self.uses.entry(of).or_default();
                used.band = used.band.saturating_add(1);
            }
        }
        for step in &rules.steps {
            for (of, times) in self.rule(&step.rule) {
                let used = self.uses.entry(of).or_default();
                used.band = used.band.saturating_add(times);
                used.steps = true;
            }
        }
    }

    /// Everything else that a place may come from: it is asked in these ways too.
    fn others(&mut self) {
        let rules = self.rules;
        let tests = rules.eligibility.iter().chain(&rules.qualification);
        for rule in tests.chain(&rules.disqualification).chain(&rules.statute) {
            self.rule(rule);
        }
        let rooms = &rules.bedrooms;
        let members = [ids().members];
        let of_members = [rooms.counts, rooms.alone, rooms.expecting].into_iter().flatten();
        for node in of_members.chain(rooms.share.iter().filter_map(|share| share.both)) {
            self.parts(node, &members, false);
        }
        for extra in &rooms.extra {
            self.rule(&extra.rule);
            self.parts(extra.rooms, &[], false);
        }
        for node in rooms.most.into_iter().chain(rooms.unborn).chain(rules.connection) {
            self.parts(node, &[], false);
        }
        let relation = Leaf::Field {
            up: 0,
            field: ids().members_relation,
        };
        let same = rooms.share.iter().flat_map(|share| &share.same);
        let same = same.map(|field| Leaf::Field { up: 0, field: *field });
        for leaf in same.chain([relation]) {
            self.uses
                .entry((Some(ids().members), leaf))
                .or_default()
                .otherwise = true;
        }
    }

    /// What a need asks about, once each.
    fn need(&mut self, need: &Need) -> Counts {
        let mut asks = self.rule(&need.rule);
        let limit = need.limit.as_ref().or_else(|| {
            let band = self.rules.bands.get(need.band?)?;
            band.limit.as_ref()
        });
        if let Some(limit) = limit {
            let until = self.parts(limit.until, &[], false);
            asks.extend(until);
        }
        asks.into_keys().map(|of| (of, 1)).collect()
    }

    fn rule(&mut self, rule: &Rule) -> Counts {
        let mut asks = self.parts(rule.when, &[], false);
        if let Some(unless) = rule.unless {
            let unless = self.parts(unless, &[], false);
            asks.extend(unless);
        }
        asks.into_values_of_one()
    }

    /// How many parts of a sum wait for each fact; a condition is one part.
    fn parts(&mut self, id: NodeId, lists: &[ListId], running: bool) -> Counts {
        let key = (id, lists.to_vec(), running);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let program = &self.names.program;
        let node = program.node(id);
        let mut counts = Counts::new();
        let judged = if running {
            None
        } else {
            judged(self.names, id, lists)
        };
        if let Some(of) = judged {
            self.uses.entry(of).or_default().judged_by.insert(id);
            counts.insert(of, 1);
        } else {
            let inner = self.under(node, lists, running);
            add(&mut counts, inner);
            for leaf in Program::leaves_of(node) {
                let read = self.read(leaf, lists);
                add(&mut counts, read);
            }
            if is_condition(node) {
                counts = counts.into_values_of_one();
            }
        }
        self.known.insert(key, counts.clone());
        counts
    }

    fn under(&mut self, node: Node, lists: &[ListId], running: bool) -> Counts {
        let mut counts = Counts::new();
        let program = &self.names.program;
        let (list, inside, outside) = match node {
            Node::Members(_, list, when) => (Some(list), when.into_iter().collect(), Vec::new()),
            Node::Take(_, list, what, when) => {
                (Some(list), [what].into_iter().chain(when).collect(), Vec::new())
            }
            Node::Time {
                list,
                when,
                since,
                until,
                from,
                to,
                ..
            } => {
                for field in [from, to] {
                    let leaf = Leaf::Field { up: 0, field };
                    self.uses.entry((Some(list), leaf)).or_default().otherwise = true;
                }
                let outside: Vec<NodeId> = since.into_iter().chain(until).collect();
                (Some(list), when.into_iter().collect(), outside)
            }
            node => (None, Vec::new(), program.children_of(node)),
        };
        let running = running || matches!(node, Node::Running { .. });
        for child in outside {
            let child = self.parts(child, lists, running);
            add(&mut counts, child);
        }
        if let Some(list) = list {
            let mut within = lists.to_vec();
            within.push(list);
            for child in inside {
                let child = self.parts(child, &within, running);
                add(&mut counts, child);
            }
            if list == ids().needs {
                let needs = self.all_needs();
                add(&mut counts, needs);
            }
        }
        counts
    }

    /// What stands behind a fact that is read by itself.
    fn read(&mut self, leaf: Leaf, lists: &[ListId]) -> Counts {
        let known = ids();
        let mut counts = Counts::new();
        let of = match leaf {
            Leaf::Fact(id) if [known.bedrooms_lacking, known.bedrooms_spare].contains(&id) => {
                (None, Leaf::Fact(known.bedrooms_held))
            }
            Leaf::Fact(id) if id == known.local_connection => {
                return self
                    .rules
                    .connection
                    .map(|node| self.parts(node, &[], false))
                    .unwrap_or_default();
            }
            Leaf::Fact(id) if [known.need_count, known.reasonable_preference].contains(&id) => {
                return self.all_needs();
            }
            Leaf::Fact(_) | Leaf::Local(_) => (None, leaf),
            Leaf::Field { up, field } => {
                let at = lists.len().checked_sub(usize::from(up) + 1);
                let list = at.and_then(|at| lists.get(at)).copied();
                (list, Leaf::Field { up: 0, field })
            }
        };
        self.uses.entry(of).or_default().otherwise = true;
        counts.insert(of, 1);
        counts
    }

    /// What all needs ask about, once for each need: whoever counts them waits for every one.
    fn all_needs(&mut self) -> Counts {
        let mut counts = Counts::new();
        if std::mem::replace(&mut self.in_needs, true) {
            return counts;
        }
        let rules = self.rules;
        for need in rules.needs.iter().filter(|need| need.counts) {
            let asks = self.need(need);
            add(&mut counts, asks);
        }
        self.in_needs = false;
        counts
    }
}

trait Once {
    /// Every fact once, however often it is asked about.
    fn into_values_of_one(self) -> Self;
}

impl Once for Counts {
    fn into_values_of_one(self) -> Self {
        self.into_keys().map(|of| (of, 1)).collect()
    }
}

fn add(counts: &mut Counts, more: Counts) {
    for (of, times) in more {
        let have = counts.entry(of).or_default();
        *have = have.saturating_add(times);
    }
}

fn is_condition(node: Node) -> bool {
    match node {
        Node::Not(_)
        | Node::All(_)
        | Node::Any(_)
        | Node::Compare(..)
        | Node::Among(..)
        | Node::Inside(..)
        | Node::IsText(..)
        | Node::SameText(..)
        | Node::Given(_)
        | Node::GivenText(_) => true,
        Node::Members(quantity, ..) => quantity != Quantity::Count,
        Node::Const(_)
        | Node::Nothing
        | Node::Read(_)
        | Node::If(..)
        | Node::Plus(..)
        | Node::Minus(..)
        | Node::Times(..)
        | Node::Over(..)
        | Node::Least(_)
        | Node::Most(_)
        | Node::First(_)
        | Node::AddMonths(..)
        | Node::Months(..)
        | Node::Take(..)
        | Node::Time { .. }
        | Node::Running { .. } => false,
    }
}

/// The one fact that a condition asks about, where it compares that with nothing but what is written out and the day.
fn judged(names: &Names, id: NodeId, lists: &[ListId]) -> Option<Spoken> {
    let program = &names.program;
    let sides = match program.node(id) {
        Node::Compare(_, a, b) => vec![a, b],
        Node::Among(a, _) | Node::Given(a) => vec![a],
        _ => return None,
    };
    let mut found = None;
    let mut open = sides;
    while let Some(id) = open.pop() {
        let node = program.node(id);
        match node {
            Node::Read(Leaf::Fact(fact)) if fact == ids().as_at => {}
            Node::Read(leaf) if found.is_none() => found = Some(leaf),
            Node::Const(_) | Node::AddMonths(..) | Node::Months(..) | Node::Plus(..) | Node::Minus(..) => {}
            _ => return None,
        }
        open.extend(program.children_of(node));
    }
    let of = match found? {
        leaf @ Leaf::Fact(id) => (vocabulary().stands(id) == Stands::Household).then_some((None, leaf))?,
        leaf @ Leaf::Local(_) => (None, leaf),
        Leaf::Field { up, field } => {
            let at = lists.len().checked_sub(usize::from(up) + 1)?;
            (Some(*lists.get(at)?), Leaf::Field { up: 0, field })
        }
    };
    Some(of)
}

/// Whether such a condition holds when the fact has that value.
pub(crate) fn judgement(names: &Names, id: NodeId, value: Val, as_at: i64) -> Truth {
    let worth = |id: NodeId| worth(names, id, value, as_at);
    match names.program.node(id) {
        Node::Compare(how, a, b) => compare(worth(a), how, worth(b)),
        Node::Among(a, run) => among(worth(a), names.program.code_members(run)),
        Node::Given(a) => Truth::from(worth(a).some),
        _ => Truth::Unknown,
    }
}

/// What a side of such a condition is worth.
pub(crate) fn worth(names: &Names, id: NodeId, value: Val, as_at: i64) -> Val {
    let worth = |id: NodeId| worth(names, id, value, as_at);
    match names.program.node(id) {
        Node::Const(n) => Val::exact(n),
        Node::Read(Leaf::Fact(fact)) if fact == ids().as_at => Val::exact(as_at),
        Node::Read(_) => value,
        Node::AddMonths(a, months) => worth(a).map(|day| crate::calendar::add_months(day, months)),
        Node::Months(a, b, over) => worth(a).corners(worth(b), |from, to| {
            crate::calendar::months_between(from, to).div_euclid(over.max(1))
        }),
        Node::Plus(a, b) => worth(a).corners(worth(b), i64::saturating_add),
        Node::Minus(a, b) => worth(a).corners(worth(b), i64::saturating_sub),
        _ => Val::NONE,
    }
}

/// Everything that a fact may be; of answers that no condition tells apart, the first.
pub(crate) fn answers(names: &Names, fact: &Fact, tied: &Tied, as_at: i64) -> Vec<Held> {
    let open = fact.unknown(as_at);
    let numbers: Vec<i64> = match (fact.kind, &tied.judged_by) {
        (Type::Truth, _) => vec![0, 1],
        (Type::Choice(list), _) => {
            let words = names.choices.get(usize::from(list));
            (0..).take(words.map_or(0, |words| words.words.len())).collect()
        }
        (_, Some(judged_by)) => turning(names, judged_by, open, as_at),
        (_, None) => (open.lo..=open.hi)
            .take(usize::try_from(2 * FEW).unwrap_or(0) + 1)
            .collect(),
    };
    let mut answers: Vec<Held> = numbers.into_iter().map(Held::Number).collect();
    if fact.may_be_none {
        answers.push(Held::Nothing);
    }
    let Some(judged_by) = &tied.judged_by else {
        return answers;
    };
    let mut seen: Vec<Vec<Truth>> = Vec::new();
    answers.retain(|answer| {
        let value = match answer {
            Held::Number(n) => Val::exact(*n),
            Held::Nothing | Held::Text(_) | Held::Places(_) => Val::NONE,
        };
        let judged: Vec<Truth> = judged_by
            .iter()
            .map(|id| judgement(names, *id, value, as_at))
            .collect();
        let new = !seen.contains(&judged);
        if new {
            seen.push(judged);
        }
        new
    });
    answers
}

/// The numbers from which on a condition may hold or no longer hold, with the smallest.
fn turning(names: &Names, judged_by: &[NodeId], open: Val, as_at: i64) -> Vec<i64> {
    let mut turns = vec![open.lo];
    for id in judged_by {
        let Node::Compare(_, a, b) = names.program.node(*id) else {
            continue;
        };
        for how in [Comparison::Less, Comparison::AtMost] {
            let holds = |n: i64| {
                let side = |id| worth(names, id, Val::exact(n), as_at);
                compare(side(a), how, side(b)).is_yes()
            };
            let (mut before, mut after) = (open.lo, open.hi);
            let first = holds(before);
            if holds(after) == first {
                continue;
            }
            while before.saturating_add(1) < after {
                let middle = i64::midpoint(before, after);
                if holds(middle) == first {
                    before = middle;
                } else {
                    after = middle;
                }
            }
            turns.push(after);
        }
    }
    turns.sort_unstable();
    turns.dedup();
    turns
}

/// A fact that can be answered from a short list, and how many answers there are.
struct Open<'a> {
    of: Spoken,
    fact: &'a Fact,
    answers: Vec<Value>,
    /// The needs that ask about it.
    needs: Vec<&'a Need>,
}

/// Facts whose every answer may put the household in a band, though no single need is certain while nobody has said.
fn covering(scheme: &Scheme, uses: &BTreeMap<Spoken, Use>) -> BTreeSet<Spoken> {
    let names = &scheme.names;
    let needs = || scheme.rules.needs.iter().filter(|need| need.band.is_some());
    let asks = |need: &Need, leaf: Leaf| {
        let mut conditions = [Some(need.rule.when), need.rule.unless].into_iter().flatten();
        conditions.any(|node| looks_at(&names.program, node, leaf))
    };
    let mut open: Vec<Open<'_>> = Vec::new();
    for (of, _) in uses.iter().filter(|(_, used)| used.band > 1) {
        let Some(fact) = fact(names, *of).filter(|_| of.0.is_none() && answerable(*of)) else {
            continue;
        };
        let answers = match fact.kind {
            Type::Truth => vec![Value::Truth(false), Value::Truth(true)],
            Type::Choice(list) => {
                let words = names.choices.get(usize::from(list));
                let words = words.map_or(&[][..], |words| words.words.as_slice());
                words.iter().cloned().map(Value::Words).collect()
            }
            Type::Number(_)
            | Type::Decimal(..)
            | Type::Money
            | Type::Date
            | Type::Duration
            | Type::Moment
            | Type::Place
            | Type::Places
            | Type::Text => continue,
        };
        open.push(Open {
            of: *of,
            fact,
            answers,
            needs: needs().filter(|need| asks(need, of.1)).collect(),
        });
    }
    let day = scheme.head.in_force_from.map_or(0, crate::calendar::day);
    let mut facts = Facts::new();
    let loud = |facts: &Facts, need: &Need| {
        let frame = frame(scheme, facts, day);
        let reads = |node: NodeId| open.iter().any(|open| looks_at(&names.program, node, open.of.1));
        let excepted = need.rule.unless.is_some_and(reads) && !frame.truth(need.rule.when).is_no();
        excepted || !quiet(&frame, need.rule.when, &reads)
    };
    for _ in 0..2 {
        for one in &open {
            let best = one.answers.iter().min_by_key(|answer| {
                let facts = answered(&facts, one, answer);
                one.needs.iter().filter(|need| loud(&facts, need)).count()
            });
            if let Some(best) = best {
                facts = answered(&facts, one, best);
            }
        }
    }
    let still = |one: &&Open<'_>| one.needs.iter().any(|need| loud(&facts, need));
    open.iter().filter(still).map(|one| one.of).collect()
}

fn answered(facts: &Facts, open: &Open<'_>, answer: &Value) -> Facts {
    let mut facts = facts.clone();
    match open.of.1 {
        Leaf::Fact(id) => {
            if let Ok(held) = crate::facts::hold(open.fact, answer.clone()) {
                facts.hold(id, held);
            }
        }
        Leaf::Local(_) | Leaf::Field { .. } => facts.set_own(&open.fact.name, answer.clone()),
    }
    facts
}

fn looks_at(program: &Program, id: NodeId, leaf: Leaf) -> bool {
    let node = program.node(id);
    Program::leaves_of(node).any(|read| read == leaf)
        || program
            .children_of(node)
            .into_iter()
            .any(|child| looks_at(program, child, leaf))
}

/// Whether the answers given so far make the condition hold nowhere where it would not hold without them.
fn quiet(frame: &Frame<'_>, id: NodeId, reads: &dyn Fn(NodeId) -> bool) -> bool {
    if !reads(id) {
        return true;
    }
    match frame.program.node(id) {
        Node::Any(run) => {
            let mut parts = frame.program.members(run).iter();
            parts.all(|part| quiet(frame, *part, reads))
        }
        Node::All(run) => {
            let parts = frame.program.members(run);
            parts.iter().all(|part| quiet(frame, *part, reads)) || frame.truth(id).is_no()
        }
        _ => frame.truth(id).is_no(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_scheme_of_bands_without_steps_waits_for_one_answer_at_a_time() {
        for id in ["south-norfolk-2017", "south-norfolk-2022", "broadland-2022"] {
            let scheme = crate::schemes::shipped(id).unwrap().unwrap();
            assert!(scheme.names.tied.is_empty(), "{id}: {:?}", scheme.names.tied);
        }
        let points = crate::schemes::shipped("kensington-2023").unwrap().unwrap();
        assert!(!points.names.tied.is_empty());
    }
}
