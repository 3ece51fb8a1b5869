//! The yardstick: the rules of South Norfolk and Broadland written by hand, one household after another with if and
//! else over columns, and the parameters of a variant in a struct. It explains nothing but the rule that decided.
use super::people::{F, Household, IN_AREA, NEVER};
use chrono::Datelike as _;

/// The columns, one array for each fact.
#[derive(Default)]
pub struct Columns {
    pub bytes: Vec<Vec<u8>>,
    pub money: [Vec<i32>; 3],
    pub dates: [Vec<i32>; 4],
    pub members_at: Vec<u32>,
    pub relation: Vec<u8>,
    pub sex: Vec<u8>,
    pub lives_here: Vec<u8>,
    pub own_room: Vec<u8>,
    pub agrees: Vec<u8>,
    pub born: Vec<i32>,
    pub due: Vec<i32>,
    pub homes_at: Vec<u32>,
    pub homes: Vec<(u8, u8, i32, i32)>,
    pub jobs_at: Vec<u32>,
    pub jobs: Vec<(u8, u8, u8, i32, i32)>,
    pub relatives_at: Vec<u32>,
    pub relatives: Vec<(u8, u8, u8, i32)>,
}

/// What a variant of the scheme changes.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    pub caps: [i32; 4],
    pub savings: [i32; 2],
    pub equity: [i32; 2],
    pub child: i32,
    pub same_sex: i32,
    /// Bands of the needs, in the order of the scheme.
    pub bands: [u8; 25],
}

/// Day numbers worked out once: the last day of birth for an age, and so on, in days before today.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    pub child: i32,
    pub same_sex: i32,
    pub sixteen: i32,
    pub twenty_five: i32,
    pub six_months: i32,
    pub five_years: i32,
    pub twelve_months: i32,
    pub two_years: i32,
    pub ten_years: i32,
}

fn years_ago(years: i32) -> i32 {
    let today = super::people::today();
    let then = chrono::NaiveDate::from_ymd_opt(today.year() - years, today.month(), today.day()).unwrap();
    (today - then).num_days() as i32
}

impl Days {
    pub fn of(rules: &Rules) -> Self {
        let today = super::people::today();
        let back = |months| (today - (today - chrono::Months::new(months))).num_days() as i32;
        Self {
            child: years_ago(rules.child),
            same_sex: years_ago(rules.same_sex),
            sixteen: years_ago(16),
            twenty_five: years_ago(25),
            six_months: back(6),
            five_years: back(60),
            twelve_months: back(12),
            two_years: back(24),
            ten_years: back(120),
        }
    }
}

/// What the yardstick says: a standing (0 off, 1–4 bands), the rule (needs from 100), the bedrooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    pub standing: u8,
    pub rule: u8,
    pub bedrooms: u8,
}

impl Columns {
    pub fn push(&mut self, one: &Household) {
        self.bytes.resize(one.bytes.len(), Vec::new());
        for (column, value) in self.bytes.iter_mut().zip(&one.bytes) {
            column.push(*value);
        }
        for (column, value) in self.money.iter_mut().zip(one.money) {
            column.push(value);
        }
        for (column, value) in self.dates.iter_mut().zip(one.dates) {
            column.push(value);
        }
        self.members_at.push(self.born.len() as u32);
        for member in &one.members {
            self.relation.push(member.relation);
            self.sex.push(member.sex);
            self.lives_here.push(member.lives_here);
            self.own_room.push(member.own_room);
            self.agrees.push(member.agrees);
            self.born.push(member.born);
            self.due.push(member.due);
        }
        self.homes_at.push(self.homes.len() as u32);
        self.homes
            .extend(one.residences.iter().map(|s| (s.place, s.kind, s.from, s.to)));
        self.jobs_at.push(self.jobs.len() as u32);
        self.jobs
            .extend(one.jobs.iter().map(|s| (s.place, s.kind, s.hours, s.from, s.to)));
        self.relatives_at.push(self.relatives.len() as u32);
        self.relatives.extend(
            one.relatives
                .iter()
                .map(|s| (s.place, s.kind, s.in_touch, s.from)),
        );
    }

    pub fn finish(&mut self) {
        self.members_at.push(self.born.len() as u32);
        self.homes_at.push(self.homes.len() as u32);
        self.jobs_at.push(self.jobs.len() as u32);
        self.relatives_at.push(self.relatives.len() as u32);
    }

    pub fn rows(&self) -> usize {
        self.money[0].len()
    }

