//! Tables: a value looked up by a number, a sum of money or a choice. A table becomes one value made of choices, so that
//! every evaluator reads it as it reads any other.
mod built;
mod covers;

use std::collections::BTreeSet;

use super::super::ast::{Ast, Span};
use super::super::ir::{Leaf, Node, NodeId, Program};
use super::super::lexer::Slip;
use super::exact::{Exact, countable, is_none};
use super::itself::numbers_of_part;
use super::{Checker, Definition, Names, Reach, fits};
use crate::types::Type;
use crate::vocabulary::{Fact, ListId, vocabulary};
pub(crate) use covers::Cover;

/// More rows than this are refused: no published table comes near.
const MOST_ROWS: usize = 200;

/// One part of a table in the file: which row, what the table goes by, or what is added or counts otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Whole,
    By,
    /// The name of a row.
    Row(usize),
    /// What stands in a row.
    Value(usize),
    Further,
    Otherwise,
}

/// A table as it was written.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) by: Ast,
    /// The name of each row, and what stands in it.
    pub(crate) rows: Vec<(String, Ast)>,
    pub(crate) further: Option<Ast>,
    pub(crate) otherwise: Option<Ast>,
    pub(crate) of: Option<ListId>,
}

/// A checked table, for whoever prints it.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) by: NodeId,
    pub(crate) by_kind: Type,
    /// Each row by its name, in order, with its value; none where there is nothing.
    pub(crate) rows: Vec<(String, Option<NodeId>)>,
    pub(crate) further: Option<NodeId>,
    pub(crate) otherwise: Option<NodeId>,
    /// What kind of thing it gives.
    pub(crate) kind: Type,
    pub(crate) of: Option<ListId>,
    /// Values with parts: they are printed as they stand in the table, where nothing is rounded.
    pub(crate) in_parts: BTreeSet<NodeId>,
}

/// A mistake in a table, and in which part of it.
pub(crate) type Wrong = (Part, Slip);

/// What a table goes by: the value that is compared, what kind of thing it is, and how it is printed.
#[derive(Clone, Copy, Debug)]
struct By {
    id: NodeId,
    kind: Type,
    /// In so many parts of a whole one it is held: 60% of a sum of money is exact in hundredths of a penny.
    parts: i64,
    shown: NodeId,
    /// The first and the last number of a part of a date.
    ends: Option<(i64, i64)>,
}

/// A row as it was checked: its name, what it covers, its value.
struct Row {
    name: String,
    cover: Cover,
    value: Option<Exact>,
}

/// Checks a table and makes the value that it stands for.
pub(crate) fn table(names: &mut Names, written: &Written) -> Result<(Definition, Table), Wrong> {
    let mut checker = Checker {
        names,
        reach: Reach::EVERYTHING,
        lists: written.of.into_iter().collect(),
        uses: BTreeSet::new(),
        running: false,
    };
    let by = checker.goes_by(&written.by).map_err(|slip| (Part::By, slip))?;
    let mut rows = Vec::new();
    if written.rows.is_empty() || written.rows.len() > MOST_ROWS {
        let says = if written.rows.is_empty() {
            "This table has no rows."
        } else {
            "This table has too many rows."
        };
        let slip = Slip::new(Span::default(), says).expecting("`rows = { 1 = …, 2 = …, \"3 or more\" = … }`");
        return Err((Part::Whole, slip));
    }
    for (nth, (name, value)) in written.rows.iter().enumerate() {
        let cover = checker
            .cover(name, by.kind, by.parts)
            .map_err(|slip| (Part::Row(nth), slip))?;
        if let Some(slip) = Checker::no_such_row(&written.by, &cover, name) {
            return Err((Part::Row(nth), slip));
        }
        let value = checker
            .entry(value, &rows)
            .map_err(|slip| (Part::Value(nth), slip))?;
        let name = name.clone();
        rows.push((nth, Row { name, cover, value }));
    }
    let mut one = |tree: &Option<Ast>, part: Part| match tree {
        Some(tree) => checker.entry(tree, &rows).map(Some).map_err(|slip| (part, slip)),
        None => Ok(None),
    };
    let further = one(&written.further, Part::Further)?;
    let otherwise = one(&written.otherwise, Part::Otherwise)?;
    if let (Some(_), false) = (further, matches!(by.kind, Type::Number(_)) && by.parts == 1) {
        let (says, expected) = match by.kind {
            Type::Number(_) | Type::Decimal(..) => (
                "This table goes by a number that may have parts, so there is no next one to add for."
                    .to_owned(),
                "`by` a whole number, such as `round_up(50% of household_size)`; or `otherwise`",
            ),
            kind => (
                format!("This table goes by {kind}, so there is no next one to add for."),
                "`otherwise`, or a row such as `over £40,000`",
            ),
        };
        let slip = Slip::new(Span::default(), says).expecting(expected);
        return Err((Part::Further, slip));
    }
    checker.whole_table(by, rows, (further, otherwise), written.of)
}

