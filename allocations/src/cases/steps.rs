//! The last day of a step, as a case may assert it.
use super::then::{Asked, Findings, day};
use crate::assess::{Assessment, place};
use crate::calendar;
use crate::facts::Facts;
use crate::scheme::reader::Reader;
use crate::scheme::tree::Tree;

/// The last day on which a step counts that counts now: of several, the last to end.
pub(super) fn step_until(
    reader: &mut Reader,
    (asked, then): (&Asked<'_>, &Tree),
    (answer, facts): (&Assessment, &Facts),
    findings: &mut Findings,
) {
    let Some(wanted) = reader.date(then, "step_until") else {
        return;
    };
    let today = calendar::day(asked.as_at);
    let placed = place(asked.scheme, facts, today, today);
    let now = answer.steps.iter().filter(|step| step.answer.is_yes());
    let ends = now.filter_map(|now| {
        let mut steps = asked.scheme.rules.steps.iter();
        let until = steps.find(|step| step.rule.code == now.code)?.until?;
        placed.frame.value(until, None).known()
    });
    let found = ends.max().map(calendar::date);
    findings.same("step_until", &calendar::date(wanted).to_string(), &day(found));
}
