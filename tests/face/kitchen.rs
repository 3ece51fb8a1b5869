//! Pages that use every component at once: they print, they keep the rules of every page, and they can be looked at.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use lintel::web::assets::Asset;
use lintel::web::page::{
    ErrorLine, Flash, FlashKind, FormGuard, Link, NavLink, Phase, Shell, SignedIn, View,
};
use lintel::web::picture::{HomeShape, described, home_picture, home_picture_url};
use lintel::web::theme::{Theme, Themes, broadland, south_norfolk};
use scraper::{Html, Selector};
use serde::Serialize;
use serde_json::{Value as Json, json};

use super::{chain, pages_with};

const KITCHEN: &str = include_str!("kitchen.html");
const WORK: &str = include_str!("work.html");

#[derive(Serialize)]
#[serde(transparent)]
struct Kitchen(Json);

impl View for Kitchen {
    const TEMPLATE: &'static str = "tests/kitchen.html";

    fn samples() -> Vec<Self> {
        let homes: Vec<Json> = HomeShape::ALL
            .into_iter()
            .zip([2_u8, 3, 4, 1, 2, 3])
            .enumerate()
            .map(|(number, (shape, bedrooms))| {
                json!({
                    "href": "#", "title": format!("{bedrooms}-bedroom {}, Diss", shape.words()),
                    "picture": {"src": home_picture_url(shape, bedrooms, number as u64), "alt": ""},
                    "rent": "£112.50 a week", "rent_note": "includes £4.10 for the shared garden",
                    "closes": "Closes Monday 23 November at 11:59pm", "landlord": "Saffron Homes", "bids": "31 bids",
                    "facts": ["Ground floor", "Garden", "Pets allowed"], "labels": if number == 1 { json!(["Adapted"]) } else { json!([]) },
                    "answer": if number == 0 { json!({"may": true, "text": "You can bid"}) } else if number == 1 {
                        json!({"may": false, "text": "You cannot bid: you need 3 bedrooms"}) } else { Json::Null },
                })
            })
            .collect();
        vec![Self(json!({
            "heading": "Find a home", "homes": homes, "pence": 1_123_450, "people": 60_000,
            "bid": "Reference LN-B-77",
            "doors": [{"text": "Find a home", "href": "#", "note": "62 homes are open for bids."},
                      {"text": "Join the register", "href": "#", "note": "It takes about 40 minutes."},
                      {"text": "Sign in", "href": "#"}],
            "figures": [{"number": "41", "label": "homes let last week"}, {"number": "1,204", "label": "bids"},
                        {"number": "B", "label": "most common band"}, {"number": "3 weeks", "label": "shortest wait", "note": "Band A"}],
            "sorts": [{"text": "Closing soonest", "href": "#", "current": true}, {"text": "Lowest rent", "href": "#"}],
            "views": [{"text": "List", "href": "#", "current": true}, {"text": "Map", "href": "#"}],
            "chips": [{"text": "Diss", "href": "#"}, {"text": "2 bedrooms", "href": "#"}],
            "scale": [{"at": 0, "text": "0"}, {"at": 50, "text": "24 months"}, {"at": 100, "text": "48"}],
            "ranges": [{"label": "Band A", "low": 2, "high": 40, "from": 8, "to": 24, "middle": 14, "text": ""},
                       {"label": "Band B", "low": 6, "high": 80, "from": 17, "to": 44, "middle": 30, "mark": 38, "text": ""},
                       {"label": "Band C", "low": 20, "high": 100, "from": 40, "to": 85, "middle": 60, "text": ""}],
            "reasons": [{"text": "You have lived in South Norfolk for 3 years.", "holds": true, "clause": "clause 3.4", "href": "#"},
                        {"text": "You do not need the adaptations of this home.", "holds": false, "clause": "clause 5.1"},
                        {"text": "Your band was last looked at on 3 March 2026."}],
            "facts": [{"key": {"text": "Rent"}, "value": {"text": "£112.50 a week"}, "actions": {"items": [{"text": "Change", "href": "#", "visuallyHiddenText": "rent"}]}},
                      {"key": {"text": "Landlord"}, "value": {"text": "Saffron Homes"}}],
            "tasks": [{"title": {"text": "Who lives with you"}, "href": "#", "status": {"text": "Completed"}},
                      {"title": {"text": "Where you live now"}, "href": "#", "hint": {"text": "We ask about the last 5 years"}, "status": {"tag": {"text": "Incomplete", "classes": "govuk-tag--blue"}}}],
        }))]
    }
}

