//! What begins with a word: a name, a function, a choice, or a sentence about a list.
use super::super::ast::{Ast, Kind, Pick, Quantity, Span};
use super::super::lexer::{Slip, Token};
use super::{Parser, RESERVED, joined};
use crate::value::whole;

impl Parser {
    pub(super) fn worded(&mut self, word: &str) -> Result<Ast, Slip> {
        let span = self.span();
        // A sum in brackets may stand for the field: `sum (until - on) of events`.
        let of_brackets = matches!(self.peek_second(), Token::Sign("("))
            && ["sum", "largest", "smallest", "latest", "earliest"].contains(&word);
        let second_is_word = matches!(self.peek_second(), Token::Word(next) if !RESERVED.contains(&next.as_str()) || next == "of");
        self.at += 1;
        match word {
            "true" | "yes" => {
                return Ok(Ast {
                    kind: Kind::Yes(true),
                    span,
                });
            }
            "any" if second_is_word => return self.members(Quantity::Any, span),
            "all" | "every" if second_is_word => return self.members(Quantity::All, span),
            "no" if second_is_word => return self.members(Quantity::No, span),
            "no" | "false" => {
                return Ok(Ast {
                    kind: Kind::Yes(false),
                    span,
                });
            }
            "count" if second_is_word => return self.members(Quantity::Count, span),
            "sum" if second_is_word || of_brackets => {
                let pick = self.ranked()?.unwrap_or(Pick::Sum);
                return self.taken(pick, span);
            }
            "largest" | "latest" | "most" if second_is_word || of_brackets => {
                return self.taken(Pick::Most, span);
            }
            "smallest" | "earliest" | "least" if second_is_word || of_brackets => {
                return self.taken(Pick::Least, span);
            }
            "time" if matches!(self.peek(), Token::Word(next) if next == "in") => {
                return self.time(false, span);
            }
            "unbroken" if self.take_word(&["time"]) => return self.time(true, span),
            "if" => return self.choice(span),
            "running" if matches!(self.peek(), Token::Sign("(")) => return self.running(span),
            _ => {}
        }
        if self.take_sign("(") {
            let parts = self.separated(")")?;
            return Ok(Ast {
                kind: Kind::Call(word.to_owned(), parts),
                span: span.to(self.before()),
            });
        }
        if RESERVED.contains(&word) {
            let says = format!("The word `{word}` cannot stand here.");
            return Err(
                Slip::new(span, says).expecting("a fact, a number, a date, a sum of money or a bracket")
            );
        }
        Ok(Ast {
            kind: Kind::Name(word.to_owned()),
            span,
        })
    }

    fn choice(&mut self, span: Span) -> Result<Ast, Slip> {
        let when = self.either()?;
        self.need_word("then")?;
        let yes = self.either()?;
        self.need_word("else")?;
        let no = self.either()?;
        let span = span.to(no.span);
        Ok(Ast {
            kind: Kind::If(Box::new(when), Box::new(yes), Box::new(no)),
            span,
        })
    }

    fn list_name(&mut self) -> Result<(String, Span), Slip> {
        let span = self.span();
        if let Some(word) = self.word().map(str::to_owned) {
            self.at += 1;
            return Ok((word, span));
        }
        let says = format!("The name of a list is missing before {}.", self.describe());
        Err(Slip::new(span, says).expecting("a list such as `members`, `jobs` or `residences`"))
    }

    fn condition(&mut self) -> Result<Option<Box<Ast>>, Slip> {
        if self.take_word(&["where", "has", "have"]) {
            Ok(Some(Box::new(self.either()?)))
        } else {
            Ok(None)
        }
    }

    fn members(&mut self, quantity: Quantity, span: Span) -> Result<Ast, Slip> {
        self.take_word(&["of"]);
        let other = self.span();
        let others = self.take_word(&["other"]);
        let (list, list_span) = self.list_name()?;
        let mut when = self.condition()?;
        if others {
            let other = Ast {
                kind: Kind::Other,
                span: other,
            };
            let parts = std::iter::once(other).chain(when.map(|when| *when)).collect();
            when = Some(Box::new(joined(parts, Kind::All)));
        }
        let span = span.to(self.before());
        Ok(Ast {
            kind: Kind::Members {
                quantity,
                list,
                list_span,
                when,
            },
            span,
        })
    }

    /// How many of the highest or lowest are added up: `sum of the highest 2 (…)`.
    fn ranked(&mut self) -> Result<Option<Pick>, Slip> {
        let before = self.at;
        self.take_word(&["of"]);
        self.take_word(&["the"]);
        let first = self.so_many();
        let start = self.span();
        let highest = self.take_word(&["highest", "largest", "greatest"]);
        if !highest && !self.take_word(&["lowest", "smallest"]) {
            self.at = before;
            return Ok(None);
        }
        let span = start.to(self.before());
        let says = |says: &str| {
            Slip::new(span, says).expecting("so many, from 1 to 100: `sum of the highest 2 (age) of members`")
        };
        let Some(many) = first.or_else(|| self.so_many()) else {
            let name = matches!(self.peek(), Token::Sign(_) | Token::End) || self.peek_word(&["of"]);
            if first.is_none() && name {
                // A name of the scheme's own.
                self.at = before;
                return Ok(None);
            }
            return Err(says("This does not say how many are added up."));
        };
        let many = u8::try_from(many).ok().filter(|many| (1..=100).contains(many));
        let many = many.ok_or_else(|| says("So many cannot be added up."))?;
        Ok(Some(if highest {
            Pick::Highest(many)
        } else {
            Pick::Lowest(many)
        }))
    }

    fn peek_word(&self, words: &[&str]) -> bool {
        self.word().is_some_and(|word| words.contains(&word))
    }

    /// A number in figures or in words.
    fn so_many(&mut self) -> Option<i64> {
        let n = match self.peek() {
            Token::Number(n) => *n,
            Token::Word(word) => {
                let words = ["one", "two", "three", "four", "five", "six"];
                whole(words.iter().position(|known| known == word)?) + 1
            }
            _ => return None,
        };
        self.at += 1;
        Some(n)
    }

    fn taken(&mut self, pick: Pick, span: Span) -> Result<Ast, Slip> {
        self.take_word(&["of"]);
        let what = Box::new(self.sum()?);
        if !self.take_word(&["of", "for", "in"]) {
            let says = format!("The word `of` and a list are missing before {}.", self.describe());
            return Err(
                Slip::new(self.span(), says).expecting("for example `sum hours of jobs where hours >= 16`")
            );
        }
        let (list, list_span) = self.list_name()?;
        let when = self.condition()?;
        let span = span.to(self.before());
        Ok(Ast {
            kind: Kind::Take {
                pick,
                what,
                list,
                list_span,
                when,
            },
            span,
        })
    }

    fn time(&mut self, unbroken: bool, span: Span) -> Result<Ast, Slip> {
        self.need_word("in")?;
        let (list, list_span) = self.list_name()?;
        let when = self.condition()?;
        let within = if self.take_word(&["within"]) {
            Some(Box::new(self.sum()?))
        } else {
            None
        };
        let days = if self.take_word(&["from"]) {
            let first = self.sum()?;
            self.need_word("to")?;
            Some(Box::new((first, self.sum()?)))
        } else {
            None
        };
        let gaps = if self.take_word(&["gaps"]) {
            Some(Box::new(self.sum()?))
        } else {
            None
        };
        let span = span.to(self.before());
        Ok(Ast {
            kind: Kind::Time {
                unbroken,
                list,
                list_span,
                when,
                within,
                span: days,
                gaps,
            },
            span,
        })
    }
}
