//! Joining the register, and where one stands on it.

use entity::states::Role;
use lintel::audit::By;
use lintel::register::{self, Award};

use crate::both;
use crate::support::Program;
use crate::support::people::{alone, day, household, partnership, settled, three_bidders, today};

/// Band and date with a household's own council.
async fn place(
    program: &Program,
    household_id: uuid::Uuid,
    council_id: uuid::Uuid,
) -> (String, chrono::NaiveDate) {
    let app = &program.app;
    let standing = register::standing(
        app.store.read(),
        &app.schemes,
        household_id,
        council_id,
        today(program),
    )
    .await
    .unwrap()
    .unwrap();
    assert_eq!(standing.assessment.questions, [], "nothing is left open");
    let band = standing.assessment.band.unwrap();
    (band.name, standing.assessment.ranking_date.unwrap().date.unwrap())
}

both!(
    bands_follow_need_and_dates_follow_the_form,
    async |program: Program| {
        let councils = partnership(&program).await;
        let [first, second, third] = three_bidders(&program, &councils).await;
        for council in [councils.south_norfolk, councils.broadland] {
            assert_eq!(
                place(&program, first.id, council).await,
                ("Band 1".into(), day(2026, 6, 1))
            );
            assert_eq!(
                place(&program, second.id, council).await,
                ("Band 2".into(), day(2025, 9, 5))
            );
            assert_eq!(
                place(&program, third.id, council).await,
                ("Band 3".into(), day(2024, 3, 1))
            );
        }
    }
);

both!(
    an_award_moves_up_from_the_day_it_was_told,
    async |program: Program| {
        let councils = partnership(&program).await;
        let applied = day(2025, 1, 10);
        let one = household(
            &program,
            councils.broadland,
            "robin.shaw@example.org",
            alone("Robin Shaw"),
            settled(1, applied),
        )
        .await;
        assert_eq!(
            place(&program, one.id, councils.broadland).await,
            ("Band 3".into(), applied)
        );
        let app = &program.app;
        app.clock.set(lintel::dates::end_of(day(2026, 11, 19)));
        let at = app.moment();
        let officer = By::account(one.account_id, Role::Officer, Some(councils.broadland));
        let medical = Award {
            facts: vec![("medical".into(), "high".into())],
            why: "The doctor says the stairs make the illness worse.".into(),
        };
        app.store
            .write(async |tx| register::award(tx, &at, &officer, &app.schemes, one.id, &medical).await)
            .await
            .unwrap();
        // The form that told of it was sent on 2 November; nobody decides slower at the household's cost.
        assert_eq!(
            place(&program, one.id, councils.broadland).await,
            ("Band 1".into(), day(2026, 11, 2))
        );
        let none = Award {
            facts: vec![("medical".into(), "none".into())],
            why: "The treatment has worked.".into(),
        };
        app.store
            .write(async |tx| register::award(tx, &at, &officer, &app.schemes, one.id, &none).await)
            .await
            .unwrap();
        assert_eq!(
            place(&program, one.id, councils.broadland).await,
            ("Band 3".into(), applied)
        );
        assert_eq!(
            program.mail().await.len(),
            3,
            "each decision is told, and nothing of it by email"
        );
        assert!(
            program
                .mail()
                .await
                .iter()
                .all(|mail| !mail.body.contains("illness"))
        );
    }
);
