//! A condition in plain words, made from the nodes that are evaluated, so that text and practice cannot part.
mod bond;
mod comparing;
mod kinds;
mod lists;
mod outline;
mod patterns;
mod running;
mod scale;
mod shares;
mod sums;
mod terms;

use super::check::Names;
use super::ir::{Node, NodeId, Run};
use super::parser::RESERVED;
use crate::types::Type;
use crate::vocabulary::ListId;
use bond::Bond;
pub(crate) use kinds::place_words;
pub(crate) use outline::{CLOSES, OPENS, PART, is_long, list};
pub(crate) use terms::{Term, Terms};

/// The condition as a phrase: "bedrooms lacking is at least 2".
pub(crate) fn phrase(names: &Names, id: NodeId) -> String {
    Words::new(names, None).phrase(id)
}

/// A sum whose parts stay exact, as a phrase.
pub(crate) fn exact_phrase(names: &Names, id: NodeId) -> String {
    Words::new(names, None).keeping(id).phrase(id)
}

/// A condition on a row of a list, or on the household, as a phrase, and what kind of value its `side` is.
pub(crate) fn phrase_in(
    names: &Names,
    side: NodeId,
    id: NodeId,
    list: Option<ListId>,
) -> (String, Option<Type>) {
    let mut words = Words::new(names, list);
    (words.phrase(id), words.kind(side))
}

/// A value of a kind, as people write it.
pub(crate) fn constant(names: &Names, kind: Type, n: i64) -> String {
    Words::new(names, None).constant(Some(kind), n)
}

/// A length of time by the calendar, as people write it.
pub(crate) fn length_of(months: i64, days: i64) -> String {
    sums::length(months, days)
}

/// A choice of the list as people write it.
pub(crate) fn choice(names: &Names, kind: Type, code: i64) -> String {
    Words::new(names, None).constant(Some(kind), code)
}

/// A node being put in words.
#[derive(Clone)]
pub(crate) struct Words<'a> {
    names: &'a Names,
    /// The lists whose rows are spoken of, the innermost last.
    lists: Vec<ListId>,
    /// The words of the scheme's own that stand for whole conditions.
    terms: Option<&'a Terms>,
    /// It speaks of a day that is not today.
    then: bool,
    /// The term that is being explained, so that it does not stand for itself.
    explained: Option<NodeId>,
    /// What is rounded without a word, because it makes no difference there or is told elsewhere.
    told: Option<NodeId>,
}

impl<'a> Words<'a> {
    /// About the household, or about a row of a list.
    pub(crate) fn new(names: &'a Names, list: Option<ListId>) -> Self {
        Self {
            names,
            lists: list.into_iter().collect(),
            then: false,
            terms: None,
            explained: None,
            told: None,
        }
    }

    /// With the scheme's own words in place of what they stand for.
    pub(crate) fn with(mut self, terms: &'a Terms) -> Self {
        self.terms = Some(terms);
        self
    }

    /// What a term stands for.
    pub(crate) fn meaning(mut self, term: &Term) -> String {
        self.explained = Some(term.id);
        self.told = Some(term.id).filter(|_| term.parts);
        self.outline_of(term.id, term.kind)
    }

    /// The node in words, in brackets unless they stand close enough for more to follow.
    pub(crate) fn whole(&mut self, id: NodeId, kind: Type) -> String {
        self.close(id, Some(kind), Bond::Sum)
    }

    pub(crate) fn phrase(&mut self, id: NodeId) -> String {
        self.said(id, None)
    }

    /// With a sum that stays exact, or of which it is told elsewhere how it is rounded.
    pub(crate) fn keeping(mut self, exact: NodeId) -> Self {
        self.told = Some(exact);
        self
    }

    /// A condition, which is a yes or no even where it is a bare number.
    pub(crate) fn truth(&mut self, id: NodeId) -> String {
        self.said(id, Some(Type::Truth))
    }

