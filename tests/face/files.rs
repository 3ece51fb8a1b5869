//! What is served to a browser: whole, small, cached for ever, and without anything that is not ours to show.

use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
};
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::{App, web};
use lintel::web::assets::{self, Asset, asset_url};
use lintel::web::theme::{self, Themes, broadland, south_norfolk};

fn text(name: &str) -> String {
    let asset = Asset::all()
        .iter()
        .find(|asset| asset.name == name)
        .unwrap_or_else(|| panic!("no {name}"));
    String::from_utf8(asset.body.to_vec()).expect("text")
}

#[test]
fn the_stylesheet_shows_nothing_that_belongs_to_gov_uk() {
    let css = text("govuk.css");
    for belongs in ["GDS Transport", "@font-face", "url(", "crest", "sourceMappingURL"] {
        assert!(!css.contains(belongs), "{belongs}");
    }
    assert!(css.contains("font-family:var(--council-font,arial,sans-serif)"));
    for colour in ["brand", "link", "link-hover"] {
        assert!(
            css.contains(&format!("--govuk-{colour}-colour:var(--council-{colour},")),
            "{colour}"
        );
    }
    assert!(
        css.starts_with("/* govuk-frontend: MIT licence"),
        "the licence asks for its notice"
    );
}

#[test]
fn our_own_layer_stays_small_and_fetches_nothing() {
    let css = text("lintel.css");
    assert!(css.len() < 24 * 1024, "{} bytes", css.len());
    assert!(!css.contains("url(") && !css.contains("@import"));
    assert_eq!(css.matches('{').count(), css.matches('}').count());
}

#[test]
fn the_name_of_a_file_changes_with_its_content() {
    assert_eq!(
        asset_url("lintel.css")
            .as_deref()
            .map(|url| url.starts_with("/assets/lintel-")),
        Some(true)
    );
    assert_eq!(asset_url("missing.css"), None);
    for asset in Asset::all() {
        let print = asset
            .served_as
            .rsplit_once('-')
            .and_then(|(_, end)| end.split_once('.'))
            .map(|(print, _)| print);
        assert!(
            print.is_some_and(|print| print.len() == 16 && print.chars().all(|c| c.is_ascii_hexdigit())),
            "{}",
            asset.served_as
        );
        assert!(asset.gzip.len() < asset.body.len(), "{}", asset.name);
    }
}

#[actix_web::test]
async fn a_file_is_kept_for_ever_and_sent_packed_to_those_who_can_unpack_it() {
    let app = init_service(App::new().route("/assets/{name}", web::get().to(assets::serve))).await;
    let url = asset_url("lintel.css").expect("our stylesheet");

    let plain = call_service(&app, TestRequest::get().uri(&url).to_request()).await;
    assert_eq!(plain.status(), StatusCode::OK);
    assert_eq!(
        plain.headers().get(CACHE_CONTROL).unwrap(),
        "public, max-age=31536000, immutable"
    );
    assert_eq!(
        plain.headers().get(CONTENT_TYPE).unwrap(),
        "text/css; charset=utf-8"
    );
    assert!(plain.headers().get(CONTENT_ENCODING).is_none());
    let etag = plain.headers().get(ETAG).unwrap().clone();
    assert_eq!(read_body(plain).await, text("lintel.css").as_bytes());

    let asked = TestRequest::get()
        .uri(&url)
        .insert_header((ACCEPT_ENCODING, "br;q=0.5, gzip, deflate"));
    let packed = call_service(&app, asked.to_request()).await;
    assert_eq!(packed.headers().get(CONTENT_ENCODING).unwrap(), "gzip");
    assert!(read_body(packed).await.starts_with(&[0x1f, 0x8b]));

    let refused = TestRequest::get()
        .uri(&url)
        .insert_header((ACCEPT_ENCODING, "gzip;q=0, identity"));
    assert!(
        call_service(&app, refused.to_request())
            .await
            .headers()
            .get(CONTENT_ENCODING)
            .is_none()
    );

    let again = TestRequest::get().uri(&url).insert_header((IF_NONE_MATCH, etag));
    assert_eq!(
        call_service(&app, again.to_request()).await.status(),
        StatusCode::NOT_MODIFIED
    );

    let gone = TestRequest::get()
        .uri("/assets/lintel-0000000000000000.css")
        .to_request();
    assert_eq!(call_service(&app, gone).await.status(), StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn each_council_has_its_own_stylesheet_and_mark() {
    let (green, blue) = (broadland().expect("a face"), south_norfolk().expect("a face"));
    assert_ne!(green.stylesheet_url(), blue.stylesheet_url());
    let themes = web::Data::new(Themes::new([green.clone(), blue]));
    let app = init_service(
        App::new()
            .app_data(themes)
            .route("/assets/council/{name}", web::get().to(theme::serve)),
    )
    .await;
    let css = call_service(&app, TestRequest::get().uri(green.stylesheet_url()).to_request()).await;
    assert_eq!(css.status(), StatusCode::OK);
    assert_eq!(
        css.headers().get(CONTENT_TYPE).unwrap(),
        "text/css; charset=utf-8"
    );
    assert!(String::from_utf8_lossy(&read_body(css).await).contains("--council-brand:#1d5b3c"));
    let mark = call_service(
        &app,
        TestRequest::get()
            .uri(green.mark_url().expect("a mark"))
            .to_request(),
    )
    .await;
    assert_eq!(mark.headers().get(CONTENT_TYPE).unwrap(), "image/svg+xml");
    let other = TestRequest::get()
        .uri("/assets/council/broadland-0000.css")
        .to_request();
    assert_eq!(call_service(&app, other).await.status(), StatusCode::NOT_FOUND);
}
