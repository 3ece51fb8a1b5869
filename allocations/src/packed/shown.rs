//! A trace in words, written into one text.
use super::trace::{Found, Trace};
use crate::amount::in_parts;
use crate::calendar;
use crate::truth::Truth;
use crate::types::Type;

/// A rule as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleShown {
    /// Its code.
    pub code: String,
    /// The clause.
    pub clause: Option<String>,
    /// The plain sentence.
    pub says: String,
    /// Its line for each answer: yes, no, not known.
    lines: [String; 3],
}

/// How a value is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ShownAs {
    Truth,
    Choice(Vec<String>),
    Money,
    Date,
    Days,
    /// A number of something; the word may be empty.
    Number(&'static str),
    /// A number counted in so many parts of a whole one.
    Parts(Type, i64),
}

/// A condition as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafShown {
    /// What is wanted: "bedrooms lacking is at least 2".
    pub wanted: String,
    /// What a row of its list is called; none for a condition of the household itself.
    pub row: Option<&'static str>,
    shown_as: ShownAs,
    /// The beginning of its line for each answer: yes, no, not known.
    lines: [String; 3],
}

const ANSWERS: [&str; 3] = ["yes", "no", "not known"];

fn line(lines: &[String; 3], answer: Truth) -> &str {
    let [yes, no, unknown] = lines;
    match answer {
        Truth::Yes => yes,
        Truth::No => no,
        Truth::Unknown => unknown,
    }
}

pub(super) fn heading(code: &str, clause: Option<&str>, says: &str) -> RuleShown {
    let clause_words = clause.map(|clause| format!(" ({clause})")).unwrap_or_default();
    RuleShown {
        code: code.to_owned(),
        clause: clause.map(str::to_owned),
        says: says.to_owned(),
        lines: ANSWERS.map(|answer| format!("{code}{clause_words}: {answer}. {says}\n")),
    }
}

impl LeafShown {
    pub(super) fn new(wanted: &str, row: Option<&'static str>, shown_as: ShownAs) -> Self {
        Self {
            wanted: wanted.to_owned(),
            row,
            shown_as,
            lines: ANSWERS.map(|answer| format!("{answer}: {wanted} (")),
        }
    }
}

/// Writes a trace at the end of a text.
pub(super) fn write(trace: &Trace, rules: &[RuleShown], leaves: &[LeafShown], text: &mut String) {
    let mut from = 0_usize;
    for seen in &trace.rules {
        if let Some(rule) = rules.get(usize::from(seen.rule)) {
            text.push_str(line(&rule.lines, seen.answer));
        }
        let until = usize::try_from(seen.until).unwrap_or(usize::MAX);
        for seen in trace.leaves.get(from..until).unwrap_or_default() {
            let Some(leaf) = leaves.get(usize::from(seen.leaf)) else {
                continue;
            };
            match leaf.row {
                None => text.push_str("  "),
                Some(row) => {
                    text.push_str("    ");
                    text.push_str(row);
                    text.push(' ');
                    number(text, i64::from(seen.row));
                    text.push_str(", ");
                }
            }
            text.push_str(line(&leaf.lines, seen.answer));
            value(text, &leaf.shown_as, seen.actual);
            text.push_str(")\n");
        }
        from = until;
    }
}

fn value(text: &mut String, shown_as: &ShownAs, found: Found) {
    let n = match found {
        Found::Is(n) => n,
        Found::Nothing => return text.push_str("none"),
        Found::Unknown => return text.push_str("not known"),
    };
    match shown_as {
        ShownAs::Truth => text.push_str(if n > 0 { "yes" } else { "no" }),
        ShownAs::Choice(words) => {
            let word = usize::try_from(n).ok().and_then(|at| words.get(at));
            text.push_str(word.map_or("", String::as_str));
        }
        ShownAs::Money => money(text, n),
        ShownAs::Date => calendar::write_in_words(text, n),
        ShownAs::Days => {
            number(text, n);
            text.push_str(if n == 1 { " day" } else { " days" });
        }
        ShownAs::Parts(kind, of) => text.push_str(&in_parts(*kind, n, *of)),
        ShownAs::Number(word) => {
            number(text, n);
            if !word.is_empty() {
                text.push(' ');
                text.push_str(word);
            }
        }
    }
}

/// Digits, without going through a formatter.
fn number(text: &mut String, n: i64) {
    if n < 0 {
        text.push('-');
    }
    let mut left = n.unsigned_abs();
    let mut digits = [b'0'; 20];
    let mut used = 0;
    for slot in digits.iter_mut().rev() {
        *slot = b'0'.wrapping_add(u8::try_from(left % 10).unwrap_or(0));
        left /= 10;
        used += 1;
        if left == 0 {
            break;
        }
    }
    let shown = digits.get(digits.len() - used..).unwrap_or_default();
    text.push_str(std::str::from_utf8(shown).unwrap_or_default());
}

/// "£22,750" or "£22,750.50".
fn money(text: &mut String, pence: i64) {
    if pence < 0 {
        text.push('-');
    }
    text.push('£');
    let (pounds, rest) = (pence.unsigned_abs() / 100, pence.unsigned_abs() % 100);
    let mut groups = [0_u64; 7];
    let mut left = pounds;
    let mut used = 0;
    for slot in groups.iter_mut().rev() {
        *slot = left % 1000;
        left /= 1000;
        used += 1;
        if left == 0 {
            break;
        }
    }
    for (nth, group) in groups
        .get(groups.len() - used..)
        .unwrap_or_default()
        .iter()
        .enumerate()
    {
        let group = i64::try_from(*group).unwrap_or(0);
        if nth > 0 {
            text.push(',');
            if group < 100 {
                text.push('0');
            }
            if group < 10 {
                text.push('0');
            }
        }
        number(text, group);
    }
    if rest > 0 {
        text.push('.');
        if rest < 10 {
            text.push('0');
        }
        number(text, i64::try_from(rest).unwrap_or(0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_and_dates_are_written_as_elsewhere() {
        for pence in [
            0,
            5,
            99,
            100,
            -150,
            2_275_000,
            100_000_000,
            2_000_005_010,
            i64::MAX,
            i64::MIN,
        ] {
            let mut text = String::new();
            money(&mut text, pence);
            assert_eq!(text, calendar::pounds(pence));
        }
        for n in [0, 7, -1, 10, 101, i64::MAX, i64::MIN] {
            let mut text = String::new();
            number(&mut text, n);
            assert_eq!(text, n.to_string());
        }
        for day in calendar::FIRST_DAY - 2..calendar::LAST_DAY + 2 {
            let mut text = String::new();
            calendar::write_in_words(&mut text, day);
            assert_eq!(text, calendar::in_words(calendar::date(day)));
        }
    }
}