    /// The scheme's own words for a node, if it has any.
    fn term(&self, id: NodeId) -> Option<&'a str> {
        if self.explained == Some(id) {
            return None;
        }
        let term = self.terms?.found(id, self.lists.last().copied())?;
        self.stands(term).then_some(term.words.as_str())
    }

    /// The node in words; `kind` is what its place says of it, for a bare number.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each kind of node, side by side"
    )]
    pub(crate) fn said(&mut self, id: NodeId, kind: Option<Type>) -> String {
        if let Some(term) = self.term(id) {
            let word = self.word(id, term);
            return if self.told != Some(id) && self.is_in_parts(id) {
                format!("{word}, rounded down")
            } else {
                word
            };
        }
        if let Some(words) = self.evened(id, kind) {
            return words;
        }
        let names = self.names;
        let program = &names.program;
        if let Some((words, of)) = program.said(id) {
            let of = self.day_said(of);
            return format!("{words} {}", sums::the_day(of));
        }
        match program.node(id) {
            Node::Const(n) => self.constant(kind, n),
            Node::Nothing => "none".to_owned(),
            Node::Other => "it is another one".to_owned(),
            Node::Read(leaf) => self.label(leaf),
            Node::GivenText(leaf) => format!("{} is given", self.label(leaf)),
            Node::Not(a) => self.denied(a),
            Node::All(run) | Node::Any(run) => {
                let all = matches!(program.node(id), Node::All(_));
                let parts = program.members(run);
                self.exactly(parts)
                    .unwrap_or_else(|| self.joined(parts, if all { " and " } else { " or " }))
            }
            Node::Compare(how, a, b) => self.compared(id, how, a, b),
            Node::Among(a, run) => {
                let (what, words) = self.choices(a, run);
                format!("{what} is {}", words.join(" or "))
            }
            Node::Inside(leaf, area) => self.inside(leaf, area),
            Node::IsText(leaf, text) => format!("{} is {}", self.label(leaf), self.quoted(text)),
            Node::SameText(a, b) => format!("{} is the same as {}", self.label(a), self.label(b)),
            Node::Given(a) => match self.ended(a) {
                Some((has, _)) => has.to_owned(),
                None => format!("{} is given", self.close(a, None, Bond::Since)),
            },
            Node::If(when, yes, no) => self.chosen(id, kind, (when, yes, no)),
            Node::Plus(a, b) | Node::Minus(a, b) => self.sum(id, a, b),
            Node::Times(a, b) => match self.whole_beside(id, kind) {
                Some(whole) => self.said(whole, None),
                None => self.product(id, a, b),
            },
            Node::Over(a, b) => self.over(id, a, b),
            Node::Least(run) | Node::Most(run) => {
                let least = matches!(program.node(id), Node::Least(_));
                let dated = self.kind(id).or(kind) == Some(Type::Date);
                let which = match (least, dated) {
                    (true, true) => "earlier",
                    (true, false) => "smaller",
                    (false, true) => "later",
                    (false, false) => "larger",
                };
                let parts = program.members(run);
                format!("the {which} of {}", self.listed(id, parts, " and "))
            }
            Node::First(run) => self.listed(id, program.members(run), ", or else "),
            Node::AddMonths(a, months) => {
                let side = if months < 0 { "before" } else { "after" };
                let from = self.close(a, Some(Type::Date), Bond::Product);
                format!("{} {side} {}", sums::by_calendar(months), sums::the_day(from))
            }
            Node::WorkingDay(a, by) => {
                let side = if by < 0 { "before" } else { "after" };
                let from = self.close(a, Some(Type::Date), Bond::Product);
                let days = plural(by.unsigned_abs(), "working day");
                format!("{days} {side} {}", sums::the_day(from))
            }
            Node::WorkingDays(from, to) => {
                let [from, to] =
                    [from, to].map(|day| sums::the_day(self.close(day, Some(Type::Date), Bond::Product)));
                format!("working days after {from} up to {to}")
            }
            Node::Months(from, to, over) => self.whole_months(from, to, over),
            Node::Members(quantity, list, when) => self.members(quantity, list, when),
            Node::Take(pick, list, what, when) => self.taken(pick, list, what, when),
            Node::Time {
                list,
                when,
                since,
                until,
                unbroken,
                ..
            } => self.time(list, when, (since, until), unbroken),
            Node::Running { .. } => self.running(id, 1),
        }
    }

    /// A part of a phrase, in brackets where it hangs together less closely than its place asks.
    fn close(&mut self, id: NodeId, kind: Option<Type>, least: Bond) -> String {
        if let Some(whole) = self.whole_beside(id, kind) {
            return self.close(whole, None, least);
        }
        if let Some(words) = self.evened(id, kind) {
            return words;
        }
        let words = self.said(id, kind);
        // A sum of shares is counted as a division and said as a sum.
        let shares = least > Bond::Sum
            && matches!(self.names.program.node(id), Node::Over(..))
            && self.term(id).is_none()
            && scale::is_sum(&words);
        let loose = least >= Bond::Sum && scale::is_loose(&words);
        if shares || loose || self.bond(id) < least {
            format!("({words})")
        } else {
            words
        }
    }

    /// The same where it makes no difference that it is rounded down.
    fn exact(&mut self, id: NodeId, kind: Option<Type>, least: Bond) -> String {
        let before = self.told.replace(id);
        let words = self.close(id, kind, least);
        self.told = before;
        words
    }

    fn joined(&mut self, parts: &[NodeId], by: &str) -> String {
        let mut words = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let alone = parts.len() == 1;
            let last = at + 1 == parts.len();
            // What ends in a list or in a condition of its own would swallow what follows it.
            let swallows = self.ends_open(*part) && (!last || self.ends_joined(*part));
            let said = self.truth(*part);
            let loose = swallows || self.bond(*part) < Bond::Compared || joins(&said);
            words.push(if loose && !alone {
                format!("({said})")
            } else {
                said
            });
        }
        words.join(by)
    }

    fn denied(&mut self, a: NodeId) -> String {
        let names = self.names;
        if !self.is_denied_inside(a) {
            return format!("not ({})", self.truth(a));
        }
        match names.program.node(a) {
            Node::Given(inner) => match self.ended(inner) {
                Some((_, has_not)) => has_not.to_owned(),
                None => format!("{} is not given", self.close(inner, None, Bond::Since)),
            },
            Node::GivenText(leaf) => format!("{} is not given", self.label(leaf)),
            Node::Inside(leaf, area) => self.outside(leaf, area),
            Node::IsText(leaf, text) => format!("{} is not {}", self.label(leaf), self.quoted(text)),
            Node::Among(inner, run) => {
                let (what, words) = self.choices(inner, run);
                match words.as_slice() {
                    [only] => format!("{what} is not {only}"),
                    _ => format!("{what} is neither {}", words.join(" nor ")),
                }
            }
            _ => format!("not ({})", self.truth(a)),
        }
    }

    fn choices(&mut self, a: NodeId, run: Run) -> (String, Vec<String>) {
        let (names, kind) = (self.names, self.kind(a));
        let codes = names.program.code_members(run);
        let words = codes.iter().map(|code| self.beside(a, kind, *code)).collect();
        (self.close(a, kind, Bond::Since), words)
    }

    fn chosen(
        &mut self,
        id: NodeId,
        kind: Option<Type>,
        (when, yes, no): (NodeId, NodeId, NodeId),
    ) -> String {
        let first = self.part(id, 1, no).or(kind);
        let second = self.part(id, 2, yes).or(kind);
        let whole = self.whole_beside(yes, first);
        let (yes, first) = whole.map_or((yes, first), |whole| (whole, None));
        let words = self.said(yes, first);
        let loose = self.bond(yes) < Bond::Compared || self.ends_open(yes);
        let words = if loose { format!("({words})") } else { words };
        format!(
            "{words} if {}, otherwise {}",
            self.truth(when),
            self.said(no, second)
        )
    }

    fn quoted(&self, text: u32) -> String {
        let texts = &self.names.program.texts;
        let text = usize::try_from(text).ok().and_then(|at| texts.get(at));
        let text = text.map_or("", String::as_str);
        let bare = !text.is_empty()
            && text
                .chars()
                .all(|letter| letter.is_alphanumeric() || letter == '-');
        if bare && !RESERVED.contains(&text) {
            return text.to_owned();
        }
        format!("\"{text}\"")
    }
}

/// Whether words outside brackets and quotation marks join or except, as in the name of a fact: "violence or harassment".
fn joins(words: &str) -> bool {
    let (mut depth, mut quoted, mut open) = (0_u32, false, String::new());
    for letter in words.chars() {
        match letter {
            '(' | '“' => depth += 1,
            ')' | '”' => depth = depth.saturating_sub(1),
            '"' => quoted = !quoted,
            _ if depth == 0 && !quoted => open.push(letter),
            _ => {}
        }
    }
    // A day on or before another joins nothing.
    let open = open.replace(" on or ", " on ");
    [" or ", " and ", " unless "]
        .iter()
        .any(|word| open.contains(word))
}

fn plural(n: u64, word: &str) -> String {
    if n == 1 {
        format!("1 {word}")
    } else {
        format!("{n} {word}s")
    }
}
