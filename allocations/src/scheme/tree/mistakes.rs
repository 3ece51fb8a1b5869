//! The slips that people make in a TOML file, in words.
mod joins;

use std::ops::Range;

use crate::misread::{day, number_word};
use crate::problem::Problem;

/// Whether the line begins, or goes on with, a list or a table in brackets.
pub(super) fn inside_brackets(line: &str) -> bool {
    let line = line.trim_start();
    let value = line.split_once('=').map_or(line, |(_, value)| value).trim_start();
    line.starts_with('{') || !line.starts_with('[') && value.starts_with(['[', '{'])
}

/// The last quotation mark of the line, counted in letters, when it opens words that the line never closes.
fn left_open(line: &str) -> Option<usize> {
    let mut open: Option<(usize, char)> = None;
    let mut escaped = false;
    for (at, letter) in line.chars().enumerate() {
        match open {
            Some((_, '"')) if escaped => escaped = false,
            Some((_, '"')) if letter == '\\' => escaped = true,
            Some((_, mark)) if letter == mark => open = None,
            None if letter == '#' => break,
            None if letter == '"' || letter == '\'' => open = Some((at, letter)),
            Some(_) | None => {}
        }
    }
    open.map(|(at, _)| at)
}

/// Points at the quotation mark that is never closed.
fn pointing_at(mut problem: Problem, at: usize) -> Problem {
    problem.column = u32::try_from(at.saturating_add(1)).unwrap_or(u32::MAX);
    problem.caret = format!("{}^", " ".repeat(at));
    problem
}

/// Says what is wrong in the line of a problem: the usual slips in words, anything else as the reader of TOML says it.
#[expect(clippy::too_many_lines, reason = "one arm for each slip, side by side")]
pub(super) fn told(mut problem: Problem, message: &str) -> Problem {
    let line = problem.source_line.clone();
    let value = line.split_once('=').map_or("", |(_, value)| value).trim();
    let here = at_place(&line, problem.column);
    let (says, expected) = if let Some(slip) = answer(&line, problem.column, here) {
        slip
    } else if let Some(slip) = in_place(here, value) {
        slip
    } else if let Some(slip) = joins::joined(&line, message) {
        slip
    } else if curly(value) {
        (
            "These are curly quotation marks.".to_owned(),
            "straight ones, as in `title = \"Ourtown homes\"`".to_owned(),
        )
    } else if value.starts_with('£') {
        (
            "A sum of money stands in quotation marks.".to_owned(),
            format!("`\"{value}\"`"),
        )
    } else if number_with_commas(value) {
        (
            "Write whole numbers without commas.".to_owned(),
            format!(
                "`{}`, or `\"£{value}\"` for a sum of money",
                value.replace(',', "")
            ),
        )
    } else if let Some(at) = left_open(&line).filter(|_| in_a_string(message) && inside_brackets(&line)) {
        problem = pointing_at(problem, at);
        (
            "The words that begin here are never closed, or words before them in this line.".to_owned(),
            "a quotation mark before and after all words".to_owned(),
        )
    } else if message.contains("invalid date") {
        (
            "There is no such day in the calendar.".to_owned(),
            "a date such as 2026-11-23".to_owned(),
        )
    } else if never_closed(message, value) {
        (
            "This quotation mark is never closed.".to_owned(),
            "a quotation mark at the end of the words too".to_owned(),
        )
    } else if matches!(
        value,
        "yes" | "no" | "Yes" | "No" | "True" | "False" | "TRUE" | "FALSE"
    ) {
        let meant = matches!(value, "yes" | "Yes" | "True" | "TRUE");
        (
            "Say yes and no as `true` and `false`.".to_owned(),
            format!("`{meant}`, without quotation marks"),
        )
    } else if line.trim_start().starts_with('[') && message.contains("duplicate key") {
        let name = line.trim().trim_matches(['[', ']']);
        (
            format!(
                "`[{name}]` can stand once. Where there are several, each stands in two pairs of brackets."
            ),
            format!("`[[{name}]]`"),
        )
    } else if let Some(words) = without_marks(here, value, message) {
        words
    } else if value.starts_with(char::is_alphanumeric)
        && value.contains(char::is_alphabetic)
        && !value.contains(['"', '\''])
    {
        (
            "Words stand in quotation marks.".to_owned(),
            format!("`\"{value}\"`"),
        )
    } else if let Some(quotes) = quotes(message, value) {
        quotes
    } else if message.contains("duplicate key") {
        (
            "This name stands here twice. Only one of them can count.".to_owned(),
            "each name once in its part of the file".to_owned(),
        )
    } else {
        let says = format!("The file cannot be read here: {}.", message.trim_end_matches('.'));
        problem.says = says;
        return problem;
    };
    problem.says = says;
    problem.expecting(expected)
}

