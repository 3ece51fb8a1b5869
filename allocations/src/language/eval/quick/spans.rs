//! Time in the rows of a list, the quick way.
use super::super::lists::{covered, run_to};
use super::super::{Frame, Scope};
use super::Quick::{self, Is, Nothing, Open};
use super::of;
use crate::calendar::LAST_DAY;
use crate::language::ir::{Gap, NodeId};
use crate::truth::Truth;
use crate::vocabulary::{FieldId, ListId};

/// More spans than this are measured the slower way.
const MOST_SPANS: usize = 12;

impl Frame<'_> {
    pub(super) fn quick_time(
        &self,
        (list, when): (ListId, Option<NodeId>),
        (from, to): (FieldId, FieldId),
        ((start, close), unbroken): ((i64, i64), Option<Gap>),
        outer: Option<&Scope<'_>>,
    ) -> Quick {
        let Some(entries) = self.list(list) else {
            return Open;
        };
        let mut spans = [(0_i64, 0_i64); MOST_SPANS];
        let mut found = 0_usize;
        for entry in entries {
            match self.there(entry, list, when, outer) {
                Truth::No => continue,
                Truth::Yes => {}
                Truth::Unknown => return Open,
            }
            let end = match of(entry.held(to)) {
                Is(end) => end,
                Nothing => LAST_DAY,
                Open => return Open,
            };
            match (of(entry.held(from)), spans.get_mut(found)) {
                (Nothing, _) => {}
                (Is(begin), Some(span)) => {
                    *span = (begin.max(start), end.min(close));
                    found += 1;
                }
                (Is(_), None) | (Open, _) => return Open,
            }
        }
        let spans = spans.get_mut(..found).unwrap_or_default();
        Is(if let Some(gap) = unbroken {
            run_to(spans, self.as_at, gap)
        } else {
            covered(spans)
        })
    }
}
