//! Sums drawn by chance, the same for the same seed.
/// A stream of numbers that depends on its seed alone.
pub(super) struct Dice {
    next: u64,
    /// So many places after the point are left: beyond six, the language rounds.
    places: u32,
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
        Self {
            next: seed,
            places: 6,
        }
    }
    /// One of these, with the places after its point.
    fn pick<'a>(&mut self, from: &[(&'a str, u32)]) -> &'a str {
        let (word, places) = from[usize::try_from(self.below(u64::try_from(from.len()).unwrap())).unwrap()];
        if places > self.places {
            return from
                .iter()
                .find(|(_, places)| *places == 0)
                .map_or("2", |(word, _)| word);
        }
        self.places -= places;
        word
    }
}

const PARTS: [(&str, u32); 7] = [
    ("25% of", 2),
    ("33.3% of", 3),
    ("12.5% of", 3),
    ("150% of", 2),
    ("rate% of", 3),
    ("10% of", 2),
    ("3 *", 0),
];

/// A sum of numbers.
pub(super) fn number(dice: &mut Dice, depth: u64) -> String {
    if depth == 0 || dice.below(5) == 0 {
        return dice
            .pick(&[
                ("alpha", 0),
                ("beta", 0),
                ("gamma", 1),
                ("3", 0),
                ("7", 0),
                ("2.5", 1),
                ("0.25", 2),
                ("rate", 1),
                ("half", 1),
            ])
            .to_owned();
    }
    let a = number(dice, depth - 1);
    match dice.below(10) {
        0 | 1 => format!("({a} + {})", number(dice, depth - 1)),
        2 | 3 => format!("({a} - {})", number(dice, depth - 1)),
        4 => format!(
            "{} * {a}",
            dice.pick(&[("2", 0), ("0.5", 1), ("2.5", 1), ("gamma", 1), ("alpha", 0)])
        ),
        5 => format!("{} {a}", dice.pick(&PARTS)),
        6 => format!(
            "{}({a}, {})",
            dice.pick(&[("min", 0), ("max", 0)]),
            number(dice, depth - 1)
        ),
        7 => format!("(if flag then {a} else {})", number(dice, depth - 1)),
        // `2 * a / 10` is said as a tenth, as a part is; in brackets the division stands by itself.
        8 if dice.below(2) == 0 => format!("({} / 10)", dice.pick(&[("alpha", 0), ("(alpha + beta)", 0)])),
        8 => format!(
            "{} / {}",
            dice.pick(&[("alpha", 0), ("beta", 0), ("(alpha + beta)", 0)]),
            dice.pick(&[("2", 0), ("3", 0), ("7", 0)])
        ),
        _ => format!(
            "round_up({} / {})",
            dice.pick(&[("alpha", 0), ("beta", 0)]),
            dice.pick(&[("2", 0), ("3", 0), ("10", 0)])
        ),
    }
}

/// A sum of money.
pub(super) fn money(dice: &mut Dice, depth: u64) -> String {
    if depth == 0 || dice.below(5) == 0 {
        return dice
            .pick(&[("pay", 0), ("£100", 0), ("£2.50", 0), ("limit", 0)])
            .to_owned();
    }
    let a = money(dice, depth - 1);
    match dice.below(8) {
        0 | 1 => format!("({a} + {})", money(dice, depth - 1)),
        2 => format!("({a} - {})", money(dice, depth - 1)),
        3 => format!(
            "{} * {a}",
            dice.pick(&[
                ("2", 0),
                ("0.5", 1),
                ("2.5", 1),
                ("gamma", 1),
                ("alpha", 0),
                ("rate", 1)
            ])
        ),
        4 => format!("{} {a}", dice.pick(&PARTS)),
        5 => format!(
            "{}({a}, {})",
            dice.pick(&[("min", 0), ("max", 0)]),
            money(dice, depth - 1)
        ),
        6 => format!("(if flag then {a} else {})", money(dice, depth - 1)),
        _ => format!(
            "{} / {}",
            dice.pick(&[("pay", 0), ("limit", 0)]),
            dice.pick(&[("2", 0), ("3", 0), ("7", 0)])
        ),
    }
}
