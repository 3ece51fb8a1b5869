//! Writers who share a commit: each is counted once, a refusal undoes nobody else, and a writer who gives up half way
//! leaves nothing behind.

use std::time::Duration;

use entity::cycle;
use entity::states::CycleState;
use futures_util::future::join_all;
use lintel::audit::{self, By, Entry};
use lintel::error::AppError;
use lintel::ids::Moment;
use lintel::mail;
use lintel::store::{Rows, Tx};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
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

/// A row of the audit log and an e-mail.
fn rows(at: &Moment, number: usize) -> (entity::audit::ActiveModel, entity::mail::ActiveModel) {
    let why = format!("number {number}");
    let entry = Entry::new("add", "home", at.id()).because(&why);
    let message = mail::Message {
        kind: "bid_placed",
        council_id: None,
        account_id: None,
        recipient: format!("person{number}@example.org"),
        subject: "We have your bid; it counts".to_owned(),
        body: "A question? 'Ask' us; ring $1.".to_owned(),
    };
    (audit::row(at, &By::the_operator(), entry), mail::row(at, message))
}

both!(
    rows_of_several_tables_are_written_together_however_many_there_are,
    async |program: Program| {
        let (app, at) = (&program.app, program.app.moment());
        for many in [0, 1, 2, 499, 500, 501, 1_203] {
            let before = (written(&program).await, posted(&program).await.len());
            let made: Vec<_> = (0..many).map(|number| rows(&at, number)).collect();
            app.store
                .write(async |tx| {
                    let mut rows = Rows::default();
                    rows.add(made.iter().map(|(row, _)| row.clone()));
                    rows.add(made.iter().map(|(_, row)| row.clone()));
                    rows.write(tx).await?;
                    Ok(())
                })
                .await
                .unwrap();
            assert_eq!(written(&program).await - before.0, many);
            let posted = posted(&program).await;
            assert_eq!(posted.len() - before.1, many);
            let newest = posted.iter().skip(before.1);
            for (number, row) in newest.enumerate() {
                assert_eq!(row.recipient, format!("person{number}@example.org"));
                assert_eq!(row.subject, "We have your bid; it counts");
                assert_eq!(row.body, "A question? 'Ask' us; ring $1.");
                assert_eq!((row.attempts, row.account_id), (0, None));
            }
        }
    }
);

async fn written(program: &Program) -> usize {
    let rows = entity::audit::Entity::find()
        .filter(entity::audit::Column::Act.eq("add"))
        .count(program.app.store.read());
    usize::try_from(rows.await.unwrap()).unwrap()
}

/// The e-mails in the order in which they were made.
async fn posted(program: &Program) -> Vec<entity::mail::Model> {
    entity::mail::Entity::find()
        .order_by_asc(entity::mail::Column::Id)
        .all(program.app.store.read())
        .await
        .unwrap()
}
