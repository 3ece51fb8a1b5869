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
    /// When it is answered.
    hours: String,
    /// What is answered when the office is closed, if anything is.
    night_phone: Option<String>,
    night_dial: String,
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
        (council, hours): (&entity::council::Model, &str),
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
            hours: language.hours(hours).unwrap_or_else(|| hours.to_owned()),
            night_phone: council.night_phone.clone(),
            night_dial: council
                .night_phone
                .as_ref()
                .map_or_else(String::new, |phone| phone.replace(' ', "")),
            email: council.email.clone(),
            office: council.office.clone(),
            session_cookie: cookies.session_name().to_owned(),
            form_cookie: cookies.form_name().to_owned(),
            said_cookie: cookies.said_name().to_owned(),
            language_cookie: cookies.language_name().to_owned(),
            prepared: String::new(),
            opens: opens.map(|day| language.day(day)),
        }
    }
}

impl View for ContentView {
    const TEMPLATE: &'static str = "content/page.html";

    fn samples() -> Vec<Self> {
        let pages = PAGES.iter().zip(std::iter::repeat(true));
        let without = PAGES.iter().zip(std::iter::repeat(false)).take(2);
        pages
            .chain(without)
            .map(|(about, night)| Self {
                about: (*about).to_owned(),
                title: title(Language::English, about).unwrap_or_default(),
                slug: "south-norfolk".into(),
                council: "South Norfolk Council".into(),
                phone: "01508 533 633".into(),
                dial: "01508533633".into(),
                hours: "Monday to Friday, 9am to 5pm".into(),
                night_phone: night.then(|| "01632 960 222".into()),
                night_dial: if night {
                    "01632960222".into()
                } else {
                    String::new()
                },
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
    let face = ask.app.places.face(Some(council));
    let view = ContentView::of(
        ask.language,
        last,
        &title,
        (council, &face.contact().hours),
        ask.app.settings.secure(),
        opens,
    );
    // A clock that was set back, as the demonstration's, is not ahead of its own statement.
    let prepared = PREPARED.map(|day| day.min(london_day(ask.at.now)));
    let view = ContentView {
        prepared: prepared.map_or_else(String::new, |day| ask.language.short_day(day)),
        ..view
    };
    page(&ask, &title, &view)
}
