//! What a word means at its place: a choice, a field, a fact, a definition, a parameter or a set of places.
use super::super::ir::{Area, Leaf, Node};
use super::super::lexer::Slip;
use super::{Checker, Constant, Definition, Made};
use crate::language::ast::Span;
use crate::nearest::nearest;
use crate::types::Type;
use crate::value::whole;
use crate::vocabulary::{Known, plain, vocabulary};

impl Checker<'_> {
    /// A word in quotation marks: a choice when one is wanted, otherwise a name.
    pub(super) fn word(&mut self, text: &str, wanted: Option<Type>, span: Span) -> Result<Made, Slip> {
        match wanted {
            Some(Type::Choice(list)) => self.choice(text, list, span),
            Some(Type::Date) => match chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d") {
                Ok(date) => Ok(Made::Scalar(
                    self.node(Node::Const(crate::calendar::day(date))),
                    Type::Date,
                )),
                Err(error) => Err(Slip::new(span, format!("\"{text}\" is not a date ({error})."))
                    .expecting("year, month and day without quotation marks, such as `2026-11-23`")),
            },
            _ => Ok(Made::Literal(text.to_owned())),
        }
    }

    fn choice(&mut self, word: &str, list: u16, span: Span) -> Result<Made, Slip> {
        let words = self.words(list);
        let found = words.iter().position(|known| plain(known) == plain(word));
        let Some(at) = found else {
            let near = nearest(word, words.iter().map(String::as_str));
            let name = self
                .names
                .choices
                .get(usize::from(list))
                .map_or("", |choices| choices.name.as_str());
            return Err(
                Slip::new(span, format!("`{word}` is not one of the choices for {name}."))
                    .expecting(format!("one of: {}", words.join(", ")))
                    .near(near),
            );
        };
        Ok(Made::Scalar(
            self.node(Node::Const(whole(at))),
            Type::Choice(list),
        ))
    }

    pub(super) fn words(&self, list: u16) -> Vec<String> {
        self.names
            .choices
            .get(usize::from(list))
            .map(|choices| choices.words.clone())
            .unwrap_or_default()
    }

    /// A bare name: a choice if one is wanted and fits, a field, a fact, a definition, a parameter or a set of places.
    pub(super) fn name(&mut self, name: &str, wanted: Option<Type>, span: Span) -> Result<Made, Slip> {
        if let Some(Type::Choice(list)) = wanted
            && self.words(list).iter().any(|known| plain(known) == plain(name))
        {
            return self.choice(name, list, span);
        }
        if let Some(made) = self.field(name) {
            return Ok(made);
        }
        if let Some(definition) = self.names.definitions.get(name).cloned() {
            return self.defined(name, &definition, span);
        }
        match self.names.parameters.get(name) {
            Some(Constant::Scalar(kind, n)) => {
                let (kind, n) = (*kind, *n);
                return Ok(Made::Scalar(self.node(Node::Const(n)), kind));
            }
            Some(Constant::Period { months, days }) => {
                return Ok(Made::Period {
                    months: *months,
                    days: *days,
                });
            }
            None => {}
        }
        if let Some(area) = self.names.areas.get(name) {
            return Ok(Made::Area(Area::Named(*area)));
        }
        if let Some(at) = self.names.locals.iter().position(|fact| fact.name == name) {
            return self.fact(Leaf::Local(u16::try_from(at).unwrap_or(u16::MAX)), span);
        }
        match vocabulary().fact(name) {
            Some((id, _)) => self.fact(Leaf::Fact(id), span),
            None => Err(self.unknown(name, wanted, span)),
        }
    }

    /// A fact that every scheme shares or that this one declares, where it may be used.
    fn fact(&mut self, leaf: Leaf, span: Span) -> Result<Made, Slip> {
        let kind = self.allowed(leaf, span)?;
        Ok(self.read(leaf, kind))
    }

    /// Notes that a fact is used, and says what kind it is.
    fn allowed(&mut self, leaf: Leaf, span: Span) -> Result<Type, Slip> {
        self.uses.insert(leaf);
        let fact = match leaf {
            Leaf::Fact(id) => vocabulary().fact_at(id),
            Leaf::Local(at) => self.names.locals.get(usize::from(at)),
            Leaf::Field { .. } => None,
        };
        let Some(fact) = fact else {
            return Ok(Type::Truth);
        };
        if self.reach.allows(fact.known) || (self.running && fact.known == Known::Running) {
            return Ok(fact.kind);
        }
        let when = match fact.known {
            Known::Advert => "only where there is an advert: in labels, bidding rules and fits",
            Known::Bid | Known::Context => "only when a bid is made: in labels and bidding rules",
            Known::Tier => "only in the order of a label",
            Known::Bedrooms => "after the bedroom rules",
            Known::Qualified => "after the qualification rules",
            Known::Needs => "after the needs are found",
            Known::Placed => "after the band or points are settled",
            Known::Moved => "after the last step: in the ranking dates, labels and bidding rules",
            Known::Running => "only in the brackets of a running total",
            Known::Dated => "after the ranking date is settled",
            Known::Household | Known::Always | Known::HouseholdStep | Known::Field => "everywhere",
        };
        let instead = if fact.known == Known::Moved {
            "the last move that was recorded, `latest on of moves where kind in [registered, reassessed]`"
        } else {
            "a fact of the application"
        };
        let instead = format!("{instead}; `{}` can be used {when}", fact.name);
        let says = format!("`{}` is not known yet at this point of the scheme.", fact.name);
        Err(Slip::new(span, says).expecting(instead))
    }

    fn defined(&mut self, name: &str, definition: &Definition, span: Span) -> Result<Made, Slip> {
        for leaf in &definition.uses {
            self.allowed(*leaf, span)?;
        }
        if let Some(of) = definition.of
            && self.lists.last() != Some(&of)
        {
            let list = vocabulary().list_at(of).map_or("", |list| list.name.as_str());
            return Err(Slip::new(span, format!("`{name}` is about one of the {list}."))
                .expecting(format!("to be used after `any {list} where`")));
        }
        Ok(Made::Scalar(definition.id, definition.kind))
    }

    pub(super) fn read(&mut self, leaf: Leaf, kind: Type) -> Made {
        match kind {
            Type::Place | Type::Text => Made::Leaf(leaf, kind),
            Type::Places => Made::Area(Area::Read(leaf)),
            Type::Truth
            | Type::Number(_)
            | Type::Decimal(..)
            | Type::Money
            | Type::Date
            | Type::Duration
            | Type::Moment
            | Type::Choice(_) => Made::Scalar(self.node(Node::Read(leaf)), kind),
        }
    }

    fn field(&mut self, name: &str) -> Option<Made> {
        // `that.on` is the field of the outer row, where two rows of one list are compared.
        let that = name.strip_prefix("that.");
        let name = that.unwrap_or(name);
        let outside = usize::from(that.is_some());
        for (up, list) in self.lists.clone().into_iter().rev().enumerate().skip(outside) {
            let Some((field, fact)) = self.names.field_named(list, name) else {
                continue;
            };
            let (known, kind) = (fact.known, fact.kind);
            let up = u8::try_from(up).unwrap_or(u8::MAX);
            if known == Known::Field {
                let (birth, _) = vocabulary().list_at(list)?.field("birth_date")?;
                let born = self.node(Node::Read(Leaf::Field { up, field: birth }));
                let (today, _) = vocabulary().fact("as_at")?;
                let today = self.node(Node::Read(Leaf::Fact(today)));
                return Some(Made::Scalar(self.node(Node::Months(born, today, 12)), kind));
            }
            return Some(self.read(Leaf::Field { up, field }, kind));
        }
        None
    }

    #[expect(clippy::too_many_lines, reason = "one slip after another, side by side")]
    fn unknown(&self, name: &str, wanted: Option<Type>, span: Span) -> Slip {
        let mut known: Vec<&str> = vocabulary()
            .facts()
            .iter()
            .map(|fact| fact.name.as_str())
            .collect();
        known.extend(self.names.locals.iter().map(|fact| fact.name.as_str()));
        known.extend(self.names.definitions.keys().map(String::as_str));
        known.extend(self.names.parameters.keys().map(String::as_str));
        known.extend(self.names.areas.keys().map(String::as_str));
        for list in &self.lists {
            known.extend(self.names.fields(*list).map(|fact| fact.name.as_str()));
        }
        let words = if let Some(Type::Choice(list)) = wanted {
            self.words(list)
        } else {
            Vec::new()
        };
        known.extend(words.iter().map(String::as_str));
        if let Some(Type::Choice(list)) = wanted {
            let of = self.names.choices.get(usize::from(list));
            let says = format!(
                "`{name}` is not one of the choices for {}.",
                of.map_or("", |choices| choices.name.as_str())
            );
            return Slip::new(span, says)
                .expecting(format!("one of: {}", words.join(", ")))
                .near(nearest(name, known));
        }
        if wanted == Some(Type::Text) {
            let says =
                format!("`{name}` is no fact or definition. Words to compare with stand in quotation marks.");
            return Slip::new(span, says).expecting(format!(
                "`\"{name}\"`, with the whole condition in single quotation marks: `'kind = \"{name}\"'`"
            ));
        }
        if let Some(list) = self
            .names
            .list_with(name)
            .and_then(|list| vocabulary().list_at(list))
        {
            let says = format!(
                "`{name}` is a fact of each of the {}, not of the household.",
                list.name
            );
            let example = format!("to be used after `any {} where`", list.singular);
            return Slip::new(span, says).expecting(example);
        }
        if let Some(field) = name.strip_prefix("that.") {
            let says = format!("`that` is the outer of two rows, and there is no `{field}` of one here.");
            return Slip::new(span, says)
                .expecting("for example `any offer where any other offer where on <= that.on + 1 year`");
        }
        let lists = || vocabulary().lists().iter();
        if let Some(list) = lists().find(|list| list.name == name || list.singular == name) {
            let says = format!("`{name}` is a list, which is no number of itself.");
            let expected = format!("`(count {}) > 3`, or `any {} where …`", list.name, list.singular);
            return Slip::new(span, says).expecting(expected);
        }
        if let Some((list, field)) = name.split_once('.')
            && let Some(list) = lists().find(|known| known.name == list && known.field(field).is_some())
        {
            let says = format!("`{field}` is a fact of each of the {}.", list.name);
            let expected = format!("`any {} where {field} …`, without the point", list.singular);
            return Slip::new(span, says).expecting(expected);
        }
        let with: Vec<_> = lists().filter(|list| list.field(name).is_some()).collect();
        if let [first, ..] = with.as_slice() {
            let all: Vec<&str> = with.iter().map(|list| list.name.as_str()).collect();
            let says = format!(
                "`{name}` is a fact of each of the {}, not of the household.",
                all.join(" or of the ")
            );
            let expected = format!("to be used after `any {} where`", first.singular);
            let near = if first.name == "members" && name == "age" {
                Some("applicant_age".to_owned())
            } else {
                None
            };
            return Slip::new(span, says).expecting(expected).near(near);
        }
        let of_home = format!("advert.{name}");
        if self.names.locals.iter().any(|fact| fact.name == of_home) {
            let says = format!("`{name}` is a fact of the home on offer.");
            return Slip::new(span, says).expecting(format!("`{of_home}`"));
        }
        if ["today", "now"].contains(&name) {
            let says = format!(
                "There is no fact or definition called `{name}`. The day of the assessment is `as_at`."
            );
            return Slip::new(span, says).expecting("`as_at`");
        }
        let slip = Slip::new(span, format!("There is no fact or definition called `{name}`."));
        slip.expecting("a name from the list of facts, or one that this scheme defines")
            .near(nearest(name, known))
    }
}