impl Checker<'_> {
    /// What the rows are looked up by.
    fn goes_by(&mut self, tree: &Ast) -> Result<By, Slip> {
        let made = self.make(tree, None)?;
        let (id, kind) = self.scalar(made, tree.span)?;
        if matches!(
            kind,
            Type::Number(_) | Type::Decimal(..) | Type::Money | Type::Choice(_)
        ) {
            let whole = By {
                id,
                kind,
                parts: 1,
                shown: id,
                ends: numbers_of_part(tree),
            };
            if matches!(kind, Type::Decimal(..) | Type::Choice(_)) || !self.has_parts(tree) {
                return Ok(whole);
            }
            // It is looked up as exactly as it would be compared.
            let exact = self.exact(tree, None)?;
            let kind = exact.shown();
            let parts = if matches!(kind, Type::Decimal(..)) {
                1
            } else {
                exact.of
            };
            return Ok(By {
                id: exact.id,
                kind,
                parts,
                ..whole
            });
        }
        let says = format!("This is {kind}. A table goes by a number, a sum of money or a choice.");
        let expected = match kind {
            Type::Duration => "a number, such as `years_in(time in jobs)`",
            Type::Date => "a number, such as `months_since(applied_on)`",
            _ => "for example `household_size`, `bedrooms_lacking` or `medical`",
        };
        Err(Slip::new(tree.span, says).expecting(expected))
    }

    /// What stands in a row: a number or sum of the kind that the rows before it have, or none.
    fn entry(&mut self, tree: &Ast, before: &[(usize, Row)]) -> Result<Option<Exact>, Slip> {
        if is_none(tree) {
            return Ok(None);
        }
        let exact = self.exact(tree, None)?;
        if !countable(exact.kind) {
            let says = format!(
                "This is {}. A row holds a number, a sum of money or a length of time.",
                exact.kind
            );
            return Err(Slip::new(tree.span, says)
                .expecting("for example `20`, `\"£18,000\"` or `\"5 * bedrooms_lacking\"`"));
        }
        let other = before.iter().find_map(|(_, row)| row.value);
        match other {
            Some(other) if !fits(exact.kind, other.kind) => {
                let says = format!("This is {}, but a row above it holds {}.", exact.kind, other.kind);
                Err(Slip::new(tree.span, says).expecting("the same kind of thing in every row"))
            }
            Some(_) | None => Ok(Some(exact)),
        }
    }
}

/// The least and the most that a value can be, where that is easily told.
fn bounds(names: &Names, list: Option<ListId>, id: NodeId) -> (i64, i64) {
    let program = &names.program;
    let open = (i64::MIN, i64::MAX);
    let inner = |id| bounds(names, list, id);
    match program.node(id) {
        Node::Const(n) => (n, n),
        Node::Read(leaf) => {
            fact_of(names, list, leaf).map_or(open, |fact| match fact.name.as_str() {
                // A household has an applicant.
                "household_size" => (1, fact.most),
                _ => (fact.least, fact.most),
            })
        }
        Node::Members(..) | Node::Time { .. } => (0, i64::MAX),
        Node::Plus(a, b) => {
            let (a, b) = (inner(a), inner(b));
            let least = if a.0 == i64::MIN || b.0 == i64::MIN {
                i64::MIN
            } else {
                a.0.saturating_add(b.0)
            };
            let most = if a.1 == i64::MAX || b.1 == i64::MAX {
                i64::MAX
            } else {
                a.1.saturating_add(b.1)
            };
            (least, most)
        }
        Node::If(_, a, b) => {
            let (a, b) = (inner(a), inner(b));
            (a.0.min(b.0), a.1.max(b.1))
        }
        Node::Least(run) | Node::Most(run) => {
            let least = matches!(program.node(id), Node::Least(_));
            let parts = program.members(run).iter().map(|part| inner(*part));
            let f = |a: i64, b: i64| if least { a.min(b) } else { a.max(b) };
            parts.reduce(|a, b| (f(a.0, b.0), f(a.1, b.1))).unwrap_or(open)
        }
        Node::Over(a, b) => match (inner(a), program.node(b)) {
            ((least, most), Node::Const(by @ 1..)) if least > i64::MIN && most < i64::MAX => {
                (least.div_euclid(by), most.div_euclid(by))
            }
            ((0.., _), Node::Const(1..)) => (0, i64::MAX),
            _ => open,
        },
        Node::Times(a, b) => match (inner(a), inner(b)) {
            ((0.., _), (0.., _)) => (0, i64::MAX),
            _ => open,
        },
        Node::Minus(a, b) if is_today(program, a) && passed(names, list, b) => (0, i64::MAX),
        Node::Months(a, b, _) if is_today(program, b) && passed(names, list, a) => (0, i64::MAX),
        Node::Take(pick, inside, what, _) if pick.adds() => {
            if bounds(names, Some(inside), what).0 >= 0 {
                (0, i64::MAX)
            } else {
                open
            }
        }
        _ => open,
    }
}

fn is_today(program: &Program, id: NodeId) -> bool {
    matches!(program.node(id), Node::Read(Leaf::Fact(fact)) if fact == crate::vocabulary::ids().as_at)
}

/// Whether a node is a day that has come already.
fn passed(names: &Names, list: Option<ListId>, id: NodeId) -> bool {
    match names.program.node(id) {
        Node::Read(leaf) => {
            fact_of(names, list, leaf).is_some_and(|fact| fact.past || fact.name == "birth_date")
        }
        _ => false,
    }
}

/// Whether a value is always there.
fn always(names: &Names, list: Option<ListId>, id: NodeId) -> bool {
    let inner = |id| always(names, list, id);
    match names.program.node(id) {
        Node::Const(_) | Node::Members(..) | Node::Time { .. } => true,
        Node::Take(pick, ..) => pick.adds(),
        Node::Read(leaf) => fact_of(names, list, leaf).is_some_and(|fact| !fact.may_be_none),
        Node::Plus(a, b) | Node::Minus(a, b) | Node::Times(a, b) | Node::Months(a, b, _) => {
            inner(a) && inner(b)
        }
        Node::If(_, a, b) => inner(a) && inner(b),
        _ => false,
    }
}

fn fact_of(names: &Names, list: Option<ListId>, leaf: Leaf) -> Option<&Fact> {
    match leaf {
        Leaf::Fact(id) => vocabulary().fact_at(id),
        Leaf::Local(at) => names.locals.get(usize::from(at)),
        Leaf::Field { up: 0, field } => names.field_at(list?, field),
        Leaf::Field { .. } => None,
    }
}
