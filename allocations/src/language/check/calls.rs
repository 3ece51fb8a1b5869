//! The functions of the language.
use super::super::ast::{Ast, Span};
use super::super::ir::{Area, Leaf, Node, NodeId};
use super::super::lexer::Slip;
use super::meant::{date_wanted, length_wanted};
use super::{Checker, Made, fits};
use crate::nearest::nearest;
use crate::types::{Type, Unit};
use crate::vocabulary::vocabulary;

/// Every function, with an example of its use.
pub(crate) const FUNCTIONS: [(&str, &str); 28] = [
    ("min", "min(4, years_since(registered_on))"),
    ("max", "max(0, bedroom_need - bedrooms_held)"),
    ("first_of", "first_of(homeless_applied_on, registered_on)"),
    ("years_since", "years_since(registered_on)"),
    ("months_since", "months_since(registered_on)"),
    ("weeks_since", "weeks_since(registered_on)"),
    ("days_since", "days_since(registered_on)"),
    ("years_in", "years_in(time in residences)"),
    ("weeks_in", "weeks_in(as_at - registered_on)"),
    ("days_in", "days_in(as_at - registered_on)"),
    ("lived", "lived(area, within = 10 years) >= 3 years"),
    ("years_lived", "years_lived(area, within = 10 years) >= 3"),
    ("years_between", "years_between(birth_date, registered_on)"),
    (
        "months_between",
        "months_between(registered_on, homeless_applied_on)",
    ),
    ("days_between", "days_between(applied_on, decided_on)"),
    ("working_days_after", "working_days_after(told_on, 10)"),
    ("working_days_before", "working_days_before(as_at, 10)"),
    ("working_days_since", "working_days_since(told_on)"),
    (
        "working_days_between",
        "working_days_between(registered_on, decided_on)",
    ),
    ("month_of", "month_of(as_at) in [11, 12, 1, 2]"),
    ("year_of", "year_of(registered_on)"),
    ("month_end", "month_end(as_at)"),
    ("day_of", "day_of(as_at) = 1"),
    ("weekday_of", "weekday_of(bid_on) in [6, 7]"),
    ("next_31_march", "next_31_march(applied_on)"),
    ("last_1_april", "last_1_april(as_at)"),
    ("round_up", "round_up(5% of advert.homes)"),
    ("points_if", "points_if(shares_facilities, 10)"),
];

/// Years and months of a date are counted from the first day that the calendar knows, in this year.
const BEGINNING: i64 = crate::calendar::FIRST_DAY;
const BEGINNING_YEAR: i64 = 1800;

type Part = (Option<String>, Ast);

