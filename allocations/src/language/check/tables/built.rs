//! The value that a table stands for: the rows in order, halved again and again until one is left.
use std::collections::BTreeSet;

use super::super::super::ast::Span;
use super::super::super::ir::{Node, NodeId};
use super::super::super::lexer::Slip;
use super::super::exact::{Exact, common};
use super::super::shares::Round;
use super::super::{Checker, Definition};
use super::{By, Cover, Part, Row, Table, Wrong, always, bounds};
use crate::language::words::constant;
use crate::types::{Type, Unit};
use crate::value::Comparison;
use crate::vocabulary::ListId;

/// A fact that may be as large as this has no limit of its own.
const UNLIMITED: i64 = 1_000_000_000;

/// Up to where something counts, and what.
type Reach = (i64, NodeId);

/// What is added for each further one, and what counts otherwise: each may be written or not, and `none` is a value.
type Ends = (Option<Entry>, Option<Entry>);

/// A value, or `none`.
type Entry = Option<Exact>;

impl Checker<'_> {
    pub(super) fn whole_table(
        &mut self,
        by: By,
        mut rows: Vec<(usize, Row)>,
        (further, otherwise): Ends,
        of: Option<ListId>,
    ) -> Result<(Definition, Table), Wrong> {
        let by_choice = matches!(by.kind, Type::Choice(_));
        if !by_choice {
            rows.sort_by_key(|(_, row)| match row.cover {
                Cover::From(least, most) => (least, most),
                Cover::Choices(_) => (0, 0),
            });
        }
        let written: Vec<Exact> = rows
            .iter()
            .filter_map(|(_, row)| row.value)
            .chain(further.flatten())
            .chain(otherwise.flatten())
            .collect();
        let Some(first) = written.first().copied() else {
            let says = "Every row of this table is none.";
            let slip = Slip::new(Span::default(), says).expecting("a number or a sum of money in a row");
            return Err((Part::Whole, slip));
        };
        let parts = written.iter().fold(1, |of, one| common(of, one.of));
        let kinds = written.iter().map(|one| one.kind);
        let kind = kinds
            .into_iter()
            .find(|kind| *kind != Type::Number(Unit::Plain))
            .unwrap_or(first.kind);
        let shape = Exact {
            id: first.id,
            kind,
            of: parts,
            plain: written.iter().all(|one| one.plain),
        };
        let id = if by_choice {
            self.by_choice(by, &rows, (shape, otherwise))?
        } else {
            self.by_number(by, &rows, (shape, further, otherwise), of)?
        };
        let id = if always(self.names, of, by.id) {
            id
        } else {
            let given = self.node(Node::Given(by.id));
            let nothing = self.entry_of(otherwise.flatten(), shape);
            self.either_of(given, id, nothing, shape)
        };
        let exact = Exact { id, ..shape };
        let (id, kind) = match exact.shown() {
            decimal @ Type::Decimal(..) => (id, decimal),
            kind => (self.divided(exact, Round::Down), kind),
        };
        let definition = Definition {
            id,
            kind,
            uses: self.uses.clone(),
            of,
            exact: (shape.of > 1 && !matches!(kind, Type::Decimal(..))).then_some(exact),
        };
        // As it is printed, each value is a whole one of its kind.
        let mut in_parts = BTreeSet::new();
        let mut shown =
            |value: Option<Exact>| value.map(|value| self.printed(value, (kind, shape.of), &mut in_parts));
        let table = Table {
            by: by.shown,
            by_kind: by.kind,
            further: further.and_then(&mut shown),
            otherwise: otherwise.and_then(&mut shown),
            rows: rows
                .into_iter()
                .map(|(_, row)| (row.name, shown(row.value)))
                .collect(),
            kind,
            of,
            in_parts,
        };
        Ok((definition, table))
    }

    /// A value as it is printed: a whole one of its kind. One with parts is noted.
    fn printed(
        &mut self,
        value: Exact,
        (kind, parts): (Type, i64),
        in_parts: &mut BTreeSet<NodeId>,
    ) -> NodeId {
        if matches!(kind, Type::Decimal(..)) {
            return self.times(value, parts / value.of.max(1));
        }
        let id = self.divided(value, Round::Down);
        if value.of > 1 {
            in_parts.insert(id);
        }
        id
    }

    /// A value in the parts that all have in common, or nothing.
    fn entry_of(&mut self, value: Option<Exact>, shape: Exact) -> NodeId {
        match value {
            Some(value) => self.times(value, shape.of / value.of.max(1)),
            None => self.node(Node::Nothing),
        }
    }

    fn either_of(&mut self, when: NodeId, yes: NodeId, no: NodeId, shape: Exact) -> NodeId {
        if yes == no {
            return yes;
        }
        let kinds = [Type::Truth, shape.shown(), shape.shown()];
        self.noted(Node::If(when, yes, no), &kinds)
    }

    fn by_choice(
        &mut self,
        by: By,
        rows: &[(usize, Row)],
        (shape, otherwise): (Exact, Option<Entry>),
    ) -> Result<NodeId, Wrong> {
        let Type::Choice(list) = by.kind else {
            return Ok(self.node(Node::Nothing));
        };
        let words = self.words(list);
        let mut seen: Vec<i64> = Vec::new();
        for (nth, row) in rows {
            let Cover::Choices(codes) = &row.cover else {
                continue;
            };
            for code in codes {
                if seen.contains(code) {
                    let word = usize::try_from(*code).ok().and_then(|at| words.get(at));
                    let says = format!("Two rows stand for `{}`.", word.map_or("", String::as_str));
                    let slip = Slip::new(whole(&row.name), says).expecting("each choice in one row");
                    return Err((Part::Row(*nth), slip));
                }
                seen.push(*code);
            }
        }
        let missing: Vec<&str> = (0..)
            .zip(&words)
            .filter(|(code, _)| !seen.contains(code))
            .map(|(_, word)| word.as_str())
            .collect();
        if !missing.is_empty() && otherwise.is_none() {
            let says = format!("No row says what counts for {}.", missing.join(", "));
            let expected = "a row for each choice, or `otherwise = …` for the rest";
            return Err((Part::Whole, Slip::new(Span::default(), says).expecting(expected)));
        }
        let mut made: Option<NodeId> = None;
        if !missing.is_empty() {
            made = Some(self.entry_of(otherwise.flatten(), shape));
        }
        for (_, row) in rows.iter().rev() {
            let Cover::Choices(codes) = &row.cover else {
                continue;
            };
            let value = self.entry_of(row.value, shape);
            made = Some(match made {
                None => value,
                Some(rest) => {
                    let run = self.names.program.code_run(codes);
                    let among = self.noted(Node::Among(by.id, run), &[by.kind]);
                    self.either_of(among, value, rest, shape)
                }
            });
        }
        Ok(made.unwrap_or_else(|| self.node(Node::Nothing)))
    }

    fn by_number(
        &mut self,
        by: By,
        rows: &[(usize, Row)],
        (shape, further, otherwise): (Exact, Option<Entry>, Option<Entry>),
        of: Option<ListId>,
    ) -> Result<NodeId, Wrong> {
        let kind = by.kind;
        let (least, most) = by.ends.unwrap_or_else(|| bounds(self.names, of, by.id));
        // What nobody has limited has no end.
        let most = if most >= UNLIMITED { i64::MAX } else { most };
        let parts = by.parts.max(1);
        let said = |checker: &Self, n: i64| constant(checker.names, kind, n.div_euclid(parts));
        let mut reaches: Vec<Reach> = Vec::new();
        // How far the rows so far reach.
        let mut so_far: Option<i64> = None;
        for (nth, row) in rows {
            let Cover::From(from, to) = row.cover else {
                continue;
            };
            let next = so_far.map_or(least, |so_far| so_far.saturating_add(1));
            if let Some(so_far) = so_far
                && from <= so_far
            {
                let says = format!("Two rows of this table stand for {}.", said(self, from));
                let slip = Slip::new(whole(&row.name), says).expecting("each number in one row");
                return Err((Part::Row(*nth), slip));
            }
            if from > next {
                if otherwise.is_none() {
                    return Err(self.gap(by, next, from.saturating_sub(1)));
                }
                let rest = self.entry_of(otherwise.flatten(), shape);
                reaches.push((from.saturating_sub(1), rest));
            }
            let value = self.entry_of(row.value, shape);
            reaches.push((to, value));
            so_far = Some(to);
        }
        let top = so_far.unwrap_or(i64::MIN);
        if let Some(each) = further {
            let row = rows.last().map(|(_, row)| row);
            let value = row.and_then(|row| row.value);
            let (Some(each), Some(value), true) = (each, value, top < i64::MAX) else {
                let says = "`further` adds to the last row, which must be a number with a value.";
                let slip =
                    Slip::new(Span::default(), says).expecting("a last row such as `4`, without `or more`");
                return Err((Part::Further, slip));
            };
            let unit = match kind {
                Type::Number(unit) => unit,
                _ => Unit::Plain,
            };
            let from = self.node(Node::Const(top));
            let more = self.noted(Node::Minus(by.id, from), &[kind, kind]);
            // Whoever may be below the last row adds nothing less for that.
            let nought = self.node(Node::Const(0));
            let run = self.names.program.run(&[more, nought]);
            let more = self.noted(Node::Most(run), &[kind, kind]);
            let each_one = self.times(each, shape.of / each.of.max(1));
            let kinds = [shape.shown(), Type::Number(unit)];
            let more = self.noted(Node::Times(each_one, more), &kinds);
            let value = self.entry_of(Some(value), shape);
            let value = self.noted(Node::Plus(value, more), &[shape.shown(), shape.shown()]);
            reaches.push((i64::MAX, value));
        } else if top < most {
            if otherwise.is_none() {
                return Err(self.gap(by, top.saturating_add(1), most));
            }
            let rest = self.entry_of(otherwise.flatten(), shape);
            reaches.push((i64::MAX, rest));
        }
        Ok(self.halved(by, &reaches, shape))
    }

    /// No row covers what lies from the one to the other, both included.
    fn gap(&self, by: By, from: i64, to: i64) -> Wrong {
        let parts = by.parts.max(1);
        let said = |n: i64| constant(self.names, by.kind, n.div_euclid(parts));
        let which = match (from, to) {
            // What lies between two whole ones has no name of its own.
            _ if parts > 1 && from > i64::MIN && to < i64::MAX && (from < to || from % parts != 0) => {
                format!(
                    "anything between {} and {}",
                    said(from),
                    said(to.saturating_add(parts))
                )
            }
            (from, to) if from == to => said(from),
            (i64::MIN, to) => format!("anything below {}", said(to.saturating_add(1))),
            (from, i64::MAX) => format!("anything above {}", said(from.saturating_sub(1))),
            (from, to) => format!("{} to {}", said(from), said(to)),
        };
        let expected = match (from, to) {
            (_, i64::MAX) => {
                "a last row such as `\"… or more\"`, `further` for each one more, or `otherwise`"
            }
            (i64::MIN, _) => "a first row such as `\"under …\"` or `\"up to …\"`, or `otherwise`",
            _ if parts > 1 => {
                "rows that meet, such as `up to 10` and `over 10 to 20`; or `by = \"round_up(…)\"`"
            }
            _ => "a row for it, or `otherwise`",
        };
        let says = format!("No row of this table says what counts for {which}.");
        (Part::Whole, Slip::new(Span::default(), says).expecting(expected))
    }

    fn halved(&mut self, by: By, reaches: &[Reach], shape: Exact) -> NodeId {
        let (first, second) = reaches.split_at(reaches.len() / 2);
        match (first.last(), second) {
            (None, [(_, only)]) => *only,
            (Some((to, _)), _) => {
                let (to, yes) = (self.node(Node::Const(*to)), self.halved(by, first, shape));
                let no = self.halved(by, second, shape);
                let below = self.noted(Node::Compare(Comparison::AtMost, by.id, to), &[by.kind, by.kind]);
                if by.parts > 1 {
                    self.names.program.note_parts(below, by.parts);
                }
                self.either_of(below, yes, no, shape)
            }
            (None, _) => self.node(Node::Nothing),
        }
    }
}

/// The whole name of a row.
fn whole(name: &str) -> Span {
    Span {
        start: 0,
        end: name.len(),
    }
}