#[derive(Serialize)]
#[serde(transparent)]
struct Work(Json);

impl View for Work {
    const TEMPLATE: &'static str = "tests/work.html";

    fn samples() -> Vec<Self> {
        let rows: Vec<Json> = (1..=14)
            .map(|place| {
                json!([{"text": place, "format": "numeric"}, {"text": format!("LN-2041-{}", 7000 + place)}, {"text": "A"},
                       {"text": format!("{place} March 2025")}, {"text": 2, "format": "numeric"}, {"text": "Local connection"},
                       {"text": "Waiting"}, {"text": "Verify"}])
            })
            .collect();
        vec![Self(json!({
            "facts": [{"key": "Band", "value": "A"}, {"key": "Priority date", "value": "3 March 2025"}, {"key": "Bedrooms", "value": "2"}],
            "tags": [{"text": "Verified", "classes": "govuk-tag--green"}, {"text": "Safe contact"}],
            "pages": [{"text": "Case", "href": "#", "current": true}, {"text": "Evidence", "href": "#", "count": 3}, {"text": "History", "href": "#"}],
            "head": [{"text": "Place", "href": "#", "sort": "ascending", "format": "numeric"}, {"text": "Reference", "href": "#"}, {"text": "Band"},
                     {"text": "Priority date"}, {"text": "Bedrooms", "format": "numeric"}, {"text": "Deciding key"}, {"text": "State"}, {"text": "Action"}],
            "rows": rows,
            "events": [{"title": "Assessed: Band A", "by": "Lee Officer", "at": "3 March 2026 at 2:15pm", "machine_at": "2026-03-03T14:15:00Z", "text": "Two medical letters seen."},
                       {"title": "Application sent", "at": "1 March 2026 at 9:02am", "machine_at": "2026-03-01T09:02:00Z", "href": "#"}],
        }))]
    }
}

fn full_shell(theme: &Theme) -> Shell {
    let mut shell = Shell::new(theme, "Find a home");
    shell.person = Some(SignedIn {
        name: "Ana Sample".into(),
        role: String::new(),
        sign_out: "/sign-out".into(),
    });
    shell.navigation = vec![
        NavLink::here("Find a home", "#"),
        NavLink::to("My housing", "#"),
        NavLink::to("Messages", "#"),
    ];
    shell.phase = Some(Phase {
        tag: "Beta".into(),
        text: "This is a new service.".into(),
        feedback: Some(Link::new("Tell us what you think", "#")),
    });
    shell.back = Some(Link::new("Back to all homes", "#"));
    shell.guard = Some(FormGuard {
        csrf: "token".into(),
        once: "key".into(),
    });
    shell.exit = Some("/exit".into());
    shell
}

/// Every page the tests print: name, markup.
fn printed() -> Vec<(&'static str, String)> {
    let pages = pages_with(&[(Kitchen::TEMPLATE, KITCHEN), (Work::TEMPLATE, WORK)]);
    let (green, blue) = (
        broadland().expect("a legible face"),
        south_norfolk().expect("a legible face"),
    );
    let mut flashed = full_shell(&green);
    flashed.flash = Some(Flash {
        kind: FlashKind::Success,
        heading: "Your bid is in.".into(),
        text: Some("You will hear on Thursday 26 November.".into()),
        link: Some(Link::new("See your bid", "#")),
    });
    let mut wrong = flashed.clone();
    wrong.errors = vec![ErrorLine {
        text: "Choose where you live".into(),
        href: "#live".into(),
    }];
    let bare = Shell::new(&blue, "Find a home");
    let mut officer = full_shell(&blue);
    officer.exit = None;
    officer.back = None;
    officer.breadcrumbs = vec![Link::new("Work", "#"), Link::new("Cases", "#")];
    if let Some(person) = &mut officer.person {
        person.role = "Lettings officer".into();
    }
    let print = |shell: &Shell| {
        pages
            .render(shell, &Kitchen::samples()[0])
            .unwrap_or_else(|error| panic!("{}", chain(&error)))
    };
    vec![
        ("kitchen", print(&flashed)),
        ("kitchen-wrong", print(&wrong)),
        ("kitchen-bare", print(&bare)),
        (
            "work",
            pages
                .render(&officer, &Work::samples()[0])
                .unwrap_or_else(|error| panic!("{}", chain(&error))),
        ),
    ]
}

