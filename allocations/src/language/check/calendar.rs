//! Days that the calendar makes of a date: the end of its month, its day of the week, the next 31 March.
use chrono::NaiveDate;

use super::super::ast::{Ast, Span};
use super::super::ir::{Node, NodeId};
use super::super::lexer::Slip;
use super::meant::date_wanted;
use super::{Checker, Made};
use crate::calendar;
use crate::nearest::nearest;
use crate::types::{Type, Unit};

/// The year from which years are counted.
const FIRST_YEAR: i32 = 1800;

/// A day of the year, and whether the next one is meant or the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct DayOfYear {
    next: bool,
    day: u32,
    month: u32,
}

impl Checker<'_> {
    /// `month_end(date)`, `day_of(date)`, `weekday_of(date)`, `next_31_march(date)` and `last_1_april(date)`; none where it
    /// is another function.
    pub(super) fn of_calendar_day(
        &mut self,
        name: &str,
        parts: &[(Option<String>, Ast)],
        span: Span,
    ) -> Result<Option<Made>, Slip> {
        let of_year = day_of_year(name, span)?;
        if of_year.is_none() && !["month_end", "day_of", "weekday_of"].contains(&name) {
            return Ok(None);
        }
        let [(None, part)] = parts else {
            let slip = Slip::new(span, format!("`{name}` was not given what it needs."));
            return Err(slip.expecting(format!("one date in the brackets, as in `{name}(applied_on)`")));
        };
        let date = self.date(part)?;
        let made = match (of_year, name) {
            (Some(of_year), _) => {
                let id = self.on_day_of_year(of_year, date);
                let which = if of_year.next { "next" } else { "last" };
                let side = if of_year.next { "after" } else { "before" };
                let month = calendar::month(i64::from(of_year.month)).unwrap_or_default();
                let words = format!("the {which} {} {month} on or {side}", of_year.day);
                self.names.program.say(id, words, date);
                Made::Scalar(id, Type::Date)
            }
            (None, "month_end") => {
                let begins = self.month_begins(date);
                let id = self.later(begins, 1, -1);
                let words = "the last day of the month of".to_owned();
                self.names.program.say(id, words, date);
                Made::Scalar(id, Type::Date)
            }
            (None, "day_of") => {
                let begins = self.month_begins(date);
                let passed = self.node(Node::Minus(date, begins));
                let id = self.plus(passed, 1);
                let words = "the day of the month of".to_owned();
                self.names.program.say(id, words, date);
                Made::Scalar(id, Type::Number(Unit::Plain))
            }
            (None, _) => {
                // The first day of all, counted as 1, was a Monday.
                let before = self.plus(date, -1);
                let rest = self.rest(before, 7);
                let id = self.plus(rest, 1);
                let words = "the day of the week (Monday is 1) of".to_owned();
                self.names.program.say(id, words, date);
                Made::Scalar(id, Type::Number(Unit::Plain))
            }
        };
        Ok(Some(made))
    }

    fn date(&mut self, part: &Ast) -> Result<NodeId, Slip> {
        let made = self.make(part, Some(Type::Date))?;
        match self.scalar(made, part.span)? {
            (id, Type::Date) => Ok(id),
            (_, kind) => Err(date_wanted(kind, part.span)),
        }
    }

    /// The day of the year that comes next, or came last; the date itself where it is that day.
    fn on_day_of_year(&mut self, wanted: DayOfYear, date: NodeId) -> NodeId {
        let first = NaiveDate::from_ymd_opt(FIRST_YEAR, wanted.month, wanted.day).unwrap_or_default();
        let anchor = self.node(Node::Const(calendar::day(first)));
        // A year of the calendar that ends in February counts from the March before.
        let back = if wanted.month < 3 { -1 } else { 0 };
        let (from, more) = if wanted.next {
            (self.plus(date, -1), back + 1)
        } else {
            (date, back)
        };
        let years = self.node(Node::Months(anchor, from, 12));
        let years = self.plus(years, more);
        let march = FIRST_YEAR - i32::from(wanted.month < 3);
        let march = NaiveDate::from_ymd_opt(march, 3, 1).map_or(0, calendar::day);
        self.march_of(years, calendar::day(first).saturating_sub(march))
    }

    /// The first day of a date's month.
    fn month_begins(&mut self, date: NodeId) -> NodeId {
        let march = NaiveDate::from_ymd_opt(FIRST_YEAR, 3, 1).map_or(0, calendar::day);
        let march = self.node(Node::Const(march));
        let months = self.node(Node::Months(march, date, 1));
        let years = self.parts_of(months, 12);
        let within = self.rest(months, 12);
        // From March on, the months before one have so many days: 31, 30, 31, 30, 31 and again.
        let days = self.times_of(within, 153);
        let days = self.plus(days, 2);
        let days = self.parts_of(days, 5);
        let begins = self.march_of(years, 0);
        self.noted(Node::Plus(begins, days), &[Type::Date, Type::Duration])
    }

    /// So many days after 1 March of the year that lies so many years after the first.
    fn march_of(&mut self, years: NodeId, more: i64) -> NodeId {
        let march = NaiveDate::from_ymd_opt(FIRST_YEAR, 3, 1).map_or(0, calendar::day);
        let whole = self.times_of(years, 365);
        let fourths = self.parts_of(years, 4);
        let hundreds = self.parts_of(years, 100);
        let later = self.plus(years, 200);
        let four_hundreds = self.parts_of(later, 400);
        let days = self.node(Node::Plus(whole, fourths));
        let days = self.node(Node::Minus(days, hundreds));
        let days = self.node(Node::Plus(days, four_hundreds));
        let from = self.node(Node::Const(march.saturating_add(more)));
        self.noted(Node::Plus(from, days), &[Type::Date, Type::Duration])
    }

    fn plus(&mut self, id: NodeId, n: i64) -> NodeId {
        let n = self.node(Node::Const(n));
        self.node(Node::Plus(id, n))
    }

    fn times_of(&mut self, id: NodeId, n: i64) -> NodeId {
        let n = self.node(Node::Const(n));
        self.node(Node::Times(id, n))
    }

    fn parts_of(&mut self, id: NodeId, n: i64) -> NodeId {
        let n = self.node(Node::Const(n));
        self.node(Node::Over(id, n))
    }

    /// What a division leaves over.
    fn rest(&mut self, id: NodeId, n: i64) -> NodeId {
        let parts = self.parts_of(id, n);
        let full = self.times_of(parts, n);
        self.node(Node::Minus(id, full))
    }
}

/// `next_31_march` as a day of the year; none where the name is not one.
fn day_of_year(name: &str, span: Span) -> Result<Option<DayOfYear>, Slip> {
    let parts: Vec<&str> = name.split('_').collect();
    let [which @ ("next" | "last"), day, month] = parts.as_slice() else {
        return Ok(None);
    };
    let Ok(day) = day.parse::<u32>() else {
        return Ok(None);
    };
    let says = || format!("`{name}` names no day that every year has.");
    let months = calendar::MONTHS.map(str::to_lowercase);
    let Some(at) = months.iter().position(|known| known == month) else {
        let near =
            nearest(month, months.iter().map(String::as_str)).map(|month| format!("{which}_{day}_{month}"));
        let slip = Slip::new(span, says()).near(near);
        return Err(slip.expecting("the day and the name of the month, as in `next_31_march(applied_on)`"));
    };
    let month = u32::try_from(at).unwrap_or(0) + 1;
    // A year without a 29 February.
    if NaiveDate::from_ymd_opt(2025, month, day).is_none() {
        let slip = Slip::new(span, says());
        return Err(slip.expecting("a day such as `next_31_march(applied_on)`"));
    }
    Ok(Some(DayOfYear {
        next: *which == "next",
        day,
        month,
    }))
}
