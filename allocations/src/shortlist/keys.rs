//! The keys of each row, and tiers that hold only so many.
mod caps;
mod groups;
mod limits;
mod natural;
mod tiers;
mod worst;

use super::BidFacts;
use crate::assess::applies;
use crate::draw::{MOST_CHANCES, best};
use crate::facts::AdvertFacts;
use crate::language::eval::Frame;
use crate::order::{Column, Position, rank};
use crate::reason::Reason;
use crate::scheme::model::{Key, Label, Sort, Stage};
use crate::truth::Truth;
use crate::value::{Val, whole};
pub(super) use caps::{free, listed};
pub(super) use groups::{Before, Group, before};
use groups::{groups, room};
use limits::{Taken, hold_to, take_turns};
use natural::natural;
use tiers::in_tiers;

/// A stage by its place, and why a household is in it, or may be.
pub(super) type InStage = (usize, Reason);

/// One bid on its way to a place.
pub(super) struct Line<'a> {
    pub(super) bid: &'a BidFacts,
    pub(super) stage: usize,
    pub(super) tier: Option<usize>,
    /// The limit of a group whose places were taken before it, where it stands below all others for that.
    pub(super) beyond: Option<i64>,
    /// It is not considered for such a limit.
    out: bool,
    /// A group of it is full, so it is only asked whether there would have been a place for it.
    passed: bool,
    /// Its number in the draw, when there is one: its best ticket and how many it has.
    pub(super) draw: Option<Ticket>,
    /// Its turn: the round from 0, and the group.
    pub(super) turn: Option<(i64, usize)>,
    pub(super) reasons: Vec<Reason>,
    /// Each key of the stage that is a value.
    pub(super) values: Vec<Val>,
    /// The number each of them is compared by.
    marks: Vec<i64>,
    /// Each tier of the stage: whether the household fits it, and how many it may hold.
    tiers: Vec<(Truth, Option<i64>)>,
    /// Why it fits each tier that it fits; where it may fit none in the end, why it fits or does not fit any of them.
    tier_reasons: Vec<(usize, Reason)>,
    /// What it is to each group that has a cap.
    pub(super) groups: Vec<Group>,
    /// The first group of those that take turns that it is in.
    group: Option<usize>,
    /// How many the stage holds, where it holds only so many.
    room: Option<i64>,
    /// How many each limit of the label lets in.
    limits: Vec<i64>,
    /// How many chances it has in a draw where they differ, and whether a missing fact could change that.
    chances: i64,
    more_chances: bool,
    /// The stages that it was in and that were full.
    full: Vec<Reason>,
    /// The same bid in the next stage that it may stand in, when this one is full.
    otherwise: Option<Box<Line<'a>>>,
}

/// A number in a draw.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ticket {
    pub(super) number: [u8; 32],
    /// Which of its chances it is, from 1; 0 when it has none.
    pub(super) nth: i64,
    /// How many chances there are; none where everybody has one.
    pub(super) of: Option<i64>,
    /// A missing fact could change how many there are.
    pub(super) open: bool,
}

/// A line's place: the line, and the first key in which it differs from the line above, as the names of keys count them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) line: usize,
    pub(super) parted_by: Option<usize>,
}

/// The places of one stage: of those within all limits for groups, or of those beyond one.
#[derive(Clone, Debug)]
pub(super) struct List {
    pub(super) beyond: bool,
    pub(super) stage: usize,
    pub(super) placed: Vec<Placed>,
}

/// A bid that has no place, and why.
pub(super) type Without<'a> = (&'a BidFacts, Vec<Reason>);

impl<'a> Line<'a> {
    /// The line of a bid in the first of some stages, with the others behind it.
    pub(super) fn of_stages(
        bid: &'a BidFacts,
        (stages, open): (Vec<InStage>, &[InStage]),
        frame: &Frame<'_>,
        (label, before): (&Label, &[Before]),
    ) -> Option<Self> {
        let mut line: Option<Self> = None;
        for (stage, reason) in stages.into_iter().rev() {
            let otherwise = line.take().map(Box::new);
            let mut next = Self::new(bid, stage, reason, frame, (label, before));
            // A better stage that it might be in, were a fact known, is a reason too: it says what to ask.
            let better = open.iter().filter(|(at, _)| *at < stage);
            next.reasons
                .splice(0..0, better.map(|(_, reason)| reason.clone()));
            line = Some(Self { otherwise, ..next });
        }
        line
    }

