//! Text into words, numbers, dates, sums of money and signs.
use chrono::NaiveDate;

use super::ast::Span;
use crate::calendar;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Word(String),
    Number(i64),
    Money(i64),
    /// A part of something: `33%` is 33 of 100, `2.5` is 25 of 10.
    Share {
        part: i64,
        of: i64,
        /// Written with the sign `%`.
        percent: bool,
    },
    /// A part in a hundred that goes by a name: `lowest%`.
    PerCent(String),
    Date(i64),
    Text(String),
    Sign(&'static str),
    End,
}

/// A condition that cannot be read, with the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slip {
    pub(crate) span: Span,
    pub(crate) says: String,
    pub(crate) expected: Option<String>,
    pub(crate) nearest: Option<String>,
}

impl Slip {
    pub(crate) fn new(span: Span, says: impl Into<String>) -> Self {
        Self {
            span,
            says: says.into(),
            expected: None,
            nearest: None,
        }
    }

    pub(crate) fn expecting(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    pub(crate) fn near(mut self, nearest: Option<String>) -> Self {
        self.nearest = nearest;
        self
    }
}

const SIGNS: [&str; 18] = [
    "<=", ">=", "!=", "==", "<>", "=", "<", ">", "(", ")", "[", "]", ",", "+", "-", "*", "/", "%",
];

/// Reads the whole text; the last token is always `End`.
pub(crate) fn words(text: &str) -> Result<Vec<(Token, Span)>, Slip> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let (token, left) = one(rest, first, start)?;
        let end = text.len() - left.len();
        tokens.push((token, Span { start, end }));
        rest = left.trim_start();
    }
    tokens.push((
        Token::End,
        Span {
            start: text.len(),
            end: text.len(),
        },
    ));
    Ok(tokens)
}

fn one(rest: &str, first: char, start: usize) -> Result<(Token, &str), Slip> {
    if first.is_ascii_digit() {
        return number_or_date(rest, start);
    }
    if first == '£' {
        return money(rest, start);
    }
    if first == '"' || first == '\'' {
        return quoted(rest, first, start);
    }
    if first.is_alphabetic() || first == '_' {
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'))
            .unwrap_or(rest.len());
        let (word, left) = rest.split_at(end);
        let full = word.trim_end_matches('.');
        let left = if full.len() < word.len() {
            rest.split_at(full.len()).1
        } else {
            left
        };
        return Ok((Token::Word(full.to_owned()), left));
    }
    let printed = [
        ('≤', "<="),
        ('≥', ">="),
        ('≠', "!="),
        ('×', "*"),
        ('÷', "/"),
        ('−', "-"),
        ('–', "-"),
    ];
    if let Some((wrong, right)) = printed.iter().find(|(wrong, _)| *wrong == first) {
        let span = Span {
            start,
            end: start + first.len_utf8(),
        };
        let says = format!("The sign `{wrong}` is written with the keys of a keyboard.");
        return Err(Slip::new(span, says).expecting(format!("`{right}`")));
    }
    if let Some(slip) = a_word(rest, start) {
        return Err(slip);
    }
    let turned = [("=<", "<="), ("=>", ">=")];
    if let Some((wrong, right)) = turned.iter().find(|(wrong, _)| rest.starts_with(wrong)) {
        let span = Span {
            start,
            end: start + 2,
        };
        let says = format!("The sign `{wrong}` stands the wrong way round.");
        return Err(Slip::new(span, says).expecting(format!("`{right}`")));
    }
    if ['$', '€'].contains(&first) {
        let (sum, _) = digits(rest.get(first.len_utf8()..).unwrap_or_default());
        let span = Span {
            start,
            end: start + first.len_utf8() + sum.len(),
        };
        let says = "Sums of money are written with the sign £, whatever the currency is.";
        return Err(Slip::new(span, says).expecting(format!("`£{sum}`")));
    }
    for sign in SIGNS {
        if let Some(left) = rest.strip_prefix(sign) {
            let sign = match sign {
                "==" => "=",
                "<>" => "!=",
                other => other,
            };
            return Ok((Token::Sign(sign), left));
        }
    }
    let span = Span {
        start,
        end: start + first.len_utf8(),
    };
    Err(Slip::new(span, format!("The sign `{first}` means nothing here."))
        .expecting("words, numbers, and signs such as `=`, `>=`, `+` or `( )`"))
}

