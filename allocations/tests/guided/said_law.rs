//! The law behind the pairs of `said_sums`: whoever reads the published words of a sum, and reckons, comes to the number of
//! the rule. The reader here knows nothing but the words.
mod drawn;

use super::*;
use allocations::{Truth, Value, assess, explain};
use drawn::{Dice, money, number};
use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};

/// A number as two whole ones, the second above nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Exact(i128, i128);

impl Exact {
    fn of(n: i128, of: i128) -> Self {
        let (mut a, mut b) = (n.abs(), of.abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let by = a.max(1) * of.signum();
        Self(n / by, of / by)
    }
    fn plus(self, other: Self) -> Self {
        Self::of(self.0 * other.1 + other.0 * self.1, self.1 * other.1)
    }
    fn times(self, other: Self) -> Self {
        Self::of(self.0 * other.0, self.1 * other.1)
    }
    fn minus(self) -> Self {
        Self(-self.0, self.1)
    }
    fn down(self) -> Self {
        Self(self.0.div_euclid(self.1), 1)
    }
    fn up(self) -> Self {
        self.minus().down().minus()
    }
    fn less_than(self, other: Self) -> bool {
        self.0 * other.1 < other.0 * self.1
    }
}

/// What a household has of each fact; money in pence.
#[derive(Clone, Copy, Debug)]
struct Household {
    alpha: i64,
    beta: i64,
    tenths: i64,
    pence: i64,
    flag: bool,
}

impl Household {
    fn drawn(dice: &mut Dice) -> Self {
        Self {
            alpha: dice.below(60).try_into().unwrap(),
            beta: dice.below(60).try_into().unwrap(),
            tenths: dice.below(100).try_into().unwrap(),
            pence: dice.below(90_000).try_into().unwrap(),
            flag: dice.below(2) == 0,
        }
    }
}

/// Reads words from left to right. What stands between brackets is one thing; "times" and "of" bind more closely than "plus".
struct Reading<'a> {
    left: &'a str,
    of: Household,
}

impl Reading<'_> {
    fn eat(&mut self, words: &str) -> bool {
        let rest = self.left.strip_prefix(words);
        self.left = rest.unwrap_or(self.left);
        rest.is_some()
    }

    fn whole(&mut self) -> Option<Exact> {
        let mut value = self.sum()?;
        loop {
            if self.eat(", rounded down") {
                value = value.down();
            } else if self.eat(", rounded up") {
                value = value.up();
            } else if self.eat(" if flag, otherwise ") {
                let other = self.whole()?;
                return Some(if self.of.flag { value } else { other });
            } else {
                return Some(value);
            }
        }
    }

    fn sum(&mut self) -> Option<Exact> {
        let mut value = self.product()?;
        loop {
            if self.eat(" plus ") {
                value = value.plus(self.product()?);
            } else if self.eat(" less ") {
                value = value.plus(self.product()?.minus());
            } else {
                return Some(value);
            }
        }
    }

    fn product(&mut self) -> Option<Exact> {
        let mut value = self.single()?;
        loop {
            if self.eat(" times ") {
                value = value.times(self.single()?);
            } else if self.eat(" divided by ") {
                let by = self.single().filter(|by| by.0 > 0)?;
                value = value.times(Exact(by.1, by.0));
                // Rounded down, unless the words go on to say otherwise.
                if !self.left.starts_with(", rounded") {
                    value = value.down();
                }
            } else {
                return Some(value);
            }
        }
    }

    /// The parts of "the smaller of a and b".
    fn one_of(&mut self, smaller: bool, part: fn(&mut Self) -> Option<Exact>) -> Option<Exact> {
        let mut found = part(self)?;
        while self.eat(" and ") {
            let next = part(self)?;
            if next.less_than(found) == smaller {
                found = next;
            }
        }
        Some(found)
    }

    fn single(&mut self) -> Option<Exact> {
        for (which, smaller) in [("the smaller of ", true), ("the larger of ", false)] {
            if self.eat(&format!("({which}")) {
                let found = self.one_of(smaller, Self::sum)?;
                return self.eat(")").then_some(found);
            }
            if self.eat(which) {
                return self.one_of(smaller, Self::product);
            }
        }
        if self.eat("(") {
            let value = self.whole()?;
            return self.eat(")").then_some(value);
        }
        if self.eat("minus ") {
            return Some(self.product()?.minus());
        }
        let whole = |n: i64| Some(Exact(i128::from(n), 1));
        for (label, n) in [
            ("alpha", self.of.alpha),
            ("beta", self.of.beta),
            ("pay", self.of.pence),
        ] {
            if self.eat(label) {
                return whole(n);
            }
        }
        if self.eat("gamma") {
            return Some(Exact::of(self.of.tenths.into(), 10));
        }
        let pounds = if self.eat("£") { 100 } else { 1 };
        let value = self.figures()?.times(Exact(pounds, 1));
        if self.eat("% of ") {
            return Some(value.times(Exact(1, 100)).times(self.single()?));
        }
        Some(value)
    }

    fn figures(&mut self) -> Option<Exact> {
        let mut end = 0;
        for (at, letter) in self.left.char_indices() {
            let more = self.left.get(at + 1..).unwrap_or_default();
            let between = [".", ","]
                .iter()
                .any(|sign| self.left.get(at..at + 1) == Some(*sign));
            if letter.is_ascii_digit() || between && more.starts_with(|next: char| next.is_ascii_digit()) {
                end = at + 1;
            } else {
                break;
            }
        }
        let (figures, rest) = self.left.split_at(end);
        self.left = rest;
        let figures = figures.replace(',', "");
        let (before, after) = figures.split_once('.').unwrap_or((&figures, ""));
        let n: i128 = format!("{before}{after}").parse().ok()?;
        Some(Exact::of(n, 10_i128.pow(after.len().try_into().ok()?)))
    }
}

