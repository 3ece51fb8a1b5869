//! A long list that is read as one text says the same as its rows, on both databases.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use entity::household;
use entity::states::HouseholdState;
use lintel::store::packed;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::both;
use crate::support::Program;
use crate::support::people::{day, partnership};

type Line = (
    Uuid,
    String,
    HouseholdState,
    Option<NaiveDate>,
    i32,
    DateTime<Utc>,
);

const COLUMNS: [&str; 6] = [
    "id",
    "reference",
    "state",
    "suspended_until",
    "version",
    "created_at",
];

both!(
    a_list_that_is_read_as_one_text_says_what_its_rows_say,
    async |program: Program| {
        let there = partnership(&program).await;
        let at = program.app.moment();
        let rows = [
            ("plain", HouseholdState::Active, None, 1),
            (
                "O'Łódź \"quoted\" \\ and\nanother line",
                HouseholdState::Suspended,
                Some(day(2028, 2, 29)),
                i32::MAX,
            ),
            ("ABCDEF0123", HouseholdState::Housed, Some(day(1999, 12, 31)), 2),
        ];
        let mut expected: Vec<Line> = (0..)
            .zip(rows)
            .map(|(later, (reference, state, until, version))| {
                let moment = at.now + TimeDelta::microseconds(later * 1_000_001 + 1);
                (at.id(), reference.to_owned(), state, until, version, moment)
            })
            .collect();
        let rows: Vec<household::ActiveModel> = expected
            .iter()
            .map(
                |(id, reference, state, until, version, moment)| household::ActiveModel {
                    id: Set(*id),
                    reference: Set(reference.clone()),
                    council_id: Set(there.south_norfolk),
                    state: Set(*state),
                    sensitive: Set(false),
                    suspended_until: Set(*until),
                    created_at: Set(*moment),
                    version: Set(*version),
                },
            )
            .collect();
        program
            .app
            .store
            .write(async |tx| {
                household::Entity::insert_many(rows.clone())
                    .exec_without_returning(tx)
                    .await?;
                Ok(())
            })
            .await
            .unwrap();
        let asked = |ids: Vec<Uuid>| {
            household::Entity::find()
                .select_only()
                .column(household::Column::Id)
                .column(household::Column::Reference)
                .column(household::Column::State)
                .column(household::Column::SuspendedUntil)
                .column(household::Column::Version)
                .column(household::Column::CreatedAt)
                .filter(household::Column::Id.is_in(ids))
                .into_query()
        };
        let db = program.app.store.read();
        let ids = expected.iter().map(|line| line.0).collect();
        let mut found: Vec<Line> = packed(db, asked(ids), &COLUMNS).await.unwrap();
        found.sort();
        expected.sort();
        assert_eq!(found, expected);
        let nobody: Vec<Line> = packed(db, asked(vec![at.id()]), &COLUMNS).await.unwrap();
        assert_eq!(nobody, []);
    }
);
