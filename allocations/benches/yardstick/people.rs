//! Households drawn from a seed: the same for the engine and for the hand-written code it is measured against.
use allocations::{Facts, Value};
use chrono::{Days, NaiveDate};

/// A stream of numbers that depends on its seed alone.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: u64) -> i32 {
        (self.roll() % n) as i32
    }

    fn chance(&mut self, per_mille: u64) -> u8 {
        u8::from(self.roll() % 1000 < per_mille)
    }

    /// Nought most of the time, else one of the others.
    fn rarely(&mut self, per_mille: u64, others: u64) -> u8 {
        if self.chance(per_mille) == 1 {
            1 + self.below(others) as u8
        } else {
            0
        }
    }
}

pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// A day as the number of days before today, turned into a date.
pub fn date(days_ago: i32) -> NaiveDate {
    if days_ago >= 0 {
        today() - Days::new(days_ago as u64)
    } else {
        today() + Days::new(u64::from(days_ago.unsigned_abs()))
    }
}

/// No such day, or no value.
pub const NEVER: i32 = i32::MIN;
/// In a byte: not known.
pub const UNKNOWN: u8 = 255;

macro_rules! bytes {
    ($($name:ident),*) => {
        /// The facts of a household that fit a byte, in the order of the columns.
        #[derive(Clone, Copy, Debug)]
        #[expect(non_camel_case_types, reason = "named as in the vocabulary")]
        pub enum F { $($name),* }
        pub const BYTES: &[(F, &str)] = &[$((F::$name, stringify!($name))),*];
    };
}

bytes!(
    applicant_type,
    immigration,
    habitually_resident,
    tenure,
    bedrooms_held,
    pension_age,
    unacceptable_behaviour,
    false_information,
    homeless_duty,
    temporary,
    engages_with_plan,
    harassment,
    cannot_leave_hospital,
    medical,
    welfare,
    order_on_home,
    must_leave_for_works,
    multiple_high_needs,
    home_is_adapted,
    needs_adaptations,
    ready_to_move_on,
    care_leaver,
    hazard,
    forces,
    sleeps_rough,
    shares_facilities,
    lacks_facilities,
    statutorily_overcrowded,
    hardship_locality,
    right_to_move,
    needs_overnight_carer,
    needs_medical_bedroom,
    domestic_abuse_move,
    gives_care,
    adopted_local_connection
);

pub const MONEY: [&str; 3] = ["net_income", "savings", "equity"];
pub const DATES: [&str; 4] = [
    "behaviour_changed_since",
    "emergency_awarded_on",
    "emergency_extended_until",
    "applied_on",
];

pub const PLACES: [&str; 14] = [
    "south-norfolk/little-melton",
    "south-norfolk/wymondham",
    "south-norfolk/diss",
    "south-norfolk/loddon",
    "south-norfolk/hingham",
    "broadland/aylsham",
    "broadland/acle",
    "broadland/sprowston",
    "broadland/reepham",
    "norwich/lakenham",
    "norwich/mile-cross",
    "breckland/dereham",
    "great-yarmouth/gorleston",
    "leeds/headingley",
];
/// Places below this one lie in the area.
pub const IN_AREA: u8 = 9;

#[derive(Clone, Copy, Debug)]
pub struct Member {
    pub relation: u8,
    pub sex: u8,
    pub lives_here: u8,
    pub own_room: u8,
    pub agrees: u8,
    pub born: i32,
    pub due: i32,
}

#[derive(Clone, Copy, Debug)]
pub struct Stay {
    pub place: u8,
    pub kind: u8,
    pub hours: u8,
    pub in_touch: u8,
    pub from: i32,
    pub to: i32,
}

/// A household; days are days before today.
#[derive(Clone, Debug, Default)]
pub struct Household {
    pub bytes: Vec<u8>,
    pub money: [i32; 3],
    pub dates: [i32; 4],
    pub members: Vec<Member>,
    pub residences: Vec<Stay>,
    pub jobs: Vec<Stay>,
    pub relatives: Vec<Stay>,
}

