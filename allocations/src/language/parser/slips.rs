//! Two things side by side that no word or sign joins, and what was probably meant.
use super::RESERVED;
use crate::language::ast::Span;
use crate::language::lexer::Token;
use crate::misread::number_word;
use crate::vocabulary::vocabulary;

/// What is wrong at a place, and what was meant; none for what is no common slip.
#[expect(clippy::too_many_lines, reason = "one arm for each slip, side by side")]
pub(super) fn side_by_side(tokens: &[(Token, Span)], at: usize) -> Option<(String, String)> {
    let nth = |at: Option<usize>| Some(&tokens.get(at?)?.0);
    let (before, here) = (nth(at.checked_sub(1))?, nth(Some(at))?);
    let next = nth(at.checked_add(1));
    for word in [here, before] {
        if let Token::Word(word) = word
            && let small = word.to_lowercase()
            && small != *word
            && word.to_uppercase() == *word
            && RESERVED.contains(&small.as_str())
        {
            return Some((
                format!("`{word}` is written in small letters."),
                format!("`{small}`"),
            ));
        }
    }
    if let Some(meant) = two_lengths(tokens, at).or_else(|| counted(before, here, next)) {
        return Some(meant);
    }
    match (before, here) {
        (Token::Number(n), Token::Word(of)) if of == "of" => Some((
            format!("`{n} of` is no part of anything: the sign `%` is missing."),
            format!("`{n}% of …`"),
        )),
        (Token::Number(n), Token::Word(currency))
            if CURRENCIES.contains(&currency.to_lowercase().as_str()) =>
        {
            Some((
                "Sums of money are written with the sign £, whatever the currency is.".to_owned(),
                format!("`{}`", crate::calendar::pounds(n.saturating_mul(100))),
            ))
        }
        (Token::Number(n), Token::Word(short)) if full_unit(short).is_some() => {
            let full = full_unit(short).unwrap_or_default();
            Some((format!("`{short}` is written in full."), format!("`{n} {full}`")))
        }
        (_, Token::Word(x)) if x == "x" => Some((
            "Times is written with the sign `*`.".to_owned(),
            "`*` in place of `x`".to_owned(),
        )),
        (_, Token::Word(at))
            if at == "at"
                && matches!(next, Some(Token::Word(limit)) if limit == "least" || limit == "most") =>
        {
            Some((
                "`at least` is written with the sign `>=`, and `at most` with `<=`.".to_owned(),
                "a comparison such as `bedrooms_lacking >= 1`; the limits of a sum as `max(0, min(36, …))`"
                    .to_owned(),
            ))
        }
        (Token::Word(minus), Token::Number(n)) if minus == "minus" => Some((
            "Less than nothing is written with the sign `-`.".to_owned(),
            format!("`-{n}`"),
        )),
        (Token::Word(name), Token::Number(_) | Token::Word(_) | Token::Money(_))
            if TAKES_BRACKETS.contains(&name.as_str()) =>
        {
            Some((
                format!("What `{name}` looks at stands in brackets, with commas."),
                format!("`{name}(…, …)`"),
            ))
        }
        (Token::Word(_) | Token::Number(_), Token::Word(side)) if side == "before" || side == "after" => {
            let sign = if side == "before" { "-" } else { "+" };
            Some((
                format!("A day {side} another is written with the sign `{sign}`."),
                format!("the day first, as in `as_at {sign} 12 months`"),
            ))
        }
        (Token::Word(first), Token::Word(second)) => {
            let joined = format!("{first}_{second}");
            if vocabulary().fact(&joined).is_some() {
                return Some((
                    format!("`{first} {second}` is two words. The name of a fact is one."),
                    format!("`{joined}`"),
                ));
            }
            let compares = matches!(nth(at.checked_sub(2)), Some(Token::Sign("=" | "!=")));
            let plain = |word: &str| !RESERVED.contains(&word) && vocabulary().list(word).is_none();
            (compares && plain(first) && plain(second)).then(|| {
                let mut words = format!("{first} {second}");
                if let Some(Token::Word(third)) = next
                    && plain(third)
                {
                    words = format!("{words} {third}");
                }
                (
                    "Several words that belong together stand in quotation marks.".to_owned(),
                    format!("`\"{words}\"`, and the condition in `'…'`"),
                )
            })
        }
        _ => None,
    }
}

/// A unit that is often written short.
fn full_unit(short: &str) -> Option<&'static str> {
    Some(match short {
        "yr" | "yrs" | "y" => "years",
        "mth" | "mths" | "mo" | "mos" => "months",
        "wk" | "wks" => "weeks",
        "hr" | "hrs" => "hours",
        "pt" | "pts" => "points",
        _ => return None,
    })
}

