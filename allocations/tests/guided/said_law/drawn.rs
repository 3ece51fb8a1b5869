//! Sums drawn by chance, the same for the same seed.
/// A stream of numbers that depends on its seed alone.
pub(super) struct Dice {
    next: u64,
}

impl Dice {
    pub(super) fn below(&mut self, n: u64) -> u64 {
        self.next = self
            .next
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.next >> 33) % n
    }
    pub(super) fn new(seed: u64) -> Self {
        Self { next: seed }
    }
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[usize::try_from(self.below(u64::try_from(from.len()).unwrap())).unwrap()]
    }
}

const PARTS: [&str; 7] = [
    "25% of", "33.3% of", "12.5% of", "150% of", "rate% of", "10% of", "3 *",
];

/// A sum of numbers.
pub(super) fn number(dice: &mut Dice, depth: u64) -> String {
    if depth == 0 || dice.below(5) == 0 {
        return dice
            .pick(&["alpha", "beta", "gamma", "3", "7", "2.5", "0.25", "rate", "half"])
            .to_owned();
    }
    let a = number(dice, depth - 1);
    match dice.below(10) {
        0 | 1 => format!("({a} + {})", number(dice, depth - 1)),
        2 | 3 => format!("({a} - {})", number(dice, depth - 1)),
        4 => format!("{} * {a}", dice.pick(&["2", "0.5", "2.5", "gamma", "alpha"])),
        5 => format!("{} {a}", dice.pick(&PARTS)),
        6 => format!("{}({a}, {})", dice.pick(&["min", "max"]), number(dice, depth - 1)),
        7 => format!("(if flag then {a} else {})", number(dice, depth - 1)),
        8 if dice.below(2) == 0 => format!(
            "{} * {} / {}",
            dice.pick(&["2", "7", "25"]),
            dice.pick(&["alpha", "(alpha + beta)"]),
            dice.pick(&["10", "100", "30"])
        ),
        8 => format!(
            "{} / {}",
            dice.pick(&["alpha", "beta", "(alpha + beta)"]),
            dice.pick(&["2", "3", "7", "10"])
        ),
        _ => format!(
            "round_up({} / {})",
            dice.pick(&["alpha", "beta"]),
            dice.pick(&["2", "3", "10"])
        ),
    }
}

/// A sum of money.
pub(super) fn money(dice: &mut Dice, depth: u64) -> String {
    if depth == 0 || dice.below(5) == 0 {
        return dice.pick(&["pay", "£100", "£2.50", "limit"]).to_owned();
    }
    let a = money(dice, depth - 1);
    match dice.below(8) {
        0 | 1 => format!("({a} + {})", money(dice, depth - 1)),
        2 => format!("({a} - {})", money(dice, depth - 1)),
        3 => format!(
            "{} * {a}",
            dice.pick(&["2", "0.5", "2.5", "gamma", "alpha", "rate"])
        ),
        4 => format!("{} {a}", dice.pick(&PARTS)),
        5 => format!("{}({a}, {})", dice.pick(&["min", "max"]), money(dice, depth - 1)),
        6 => format!("(if flag then {a} else {})", money(dice, depth - 1)),
        _ if dice.below(2) == 0 => format!(
            "{} * {} / {}",
            dice.pick(&["2", "7", "25"]),
            dice.pick(&["pay", "(pay + £100)"]),
            dice.pick(&["10", "100", "30"])
        ),
        _ => format!(
            "{} / {}",
            dice.pick(&["pay", "limit"]),
            dice.pick(&["2", "3", "7", "10"])
        ),
    }
}