fn byte(fact: F, dice: &mut Dice) -> u8 {
    match fact {
        F::applicant_type => dice.chance(250),
        F::immigration => dice.rarely(120, 7),
        F::habitually_resident => dice.chance(985),
        F::tenure => dice.below(18) as u8,
        F::bedrooms_held => dice.below(5) as u8,
        F::pension_age => dice.chance(150),
        F::homeless_duty => dice.rarely(180, 7),
        F::temporary => dice.rarely(80, 5),
        F::engages_with_plan => dice.chance(800),
        F::harassment => dice.rarely(40, 3),
        F::medical | F::welfare => dice.rarely(220, 4),
        F::order_on_home => dice.rarely(10, 3),
        F::care_leaver => dice.rarely(20, 3),
        F::hazard => dice.rarely(80, 4),
        F::forces => dice.rarely(30, 6),
        F::shares_facilities => dice.chance(180),
        F::home_is_adapted | F::needs_adaptations | F::gives_care | F::ready_to_move_on => dice.chance(40),
        F::unacceptable_behaviour
        | F::false_information
        | F::cannot_leave_hospital
        | F::must_leave_for_works
        | F::multiple_high_needs
        | F::sleeps_rough
        | F::lacks_facilities
        | F::statutorily_overcrowded
        | F::hardship_locality
        | F::right_to_move
        | F::needs_overnight_carer
        | F::needs_medical_bedroom
        | F::domestic_abuse_move
        | F::adopted_local_connection => dice.chance(20),
    }
}

fn stay(dice: &mut Dice, from: i32, to: i32) -> Stay {
    let local = dice.chance(800) == 1;
    Stay {
        place: if local {
            dice.below(9) as u8
        } else {
            9 + dice.below(5) as u8
        },
        kind: dice.rarely(60, 5),
        hours: dice.below(45) as u8,
        in_touch: dice.chance(900),
        from,
        to,
    }
}

pub fn household(seed: u64, row: u64) -> Household {
    let mut dice = Dice(seed ^ row.wrapping_mul(0xd134_2543_de82_ef95));
    let dice = &mut dice;
    let mut one = Household {
        bytes: BYTES.iter().map(|(fact, _)| byte(*fact, dice)).collect(),
        ..Household::default()
    };
    one.money = [
        dice.below(5_500_000),
        dice.below(2_400_000),
        if dice.chance(930) == 1 {
            0
        } else {
            dice.below(12_000_000)
        },
    ];
    for (at, per_mille) in [(0, 500), (1, 60), (2, 30), (3, 1000)] {
        let longest = if at == 3 { 5_500 } else { 700 };
        one.dates[at] = if dice.chance(per_mille) == 1 {
            dice.below(longest) - if at == 2 { 60 } else { 0 }
        } else {
            NEVER
        };
    }
    let mut member = |relation: u8, born: i32, dice: &mut Dice| {
        one.members.push(Member {
            relation,
            sex: dice.below(2) as u8,
            lives_here: if dice.chance(940) == 1 {
                0
            } else {
                1 + dice.below(3) as u8
            },
            own_room: dice.chance(15),
            agrees: dice.chance(10),
            born,
            // Far enough off that nobody must guess the sex of a baby.
            due: if relation < 2 && dice.chance(25) == 1 {
                -92 - dice.below(160)
            } else {
                NEVER
            },
        });
    };
    let adult = 6_000 + dice.below(20_000);
    member(0, adult, dice);
    if dice.chance(350) == 1 {
        member(1, adult + 300, dice);
    }
    let children = [0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5][dice.below(15) as usize];
    for _ in 0..children {
        let born = dice.below(7_300);
        member(2, born, dice);
    }
    if dice.chance(40) == 1 {
        member(4, 22_000 + dice.below(8_000), dice);
    }
    let mut from = 200 + dice.below(7_000);
    let homes = 1 + dice.below(3);
    for nth in 0..homes {
        let to = if nth + 1 == homes {
            NEVER
        } else {
            from - dice.below(from.max(1) as u64)
        };
        one.residences.push(stay(dice, from, to));
        if to == NEVER {
            break;
        }
        from = to;
    }
    if dice.chance(550) == 1 {
        let from = dice.below(4_000);
        let to = if dice.chance(200) == 1 { from / 2 } else { NEVER };
        one.jobs.push(stay(dice, from, to));
    }
    if dice.chance(300) == 1 {
        let from = dice.below(9_000);
        one.relatives.push(stay(dice, from, NEVER));
    }
    one
}

