//! Where a household stands while several keys of the order are open: at the worst of the answers that there may be, each
//! answer taken as a whole. The worst band with the best band's date is an answer that nobody will ever give.
use super::{Line, value};
use crate::language::eval::Frame;
use crate::scheme::model::{Label, Sort};

impl Line<'_> {
    /// Whether more than one key of a stage waits for something that is not known.
    pub(in crate::shortlist) fn waits_twice(&self) -> bool {
        let open = self.values.iter().filter(|value| !value.settled()).count();
        open > 1 || self.otherwise.as_deref().is_some_and(Self::waits_twice)
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
