//! Words into a tree. Precedence, loosest first: `or`, `and`, `not`, comparison, `+ -`, `* /`, a single thing.
mod compared;
mod named;
mod running;
mod single;
mod slips;
mod worded;

use super::ast::{Arithmetic, Ast, Kind, Span};
use super::lexer::{Slip, Token, words};
use crate::vocabulary::{Type, vocabulary};
use named::named_shares;

/// Brackets and quantifiers may nest this deep; no published scheme comes near.
const DEEPEST: u32 = 40;

/// Reads one whole expression that names no parameter as a part in a hundred.
pub(crate) fn parse(text: &str) -> Result<Ast, Slip> {
    parse_with(text, &|_| None)
}

/// Reads one whole expression. `number` is asked for a parameter that is a number, as in `lowest% of median`.
pub(crate) fn parse_with(text: &str, number: &dyn Fn(&str) -> Option<i64>) -> Result<Ast, Slip> {
    let tokens = named_shares(words(text)?, number);
    let mut parser = Parser {
        tokens,
        at: 0,
        depth: 0,
        inside: 0,
    };
    let tree = parser.either()?;
    if *parser.peek() == Token::End {
        return Ok(tree);
    }
    if let Some(slip) = parser.left_out() {
        return Err(slip);
    }
    let found = parser.describe();
    let slip = Slip::new(
        parser.span(),
        format!("The condition should have ended before {found}."),
    );
    Err(
        if matches!(parser.peek(), Token::Sign("=" | "<" | ">" | "<=" | ">=" | "!=")) {
            slip.expecting(
                "brackets, when a comparison is compared again: `(count members where age < 18) >= 2`",
            )
        } else {
            slip.expecting("`and` or `or` in a condition, a sign such as `+` in a sum, or nothing more")
        },
    )
}

pub(super) struct Parser {
    tokens: Vec<(Token, Span)>,
    at: usize,
    depth: u32,
    /// How many functions or lists the reading is inside of: there, a comma goes on to the next part.
    inside: u32,
}

impl Parser {
    pub(super) fn peek(&self) -> &Token {
        self.tokens.get(self.at).map_or(&Token::End, |(token, _)| token)
    }

    fn peek_second(&self) -> &Token {
        self.tokens
            .get(self.at + 1)
            .map_or(&Token::End, |(token, _)| token)
    }

    pub(super) fn span(&self) -> Span {
        self.tokens
            .get(self.at)
            .or(self.tokens.last())
            .map_or(Span::default(), |(_, span)| *span)
    }

    pub(super) fn describe(&self) -> String {
        match self.peek() {
            Token::Word(word) => format!("`{word}`"),
            Token::Number(n) => format!("`{n}`"),
            Token::Money(_) => "this sum of money".to_owned(),
            Token::Share { .. } | Token::PerCent(_) => "this part of something".to_owned(),
            Token::Date(_) => "this date".to_owned(),
            Token::Text(text) => format!("\"{text}\""),
            Token::Sign(sign) => format!("`{sign}`"),
            Token::End => "the end".to_owned(),
        }
    }

    /// What was probably meant where two things follow each other that no word or sign joins.
    fn left_out(&self) -> Option<Slip> {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        if let Some((says, expected)) = slips::side_by_side(&self.tokens, self.at) {
            return Some(Slip::new(self.span(), says).expecting(expected));
        }
        let name = self.word().filter(|word| !RESERVED.contains(word))?;
        let (says, expected) = match before.map(|(token, _)| token) {
            Some(Token::Share { .. } | Token::PerCent(_)) => (
                format!("The word `of` is missing before `{name}`."),
                format!("`of {name}`"),
            ),
            Some(Token::Word(list)) if vocabulary().list(list).is_some() => {
                let being = ["are", "is", "were", "was"].contains(&name);
                let next = match self.peek_second() {
                    Token::Word(next) if being => next.as_str(),
                    _ => name,
                };
                // A yes or no is a condition already; any other word wants a comparison.
                let known = vocabulary().list(list).and_then(|(_, list)| list.field(next));
                let example = known.is_none_or(|(_, field)| field.kind == Type::Truth);
                let meant = match (being, example && known.is_some()) {
                    (false, _) | (true, true) => format!("`{list} where {next}`"),
                    (true, false) => format!("`{list} where …` and a condition on each of them"),
                };
                let says = if being {
                    format!("What holds for {list} stands behind `where`, not `{name}`.")
                } else {
                    format!("The word `where` is missing before `{name}`.")
                };
                (says, meant)
            }
            _ => return None,
        };
        Some(Slip::new(self.span(), says).expecting(expected))
    }

    pub(super) fn word(&self) -> Option<&str> {
        if let Token::Word(word) = self.peek() {
            Some(word.as_str())
        } else {
            None
        }
    }

    pub(super) fn take_word(&mut self, wanted: &[&str]) -> bool {
        let found = self.word().is_some_and(|word| wanted.contains(&word));
        if found {
            self.at += 1;
        }
        found
    }

    pub(super) fn take_sign(&mut self, wanted: &str) -> bool {
        let found = matches!(self.peek(), Token::Sign(sign) if *sign == wanted);
        if found {
            self.at += 1;
        }
        found
    }