#[test]
fn every_page_keeps_the_rules_of_pages() {
    for (name, html) in printed() {
        let page = Html::parse_document(&html);
        let count = |css: &str| page.select(&Selector::parse(css).expect("a selector")).count();
        assert_eq!(count("h1"), 1, "{name} has one main heading");
        assert_eq!(count("main"), 1, "{name}");
        assert_eq!(count("[style], style"), 0, "{name} has no inline style");
        assert_eq!(count("script:not([src])"), 0, "{name} has no inline script");
        assert_eq!(
            count("img:not([alt])"),
            0,
            "{name}: a picture has its words, or says it has none"
        );
        let guarded = count("form[method=post] > input[name=csrf] + input[name=once]");
        let posts = if name == "kitchen-bare" {
            0
        } else {
            count("form[method=post]")
        };
        assert_eq!(guarded, posts, "{name}: every form is guarded");
        for link in page.select(&Selector::parse("[onclick], [href^='javascript']").expect("a selector")) {
            panic!("{name}: {}", link.html());
        }
        let mut seen = BTreeSet::new();
        for element in page.select(&Selector::parse("[id]").expect("a selector")) {
            let id = element.attr("id").expect("an id");
            assert!(seen.insert(id.to_owned()), "{name}: the id {id} stands twice");
        }
        for element in
            page.select(&Selector::parse("[aria-describedby], [aria-labelledby]").expect("a selector"))
        {
            let ids = element
                .attr("aria-describedby")
                .into_iter()
                .chain(element.attr("aria-labelledby"));
            for id in ids.flat_map(str::split_whitespace) {
                assert!(seen.contains(id), "{name}: nothing has the id {id}");
            }
        }
    }
}

#[test]
fn errors_put_a_word_in_the_title_and_news_out_of_sight() {
    let printed = printed();
    let page = |wanted: &str| {
        &printed
            .iter()
            .find(|(name, _)| *name == wanted)
            .expect("printed")
            .1
    };
    assert!(
        page("kitchen-wrong")
            .contains("<title>Error: Find a home – Find a home – Broadland District Council</title>")
    );
    assert!(page("kitchen-wrong").contains("There is a problem"));
    assert!(
        !page("kitchen-wrong").contains("Your bid is in.</p>")
            && !page("kitchen-wrong").contains("govuk-notification-banner")
    );
    assert!(page("kitchen").contains("govuk-notification-banner--success"));
    assert!(page("kitchen").contains("<title>Find a home"));
}

#[test]
fn the_way_out_is_on_an_applicants_pages_alone() {
    let printed = printed();
    for (name, html) in &printed {
        let quick = html.contains("govuk-js-exit-this-page-skiplink");
        assert_eq!(
            quick,
            name.starts_with("kitchen") && *name != "kitchen-bare",
            "{name}"
        );
    }
}

/// Puts the pages with all they point to into `target/tmp/face`, where they can be looked at in a browser.
#[test]
fn everything_a_page_points_to_is_served() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("face");
    let themes = Themes::new([broadland().expect("a face"), south_norfolk().expect("a face")]);
    for (name, html) in printed() {
        let page = Html::parse_document(&html);
        let mut found = 0;
        for element in page.select(&Selector::parse("link, script, img").expect("a selector")) {
            let url = element.attr("href").or(element.attr("src")).expect("a place");
            let file =
                served(&themes, url).unwrap_or_else(|| panic!("{name} points to {url}, which is not served"));
            write(&folder.join(url.trim_start_matches('/')), &file);
            found += 1;
        }
        assert!(found >= 6, "{name} has its stylesheets, script, icon and mark");
        write(&folder.join(format!("{name}.html")), html.as_bytes());
    }
    let script = Asset::all()
        .iter()
        .find(|asset| asset.name == "govuk.js")
        .expect("the design system's script");
    let ours = Asset::all()
        .iter()
        .find(|asset| asset.name == "lintel.js")
        .expect("our script");
    assert!(String::from_utf8_lossy(ours.body).contains(&format!("\"./{}\"", script.served_as)));
    write(&folder.join("assets").join(script.served_as), script.body);
}

fn served(themes: &Themes, url: &str) -> Option<Vec<u8>> {
    let asset = url
        .strip_prefix("/assets/")
        .and_then(Asset::by_served_name)
        .map(|asset| asset.body.to_vec());
    let face = themes.file(url).map(|(_, text)| text.as_bytes().to_vec());
    let home = url
        .strip_prefix("/assets/home/")
        .and_then(described)
        .map(|(shape, rooms, seed)| home_picture(shape, rooms, seed).into_bytes());
    asset.or(face).or(home)
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, bytes).expect("written");
}
