//! What moves between bands have done to the date: the scheme's rules replayed over the recorded history.
use crate::calendar::{FIRST_DAY, LAST_DAY};
use crate::facts::{Entry, Held};
use crate::language::eval::{Frame, Scope};
use crate::language::ir::Leaf;
use crate::scheme::Scheme;
use crate::scheme::model::{Dates, OnMove};
use crate::value::{Val, whole};
use crate::vocabulary::{FieldId, ListId, ids, plain};

/// What happened, in the order of the choices in the vocabulary.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Event {
    Registered,
    Reassessed,
    Suspended,
    Unsuspended,
    Cancelled,
    RegisteredAgain,
}

struct Move {
    event: Event,
    on: Val,
    told_on: Val,
    /// The place of the band, best first; none when the record names none.
    band: Option<i64>,
}

/// The household's state after a move: its band, and the date it ranks by. "None" is the date of the application.
#[derive(Clone, Copy)]
struct Standing {
    band: i64,
    date: Val,
}

/// The date that the last move left, or "none" while the date of the application still stands.
pub(super) fn moved_on(scheme: &Scheme, frame: &Frame<'_>) -> Val {
    let list = ids().moves;
    let Some(entries) = frame.list(list) else {
        return Val::maybe(FIRST_DAY, LAST_DAY);
    };
    if entries.is_empty() {
        return Val::NONE;
    }
    let mut moves: Vec<Move> = entries
        .iter()
        .map(|entry| read(scheme, frame, list, entry))
        .collect();
    moves.sort_by_key(|step| step.on.lo);
    let dates = &scheme.rules.dates;
    let mut past: Vec<Standing> = Vec::new();
    for step in &moves {
        let next = after(dates, frame, &past, step);
        past.extend(next);
    }
    let kept = past.last().map_or(Val::NONE, |held| held.date);
    let band = frame.value_of(ids().band);
    let date_in = |band: i64| {
        let today = now(frame, &moves, band).and_then(|step| after(dates, frame, &past, &step));
        today.map_or(kept, |held| held.date)
    };
    if let Some(band) = band.known() {
        return date_in(band);
    }
    // While the band is open, so is whether today's assessment is a move.
    if !band.some {
        return kept;
    }
    (band.lo..=band.hi).map(date_in).fold(kept, Val::hull)
}

/// When today's assessment gives another band than the last record, that is a move too, made today.
fn now(frame: &Frame<'_>, moves: &[Move], band: i64) -> Option<Move> {
    let last = moves.iter().rev().find_map(|step| step.band)?;
    if band == last {
        return None;
    }
    let told_on = frame.value_of(ids().told_on);
    Some(Move {
        event: Event::Reassessed,
        on: Val::exact(frame.as_at),
        told_on,
        band: Some(band),
    })
}

fn read(scheme: &Scheme, frame: &Frame<'_>, list: ListId, entry: &Entry) -> Move {
    let scope = Scope {
        list,
        entry,
        outer: None,
    };
    let known = ids();
    let value = |field: FieldId| frame.read_in(Leaf::Field { up: 0, field }, &scope);
    let event = match value(known.moves_kind).known() {
        Some(0) => Event::Registered,
        Some(2) => Event::Suspended,
        Some(3) => Event::Unsuspended,
        Some(4) => Event::Cancelled,
        Some(5) => Event::RegisteredAgain,
        Some(_) | None => Event::Reassessed,
    };
    let band = match entry.held(known.moves_band) {
        Some(Held::Text(name)) => scheme
            .rules
            .bands
            .iter()
            .position(|band| plain(&band.name) == plain(name)),
        Some(Held::Number(_) | Held::Nothing | Held::Places(_)) | None => None,
    };
    Move {
        event,
        on: value(known.moves_on),
        told_on: value(known.moves_told_on),
        band: band.map(whole),
    }
}

fn after(dates: &Dates, frame: &Frame<'_>, past: &[Standing], step: &Move) -> Option<Standing> {
    let before = past.last().copied();
    let Some(before) = before else {
        return Some(Standing {
            band: step.band?,
            date: Val::NONE,
        });
    };
    let (rule, band) = match step.event {
        Event::Registered | Event::Reassessed => {
            let band = step.band?;
            let rule = match band.cmp(&before.band) {
                std::cmp::Ordering::Less => dates.up,
                std::cmp::Ordering::Greater => dates.down,
                std::cmp::Ordering::Equal => None,
            };
            (rule, band)
        }
        Event::Unsuspended => (dates.suspended, step.band.unwrap_or(before.band)),
        Event::RegisteredAgain => (dates.registered_again, step.band.unwrap_or(before.band)),
        Event::Suspended | Event::Cancelled => (None, before.band),
    };
    let date = match rule {
        None | Some(OnMove::Keep | OnMove::Higher) => before.date,
        Some(OnMove::Decided) => step.on,
        Some(OnMove::Told) => {
            // Where nobody noted when the council was told, the day of the decision is the day it knew.
            if step.told_on.none {
                Val {
                    none: false,
                    ..step.told_on
                }
                .hull_some(step.on)
            } else {
                step.told_on
            }
        }
        Some(OnMove::Registered) => match step.event {
            Event::RegisteredAgain => step.on,
            Event::Registered
            | Event::Reassessed
            | Event::Suspended
            | Event::Unsuspended
            | Event::Cancelled => frame.value_of(ids().registered_on),
        },
        Some(OnMove::Original) => {
            let same_or_lower = past.iter().rev().find(|held| held.band >= band);
            same_or_lower.or(past.first()).map_or(Val::NONE, |held| held.date)
        }
    };
    Some(Standing { band, date })
}