/// Numbers in words, in parts or with units that there are not; and what is not so.
fn counted(before: &Token, here: &Token, next: Option<&Token>) -> Option<(String, String)> {
    match (before, here) {
        (Token::Word(number), Token::Word(unit))
            if number_word(number).is_some() && LENGTHS.contains(&unit.as_str()) =>
        {
            let n = number_word(number)?;
            Some((
                "Numbers are written in figures.".to_owned(),
                format!("`{n} {unit}`"),
            ))
        }
        (Token::Number(n), Token::Word(working)) if working == "working" => Some((
            "Working days are counted from a day on, or back from it.".to_owned(),
            format!(
                "`working_days_after(told_on, {n})`, or `working_days_since(told_on) >= {n}`, with a day of your own"
            ),
        )),
        (
            Token::Share {
                part,
                of,
                percent: false,
            },
            Token::Word(unit),
        ) if LENGTHS.contains(&unit.as_str()) => {
            let whole = match unit.as_str() {
                "year" | "years" => Some((part.saturating_mul(12), "months")),
                "week" | "weeks" => Some((part.saturating_mul(7), "days")),
                _ => None,
            };
            let whole = whole.filter(|(n, _)| n % of == 0);
            Some((
                format!(
                    "A length of time is a whole number of {}.",
                    unit.trim_end_matches('s').to_owned() + "s"
                ),
                whole.map_or_else(
                    || "a whole number, in a smaller unit where one is needed".to_owned(),
                    |(n, unit)| format!("`{} {unit}`", n.div_euclid(*of)),
                ),
            ))
        }
        (Token::Money(pence), Token::Number(_)) => Some((
            "The figures of a sum of money stand together, with commas or without.".to_owned(),
            {
                let digits = Some(here).map(|token| match token {
                    Token::Number(n) => format!("{n:03}"),
                    _ => String::new(),
                });
                format!("`£{},{}`", pence.div_euclid(100), digits.unwrap_or_default())
            },
        )),
        (Token::Word(fact), Token::Word(not)) if not == "not" && !RESERVED.contains(&fact.as_str()) => {
            let Some(Token::Word(word)) = next else {
                return None;
            };
            Some((
                "What something is not is written with the sign `!=`.".to_owned(),
                format!("`{fact} != {word}`"),
            ))
        }
        (Token::Number(n), Token::Word(unit)) if NO_UNITS.contains(&unit.as_str()) => Some((
            format!("`{unit}` is no unit that a number can have."),
            format!("`{n}` alone; the words of the published text stand under `says`"),
        )),
        _ => None,
    }
}

/// Two lengths of time side by side, as in `1 year 6 months`, as one.
fn two_lengths(tokens: &[(Token, Span)], at: usize) -> Option<(String, String)> {
    let nth = |at: Option<usize>| Some(&tokens.get(at?)?.0);
    let of = |number: Option<&Token>, unit: Option<&Token>| match (number?, unit?) {
        (Token::Number(n), Token::Word(unit)) if LENGTHS.contains(&unit.as_str()) => {
            let unit = unit.trim_end_matches('s');
            let by = [("year", 12), ("month", 1), ("week", 7), ("day", 1)];
            let by = by.into_iter().find(|(name, _)| *name == unit)?.1;
            Some((["year", "month"].contains(&unit), n.saturating_mul(by)))
        }
        _ => None,
    };
    let first = of(nth(at.checked_sub(2)), nth(at.checked_sub(1)))?;
    let second = of(nth(Some(at)), nth(at.checked_add(1)))?;
    let expected = if first.0 == second.0 {
        let unit = if first.0 { "months" } else { "days" };
        format!("`{} {unit}`", first.1.saturating_add(second.1))
    } else {
        "the two joined by a sign, as in `as_at - 6 months - 2 weeks`".to_owned()
    };
    Some((
        "A length of time is one number with one unit.".to_owned(),
        expected,
    ))
}

/// How much more or less is written, where words stand for the sign.
pub(super) fn sign_for(word: &str, next: Option<&str>) -> Option<&'static str> {
    match (word, next) {
        ("more" | "greater" | "higher" | "larger" | "bigger" | "longer", Some("than"))
        | ("over" | "above" | "after", _) => Some(">"),
        ("less" | "fewer" | "lower" | "smaller" | "shorter", Some("than"))
        | ("under" | "below" | "before", _) => Some("<"),
        ("at", Some("least")) => Some(">="),
        ("at", Some("most")) => Some("<="),
        _ => None,
    }
}

/// Units that no fact is counted in.
const NO_UNITS: [&str; 14] = [
    "m", "m2", "sqm", "sqft", "square", "metre", "metres", "km", "mile", "miles", "kg", "percent", "pct",
    "per",
];

/// Units of lengths of time.
const LENGTHS: [&str; 8] = ["day", "days", "week", "weeks", "month", "months", "year", "years"];

/// What people write behind a sum of money.
const CURRENCIES: [&str; 8] = ["pounds", "pound", "gbp", "euros", "euro", "eur", "dollars", "usd"];

/// Functions whose brackets are left out most often.
const TAKES_BRACKETS: [&str; 9] = [
    "min",
    "max",
    "first_of",
    "round_up",
    "years_since",
    "months_since",
    "weeks_since",
    "days_since",
    "points_if",
];
