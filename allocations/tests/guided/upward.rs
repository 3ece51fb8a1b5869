//! What would move a household up: the steps that hold it down are taken there too.
use super::*;

const FOUR: &str = "[[band]]\nname = 'A'\n[[band]]\nname = 'B'\n[[band]]\nname = 'C'\n[[band]]\nname = 'D'\n[priority]\notherwise = 'D'\n\
    [[need]]\ncode = 'decant'\nband = 'A'\nwhen = 'must_leave_for_works'\nsays = 'Your home will be demolished.'\n\
    [[need]]\ncode = 'crowded'\nband = 'B'\nwhen = 'bedrooms_held = 1 and household_size > 2'\nsays = 'Your home is overcrowded in law.'\n\
    [[need]]\ncode = 'health'\nband = 'B'\nwhen = 'medical = high'\nsays = 'Your home makes an illness worse.'\n\
    [[step]]\ncode = 'refusals'\nfrom = ['A', 'B', 'C']\ndown = 1\nwhen = '(count offers where outcome = refused and not reasonable) >= 2'\nsays = 'You refused two reasonable offers.'\n";

const REFUSED: &str = "offers = [{ on = 2026-01-05, outcome = 'refused', reasonable = false }, { on = 2026-05-05, outcome = 'refused', reasonable = false }]";

fn of(facts: &str, band: &str, up: &str) -> String {
    let up = if up.is_empty() {
        String::new()
    } else {
        format!(", would_move_up = '{up}'")
    };
    format!(
        "[[case]]\ntitle = 'T'\ngiven = {{ bedrooms_held = 1, members = [{{ relation = 'applicant', age = 40 }}], {facts} }}\nthen = {{ band = '{band}'{up} }}\n"
    )
}

#[test]
fn a_need_that_a_step_would_take_away_again_moves_nobody_up() {
    let scheme = scheme(FOUR);
    // In B by need and in C by the step: crowded is B as well, and would be C. To be decanted is A, and so B.
    hold(
        &scheme,
        &of(&format!("medical = 'high', {REFUSED}"), "C", "decant"),
    );
    // Without the step crowded is the nearer one.
    hold(&scheme, &of("medical = 'none', offers = []", "D", "crowded"));
}

#[test]
fn the_band_that_is_named_is_the_one_after_the_steps() {
    let scheme = scheme(FOUR);
    let up = |refused: bool, medical: &str| {
        let mut facts = Facts::new()
            .with("medical", medical)
            .and_then(|facts| facts.with("bedrooms_held", 1))
            .and_then(|facts| facts.with("must_leave_for_works", allocations::Value::from(false)))
            .unwrap();
        facts.begin("members").unwrap();
        facts.begin("offers").unwrap();
        for _ in 0..if refused { 2 } else { 0 } {
            let offer = [
                ("on", allocations::Value::Date("2026-01-05".parse().unwrap())),
                ("outcome", allocations::Value::Words("refused".to_owned())),
                ("reasonable", allocations::Value::Truth(false)),
            ];
            facts.push("offers", offer).unwrap();
        }
        let answer = allocations::assess(&scheme, &facts, "2026-11-23".parse().unwrap());
        answer.would_move_up.and_then(|up| up.band)
    };
    assert_eq!(up(false, "high").as_deref(), Some("A"));
    assert_eq!(up(true, "high").as_deref(), Some("B"));
}
