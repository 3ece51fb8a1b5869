//! Which conditions stand under each rule, and in which words they are asked.
use super::layout::{CODES, Place, Source};
use super::making::{Beyond, Dep, Maker, Say, Whose};
use super::plan::{NeedPlan, Taken};
use super::shown::{LeafShown, RuleShown, ShownAs, heading};
use super::state::Here;
use super::trace::{Actual, Answered, Ask, LeafPlan, RulePlan, TracePlan};
use crate::language::ir::{Leaf, Node, NodeId};
use crate::language::words::phrase_in;
use crate::scheme::model::Rule;
use crate::truth::Truth;
use crate::vocabulary::{ListId, Type, vocabulary};

/// Gathers the conditions of every rule.
#[derive(Clone, Debug)]
pub(super) struct Tracing {
    pub(super) plan: TracePlan,
    pub(super) rules: Vec<RuleShown>,
    pub(super) leaves: Vec<LeafShown>,
}

impl Tracing {
    pub(super) fn of(maker: &mut Maker<'_>, needs: &[NeedPlan], steps: &[Taken]) -> Result<Self, Beyond> {
        let mut tracing = Self {
            plan: TracePlan::default(),
            rules: Vec::new(),
            leaves: Vec::new(),
        };
        let rules = &maker.scheme.rules;
        let mut bit = (0_u32..).map(|at| 1_u64.wrapping_shl(at));
        for rule in rules.eligibility.iter().chain(&rules.qualification) {
            tracing.rule(maker, rule, Answered::NotAgainst(bit.next().unwrap_or(0)))?;
        }
        for rule in &rules.disqualification {
            tracing.rule(maker, rule, Answered::Against(bit.next().unwrap_or(0)))?;
        }
        for rule in &rules.statute {
            let when = maker.ex(rule.when, &[])?;
            tracing.rule(maker, rule, Answered::Statute(when))?;
        }
        for extra in &rules.bedrooms.extra {
            let unless = extra.rule.unless.map(|unless| Say::Node(unless).not());
            let say = Say::All(
                std::iter::once(Say::Node(extra.rule.when))
                    .chain(unless)
                    .collect(),
            );
            let lit = maker.lit(Whose::Home, &say)?;
            tracing.rule(maker, &extra.rule, Answered::Lit(lit))?;
        }
        tracing.people(maker)?;
        let mut bit = (0_u32..).map(|at| 1_u64.wrapping_shl(at));
        for (need, _) in rules.needs.iter().zip(needs) {
            tracing.rule(maker, &need.rule, Answered::Need(bit.next().unwrap_or(0)))?;
        }
        for (step, taken) in rules.steps.iter().zip(steps) {
            tracing.rule(maker, &step.rule, Answered::Taken(*taken))?;
        }
        for rule in &rules.dates.rank {
            let Some(when) = rule.when else { continue };
            let lit = maker.lit(Whose::Home, &Say::Node(when))?;
            let from = tracing.plan.tops.len();
            tracing.under(maker, when)?;
            tracing.plan.rules.push(RulePlan {
                answer: Answered::Lit(lit),
                leaves: from..tracing.plan.tops.len(),
            });
            tracing
                .rules
                .push(heading(&rule.name, rule.clause.as_deref(), &rule.says));
        }
        Ok(tracing)
    }

    /// What the bedroom rules ask of each member.
    fn people(&mut self, maker: &mut Maker<'_>) -> Result<(), Beyond> {
        let rooms = &maker.scheme.rules.bedrooms;
        let list = crate::vocabulary::ids().members;
        let Some(at) = maker.layout.list(list).filter(|_| rooms.given) else {
            return Ok(());
        };
        let of_members = [rooms.counts, rooms.alone, rooms.expecting];
        let asked = of_members
            .into_iter()
            .chain(rooms.share.iter().map(|share| share.both))
            .flatten();
        let mut leaves: Vec<NodeId> = asked.flat_map(|id| conditions(maker, id)).collect();
        let mut seen = std::collections::BTreeSet::new();
        leaves.retain(|id| seen.insert(*id));
        let from = self.plan.leaves.len();
        for leaf in leaves {
            let made = self.leaf(maker, leaf, Whose::Row(at))?;
            self.plan.leaves.push(made);
            self.leaves.push(shown(maker, leaf, Some(list)));
        }
        let top = LeafPlan {
            ask: Ask::Here {
                here: Here::Need,
                sure: u32::MAX,
                may: u32::MAX,
            },
            actual: Actual::Here(Here::Need),
            rows: Some((at, from..self.plan.leaves.len())),
            #[cfg(test)]
            node: None,
        };
        self.plan.leaves.push(top);
        self.leaves
            .push(LeafShown::new("bedrooms needed", None, ShownAs::Number("")));
        let tops = self.plan.tops.len();
        self.plan.tops.push(self.plan.leaves.len() - 1);
        self.plan.rules.push(RulePlan {
            answer: Answered::Stated,
            leaves: tops..tops + 1,
        });
        let says = "The bedroom rules ask this of each person.";
        self.rules
            .push(heading("bedrooms", rooms.clause.as_deref(), says));
        Ok(())
    }

