//! What a first visit weighs: a page with its stylesheets, scripts and every picture, as a phone fetches them.

use std::collections::BTreeMap;

use actix_web::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING};
use actix_web::middleware::{Compress, from_fn};
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::{App, web};
use lintel::audit::By;
use lintel::web::headers;
use scraper::{Html, Selector};
use sea_orm::EntityTrait;

use crate::both;
use crate::support::Program;
use crate::support::homes::{invented, open};
use crate::support::people::partnership;

/// The most that a first visit may weigh, in bytes.
const VISIT: usize = 300 * 1024;
/// The most that the page and its stylesheets may weigh, in bytes.
const WORDS_AND_LOOKS: usize = 60 * 1024;

/// What was fetched: the bytes on the wire, and the text.
struct Fetched {
    weight: usize,
    text: String,
    packed: bool,
    kept: String,
}

both!(a_first_visit_is_light, async |program: Program| {
    let there = partnership(&program).await;
    let adverts = open(&program, &there, &invented(&program, 60)).await;
    homes_with_busy_photos(&program).await;
    let app = init_service(
        App::new()
            .app_data(web::Data::new(program.app.clone()))
            .wrap(from_fn(headers::on_every_answer))
            .wrap(Compress::default())
            .configure(lintel::routes::mount),
    )
    .await;
    let fetch = async |path: &str| {
        let request = TestRequest::get()
            .uri(path)
            .insert_header((ACCEPT_ENCODING, "gzip, br"));
        let answer = call_service(&app, request.to_request()).await;
        assert_eq!(answer.status().as_u16(), 200, "{path}");
        let header = |name| {
            answer
                .headers()
                .get(name)
                .map_or_else(String::new, |value| value.to_str().unwrap().to_owned())
        };
        let (packed, kept) = (!header(CONTENT_ENCODING).is_empty(), header(CACHE_CONTROL));
        let weight = read_body(answer).await.len();
        // Once more as it is, to read it.
        let answer = call_service(&app, TestRequest::get().uri(path).to_request()).await;
        let text = String::from_utf8_lossy(&read_body(answer).await).into_owned();
        Fetched {
            weight,
            text,
            packed,
            kept,
        }
    };
    let council = format!("/{}", program.app.places.councils()[0].slug);
    let mut pages = vec![
        "/".to_owned(),
        "/sign-in".into(),
        "/sign-up".into(),
        "/sign-in/forgotten".into(),
    ];
    for page in [
        "",
        "/homes",
        "/homes?view=map",
        "/results",
        "/how-we-decide",
        "/help",
        "/contact",
        "/accessibility",
        "/privacy",
        "/cookies",
    ] {
        pages.push(format!("{council}{page}"));
    }
    pages.push(format!("{council}/homes/{}", adverts[0]));
    let mut known: BTreeMap<String, Fetched> = BTreeMap::new();
    for path in pages {
        let page = fetch(&path).await;
        assert!(page.packed, "{path} is sent unpacked");
        let mut wanted = parts(&page.text);
        let (mut visit, mut looks) = (page.weight, page.weight);
        while let Some(part) = wanted.pop() {
            if !known.contains_key(&part) {
                known.insert(part.clone(), fetch(&part).await);
            }
            let found = &known[&part];
            assert!(
                found.kept.contains("immutable"),
                "{part} is asked for again at every visit"
            );
            assert!(
                part.chars().any(|one| one.is_ascii_digit()),
                "{part} has no fingerprint in its name"
            );
            visit += found.weight;
            if part.rsplit('.').next() == Some("css") {
                assert!(found.packed, "{part} is sent unpacked");
                looks += found.weight;
            }
            if part.rsplit('.').next() == Some("js") {
                wanted.extend(imports(&found.text));
            }
        }
        assert!(visit < VISIT, "{path}: a first visit weighs {visit} bytes");
        assert!(
            looks < WORDS_AND_LOOKS,
            "{path}: page and stylesheets weigh {looks} bytes"
        );
    }
});

/// Gives two dozen homes, more than any page shows, a photo each of the kind that weighs most: noise, which nothing
/// compresses.
async fn homes_with_busy_photos(program: &Program) {
    let at = program.app.moment();
    let homes = entity::home::Entity::find()
        .all(program.app.store.read())
        .await
        .unwrap();
    let mut state = 1_u32;
    for (number, home) in homes.iter().enumerate() {
        if number < 24 {
            let busy = image::RgbImage::from_fn(960, 600, |_, _| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let [red, green, blue, _] = state.to_be_bytes();
                image::Rgb([red, green, blue])
            });
            let mut file = std::io::Cursor::new(Vec::new());
            busy.write_to(&mut file, image::ImageFormat::Png).unwrap();
            let made = lintel::homes::made_from(&file.into_inner()).unwrap();
            let by = By::the_operator();
            program
                .app
                .store
                .write(async |tx| lintel::homes::keep_photo(tx, &at, &by, home, &made, "Noise").await)
                .await
                .unwrap();
        }
    }
}

/// Everything that a page makes a browser fetch, pictures further down too.
fn parts(page: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    let of = |selector: &str, attribute: &str| -> Vec<String> {
        page.select(&Selector::parse(selector).unwrap())
            .filter_map(|one| one.attr(attribute).map(str::to_owned))
            .collect()
    };
    let mut found = of("link[rel=stylesheet], link[rel=icon]", "href");
    found.extend(of("script[src]", "src"));
    found.extend(of("img[src]", "src"));
    found.sort();
    found.dedup();
    assert!(found.len() > 3, "the parts of the page were not found");
    found
}

/// The further scripts that a script fetches.
fn imports(script: &str) -> Vec<String> {
    script
        .split("from \"./")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|name| format!("/assets/{name}"))
        .collect()
}
