//! Comparison, membership, choice and arithmetic.
use super::super::ast::{Arithmetic, Ast, Kind, Span};
use super::super::ir::{Node, NodeId};
use super::super::lexer::Slip;
use super::meant::signed;
use super::{Checker, Made, can_add, fits, shortest};
use crate::nearest::nearest;
use crate::types::{Type, Unit};
use crate::value::Comparison;

impl Checker<'_> {
    pub(super) fn comparison(&mut self, how: Comparison, a: &Ast, b: &Ast) -> Result<Made, Slip> {
        if let Some(slip) = self.with_none(how, a, b).or_else(|| self.says_nothing(a, b)) {
            return Err(slip);
        }
        if (self.has_parts(a) || self.has_parts(b))
            && let Some(made) = self.exact_comparison(how, a, b)?
        {
            return Ok(made);
        }
        // The side that is a fact says what a bare word on the other side means.
        let (left, right) = match self.make(a, None) {
            Ok(left @ (Made::Literal(_) | Made::Period { .. })) => {
                let right = self.make(b, None)?;
                let left = self.make(a, kind_of(&right)).unwrap_or(left);
                (left, right)
            }
            Ok(left) => {
                let right = self.make(b, kind_of(&left));
                let right = right.map_err(|slip| signed(b, kind_of(&left)).unwrap_or(slip))?;
                (left, right)
            }
            Err(slip) => match self
                .make(b, None)
                .ok()
                .and_then(|right| Some((kind_of(&right)?, right)))
            {
                Some((kind @ Type::Choice(_), right)) => (self.make(a, Some(kind))?, right),
                _ => return Err(slip),
            },
        };
        let span = a.span.to(b.span);
        if let Some(id) = self.words_alike(how, &left, &right, span)? {
            return Ok(Made::Scalar(id, Type::Truth));
        }
        if let Some(id) = self.since_then(how, &left, &right) {
            return Ok(Made::Scalar(id, Type::Truth));
        }
        let (left, right) = self.in_days(left, right);
        let (x, kind_x) = self.scalar(left, a.span)?;
        let (y, kind_y) = self.scalar(right, b.span)?;
        if !fits(kind_x, kind_y) {
            let meant = match (kind_x, kind_y) {
                (Type::Money, Type::Number(_)) => self.in_pounds(y),
                (Type::Number(_), Type::Money) => self.in_pounds(x),
                _ => None,
            };
            let years = match (kind_x, &b.kind) {
                (Type::Number(Unit::Years), Kind::Period { months, days: 0 }) => Some(months / 12),
                _ => None,
            };
            if let Some(years) = years {
                let says = format!("{kind_x} is a bare number, and this is {kind_y}.");
                return Err(Slip::new(span, says).expecting(format!("`{years}`, without the word `years`")));
            }
            if let (Type::Choice(list), Type::Choice(_), Kind::Name(word) | Kind::Text(word)) =
                (kind_x, kind_y, &b.kind)
            {
                let words = self.words(list).clone();
                let near = nearest(word, words.iter().map(String::as_str));
                let says = format!("`{word}` is not one of the choices of what stands before it.");
                return Err(Slip::new(b.span, says)
                    .expecting(format!("one of: {}", words.join(", ")))
                    .near(near));
            }
            let expected = meant.map_or_else(
                || format!("{kind_x} on both sides"),
                |meant| format!("a sum of money with its £, such as `{meant}`"),
            );
            let says = format!("{kind_x} cannot be compared with {kind_y}.");
            return Err(Slip::new(span, says).expecting(expected));
        }
        let ordered = !matches!(how, Comparison::Equal | Comparison::Differs);
        if ordered && matches!(kind_x, Type::Truth | Type::Choice(_)) {
            return Err(
                Slip::new(span, format!("{kind_x} is neither more nor less than another."))
                    .expecting("`=`, `!=` or `in`"),
            );
        }
        let id = self.noted(Node::Compare(how, x, y), &[kind_x, kind_y]);
        Ok(Made::Scalar(id, Type::Truth))
    }

    /// `as_at - applied_on >= 6 months` is `applied_on <= as_at - 6 months`: by the calendar.
    fn since_then(&mut self, how: Comparison, left: &Made, right: &Made) -> Option<NodeId> {
        let (length, months, days, how) = match (left, right) {
            (Made::Scalar(id, Type::Duration), Made::Period { months, days }) => {
                (*id, *months, *days, how.mirrored())
            }
            (Made::Period { months, days }, Made::Scalar(id, Type::Duration)) => (*id, *months, *days, how),
            _ => return None,
        };
        let Node::Minus(later, earlier) = self.names.program.node(length) else {
            return None;
        };
        if self.names.program.kind_of_part(length, 1) != Some(Type::Date) {
            return None;
        }
        let start = self.later(later, months.saturating_neg(), days.saturating_neg());
        Some(self.noted(Node::Compare(how, earlier, start), &[Type::Date, Type::Date]))
    }

    /// Days that were added up lie anywhere in the calendar, so no stretch of it says how long the years are that they
    /// are compared with: they are taken to be the shortest there are.
    fn in_days(&mut self, left: Made, right: Made) -> (Made, Made) {
        let mut counted = |beside: &Made, length: Made| match (beside, &length) {
            (Made::Scalar(id, Type::Duration), Made::Period { months, days })
                if self.names.program.adds_up(*id) =>
            {
                let days = self.node(Node::Const(shortest(*months, *days)));
                Made::Scalar(days, Type::Duration)
            }
            _ => length,
        };
        let right = counted(&left, right);
        let left = counted(&right, left);
        (left, right)
    }

    /// Places and names are compared for being the same, or lying in one another.
    fn words_alike(
        &mut self,
        how: Comparison,
        left: &Made,
        right: &Made,
        span: Span,
    ) -> Result<Option<NodeId>, Slip> {
        let id = match (left, right) {
            (Made::Leaf(leaf, Type::Place), Made::Literal(text))
            | (Made::Literal(text), Made::Leaf(leaf, Type::Place)) => {
                let area = self.literal_area(std::slice::from_ref(text));
                self.node(Node::Inside(*leaf, area))
            }
            (Made::Leaf(leaf, _), Made::Literal(text)) | (Made::Literal(text), Made::Leaf(leaf, _)) => {
                let text = self.names.program.text(text);
                self.node(Node::IsText(*leaf, text))
            }
            (Made::Leaf(a, kind_a), Made::Leaf(b, kind_b)) if kind_a == kind_b => {
                self.node(Node::SameText(*a, *b))
            }
            (Made::Leaf(..) | Made::Literal(_) | Made::Area(_), _)
            | (_, Made::Leaf(..) | Made::Literal(_) | Made::Area(_)) => {
                let set = |made: &Made| matches!(made, Made::Area(_));
                let expected = if set(left) || set(right) {
                    "`in` before a set of places, as in `place in town`"
                } else {
                    "a place with a place, or a name with a name in quotation marks"
                };
                return Err(Slip::new(span, "These two things cannot be compared.").expecting(expected));
            }
            (Made::Scalar(..) | Made::Period { .. }, Made::Scalar(..) | Made::Period { .. }) => {
                return Ok(None);
            }
        };
        match how {
            Comparison::Equal => Ok(Some(id)),
            Comparison::Differs => Ok(Some(self.node(Node::Not(id)))),
            Comparison::Less | Comparison::AtMost | Comparison::More | Comparison::AtLeast => Err(Slip::new(
                span,
                "A place or a name is neither more nor less than another.",
            )
            .expecting("`=` or `in`")),
        }
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each pair of kinds, side by side"
    )]
    pub(super) fn arithmetic(&mut self, how: Arithmetic, a: &Ast, b: &Ast, span: Span) -> Result<Made, Slip> {
        if how == Arithmetic::Over
            && let Some(made) = self.decimal_over(a, b)?
        {
            return Ok(made);
        }
        let left = self.make(a, None)?;
        // A date and a length of time by the calendar, also when the length depends on something.
        if let Kind::If(when, yes, no) = &b.kind
            && kind_of(&left) == Some(Type::Date)
        {
            let when = self.condition(when)?;
            let (x, kind) = self.stepped(how, a, yes, span)?;
            let (y, _) = self.stepped(how, a, no, span)?;
            let id = self.noted(Node::If(when, x, y), &[Type::Truth, kind, kind]);
            return Ok(Made::Scalar(id, kind));
        }
        let right = self.make(b, None)?;
        match (&left, &right, how) {
            (
                Made::Scalar(id, Type::Date),
                Made::Period { months, days },
                Arithmetic::Plus | Arithmetic::Minus,
            ) => {
                let sign = if how == Arithmetic::Plus { 1 } else { -1 };
                return Ok(Made::Scalar(
                    self.later(*id, months * sign, days * sign),
                    Type::Date,
                ));
            }
            (Made::Period { months, days }, Made::Scalar(id, Type::Date), Arithmetic::Plus) => {
                return Ok(Made::Scalar(self.later(*id, *months, *days), Type::Date));
            }
            (Made::Period { months: m, days: d }, Made::Period { months, days }, Arithmetic::Plus) => {
                return Ok(Made::Period {
                    months: m.saturating_add(*months),
                    days: d.saturating_add(*days),
                });
            }
            (Made::Period { months, days }, Made::Scalar(n, Type::Number(_)), Arithmetic::Times)
            | (Made::Scalar(n, Type::Number(_)), Made::Period { months, days }, Arithmetic::Times)
                if matches!(self.names.program.node(*n), Node::Const(_)) =>
            {
                let Node::Const(n) = self.names.program.node(*n) else {
                    return Err(Slip::new(span, "A fixed number is wanted here.")
                        .expecting("a number in figures, such as `2 * 6 months`"));
                };
                return Ok(Made::Period {
                    months: months.saturating_mul(n),
                    days: days.saturating_mul(n),
                });
            }
            _ => {}
        }
        let (x, kind_x) = self.scalar(left, a.span)?;
        let (y, kind_y) = self.scalar(right, b.span)?;
        let Some(kind) = can_add(kind_x, how, kind_y) else {
            let doing = match how {
                Arithmetic::Plus => "added to",
                Arithmetic::Minus => "taken from",
                Arithmetic::Times => "multiplied by",
                Arithmetic::Over => "divided by",
            };
            let mut slip = Slip::new(
                span,
                format!("{kind_x} and {kind_y}: one cannot be {doing} the other."),
            );
            slip.expected =
                self.meant((x, kind_x), (y, kind_y))
                    .or_else(|| match (how, kind_x, kind_y, &b.kind) {
                        (
                            Arithmetic::Plus | Arithmetic::Minus,
                            Type::Date,
                            Type::Number(_),
                            Kind::Name(days),
                        ) => {
                            let sign = if how == Arithmetic::Plus { "+" } else { "-" };
                            Some(format!("a length of time, as in `{sign} 1 day * {days}`"))
                        }
                        _ => Some(
                            "numbers with numbers, or money with money, such as `savings + £100`".to_owned(),
                        ),
                    });
            return Err(slip);
        };
        let node = match how {
            Arithmetic::Plus => Node::Plus(x, y),
            Arithmetic::Minus => Node::Minus(x, y),
            Arithmetic::Times => Node::Times(x, y),
            Arithmetic::Over => Node::Over(x, y),
        };
        Ok(Made::Scalar(self.noted(node, &[kind_x, kind_y]), kind))
    }

    /// What was probably meant by a bare number beside a date or a sum of money.
    fn meant(&self, (x, kind_x): (NodeId, Type), (y, kind_y): (NodeId, Type)) -> Option<String> {
        let program = &self.names.program;
        match (program.node(x), kind_x, program.node(y), kind_y) {
            (_, Type::Date, Node::Const(n), Type::Number(_)) => {
                Some(format!("a length of time, such as `{n} months` or `{n} days`"))
            }
            (Node::Const(n), Type::Number(_), _, Type::Money)
            | (_, Type::Money, Node::Const(n), Type::Number(_)) => Some(format!("a sum of money, `£{n}`")),
            _ => None,
        }
    }

    fn stepped(&mut self, how: Arithmetic, a: &Ast, step: &Ast, span: Span) -> Result<(NodeId, Type), Slip> {
        let made = self.arithmetic(how, a, step, span)?;
        self.scalar(made, span)
    }

    /// A date some months and days later.
    pub(super) fn later(&mut self, mut id: NodeId, months: i64, days: i64) -> NodeId {
        if months != 0 {
            id = self.node(Node::AddMonths(id, months));
        }
        if days != 0 {
            let days = self.node(Node::Const(days));
            id = self.noted(Node::Plus(id, days), &[Type::Date, Type::Duration]);
        }
        id
    }
}

pub(super) fn kind_of(made: &Made) -> Option<Type> {
    match made {
        Made::Scalar(_, kind) | Made::Leaf(_, kind) => Some(*kind),
        Made::Period { .. } => Some(Type::Duration),
        Made::Literal(_) | Made::Area(_) => None,
    }
}