    fn rule(&mut self, maker: &mut Maker<'_>, rule: &Rule, answer: Answered) -> Result<(), Beyond> {
        let from = self.plan.tops.len();
        self.under(maker, rule.when)?;
        if let Some(unless) = rule.unless {
            self.under(maker, unless)?;
        }
        self.plan.rules.push(RulePlan {
            answer,
            leaves: from..self.plan.tops.len(),
        });
        self.rules
            .push(heading(&rule.code, rule.clause.as_deref(), &rule.says));
        Ok(())
    }

    /// The conditions of the household under a node.
    fn under(&mut self, maker: &mut Maker<'_>, id: NodeId) -> Result<(), Beyond> {
        for leaf in conditions(maker, id) {
            let made = self.leaf(maker, leaf, Whose::Home)?;
            let rows = self.rows(maker, leaf)?;
            self.plan.leaves.push(LeafPlan { rows, ..made });
            self.leaves.push(shown(maker, leaf, None));
            self.plan.tops.push(self.plan.leaves.len() - 1);
        }
        Ok(())
    }

    /// The conditions that a node asks of the rows of a list.
    fn rows(
        &mut self,
        maker: &mut Maker<'_>,
        id: NodeId,
    ) -> Result<Option<(usize, std::ops::Range<usize>)>, Beyond> {
        let Some((list, when)) = listed(maker, id) else {
            return Ok(None);
        };
        let Some(at) = maker.layout.list(list) else {
            return Ok(None);
        };
        let from = self.plan.leaves.len();
        for leaf in conditions(maker, when) {
            let made = self.leaf(maker, leaf, Whose::Row(at))?;
            self.plan.leaves.push(made);
            self.leaves.push(shown(maker, leaf, Some(list)));
        }
        Ok(Some((at, from..self.plan.leaves.len())))
    }

    #[expect(clippy::unused_self, reason = "reads as a step of the gathering")]
    fn leaf(&self, maker: &mut Maker<'_>, id: NodeId, whose: Whose) -> Result<LeafPlan, Beyond> {
        let inside: Vec<usize> = match whose {
            Whose::Home => Vec::new(),
            Whose::Row(list) => vec![list],
        };
        let deps = maker.deps(id);
        let only = deps.first().copied().filter(|_| deps.len() == 1);
        let program = maker.program();
        let side = side(maker, id);
        let days = match program.node(side.unwrap_or(id)) {
            Node::Time { .. } => maker.measure(side.unwrap_or(id)).ok(),
            _ => None,
        };
        let days = days.and_then(|measure| maker.measures.iter().position(|other| *other == measure));
        let number = |at: usize| u32::try_from(at).ok().filter(|at| *at < 64).ok_or(Beyond);
        let ask = if let Some(at) = maker.list_test_of.get(&id).filter(|_| whose == Whose::Home) {
            Ask::Listed(number(*at)?)
        } else if let Some(at) = maker.measure_test_of.get(&id).filter(|_| whose == Whose::Home) {
            Ask::Measured(number(*at)?)
        } else if let Some(ask) = only.and_then(|dep| quick(maker, whose, id, dep)) {
            ask
        } else {
            Ask::Walk(maker.ex(id, &inside)?)
        };
        let place = |maker: &Maker<'_>, source| maker.place(whose, source);
        let actual = match (days, side.map(|side| (side, program.node(side)))) {
            (Some(measure), _) => Actual::Days(measure, maker.ex(side.unwrap_or(id), &inside)?),
            (None, Some((_, Node::Read(leaf)))) => match place(maker, Source::Leaf(leaf)) {
                Some(Place::Code { word, shift, least }) => Actual::Code { word, shift, least },
                Some(Place::Wide(at)) => Actual::Wide(at),
                None => match leaf {
                    Leaf::Fact(fact) if super::making::here(fact).is_some() && whose == Whose::Home => {
                        super::making::here(fact).map_or(Actual::Answer, Actual::Here)
                    }
                    Leaf::Fact(_) | Leaf::Local(_) | Leaf::Field { .. } => {
                        Actual::Walk(maker.ex(side.unwrap_or(id), &inside)?)
                    }
                },
            },
            (None, Some((side, Node::Months(from, to, months)))) => {
                let at = match program.node(from) {
                    Node::Read(leaf) => place(maker, Source::Leaf(leaf)),
                    _ => None,
                };
                let today =
                    maker.deps(to).is_empty() && maker.asker.blank(to).known() == Some(maker.asker.as_at);
                match at {
                    Some(Place::Wide(at)) if today => Actual::Since { at, months },
                    Some(Place::Wide(_) | Place::Code { .. }) | None => {
                        Actual::Walk(maker.ex(side, &inside)?)
                    }
                }
            }
            (None, Some((side, _))) => Actual::Walk(maker.ex(side, &inside)?),
            (None, None) => Actual::Answer,
        };
        Ok(LeafPlan {
            ask,
            actual,
            rows: None,
            #[cfg(test)]
            node: Some((id, side)),
        })
    }
}

