//! One household's answer with its reasons, in words.

use allocations::{Assessment, FactShown, PointsPart, Question, Reason, Scheme, Truth, in_words};

use super::{between, counted, place, truth};

/// Everything the scheme says about a household, line by line.
pub(super) fn explained(reference: &str, answer: &Assessment, scheme: &Scheme) -> String {
    let mut lines = vec![
        reference.to_owned(),
        format!("  On the register: {}", truth(answer.on_register())),
        format!("  Place: {}", place(answer, !scheme.bands().is_empty())),
    ];
    if let Some(date) = &answer.ranking_date {
        let day = date.date.map_or_else(|| "not known".to_owned(), in_words);
        lines.push(clause(
            format!("  Date that ranks: {day}. {}", date.says),
            date.clause.as_deref(),
        ));
    }
    let bedrooms = &answer.bedrooms;
    if scheme.counts_bedrooms() {
        lines.push(format!(
            "  Bedrooms needed: {}",
            between(bedrooms.least, bedrooms.most)
        ));
    }
    let tests = answer.eligible.reasons.iter().chain(&answer.qualifying.reasons);
    lines.extend(
        tests
            .chain(&answer.steps)
            .map(|reason| format!("  {}", because(reason))),
    );
    for need in &answer.needs {
        let gives = need.band.clone().or_else(|| need.points.map(in_points));
        let what = match (need.award, need.ended()) {
            (true, false) => "Award",
            (true, true) => "Award that has ended",
            (false, false) => "Need",
            (false, true) => "Need that has ended",
        };
        let head = format!(
            "  {what}, {}{}: {}",
            truth(need.answer),
            gives.map(|gives| format!(", gives {gives}")).unwrap_or_default(),
            need.says
        );
        lines.push(format!(
            "{}{}",
            clause(head, need.clause.as_deref()),
            facts(&need.facts)
        ));
    }
    lines.extend(rest(answer));
    lines.push(String::new());
    lines.join("\n")
}

/// What the place is made of, how long it lasts, and what could change it.
fn rest(answer: &Assessment) -> Vec<String> {
    let mut lines = Vec::new();
    // What a need or an award gives for certain stands with it already.
    let said = |part: &&PointsPart| {
        let certain = answer.needs.iter().filter(|need| need.answer.is_yes());
        let mut given = certain.filter(|need| need.code == part.code);
        part.least == part.most && given.any(|need| need.points == Some(part.least))
    };
    let parts = answer.points.iter().flat_map(|points| &points.parts);
    for part in parts.filter(|part| !said(part)) {
        let says = format!("  {}: {}", counted(part.least, part.most), part.says);
        lines.push(clause(says, part.clause.as_deref()));
    }
    for limit in &answer.limits {
        let need = answer.needs.iter().find(|need| need.code == limit.need);
        let of = need.map_or(limit.need.as_str(), |need| need.says.trim_end_matches('.'));
        let lasts = match limit.until {
            Some(until) if limit.passed.is_yes() => format!("ended after {}", in_words(until)),
            Some(until) => format!("lasts until the end of {}", in_words(until)),
            // Nothing that is missing could end it: there is no day to count from.
            None if limit.passed.is_no() => {
                "has a time limit that has not begun: there is no day to count from".to_owned()
            }
            None => "lasts until a day not known".to_owned(),
        };
        // A time limit of what may not be found is no limit yet.
        let open = need.is_some_and(|need| need.answer.is_unknown());
        let lasts = if open {
            format!("would count only if it is found, and {lasts}")
        } else {
            lasts
        };
        let says = format!("  “{of}” {lasts}. {}", limit.says);
        lines.push(clause(says.trim_end().to_owned(), limit.clause.as_deref()));
    }
    if answer.limits.len() > 1
        && let Some(until) = answer.until()
        && !answer.passed().is_some_and(Truth::is_yes)
    {
        lines.push(format!("  The priority lasts until {}.", in_words(until)));
    }
    lines.extend(answer.questions.iter().map(|one| format!("  {}", still(one))));
    if let Some(up) = &answer.would_move_up {
        let to = up.band.as_ref().map_or_else(
            || {
                up.points
                    .map_or_else(String::new, |points| format!(" by {}", in_points(points)))
            },
            |band| format!(" to {band}"),
        );
        let says = format!("  Would move up{to} if this were so: {}", up.says);
        let now: Vec<String> = up
            .facts
            .iter()
            .map(|fact| format!("{}: {}", fact.label, fact.value))
            .collect();
        let now = if now.is_empty() {
            String::new()
        } else {
            format!(" [now {}]", now.join("; "))
        };
        lines.push(format!("{}{now}", clause(says, up.clause.as_deref())));
    }
    lines
}

/// A fact that is still to be known.
pub(in crate::cli::scheme) fn still(question: &Question) -> String {
    let asks = if question.asks.is_empty() {
        &question.label
    } else {
        &question.asks
    };
    // Of a list, which row is meant.
    let of = match (question.fact.split_once('.'), question.nth) {
        (Some((list, field)), Some(nth)) => format!("{field} of number {nth} of {list}"),
        _ => question.fact.clone(),
    };
    format!("Still to be known, {of}: {asks}")
}

/// A number of points in words.
fn in_points(points: i64) -> String {
    let word = if points == 1 { "point" } else { "points" };
    format!("{points} {word}")
}

/// A reason with its clause and the facts that decided.
pub(in crate::cli::scheme) fn because(reason: &Reason) -> String {
    let says = clause(
        format!("{}: {}", reason.code, reason.says),
        reason.clause.as_deref(),
    );
    let open = if reason.answer == Truth::Unknown {
        "Cannot be decided yet: "
    } else {
        ""
    };
    format!("{open}{says}{}", facts(&reason.facts))
}

fn clause(says: String, clause: Option<&str>) -> String {
    match clause {
        Some(clause) => format!("{says} ({clause})"),
        None => says,
    }
}

fn facts(facts: &[FactShown]) -> String {
    if facts.is_empty() {
        return String::new();
    }
    let facts: Vec<String> = facts
        .iter()
        .map(|fact| format!("{}: {}", fact.label, fact.value))
        .collect();
    format!(" [{}]", facts.join("; "))
}