    /// The same line without what is only told.
    fn bare(&self) -> Self {
        Self {
            bid: self.bid,
            stage: self.stage,
            tier: self.tier,
            beyond: self.beyond,
            out: self.out,
            passed: self.passed,
            draw: self.draw,
            turn: self.turn,
            reasons: Vec::new(),
            values: Vec::new(),
            marks: self.marks.clone(),
            tiers: self.tiers.clone(),
            tier_reasons: Vec::new(),
            groups: self
                .groups
                .iter()
                .map(|group| Group {
                    open: None,
                    ..group.clone()
                })
                .collect(),
            group: self.group,
            room: self.room,
            limits: self.limits.clone(),
            chances: self.chances,
            more_chances: self.more_chances,
            full: Vec::new(),
            otherwise: self.otherwise.as_ref().map(|next| Box::new(next.bare())),
        }
    }

    fn new(
        bid: &'a BidFacts,
        stage: usize,
        reason: Reason,
        frame: &Frame<'_>,
        (label, before): (&Label, &[Before]),
    ) -> Self {
        let mut line = Self {
            bid,
            stage,
            tier: None,
            beyond: None,
            out: false,
            passed: false,
            draw: None,
            reasons: vec![reason],
            values: Vec::new(),
            marks: Vec::new(),
            tiers: Vec::new(),
            tier_reasons: Vec::new(),
            groups: Vec::new(),
            turn: None,
            group: None,
            room: None,
            limits: Vec::new(),
            chances: 1,
            more_chances: false,
            full: Vec::new(),
            otherwise: None,
        };
        let Some(rules) = label.stages.get(stage) else {
            return line;
        };
        for tier in &rules.tiers {
            let most = tier.most.map(|most| room(frame.value(most, None)));
            line.tiers.push((applies(frame, &tier.rule), most));
        }
        // Where tiers hold only so many, even one that fits may be full, and then every tier is a reason.
        let sure = line.tiers.iter().any(|(answer, _)| answer.is_yes())
            && rules.tiers.iter().all(|tier| tier.most.is_none());
        for (at, (tier, (answer, _))) in rules.tiers.iter().zip(&line.tiers).enumerate() {
            if !answer.is_no() || !sure {
                line.tier_reasons
                    .push((at, Reason::of(frame, &tier.rule, *answer)));
            }
        }
        for key in &rules.order {
            let (value, mark) = value(key, frame);
            line.values.push(value);
            line.marks.push(mark);
            if let Sort::Draw(Some(chances)) = key.sort {
                let chances = frame.value(chances, None);
                line.chances = room(chances);
                line.more_chances = !chances.settled();
            }
        }
        line.room = rules.most.map(|most| room(frame.value(most, None)));
        let limits = label.limits.iter();
        line.limits = limits.map(|limit| room(frame.value(limit.most, None))).collect();
        line.group = rules
            .turns
            .iter()
            .position(|turn| applies(frame, &turn.rule).is_yes());
        line.groups = groups(label, before, frame);
        line
    }
}

/// A key's value, and the number it is compared by: the smallest comes first.
fn value(key: &Key, frame: &Frame<'_>) -> (Val, i64) {
    let Sort::Value(node, _) = key.sort else {
        return (Val::NONE, 0);
    };
    let node = key.exact.map_or(node, |(node, _)| node);
    let value = frame.value(node, None);
    // What is open stands at its worst, and "none" stands after everything.
    let mark = if !value.some || value.none {
        i64::MAX
    } else if !key.first.is_empty() {
        let place = |n: i64| {
            whole(
                key.first
                    .iter()
                    .position(|first| *first == n)
                    .unwrap_or(key.first.len()),
            )
        };
        value.known().map_or(whole(key.first.len()), place)
    } else if key.largest_first {
        value.lo.saturating_neg()
    } else {
        value.hi
    };
    (value, mark)
}

/// The lines of one stage and their keys as columns.
struct Table<'a> {
    lines: Vec<usize>,
    /// The turn, the keys of the stage, the number of the bid.
    columns: Vec<Column<'a>>,
}

impl Table<'_> {
    /// Puts some of the rows in order.
    fn order(&self, rows: &[u32]) -> Vec<Position> {
        rank(&self.columns, rows)
    }

    fn line(&self, row: u32) -> usize {
        let at = usize::try_from(row).unwrap_or(usize::MAX);
        self.lines.get(at).copied().unwrap_or(usize::MAX)
    }

    fn set(&mut self, column: usize, row: u32, to: i64) {
        if let Some(Column::Whole(marks)) = self.columns.get_mut(column)
            && let Ok(row) = usize::try_from(row)
            && let Some(mark) = marks.get_mut(row)
        {
            *mark = to;
        }
    }
}

