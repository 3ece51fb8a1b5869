//! What a household lives on. Most are under the limits above which a scheme turns people away; a few are just over,
//! a few exactly on them, and some have not said.

use serde::{Deserialize, Serialize};

use super::Shape;
use super::chance::Chance;

/// Money in whole pence. `None` where the household has not said yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Means {
    /// Net income of the household in a year, without housing and disability benefits.
    pub yearly_income: Option<i64>,
    pub savings: Option<i64>,
    /// What a home of their own would leave after the mortgage; 0 for most.
    pub equity: i64,
    /// Hours of paid work a week of the person who applies.
    pub hours_worked: u8,
}

/// The income limits of the model scheme by bedrooms needed, from its published table.
const INCOME_LIMITS: [i64; 4] = [2_275_000, 2_775_000, 3_375_000, 4_950_000];
const SAVINGS_LIMIT: i64 = 2_000_000;
const SAVINGS_LIMIT_PENSION_AGE: i64 = 5_000_000;

pub(super) fn draw(shape: Shape, bedrooms: u8, lead_age: u32, owns: bool, chance: &mut Chance<'_>) -> Means {
    let at = usize::from(bedrooms.clamp(1, 4).saturating_sub(1));
    let limit = INCOME_LIMITS.get(at).copied().unwrap_or(2_275_000);
    let pension_age = lead_age >= 66;
    let hours_worked = if pension_age || chance.per_mille(440) {
        0
    } else {
        chance.count(10, 40)
    };
    let yearly_income = match chance.number(0, 999) {
        0..=39 => None,
        40..=44 => Some(limit),
        45..=69 => Some(limit.saturating_add(chance.pence(100, 450_000, 100))),
        _ if hours_worked > 0 => Some(chance.pence(1_150_000, limit, 100)),
        _ if shape.is_older() => Some(chance.pence(980_000, 1_800_000, 100)),
        _ => Some(chance.pence(520_000, limit.min(1_950_000), 100)),
    };
    let savings_limit = if pension_age {
        SAVINGS_LIMIT_PENSION_AGE
    } else {
        SAVINGS_LIMIT
    };
    let savings = match chance.number(0, 999) {
        0..=49 => None,
        50..=53 => Some(savings_limit),
        54..=67 => Some(savings_limit.saturating_add(chance.pence(100, 1_500_000, 100))),
        68..=519 => Some(0),
        520..=879 => Some(chance.pence(5_000, 200_000, 100)),
        _ => Some(chance.pence(200_000, savings_limit, 1_000)),
    };
    let equity = if owns {
        chance.pence(800_000, 9_000_000, 10_000)
    } else {
        0
    };
    Means {
        yearly_income,
        savings,
        equity,
        hours_worked,
    }
}
