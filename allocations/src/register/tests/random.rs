//! Schemes and households drawn by chance, the same for the same seed.
mod leaves;

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::calendar;
use crate::facts::{Facts, Value};
use crate::scheme::Scheme;
use crate::types::Type;
use crate::vocabulary::{Fact, Known, vocabulary};
use leaves::{HALVES, LEAVES, RUNNING};

/// A stream of numbers that depends on its seed alone.
#[derive(Clone)]
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(super) fn below(&mut self, n: u64) -> u64 {
        self.roll() % n.max(1)
    }

    pub(super) fn once_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[usize::try_from(self.below(from.len() as u64)).unwrap()]
    }
}

const PLACES: [&str; 6] = [
    "south-norfolk/little-melton",
    "south-norfolk/wymondham",
    "broadland/aylsham",
    "broadland",
    "norwich",
    "leeds/headingley",
];

pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn value(fact: &Fact, dice: &mut Dice) -> Option<Value> {
    if fact.may_be_none && dice.once_in(2) {
        return Some(Value::Nothing);
    }
    let day = calendar::day(today());
    Some(match fact.kind {
        Type::Truth => Value::Truth(dice.once_in(3)),
        Type::Number(_) => {
            let room = fact.most.saturating_sub(fact.least).clamp(0, 40);
            Value::Whole(fact.least.max(0) + dice.below(room as u64 + 1) as i64)
        }
        Type::Money => Value::Whole(dice.below(8_000_000) as i64),
        Type::Date => {
            let back = if dice.once_in(3) {
                dice.below(120)
            } else {
                dice.below(15_000)
            } as i64;
            Value::Date(calendar::date(day - back + i64::from(dice.once_in(6)) * 90))
        }
        Type::Choice(_) => {
            let words = vocabulary().words(fact.kind);
            if words.is_empty() {
                return None;
            }
            Value::Words(dice.pick(words).clone())
        }
        Type::Place => Value::Words((*dice.pick(&PLACES)).to_owned()),
        Type::Places => Value::Places(vec![(*dice.pick(&PLACES)).to_owned()]),
        Type::Text => Value::Words((*dice.pick(&["Band 1", "Band 2", "council", "other"])).to_owned()),
        Type::Decimal(..) | Type::Duration | Type::Moment => return None,
    })
}

fn household(dice: &mut Dice, unknown: u64, largest: u64) -> Facts {
    let mut facts = Facts::new();
    let known = |dice: &mut Dice| unknown == 0 || !dice.once_in(unknown);
    for fact in vocabulary().facts() {
        if fact.known != Known::Household || !known(dice) {
            continue;
        }
        if let Some(value) = value(fact, dice) {
            facts.set(&fact.name, value).unwrap();
        }
    }
    for list in vocabulary().lists() {
        if list.known != Known::Household || !known(dice) {
            continue;
        }
        facts.begin(&list.name).unwrap();
        let size = match list.name.as_str() {
            "members" => 1 + dice.below(largest),
            "moves" => dice.below(5).saturating_sub(3),
            _ => dice.below(4),
        };
        for nth in 0..size {
            let mut fields = Vec::new();
            for field in &list.fields {
                if field.known != Known::Household || !known(dice) {
                    continue;
                }
                let mut given = value(field, dice);
                match field.name.as_str() {
                    "relation" if list.name == "members" && nth == 0 => given = Some("applicant".into()),
                    "due_on" if !dice.once_in(8) => given = Some(Value::Nothing),
                    "couple" if !dice.once_in(8) => given = Some(Value::Nothing),
                    _ => {}
                }
                fields.extend(given.map(|given| (field.name.as_str(), given)));
            }
            facts.push(&list.name, fields).unwrap();
            let own = match list.name.as_str() {
                "members" => vec![("boots", Value::from(*dice.pick(&["none", "few", "many", "odd"])))],
                "jobs" => vec![
                    ("bonus", Value::Whole(dice.below(9_000) as i64)),
                    ("firm", Value::from(*dice.pick(&["mill", "shop"]))),
                    ("part", Value::from(*dice.pick(&["0.5", "0.25", "1", "0.4"]))),
                ],
                _ => Vec::new(),
            };
            for (name, value) in own {
                if known(dice) {
                    let nth = usize::try_from(nth).unwrap() + 1;
                    facts.set_own_of(&list.name, nth, name, value).unwrap();
                }
            }
        }
    }
    if !dice.once_in(4) {
        facts
            .own
            .insert("shoe_size".to_owned(), Value::Whole(dice.below(12) as i64));
    }
    if !dice.once_in(4) {
        let hours = format!("{}.{}", dice.below(12), dice.below(10));
        facts.own.insert("care_hours".to_owned(), Value::Words(hours));
    }
    facts
}

pub(crate) fn households(seed: u64, count: usize, unknown: u64, largest: u64) -> Vec<Facts> {
    let mut dice = Dice(seed);
    (0..count)
        .map(|_| household(&mut dice, unknown, largest))
        .collect()
}

