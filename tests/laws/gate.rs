//! Every route, asked for by everybody: who may gets through, who may not is sent away, and no answer leaves
//! without its headers or with something in it that is only for the log.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use entity::states::Role;
use lintel::app::App;
use lintel::routes::{ROUTES, Route};
use lintel::web::gate::Audience;
use sea_orm::EntityTrait;

use crate::both;
use crate::support::accounts::{account, places, sign_in};
use crate::support::{Browser, Program};

/// Somebody who asks.
#[derive(Clone, Copy, Debug)]
struct Person {
    email: &'static str,
    /// None: not signed in.
    role: Option<Role>,
    code_due: bool,
}

const PEOPLE: [Person; 7] = [
    person("", None, false),
    person("due@example.org", Some(Role::Officer), true),
    person("applicant@example.org", Some(Role::Applicant), false),
    person("provider@example.org", Some(Role::Provider), false),
    person("officer@example.org", Some(Role::Officer), false),
    person("manager@example.org", Some(Role::Manager), false),
    person("administrator@example.org", Some(Role::Administrator), false),
];

const fn person(email: &'static str, role: Option<Role>, code_due: bool) -> Person {
    Person {
        email,
        role,
        code_due,
    }
}

/// Said a second time, in other words than the gate's own, so that a slip in one is seen.
fn may(person: Person, audience: Audience) -> bool {
    let fully = person.role.filter(|_| !person.code_due);
    match audience {
        Audience::Public | Audience::Machine => true,
        Audience::PasswordGiven => person.role.is_some(),
        Audience::SignedIn => fully.is_some(),
        Audience::Applicant => fully == Some(Role::Applicant),
        Audience::Provider => fully == Some(Role::Provider),
        Audience::Officer => [Some(Role::Officer), Some(Role::Manager)].contains(&fully),
        Audience::Manager => fully == Some(Role::Manager),
        Audience::Administrator => fully == Some(Role::Administrator),
    }
}

