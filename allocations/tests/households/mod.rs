//! Households drawn by chance, for the laws.
use allocations::vocabulary::{Fact, Known, Type, vocabulary};
use allocations::{Facts, Value};
use chrono::NaiveDate;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::{collection, option, sample};

/// The day on which everything is asked.
pub(crate) fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn date() -> impl Strategy<Value = Value> {
    (0_u64..20_000).prop_map(|back| Value::Date(day().checked_sub_days(chrono::Days::new(back)).unwrap()))
}

fn place() -> impl Strategy<Value = Value> {
    let places = [
        "south-norfolk/little-melton",
        "south-norfolk/bawburgh",
        "broadland/acle",
        "norwich",
        "leeds/ward-x",
    ];
    sample::select(places.to_vec()).prop_map(Value::from)
}

fn value(fact: &Fact) -> proptest::strategy::BoxedStrategy<Value> {
    let words: Vec<String> = vocabulary().words(fact.kind).to_vec();
    let usual = match fact.kind {
        Type::Truth => any::<bool>().prop_map(Value::from).boxed(),
        Type::Number(_) | Type::Decimal(..) | Type::Duration => (fact.least..=fact.most.min(fact.least + 12))
            .prop_map(Value::Whole)
            .boxed(),
        Type::Money => (0_i64..6_000_000).prop_map(Value::Whole).boxed(),
        Type::Moment => any::<i32>().prop_map(|n| Value::Whole(i64::from(n))).boxed(),
        Type::Date => date().boxed(),
        Type::Choice(_) if words.is_empty() => Just(Value::Nothing).boxed(),
        Type::Choice(_) => sample::select(words).prop_map(Value::from).boxed(),
        Type::Place => place().boxed(),
        Type::Places => place()
            .prop_map(|_| Value::Places(vec!["norwich".to_owned()]))
            .boxed(),
        Type::Text => sample::select(vec!["Band 1", "Band 3", "x"])
            .prop_map(Value::from)
            .boxed(),
    };
    if fact.may_be_none {
        prop_oneof![3 => usual, 1 => Just(Value::Nothing)].boxed()
    } else {
        usual
    }
}

/// Facts as a list of names and values, so that one of them can be left out.
pub(crate) type Answers = Vec<(String, Option<Value>)>;
/// The lists, each with its members.
pub(crate) type Members = Vec<(String, Option<Vec<Vec<(String, Option<Value>)>>>)>;

/// Facts and lists, each known more often than not.
pub(crate) fn households() -> impl Strategy<Value = (Answers, Members)> {
    let facts: Vec<_> = vocabulary()
        .facts()
        .iter()
        .filter(|fact| fact.known == Known::Household)
        .collect();
    let facts: Vec<_> = facts
        .into_iter()
        .map(|fact| (Just(fact.name.clone()), option::weighted(0.85, value(fact))))
        .collect();
    let lists: Vec<_> = vocabulary()
        .lists()
        .iter()
        .filter(|list| list.known == Known::Household)
        .collect();
    let lists: Vec<_> = lists
        .into_iter()
        .map(|list| {
            let fields: Vec<_> = list
                .fields
                .iter()
                .filter(|field| field.known == Known::Household)
                .collect();
            let fields: Vec<_> = fields
                .into_iter()
                .map(|fact| (Just(fact.name.clone()), option::weighted(0.9, value(fact))))
                .collect();
            (
                Just(list.name.clone()),
                option::weighted(0.9, collection::vec(fields, 0..4)),
            )
        })
        .collect();
    (facts, lists)
}

/// The facts, without one of them: below 1,000 a fact, below 2,000 a list, and beyond that a field of a list's member.
pub(crate) fn build(household: &(Answers, Members), without: Option<usize>) -> Facts {
    let mut facts = Facts::new();
    for (at, (name, value)) in household.0.iter().enumerate() {
        if let Some(value) = value.as_ref().filter(|_| without != Some(at)) {
            facts.set(name, value.clone()).unwrap();
        }
    }
    for (at, (name, members)) in household.1.iter().enumerate() {
        let Some(members) = members.as_ref().filter(|_| without != Some(1_000 + at)) else {
            continue;
        };
        facts.begin(name).unwrap();
        for (nth, member) in members.iter().enumerate() {
            let left_out = without.and_then(|without| without.checked_sub(2_000 + 100 * at + 10 * nth));
            let known = member
                .iter()
                .enumerate()
                .filter(|(field, _)| left_out != Some(*field));
            let known = known.filter_map(|(_, (name, value))| Some((name.as_str(), value.clone()?)));
            facts.push(name, known).unwrap();
        }
    }
    facts
}
