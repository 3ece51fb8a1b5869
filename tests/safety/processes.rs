//! Several `lintel serve` on one PostgreSQL: one service to whoever looks at it, and one of them may die.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use entity::states::{AdvertState, MailState, Role};
use lintel::store::Place;
use sea_orm::EntityTrait;

use crate::support::due::due;
use crate::support::people::{PASSWORD, account};
use crate::support::served::{Client, Served};
use crate::support::{Program, Which, postgres, program};

/// Signed in at one, known at the other, signed out at both.
fn one_service(first: &Served, second: &Served) {
    let mut client = Client::default();
    client.get(first.port, "/sign-in");
    let fields = [("email", "sam.stone@example.org"), ("password", PASSWORD)];
    client.submit(first.port, "/sign-in", &fields);
    assert_eq!(client.status, 303, "{}", client.body);
    assert_eq!(client.get(second.port, "/my").status, 200);
    // A form that one of them made is good at the other.
    client.get(first.port, "/account");
    client.submit(second.port, "/account/stay", &[]);
    assert_eq!(client.status, 303, "{}", client.body);
    client.get(second.port, "/my");
    client.submit(second.port, "/sign-out", &[]);
    assert_eq!(client.status, 303, "{}", client.body);
    client.cookies.retain(|name, _| name != "lintel-form");
    assert_eq!(client.get(first.port, "/my").status, 303);
}

#[test]
fn two_processes_are_one_service_and_a_third_may_be_killed() {
    if postgres::missing() {
        return;
    }
    program::run(Which::Postgres, async |program: Program| {
        due(&program, 8, 6).await;
        account(&program, Role::Applicant, "sam.stone@example.org", None).await;
        let app = &program.app;
        lintel::mail::assume_delivered(&app.store, app.clock.now())
            .await
            .unwrap();
        let Place::Postgres(address) = &app.settings.database else {
            panic!("PostgreSQL")
        };
        let folders = [(); 3].map(|()| tempfile::tempdir().unwrap());
        let start = |number: usize| Served::start(folders[number].path(), Some(address));
        let (third, first, second) = (start(2), start(0), start(1));
        std::thread::sleep(Duration::from_millis(150));
        third.kill();

        one_service(&first, &second);

        // What the third had claimed is left to its lease; everything else is done by the other two.
        let mut waiting = usize::MAX;
        for _ in 0..300 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            let adverts = entity::advert::Entity::find()
                .all(app.store.read())
                .await
                .unwrap();
            let mails = entity::mail::Entity::find().all(app.store.read()).await.unwrap();
            waiting = mails.iter().filter(|mail| mail.state == MailState::Ready).count()
                + adverts
                    .iter()
                    .filter(|advert| advert.state != AdvertState::Closed)
                    .count();
            let claimed = mails
                .iter()
                .filter(|mail| mail.state == MailState::Sending)
                .count();
            if waiting == 0 && claimed <= 1 {
                break;
            }
        }
        assert_eq!(waiting, 0);
        drop((first, second));
        let lists = entity::shortlist::Entity::find()
            .all(app.store.read())
            .await
            .unwrap();
        assert_eq!(lists.len(), 8, "one list for each advert");
        let messages = entity::message::Entity::find()
            .all(app.store.read())
            .await
            .unwrap();
        let told = messages
            .iter()
            .filter(|message| message.kind == "bids_closed")
            .count();
        assert_eq!(told, 8 * 6, "everybody is told once");
        sent_once(&program, &folders).await;
    });
}

/// What was sent was sent by one of them, once.
async fn sent_once(program: &Program, folders: &[tempfile::TempDir]) {
    let app = &program.app;
    let mut letters: BTreeMap<uuid::Uuid, usize> = BTreeMap::new();
    let mails = entity::mail::Entity::find().all(app.store.read()).await.unwrap();
    for folder in folders {
        for entry in fs::read_dir(folder.path().join("mail")).unwrap() {
            let text = fs::read_to_string(entry.unwrap().path()).unwrap();
            for mail in &mails {
                if text.contains(&mail.id.to_string()) {
                    *letters.entry(mail.id).or_default() += 1;
                }
            }
        }
    }
    for mail in mails.iter().filter(|mail| mail.kind == "bids_closed") {
        let copies = letters.get(&mail.id).copied().unwrap_or(0);
        match mail.state {
            MailState::Sent => assert_eq!(copies, 1, "two processes do not send it twice"),
            MailState::Sending => assert!(copies <= 1),
            other => panic!("{other:?}"),
        }
    }
    assert!(lintel::audit::verify(&app.store, None).await.unwrap().is_ok());
}