const FACTS: &str = "[parameters]\nrate = 12.5\nhalf = 0.5\nlimit = '£33.33'\n\
    [[fact]]\nname = 'alpha'\ntype = 'number'\nlabel = 'alpha'\n[[fact]]\nname = 'beta'\ntype = 'number'\nlabel = 'beta'\n\
    [[fact]]\nname = 'gamma'\ntype = 'number'\ndecimals = 1\nlabel = 'gamma'\n[[fact]]\nname = 'pay'\ntype = 'money'\nlabel = 'pay'\n\
    [[fact]]\nname = 'flag'\ntype = 'truth'\nlabel = 'flag'\n";

/// A scheme with these tests, as far as the language allows them.
fn tests(when: &[String]) -> Option<Scheme> {
    let each = |(at, when): (usize, &String)| {
        format!("[[qualification]]\ncode = 'q{at}'\nsays = 'Q{at}.'\nwhen = '{when}'\n")
    };
    let tests: String = when.iter().enumerate().map(each).collect();
    Scheme::load(&format!("{HEAD}{FACTS}{tests}{LABEL}"), &|_| None).ok()
}

/// Whether the first test holds and the second does not, by the engine.
fn between(sum: &str, at_least: &str, below: &str, of: Household) -> Option<[Truth; 2]> {
    let [one, other] = [at_least, below].map(|limit| holds(&format!("{sum} >= {limit}"), of));
    Some([one?, other?])
}

/// Whether a condition holds, by the engine.
fn holds(when: &str, of: Household) -> Option<Truth> {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let mut facts = Facts::new();
    facts.set_own("alpha", of.alpha);
    facts.set_own("beta", of.beta);
    facts.set_own("gamma", format!("{}.{}", of.tenths / 10, of.tenths % 10).as_str());
    facts.set_own("pay", of.pence);
    facts.set_own("flag", Value::Truth(of.flag));
    let scheme = tests(&[when.to_owned()])?;
    Some(assess(&scheme, &facts, today).qualifying.answer)
}

