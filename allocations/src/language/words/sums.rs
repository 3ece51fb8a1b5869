//! Sums in words, with brackets where they are needed, and lengths of time.
use super::super::check::months_of_shortest;
use super::super::ir::{Node, NodeId, Run};
use super::super::types::{Type, Unit};
use super::bond::Bond;
use super::{Words, plural};
use crate::reason::in_parts;

impl Words<'_> {
    pub(super) fn sum(&mut self, id: NodeId, a: NodeId, b: NodeId) -> String {
        if let Some(words) = self.pattern(id) {
            return words;
        }
        let names = self.names;
        let program = &names.program;
        let plus = matches!(program.node(id), Node::Plus(..));
        let (first, second) = (self.part(id, 0, b), self.part(id, 1, a));
        if first == Some(Type::Date) {
            // A number added to a date is a number of days.
            if let Node::Const(n) = program.node(b) {
                let side = if plus == (n >= 0) { "after" } else { "before" };
                let from = self.close(a, first, Bond::Product);
                return format!("{} {side} {}", days(n), the_day(from));
            }
            let sign = if plus { "plus" } else { "less" };
            let from = self.close(a, first, Bond::Product);
            let more = self.close(b, second, Bond::Product);
            return format!("{from} {sign} {more}");
        }
        if !plus && program.node(a) == Node::Const(0) {
            return format!("minus {}", self.close(b, second, Bond::Product));
        }
        let (sign, closer) = if plus {
            ("plus", Bond::Sum)
        } else {
            ("less", Bond::Product)
        };
        format!(
            "{} {sign} {}",
            self.close(a, first, Bond::Sum),
            self.close(b, second, closer)
        )
    }

    pub(super) fn product(&mut self, id: NodeId, a: NodeId, b: NodeId) -> String {
        let program = &self.names.program;
        let (first, second) = (program.kind_of_part(id, 0), program.kind_of_part(id, 1));
        if let Some(only) = self.once(id, a, b) {
            let kind = if only == a { first } else { second };
            return self.said(only, kind);
        }
        format!(
            "{} times {}",
            self.close(a, first, Bond::Product),
            self.close(b, second, Bond::Single)
        )
    }

    /// Once a thing is the thing.
    pub(super) fn once(&self, id: NodeId, a: NodeId, b: NodeId) -> Option<NodeId> {
        let program = &self.names.program;
        let one = |part, at| {
            let kind = program.kind_of_part(id, at);
            program.node(part) == Node::Const(1) && !matches!(kind, Some(Type::Duration | Type::Money))
        };
        if one(a, 0) {
            Some(b)
        } else {
            one(b, 1).then_some(a)
        }
    }

    /// A division: a share in a hundred, a length counted in days, weeks or years, or any other.
    pub(super) fn over(&mut self, id: NodeId, a: NodeId, b: NodeId) -> String {
        let names = self.names;
        let program = &names.program;
        if let Some((what, by)) = self.rounded_up(id) {
            if let Some(what) = self.in_places(what, by) {
                return format!("{what}, rounded up");
            }
            return format!("{}, rounded up", self.divided(id, what, by));
        }
        if let Some(unit) = self.counted_in(id, b) {
            return match program.node(a) {
                Node::Minus(today, from) if self.is_today(today) && self.term(a).is_none() => {
                    let from = self.close(from, Some(Type::Date), Bond::Product);
                    format!("{unit} since {}", the_day(from))
                }
                Node::Minus(to, from) if self.kind(to) == Some(Type::Date) && self.term(a).is_none() => {
                    let from = self.close(from, Some(Type::Date), Bond::Product);
                    format!(
                        "{unit} from {from} to {}",
                        self.close(to, Some(Type::Date), Bond::Product)
                    )
                }
                _ => format!("{unit} in {}", self.close(a, None, Bond::Single)),
            };
        }
        self.divided(id, a, b)
    }

    /// What is divided, by how much; a share in a hundred as such.
    pub(super) fn divided(&mut self, id: NodeId, a: NodeId, b: NodeId) -> String {
        if let Some(what) = self.in_places(a, b) {
            return format!("{what}, rounded down");
        }
        if let Some(words) = self.share(a, b) {
            return words;
        }
        let program = &self.names.program;
        let (first, second) = (program.kind_of_part(id, 0), program.kind_of_part(id, 1));
        if let (
            Node::Plus(..)
            | Node::Minus(..)
            | Node::If(..)
            | Node::Times(..)
            | Node::Least(_)
            | Node::Most(_)
            | Node::First(_)
            | Node::Take(..)
            | Node::Running { .. },
            Node::Const(of @ 2..),
        ) = (program.node(a), program.node(b))
            && !matches!(second, Some(Type::Money | Type::Duration))
            && let Some(words) = self.shares(a, of, first)
        {
            return words;
        }
        format!(
            "{} divided by {}",
            self.close(a, first, Bond::Product),
            self.close(b, second, Bond::Single)
        )
    }

    /// `x * 30 / 100` as a share in a hundred.
    pub(super) fn share(&mut self, a: NodeId, b: NodeId) -> Option<String> {
        let names = self.names;
        let program = &names.program;
        let (Node::Times(x, y), Node::Const(of)) = (program.node(a), program.node(b)) else {
            return None;
        };
        if self.term(a).is_some() {
            return None;
        }
        for (what, place, share, beside) in [(x, 0, y, 1), (y, 1, x, 0)] {
            let a_sum = matches!(
                program.kind_of_part(a, beside),
                Some(Type::Money | Type::Duration)
            );
            if let Node::Const(share) = program.node(share)
                && !a_sum
            {
                let kind = program.kind_of_part(a, place);
                let of = kind
                    .and_then(Type::places)
                    .map_or(of, |(_, parts)| of / parts.max(1));
                let share = part_of(share, of)?;
                return Some(format!("{share} {}", self.close(what, kind, Bond::Product)));
            }
        }
        None
    }

    /// A sum in so many parts as shares: `(a * 25 + b * 75) / 100` is "25% of a plus 75% of b". `kind` is what the whole is.
    pub(super) fn shares(&mut self, id: NodeId, of: i64, kind: Option<Type>) -> Option<String> {
        let names = self.names;
        let program = &names.program;
        if of == 1 {
            return Some(self.close(id, kind, Bond::Sum));
        }
        if let Some((_, parts)) = self.kind(id).and_then(Type::places)
            && parts == of
        {
            return Some(self.close(id, None, Bond::Sum));
        }
        let term = self.terms.and_then(|terms| terms.of_parts(id, of));
        if let Some(term) = term.filter(|term| self.explained != Some(term.id)) {
            return Some(format!("“{}”", term.words));
        }
        match program.node(id) {
            Node::Plus(a, b) => Some(format!(
                "{} plus {}",
                self.shares(a, of, kind)?,
                self.shares(b, of, kind)?
            )),
            Node::Minus(a, b) if program.node(a) == Node::Const(0) => {
                Some(format!("minus {}", self.shares(b, of, kind)?))
            }
            Node::Minus(a, b) => {
                let (a, less) = (self.shares(a, of, kind)?, self.shares(b, of, kind)?);
                let joined = matches!(program.node(b), Node::Plus(..) | Node::Minus(..) | Node::If(..));
                Some(if joined && !less.starts_with('“') {
                    format!("{a} less ({less})")
                } else {
                    format!("{a} less {less}")
                })
            }
            Node::If(when, yes, no) => {
                let (yes, no) = (self.shares(yes, of, kind)?, self.shares(no, of, kind)?);
                Some(format!("({yes} if {}, otherwise {no})", self.truth(when)))
            }
            Node::Least(run) => self.shares_of_all("the smaller of", run, " and ", of, kind),
            Node::Most(run) => self.shares_of_all("the larger of", run, " and ", of, kind),
            Node::First(run) => self.shares_of_all("the first there is of", run, ", or else ", of, kind),
            Node::Running { .. } => Some(self.running(id, of)),
            Node::Take(pick, list, what, when) => {
                let mut row = self.about(list);
                let kind = kind.or_else(|| row.kind(what));
                let what = row.shares(what, of, kind)?;
                Some(format!("({})", self.taken_words(pick, kind, (list, when), &what)))
            }
            Node::Const(n) if n % of == 0 => Some(self.constant(kind, n / of)),
            Node::Const(n) if !matches!(kind, Some(Type::Money | Type::Duration)) => {
                Some(in_parts(Type::Number(Unit::Plain), n, of))
            }
            Node::Times(a, b) => self.share_times(id, (a, b), of, kind),
            _ => None,
        }
    }

    /// Whether something in a sum is counted by a fixed number, as a part of something is.
    fn has_parts(&self, id: NodeId) -> bool {
        let program = &self.names.program;
        let part = |id: &NodeId| self.has_parts(*id);
        let a_sum = |at| matches!(program.kind_of_part(id, at), Some(Type::Money | Type::Duration));
        match program.node(id) {
            Node::Plus(a, b) | Node::Minus(a, b) | Node::If(_, a, b) => part(&a) || part(&b),
            Node::Least(run) | Node::Most(run) | Node::First(run) => program.members(run).iter().any(part),
            Node::Times(a, b) => {
                let by = program.is_const(b) && !a_sum(1) || program.is_const(a) && !a_sum(0);
                by || part(&a) || part(&b)
            }
            Node::Take(_, _, what, _) => part(&what),
            Node::Running { .. } => true,
            _ => false,
        }
    }

    /// The same for several, of which one counts.
    fn shares_of_all(
        &mut self,
        which: &str,
        run: Run,
        by: &str,
        of: i64,
        kind: Option<Type>,
    ) -> Option<String> {
        let parts = self.names.program.members(run);
        let parts: Option<Vec<String>> = parts.iter().map(|part| self.shares(*part, of, kind)).collect();
        Some(format!("({which} {})", parts?.join(by)))
    }

    /// The same for a product: a share of something, or something times a sum that has shares.
    fn share_times(
        &mut self,
        id: NodeId,
        (a, b): (NodeId, NodeId),
        of: i64,
        kind: Option<Type>,
    ) -> Option<String> {
        let names = self.names;
        let program = &names.program;
        let (first, second) = (program.kind_of_part(id, 0), program.kind_of_part(id, 1));
        let a_sum = |kind| matches!(kind, Some(Type::Money | Type::Duration));
        for (what, kind_of, by, kind_by) in [(a, first, b, second), (b, second, a, first)] {
            let Node::Const(mut n) = program.node(by) else {
                continue;
            };
            let (mut what, mut kind_of) = (what, kind_of);
            if a_sum(kind_by) {
                continue;
            }
            // A sum whose own parts were made smaller, to be added to others.
            if n > 1
                && of % n == 0
                && of > n
                && self.has_parts(what)
                && let Some(words) = self.shares(what, of / n, kind.filter(|_| n != of))
            {
                return Some(words);
            }
            // A share of a share is a share.
            while let Node::Times(inner, by) = program.node(what)
                && let Node::Const(more) = program.node(by)
                && self.term(what).is_none()
                && !a_sum(program.kind_of_part(what, 1))
            {
                kind_of = program.kind_of_part(what, 0);
                n = n.saturating_mul(more);
                what = inner;
            }
            let places = kind_of.and_then(Type::places);
            let n = n.saturating_mul(places.map_or(1, |(_, parts)| parts));
            if n == of {
                return Some(self.close(what, kind_of.or(kind), Bond::Sum));
            }
            let what = self.close(what, kind_of.or(kind), Bond::Product);
            if places.is_some() || n % of == 0 {
                let n = in_parts(Type::Number(Unit::Plain), n, of);
                return Some(format!("{n} times {what}"));
            }
            return Some(format!("{} {what}", part_of(n, of)?));
        }
        for (plain, kind_of, parts, kind_parts) in [(a, first, b, second), (b, second, a, first)] {
            if let Some(words) = self.shares(parts, of, kind_parts) {
                let plain = self.close(plain, kind_of, Bond::Product);
                let joined = matches!(program.node(parts), Node::Plus(..) | Node::Minus(..));
                return Some(if joined && !words.starts_with('“') {
                    format!("{plain} times ({words})")
                } else {
                    format!("{plain} times {words}")
                });
            }
        }
        None
    }

    /// A number with decimals that a division brings back to whole ones.
    fn in_places(&mut self, a: NodeId, b: NodeId) -> Option<String> {
        let program = &self.names.program;
        let places = match (self.kind(a), program.node(a)) {
            (Some(kind @ Type::Decimal(..)), _) => kind.places(),
            (_, Node::Times(..)) => {
                let mut parts = (0..2).filter_map(|at| program.kind_of_part(a, at)?.places());
                parts.next().filter(|_| parts.next().is_none())
            }
            _ => None,
        };
        let (_, parts) = places?;
        (program.node(b) == Node::Const(parts)).then(|| self.close(a, None, Bond::Product))
    }

    /// The unit in which a division counts a length of time, if it does.
    pub(super) fn counted_in(&self, id: NodeId, b: NodeId) -> Option<&'static str> {
        match (self.part(id, 0, b), self.names.program.node(b)) {
            (Some(Type::Duration), Node::Const(1)) => Some("days"),
            (Some(Type::Duration), Node::Const(7)) => Some("whole weeks"),
            (Some(Type::Duration), Node::Const(365)) => Some("whole years of 365 days"),
            _ => None,
        }
    }

    pub(super) fn whole_months(&mut self, from: NodeId, to: NodeId, over: i64) -> String {
        if self.is_age(from, to, over) {
            return "age".to_owned();
        }
        let unit = if over == 12 { "years" } else { "months" };
        let since = self.close(from, Some(Type::Date), Bond::Product);
        if self.is_today(to) {
            return format!("whole {unit} since {}", the_day(since));
        }
        let until = self.close(to, Some(Type::Date), Bond::Product);
        format!("whole {unit} from {since} to {until}")
    }

    pub(super) fn listed(&mut self, id: NodeId, parts: &[NodeId], by: &str) -> String {
        let mut words = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let kind = self.names.program.kind_of_part(id, at);
            words.push(self.close(*part, kind, Bond::Product));
        }
        words.join(by)
    }
}

