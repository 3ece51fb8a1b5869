//! What joins the parts of a line, where it is missing: commas, brackets, the sign `=`.

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// Words with their quotation marks.
    Text(String),
    /// A name, a number or a word without quotation marks.
    Bare(String),
    Sign(char),
}

/// What is wrong with a line whose parts are not joined, and what was expected.
pub(super) fn joined(line: &str, message: &str) -> Option<(String, String)> {
    if message.contains("unclosed array table") || message.contains("unclosed table") {
        let name = line.trim().trim_matches(['[', ']', ' ']);
        let double = line.trim_start().starts_with("[[");
        let whole = if double {
            format!("[[{name}]]")
        } else {
            format!("[{name}]")
        };
        let says = "The brackets around the name of this part are not closed.".to_owned();
        return Some((says, format!("`{whole}`")));
    }
    let parts = parts(line)?;
    if (message.contains("unquoted key") || message.contains("key with no value"))
        && let Some(slip) = with_colon(&parts)
    {
        return Some(slip);
    }
    if message.contains("key with no value") {
        return without_sign(&parts);
    }
    without_comma(&parts).or_else(|| without_brackets(&parts))
}

/// `code: "cop"`.
fn with_colon(parts: &[Part]) -> Option<(String, String)> {
    let [Part::Bare(name), Part::Sign(':'), value] = parts.windows(3).find(|three| {
        matches!(
            three,
            [
                Part::Bare(_),
                Part::Sign(':'),
                Part::Bare(_) | Part::Text(_) | Part::Sign('[' | '{')
            ]
        )
    })?
    else {
        return None;
    };
    let says = "A name and its value are joined by the sign `=`, not by a colon.".to_owned();
    let value = match value {
        Part::Text(text) | Part::Bare(text) => text.clone(),
        Part::Sign(_) => "…".to_owned(),
    };
    Some((says, format!("`{name} = {value}`")))
}

/// `clause 1`.
fn without_sign(parts: &[Part]) -> Option<(String, String)> {
    let says = "Each line has a name, the sign `=` and a value. Here there is no `=`.".to_owned();
    let expected = match parts {
        [Part::Bare(name), Part::Text(text)] => format!("`{name} = {text}`"),
        [Part::Bare(name), Part::Bare(value)] => format!("`{name} = \"{value}\"`"),
        [Part::Bare(name), ..] => format!("`{name} = …`"),
        _ => return None,
    };
    Some((says, expected))
}

/// Two parts of a list, or two values of a table, without a comma between them.
fn without_comma(parts: &[Part]) -> Option<(String, String)> {
    let mut open: Vec<char> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| parts.get(at));
        let ended = matches!(
            before,
            Some(Part::Text(_) | Part::Bare(_) | Part::Sign('}' | ']'))
        );
        let next = parts.get(at + 1);
        let says = |what: &str| format!("A comma is missing before {what}.");
        match (part, open.last()) {
            (Part::Text(text), Some('[')) if ended => {
                let first = match before {
                    Some(Part::Text(first)) => format!("{first}, "),
                    Some(Part::Bare(_) | Part::Sign(_)) | None => ", ".to_owned(),
                };
                return Some((says(text), format!("`{first}{text}`")));
            }
            (Part::Sign('{'), Some('[')) if matches!(before, Some(Part::Sign('}'))) => {
                return Some((says("this part of the list"), "`}, {`".to_owned()));
            }
            (Part::Bare(name), Some('{')) if ended && next == Some(&Part::Sign('=')) => {
                return Some((says(&format!("`{name}`")), format!("`, {name} = …`")));
            }
            (Part::Sign(bracket @ ('[' | '{')), _) => open.push(*bracket),
            (Part::Sign(']' | '}'), _) => {
                open.pop();
            }
            (Part::Text(_) | Part::Bare(_) | Part::Sign(_), _) => {}
        }
    }
    None
}

/// `order = "tier", "draw"`.
fn without_brackets(parts: &[Part]) -> Option<(String, String)> {
    let (Part::Bare(name), Part::Sign('=')) = (parts.first()?, parts.get(1)?) else {
        return None;
    };
    let values = parts.get(2..)?;
    let mut texts = Vec::new();
    for (at, part) in values.iter().enumerate() {
        match part {
            Part::Text(text) if at % 2 == 0 => texts.push(text.as_str()),
            Part::Sign(',') if at % 2 == 1 => {}
            Part::Text(_) | Part::Bare(_) | Part::Sign(_) => return None,
        }
    }
    (texts.len() > 1).then(|| {
        (
            "Several values stand in square brackets.".to_owned(),
            format!("`{name} = [{}]`", texts.join(", ")),
        )
    })
}

/// The parts of a line up to its note; none where a quotation mark is never closed.
fn parts(line: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '#' => break,
            '"' | '\'' => {
                let mut text = String::from(letter);
                loop {
                    let next = letters.next()?;
                    text.push(next);
                    if next == letter {
                        break;
                    }
                    if next == '\\' && letter == '"' {
                        text.push(letters.next()?);
                    }
                }
                parts.push(Part::Text(text));
            }
            _ if letter.is_whitespace() => {}
            _ if letter.is_alphanumeric() || letter == '_' => {
                let mut word = String::from(letter);
                while let Some(next) = letters
                    .peek()
                    .filter(|next| next.is_alphanumeric() || "_.-".contains(**next))
                {
                    word.push(*next);
                    letters.next();
                }
                parts.push(Part::Bare(word));
            }
            sign => parts.push(Part::Sign(sign)),
        }
    }
    Some(parts)
}
