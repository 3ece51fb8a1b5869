//! What has been worked out of a household on the way to its verdict.
use super::layout::{CODES, UNKNOWN};
use crate::value::{Val, whole};

/// A fact that is worked out on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Here {
    AsAt,
    Age,
    Size,
    Need,
    Lacking,
    Spare,
    NeedCount,
    Band,
    Points,
    MovedOn,
    RankingDate,
}

/// The numbers; each is known only from its step on.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pub(super) as_at: i64,
    pub(super) born: i64,
    pub(super) size: Option<i64>,
    pub(super) need: Val,
    pub(super) lacking: Val,
    pub(super) spare: Val,
    pub(super) need_count: Val,
    pub(super) band: Val,
    pub(super) points: Val,
    pub(super) moved_on: Option<Val>,
}

impl State {
    pub(super) fn read(&self, here: Here) -> Option<Val> {
        Some(match here {
            Here::AsAt => Val::exact(self.as_at),
            Here::Age => self.age(),
            Here::Size => self.size.map_or(Val::between(0, 30), Val::exact),
            Here::Need => self.need,
            Here::Lacking => self.lacking,
            Here::Spare => self.spare,
            Here::NeedCount => self.need_count,
            Here::Band => self.band,
            Here::Points => self.points,
            Here::MovedOn => self.moved_on?,
            Here::RankingDate => return None,
        })
    }

    fn age(&self) -> Val {
        if self.born == super::layout::UNKNOWN_WIDE {
            Val::between(0, 130)
        } else {
            Val::exact(crate::language::eval::age(self.born, self.as_at))
        }
    }

    /// The value as a code of a table; none when the table cannot say.
    #[inline]
    pub(super) fn code(&self, here: Here) -> Option<usize> {
        let value = match here {
            Here::Size => self.size.map_or(Val::between(0, 30), Val::exact),
            Here::Need => self.need,
            Here::Lacking => self.lacking,
            Here::Spare => self.spare,
            Here::NeedCount => self.need_count,
            Here::Band => self.band,
            Here::AsAt | Here::Age | Here::Points | Here::MovedOn | Here::RankingDate => return None,
        };
        if !value.some {
            return Some(super::layout::NONE);
        }
        if value.lo == value.hi && !value.none {
            return usize::try_from(value.lo)
                .ok()
                .filter(|at| *at < super::layout::NONE);
        }
        let open = matches!(here, Here::Need | Here::Size) && value == Val::between(0, 30);
        open.then_some(UNKNOWN)
    }
}

/// A code as the number it stands for.
pub(super) fn number(code: usize) -> i64 {
    whole(code.min(CODES))
}