/// What stands before a comparison, and its worth, with how it is compared; or what cannot be read. None where the language
/// does not allow the condition.
type Read = Result<(String, Exact, &'static str), String>;

fn read(when: &str, ways: &[&'static str], of: Household) -> Option<Read> {
    let text = explain(&tests(&[when.to_owned()])?);
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("- Q0. Met when: "))?;
    let (words, how) = ways.iter().find_map(|how| {
        let (words, _) = line.rsplit_once(&format!(" {how} "))?;
        Some((words.to_owned(), *how))
    })?;
    let mut reading = Reading { left: &words, of };
    let value = reading.whole().filter(|_| reading.left.is_empty());
    Some(match value {
        Some(value) => Ok((words, value, how)),
        None => Err(format!(
            "{when}\n  cannot be read: {words}\n  left: {}",
            reading.left
        )),
    })
}

/// What is wrong with the words of comparisons of a sum with a whole number or penny that is near.
fn misjudged(sum: &str, in_money: bool, of: Household, apart: i128) -> Option<Result<(), String>> {
    let ways = [
        (">=", "is at least"),
        ("<=", "is at most"),
        (">", "is more than"),
        ("<", "is less than"),
        ("!=", "is not"),
        ("=", "is"),
    ];
    let limit = |n: i128| {
        let pence = format!("£{}.{:02}", n / 100, n % 100);
        if in_money { pence } else { n.to_string() }
    };
    let one = limit(100);
    let near = match read(&format!("{sum} > {one}"), &["is more than"], of)? {
        Ok((_, value, _)) => value.down().0 + apart,
        Err(wrong) => return Some(Err(wrong)),
    };
    if near < 0 {
        return None;
    }
    for (sign, said) in ways {
        let when = format!("{sum} {sign} {}", limit(near));
        let exactly: &[&'static str] = match sign {
            "=" => &["is exactly", "is"],
            "!=" => &["is not exactly", "is not"],
            _ => &[said],
        };
        let (words, value) = match read(&when, exactly, of)? {
            Ok((words, value, _)) => (words, value),
            Err(wrong) => return Some(Err(wrong)),
        };
        let near = Exact(near, 1);
        let (less, more) = (value.less_than(near), near.less_than(value));
        let wanted = match sign {
            ">=" => !less,
            "<=" => !more,
            ">" => more,
            "<" => less,
            "!=" => less || more,
            _ => !less && !more,
        };
        let found = holds(&when, of)?;
        if found != Truth::from(wanted) {
            return Some(Err(format!(
                "{when}\n  is said: {words} {said} …\n  which is {value:?} of {of:?}\n  by the rule: {found:?}"
            )));
        }
    }
    Some(Ok(()))
}

/// What is wrong with the words of a sum, if anything; none where the language does not allow the sum.
fn misread(sum: &str, in_money: bool, of: Household) -> Option<Result<(), String>> {
    // Beside "more than" it makes a difference how a sum is rounded, so that is said.
    let least = if in_money { "£1" } else { "1" };
    let (words, value) = match read(&format!("{sum} > {least}"), &["is more than"], of)? {
        Ok((words, value, _)) => (words, value),
        Err(wrong) => return Some(Err(wrong)),
    };
    // The nearest thousandths, or pence: the engine finds the sum between them.
    let fine = if in_money { 1 } else { 1_000 };
    let down = value.times(Exact(fine, 1)).down().0;
    if down < 0 {
        return None;
    }
    let limit = |n: i128| {
        if in_money {
            format!("£{}.{:02}", n / 100, n % 100)
        } else {
            format!("{}.{:03}", n / 1_000, n % 1_000)
        }
    };
    let found = between(sum, &limit(down), &limit(down + 1), of)?;
    if found == [Truth::Yes, Truth::No] {
        return Some(Ok(()));
    }
    Some(Err(format!(
        "{sum}\n  is said: {words}\n  which is {value:?} of {of:?}\n  and not so by the rule: {found:?}"
    )))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_words_of_a_sum_are_worth_what_the_sum_is(seed in any::<u64>(), in_money in any::<bool>()) {
        let mut dice = Dice::new(seed);
        let household = Household::drawn(&mut dice);
        let sum = if in_money { money(&mut dice, 3) } else { number(&mut dice, 3) };
        if let Some(Err(wrong)) = misread(&sum, in_money, household) {
            prop_assert!(false, "{wrong}");
        }
    }

    #[test]
    fn a_comparison_says_what_it_does_wherever_something_is_rounded(
        seed in any::<u64>(), in_money in any::<bool>(), apart in 0_i128..2,
    ) {
        let mut dice = Dice::new(seed);
        let household = Household::drawn(&mut dice);
        let sum = if in_money { money(&mut dice, 3) } else { number(&mut dice, 3) };
        if let Some(Err(wrong)) = misjudged(&sum, in_money, household, apart) {
            prop_assert!(false, "{wrong}");
        }
    }
}

/// The law is about most of the sums that are drawn: few are not allowed, or less than nothing.
#[test]
fn most_sums_are_read() {
    let mut read = 0;
    for seed in 0..200 {
        let mut dice = Dice::new(seed);
        let sum = if seed % 2 == 0 {
            money(&mut dice, 3)
        } else {
            number(&mut dice, 3)
        };
        let of = Household {
            alpha: 17,
            beta: 4,
            tenths: 25,
            pence: 12_345,
            flag: seed % 3 == 0,
        };
        read += usize::from(matches!(misread(&sum, seed % 2 == 0, of), Some(Ok(()))));
    }
    assert!(read > 120, "{read}");
}