/// An answer of a case, which may also be "unknown", so that yes and no are words there.
fn answer(line: &str, column: u32, here: &str) -> Option<(String, String)> {
    if !matches!(here, "yes" | "no" | "Yes" | "No" | "unknown") {
        return None;
    }
    let column = usize::try_from(column).unwrap_or(usize::MAX).saturating_sub(1);
    let at = line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
    let before = line.get(..at)?.trim_end().trim_end_matches('=').trim_end();
    let key = before.rsplit(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
    let key = key.take(1).next()?;
    ["eligible", "qualifies", "may_bid", "certain", "passed"]
        .contains(&key)
        .then(|| {
            let says = format!("`{key}` is yes, no or not known, so its answer is a word.");
            (says, format!("`\"{}\"`, in quotation marks", here.to_lowercase()))
        })
}

/// A slip in the value where the reader of TOML stopped, which may stand inside brackets.
fn in_place(here: &str, value: &str) -> Option<(String, String)> {
    if let Some(meant) = percent(here) {
        let says = "A share in a hundred is a number without the sign `%`.";
        return Some((says.to_owned(), format!("`{meant}`")));
    }
    if let Some(meant) = day(here).or_else(|| day(value)) {
        let says = "Write dates as year-month-day, without quotation marks.";
        return Some((says.to_owned(), format!("`{meant}`")));
    }
    (matches!(here, "yes" | "no" | "Yes" | "No") && here != value).then(|| {
        let meant = here.eq_ignore_ascii_case("yes");
        let says = "Say yes and no as `true` and `false`.".to_owned();
        (says, format!("`{meant}`, without quotation marks"))
    })
}

/// The value in which a place of the line lies, also inside brackets: from the sign `=` to the next comma or bracket.
fn at_place(line: &str, column: u32) -> &str {
    let column = usize::try_from(column).unwrap_or(usize::MAX).saturating_sub(1);
    let at = line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
    let (before, after) = line.split_at_checked(at).unwrap_or((line, ""));
    let begins = before
        .rfind('=')
        .or_else(|| Some(before.len() + after.find('=')?));
    let value = begins.and_then(|at| line.get(at + 1..)).unwrap_or_default();
    let ends = value.find([',', '}', ']', '#']).unwrap_or(value.len());
    value.get(..ends).unwrap_or_default().trim()
}

/// Numbers in letters, and words without their quotation marks: what is wrong, and what was meant.
fn without_marks(here: &str, value: &str, message: &str) -> Option<(String, String)> {
    if let Some(meant) = figures(here).or_else(|| figures(value)) {
        let says = "Numbers are written in figures, without letters.".to_owned();
        return Some((says, format!("`{meant}`")));
    }
    if let Some(list) = requoted(value, message) {
        let says = "Words stand in quotation marks, each of them in a list too.".to_owned();
        return Some((says, format!("`{list}`")));
    }
    (message.contains("string values must be quoted") && bare(here)).then(|| {
        (
            "Words stand in quotation marks.".to_owned(),
            format!("`\"{here}\"`"),
        )
    })
}

/// `one`, or `10O` with a letter in it, as the number that is meant.
fn figures(value: &str) -> Option<String> {
    if let Some(n) = number_word(value) {
        return Some(n.to_string());
    }
    let meant = value.replace(['O', 'o'], "0").replace(['l', 'I'], "1");
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let plain = meant.chars().all(|letter| letter.is_ascii_digit());
    (plain && digits > 0 && meant != value).then_some(meant)
}

/// Words that stand by themselves, without any mark.
fn bare(value: &str) -> bool {
    value.starts_with(char::is_alphanumeric) && !value.contains(['"', '\'', '[', '{', '='])
}

/// A list on one line in which some words have no quotation marks, with them.
fn requoted(value: &str, message: &str) -> Option<String> {
    let words_wanted = ["string values must be quoted", "invalid float"];
    words_wanted.iter().find(|said| message.contains(*said))?;
    let inside = value.strip_prefix('[')?.strip_suffix(']')?;
    let quoted: Option<Vec<String>> = inside
        .split(',')
        .map(|word| {
            let word = word.trim().trim_matches(['"', '\'']);
            (!word.is_empty() && !word.contains(['"', '\'', '[', '{'])).then(|| format!("\"{word}\""))
        })
        .collect();
    Some(format!("[{}]", quoted?.join(", ")))
}

/// `55%` as the number that is meant.
fn percent(value: &str) -> Option<&str> {
    let number = value.strip_suffix('%')?.trim();
    let figures = number
        .chars()
        .all(|letter| letter.is_ascii_digit() || letter == '.');
    (!number.is_empty() && figures).then_some(number)
}

/// Quotation marks that are left out of a list, or stand inside others.
fn quotes(message: &str, value: &str) -> Option<(String, String)> {
    if message.contains("string values must be quoted") {
        return Some((
            "Words stand in quotation marks, each of them in a list too.".to_owned(),
            "for example `choices = [\"no\", \"urgent\"]`".to_owned(),
        ));
    }
    let ended = ["unexpected key or value", "missing comma"]
        .iter()
        .any(|said| message.contains(said));
    (ended && value.matches('"').count() > 2).then(|| {
        (
            "A quotation mark inside quotation marks ends them.".to_owned(),
            "`'…'` around the whole where `\"…\"` stands inside; numbers need no quotation marks".to_owned(),
        )
    })
}

/// Whether the value begins with a curly quotation mark. Inside straight ones, curly ones are only text.
fn curly(value: &str) -> bool {
    let marks = ['\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}'];
    let inner = value.trim_start_matches(['[', '{', ' ']);
    inner.starts_with(marks) || (value.contains(marks) && !value.contains(['"', '\'']))
}

fn never_closed(message: &str, value: &str) -> bool {
    in_a_string(message) && value.matches(['"', '\'']).count() == 1
}

fn in_a_string(message: &str) -> bool {
    message.contains("invalid basic string") || message.contains("invalid literal string")
}

fn number_with_commas(value: &str) -> bool {
    value.contains(',')
        && value
            .chars()
            .all(|letter| letter.is_ascii_digit() || letter == ',')
}

/// Where `[[need]]` cannot stand because the file has `[need]` further up, that is the place of the mistake.
pub(super) fn head_alone(text: &str, span: Range<usize>) -> Range<usize> {
    let begins = text.get(..span.start).and_then(|before| before.rfind('\n'));
    let line = text
        .get(begins.map_or(0, |at| at + 1)..)
        .and_then(|rest| rest.lines().next());
    let name = line.and_then(|line| line.trim().strip_prefix("[[")?.strip_suffix("]]"));
    let Some(name) = name else { return span };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let alone = line
            .trim()
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'));
        if alone == Some(name) && start < span.start {
            return start..start + line.trim_end().len();
        }
        start += line.len();
    }
    span
}

