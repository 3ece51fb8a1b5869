//! A single thing: a word, a number with its unit, a date, a bracket, a list.
use super::{DEEPEST, Parser};
use crate::language::ast::{Arithmetic, Ast, Kind, Span};
use crate::language::lexer::{Slip, Token};

/// Words that may stand after a number with decimals.
const COUNTED: [&str; 8] = [
    "hour", "hours", "bedroom", "bedrooms", "person", "people", "point", "points",
];

impl Parser {
    pub(super) fn single(&mut self) -> Result<Ast, Slip> {
        let span = self.span();
        let token = self.peek().clone();
        let plain = |kind| Ok(Ast { kind, span });
        match token {
            Token::Word(word) => self.worded(&word),
            Token::Number(n) => {
                self.at += 1;
                Ok(self.measured(n, span))
            }
            Token::Money(pence) => {
                self.at += 1;
                plain(Kind::Money(pence))
            }
            Token::Share { part, of, percent } => {
                self.at += 1;
                if !self.take_word(&["of"]) {
                    // A unit that is counted says nothing more: 2.5 hours.
                    self.take_word(if percent { &[] } else { &COUNTED });
                    return plain(Kind::Share { part, of, percent });
                }
                let what = Box::new(self.single()?);
                Ok(Ast {
                    span: span.to(what.span),
                    kind: Kind::ShareOf { part, of, what },
                })
            }
            Token::PerCent(name) => self.per_cent(name, span),
            Token::Date(day) => {
                self.at += 1;
                plain(Kind::Date(day))
            }
            Token::Text(text) => {
                self.at += 1;
                plain(Kind::Text(text))
            }
            Token::Sign("(") => {
                self.at += 1;
                let inner = self.either()?;
                self.need_sign(")")?;
                Ok(Ast {
                    kind: inner.kind,
                    span: span.to(self.before()),
                })
            }
            Token::Sign("[") => {
                self.at += 1;
                let list = self.separated("]")?;
                let span = span.to(self.before());
                Ok(Ast {
                    kind: Kind::List(list.into_iter().map(|(_, part)| part).collect()),
                    span,
                })
            }
            Token::Sign("-") => {
                self.at += 1;
                self.deeper()?;
                let inner = self.single()?;
                self.depth -= 1;
                let span = span.to(inner.span);
                Ok(Ast {
                    kind: Kind::Negative(Box::new(inner)),
                    span,
                })
            }
            Token::Sign(_) | Token::End => {
                let says = format!("Something is missing before {}.", self.describe());
                Err(Slip::new(span, says).expecting("a fact, a number, a date, a sum of money or a bracket"))
            }
        }
    }

    /// A part in a hundred that goes by a name: `lowest% of median`.
    fn per_cent(&mut self, name: String, span: Span) -> Result<Ast, Slip> {
        self.at += 1;
        if !self.take_word(&["of"]) {
            let says = format!("`{name}%` is a part of something, but not of what.");
            return Err(Slip::new(span, says).expecting(format!("`{name}% of net_income`")));
        }
        let what = self.single()?;
        let whole = span.to(what.span);
        let named = Ast {
            kind: Kind::Name(name),
            span: Span {
                end: span.end.saturating_sub(1),
                ..span
            },
        };
        let part = Ast {
            kind: Kind::ShareOf {
                part: 1,
                of: 100,
                what: Box::new(what),
            },
            span: whole,
        };
        Ok(Ast {
            kind: Kind::Arithmetic(Arithmetic::Times, Box::new(named), Box::new(part)),
            span: whole,
        })
    }

    fn deeper(&mut self) -> Result<(), Slip> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(
                Slip::new(self.span(), "This condition is nested too deep to be read.")
                    .expecting("fewer brackets: give a part of it a name of its own under `[definitions]`"),
            );
        }
        Ok(())
    }

    fn measured(&mut self, n: i64, span: Span) -> Ast {
        let unit = self.word().unwrap_or_default().to_owned();
        let kind = match unit.as_str() {
            "year" | "years" => Kind::Period {
                months: n.saturating_mul(12),
                days: 0,
            },
            "month" | "months" => Kind::Period { months: n, days: 0 },
            "week" | "weeks" => Kind::Period {
                months: 0,
                days: n.saturating_mul(7),
            },
            "day" | "days" => Kind::Period { months: 0, days: n },
            "hour" | "hours" | "bedroom" | "bedrooms" | "person" | "people" | "point" | "points" => {
                Kind::Counted(n, unit)
            }
            _ => {
                return Ast {
                    kind: Kind::Number(n),
                    span,
                };
            }
        };
        self.at += 1;
        Ast {
            kind,
            span: span.to(self.before()),
        }
    }

    /// Parts up to `close`, each perhaps named: `within = 10 years`.
    pub(super) fn separated(&mut self, close: &'static str) -> Result<Vec<(Option<String>, Ast)>, Slip> {
        self.inside += 1;
        let parts = self.parts_up_to(close);
        self.inside -= 1;
        parts
    }

    fn parts_up_to(&mut self, close: &'static str) -> Result<Vec<(Option<String>, Ast)>, Slip> {
        let mut parts = Vec::new();
        if self.take_sign(close) {
            return Ok(parts);
        }
        loop {
            let name = match (self.peek().clone(), self.peek_second()) {
                // A comparison may stand between brackets too, so only what a function knows by name is one.
                (Token::Word(word), Token::Sign("=")) if close == ")" && word == "within" => {
                    self.at += 2;
                    Some(word)
                }
                (Token::Word(word), _) if close == ")" && word == "within" => {
                    let slip = Slip::new(self.span(), "After `within` an `=` is missing.");
                    return Err(slip.expecting("for example `within = 10 years`"));
                }
                _ => None,
            };
            parts.push((name, self.either()?));
            if self.take_sign(close) {
                return Ok(parts);
            }
            if *self.peek() == Token::End {
                self.need_sign(close)?;
            }
            self.need_sign(",")?;
            if self.take_sign(close) {
                return Ok(parts);
            }
        }
    }
}
