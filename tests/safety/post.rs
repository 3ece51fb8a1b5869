//! A mail server that hangs, refuses, and then takes everything: no advert waits for it, and each message leaves once.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use entity::states::{AdvertState, MailState};
use lintel::mail::{MailSettings, Transport, deliver_due};
use sea_orm::EntityTrait;

use crate::support::bidding::{Offer, advert, needs_three, on_offer, place, to_closing};
use crate::support::people::{day, partnership};
use crate::support::{Program, Which, program};

/// A mail server of the test's own: what it does with those who come can be changed while it runs.
struct MailServer {
    address: String,
    takes: Arc<AtomicBool>,
    letters: Arc<Mutex<Vec<String>>>,
    held: Arc<Mutex<Vec<TcpStream>>>,
}

impl MailServer {
    /// Takes connections and says nothing.
    fn hanging() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            address: format!("smtp://{}", listener.local_addr().unwrap()),
            takes: Arc::new(AtomicBool::new(false)),
            letters: Arc::default(),
            held: Arc::default(),
        };
        let (takes, letters, held) = (server.takes.clone(), server.letters.clone(), server.held.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let stream = stream.unwrap();
                if takes.load(Ordering::SeqCst) {
                    let letters = Arc::clone(&letters);
                    std::thread::spawn(move || talk(&stream, &letters));
                } else {
                    held.lock().unwrap().push(stream);
                }
            }
        });
        server
    }

    /// Hangs up on everybody who waits, and serves whoever comes from now on.
    fn recover(&self) {
        self.takes.store(true, Ordering::SeqCst);
        self.held.lock().unwrap().clear();
    }
}

fn talk(stream: &TcpStream, letters: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream).lines();
    let answer = |text: &str| (&*stream).write_all(format!("{text}\r\n").as_bytes());
    if answer("220 ready").is_err() {
        return;
    }
    while let Some(Ok(line)) = lines.next() {
        let done = match line.split_whitespace().next().unwrap_or_default() {
            "DATA" => {
                if answer("354 go on").is_err() {
                    return;
                }
                let mut letter = String::new();
                for line in lines
                    .by_ref()
                    .map_while(Result::ok)
                    .take_while(|line| line != ".")
                {
                    letter.push_str(&line);
                    letter.push('\n');
                }
                letters.lock().unwrap().push(letter);
                answer("250 letters")
            }
            "QUIT" => answer("221 bye"),
            _ => answer("250 fine"),
        };
        if done.is_err() {
            return;
        }
    }
}

#[test]
fn a_mail_server_that_hangs_keeps_no_advert_from_closing() {
    program::run(Which::Sqlite, async |mut program: Program| {
        let server = MailServer::hanging();
        let settings = MailSettings::Smtp(server.address.clone());
        program.app.mail = Transport::new(&settings, "Home Options <no-reply@example.org>").unwrap();
        let there = partnership(&program).await;
        let home = on_offer(&program, &there, Offer::house(&there)).await;
        let someone = needs_three(&program, &there, "robin.reed@example.org", day(2025, 3, 1)).await;
        place(&program, &someone, home.advert).await.unwrap();
        to_closing(&program, home.advert).await;
        let worker = actix_web::rt::spawn(lintel::server::work(program.app.clone()));
        let mut closed = false;
        for _ in 0..80 {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            closed = advert(&program, home.advert).await.state == AdvertState::Closed;
            if closed && !server.held.lock().unwrap().is_empty() {
                break;
            }
        }
        assert!(closed, "the advert closed while the mail server held the line");
        assert!(
            !server.held.lock().unwrap().is_empty(),
            "somebody is waiting for it"
        );
        let outbox = async || {
            entity::mail::Entity::find()
                .all(program.app.store.read())
                .await
                .unwrap()
        };
        let waiting = outbox().await;
        assert!(waiting.len() > 1 && waiting.iter().all(|mail| mail.state != MailState::Sent));
        worker.abort();

        // It hangs up, comes back, and everything leaves: after the lease and the pause, by itself.
        server.recover();
        for _ in 0..12 {
            program.app.clock.advance(TimeDelta::minutes(10));
            deliver_due(&program.app.store, &program.app.mail, &program.app.clock, 50)
                .await
                .unwrap();
        }
        let sent = outbox().await;
        assert!(sent.iter().all(|mail| mail.state == MailState::Sent), "{sent:?}");
        let letters = server.letters.lock().unwrap();
        for mail in &sent {
            let copies = letters
                .iter()
                .filter(|letter| letter.contains(&mail.id.to_string()));
            assert_eq!(copies.count(), 1, "each message left once");
        }
        assert_eq!(letters.len(), sent.len());
    });
}