/// `&&`, `||` and `!`, which are words here.
fn a_word(rest: &str, start: usize) -> Option<Slip> {
    let signs = [
        ("&&", "and"),
        ("||", "or"),
        ("&", "and"),
        ("|", "or"),
        ("!", "not"),
    ];
    let (sign, word) = signs
        .into_iter()
        .find(|(sign, _)| rest.starts_with(sign) && !rest.starts_with("!="))?;
    let span = Span {
        start,
        end: start + sign.len(),
    };
    let says = format!("The sign `{sign}` is written as a word.");
    Some(Slip::new(span, says).expecting(format!("`{word}`")))
}

fn digits(rest: &str) -> (&str, &str) {
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || c == '_' || c == ','))
        .unwrap_or(rest.len());
    let (mut taken, _) = rest.split_at(end);
    // A comma belongs to the number only between groups of three.
    while let Some(at) = taken.rfind(',') {
        let group = taken.split_at(at).1;
        if group.len() == 4 {
            break;
        }
        taken = taken.split_at(at).0;
    }
    rest.split_at(taken.len())
}

fn whole(text: &str, start: usize) -> Result<i64, Slip> {
    let plain: String = text.chars().filter(char::is_ascii_digit).collect();
    plain.parse().map_err(|error: std::num::ParseIntError| {
        let span = Span {
            start,
            end: start + text.len(),
        };
        Slip::new(span, format!("This number cannot be used ({error})."))
            .expecting("a number of at most 18 figures")
    })
}

fn number_or_date(rest: &str, start: usize) -> Result<(Token, &str), Slip> {
    let shape: Vec<char> = rest.chars().take(10).collect();
    let dashed = shape.len() == 10 && shape.get(4) == Some(&'-') && shape.get(7) == Some(&'-');
    if dashed && shape.iter().filter(|c| c.is_ascii_digit()).count() == 8 {
        let (text, left) = rest.split_at(10);
        let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") else {
            let span = Span {
                start,
                end: start + 10,
            };
            let slip = Slip::new(span, format!("`{text}` is not a day in the calendar."));
            return Err(slip.expecting("a date written as 2026-11-23"));
        };
        return Ok((Token::Date(calendar::day(date)), left));
    }
    if let Some((text, meant)) = short_date(rest).or_else(|| other_date(rest)) {
        let span = Span {
            start,
            end: start + text.len(),
        };
        let slip = Slip::new(span, "Dates are written as year, month and day.");
        return Err(slip.expecting(format!("`{meant}`")));
    }
    let (taken, left) = digits(rest);
    let number = whole(taken, start)?;
    let (part, of, left) = places(number, left, start)?;
    Ok(match left.trim_start().strip_prefix('%') {
        Some(left) => (
            Token::Share {
                part,
                of: of.saturating_mul(100),
                percent: true,
            },
            left,
        ),
        None if of > 1 => {
            let percent = false;
            (Token::Share { part, of, percent }, left)
        }
        None => (Token::Number(number), left),
    })
}

/// `2026-4-1`, and the date as it is written here.
fn short_date(rest: &str) -> Option<(&str, String)> {
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || c == '-'))
        .unwrap_or(rest.len());
    let (text, _) = rest.split_at_checked(end)?;
    let parts: Vec<&str> = text.split('-').collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (year, month, day),
        [day, month, year] if year.len() == 4 => (year, month, day),
        _ => return None,
    };
    let meant = format!("{year}-{month:0>2}-{day:0>2}");
    NaiveDate::parse_from_str(&meant, "%Y-%m-%d").ok()?;
    Some((text, meant))
}