    #[inline]
    pub fn byte(&self, fact: F, row: usize) -> u8 {
        self.bytes[fact as usize][row]
    }

    #[inline]
    fn is(&self, fact: F, row: usize) -> bool {
        self.byte(fact, row) == 1
    }

    /// People may share by kind: couples, children under the lower age, children of one sex under the higher.
    pub fn bedrooms(&self, days: &Days, row: usize) -> i32 {
        let (start, end) = (self.members_at[row] as usize, self.members_at[row + 1] as usize);
        let mut people: [(u8, u8, i32, bool, bool); 16] = [(0, 0, 0, false, false); 16];
        let mut n = 0;
        for at in start..end {
            if self.lives_here[at] == 0 || self.lives_here[at] == 2 {
                people[n] = (
                    self.relation[at],
                    self.sex[at],
                    self.born[at],
                    self.own_room[at] == 1,
                    self.agrees[at] == 1,
                );
                n += 1;
            }
            if self.due[at] != NEVER && self.due[at] >= -91 {
                people[n] = (2, 9, 0, false, false);
                n += 1;
            }
        }
        if n == 1 {
            return 1;
        }
        let mut friends = [0_u16; 16];
        for i in 0..n {
            for j in i + 1..n {
                let (a, b) = (people[i], people[j]);
                let children = a.0 > 1 && b.0 > 1;
                let share = !a.3
                    && !b.3
                    && ((a.0 <= 1 && b.0 <= 1)
                        || (children && a.2 < days.child && b.2 < days.child)
                        || (children && a.1 == b.1 && a.2 < days.same_sex && b.2 < days.same_sex)
                        || (a.4 && b.4));
                if share {
                    friends[i] |= 1 << j;
                    friends[j] |= 1 << i;
                }
            }
        }
        n as i32 - most_pairs(&friends, (1 << n) - 1)
    }

    fn connected(&self, days: &Days, row: usize) -> bool {
        if self.is(F::gives_care, row)
            || self.is(F::adopted_local_connection, row)
            || self.byte(F::homeless_duty, row) == 3
        {
            return true;
        }
        let (mut two, mut ten, mut reached) = (0, 0, i32::MAX);
        for (place, kind, from, to) in
            &self.homes[self.homes_at[row] as usize..self.homes_at[row + 1] as usize]
        {
            if *place >= IN_AREA || *kind != 0 {
                continue;
            }
            let to = if *to == NEVER { 0 } else { *to };
            // The homes of a household follow each other, so no day counts twice.
            let from = (*from).min(reached);
            two += (from.min(days.two_years) - to).max(0);
            ten += (from.min(days.ten_years) - to).max(0);
            reached = to;
        }
        // Days that are added up make a year when they are 365.
        if two >= 365 || ten >= 3 * 365 {
            return true;
        }
        for (place, kind, hours, from, to) in
            &self.jobs[self.jobs_at[row] as usize..self.jobs_at[row + 1] as usize]
        {
            if *place < IN_AREA
                && *hours >= 16
                && matches!(kind, 0 | 3 | 4)
                && *from >= days.six_months
                && *to == NEVER
            {
                return true;
            }
        }
        for (place, kind, touch, from) in
            &self.relatives[self.relatives_at[row] as usize..self.relatives_at[row + 1] as usize]
        {
            if *place < IN_AREA && *kind <= 2 && *from >= days.five_years && *touch == 1 {
                return true;
            }
        }
        false
    }

    pub fn applicant_born(&self, row: usize) -> i32 {
        self.born[self.members_at[row] as usize]
    }

