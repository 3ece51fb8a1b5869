use std::collections::BTreeMap;

use super::{assert_within, dice, register, stock};
use crate::invent::{
    ProviderAnswer, RefusalReason, SkipCause, bid_choice, provider_answer, refusal_choice, skip_cause,
};

#[test]
fn life_goes_its_way() {
    let all = register(31, 2_000);
    let homes = stock(31, 60);
    let mut rng = dice(31);
    let (mut bids, mut refused, mut skipped, mut accepted) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut bidders = BTreeMap::new();
    let mut offers = 0_usize;
    for one in &all {
        let chosen = bid_choice(&mut rng, one, &homes, 3);
        assert!(chosen.len() <= 3 && chosen.windows(2).all(|pair| pair[0] < pair[1]));
        *bidders.entry(chosen.is_empty()).or_insert(0_usize) += 1;
        bids += chosen.len();
        for at in chosen {
            let home = &homes[at];
            assert!(!one.safety.unsafe_places.contains(&home.address.place));
            assert!(one.access_needed.is_none_or(|needed| home.access >= needed));
            offers += 1;
            skipped += usize::from(skip_cause(&mut rng, one, home).is_some());
            refused += usize::from(refusal_choice(&mut rng, one, home).is_some());
            accepted += usize::from(matches!(
                provider_answer(&mut rng, one),
                ProviderAnswer::Accepts { .. }
            ));
        }
    }
    assert!(bids > 1_000, "{bids}");
    assert_within(
        "without a bid",
        bidders.get(&true).copied().unwrap_or(0) / 2,
        250,
        500,
    );
    assert_within("refused", refused * 1_000 / offers, 120, 220);
    assert_within("skipped", skipped * 1_000 / offers, 90, 240);
    assert_within("accepted by the provider", accepted * 1_000 / offers, 820, 950);
}

#[test]
fn nobody_is_sent_where_they_are_not_safe() {
    let mut all = register(41, 400);
    let mut homes = stock(41, 5);
    let mut rng = dice(41);
    let one = all
        .iter_mut()
        .find(|one| !one.safety.unsafe_places.is_empty())
        .expect("somebody in danger");
    for home in &mut homes {
        home.address.place = one.safety.unsafe_places[0].clone();
    }
    for home in &homes {
        assert_eq!(
            bid_choice(&mut rng, one, std::slice::from_ref(home), 3),
            Vec::<usize>::new()
        );
        assert_eq!(skip_cause(&mut rng, one, home), Some(SkipCause::RiskArea));
        assert_eq!(
            refusal_choice(&mut rng, one, home),
            Some(RefusalReason::NearRiskPerson)
        );
    }
}