/// Makes one fact in ten unknown; the lists stay known.
pub fn forget(one: &mut Household, seed: u64, row: u64) {
    let mut dice = Dice(seed.wrapping_add(99) ^ row.wrapping_mul(0x2545_f491_4f6c_dd1d));
    for value in &mut one.bytes {
        if dice.chance(100) == 1 {
            *value = UNKNOWN;
        }
    }
    for value in &mut one.money {
        if dice.chance(100) == 1 {
            *value = -1;
        }
    }
}

/// The same household as the engine takes it. `words` are the choices of each byte, empty for numbers and truths.
pub fn facts(one: &Household) -> Facts {
    let mut facts = Facts::new();
    let vocabulary = allocations::vocabulary::vocabulary();
    for ((_, name), value) in BYTES.iter().zip(&one.bytes) {
        if *value == UNKNOWN {
            continue;
        }
        let (_, fact) = vocabulary.fact(name).unwrap();
        let words = vocabulary.words(fact.kind);
        let given = if !words.is_empty() {
            Value::from(words[usize::from(*value)].as_str())
        } else if *name == "bedrooms_held" {
            Value::Whole(i64::from(*value))
        } else {
            Value::Truth(*value == 1)
        };
        facts.set(name, given).unwrap();
    }
    for (name, value) in MONEY.iter().zip(one.money) {
        if value >= 0 {
            facts.set(name, i64::from(value)).unwrap();
        }
    }
    for (name, value) in DATES.iter().zip(one.dates) {
        facts.set(name, day(value)).unwrap();
    }
    let word = |list: &str, field: &str, code: u8| {
        let (_, list) = vocabulary.list(list).unwrap();
        let (_, fact) = list.field(field).unwrap();
        Value::from(vocabulary.words(fact.kind)[usize::from(code)].as_str())
    };
    for list in ["members", "residences", "jobs", "relatives", "moves"] {
        facts.begin(list).unwrap();
    }
    for member in &one.members {
        let fields = [
            ("birth_date", day(member.born)),
            ("sex", word("members", "sex", member.sex.min(1))),
            ("relation", word("members", "relation", member.relation)),
            ("lives_here", word("members", "lives_here", member.lives_here)),
            ("own_room", Value::Truth(member.own_room == 1)),
            ("agrees_to_share", Value::Truth(member.agrees == 1)),
            ("couple", Value::Nothing),
            ("due_on", day(member.due)),
            ("babies", Value::Nothing),
        ];
        let told = |one: &(&str, Value)| member.sex != UNKNOWN || one.0 != "sex";
        facts.push("members", fields.into_iter().filter(told)).unwrap();
    }
    for stay in &one.residences {
        let fields = [
            ("place", Value::from(PLACES[usize::from(stay.place)])),
            ("kind", word("residences", "kind", stay.kind)),
            ("from", day(stay.from)),
            ("to", day(stay.to)),
        ];
        facts.push("residences", fields).unwrap();
    }
    for stay in &one.jobs {
        let fields = [
            ("place", Value::from(PLACES[usize::from(stay.place)])),
            ("kind", word("jobs", "kind", stay.kind)),
            ("hours", Value::Whole(i64::from(stay.hours))),
            ("from", day(stay.from)),
            ("to", day(stay.to)),
        ];
        facts.push("jobs", fields).unwrap();
    }
    for stay in &one.relatives {
        let fields = [
            ("place", Value::from(PLACES[usize::from(stay.place)])),
            ("relation", word("relatives", "relation", stay.kind)),
            ("in_touch", Value::Truth(stay.in_touch == 1)),
            ("from", day(stay.from)),
            ("to", Value::Nothing),
        ];
        facts.push("relatives", fields).unwrap();
    }
    facts
}

fn day(days_ago: i32) -> Value {
    if days_ago == NEVER {
        Value::Nothing
    } else {
        Value::Date(date(days_ago))
    }
}
