//! What both benchmarks share: the households, the hand-written rules, the variants of the scheme, and the clock.
pub mod hand;
pub mod people;

use std::time::Instant;

use allocations::Scheme;
use hand::Rules;
use people::Dice;

/// The text of the shared scheme, read when the benchmark runs.
pub fn scheme_text() -> String {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/schemes/south-norfolk-broadland-2022.toml"
    );
    std::fs::read_to_string(path).unwrap()
}

/// The first variant, as shipped.
pub fn shipped() -> Rules {
    let mut bands = [2_u8; 25];
    bands[..6].fill(0);
    bands[6..16].fill(1);
    Rules {
        caps: [2_275_000, 2_775_000, 3_375_000, 4_950_000],
        savings: [2_000_000, 5_000_000],
        equity: [3_000_000, 6_000_000],
        child: 10,
        same_sex: 16,
        bands,
    }
}

/// A variant of the scheme, with other sums, another age for sharing, and two needs in other bands: as text and by hand.
pub fn variant(text: &str, dice: &mut Dice) -> (String, Rules) {
    let mut rules = shipped();
    let mut text = text.to_owned();
    let mut swap = |name: &str, sum: &mut i32, dice: &mut Dice| {
        *sum += dice.below(9) * 100_000 - 200_000;
        let start = text.find(&format!("{name} = {{ value = \"")).unwrap();
        let from = start + text[start..].find('£').unwrap();
        let to = from + text[from..].find('"').unwrap();
        text.replace_range(from..to, &format!("£{}", *sum / 100));
    };
    for (at, sum) in rules.caps.iter_mut().enumerate() {
        swap(&format!("income_cap_{}", at + 1), sum, dice);
    }
    swap("savings_cap_working", &mut rules.savings[0], dice);
    swap("equity_cap_working", &mut rules.equity[0], dice);
    rules.same_sex = 17 + dice.below(5);
    text = text.replace(
        "same_sex_shares_until = 16",
        &format!("same_sex_shares_until = {}", rules.same_sex),
    );
    for (code, need) in [("shares", 21), ("lacks-two-bedrooms", 9)] {
        let band = dice.below(3) as u8;
        rules.bands[need] = band;
        let start = text.find(&format!("code = \"{code}\"")).unwrap();
        let from = start + text[start..].find("band = ").unwrap();
        let to = from + text[from..].find('\n').unwrap();
        let names = ["Emergency Band", "Band 1", "Band 2"];
        text.replace_range(from..to, &format!("band = \"{}\"", names[usize::from(band)]));
    }
    (text, rules)
}

pub fn load(text: &str) -> Scheme {
    Scheme::load(text, &|_| None).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

pub fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let made = std::hint::black_box(work());
    (made, start.elapsed().as_secs_f64() * 1_000.0)
}

/// One line of the report: medians of both, and the median, least and most of the ratios of neighbouring pairs.
pub fn report(what: &str, yardstick: &[f64], engine: &[f64], unit: &str) {
    if engine.is_empty() || yardstick.is_empty() {
        return;
    }
    let ratios: Vec<f64> = yardstick.iter().zip(engine).map(|(a, b)| a / b).collect();
    let least = ratios.iter().copied().fold(f64::INFINITY, f64::min);
    let most = ratios.iter().copied().fold(0.0, f64::max);
    println!(
        "{what}: yardstick {:.2} {unit}, engine {:.2} {unit} (least {:.2}), ratio {:.2} (from {least:.2} to {most:.2}, {} pairs)",
        median(yardstick.to_vec()),
        median(engine.to_vec()),
        engine.iter().copied().fold(f64::INFINITY, f64::min),
        median(ratios.clone()),
        ratios.len()
    );
}