/// Whether a part of the file stands twice where it can stand once.
pub(super) fn is_part_twice(problem: &Problem) -> bool {
    problem.says.contains("can stand once")
}

/// Where a list or a table begins that is still open when what cannot stand in it begins, and its bracket.
pub(super) fn never_closed_bracket(text: &str) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let (mut start, mut before) = (0_usize, ' ');
    for line in text.split_inclusive('\n') {
        let in_a_table = matches!(open.last(), Some((_, '{'))) && matches!(before, ',' | '{');
        let goes_on = in_a_table && !line.trim_start().starts_with('[');
        if let Some(last) = open.last()
            && begins_anew(line.trim())
            && !goes_on
        {
            return Some(*last);
        }
        let header = open.is_empty() && line.trim_start().starts_with('[');
        let mut quote: Option<char> = None;
        for (at, letter) in line.char_indices() {
            match (quote, letter) {
                (Some(mark), _) => quote = quote.filter(|_| mark != letter),
                (None, '"' | '\'') => quote = Some(letter),
                (None, '#') => break,
                // In a table, a name stands before each value.
                (None, '{') if matches!(open.last(), Some((_, '{'))) && before == ',' => {
                    return open.last().copied();
                }
                (None, '[' | '{') if !header => open.push((start + at, letter)),
                (None, ']' | '}') if !header => {
                    let opening = if letter == ']' { '[' } else { '{' };
                    if let Some(last) = open.pop().filter(|(_, bracket)| *bracket != opening) {
                        return Some(last);
                    }
                }
                (None, _) => {}
            }
            if !letter.is_whitespace() {
                before = letter;
            }
        }
        // A quotation mark that is never closed is the mistake, and hides what stands behind it.
        if quote.is_some() {
            return None;
        }
        start += line.len();
    }
    open.first().copied()
}

/// Whether a line is the head of a part, `[[label]]`, or a name with its value, `order = …`, which no list holds.
fn begins_anew(line: &str) -> bool {
    let head = line.trim_end_matches(',').trim();
    let inside = head.trim_matches(['[', ']']);
    let plain = |text: &str| {
        !text.is_empty()
            && text
                .chars()
                .all(|letter| letter.is_alphanumeric() || ['_', '.', '-'].contains(&letter))
    };
    let is_head = head.starts_with('[') && head.ends_with(']') && plain(inside);
    let named = line.split_once('=').is_some_and(|(name, _)| plain(name.trim()));
    is_head || named
}
