//! The keys of each row, tiers that hold only so many, and caps per group.
use super::BidFacts;
use crate::assess::applies;
use crate::draw::draw;
use crate::facts::AdvertFacts;
use crate::language::eval::Frame;
use crate::order::{Column, Position, rank};
use crate::reason::Reason;
use crate::scheme::model::{Key, Label, Sort, Stage};
use crate::truth::Truth;
use crate::value::{Val, whole};

/// One bid on its way to a place.
pub(super) struct Line<'a> {
    pub(super) bid: &'a BidFacts,
    pub(super) stage: usize,
    pub(super) tier: Option<usize>,
    /// The limit of a group whose places were taken before it.
    pub(super) beyond: Option<i64>,
    /// Its number in the draw, when there is one.
    pub(super) draw: Option<[u8; 32]>,
    pub(super) reasons: Vec<Reason>,
    /// Each key of the stage that is a value.
    pub(super) values: Vec<Val>,
    /// The number each of them is compared by.
    marks: Vec<i64>,
    /// Each tier of the stage: whether the household fits it, and how many it may hold.
    tiers: Vec<(Truth, Option<i64>)>,
    /// Why it fits each tier that it fits; where it may fit none in the end, why it fits or does not fit any of them.
    tier_reasons: Vec<(usize, Reason)>,
    /// Whether it is in each group that has a cap, and the cap.
    groups: Vec<(bool, i64)>,
}

/// A line's place: the line, and the first key in which it differs from the line above, as the names of keys count them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) line: usize,
    pub(super) parted_by: Option<usize>,
}

/// A bid that fits no tier, and why.
pub(super) type Without<'a> = (&'a BidFacts, Reason);

impl<'a> Line<'a> {
    pub(super) fn new(
        bid: &'a BidFacts,
        stage: usize,
        reason: Reason,
        frame: &Frame<'_>,
        label: &Label,
    ) -> Self {
        let mut line = Self {
            bid,
            stage,
            tier: None,
            beyond: None,
            draw: None,
            reasons: vec![reason],
            values: Vec::new(),
            marks: Vec::new(),
            tiers: Vec::new(),
            tier_reasons: Vec::new(),
            groups: Vec::new(),
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
            if answer.is_yes() || !sure {
                line.tier_reasons
                    .push((at, Reason::of(frame, &tier.rule, *answer)));
            }
        }
        for key in &rules.order {
            let (value, mark) = value(key, frame);
            line.values.push(value);
            line.marks.push(mark);
        }
        for cap in &label.caps {
            let inside = applies(frame, &cap.rule).is_yes();
            line.groups.push((inside, room(frame.value(cap.most, None))));
        }
        line
    }
}

/// How many a limit lets in; a limit that cannot be worked out lets in nobody.
fn room(value: Val) -> i64 {
    if value.some { value.lo.max(0) } else { 0 }
}

