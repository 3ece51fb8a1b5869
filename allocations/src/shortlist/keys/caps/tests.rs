//! The list that is made once for each limit is the list that is made again for each household that is passed over.
use std::fmt::Write as _;

use super::{listed, once, one_by_one, set_apart};
use crate::facts::{AdvertFacts, Facts};
use crate::scheme::Scheme;
use crate::shortlist::keys::{Line, List, before};
use crate::shortlist::{BidFacts, placed, staged};

struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn once_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

/// A label with tiers, stages, turns and limits for groups, each of which holds few.
fn text(dice: &mut Dice) -> String {
    let mut text = "[scheme]\nid='x'\ntitle='X'\nversion='1'\nlaw='none'\n".to_owned();
    for fact in ["a", "b", "c"] {
        write!(text, "[[fact]]\nname='{fact}'\ntype='truth'\n").unwrap();
    }
    text.push_str(
        "[[fact]]\nname='n'\ntype='number'\nleast=0\nmost=3\n[[label]]\ncode='l'\nany_size=true\ncaps=[",
    );
    for (nth, group) in ["a", "b", "a and c"].iter().enumerate() {
        if nth > 0 && dice.once_in(3) {
            continue;
        }
        let beyond = if dice.once_in(2) {
            ", beyond='not considered'"
        } else {
            ""
        };
        let adds = if dice.once_in(3) { ", adds='n'" } else { "" };
        write!(
            text,
            "{{code='g{nth}', says='g', when='{group}', most={}{adds}{beyond}}},",
            dice.below(4)
        )
        .unwrap();
    }
    text.push_str("]\n");
    let parts = |dice: &mut Dice| {
        let order = ["['tier', 'reference']", "['n', 'tier', 'reference']"];
        let mut part = format!(
            "order={}\ntiers=[",
            order[usize::from(dice.once_in(2))].replace("'n'", "'n, most first'")
        );
        for group in ["c", "b or c", "true"] {
            if dice.once_in(4) {
                write!(part, "{{says='t', when='{group}'}},").unwrap();
            } else {
                write!(part, "{{says='t', when='{group}', most={}}},", dice.below(5)).unwrap();
            }
        }
        part.push_str("]\n");
        if dice.once_in(2) {
            part.push_str("turns=[{says='x', when='a'}, {says='y', when='true', times=2}]\n");
        }
        part
    };
    if dice.once_in(2) {
        text.push_str(&parts(dice));
        return text;
    }
    for stage in ["s1", "s2"] {
        write!(
            text,
            "[[label.stages]]\ncode='{stage}'\nsays='s'\nwhen='true'\nmost={}\n",
            dice.below(6)
        )
        .unwrap();
        text.push_str(&parts(dice));
    }
    text
}

fn bids(dice: &mut Dice) -> Vec<BidFacts> {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let count = 4 + dice.below(14);
    let mut bids = Vec::new();
    for nth in 0..count {
        let mut facts = Facts::new();
        for fact in ["a", "b", "c"] {
            if !dice.once_in(12) {
                facts.set_own(fact, dice.once_in(2));
            }
        }
        facts.set_own("n", i64::try_from(dice.below(4)).unwrap());
        bids.push(BidFacts {
            bid_id: format!("B{nth:02}"),
            household_ref: format!("H{nth:02}"),
            bid_at: day.and_hms_opt(9, 0, 0).unwrap().and_utc(),
            bid_on: day,
            facts: facts.into(),
        });
    }
    bids
}

#[test]
fn a_list_made_once_for_each_limit_is_the_one_made_for_each_household() {
    let mut passed = 0;
    for seed in 0..60 {
        let mut dice = Dice(seed);
        let text = text(&mut dice);
        let scheme =
            Scheme::load(&text, &|_| None).unwrap_or_else(|problems| panic!("{}\n{text}", problems[0]));
        for _ in 0..12 {
            passed += alike(&scheme, &bids(&mut dice), &text);
        }
    }
    assert!(passed > 500, "only {passed} were passed over");
}

/// Both lists of some bids are alike; how many of them were passed over.
fn alike(scheme: &Scheme, bids: &[BidFacts], text: &str) -> usize {
    let label = &scheme.rules.labels[0];
    let advert = AdvertFacts::new("A", "l");
    let as_at = bids[0].bid_on;
    let so_far = before(label, &advert, &[], as_at);
    let lines = || -> Vec<Line<'_>> {
        let each = bids.iter().filter_map(|bid| {
            let placed = placed(scheme, bid, (as_at, None), crate::assess::place);
            let frame = placed.frame.with_advert(&advert.facts);
            let (stages, open) = staged(label, &frame).ok()?;
            Line::of_stages(bid, (stages, &open), &frame, (label, &so_far))
        });
        each.collect()
    };
    let shown = |lists: &[List], lines: &[Line<'_>]| -> Vec<(bool, usize, Option<usize>, String)> {
        let rows = lists
            .iter()
            .flat_map(|list| list.placed.iter().map(move |one| (list, one)));
        rows.map(|(list, one)| {
            let line = &lines[one.line];
            (list.beyond, list.stage, line.tier, line.bid.bid_id.clone())
        })
        .collect()
    };
    let (mut slow, mut quick) = (lines(), lines());
    let beyond = one_by_one(label, &slow, &advert, None);
    set_apart(&mut slow, &beyond);
    let (wanted, _) = once(label, &mut slow, &advert, None);
    let (lists, _) = listed((label, &so_far), &mut quick, &advert, None);
    assert_eq!(shown(&lists, &quick), shown(&wanted, &slow), "{text}");
    beyond.len()
}