    fn need_sign(&mut self, wanted: &str) -> Result<(), Slip> {
        if self.take_sign(wanted) {
            return Ok(());
        }
        if let Some(slip) = self.left_out() {
            return Err(slip);
        }
        let says = format!("`{wanted}` is missing before {}.", self.describe());
        Err(Slip::new(self.span(), says).expecting(format!("`{wanted}`")))
    }

    pub(super) fn need_word(&mut self, wanted: &str) -> Result<(), Slip> {
        if self.take_word(&[wanted]) {
            return Ok(());
        }
        let says = format!("The word `{wanted}` is missing before {}.", self.describe());
        Err(Slip::new(self.span(), says).expecting(format!("`{wanted}`")))
    }

    pub(super) fn either(&mut self) -> Result<Ast, Slip> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(
                Slip::new(self.span(), "This condition is nested too deep to be read.")
                    .expecting("a named definition for the inner part"),
            );
        }
        let first = self.both()?;
        let mut parts = vec![first];
        while self.take_word(&["or"]) {
            parts.push(self.both()?);
        }
        self.depth -= 1;
        Ok(joined(parts, Kind::Any))
    }

    fn both(&mut self) -> Result<Ast, Slip> {
        let mut parts = vec![self.negation()?];
        while self.take_word(&["and"]) {
            parts.push(self.negation()?);
        }
        Ok(joined(parts, Kind::All))
    }

    fn negation(&mut self) -> Result<Ast, Slip> {
        let start = self.span();
        let mut flips = 0_u32;
        while self.take_word(&["not"]) {
            flips = flips.saturating_add(1);
        }
        let inner = self.comparison()?;
        if flips.is_multiple_of(2) {
            return Ok(inner);
        }
        let span = start.to(inner.span);
        Ok(Ast {
            kind: Kind::Not(Box::new(inner)),
            span,
        })
    }

    pub(super) fn before(&self) -> Span {
        self.at
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at))
            .map_or(Span::default(), |(_, span)| *span)
    }

    pub(super) fn sum(&mut self) -> Result<Ast, Slip> {
        let mut left = self.product()?;
        for _ in 0..200 {
            let how = if self.take_sign("+") {
                Arithmetic::Plus
            } else if self.take_sign("-") {
                Arithmetic::Minus
            } else {
                return Ok(left);
            };
            let right = self.product()?;
            left = calculated(how, left, right);
        }
        Err(Slip::new(self.span(), "This sum is too long to be read.")
            .expecting("named definitions for its parts"))
    }

    fn product(&mut self) -> Result<Ast, Slip> {
        let mut left = self.single()?;
        for _ in 0..200 {
            let how = if self.take_sign("*") {
                Arithmetic::Times
            } else if self.take_sign("/") {
                Arithmetic::Over
            } else {
                return Ok(left);
            };
            let right = self.single()?;
            left = multiplied(how, left, right);
        }
        Err(Slip::new(self.span(), "This product is too long to be read.")
            .expecting("fewer factors: give a part of it a name of its own under `[definitions]`"))
    }
}

/// Words the language keeps for itself.
pub(crate) const RESERVED: [&str; 14] = [
    "and", "or", "not", "in", "is", "where", "between", "then", "else", "within", "gaps", "of", "has", "if",
];

fn joined(mut parts: Vec<Ast>, make: impl Fn(Vec<Ast>) -> Kind) -> Ast {
    if parts.len() == 1
        && let Some(only) = parts.pop()
    {
        return only;
    }
    let first = parts.first().map_or(Span::default(), |part| part.span);
    let last = parts.last().map_or(Span::default(), |part| part.span);
    Ast {
        kind: make(parts),
        span: first.to(last),
    }
}

/// A product, of which one side may be a part such as `2.5`.
fn multiplied(how: Arithmetic, left: Ast, right: Ast) -> Ast {
    let span = left.span.to(right.span);
    match (&left.kind, how, &right.kind) {
        // A part of a product is worked out once, so that nothing is rounded on the way.
        (
            Kind::ShareOf { part, of, what },
            Arithmetic::Times,
            Kind::Number(_) | Kind::Name(_) | Kind::Money(_),
        ) => part_of((*part, *of), calculated(how, (**what).clone(), right), span),
        (Kind::Share { part, of, .. }, Arithmetic::Times, _) => part_of((*part, *of), right, span),
        (_, Arithmetic::Times, Kind::Share { part, of, .. }) => part_of((*part, *of), left, span),
        (_, Arithmetic::Over, Kind::Share { part, of, .. }) => part_of((*of, *part), left, span),
        _ => calculated(how, left, right),
    }
}

fn part_of((part, of): (i64, i64), what: Ast, span: Span) -> Ast {
    let what = Box::new(what);
    Ast {
        kind: Kind::ShareOf { part, of, what },
        span,
    }
}

fn calculated(how: Arithmetic, left: Ast, right: Ast) -> Ast {
    let span = left.span.to(right.span);
    Ast {
        kind: Kind::Arithmetic(how, Box::new(left), Box::new(right)),
        span,
    }
}
