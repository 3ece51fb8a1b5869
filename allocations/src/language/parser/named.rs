//! Parts in a hundred that go by a name: `lowest% of median`.
use super::super::ast::Span;
use super::super::lexer::{Slip, Token};

/// A parameter with the sign `%` behind it as the part that it stands for.
pub(super) fn named_shares(
    mut tokens: Vec<(Token, Span)>,
    number: &dyn Fn(&str) -> Option<i64>,
) -> Result<Vec<(Token, Span)>, Slip> {
    while let Some(at) = tokens
        .windows(2)
        .position(|pair| matches!(pair, [(Token::Word(_), _), (Token::Sign("%"), _)]))
    {
        let (_, sign) = tokens.remove(at + 1);
        let Some((token, span)) = tokens.get_mut(at) else {
            break;
        };
        *span = span.to(sign);
        let Token::Word(name) = token else { break };
        let Some(part) = number(name) else {
            let says =
                format!("`{name}%` is no part of anything: `{name}` is no parameter that is a whole number.");
            let expected = format!("a number before the sign `%`, or `{name} = 40` under [parameters]");
            return Err(Slip::new(*span, says).expecting(expected));
        };
        *token = Token::Share {
            part,
            of: 100,
            percent: true,
        };
    }
    Ok(tokens)
}
