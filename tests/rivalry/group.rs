//! Writers who share a commit: each is counted once, a refusal undoes nobody else, and a writer who gives up half way
//! leaves nothing behind.

use std::time::Duration;

use entity::cycle;
use entity::states::CycleState;
use futures_util::future::join_all;
use lintel::error::AppError;
use lintel::store::Tx;
use sea_orm::{ActiveValue::Set, EntityTrait, PaginatorTrait};
use uuid::Uuid;

use crate::both;
use crate::support::Program;
use crate::support::people::partnership;

const WRITERS: i32 = 200;

async fn plan(tx: &Tx, program: &Program, partnership_id: Uuid, number: i32) -> Result<(), AppError> {
    let at = program.app.moment();
    let row = cycle::ActiveModel {
        id: Set(at.id()),
        partnership_id: Set(partnership_id),
        number: Set(number),
        opens_at: Set(at.now),
        closes_at: Set(at.now + chrono::TimeDelta::hours(1)),
        state: Set(CycleState::Planned),
    };
    cycle::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

both!(
    a_refusal_undoes_only_itself_and_everybody_else_is_counted,
    async |program: Program| {
        let there = partnership(&program).await;
        let before = cycle::Entity::find()
            .count(program.app.store.read())
            .await
            .unwrap();
        let program = &program;
        let writes = (0..WRITERS).map(|writer| async move {
            program
                .app
                .store
                .write(async |tx| {
                    plan(tx, program, there.id, 10_000 + writer).await?;
                    if writer % 3 == 0 {
                        return Err(AppError::refused("no", "Not this time."));
                    }
                    Ok(writer)
                })
                .await
        });
        let answers = join_all(writes).await;
        for (writer, answer) in (0..).zip(&answers) {
            match answer {
                Ok(number) => assert!(writer % 3 != 0 && *number == writer),
                Err(AppError::Refused(_)) => assert_eq!(writer % 3, 0),
                Err(other) => panic!("{other}"),
            }
        }
        let kept = answers.iter().filter(|answer| answer.is_ok()).count();
        let after = cycle::Entity::find()
            .count(program.app.store.read())
            .await
            .unwrap();
        assert_eq!(after - before, u64::try_from(kept).unwrap());
    }
);

both!(
    a_writer_who_gives_up_half_way_leaves_nothing,
    async |program: Program| {
        let there = partnership(&program).await;
        let before = cycle::Entity::find()
            .count(program.app.store.read())
            .await
            .unwrap();
        let program = &program;
        let writes = (0..30).map(|writer| async move {
            let write = program.app.store.write(async |tx| {
                plan(tx, program, there.id, 20_000 + writer).await?;
                if writer % 5 == 0 {
                    // the browser is closed while the server works
                    std::future::pending::<()>().await;
                }
                Ok(())
            });
            if writer % 5 == 0 {
                tokio::time::timeout(Duration::from_millis(50), write).await.ok()
            } else {
                Some(write.await)
            }
        });
        let answers = join_all(writes).await;
        for (writer, answer) in (0..).zip(&answers) {
            match answer {
                Some(Ok(())) => assert!(writer % 5 != 0),
                Some(Err(error)) => panic!("{error}"),
                None => assert_eq!(writer % 5, 0),
            }
        }
        let after = cycle::Entity::find()
            .count(program.app.store.read())
            .await
            .unwrap();
        assert_eq!(after - before, 24);
    }
);
