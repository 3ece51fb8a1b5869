//! Bedrooms for every household at once: who may share with whom as planes, then the largest number of pairs.
use super::circuit::{Kernel, OFF, ON, Step, Wire};
use super::compile::{Compiler, Member, Scope};
use super::number::{Bits, TooHard};
use super::ranges::{Range, Truths};
use crate::assess::newborn_fields;
use crate::language::ir::Leaf;
use crate::value::{Comparison, Val};
use crate::vocabulary::{ListId, ids, vocabulary};

/// Babies on the way that the planes hold; a household that may have more is assessed by itself.
const BABIES: usize = 3;

/// Someone who may need a bed.
struct Person {
    member: Member,
    counts: Truths,
    alone: Truths,
    /// For each rule of sharing, whether this person meets it.
    meets: Vec<Truths>,
}

/// The bedrooms needed, and where the planes cannot tell.
pub(super) fn need(compiler: &mut Compiler<'_>) -> Result<(Range, Wire), TooHard> {
    let rules = &compiler.scheme.rules.bedrooms;
    let open = Range::of(Val::between(0, 30));
    let Some((list, _)) = vocabulary().list("members").filter(|_| rules.given) else {
        return Ok((open, OFF));
    };
    let given = compiler.list_given(list);
    if given == OFF {
        return Ok((open, OFF));
    }
    compiler.newborn = newborn_fields(&compiler.scheme.names, compiler.as_at, list);
    let (people, irregular) = people(compiler, list)?;
    let (mut may, mut unclear) = (Vec::new(), vec![irregular]);
    for (at, a) in people.iter().enumerate() {
        for b in people.iter().skip(at + 1) {
            may.push(may_share(compiler, list, (a, b), &mut unclear)?);
        }
    }
    unclear.push(two_in_doubt(compiler, &people, &may));
    let irregular = compiler.circuit.any(unclear);
    let size = people.len();
    let (mut possible, mut certain) = (Vec::new(), Vec::new());
    let mut pair = may.iter();
    for (at, a) in people.iter().enumerate() {
        for b in people.iter().skip(at + 1) {
            let may = pair.next().copied().unwrap_or(Truths::NO);
            let circuit = &mut *compiler.circuit;
            let (both_sure, both_maybe) = (
                circuit.and(a.counts.yes, b.counts.yes),
                circuit.and(a.counts.maybe, b.counts.maybe),
            );
            possible.push(circuit.and(both_sure, may.maybe));
            certain.push(circuit.and(both_maybe, may.yes));
        }
    }
    let sure: Vec<Wire> = people.iter().map(|person| person.counts.yes).collect();
    let all: Vec<Wire> = people.iter().map(|person| person.counts.maybe).collect();
    let (sure, all) = (compiler.number_of(&sure)?, compiler.number_of(&all)?);
    let fewest = less_pairs(compiler, &sure, size, possible)?;
    let most = less_pairs(compiler, &all, size, certain)?;
    let mut need = compiler.between(fewest, most)?;
    for extra in &rules.extra {
        let there = compiler.applies(&extra.rule)?;
        let count = compiler.value(extra.rooms, None)?;
        let circuit = &mut *compiler.circuit;
        let nought = Range::constant(0);
        let some = circuit.never_none(&count);
        let count = circuit.r_choose(count.none, &nought, &some)?;
        let count = circuit.r_if(there, &count, &nought)?;
        need = circuit.r_plus(&need, &count)?;
    }
    if let Some(most) = rules.most {
        let most = compiler.value(most, None)?;
        need = compiler.circuit.r_bound(&need, &most, true)?;
    }
    // A scheme whose upper limit has no value leaves none here; the row evaluator then says nought.
    let nought = Range::constant(0);
    need = compiler.circuit.r_choose(need.none, &nought, &need)?;
    need = compiler.circuit.never_none(&need);
    need = compiler.circuit.r_bound(&need, &nought, false)?;
    need = compiler.circuit.r_bound(&need, &Range::constant(30), true)?;
    for bits in [&mut need.value, &mut need.low, &mut need.high] {
        *bits = compiler.circuit.counted_from_nought(bits, 30)?;
    }
    let irregular = compiler.circuit.and(irregular, given);
    Ok((compiler.circuit.r_choose(given, &need, &open)?, irregular))
}