/// A condition that the checker accepts, drawn from every part of the language.
fn condition(dice: &mut Dice, depth: u64) -> String {
    if depth == 0 || dice.once_in(3) {
        // The packed form leaves these to the rows, so few of them stand in a scheme.
        if dice.once_in(150) {
            return (*dice.pick(&RUNNING)).to_owned();
        }
        if dice.once_in(15) {
            return (*dice.pick(&HALVES)).to_owned();
        }
        return (*dice.pick(&LEAVES)).to_owned();
    }
    let (a, b) = (condition(dice, depth - 1), condition(dice, depth - 1));
    match dice.below(4) {
        0 => format!("(({a}) and ({b}))"),
        1 => format!("(({a}) or ({b}))"),
        2 => format!("not ({a})"),
        _ => {
            let c = condition(dice, depth - 1);
            format!("(if ({a}) then ({b}) else ({c}))")
        }
    }
}

#[expect(clippy::too_many_lines, reason = "one scheme from top to bottom")]
pub(super) fn scheme_text(seed: u64) -> String {
    let mut dice = Dice(seed);
    let by_points = dice.once_in(4);
    let bands = 2 + dice.below(4);
    let mut text = "[scheme]\nid = \"x\"\ntitle = \"X\"\nversion = \"1\"\n".to_owned();
    if dice.once_in(2) {
        text.push_str("law = \"England\"\n");
    }
    text.push_str("[places]\narea = [\"south-norfolk\", \"broadland\"]\nhome = [\"norwich\"]\n");
    text.push_str("[relations]\nnear = { \"little-melton\" = [\"wymondham\"], \"norwich\" = [\"broadland\", \"norwich\"] }\n");
    text.push_str("[[fact]]\nname = \"shoe_size\"\ntype = \"number\"\nlabel = \"shoe size\"\nasks = \"What size?\"\nleast = 0\nmost = 20\n");
    text.push_str("[[fact]]\nname = \"boots\"\nof = \"members\"\nchoices = [\"none\", \"few\", \"many\"]\n");
    text.push_str("[[fact]]\nname = \"bonus\"\nof = \"jobs\"\ntype = \"money\"\n[[fact]]\nname = \"firm\"\nof = \"jobs\"\ntype = \"text\"\n");
    text.push_str("[[fact]]\nname = \"part\"\nof = \"jobs\"\ntype = \"number\"\ndecimals = 2\n[[fact]]\nname = \"care_hours\"\ntype = \"number\"\ndecimals = 1\nleast = 0\nmost = 168\n");
    text.push_str("[[table]]\nname = \"limit\"\nby = \"household_size\"\nrows = { 1 = \"£18,000\", 2 = \"£24,000\", \"3 to 5\" = \"£30,000.50\" }\nfurther = \"£4,100\"\n");
    text.push_str("[[table]]\nname = \"ill\"\nby = \"medical\"\nrows = { high = 7.5, urgent = \"20\", medium = \"bedrooms_held\" }\notherwise = \"none\"\n");
    text.push_str("[[table]]\nname = \"by_age\"\nof = \"members\"\nby = \"age\"\nrows = { \"0 to 4\" = 3, \"5 to 15\" = 5, \"16 or more\" = 2 }\n");
    text.push_str("[[table]]\nname = \"waited\"\nby = \"months_since(homeless_applied_on)\"\nrows = { \"under 12\" = 0, \"12 to 23\" = \"25% of (1 + bedrooms_held)\", \"24 or more\" = \"ill\" }\notherwise = 9\n");
    text.push_str(
        "[working_days]\nholidays = [2025-12-25, 2025-12-26, 2026-01-01, 2026-04-03, 2026-08-31]\n",
    );
    let mut rule = |part: &str, nth: u64, more: &str, dice: &mut Dice| {
        let when = condition(dice, 2);
        let unless = if dice.once_in(4) {
            format!("unless = '{}'\n", condition(dice, 1))
        } else {
            String::new()
        };
        write!(
            text,
            "[[{part}]]\ncode = \"{part}-{nth}\"\nsays = \"s\"\nwhen = '{when}'\n{unless}{more}"
        )
        .unwrap();
    };
    for nth in 0..dice.below(3) {
        rule("eligibility", nth, "", &mut dice);
    }
    for nth in 0..dice.below(3) {
        let local = if dice.once_in(2) {
            "local_connection = true\n"
        } else {
            ""
        };
        rule("qualification", nth, local, &mut dice);
    }
    for nth in 0..dice.below(3) {
        rule("disqualification", nth, "", &mut dice);
    }
    for nth in 0..=dice.below(6) {
        let mut more = String::new();
        if by_points {
            let points = *dice.pick(&[
                "10",
                "min(10, 2 * years_since(applied_on))",
                "points_if(years_since(applied_on) >= 3, 7)",
                "if shares_facilities then 12 else 0 - 3",
                "min(20, 4 * 6)",
                "30% of (7 + bedrooms_held)",
                "2.5 + 0.5 * care_hours",
                "if care_hours < 2.5 then none else care_hours",
                "20 * (sum part of jobs)",
                "ill + (sum by_age of members)",
                "waited",
                "sum of the highest 2 (age / 10) of members where lives_here = always",
                "years_between(2001-03-31, applied_on)",
            ]);
            writeln!(more, "points = \"{points}\"").unwrap();
            if dice.once_in(2) {
                more.push_str("group = \"g\"\n");
            }
        } else {
            writeln!(more, "band = \"Band {}\"", dice.below(bands)).unwrap();
            if dice.once_in(4) {
                more.push_str("lasts = \"8 weeks\"\nfrom = \"emergency_awarded_on\"\nextended_until = \"emergency_extended_until\"\n");
                if dice.once_in(2) {
                    writeln!(more, "then = \"Band {}\"", dice.below(bands)).unwrap();
                }
            }
        }
        if dice.once_in(2) {
            more.push_str("head = \"c\"\n");
        }
        rule("need", nth, &more, &mut dice);
    }
    for nth in 0..dice.below(3) {
        if by_points {
            break;
        }
        let when = *dice.pick(&[
            "need_count >= 2",
            "count needs where band = \"Band 1\" >= 2",
            "any need where code = \"need-0\"",
            "reasonable_preference and local_connection",
            "qualifies",
            "shares_facilities",
        ]);
        let to = match dice.below(3) {
            0 => format!("to = \"Band {}\"\n", dice.below(bands)),
            1 => "up = 1\n".to_owned(),
            _ => "down = 1\n".to_owned(),
        };
        write!(
            text,
            "[[step]]\ncode = \"step-{nth}\"\nsays = \"s\"\nwhen = '{when}'\n{to}"
        )
        .unwrap();
    }
    for nth in 0..dice.below(3) {
        if !by_points {
            break;
        }
        let (points, when) = *dice.pick(&[
            ("0 - points / 3", "shares_facilities"),
            ("min(points, 20) - points", "true"),
            ("3 * need_count", "need_count >= 1"),
            ("1.5 * points", "points < 10 and reasonable_preference"),
            ("0 - min(points, 10)'\nat_least = '5", "true"),
        ]);
        write!(
            text,
            "[[adjustment]]\ncode = \"adjustment-{nth}\"\nsays = \"s\"\nwhen = '{when}'\npoints = '{points}'\n"
        )
        .unwrap();
    }
    if by_points {
        text.push_str("[priority]\nby = \"points\"\n");
        if text.contains("group = \"g\"") {
            text.push_str("[[cap]]\nname = \"g\"\ngroup = \"g\"\nmost = \"25\"\n");
        }
    } else {
        for band in 0..bands {
            writeln!(text, "[[band]]\nname = \"Band {band}\"").unwrap();
        }
        if dice.once_in(3) {
            text.push_str("[priority]\nby = \"bands\"\n");
        } else {
            writeln!(text, "[priority]\notherwise = \"Band {}\"", bands - 1).unwrap();
        }
    }
    if !dice.once_in(5) {
        text.push_str("[bedrooms]\ncounts = \"lives_here in [always, will_join]\"\nalone = \"own_room\"\nunborn = \"due_on <= as_at + 13 weeks\"\n");
        text.push_str("[[bedrooms.share]]\ncode = \"couple\"\nboth = \"relation in [applicant, partner]\"\nsays = \"s\"\n");
        text.push_str("[[bedrooms.share]]\ncode = \"pair\"\nboth = \"couple is given\"\nsame = \"couple\"\nsays = \"s\"\n");
        text.push_str(
            "[[bedrooms.share]]\ncode = \"sex\"\nboth = \"age < 16\"\nsame = \"sex\"\nsays = \"s\"\n",
        );
        match seed % 4 {
            0 => text.push_str("apart = \"up to 5 years\"\n"),
            1 => text.push_str("apart = \"under 30 months\"\n"),
            _ => {}
        }
        text.push_str(
            "[[bedrooms.extra]]\ncode = \"carer\"\nwhen = \"needs_overnight_carer\"\nsays = \"s\"\n",
        );
    }
    if !dice.once_in(4) {
        text.push_str("[dates]\nmoving_up = \"date told\"\nmoving_down = \"original date\"\n");
        text.push_str("[[dates.rank]]\nname = \"a\"\nwhen = 'homeless_duty in [main, relief]'\nuse = \"homeless_applied_on\"\nsays = \"s\"\n");
        text.push_str("[[dates.rank]]\nname = \"b\"\nuse = \"first_of(moved_on, completed_on, applied_on)\"\nsays = \"s\"\n");
    }
    text.push_str("[[label]]\ncode = \"general\"\norder = [\"applied_on, oldest first\", \"draw\"]\n");
    text
}

pub(crate) fn random_scheme(seed: u64) -> Scheme {
    let text = scheme_text(seed);
    Scheme::load(&text, &|_| None).unwrap_or_else(|problems| {
        let says: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}\n{text}", says.join("\n"))
    })
}
