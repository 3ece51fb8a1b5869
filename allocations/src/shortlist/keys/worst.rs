//! Where a household stands while several keys of the order are open: at the worst of the answers that there may be, each
//! answer taken as a whole. The worst band with the best band's date is an answer that nobody will ever give.
use super::{Before, BidFacts, Line, value};
use crate::assess::applies;
use crate::language::eval::Frame;
use crate::reason::Reason;
use crate::scheme::model::{Label, Sort};
use crate::truth::Truth;
use crate::value::whole;

/// Where an answer puts a household. What makes the place comes first: the smallest stands first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Stand {
    stage: usize,
    keys: Vec<i64>,
    tier: Option<usize>,
}

impl Stand {
    /// The first stage and the first tier that it fits; none where it fits none for certain.
    fn of(label: &Label, frame: &Frame<'_>) -> Option<Self> {
        let mut stages = label.stages.iter();
        let stage = stages.position(|stage| applies(frame, &stage.rule).is_yes())?;
        let rules = label.stages.get(stage)?;
        let mut tiers = rules.tiers.iter();
        let tier = tiers.position(|tier| applies(frame, &tier.rule).is_yes());
        if tier.is_none() && !rules.tiers.is_empty() {
            return None;
        }
        let keys = rules.order.iter().map(|key| match key.sort {
            Sort::Value(..) => value(key, frame).1,
            Sort::Tier => tier.map_or(0, whole),
            Sort::Draw(_) | Sort::Reference => 0,
        });
        let keys = keys.collect();
        Some(Self { stage, keys, tier })
    }
}

impl<'a> Line<'a> {
    /// Whether more than one part of its place waits for something that is not known: a key of a stage and, where nobody's
    /// place hangs on who else is listed, the tier or the stage. There one part is enough, if nothing is certain of it.
    pub(in crate::shortlist) fn waits_twice(&self, steady: bool, stages: bool) -> bool {
        let mut open = self.values.iter().filter(|value| !value.settled()).count();
        if steady {
            let mut tiers = self.tiers.iter().map(|(answer, _)| *answer);
            match tiers.find(|answer| !answer.is_no()) {
                Some(Truth::Unknown) if !tiers.any(Truth::is_yes) => return true,
                Some(Truth::Unknown) => open += 1,
                Some(Truth::Yes | Truth::No) | None => {}
            }
            open += usize::from(stages);
        }
        open > 1
            || self
                .otherwise
                .as_deref()
                .is_some_and(|line| line.waits_twice(false, false))
    }

    /// The line where the worst of some answers would put it: its stage, its tier and its keys. None where an answer would
    /// leave it without a place.
    pub(in crate::shortlist) fn at_worst(
        bid: &'a BidFacts,
        frame: &Frame<'_>,
        (label, before): (&Label, &[Before]),
        answers: &[Frame<'_>],
    ) -> Option<Self> {
        let mut worst: Option<Stand> = None;
        for answer in answers {
            worst = worst.max(Some(Stand::of(label, answer)?));
        }
        let worst = worst?;
        let mut reasons = Vec::new();
        let stages = label.stages.iter().enumerate();
        for (at, stage) in stages.take(worst.stage.saturating_add(1)) {
            let answer = applies(frame, &stage.rule);
            if at == worst.stage || answer.is_unknown() {
                reasons.push(Reason::of(frame, &stage.rule, answer));
            }
        }
        let own = reasons.pop()?;
        let mut line = Self::new(bid, worst.stage, own, frame, (label, before));
        line.reasons.splice(0..0, reasons);
        line.marks = worst.keys;
        if let Some((answer, _)) = worst.tier.and_then(|tier| line.tiers.get_mut(tier)) {
            *answer = Truth::Yes;
        }
        Some(line)
    }

    /// Puts the line where the worst of some answers would put it, by each of its stages.
    pub(in crate::shortlist) fn stand_at_worst(&mut self, label: &Label, answers: &[Frame<'_>]) {
        if let Some(stage) = label.stages.get(self.stage) {
            let marks = answers.iter().map(|frame| {
                let keys = stage.order.iter();
                keys.map(|key| match key.sort {
                    Sort::Value(..) => value(key, frame).1,
                    Sort::Tier | Sort::Draw(_) | Sort::Reference => 0,
                })
                .collect::<Vec<i64>>()
            });
            // The smallest stands first, key by key.
            if let Some(worst) = marks.max() {
                self.marks = worst;
            }
        }
        if let Some(otherwise) = self.otherwise.as_deref_mut() {
            otherwise.stand_at_worst(label, answers);
        }
    }
}