/// The columns before the keys of the stage.
const KEYS_FROM: usize = 1;

/// The number of each line in the draw, where there is one.
fn tickets(
    stage: &Stage,
    (mine, lines): (&[usize], &mut [Line<'_>]),
    advert: &AdvertFacts,
    seed: Option<&[u8; 32]>,
) -> Vec<[u8; 32]> {
    let drawn = stage.order.iter().find_map(|key| match key.sort {
        Sort::Draw(chances) => Some(chances.is_some()),
        Sort::Value(..) | Sort::Tier | Sort::Reference => None,
    });
    let (Some(seed), Some(several)) = (seed, drawn) else {
        return Vec::new();
    };
    let mut numbers = Vec::with_capacity(mine.len());
    for at in mine {
        let Some(line) = lines.get_mut(*at) else { continue };
        let of = several.then_some(line.chances.min(MOST_CHANCES));
        let (nth, number) = best(seed, &advert.reference, &line.bid.bid_id, of.unwrap_or(1));
        let open = line.more_chances;
        line.draw = Some(Ticket {
            number,
            nth,
            of,
            open,
        });
        numbers.push(number);
    }
    numbers
}

/// The order of one stage, and who fits none of its tiers. Those `beyond` a limit for a group take up no place of a tier,
/// a turn or a stage: they stand where they would by the keys alone.
fn in_order<'a>(
    (at, stage, beyond): (usize, &Stage, bool),
    label: &Label,
    (lines, taken): (&mut [Line<'a>], &mut Taken),
    advert: &AdvertFacts,
    seed: Option<&[u8; 32]>,
) -> (Vec<Placed>, Vec<Without<'a>>) {
    let here = |line: &Line<'_>| line.stage == at && !line.out && line.beyond.is_some() == beyond;
    let mine: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| here(line))
        .map(|(at, _)| at)
        .collect();
    let of_mine = |lines: &[Line<'a>]| -> Vec<&'a BidFacts> {
        let mine = mine.iter().filter_map(|at| lines.get(*at));
        mine.map(|line| line.bid).collect()
    };
    let bids = of_mine(lines);
    let in_numbers = |of: fn(&BidFacts) -> &str| bids.iter().map(|bid| natural(of(bid))).collect::<Vec<_>>();
    let by_reference = stage.order.iter().any(|key| matches!(key.sort, Sort::Reference));
    let references = if by_reference {
        in_numbers(|bid| &bid.household_ref)
    } else {
        Vec::new()
    };
    let bid_ids = in_numbers(|bid| &bid.bid_id);
    let numbers = tickets(stage, (&mine, lines), advert, seed);
    let nothing = || Column::Whole(vec![0; bids.len()]);
    // the turn
    let mut columns = vec![nothing()];
    for (nth, key) in stage.order.iter().enumerate() {
        columns.push(match key.sort {
            Sort::Value(..) => {
                let marks = mine.iter().map(|at| lines.get(*at)?.marks.get(nth).copied());
                Column::Whole(marks.map(|mark| mark.unwrap_or(i64::MAX)).collect())
            }
            Sort::Draw(_) if !numbers.is_empty() => texts(&numbers, <[u8; 32]>::as_slice),
            Sort::Draw(_) | Sort::Tier => nothing(),
            Sort::Reference => texts(&references, Vec::as_slice),
        });
    }
    columns.push(texts(&bid_ids, Vec::as_slice));
    let mut table = Table { lines: mine, columns };
    let (mut within, mut without) = in_tiers(&mut table, (stage, beyond), lines);
    if !beyond {
        take_turns(&mut table, stage, &within, lines);
        without.extend(hold_to(&table, (at, label), &mut within, (lines, taken)));
        taken.count((at, label), (&table, &within, lines));
    }
    // The names of the keys begin with the limit for a group and the stage, which are no columns here.
    let placed = table.order(&within).into_iter().map(|position| Placed {
        line: table.line(position.row),
        parted_by: position.parted_by.map(|column| usize::from(column) + 2),
    });
    (placed.collect(), without)
}

/// A key that is compared as text.
fn texts<'a, T>(of: &'a [T], text: fn(&'a T) -> &'a [u8]) -> Column<'a> {
    let of_row = |row: u32| of.get(usize::try_from(row).ok()?);
    Column::Bytes(Box::new(move |row| of_row(row).map(text).unwrap_or_default()))
}
