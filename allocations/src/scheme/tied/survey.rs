//! Where in a scheme each fact is asked about.
use std::collections::{BTreeMap, BTreeSet};

use crate::language::ast::Quantity;
use crate::language::check::Names;
use crate::language::ir::{Leaf, Node, NodeId, Program};
use crate::language::tied::Spoken;
use crate::scheme::model::{Need, Rule, Rules, Share};
use crate::vocabulary::{ListId, Stands, ids, vocabulary};

/// What has been seen of a fact.
#[derive(Clone, Debug, Default)]
pub(super) struct Use {
    pub(super) judged_by: BTreeSet<NodeId>,
    /// It is read otherwise than by a condition that looks at nothing else.
    pub(super) otherwise: bool,
    /// How many parts of the points wait for it.
    pub(super) points: u32,
    /// How many parts of the band wait for it.
    pub(super) band: u32,
    /// One of them is a step.
    pub(super) steps: bool,
}

type Counts = BTreeMap<Spoken, u32>;

pub(super) struct Survey<'a> {
    names: &'a Names,
    rules: &'a Rules,
    uses: BTreeMap<Spoken, Use>,
    known: BTreeMap<(NodeId, Vec<ListId>, bool), Counts>,
    in_needs: bool,
}

impl<'a> Survey<'a> {
    /// Every fact that a scheme asks about, and where.
    pub(super) fn of(names: &'a Names, rules: &'a Rules) -> BTreeMap<Spoken, Use> {
        let mut survey = Self {
            names,
            rules,
            uses: BTreeMap::new(),
            known: BTreeMap::new(),
            in_needs: false,
        };
        survey.points();
        survey.bands();
        survey.others();
        survey.uses
    }

    /// Each need that gives points, each part of its sum, each limit and each adjustment.
    fn points(&mut self) {
        let rules = self.rules;
        let mut all: Vec<Counts> = Vec::new();
        for need in &rules.needs {
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
        // A step that counts the needs would have every fact gone through: there the band stays as open as its parts are.
        self.known.clear();
        self.in_needs = true;
        for step in &rules.steps {
            for (of, times) in self.rule(&step.rule) {
                let used = self.uses.entry(of).or_default();
                used.band = used.band.saturating_add(times);
                used.steps = true;
            }
        }
        self.in_needs = false;
        self.known.clear();
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
        let same = rooms.share.iter().flat_map(Share::compared);
        let same = same.map(|field| Leaf::Field { up: 0, field });
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
        | Node::Other
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
        | Node::WorkingDay(..)
        | Node::WorkingDays(..)
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