/// A condition on one thing, as bits or as a range.
fn quick(maker: &Maker<'_>, whose: Whose, id: NodeId, dep: Dep) -> Option<Ask> {
    let bits = |answers: [Truth; CODES]| {
        let (mut sure, mut may) = (0_u32, 0_u32);
        for (at, truth) in (0_u32..).zip(answers) {
            sure |= u32::from(truth.is_yes()) << at;
            may |= u32::from(!truth.is_no()) << at;
        }
        (sure, may)
    };
    match dep {
        Dep::Slot(source) => match maker.place(whose, source)? {
            Place::Code { word, shift, least } => {
                let (sure, may) = bits(maker.of_codes(whose, id, source, least)?);
                Some(Ask::Code {
                    word,
                    shift,
                    sure,
                    may,
                })
            }
            Place::Wide(_) => {
                let (at, (lo, hi), answers) = maker.range_of(whose, id)?;
                Some(Ask::Wide { at, lo, hi, answers })
            }
        },
        Dep::Here(here) if whose == Whose::Home => {
            let (sure, may) = bits(maker.of_numbers(id, super::making::table_fact(here)?));
            Some(Ask::Here { here, sure, may })
        }
        Dep::Here(_) | Dep::Other | Dep::Never => None,
    }
}

/// The conditions that a node is made of, each once, in the order in which they are written.
fn conditions(maker: &Maker<'_>, id: NodeId) -> Vec<NodeId> {
    let program = maker.program();
    let mut found = Vec::new();
    let mut left = vec![id];
    while let Some(id) = left.pop() {
        let parts: Vec<NodeId> = match program.node(id) {
            Node::Not(inner) => vec![inner],
            Node::All(run) | Node::Any(run) => program.members(run).to_vec(),
            Node::If(when, yes, no) => vec![when, yes, no],
            _ => Vec::new(),
        };
        if parts.is_empty() {
            if !maker.deps(id).is_empty() && !found.contains(&id) {
                found.push(id);
            }
        } else {
            left.extend(parts.iter().rev());
        }
    }
    found
}

/// The side of a comparison that is looked at.
fn side(maker: &Maker<'_>, id: NodeId) -> Option<NodeId> {
    let program = maker.program();
    match program.node(id) {
        Node::Compare(_, a, b) => Some(if maker.deps(a).is_empty() { b } else { a }),
        Node::Among(a, _) | Node::Given(a) => Some(a),
        Node::Read(_) => Some(id),
        _ => None,
    }
}

/// The list that a condition goes through, and what it asks of each row.
fn listed(maker: &Maker<'_>, id: NodeId) -> Option<(ListId, NodeId)> {
    let program = maker.program();
    let of = |id: NodeId| match program.node(id) {
        Node::Members(_, list, when) | Node::Take(_, list, _, when) | Node::Time { list, when, .. } => {
            Some((list, when?))
        }
        _ => None,
    };
    of(id).or_else(|| of(side(maker, id)?))
}

fn shown(maker: &Maker<'_>, id: NodeId, list: Option<ListId>) -> LeafShown {
    let names = &maker.scheme.names;
    let (wanted, kind) = phrase_in(names, side(maker, id).unwrap_or(id), id, list);
    let row = list.and_then(vocabulary_name);
    LeafShown::new(&wanted, row, shown_as(maker, kind, id))
}

fn vocabulary_name(list: ListId) -> Option<&'static str> {
    vocabulary().list_at(list).map(|list| list.singular.as_str())
}

fn shown_as(maker: &Maker<'_>, kind: Option<Type>, id: NodeId) -> ShownAs {
    let program = maker.program();
    match kind {
        Some(Type::Choice(list)) => {
            let words = maker
                .scheme
                .names
                .choices
                .get(usize::from(list))
                .map(|choices| &choices.words);
            ShownAs::Choice(
                words
                    .into_iter()
                    .flatten()
                    .map(|word| word.replace('_', " "))
                    .collect(),
            )
        }
        Some(Type::Money) => ShownAs::Money,
        Some(Type::Date) => ShownAs::Date,
        Some(Type::Duration) => ShownAs::Days,
        Some(Type::Truth) => ShownAs::Truth,
        Some(kind @ Type::Decimal(unit, _)) => {
            ShownAs::Parts(Type::Number(unit), kind.places().map_or(1, |(_, of)| of))
        }
        Some(Type::Number(unit)) => ShownAs::Number(unit.word()),
        Some(Type::Moment | Type::Place | Type::Places | Type::Text) => ShownAs::Number(""),
        None => match program.node(id) {
            Node::Compare(..) | Node::Among(..) => ShownAs::Number(""),
            _ => ShownAs::Truth,
        },
    }
}