/// `23 November 2026` or `23/11/2026`, and the date as it is written here.
fn other_date(rest: &str) -> Option<(&str, String)> {
    let figures = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let first = figures(rest);
    let (_, after) = rest.split_at_checked(first)?;
    let mark = after
        .chars()
        .next()
        .filter(|mark| (1..=2).contains(&first) && [' ', '/', '.'].contains(mark))?;
    let (month, after) = after.strip_prefix(mark)?.split_once(mark)?;
    let year = figures(after);
    let text = rest.split_at_checked(rest.len() - after.len() + year)?.0;
    let named = month.len() >= 3 && month.chars().all(char::is_alphabetic);
    let numbered = mark != ' ' && month.len() <= 2 && month.chars().all(|c| c.is_ascii_digit());
    (year == 4 && (named || numbered)).then_some(())?;
    Some((text, crate::misread::day(text)?))
}

/// What stands after a point: `2.5` is 25 of 10.
fn places(number: i64, left: &str, start: usize) -> Result<(i64, i64, &str), Slip> {
    let Some(after) = left.strip_prefix('.') else {
        return Ok((number, 1, left));
    };
    let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    let (decimals, rest) = after.split_at(end);
    if decimals.is_empty() {
        return Ok((number, 1, left));
    }
    let span = Span {
        start,
        end: start + end,
    };
    let of = match decimals.len() {
        1 => 10,
        2 => 100,
        3 => 1_000,
        _ => {
            let near = after.get(..3).unwrap_or_default();
            return Err(
                Slip::new(span, "At most three places can stand after the point.").expecting(format!(
                    "`{number}.{near}`, or a finer part as a sum, such as `a * 12345 / 100000`"
                )),
            );
        }
    };
    let part = number.saturating_mul(of).saturating_add(whole(decimals, start)?);
    Ok((part, of, rest))
}

fn money(rest: &str, start: usize) -> Result<(Token, &str), Slip> {
    let after = rest.strip_prefix('£').unwrap_or(rest);
    let (pounds, left) = digits(after);
    if pounds.is_empty() {
        let span = Span {
            start,
            end: start + '£'.len_utf8(),
        };
        return Err(
            Slip::new(span, "A sum of money needs a number after the £.").expecting("for example £22,750")
        );
    }
    let pence = whole(pounds, start + '£'.len_utf8())?.saturating_mul(100);
    let end = left
        .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
        .unwrap_or(left.len());
    let more = left.get(..end).unwrap_or_default().trim_end_matches(['.', ',']);
    let pence_alone = more.len() == 3 && more.starts_with('.');
    if !more.is_empty() && (!pence_alone || more.matches(['.', ',']).count() > 1) {
        let span = Span {
            start,
            end: start + '£'.len_utf8() + pounds.len() + more.len(),
        };
        let says = format!("`£{pounds}{more}` is not a sum of money that can be read.");
        let meant = meant(pounds, more).map_or_else(String::new, |meant| format!("`£{meant}`, or "));
        let expected =
            format!("{meant}commas before each three figures, and pence as two figures: £22,750.50");
        return Err(Slip::new(span, says).expecting(expected));
    }
    if let Some(point) = left.strip_prefix('.') {
        let two: String = point.chars().take(2).collect();
        if two.len() == 2 && two.chars().all(|c| c.is_ascii_digit()) {
            let extra = whole(&two, start)?;
            return Ok((Token::Money(pence.saturating_add(extra)), point.split_at(2).1));
        }
    }
    Ok((Token::Money(pence), left))
}

/// What `£22.000`, `£16,00` or `£5.5` was probably meant to be.
fn meant(pounds: &str, more: &str) -> Option<String> {
    let figures = more
        .get(1..)
        .filter(|figures| figures.chars().all(|c| c.is_ascii_digit()))?;
    match (more.starts_with('.'), figures.len()) {
        (true, 3) => Some(format!("{pounds},{figures}")),
        (true, 1) => Some(format!("{pounds}.{figures}0")),
        (false, 2) => Some(format!("{pounds}.{figures}")),
        (true | false, _) => None,
    }
}

fn quoted(rest: &str, quote: char, start: usize) -> Result<(Token, &str), Slip> {
    let inside = rest.strip_prefix(quote).unwrap_or(rest);
    if let Some((text, left)) = inside.split_once(quote) {
        Ok((Token::Text(text.to_owned()), left))
    } else {
        let span = Span {
            start,
            end: start + 1,
        };
        Err(Slip::new(span, "This quotation mark is never closed.").expecting(format!("a closing {quote}")))
    }
}
