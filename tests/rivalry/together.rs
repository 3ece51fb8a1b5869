//! People who look at the same moment are asked for together, and each is answered with their own.

use futures_util::future::join_all;

use crate::both;
use crate::support::bidding::{Offer, needs_three, on_offer, place};
use crate::support::people::{alone, day, household, partnership, settled};
use crate::support::{Browser, Program};

const LIST: &str = "/south-norfolk/homes";

/// What everybody reads when all open the list at the same moment.
async fn at_once(browsers: &mut [Browser]) -> Vec<String> {
    join_all(browsers.iter_mut().map(|browser| browser.open(LIST))).await;
    browsers.iter().map(Browser::text).collect()
}

both!(
    everybody_who_looks_at_the_same_moment_sees_their_own_list,
    async |program: Program| {
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let mut browsers = Vec::new();
        for number in 0..12_u32 {
            // one in three may bid, one has bid, and one needs a smaller home
            let email = format!("person{number}.shaw@example.org");
            if number % 3 == 2 {
                let facts = settled(1, day(2024, 3, 1));
                household(&program, there.south_norfolk, &email, alone("Robin Shaw"), facts).await;
            } else {
                let someone = needs_three(&program, &there, &email, day(2024, 3, 1 + number)).await;
                if number % 3 == 1 {
                    place(&program, &someone, home.advert).await.unwrap();
                }
            }
            browsers.push(program.signed_in(&email).await);
        }
        let mut one_by_one = Vec::new();
        for browser in &mut browsers {
            one_by_one.push(browser.open(LIST).await.is(200).text());
        }
        let may = |text: &str| {
            ["You can bid", "You have bid", "You cannot bid"].map(|answer| text.contains(answer))
        };
        assert_eq!(may(&one_by_one[0]), [true, false, false], "{}", one_by_one[0]);
        assert_eq!(may(&one_by_one[1]), [false, true, false], "{}", one_by_one[1]);
        assert_eq!(may(&one_by_one[2]), [false, false, true], "{}", one_by_one[2]);
        for _ in 0..3 {
            assert_eq!(at_once(&mut browsers).await, one_by_one);
        }

        // one of them signs out: the next look is not theirs, and nobody else's has changed
        browsers[4].submit("/sign-out", &[]).await;
        let after = at_once(&mut browsers).await;
        for (number, (now, before)) in after.iter().zip(&one_by_one).enumerate() {
            assert_eq!(now == before, number != 4, "{number}: {now}");
        }
        assert_eq!(may(&after[4]), [false, false, false], "{}", after[4]);
    }
);
