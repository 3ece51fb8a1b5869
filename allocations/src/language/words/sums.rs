//! Sums in words, with brackets where they are needed, and lengths of time.
use super::super::check::months_of_shortest;
use super::super::ir::{Node, NodeId};
use super::bond::Bond;
use super::scale::{held_together, in_brackets};
use super::shares::part_of;
use super::{Words, plural};
use crate::types::Type;

/// Hundredths of hundredths: what two shares, one of the other, are counted in.
const SHARE_OF_A_SHARE: i64 = 10_000;

/// The words of a division without what becomes of the rest.
pub(super) struct Divided {
    pub(super) words: String,
    part: Part,
}

impl Divided {
    /// Whether people take the words to be exact. They know that a division is rounded down.
    pub(super) fn is_exact(&self) -> bool {
        self.part != Part::None
    }
}

/// Whether the words of a division speak of a part, which people take to be exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// It is said as a division.
    None,
    /// `25% of`, `0.2 times`.
    Share,
    /// A number with decimals that comes out whole.
    Places,
}

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
        if let Some((first, second)) = self.alike((a, first), (b, second)) {
            let (first, mut second) = (held_together(first), held_together(second));
            if !plus {
                second = in_brackets(second);
            }
            return format!("{first} {sign} {second}");
        }
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
            return format!("{}, rounded up", self.divided(id, what, by).words);
        }
        if let Some(unit) = self.counted_in(id, b) {
            return match program.node(a) {
                Node::Minus(today, from) if self.is_today(today) && self.term(a).is_none() => {
                    let from = self.close(from, Some(Type::Date), Bond::Product);
                    format!("{unit} since {}", the_day(from))
                }
                Node::Minus(to, from) if self.kind(to) == Some(Type::Date) && self.term(a).is_none() => {
                    let (from, to) = (self.day_said(from), self.day_said(to));
                    format!("{unit} from {} to {}", the_day(from), the_day(to))
                }
                _ => format!("{unit} in {}", self.close(a, None, Bond::Single)),
            };
        }
        let told = self.told == Some(id);
        let Divided { words, part } = self.divided(id, a, b);
        match part {
            Part::Places => format!("{words}, rounded down"),
            Part::Share if !told => format!("{words}, rounded down"),
            Part::Share | Part::None => words,
        }
    }

    /// What is divided, by how much; a share in a hundred as such. What is said of the rest is left to the caller.
    pub(super) fn divided(&mut self, id: NodeId, a: NodeId, b: NodeId) -> Divided {
        let part = |words, part| Divided { words, part };
        if let Some(words) = self.in_places(a, b) {
            return part(words, Part::Places);
        }
        if let Some(words) = self.share(a, b) {
            return part(words, Part::Share);
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
            return part(words, Part::Share);
        }
        part(self.quotient(id, a, b), Part::None)
    }

    /// A division that is said as one. People who read it know that it is rounded down.
    fn quotient(&mut self, id: NodeId, a: NodeId, b: NodeId) -> String {
        let program = &self.names.program;
        let (first, second) = (program.kind_of_part(id, 0), program.kind_of_part(id, 1));
        let parts = self.scale(a, first);
        if let Node::Const(n) = program.node(b)
            && parts > 1
            && n > parts
            && n % parts == 0
            && self.scale(b, second) == 1
        {
            let what = self.exact(a, first, Bond::Product);
            return format!("{what} divided by {}", self.constant(second, n / parts));
        }
        if let Some((what, by)) = self.alike((a, first), (b, second)) {
            return format!("{} divided by {}", in_brackets(what), in_brackets(by));
        }
        // A whole number of times goes into what was rounded down as often as into what was not.
        let what = if matches!(program.node(b), Node::Const(1..)) {
            self.exact(a, first, Bond::Product)
        } else {
            self.close(a, first, Bond::Product)
        };
        format!("{what} divided by {}", self.close(b, second, Bond::Single))
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
                let (share, what, kind) = self.whole_share((share, of), what, program.kind_of_part(a, place));
                let parts = self.scale(what, kind);
                if of.checked_rem(parts) != Some(0) {
                    return None;
                }
                let share = part_of(share, of / parts)?;
                return Some(format!("{share} {}", self.parted(what, kind)));
            }
        }
        None
    }

    /// A share of a share as one share: half of a quarter is an eighth. A share that is none is left as it is.
    fn whole_share(
        &self,
        (share, of): (i64, i64),
        what: NodeId,
        kind: Option<Type>,
    ) -> (i64, NodeId, Option<Type>) {
        let program = &self.names.program;
        let Node::Times(x, y) = program.node(what) else {
            return (share, what, kind);
        };
        for (inner, place, factor, beside) in [(x, 0, y, 1), (y, 1, x, 0)] {
            let a_sum = matches!(
                program.kind_of_part(what, beside),
                Some(Type::Money | Type::Duration)
            );
            if let (Node::Const(factor), false) = (program.node(factor), a_sum)
                && of >= SHARE_OF_A_SHARE
                && let Some(share) = share.checked_mul(factor)
            {
                return (share, inner, program.kind_of_part(what, place));
            }
        }
        (share, what, kind)
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
        let (since, until) = (self.day_said(from), self.day_said(to));
        format!("whole {unit} from {} to {}", the_day(since), the_day(until))
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
