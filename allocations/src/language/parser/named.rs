//! Parts in a hundred that go by a name: `lowest% of median`.
use super::super::ast::Span;
use super::super::lexer::Token;

/// A parameter with the sign `%` behind it as the part that it stands for.
pub(super) fn named_shares(
    mut tokens: Vec<(Token, Span)>,
    number: &dyn Fn(&str) -> Option<i64>,
) -> Vec<(Token, Span)> {
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
        *token = match number(name) {
            Some(part) => Token::Share {
                part,
                of: 100,
                percent: true,
            },
            None => Token::PerCent(name.clone()),
        };
    }
    tokens
}
