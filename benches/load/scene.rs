//! The service to be measured: an invented partnership in a folder of its own, served by this process on two workers.

use std::net::TcpListener;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use entity::states::{AdvertState, BidState, Role};
use entity::{account, advert, bid};
use lintel::accounts::{self, Passwords};
use lintel::adverts::{self, Advert};
use lintel::app::App;
use lintel::bids::Asking;
use lintel::clock::Clock;
use lintel::demo::{self, PASSWORD, Plan};
use lintel::ids::Ids;
use lintel::settings::Settings;
use lintel::store::Store;
use lintel::web::csrf;
use lintel::{server, shortlists, start};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::client::Request;

/// Everything that the measurements ask for.
pub(crate) struct Scene {
    app: App,
    port: u16,
    sessions: Vec<String>,
    /// A session and an advert that its household may bid for.
    bids: Vec<(String, Uuid)>,
    homes: Vec<String>,
    _folder: tempfile::TempDir,
}

const COUNCIL: &str = "broadland";

/// The list of open homes.
pub(crate) fn listing() -> String {
    format!("/{COUNCIL}/homes")
}

impl Scene {
    pub(crate) fn set(households: u32) -> Self {
        actix_web::rt::System::new().block_on(set(households))
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn sessions(&self) -> &[String] {
        &self.sessions
    }

    pub(crate) fn bids(&self) -> &[(String, Uuid)] {
        &self.bids
    }

    pub(crate) fn homes(&self) -> &[String] {
        &self.homes
    }

    /// The form that the button on a home's page sends.
    pub(crate) fn bid(&self, (session, advert): &(String, Uuid)) -> Request {
        let token = csrf::token(&self.app.form_key, session);
        Request::post(
            &format!("/my/adverts/{advert}/bid"),
            session,
            &format!("csrf={token}"),
        )
    }

    /// Closes everything: how many lists, how many bids on them, how long it took.
    pub(crate) fn close(&self) -> (usize, u64, Duration) {
        actix_web::rt::System::new().block_on(async {
            let last = advert::Entity::find()
                .filter(advert::Column::State.eq(AdvertState::Approved))
                .all(self.app.store.read())
                .await
                .unwrap();
            let last = last
                .iter()
                .filter_map(|row| row.closes_at)
                .max()
                .expect("open adverts");
            let bids = bid::Entity::find()
                .filter(bid::Column::State.eq(BidState::Placed))
                .count(self.app.store.read())
                .await
                .unwrap();
            let mut app = self.app.clone();
            app.clock = Clock::hand(last + TimeDelta::seconds(1));
            let begun = Instant::now();
            let lists = shortlists::close_due(&app).await.unwrap();
            (lists, bids, begun.elapsed())
        })
    }
}

async fn set(households: u32) -> Scene {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::in_directory(folder.path());
    let now = demo::to_the_second(Clock::Machine.now());
    let app = build(&settings, Clock::hand(now)).await;
    demo::without_waiting_for_the_disk(&app).await.unwrap();
    let plan = Plan {
        seed: 1,
        weeks: 1,
        households,
        adverts_a_week: 2,
        open_adverts: 60,
        now,
    };
    demo::play(&app, plan, &mut |_, _, _| ()).await.unwrap();
    app.store.close().await.unwrap();
    // a fresh connection waits for the disk again
    let app = build(&settings, Clock::Machine).await;
    let (sessions, bids, homes) = visitors(&app).await;
    Scene {
        port: serve(app.clone()),
        app,
        sessions,
        bids,
        homes,
        _folder: folder,
    }
}

async fn build(settings: &Settings, clock: Clock) -> App {
    let store: Store = start::open(settings).await.unwrap();
    start::migrate(&store).await.unwrap();
    let parts = start::Parts {
        clock,
        ids: Ids::from_machine(),
        passwords: Passwords::cheap().unwrap(),
    };
    start::build(settings.clone(), store, parts).await.unwrap()
}

/// Everybody signed in, every bid that may be placed within the rules, and the addresses of the homes.
async fn visitors(app: &App) -> (Vec<String>, Vec<(String, Uuid)>, Vec<String>) {
    let now = app.clock.now();
    let open = adverts::open(app.store.read(), now).await.unwrap();
    let all: Vec<&Advert> = open.iter().collect();
    let accounts = account::Entity::find()
        .filter(account::Column::Role.eq(Role::Applicant))
        .all(app.store.read())
        .await
        .unwrap();
    let (mut sessions, mut bids) = (Vec::new(), Vec::new());
    for (number, account) in accounts.iter().enumerate() {
        let Some(household) = account.household_id else {
            continue;
        };
        let asking = Asking::read(app.store.read(), now, &app.schemes, household, &all)
            .await
            .unwrap();
        let mut may: Vec<Uuid> = Vec::new();
        let mut left = 0;
        for advert in &open {
            let answer = asking.may(advert).unwrap();
            if answer.allowed && answer.own.is_none() && !advert.is_interest() {
                left = answer.left().unwrap_or(0);
                may.push(advert.row.id);
            }
        }
        if may.is_empty() || left == 0 {
            continue;
        }
        let signed_in = accounts::sign_in(
            app,
            &account.email,
            PASSWORD,
            &format!("10.0.{}.{}", number / 200, number % 200),
        )
        .await
        .unwrap()
        .expect("the password fits");
        let from = number % may.len();
        let wanted = may
            .iter()
            .cycle()
            .skip(from)
            .take(may.len().min(usize::try_from(left).unwrap()));
        bids.extend(wanted.map(|advert| (signed_in.token.clone(), *advert)));
        sessions.push(signed_in.token);
    }
    let homes = open
        .iter()
        .map(|advert| format!("/{COUNCIL}/homes/{}", advert.row.id));
    (sessions, bids, homes.collect())
}

/// Serves on a thread of its own until the process ends.
fn serve(app: App) -> u16 {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            tell.send(listener.local_addr().unwrap().port()).unwrap();
            server::serve(app, listener, 2).unwrap().await.unwrap();
        });
    });
    told.recv().unwrap()
}