    /// One household under one variant.
    pub fn assess(&self, rules: &Rules, days: &Days, row: usize) -> Said {
        let rooms = self.bedrooms(days, row)
            + i32::from(self.is(F::needs_overnight_carer, row))
            + i32::from(self.is(F::needs_medical_bedroom, row));
        let bedrooms = rooms as u8;
        let off = |rule| Said {
            standing: 0,
            rule,
            bedrooms,
        };
        if self.byte(F::immigration, row) > 4 {
            return off(1);
        }
        if !self.is(F::habitually_resident, row) && self.byte(F::immigration, row) != 3 {
            return off(2);
        }
        let born = self.applicant_born(row);
        if born < days.sixteen {
            return off(3);
        }
        let (forces, care) = (self.byte(F::forces, row), self.byte(F::care_leaver, row));
        let exempt = || {
            matches!(forces, 1..=4)
                || self.is(F::right_to_move, row)
                || self.is(F::domestic_abuse_move, row)
                || matches!(care, 1 | 2)
                || (care == 3 && born < days.twenty_five)
        };
        if !self.connected(days, row) && !exempt() {
            return off(4);
        }
        let old = usize::from(self.is(F::pension_age, row));
        if rooms <= 4 && self.money[0][row] > rules.caps[(rooms.max(1) - 1) as usize] {
            return off(5);
        }
        if self.money[1][row] > rules.savings[old] {
            return off(6);
        }
        if self.money[2][row] > rules.equity[old] {
            return off(7);
        }
        let since = self.dates[0][row];
        if self.is(F::unacceptable_behaviour, row) && !(since != NEVER && since >= days.twelve_months) {
            return off(8);
        }
        if self.is(F::false_information, row) {
            return off(9);
        }
        let (award, extended) = (self.dates[1][row], self.dates[2][row]);
        let until = match (award, extended) {
            (NEVER, NEVER) => NEVER,
            (award, NEVER) => award - 56,
            (NEVER, extended) => extended,
            (award, extended) => (award - 56).min(extended),
        };
        let passed = until != NEVER && until > 0;
        let mut best = (4_u8, u8::MAX);
        for need in 0..25 {
            let mut band = rules.bands[need];
            if band == 0 && passed {
                band = 1;
            }
            if band + 1 < best.0 + u8::from(best.1 == u8::MAX) && self.need(need, rooms, row) {
                best = (band + 1, need as u8);
            }
        }
        Said {
            standing: best.0,
            rule: if best.1 == u8::MAX { 0 } else { 100 + best.1 },
            bedrooms,
        }
    }

    #[inline]
    fn need(&self, need: usize, rooms: i32, row: usize) -> bool {
        let duty = self.byte(F::homeless_duty, row);
        let lacking = rooms - i32::from(self.byte(F::bedrooms_held, row));
        let tenant = self.byte(F::tenure, row) <= 1;
        let (medical, welfare) = (self.byte(F::medical, row), self.byte(F::welfare, row));
        let plan = self.is(F::engages_with_plan, row);
        let order = self.byte(F::order_on_home, row);
        let hazard = self.byte(F::hazard, row);
        match need {
            0 => self.byte(F::harassment, row) == 3,
            1 => duty == 3,
            2 => self.is(F::cannot_leave_hospital, row),
            3 => medical == 4,
            4 => order >= 2 || self.is(F::must_leave_for_works, row),
            5 => self.is(F::multiple_high_needs, row),
            6 => matches!(duty, 1 | 2) && plan,
            7 => medical == 3,
            8 => welfare >= 3,
            9 => lacking >= 2,
            10 => tenant && lacking <= -2,
            11 => tenant && self.is(F::home_is_adapted, row) && !self.is(F::needs_adaptations, row),
            12 => self.is(F::ready_to_move_on, row) || self.byte(F::care_leaver, row) >= 1,
            13 => order == 1 || hazard == 4,
            14 => self.byte(F::harassment, row) == 2,
            15 => {
                matches!(self.byte(F::forces, row), 1..=4) && (medical >= 2 || welfare >= 2 || lacking >= 1)
            }
            16 => lacking == 1,
            17 => tenant && lacking == -1,
            18 => medical == 2,
            19 => welfare == 2,
            20 => matches!(duty, 4..=6) || self.is(F::sleeps_rough, row) || (matches!(duty, 1 | 2) && !plan),
            21 => self.is(F::shares_facilities, row),
            22 => {
                self.is(F::lacks_facilities, row)
                    || self.is(F::statutorily_overcrowded, row)
                    || matches!(hazard, 2 | 3)
            }
            23 => self.is(F::hardship_locality, row) || self.is(F::right_to_move, row),
            _ => false,
        }
    }
}

fn most_pairs(friends: &[u16; 16], left: u16) -> i32 {
    let most = left.count_ones() as i32 / 2;
    if most == 0 {
        return 0;
    }
    let first = left.trailing_zeros() as usize;
    let rest = left & (left - 1);
    let mut partners = friends[first] & rest;
    let mut best = 0;
    while partners != 0 {
        let partner = partners & partners.wrapping_neg();
        partners &= partners - 1;
        best = best.max(1 + most_pairs(friends, rest & !partner));
        if best == most {
            return best;
        }
    }
    best.max(most_pairs(friends, rest))
}
