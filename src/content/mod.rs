//! The pages at the foot of every page: help, how to reach the council, accessibility, privacy and cookies.

use serde::Serialize;

use crate::error::AppError;
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::View;

/// The last part of the address of each page, with its title.
const PAGES: [(&str, &str); 5] = [
    ("help", "Help"),
    ("contact", "Contact us"),
    ("accessibility", "Accessibility"),
    ("privacy", "Privacy"),
    ("cookies", "Cookies"),
];

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
}

impl ContentView {
    fn of(about: &str, title: &str, council: &entity::council::Model, secure: bool) -> Self {
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
        }
    }
}

impl View for ContentView {
    const TEMPLATE: &'static str = "content/page.html";

    fn samples() -> Vec<Self> {
        PAGES
            .iter()
            .map(|(about, title)| Self {
                about: (*about).to_owned(),
                title: (*title).to_owned(),
                slug: "south-norfolk".into(),
                council: "South Norfolk Council".into(),
                phone: "01508 533 633".into(),
                dial: "01508533633".into(),
                email: "housing@example.org".into(),
                office: "The Horizon Centre, Norwich".into(),
                session_cookie: "lintel".into(),
                form_cookie: "lintel-form".into(),
                said_cookie: "lintel-said".into(),
            })
            .collect()
    }
}

/// `GET /{council}/help` and its neighbours.
pub async fn content(ask: Ask) -> Answer {
    let council = ask.council()?;
    let last = ask.path.rsplit('/').next().unwrap_or_default();
    let (about, title) = PAGES
        .iter()
        .find(|(about, _)| *about == last)
        .ok_or(AppError::NotFound)?;
    let view = ContentView::of(about, title, council, ask.app.settings.secure());
    page(&ask, title, &view)
}
