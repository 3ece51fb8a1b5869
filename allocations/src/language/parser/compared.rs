//! Comparisons, ranges and choices: what stands between two sums.
use super::super::ast::{Ast, Kind};
use super::super::lexer::{Slip, Token};
use super::slips::sign_for;
use super::{Parser, RESERVED};
use crate::value::Comparison;
use crate::vocabulary::vocabulary;

impl Parser {
    pub(super) fn comparison(&mut self) -> Result<Ast, Slip> {
        let left = self.sum()?;
        if self.take_word(&["between"]) {
            let from = self.sum()?;
            self.need_word("and")?;
            let to = self.sum()?;
            let span = left.span.to(to.span);
            let kind = Kind::Between {
                what: Box::new(left),
                from: Box::new(from),
                to: Box::new(to),
            };
            return Ok(Ast { kind, span });
        }
        if self.take_word(&["is"]) {
            let not = self.take_word(&["not"]);
            if self.take_word(&["given"]) {
                let span = left.span.to(self.before());
                return Ok(Ast {
                    kind: Kind::Given {
                        what: Box::new(left),
                        not,
                    },
                    span,
                });
            }
            if self.take_word(&["in"]) {
                return self.membership(left, not);
            }
            if let Some(slip) = self.in_words(not).or_else(|| self.begins_with_no()) {
                return Err(slip);
            }
            let right = self.sum()?;
            let how = if not {
                Comparison::Differs
            } else {
                Comparison::Equal
            };
            return Ok(compared(how, left, right));
        }
        if self.word() == Some("not") && matches!(self.peek_second(), Token::Word(word) if word == "in") {
            self.at += 2;
            return self.membership(left, true);
        }
        if self.take_word(&["in"]) {
            return self.membership(left, false);
        }
        let how = match self.peek() {
            Token::Sign("=") => Comparison::Equal,
            Token::Sign("!=") => Comparison::Differs,
            Token::Sign("<") => Comparison::Less,
            Token::Sign("<=") => Comparison::AtMost,
            Token::Sign(">") => Comparison::More,
            Token::Sign(">=") => Comparison::AtLeast,
            Token::Word(_)
            | Token::Number(_)
            | Token::Money(_)
            | Token::Share { .. }
            | Token::PerCent(_)
            | Token::Date(_)
            | Token::Text(_)
            | Token::Sign(_)
            | Token::End => return Ok(left),
        };
        self.at += 1;
        if let Some(slip) = self.begins_with_no() {
            return Err(slip);
        }
        let right = self.sum()?;
        Ok(compared(how, left, right))
    }

    /// `is more than`: a comparison in words.
    fn in_words(&self, not: bool) -> Option<Slip> {
        let word = self.word()?;
        let next = match self.peek_second() {
            Token::Word(next) => Some(next.as_str()),
            _ => None,
        };
        let sign = sign_for(word, next)?;
        let is = if not { "is not" } else { "is" };
        let says = format!(
            "`{is} {word}{}` is written with a sign.",
            next.map(|next| format!(" {next}")).unwrap_or_default()
        );
        let meant = match (sign, not) {
            (sign, false) => sign,
            (">", true) => "<=",
            ("<", true) => ">=",
            (">=", true) => "<",
            (_, true) => ">",
        };
        Some(Slip::new(self.span(), says).expecting(format!("`{meant}`")))
    }

    /// `= no show`: a choice whose first word is `no`; `is no given`.
    fn begins_with_no(&self) -> Option<Slip> {
        let (Token::Word(no), Token::Word(next)) = (self.peek(), self.peek_second()) else {
            return None;
        };
        if no != "no" || vocabulary().list(next).is_some() {
            return None;
        }
        if next == "given" {
            let slip = Slip::new(self.span(), "What is missing is written with `not`.");
            return Some(slip.expecting("`is not given`"));
        }
        (!RESERVED.contains(&next.as_str())).then(|| {
            let says = "Several words that belong together stand in quotation marks.";
            let expected = format!("`\"no {next}\"`, and the condition in `'…'`");
            Slip::new(self.span(), says).expecting(expected)
        })
    }

    fn membership(&mut self, what: Ast, not: bool) -> Result<Ast, Slip> {
        if let (Token::Sign("("), Token::Word(first)) = (self.peek(), self.peek_second()) {
            let start = self.span();
            let first = Ast {
                kind: Kind::Name(first.clone()),
                span: start,
            };
            let before = self.at;
            self.at += 2;
            if matches!(self.peek(), Token::Sign(",")) {
                return Err(self.without_brackets(&first));
            }
            self.at = before;
        }
        let set = self.sum()?;
        if self.inside == 0 && matches!(self.peek(), Token::Sign(",")) {
            return Err(self.without_brackets(&set));
        }
        let span = what.span.to(set.span);
        Ok(Ast {
            kind: Kind::In {
                what: Box::new(what),
                set: Box::new(set),
                not,
            },
            span,
        })
    }

    /// `in medium, high`: the choices without their brackets.
    fn without_brackets(&mut self, first: &Ast) -> Slip {
        let mut words = Vec::new();
        if let Kind::Name(word) = &first.kind {
            words.push(word.clone());
        }
        while self.take_sign(",") {
            match self.word().filter(|word| !RESERVED.contains(word)) {
                Some(word) => words.push(word.to_owned()),
                None => break,
            }
            self.at += 1;
        }
        let expected = if words.len() > 1 {
            format!("`in [{}]`", words.join(", "))
        } else {
            "for example `in [high, urgent]`".to_owned()
        };
        let span = first.span.to(self.before());
        Slip::new(span, "Several choices after `in` stand in square brackets.").expecting(expected)
    }
}

fn compared(how: Comparison, left: Ast, right: Ast) -> Ast {
    let span = left.span.to(right.span);
    Ast {
        kind: Kind::Compare(how, Box::new(left), Box::new(right)),
        span,
    }
}
