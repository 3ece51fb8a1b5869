//! A total that runs from month to month: `running (2) each month since applied_on least 0 most 20`.
use super::super::ast::{Ast, Kind, Span};
use super::super::lexer::{Slip, Token};
use super::Parser;

const EXAMPLE: &str = "for example `running (2) each month since applied_on least 0 most 20`";

impl Parser {
    /// What follows the word `running`: an amount in brackets, how often, since when, and the limits if there are any.
    pub(super) fn running(&mut self, span: Span) -> Result<Ast, Slip> {
        let what = Box::new(self.single()?);
        self.wanted("each")?;
        let every = self.every()?;
        self.wanted("since")?;
        let since = Box::new(self.sum()?);
        let (mut least, mut most) = (None, None);
        loop {
            if least.is_none() && self.take_word(&["least"]) {
                least = Some(Box::new(self.sum()?));
            } else if most.is_none() && self.take_word(&["most"]) {
                most = Some(Box::new(self.sum()?));
            } else if matches!(self.peek(), Token::Word(at) if at == "at")
                && matches!(self.peek_second(), Token::Word(limit) if limit == "least" || limit == "most")
            {
                let says = "The limits of a running total stand behind `least` and `most`, without `at`.";
                return Err(Slip::new(self.span(), says).expecting("for example `least 0 most 36`"));
            } else {
                break;
            }
        }
        let span = span.to(self.before());
        Ok(Ast {
            kind: Kind::Running {
                what,
                every,
                since,
                least,
                most,
            },
            span,
        })
    }

    fn wanted(&mut self, word: &str) -> Result<(), Slip> {
        if self.take_word(&[word]) {
            return Ok(());
        }
        let says = format!("A running total has no `{word}` before {}.", self.describe());
        Err(Slip::new(self.span(), says).expecting(EXAMPLE))
    }

    /// How often: `month`, `week`, `3 months`; in months and days.
    fn every(&mut self) -> Result<(i64, i64), Slip> {
        for (word, every) in [
            ("day", (0, 1)),
            ("week", (0, 7)),
            ("month", (1, 0)),
            ("year", (12, 0)),
        ] {
            if self.take_word(&[word]) {
                return Ok(every);
            }
        }
        let span = self.span();
        match self.single().map(|every| every.kind) {
            Ok(Kind::Period { months, days }) if months > 0 || days > 0 => Ok((months, days)),
            Ok(_) | Err(_) => {
                let says =
                    "A running total grows each day, week, month or year, or each fixed length of time.";
                Err(Slip::new(span, says).expecting(EXAMPLE))
            }
        }
    }
}
