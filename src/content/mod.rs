//! The pages at the foot of every page: help, how to reach the council, accessibility, privacy and cookies.

use chrono::NaiveDate;
use serde::Serialize;

use crate::adverts::cycles;
use crate::dates::london_day;
use crate::error::AppError;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::View;

/// The last part of the address of each page.
const PAGES: [&str; 5] = ["help", "contact", "accessibility", "privacy", "cookies"];

fn title(language: Language, about: &str) -> Option<String> {
    Some(match about {
        "help" => t!(language, "content-help-title"),
        "contact" => t!(language, "content-contact-title"),
        "accessibility" => t!(language, "content-accessibility-title"),
        "privacy" => t!(language, "content-privacy-title"),
        "cookies" => t!(language, "content-cookies-title"),
        _ => return None,
    })
}

/// One of the pages, in a council's own name.
#[derive(Debug, Serialize)]
pub(crate) struct ContentView {
    about: String,
    title: String,
    slug: String,
    council: String,
    phone: String,
    /// The same without spaces, for a link.
    dial: String,
    email: String,
    office: String,
    session_cookie: String,
    form_cookie: String,
    said_cookie: String,
    language_cookie: String,
    /// When the accessibility statement was prepared.
    prepared: String,
    /// The day on which homes open next, if the calendar has one.
    opens: Option<String>,
}

/// When somebody last went through the accessibility statement; it is gone through once a year and whenever it changes.
const PREPARED: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 11, 22);

impl ContentView {
    fn of(
        language: Language,
        about: &str,
        title: &str,
        council: &entity::council::Model,
        secure: bool,
        opens: Option<NaiveDate>,
    ) -> Self {
        let cookies = crate::web::cookies::Cookies { secure };
        Self {
            about: about.to_owned(),
            title: title.to_owned(),
            slug: council.slug.clone(),
            council: council.name.clone(),
            phone: council.phone.clone(),
            dial: council.phone.replace(' ', ""),
            email: council.email.clone(),
            office: council.office.clone(),
            session_cookie: cookies.session_name().to_owned(),
            form_cookie: cookies.form_name().to_owned(),
            said_cookie: cookies.said_name().to_owned(),
            language_cookie: cookies.language_name().to_owned(),
            prepared: PREPARED.map_or_else(String::new, |day| language.short_day(day)),
            opens: opens.map(|day| language.day(day)),
        }
    }
}

impl View for ContentView {
    const TEMPLATE: &'static str = "content/page.html";

    fn samples() -> Vec<Self> {
        PAGES
            .iter()
            .map(|about| Self {
                about: (*about).to_owned(),
                title: title(Language::English, about).unwrap_or_default(),
                slug: "south-norfolk".into(),
                council: "South Norfolk Council".into(),
                phone: "01508 533 633".into(),
                dial: "01508533633".into(),
                email: "housing@example.org".into(),
                office: "The Horizon Centre, Norwich".into(),
                session_cookie: "lintel".into(),
                form_cookie: "lintel-form".into(),
                said_cookie: "lintel-said".into(),
                language_cookie: "lintel-language".into(),
                prepared: "22 November 2026".into(),
                opens: Some("Thursday 26 November 2026".into()),
            })
            .collect()
    }
}

/// `GET /{council}/help` and its neighbours.
pub async fn content(ask: Ask) -> Answer {
    let council = ask.council()?;
    let last = ask.path.rsplit('/').next().unwrap_or_default();
    let title = title(ask.language, last).ok_or(AppError::NotFound)?;
    let next = cycles::next(ask.app.store.read(), ask.at.now).await?;
    let opens = next.map(|cycle| london_day(cycle.opens_at));
    let view = ContentView::of(
        ask.language,
        last,
        &title,
        council,
        ask.app.settings.secure(),
        opens,
    );
    page(&ask, &title, &view)
}