both!(
    every_route_is_for_its_audience_and_nobody_else,
    async |program: Program| {
        let made = places(&program).await;
        for person in PEOPLE {
            let Some(role) = person.role else { continue };
            let of = match role {
                Role::Applicant => None,
                Role::Provider => Some(made.provider),
                Role::Officer | Role::Manager | Role::Administrator => Some(made.broadland),
            };
            let secret = person.code_due.then_some("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
            account(&program, person.email, role, of, secret).await;
        }
        for person in PEOPLE {
            let mut browser = program.browser().await;
            for route in ROUTES {
                arrive(&program.app, &mut browser, person).await;
                let path = filled(&program.app, route.path);
                if route.method == "post" {
                    post(&mut browser, person, route, &path).await;
                } else {
                    browser.open_once(&path).await;
                    judge(&browser, person, route);
                }
            }
        }
    }
);

/// Signs in if the last request ended the session.
async fn arrive(app: &App, browser: &mut Browser, person: Person) {
    if person.role.is_none() || browser.open_once("/account/codes").await.barred.is_none() {
        return;
    }
    entity::attempt::Entity::delete_many()
        .exec(app.store.writer())
        .await
        .unwrap();
    sign_in(browser, person.email).await;
}

/// A council where one is meant, an id of nothing otherwise.
fn filled(app: &App, path: &str) -> String {
    let part = |part: &str| match part {
        "{council}" => "broadland".to_owned(),
        named if named.starts_with('{') => app.ids.id(app.clock.now()).to_string(),
        plain => plain.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// First without what shows that the form is ours, then with it.
async fn post(browser: &mut Browser, person: Person, route: &Route, path: &str) {
    browser.post(path, &[]).await;
    if may(person, route.audience) && route.audience != Audience::Machine {
        assert_eq!(
            browser.status.as_u16(),
            403,
            "{person:?} {route:?} without its token"
        );
        assert_eq!(
            browser.barred,
            Some("forged"),
            "{person:?} {route:?} without its token"
        );
    } else {
        judge(browser, person, route);
    }
    let form = if person.role.is_some() {
        "/sign-out"
    } else {
        "/sign-in"
    };
    browser.open_once("/sign-in").await;
    if browser.status.is_redirection() {
        browser.open_once("/nothing/is/here").await;
    }
    let (_, fields) = browser.form(form);
    let token = fields.iter().find(|(name, _)| name == "csrf").unwrap().1.clone();
    browser.post(path, &[("csrf", &token)]).await;
    judge(browser, person, route);
}

fn judge(browser: &Browser, person: Person, route: &Route) {
    let asked = format!(
        "{person:?} asks for {route:?}, answered {} {:?}",
        browser.status, browser.barred
    );
    let led_to = browser.headers.get("location").map_or("", String::as_str);
    if may(person, route.audience) {
        assert_eq!(browser.barred, None, "{asked}");
        assert!(
            !(led_to.starts_with("/sign-in") && led_to.contains("next=%2F")),
            "{asked} to {led_to}"
        );
        assert_ne!(browser.status.as_u16(), 500, "{asked}:\n{}", browser.text());
    } else if person.role.is_none() || person.code_due {
        assert_eq!(browser.barred, Some("sign_in"), "{asked}");
        let expected = if person.code_due {
            "/sign-in/code?next="
        } else {
            "/sign-in?next="
        };
        assert!(led_to.starts_with(expected), "{asked} to {led_to}");
    } else {
        assert_eq!(
            (browser.status.as_u16(), browser.barred),
            (404, Some("not_found")),
            "{asked}"
        );
    }
    has_every_header(&browser.headers, &asked);
    if route.audience != Audience::Machine {
        tells_nothing(&browser.body, &asked);
    }
}

fn has_every_header(headers: &BTreeMap<String, String>, asked: &str) {
    let policy = headers.get("content-security-policy").map_or("", String::as_str);
    for rule in [
        "default-src 'none'",
        "script-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ] {
        assert!(
            policy.contains(rule),
            "{asked}: the policy lacks {rule}: {policy}"
        );
    }
    assert!(!policy.contains("unsafe"), "{asked}: {policy}");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        assert_eq!(
            headers.get(name).map(String::as_str),
            Some(value),
            "{asked}: {name}"
        );
    }
    assert!(headers.contains_key("permissions-policy"), "{asked}");
    assert!(headers.contains_key("cache-control"), "{asked}");
}

/// Words that only the log may have.
const OURS: [&str; 14] = [
    "SELECT ",
    "INSERT INTO",
    "UPDATE \"",
    "DELETE FROM",
    "sqlx",
    "sea_orm",
    "DbErr",
    "panicked",
    "unwrap()",
    ".rs:",
    "lintel::",
    "std::",
    "core::",
    "/src/",
];

fn tells_nothing(body: &str, asked: &str) {
    for word in OURS {
        assert!(!body.contains(word), "{asked}: the page says {word}:\n{body}");
    }
}

both!(
    over_https_browsers_are_told_to_stay_there,
    async |mut program: Program| {
        let mut settings = (*program.app.settings).clone();
        settings.public_url = "https://homes.example.org".into();
        program.app.settings = std::sync::Arc::new(settings);
        let mut browser = program.browser().await;
        for path in ["/", "/sign-in", "/healthz", "/nothing/is/here"] {
            browser.open_once(path).await;
            assert_eq!(
                browser
                    .headers
                    .get("strict-transport-security")
                    .map(String::as_str),
                Some("max-age=31536000; includeSubDomains"),
                "{path}"
            );
        }
    }
);

/// A handler that is not in the table cannot be reached; one that nobody can reach is a page that was forgotten.
#[test]
fn every_handler_is_in_the_table() {
    let table = fs::read_to_string("src/routes.rs").unwrap();
    let mut missing = Vec::new();
    for_every_file(Path::new("src"), &mut |name, text| {
        for line in text.lines() {
            let handler = line
                .strip_prefix("pub async fn ")
                .and_then(|rest| rest.strip_suffix("(ask: Ask) -> Answer {"));
            if let Some(handler) = handler
                && !table.contains(&format!("::{handler};"))
            {
                missing.push(format!("{name}: {handler}"));
            }
        }
    });
    assert!(missing.is_empty(), "no route leads to {missing:#?}");
}

#[test]
fn routes_are_mounted_in_one_place() {
    let mut elsewhere = Vec::new();
    for_every_file(Path::new("src"), &mut |name, text| {
        let mounts = [
            ".route(",
            ".service(",
            "web::resource(",
            "web::scope(",
            "#[get(",
            "#[post(",
        ];
        if !name.ends_with("src/routes.rs") && mounts.iter().any(|how| text.contains(how)) {
            elsewhere.push(name.to_owned());
        }
    });
    assert!(elsewhere.is_empty(), "{elsewhere:?} mount routes past the table");
}

#[test]
fn no_route_is_written_twice_or_hidden_behind_another() {
    for (at, route) in ROUTES.iter().enumerate() {
        let before = ROUTES
            .iter()
            .take(at)
            .find(|other| other.method == route.method && covers(other.path, route.path));
        assert!(before.is_none(), "{route:?} is hidden behind {before:?}");
    }
}

/// Whether every path of the second pattern is one of the first.
fn covers(first: &str, second: &str) -> bool {
    let (first, second): (Vec<_>, Vec<_>) = (first.split('/').collect(), second.split('/').collect());
    first.len() == second.len()
        && first
            .iter()
            .zip(&second)
            .all(|(a, b)| a.starts_with('{') || a == b)
}

fn for_every_file(folder: &Path, look: &mut impl FnMut(&str, &str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            for_every_file(&path, look);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            look(&path.display().to_string(), &fs::read_to_string(&path).unwrap());
        }
    }
}
