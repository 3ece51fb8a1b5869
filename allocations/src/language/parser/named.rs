//! Parts in a hundred that go by a name: `lowest% of median`.
use super::super::ast::Span;
use super::super::lexer::{Slip, Token};

/// How many hundredths a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hundredths {
    /// The same number on each day.
    Always(i64),
    /// A number that is another one from some day on, or that is worked out.
    ByDay,
}

/// A parameter with the sign `%` behind it as the part that it stands for.
pub(super) fn named_shares(
    mut tokens: Vec<(Token, Span)>,
    number: &dyn Fn(&str) -> Option<Hundredths>,
) -> Result<Vec<(Token, Span)>, Slip> {
    while let Some(at) = tokens
        .windows(2)
        .position(|pair| matches!(pair, [(Token::Word(_), _), (Token::Sign("%"), _)]))
    {
        let (_, sign) = tokens.remove(at + 1);
        let followed = matches!(tokens.get(at + 1), Some((Token::Word(of), _)) if of == "of");
        let Some((token, span)) = tokens.get_mut(at) else {
            break;
        };
        let alone = *span;
        *span = span.to(sign);
        let Token::Word(name) = token else { break };
        match number(name) {
            Some(Hundredths::Always(part)) => {
                *token = Token::Share {
                    part,
                    of: 100,
                    percent: true,
                };
            }
            // So many times a hundredth of what follows.
            Some(Hundredths::ByDay) if followed => {
                *span = alone;
                let hundredth = Token::Share {
                    part: 1,
                    of: 100,
                    percent: false,
                };
                let times = || (Token::Sign("*"), sign);
                tokens.splice(at + 1..=at + 1, [times(), (hundredth, sign), times()]);
            }
            Some(Hundredths::ByDay) => {
                let says = format!("After `{name}%` the word `of` is missing.");
                return Err(Slip::new(*span, says).expecting(format!("`{name}% of …`")));
            }
            None => {
                let says = format!(
                    "`{name}%` is no part of anything: `{name}` is no parameter that is a whole number."
                );
                let expected = format!("a number before the sign `%`, or `{name} = 40` under [parameters]");
                return Err(Slip::new(*span, says).expecting(expected));
            }
        }
    }
    Ok(tokens)
}
