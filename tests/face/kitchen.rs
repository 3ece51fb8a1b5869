//! Pages that use every component at once: they print, they keep the rules of every page, and they can be looked at.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use lintel::web::assets::Asset;
use lintel::web::page::{
    ErrorLine, Flash, FlashKind, FormGuard, Link, NavLink, Phase, Shell, SignedIn, View,
};
use lintel::web::picture::{described, home_picture};
use lintel::web::theme::{Theme, Themes, broadland, south_norfolk};
use scraper::{Html, Selector};

use super::{chain, pages_with};

mod views;

use views::{HOME, Home, KITCHEN, Kitchen, WORK, Work};

fn full_shell(theme: &Theme) -> Shell {
    let mut shell = Shell::new(theme, "Find a home");
    shell.person = Some(SignedIn {
        name: "Ana Sample".into(),
        role: String::new(),
        sign_out: "/sign-out".into(),
        until: Some("2:05pm".into()),
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
    let pages = pages_with(&[
        (Kitchen::TEMPLATE, KITCHEN),
        (Work::TEMPLATE, WORK),
        (Home::TEMPLATE, HOME),
    ]);
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
            .render(shell, &Kitchen::sample())
            .unwrap_or_else(|error| panic!("{}", chain(&error)))
    };
    vec![
        ("kitchen", print(&flashed)),
        ("kitchen-wrong", print(&wrong)),
        ("kitchen-bare", print(&bare)),
        (
            "home",
            pages
                .render(&full_shell(&blue), &Home::sample())
                .unwrap_or_else(|error| panic!("{}", chain(&error))),
        ),
        (
            "work",
            pages
                .render(&officer, &Work::sample())
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
        assert_eq!(
            count("[onclick], [onsubmit], [href^='javascript']"),
            0,
            "{name} has no script in an attribute"
        );
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
            .contains("<title>Error: Find a home – Home Options – Broadland District Council</title>")
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
            ["kitchen", "kitchen-wrong", "home"].contains(name),
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
