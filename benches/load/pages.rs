//! The list of homes: for everybody against ready bytes, for one person against plain templates.

use std::time::{Duration, Instant};

use lintel::adverts;
use serde_json::{Value, json};
use tera::Context;

use crate::client::{Client, Request, flat_out};
use crate::report::{Pairs, a_second, millis, percentile, tell};
use crate::scene::{Scene, block_on, listing};
use crate::yardstick::{Plain, serve_bytes, serve_two_prints};

const ROUNDS: usize = 7;
const LENGTH: Duration = Duration::from_secs(2);
const CONNECTIONS: usize = 16;

/// The list of open homes against the same bytes lying ready, from 16 connections.
pub(crate) fn anonymous(scene: &Scene) {
    let port = scene.serve();
    let page = Request::get(&listing(), None);
    let bytes = Client::open(port).send(&page).1.to_vec();
    let ready = serve_bytes(&bytes);
    let plain = Request::get("/", None);
    let mut pairs = Pairs::default();
    let mut all = Vec::new();
    for _ in 0..ROUNDS {
        let yardstick = rate(ready, &|_| plain.clone()).0;
        let (ours, answered) = rate(port, &|_| page.clone());
        assert!(answered.iter().all(|one| one.status == 200));
        all.extend(answered);
        pairs.add(yardstick, ours);
    }
    println!(
        "the list for everybody, {} bytes: {} a second",
        bytes.len(),
        pairs.ours()
    );
    println!("  the same bytes, ready: {} a second", pairs.yardstick());
    println!("  the list at {} % of it (goal 40)", pairs.hundredths());
    tell("  all rounds", &all);
}

fn rate(port: u16, request: &(impl Fn(usize) -> Request + Sync)) -> (f64, Vec<crate::client::Answered>) {
    let begun = Instant::now();
    let answered = flat_out(port, CONNECTIONS, LENGTH, request);
    (a_second(answered.len(), begun.elapsed()), answered)
}

/// The list with "may I bid" on every card, of another person each time, against a server that prints a plain template
/// of the same list twice for each request; then one at a time.
pub(crate) fn signed_in(scene: &Scene) {
    let port = scene.serve();
    let people = &scene.sessions;
    let page = |number: usize| Request::get(&listing(), Some(&people[number % people.len()]));
    let bytes = Client::open(port).send(&page(0)).1.to_vec();
    let text = String::from_utf8(bytes).expect("a page of text");
    assert_eq!(
        text.matches("lintel-card__answer--").count(),
        12,
        "every advert says whether one may bid"
    );
    let plain = Plain::new(block_on(context(scene)));
    let printed = plain.print();
    println!(
        "the list for one person, {} bytes; the plain one, {} bytes",
        text.len(),
        printed.len()
    );
    let mut times: Vec<Duration> = (0..500)
        .map(|_| {
            let begun = Instant::now();
            std::hint::black_box(plain.print());
            begun.elapsed()
        })
        .collect();
    let once = percentile(&mut times, 50);
    let twice = serve_two_prints(plain);
    let root = Request::get("/", None);
    let mut pairs = Pairs::default();
    let mut all = Vec::new();
    for round in 0..ROUNDS {
        let yardstick = rate(twice, &|_| root.clone()).0;
        let (ours, answered) = rate(port, &|number| page(number + round * 997));
        assert!(answered.iter().all(|one| one.status == 200));
        all.extend(answered);
        pairs.add(yardstick, ours);
    }
    println!("  {} a second", pairs.ours());
    println!("  a plain template printed twice: {} a second", pairs.yardstick());
    println!("  the list at {} % of it (goal 100)", pairs.hundredths());
    tell("  all rounds", &all);
    let mut client = Client::open(port);
    let mut times: Vec<Duration> = (0..500)
        .map(|number| {
            let request = page(number * 7);
            let begun = Instant::now();
            assert_eq!(client.send(&request).0, 200);
            begun.elapsed()
        })
        .collect();
    println!(
        "  one at a time: {:.2} ms, p99 {:.2} ms; the plain template once {:.3} ms",
        millis(percentile(&mut times, 50)),
        millis(percentile(&mut times, 99)),
        millis(once),
    );
}

/// What the plain template prints: the same homes, as many filters, as many words.
async fn context(scene: &Scene) -> Context {
    let open = adverts::open(scene.app.store.read(), scene.app.clock.now())
        .await
        .unwrap();
    let cards: Vec<Value> = open
        .iter()
        .take(12)
        .enumerate()
        .map(|(number, advert)| {
            json!({
                "href": format!("/broadland/homes/{}", advert.row.id),
                "title": format!("{}-bedroom house, {}", advert.home.bedrooms, advert.home.parish),
                "src": format!("/assets/home/{}.svg", advert.home.picture_seed),
                "alt": "A drawing of a house with a garden, two windows and a blue door",
                "labels": ["Open to everyone"],
                "rent": format!("{} a week", advert.cost()),
                "rent_note": "including £4.20 service charge",
                "closes": "Closes in 2 days, Tuesday 24 November at 11:59pm",
                "facts": ["Garden of its own", "Pets allowed", "No steps"],
                "landlord": advert.provider.name,
                "bids": "31 bids",
                "may": number % 2 == 0,
                "answer": "You cannot bid",
                "why": "This home is smaller than your household needs.",
            })
        })
        .collect();
    let link =
        |text: &str| json!({"text": text, "href": format!("/broadland/{text}"), "current": text == "Homes"});
    let group = |name: &str, count: usize| {
        let options: Vec<Value> = (0..count)
            .map(|number| json!({"value": number, "text": format!("{name} number {number}"), "checked": false}))
            .collect();
        json!({"name": name, "text": format!("Choose {name}"), "options": options})
    };
    let links = |all: &[&str]| all.iter().map(|text| link(text)).collect::<Vec<Value>>();
    Context::from_serialize(&json!({
        "title": "Find a home",
        "service": "Home Options",
        "person": "Grace Example",
        "csrf": "0".repeat(64),
        "council": {
            "name": "Broadland District Council", "slug": "broadland", "brand": "#204060", "initials": "BD",
            "phone": "01603 000000", "email": "homes@example.org", "office": "Thorpe Road, Norwich",
        },
        "stylesheets": ["/assets/govuk.css", "/assets/lintel.css", "/assets/council.css"],
        "navigation": links(&["Homes", "Results", "Bids", "Application", "Account"]),
        "footer": links(&["help", "contact", "accessibility", "privacy", "cookies"]),
        "fields": [
            {"name": "place", "text": "Place", "value": ""}, {"name": "most", "text": "Most a week", "value": ""},
        ],
        "groups": [
            group("bedrooms", 5), group("more", 6), group("kind", 5), group("tenure", 3), group("district", 2),
            group("landlord", 10),
        ],
        "sorts": links(&["closing", "rent", "bedrooms", "newest"]),
        "pages": links(&["1", "2", "3", "4", "5"]),
        "count": open.len(),
        "cards": cards,
    }))
    .expect("a context")
}
