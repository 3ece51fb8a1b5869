//! The service to be measured: an invented partnership in a folder of its own, served by this process on two workers.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::Path;
use std::sync::mpsc;
use std::thread;

use entity::account;
use entity::states::Role;
use lintel::accounts::Passwords;
use lintel::adverts::{self, Advert};
use lintel::app::App;
use lintel::bids::Asking;
use lintel::clock::Clock;
use lintel::demo::{self, Plan};
use lintel::ids::Ids;
use lintel::settings::Settings;
use lintel::store::Store;
use lintel::web::csrf;
use lintel::{server, start};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Statement};
use uuid::Uuid;

use crate::client::Request;
use crate::crowd;

/// A bid that may be placed within the rules.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    pub session: String,
    pub household: Uuid,
    pub advert: Uuid,
}

/// Everything that the measurements ask for.
pub(crate) struct Scene {
    pub app: App,
    pub sessions: Vec<String>,
    pub wishes: Vec<Wish>,
    /// Who may bid for which advert.
    pub may: BTreeMap<Uuid, Vec<Uuid>>,
    pub homes: Vec<String>,
    pub folder: tempfile::TempDir,
}

const COUNCIL: &str = "broadland";

/// The list of open homes.
pub(crate) fn listing() -> String {
    format!("/{COUNCIL}/homes")
}

pub(crate) fn block_on<T>(work: impl Future<Output = T>) -> T {
    actix_web::rt::System::new().block_on(work)
}

impl Scene {
    /// Invents so many households, lets them join, and adds `copies` of each.
    pub(crate) fn set(households: u32, copies: u32) -> Self {
        block_on(set(households, copies))
    }

    /// The form that the button on a home's page sends.
    pub(crate) fn bid(&self, wish: &Wish) -> Request {
        let token = csrf::token(&self.app.form_key, &wish.session);
        Request::post(
            &format!("/my/adverts/{}/bid", wish.advert),
            &wish.session,
            &format!("csrf={token}"),
        )
    }

    /// The mix: 70 % listing (half of it signed in), 15 % a home, 10 % a search, 5 % a bid.
    pub(crate) fn mix(&self, number: usize) -> Request {
        let mine = Some(self.sessions[number % self.sessions.len()].as_str());
        match number % 20 {
            0 => self.bid(&self.wishes[(number / 20) % self.wishes.len()]),
            1 | 2 => Request::get(&format!("{}?bedrooms={}", listing(), number / 20 % 4 + 1), None),
            3..=5 => Request::get(&self.homes[number / 20 % self.homes.len()], None),
            6..=12 => Request::get(&listing(), mine),
            _ => Request::get(&listing(), None),
        }
    }

    /// Serves on a thread of its own until the process ends.
    pub(crate) fn serve(&self) -> u16 {
        let app = self.app.clone();
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            block_on(async move {
                let listener = TcpListener::bind("127.0.0.1:0").unwrap();
                tell.send(listener.local_addr().unwrap().port()).unwrap();
                server::serve(app, listener, 2).unwrap().await.unwrap();
            });
        });
        told.recv().unwrap()
    }
}

async fn set(households: u32, copies: u32) -> Scene {
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
    crowd::grow(&app, copies).await;
    app.store.close().await.unwrap();
    // a fresh connection waits for the disk again
    let app = build(&settings, Clock::Machine).await;
    assert_eq!(
        synchronous(&app.store).await,
        FULL,
        "a receipt means it is on the disk"
    );
    let open = adverts::open(app.store.read(), app.clock.now()).await.unwrap();
    let (wishes, may, signed_in) = visitors(&app, &open).await;
    let homes = open
        .iter()
        .map(|advert| format!("/{COUNCIL}/homes/{}", advert.row.id))
        .collect();
    Scene {
        app,
        sessions: signed_in,
        wishes,
        may,
        homes,
        folder,
    }
}

/// What SQLite calls waiting for the disk at every commit.
pub(crate) const FULL: i32 = 2;

/// How the writing connection waits for the disk, as it says itself.
pub(crate) async fn synchronous(store: &Store) -> i32 {
    let asked = Statement::from_string(store.backend(), "PRAGMA synchronous");
    let row = store.writer().query_one_raw(asked).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

/// The program on the database in a folder.
pub(crate) async fn open(folder: &Path) -> App {
    build(&Settings::in_directory(folder), Clock::Machine).await
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

type Found = (Vec<Wish>, BTreeMap<Uuid, Vec<Uuid>>, Vec<String>);

/// Most people signed in at once.
const SIGNED_IN: u64 = 6_000;

/// People signed in, every bid that they may place within the rules together, and who may bid for what.
async fn visitors(app: &App, open: &[Advert]) -> Found {
    let now = app.clock.now();
    let all: Vec<&Advert> = open.iter().collect();
    let accounts = account::Entity::find()
        .filter(account::Column::Role.eq(Role::Applicant))
        .filter(account::Column::HouseholdId.is_not_null())
        .order_by_desc(account::Column::Id)
        .all(app.store.read())
        .await
        .unwrap();
    let step = accounts
        .len()
        .div_ceil(usize::try_from(SIGNED_IN).unwrap())
        .max(1);
    let (mut people, mut wanted, mut may) = (Vec::new(), Vec::new(), BTreeMap::<Uuid, Vec<Uuid>>::new());
    for (number, account) in accounts.iter().step_by(step).enumerate() {
        let household = account.household_id.expect("an applicant with a household");
        let asking = Asking::read(app.store.read(), now, &app.schemes, household, &all)
            .await
            .unwrap();
        let (mut able, mut left) = (Vec::new(), 0);
        for advert in open {
            let answer = asking.may(advert).unwrap();
            if answer.allowed && answer.own.is_none() && !advert.is_interest() {
                left = answer.left().unwrap_or(0);
                able.push(advert.row.id);
                may.entry(advert.row.id).or_default().push(household);
            }
        }
        if able.is_empty() || left == 0 {
            continue;
        }
        let left = able.len().min(usize::try_from(left).unwrap());
        let from = number % able.len();
        let chosen = able.iter().cycle().skip(from).take(left).enumerate();
        wanted.extend(chosen.map(|(nth, advert)| (nth, people.len(), household, *advert)));
        people.push(account.id);
    }
    let sessions = crowd::sessions(app, &people).await;
    // one bid of everybody, then the second of everybody
    wanted.sort_by_key(|(nth, person, _, _)| (*nth, *person));
    let wishes = wanted
        .into_iter()
        .map(|(_, person, household, advert)| Wish {
            session: sessions[person].clone(),
            household,
            advert,
        })
        .collect();
    (wishes, may, sessions)
}
