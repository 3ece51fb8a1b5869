//! What conditions of a scheme are asked in: the household on a day.
use std::borrow::Cow;
use std::cell::Cell;

use super::Scheme;
use crate::facts::{Facts, Held};
use crate::language::eval::Frame;
use crate::value::Val;
use crate::vocabulary::{ids, vocabulary};

/// The household as it stands before anything has been worked out.
pub(crate) fn frame<'a>(scheme: &'a Scheme, facts: &'a Facts, as_at: i64) -> Frame<'a> {
    let household = scheme.with_own_rows(facts);
    frame_of(scheme, household, scheme.own_values(facts), as_at)
}

/// The same for facts among which the scheme's own stand already.
pub(crate) fn frame_of<'a>(
    scheme: &'a Scheme,
    household: Cow<'a, Facts>,
    locals: Vec<Option<Held>>,
    as_at: i64,
) -> Frame<'a> {
    let mut frame = Frame {
        program: &scheme.names.program,
        names: &scheme.names,
        household,
        advert: None,
        locals: Cow::Owned(locals),
        worked: Cow::Owned(vec![None; vocabulary().worked()]),
        supposed: Cow::Owned(Vec::new()),
        kept: Cow::Owned(vec![
            Cell::new(None);
            usize::try_from(scheme.names.program.kept).unwrap_or(0)
        ]),
        needs: Cow::Owned(Vec::new()),
        needs_list: ids().needs,
        as_at,
        today: as_at,
        row_by_row: false,
    };
    frame.derive(ids().as_at, Val::exact(as_at));
    frame
}