/// Where two pairs or more are in doubt, and rules ask what two have alike: each answer is gone through there, by the rows.
fn two_in_doubt(compiler: &mut Compiler<'_>, people: &[Person], may: &[Truths]) -> Wire {
    let (mut one, mut two) = (OFF, OFF);
    if compiler
        .scheme
        .rules
        .bedrooms
        .share
        .iter()
        .all(|rule| rule.same.is_empty())
    {
        return two;
    }
    let circuit = &mut *compiler.circuit;
    let mut pair = may.iter();
    for (at, a) in people.iter().enumerate() {
        for b in people.iter().skip(at + 1) {
            let may = pair.next().copied().unwrap_or(Truths::NO);
            let (here, unsure) = (circuit.and(a.counts.maybe, b.counts.maybe), circuit.not(may.yes));
            let doubt = circuit.and(may.maybe, unsure);
            let doubt = circuit.and(doubt, here);
            let again = circuit.and(one, doubt);
            two = circuit.or(two, again);
            one = circuit.or(one, doubt);
        }
    }
    two
}

/// Whether no more than so many days lie between two births.
fn within(compiler: &mut Compiler<'_>, (a, b): &(Range, Range), days: i64) -> Result<Truths, TooHard> {
    let days = Range::constant(days);
    let circuit = &mut *compiler.circuit;
    let (last_a, last_b) = (circuit.r_plus(a, &days)?, circuit.r_plus(b, &days)?);
    let after = circuit.r_compare(b, Comparison::AtMost, &last_a)?;
    let before = circuit.r_compare(a, Comparison::AtMost, &last_b)?;
    Ok(circuit.t_and(after, before))
}

fn less_pairs(
    compiler: &mut Compiler<'_>,
    people: &Bits,
    size: usize,
    may: Vec<Wire>,
) -> Result<Bits, TooHard> {
    if may.iter().all(|wire| *wire == OFF) {
        return Ok(people.clone());
    }
    let people_in = u32::try_from(size).unwrap_or(u32::MAX);
    let kernel = compiler.circuit.kernel(Kernel::Pairs {
        people: people_in,
        may,
    });
    let planes = (0..3)
        .map(|plane| compiler.circuit.add(Step::Kernel(kernel, plane)))
        .collect();
    let pairs = Bits::planes(0, planes);
    // Below nought never happens: two people make a pair.
    compiler.circuit.minus(people, &pairs)
}

fn people(compiler: &mut Compiler<'_>, list: ListId) -> Result<(Vec<Person>, Wire), TooHard> {
    let rules = &compiler.scheme.rules.bedrooms;
    let babies_field = vocabulary()
        .list_at(list)
        .and_then(|list| list.field("babies"))
        .map(|(field, _)| field);
    let mut people = Vec::new();
    // How many babies there are at least: certainly, and possibly.
    let mut babies = [Truths::NO; BABIES + 1];
    for (member, there) in compiler.entries(list) {
        let scope = Scope {
            list,
            member,
            outer: None,
        };
        let ask = |compiler: &mut Compiler<'_>, rule: Option<u32>, otherwise| match rule {
            Some(rule) => compiler.truth(rule, Some(&scope)),
            None => Ok(otherwise),
        };
        let counts = ask(compiler, rules.counts, Truths::YES)?;
        let alone = ask(compiler, rules.alone, Truths::NO)?;
        let counts = compiler.circuit.t_and(there, counts);
        let meets = meets(compiler, &scope)?;
        if rules.expecting.is_some() {
            let expecting = ask(compiler, rules.expecting, Truths::NO)?;
            let expecting = compiler.circuit.t_and(there, expecting);
            for nth in 1..=8_i64 {
                let so_many = match babies_field {
                    Some(field) if nth > 1 => {
                        let number = compiler.leaf(Leaf::Field { up: 0, field }, Some(&scope))?;
                        let reached = compiler.circuit.at_least(&number.value, nth);
                        compiler.circuit.and(number.exact, reached)
                    }
                    _ if nth == 1 => ON,
                    _ => OFF,
                };
                let one = compiler.circuit.t_and(
                    expecting,
                    Truths {
                        yes: so_many,
                        maybe: so_many,
                    },
                );
                add_baby(compiler, &mut babies, one);
            }
        }
        people.push(Person {
            member,
            counts,
            alone,
            meets,
        });
    }
    // Who has a room alone may hang on a baby to come: such households are worked out one by one.
    let by_others = rules.alone_by_others(&compiler.scheme.names.program).is_some();
    let [one, .., too_many] = babies;
    let too_many = if by_others { one } else { too_many };
    let scope = Scope {
        list,
        member: Member::Unborn,
        outer: None,
    };
    for counts in babies.into_iter().take(BABIES) {
        if counts.maybe == OFF {
            continue;
        }
        people.push(Person {
            member: Member::Unborn,
            counts,
            alone: Truths::NO,
            meets: meets(compiler, &scope)?,
        });
    }
    Ok((people, too_many.maybe))
}