impl Checker<'_> {
    pub(super) fn call(&mut self, name: &str, parts: &[Part], span: Span) -> Result<Made, Slip> {
        match name {
            "min" | "max" | "first_of" => self.best_of(name, parts, span),
            "years_since" => self.since(parts, (12, Unit::Years), span),
            "months_since" => self.since(parts, (1, Unit::Months), span),
            "weeks_since" => self.days_since(parts, (7, Unit::Weeks), span),
            "days_since" => self.days_since(parts, (1, Unit::Plain), span),
            "years_in" => self.length(parts, (365, Unit::Years), span),
            "weeks_in" => self.length(parts, (7, Unit::Weeks), span),
            "days_in" => self.length(parts, (1, Unit::Plain), span),
            "lived" | "years_lived" => self.lived(name, parts, span),
            "years_between" => self.between(name, parts, (12, Unit::Years), span),
            "months_between" => self.between(name, parts, (1, Unit::Months), span),
            "days_between" => self.days_between(parts, span),
            "working_days_after" | "working_days_before" => self.working_day(name, parts, span),
            "working_days_since" | "working_days_between" => self.working_days(name, parts, span),
            "month_of" | "year_of" => self.of_calendar(name, parts, span),
            "round_up" => match parts {
                [(None, what)] => self.round_up(what, span),
                _ => Err(wrong_parts(name, span)),
            },
            "points_if" => {
                let [(_, when), (_, points)] = parts else {
                    return Err(wrong_parts(name, span));
                };
                let when = self.condition(when)?;
                let (points, kind) = self.number(points)?;
                let nought = self.node(Node::Const(0));
                let id = self.noted(Node::If(when, points, nought), &[Type::Truth, kind, kind]);
                Ok(Made::Scalar(id, kind))
            }
            other => match self.of_calendar_day(other, parts, span)? {
                Some(made) => Ok(made),
                None => self.relation(other, parts, span),
            },
        }
    }

    /// A relation between places, such as `neighbours(advert.parish)`, that the scheme defines under `[relations]`.
    fn relation(&mut self, name: &str, parts: &[Part], span: Span) -> Result<Made, Slip> {
        let Some(relation) = self.names.relations.get(name).copied() else {
            let known = FUNCTIONS
                .iter()
                .map(|(name, _)| *name)
                .chain(self.names.relations.keys().map(String::as_str));
            return Err(Slip::new(span, format!("There is no function called `{name}`."))
                .near(nearest(name, known))
                .expecting("a function, or the name of a relation under `[relations]`"));
        };
        let [(_, place)] = parts else {
            return Err(wrong_parts(name, span));
        };
        match self.make(place, None)? {
            Made::Leaf(leaf, Type::Place) | Made::Area(Area::Read(leaf)) => {
                Ok(Made::Area(Area::Related(relation, leaf)))
            }
            Made::Leaf(..) | Made::Scalar(..) | Made::Period { .. } | Made::Literal(_) | Made::Area(_) => {
                Err(Slip::new(place.span, "A place is wanted here.").expecting("for example `advert.parish`"))
            }
        }
    }

    fn number(&mut self, tree: &Ast) -> Result<(NodeId, Type), Slip> {
        let made = self.make(tree, None)?;
        let (id, kind) = self.scalar(made, tree.span)?;
        if matches!(kind, Type::Number(_)) {
            return Ok((id, kind));
        }
        Err(
            Slip::new(tree.span, format!("This is {kind}, but a number is wanted here."))
                .expecting("a number, such as `3`, `household_size` or a count in brackets"),
        )
    }

    fn best_of(&mut self, name: &str, parts: &[Part], span: Span) -> Result<Made, Slip> {
        let mut ids = Vec::new();
        let mut common: Option<Type> = None;
        for (_, part) in parts {
            let made = self.make(part, common)?;
            let (id, kind) = self.scalar(made, part.span)?;
            let first = *common.get_or_insert(kind);
            if !fits(kind, first) {
                return Err(Slip::new(
                    part.span,
                    format!("This is {kind}, but the first part is {first}."),
                )
                .expecting(format!("{first} in every part, as in `min(savings, £6,000)`")));
            }
            if first == Type::Number(Unit::Plain) {
                common = Some(kind);
            }
            ids.push(id);
        }
        let Some(kind) = common else {
            return Err(wrong_parts(name, span));
        };
        let run = self.names.program.run(&ids);
        let node = match name {
            "min" => Node::Least(run),
            "max" => Node::Most(run),
            _ => Node::First(run),
        };
        let kinds = vec![kind; ids.len()];
        Ok(Made::Scalar(self.noted(node, &kinds), kind))
    }

    pub(super) fn today(&mut self) -> NodeId {
        let id = vocabulary().fact("as_at").map_or(u16::MAX, |(id, _)| id);
        self.node(Node::Read(Leaf::Fact(id)))
    }

    /// Whole calendar years or months from one date to another.
    fn between(
        &mut self,
        name: &str,
        parts: &[Part],
        (months, unit): (i64, Unit),
        span: Span,
    ) -> Result<Made, Slip> {
        let [from, to] = parts else {
            return Err(wrong_parts(name, span));
        };
        let from = self.date_part(std::slice::from_ref(from), span)?;
        let to = self.date_part(std::slice::from_ref(to), span)?;
        Ok(Made::Scalar(
            self.node(Node::Months(from, to, months)),
            Type::Number(unit),
        ))
    }

    /// The year of a date, or its month from 1 to 12.
    fn of_calendar(&mut self, name: &str, parts: &[Part], span: Span) -> Result<Made, Slip> {
        let date = self.date_part(parts, span)?;
        let begin = self.node(Node::Const(BEGINNING));
        let (base, node) = if name == "year_of" {
            (BEGINNING_YEAR, Node::Months(begin, date, 12))
        } else {
            let months = self.node(Node::Months(begin, date, 1));
            let twelve = self.node(Node::Const(12));
            let years = self.node(Node::Over(months, twelve));
            let full = self.node(Node::Times(years, twelve));
            (1, Node::Minus(months, full))
        };
        let (node, base) = (self.node(node), self.node(Node::Const(base)));
        Ok(Made::Scalar(
            self.node(Node::Plus(node, base)),
            Type::Number(Unit::Plain),
        ))
    }

    fn date_part(&mut self, parts: &[Part], span: Span) -> Result<NodeId, Slip> {
        let [(_, date)] = parts else {
            return Err(wrong_parts("years_since", span));
        };
        let made = self.make(date, Some(Type::Date))?;
        match self.scalar(made, date.span)? {
            (id, Type::Date) => Ok(id),
            (_, kind) => Err(date_wanted(kind, date.span)),
        }
    }

    fn since(&mut self, parts: &[Part], (months, unit): (i64, Unit), span: Span) -> Result<Made, Slip> {
        let from = self.date_part(parts, span)?;
        let today = self.today();
        Ok(Made::Scalar(
            self.node(Node::Months(from, today, months)),
            Type::Number(unit),
        ))
    }

    fn days_since(&mut self, parts: &[Part], (days, unit): (i64, Unit), span: Span) -> Result<Made, Slip> {
        let from = self.date_part(parts, span)?;
        let today = self.today();
        let length = self.noted(Node::Minus(today, from), &[Type::Date, Type::Date]);
        let by = self.node(Node::Const(days));
        let id = self.noted(Node::Over(length, by), &[Type::Duration, Type::Duration]);
        Ok(Made::Scalar(id, Type::Number(unit)))
    }

    /// Days from one date to another.
    fn days_between(&mut self, parts: &[Part], span: Span) -> Result<Made, Slip> {
        let [from, to] = parts else {
            return Err(wrong_parts("days_between", span));
        };
        let from = self.date_part(std::slice::from_ref(from), span)?;
        let to = self.date_part(std::slice::from_ref(to), span)?;
        let length = self.noted(Node::Minus(to, from), &[Type::Date, Type::Date]);
        let by = self.node(Node::Const(1));
        let id = self.noted(Node::Over(length, by), &[Type::Duration, Type::Duration]);
        Ok(Made::Scalar(id, Type::Number(Unit::Plain)))
    }

    /// The working day that comes so many after a day, or before it.
    fn working_day(&mut self, name: &str, parts: &[Part], span: Span) -> Result<Made, Slip> {
        let [day, many] = parts else {
            return Err(wrong_parts(name, span));
        };
        let day = self.date_part(std::slice::from_ref(day), span)?;
        let (id, _) = self.number(&many.1)?;
        let Node::Const(many @ 0..=10_000) = self.names.program.node(id) else {
            let says = "This must be a fixed number of working days.";
            return Err(Slip::new(span, says).expecting(format!("for example `{name}(told_on, 10)`")));
        };
        let by = if name == "working_days_after" { many } else { -many };
        let id = self.noted(Node::WorkingDay(day, by), &[Type::Date]);
        Ok(Made::Scalar(id, Type::Date))
    }

    /// How many working days lie after a day, up to today or another day.
    fn working_days(&mut self, name: &str, parts: &[Part], span: Span) -> Result<Made, Slip> {
        let (from, to) = match (name, parts) {
            ("working_days_since", [from]) => (from, None),
            ("working_days_between", [from, to]) => (from, Some(to)),
            _ => return Err(wrong_parts(name, span)),
        };
        let from = self.date_part(std::slice::from_ref(from), span)?;
        let to = match to {
            Some(to) => self.date_part(std::slice::from_ref(to), span)?,
            None => self.today(),
        };
        let id = self.noted(Node::WorkingDays(from, to), &[Type::Date, Type::Date]);
        Ok(Made::Scalar(id, Type::Number(Unit::Plain)))
    }

    fn length(&mut self, parts: &[Part], (days, unit): (i64, Unit), span: Span) -> Result<Made, Slip> {
        let [(_, length)] = parts else {
            return Err(wrong_parts("days_in", span));
        };
        let made = self.make(length, None)?;
        let (id, kind) = self.scalar(made, length.span)?;
        if kind != Type::Duration {
            return Err(length_wanted(kind, length.span));
        }
        let by = self.node(Node::Const(days));
        let id = self.noted(Node::Over(id, by), &[Type::Duration, Type::Duration]);
        Ok(Made::Scalar(id, Type::Number(unit)))
    }

    /// `lived(area, within = 10 years)`: time in settled homes in the area; other kinds of stay do not count.
    fn lived(&mut self, name: &str, parts: &[Part], span: Span) -> Result<Made, Slip> {
        let Some(((None, place), options)) = parts.split_first() else {
            return Err(wrong_parts(name, span));
        };
        let mut within = None;
        for (option, value) in options {
            match option.as_deref() {
                Some("within") => within = Some(value),
                _ => return Err(wrong_parts(name, value.span)),
            }
        }
        let area = self.area(place)?;
        let Some((list, residences)) = vocabulary().list("residences") else {
            return Err(wrong_parts(name, span));
        };
        let field = |wanted: &str| residences.field(wanted).map_or(u16::MAX, |(id, _)| id);
        // The area is read outside the list, so a fact stays a fact and a field moves one level out.
        let area = match area {
            Area::Read(leaf) => Area::Read(outward(leaf)),
            Area::Related(relation, leaf) => Area::Related(relation, outward(leaf)),
            named @ Area::Named(_) => named,
        };
        let inside = self.node(Node::Inside(
            Leaf::Field {
                up: 0,
                field: field("place"),
            },
            area,
        ));
        let kind = self.node(Node::Read(Leaf::Field {
            up: 0,
            field: field("kind"),
        }));
        let settled = self.node(Node::Const(0));
        let settled = self.node(Node::Compare(crate::value::Comparison::Equal, kind, settled));
        let run = self.names.program.run(&[inside, settled]);
        let when = self.node(Node::All(run));
        let since = within.map(|within| self.window(within)).transpose()?;
        let time = Node::Time {
            list,
            from: field("from"),
            to: field("to"),
            when: Some(when),
            since,
            until: None,
            unbroken: None,
        };
        let time = self.node(time);
        if name == "lived" {
            return Ok(Made::Scalar(time, Type::Duration));
        }
        let year = self.node(Node::Const(365));
        let id = self.noted(Node::Over(time, year), &[Type::Duration, Type::Duration]);
        Ok(Made::Scalar(id, Type::Number(Unit::Years)))
    }

    /// The first day of a look-back that ends today.
    pub(super) fn window(&mut self, within: &Ast) -> Result<NodeId, Slip> {
        let today = self.today();
        match self.make(within, Some(Type::Duration))? {
            Made::Period { months, days } => {
                Ok(self.later(today, months.saturating_neg(), days.saturating_neg()))
            }
            made => {
                let (id, kind) = self.scalar(made, within.span)?;
                if kind != Type::Duration {
                    return Err(length_wanted(kind, within.span));
                }
                Ok(self.node(Node::Minus(today, id)))
            }
        }
    }
}

fn outward(leaf: Leaf) -> Leaf {
    match leaf {
        Leaf::Field { up, field } => Leaf::Field {
            up: up.saturating_add(1),
            field,
        },
        fact @ (Leaf::Fact(_) | Leaf::Local(_)) => fact,
    }
}

fn wrong_parts(name: &str, span: Span) -> Slip {
    let example = FUNCTIONS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, example)| *example);
    Slip::new(span, format!("`{name}` was not given what it needs.")).expecting(example.map_or_else(
        || format!("`{name}(place)`"),
        |example| format!("for example `{example}`"),
    ))
}