/// A key's value, and the number it is compared by: the smallest comes first.
fn value(key: &Key, frame: &Frame<'_>) -> (Val, i64) {
    let Sort::Value(node, _) = key.sort else {
        return (Val::NONE, 0);
    };
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
    /// The limit for a group, the keys of the stage, the number of the bid.
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

/// The order of one stage, and who fits none of its tiers.
pub(super) fn in_order<'a>(
    (at, stage): (usize, &Stage),
    label: &Label,
    lines: &mut [Line<'a>],
    advert: &AdvertFacts,
    seed: Option<&[u8; 32]>,
) -> (Vec<Placed>, Vec<Without<'a>>) {
    let mine: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.stage == at)
        .map(|(at, _)| at)
        .collect();
    let of_mine = |lines: &[Line<'a>]| -> Vec<&'a BidFacts> {
        let mine = mine.iter().filter_map(|at| lines.get(*at));
        mine.map(|line| line.bid).collect()
    };
    let bids = of_mine(lines);
    let drawn = stage.order.iter().any(|key| matches!(key.sort, Sort::Draw));
    let numbers: Vec<[u8; 32]> = match seed.filter(|_| drawn) {
        Some(seed) => bids
            .iter()
            .map(|bid| draw(seed, &advert.reference, &bid.bid_id))
            .collect(),
        None => Vec::new(),
    };
    for (at, number) in mine.iter().zip(&numbers) {
        if let Some(line) = lines.get_mut(*at) {
            line.draw = Some(*number);
        }
    }
    let nothing = || Column::Whole(vec![0; bids.len()]);
    let mut columns = vec![nothing()];
    for (nth, key) in stage.order.iter().enumerate() {
        columns.push(match key.sort {
            Sort::Value(..) => {
                let marks = mine.iter().map(|at| lines.get(*at)?.marks.get(nth).copied());
                Column::Whole(marks.map(|mark| mark.unwrap_or(i64::MAX)).collect())
            }
            Sort::Draw if !numbers.is_empty() => {
                Column::Bytes(numbers.iter().map(<[u8; 32]>::as_slice).collect())
            }
            Sort::Draw | Sort::Tier => nothing(),
            Sort::Reference => Column::Bytes(bids.iter().map(|bid| bid.household_ref.as_bytes()).collect()),
        });
    }
    columns.push(Column::Bytes(
        bids.iter().map(|bid| bid.bid_id.as_bytes()).collect(),
    ));
    let mut table = Table { lines: mine, columns };
    let (within, without) = in_tiers(&mut table, stage, lines);
    hold_caps(&mut table, label, &within, lines);
    // The names of the keys begin with that of the stage, which is no column here.
    let placed = table.order(&within).into_iter().map(|position| Placed {
        line: table.line(position.row),
        parted_by: position.parted_by.map(|column| usize::from(column) + 1),
    });
    (placed.collect(), without)
}

/// Gives every line of a stage its tier. A tier that holds only so many takes the first of those who fit it, by the keys
/// after it, and the rest look further down. Returns who is in and who fits no tier.
fn in_tiers<'a>(
    table: &mut Table<'_>,
    stage: &Stage,
    lines: &mut [Line<'a>],
) -> (Vec<u32>, Vec<Without<'a>>) {
    let mut waiting: Vec<u32> = (0_u32..).zip(&table.lines).map(|(row, _)| row).collect();
    if stage.tiers.is_empty() {
        return (waiting, Vec::new());
    }
    let mut within: Vec<u32> = Vec::new();
    for tier in 0..stage.tiers.len() {
        let mut room: Option<i64> = None;
        let fits = |row: &&u32| {
            let line = lines.get(table.line(**row));
            let fits = line
                .and_then(|line| line.tiers.get(tier))
                .filter(|(answer, _)| answer.is_yes());
            if let Some((_, most)) = fits {
                room = *most;
            }
            fits.is_some()
        };
        let mut fit: Vec<u32> = waiting.iter().filter(fits).copied().collect();
        if let Some(room) = room.and_then(|room| usize::try_from(room).ok()) {
            fit = table.order(&fit).iter().map(|position| position.row).collect();
            fit.truncate(room);
        }
        for row in &fit {
            if let Some(line) = lines.get_mut(table.line(*row)) {
                stand(line, tier);
            }
            for (at, key) in stage.order.iter().enumerate() {
                if matches!(key.sort, Sort::Tier) {
                    table.set(at + 1, *row, whole(tier));
                }
            }
        }
        waiting.retain(|row| {
            lines
                .get(table.line(*row))
                .is_some_and(|line| line.tier.is_none())
        });
        within.extend(fit);
    }
    let out = waiting.iter().filter_map(|row| lines.get(table.line(*row)));
    let without = out.map(|line| (line.bid, in_no_tier(line))).collect();
    (within, without)
}

fn in_no_tier(line: &Line<'_>) -> Reason {
    let open = line.tiers.iter().any(|(answer, _)| answer.is_unknown());
    let answer = if open { Truth::Unknown } else { Truth::No };
    let says = "The rules for this home put you in none of its groups.";
    let mut reason = Reason::plain("no-tier", None, says, answer);
    let facts = line
        .tier_reasons
        .iter()
        .flat_map(|(_, reason)| reason.facts.clone());
    reason.facts = facts.collect();
    reason.facts.sort();
    reason.facts.dedup();
    reason
}

fn stand(line: &mut Line<'_>, tier: usize) {
    line.tier = Some(tier);
    let why = line.tier_reasons.iter().find(|(at, _)| *at == tier);
    line.reasons.extend(why.map(|(_, reason)| reason.clone()));
}

/// Beyond the most that a group may have, its households stand below all others of the stage.
fn hold_caps(table: &mut Table<'_>, label: &Label, within: &[u32], lines: &mut [Line<'_>]) {
    for (nth, cap) in label.caps.iter().enumerate() {
        let mut taken = 0_i64;
        for position in table.order(within) {
            let at = table.line(position.row);
            let Some(line) = lines.get_mut(at) else { continue };
            let Some((true, most)) = line.groups.get(nth).copied() else {
                continue;
            };
            taken += 1;
            if taken <= most {
                continue;
            }
            line.beyond = Some(most);
            let (clause, says) = (cap.rule.clause.clone(), cap.rule.says.clone());
            line.reasons
                .push(Reason::plain(&cap.rule.code, clause, says, Truth::Yes));
            table.set(0, position.row, 1);
        }
    }
}