/// One more baby moves every mark of the thermometer up by one.
fn add_baby(compiler: &mut Compiler<'_>, babies: &mut [Truths; BABIES + 1], one: Truths) {
    let mut below = Truths::YES;
    for mark in babies {
        let was = *mark;
        let moved = compiler.circuit.t_and(below, one);
        *mark = compiler.circuit.t_or(was, moved);
        below = was;
    }
}

fn meets(compiler: &mut Compiler<'_>, scope: &Scope<'_>) -> Result<Vec<Truths>, TooHard> {
    let rules = &compiler.scheme.rules.bedrooms;
    rules
        .share
        .iter()
        .map(|rule| {
            rule.both
                .map_or(Ok(Truths::YES), |both| compiler.truth(both, Some(scope)))
        })
        .collect()
}

/// Whether two may share. Where the calendar decides how far apart they were born, the household is left to the rows.
fn may_share(
    compiler: &mut Compiler<'_>,
    list: ListId,
    (a, b): (&Person, &Person),
    unclear: &mut Vec<Wire>,
) -> Result<Truths, TooHard> {
    let rules = &compiler.scheme.rules.bedrooms;
    let mut any = Truths::NO;
    for (rule, (first, second)) in rules.share.iter().zip(a.meets.iter().zip(&b.meets)) {
        let mut may = compiler.circuit.t_and(*first, *second);
        let read = |compiler: &mut Compiler<'_>, person: &Person, field: u16| {
            let scope = Scope {
                list,
                member: person.member,
                outer: None,
            };
            compiler.leaf(Leaf::Field { up: 0, field }, Some(&scope))
        };
        for field in &rule.same {
            if may == Truths::NO {
                break;
            }
            let (x, y) = (read(compiler, a, *field)?, read(compiler, b, *field)?);
            let same = compiler.circuit.r_compare(&x, Comparison::Equal, &y)?;
            may = compiler.circuit.t_and(may, same);
        }
        let unborn = [a, b].iter().any(|one| matches!(one.member, Member::Unborn));
        if rule.apart.is_some() && unborn {
            // When a baby will be born is left to the rows.
            let circuit = &mut *compiler.circuit;
            let here = circuit.and(a.counts.maybe, b.counts.maybe);
            unclear.push(circuit.and(here, may.maybe));
        } else if let Some(apart) = rule.apart.as_ref().filter(|_| may != Truths::NO) {
            let born = ids().members_birth_date;
            let births = (read(compiler, a, born)?, read(compiler, b, born)?);
            let (sure, possible) = apart.roughly();
            let (sure, possible) = (
                within(compiler, &births, sure)?,
                within(compiler, &births, possible)?,
            );
            let circuit = &mut *compiler.circuit;
            let open = circuit.not(sure.yes);
            let open = circuit.and(open, possible.maybe);
            may = Truths {
                yes: circuit.and(may.yes, sure.yes),
                maybe: circuit.and(may.maybe, possible.maybe),
            };
            let here = circuit.and(a.counts.maybe, b.counts.maybe);
            let open = circuit.and(open, may.maybe);
            unclear.push(circuit.and(open, here));
        }
        any = compiler.circuit.t_or(any, may);
    }
    let (a, b) = (compiler.circuit.t_not(a.alone), compiler.circuit.t_not(b.alone));
    let any = compiler.circuit.t_and(any, a);
    Ok(compiler.circuit.t_and(any, b))
}
