//! Sentences about the members of a list.
use super::super::ast::{Ast, Pick, Span};
use super::super::ir::{Gap, Leaf, Node, NodeId};
use super::super::lexer::Slip;
use super::{Checker, Exact, Made};
use crate::nearest::nearest;
use crate::types::Type;
use crate::vocabulary::{Known, ListId, vocabulary};

/// Lists inside lists may nest this deep.
const DEEPEST: usize = 2;

type About<'a> = (&'a str, Span, Option<&'a Ast>);

impl Checker<'_> {
    fn enter(&mut self, name: &str, span: Span) -> Result<ListId, Slip> {
        let Some((list, known)) = vocabulary().list(name) else {
            let names = vocabulary().lists().iter().map(|list| list.name.as_str());
            return Err(Slip::new(span, format!("There is no list called `{name}`."))
                .expecting("members, residences, jobs, relatives, offers, moves, events or needs")
                .near(nearest(name, names)));
        };
        if known.known == Known::Needs && self.reach.step < Known::Needs {
            return Err(
                Slip::new(span, "The needs are not known yet at this point of the scheme.")
                    .expecting("facts here; needs may be asked for in a step, a label or an order"),
            );
        }
        if known.known == Known::Needs
            && let Some((id, _)) = vocabulary().fact("need_count")
        {
            self.uses.insert(Leaf::Fact(id));
        }
        if self.lists.len() >= DEEPEST {
            return Err(
                Slip::new(span, "Lists inside lists are nested too deep to be read.").expecting(
                    "fewer lists: give the inner condition a name of its own under `[definitions]`",
                ),
            );
        }
        self.lists.push(list);
        Ok(list)
    }

    pub(super) fn list(
        &mut self,
        name: &str,
        span: Span,
        when: Option<&Ast>,
    ) -> Result<(ListId, Option<NodeId>), Slip> {
        let list = self.enter(name, span)?;
        let when = when.map(|when| self.condition(when)).transpose();
        self.lists.pop();
        Ok((list, when?))
    }

    /// What is taken from each row, exactly, and which rows count.
    pub(super) fn of_rows(
        &mut self,
        what: &Ast,
        (name, span, when): About<'_>,
    ) -> Result<(Exact, Option<NodeId>, ListId), Slip> {
        let list = self.enter(name, span)?;
        let what = self.exact(what, None);
        let when = when.map(|when| self.condition(when)).transpose();
        self.lists.pop();
        Ok((what?, when?, list))
    }

    pub(super) fn take(
        &mut self,
        pick: Pick,
        what: &Ast,
        (name, span, when): About<'_>,
    ) -> Result<Made, Slip> {
        let list = self.enter(name, span)?;
        let made = self
            .make(what, None)
            .and_then(|made| self.scalar(made, what.span));
        let when = when.map(|when| self.condition(when)).transpose();
        self.lists.pop();
        let ((id, kind), when) = (made?, when?);
        let right = match pick {
            Pick::Sum | Pick::Highest(_) | Pick::Lowest(_) => {
                matches!(kind, Type::Number(_) | Type::Money | Type::Duration)
            }
            Pick::Least | Pick::Most => !matches!(kind, Type::Truth | Type::Choice(_)),
        };
        if !right {
            let says = format!("{kind} cannot be taken from a list this way.");
            let expected = if pick.adds() {
                "a number, a sum of money or a length of time to add up, as in `sum hours of jobs`"
            } else {
                "a number, a sum of money or a date, as in `largest age of members`"
            };
            return Err(Slip::new(what.span, says).expecting(expected));
        }
        Ok(Made::Scalar(self.node(Node::Take(pick, list, id, when)), kind))
    }

    fn day(&mut self, tree: &Ast) -> Result<NodeId, Slip> {
        let made = self.make(tree, Some(Type::Date))?;
        match self.scalar(made, tree.span)? {
            (id, Type::Date) => Ok(id),
            (_, kind) => Err(
                Slip::new(tree.span, format!("This is {kind}, but a date is wanted here."))
                    .expecting("two days, as in `time in jobs from applied_on to as_at`"),
            ),
        }
    }

    pub(super) fn time(
        &mut self,
        unbroken: bool,
        (name, list_span, when): About<'_>,
        (within, days, gaps): (Option<&Ast>, Option<&(Ast, Ast)>, Option<&Ast>),
        span: Span,
    ) -> Result<Made, Slip> {
        let (list, when) = self.list(name, list_span, when)?;
        let known = vocabulary().list_at(list);
        let field = |wanted: &str| known.and_then(|list| list.field(wanted)).map(|(id, _)| id);
        // What happened on a day and went on until another takes time as well.
        let (from, to) = (field("from").or(field("on")), field("to").or(field("until")));
        let (Some(from), Some(to)) = (from, to) else {
            return Err(Slip::new(
                list_span,
                format!("`{name}` do not begin and end, so they take no time."),
            )
            .expecting("residences, jobs, relatives or events"));
        };
        let mut since = within.map(|within| self.window(within)).transpose()?;
        let mut until = None;
        if let Some((first, last)) = days {
            if unbroken || within.is_some() {
                let says = if unbroken {
                    "`unbroken time` runs until today, so it has no other two days."
                } else {
                    "`within` counts back from today, so there are no other two days."
                };
                return Err(Slip::new(first.span.to(last.span), says)
                    .expecting("`time in …` with `from` and `to`, or with `within`"));
            }
            since = Some(self.day(first)?);
            until = Some(self.day(last)?);
        }
        let gap = match gaps
            .map(|gaps| self.make(gaps, Some(Type::Duration)))
            .transpose()?
        {
            None => Gap::default(),
            Some(Made::Period { months, days }) if months >= 0 && days >= 0 => Gap { months, days },
            Some(_) => {
                return Err(Slip::new(span, "The gaps must be a fixed length of time.")
                    .expecting("a length such as `gaps 3 months`"));
            }
        };
        let unbroken = unbroken.then_some(gap);
        let node = Node::Time {
            list,
            from,
            to,
            when,
            since,
            until,
            unbroken,
        };
        Ok(Made::Scalar(self.node(node), Type::Duration))
    }
}