/// A day named by what it is the date of takes an article inside a sentence.
pub(super) fn the_day(words: String) -> String {
    if words.starts_with("date ") || words.starts_with("day ") {
        format!("the {words}")
    } else {
        words
    }
}

/// A number of days as people say it: weeks where they come out even. Years do not, by the calendar.
pub(super) fn days(n: i64) -> String {
    let n = n.unsigned_abs();
    if n > 0 && n.is_multiple_of(7) {
        plural(n / 7, "week")
    } else {
        plural(n, "day")
    }
}

/// How many days must add up: as years or months where they stand for them, with the days.
pub(super) fn added_days(n: i64) -> String {
    match months_of_shortest(n) {
        Some(months) => format!("{} ({} days)", by_calendar(months), grouped(n)),
        None => days(n),
    }
}

fn grouped(n: i64) -> String {
    match (n / 1_000, n % 1_000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{thousands},{rest:03}"),
    }
}

/// A number of calendar months as people say it.
pub(super) fn by_calendar(months: i64) -> String {
    let length = months.unsigned_abs();
    if length.is_multiple_of(12) {
        plural(length / 12, "year")
    } else {
        plural(length, "month")
    }
}

/// A length of calendar months and days as people say it.
pub(super) fn length(months: i64, more: i64) -> String {
    match (months, more) {
        (0, more) => days(more),
        (months, 0) => by_calendar(months),
        (months, more) => format!("{} and {}", by_calendar(months), days(more)),
    }
}

/// A part of what follows: `0.5 times` of ten parts, otherwise `33.5% of`.
fn part_of(share: i64, of: i64) -> Option<String> {
    if of == 10 {
        return Some(format!("{}.{} times", share.div_euclid(10), share.rem_euclid(10)));
    }
    hundredths(of).map(|said| format!("{} of", said(share)))
}

/// How a share of so many parts is written: 335 of 1,000 as `33.5%`.
fn hundredths(of: i64) -> Option<impl Fn(i64) -> String> {
    let places = match of {
        100 => 0,
        1_000 => 1,
        10_000 => 2,
        _ => return None,
    };
    Some(move |share: i64| {
        let (whole, rest) = (share.div_euclid(of / 100), share.rem_euclid(of / 100));
        if places == 0 || rest == 0 {
            format!("{whole}%")
        } else {
            let rest = format!("{rest:0places$}");
            format!("{whole}.{}%", rest.trim_end_matches('0'))
        }
    })
}
