//! The front doors: one for the partnership, one for each council.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;
use entity::states::Role;
use serde::Serialize;

use crate::adverts::cycles;
use crate::app::App;
use crate::clock::Instant;
use crate::dates::london_day;
use crate::error::AppError;
use crate::homes::pages::{Card, closing_next};
use crate::homes::words::bedroom_words;
use crate::results::{self, Recent};
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::kept;
use crate::web::page::View;

/// A way in.
#[derive(Debug, Serialize)]
struct Door {
    text: String,
    href: String,
    note: String,
}

impl Door {
    fn new(text: impl Into<String>, href: impl Into<String>, note: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            href: href.into(),
            note: note.into(),
        }
    }
}

/// Where people choose their council.
#[derive(Debug, Serialize)]
pub(crate) struct PartnershipView {
    name: String,
    councils: Vec<Door>,
    signed_in: bool,
}

impl View for PartnershipView {
    const TEMPLATE: &'static str = "front/partnership.html";

    fn samples() -> Vec<Self> {
        let view = |councils, signed_in| Self {
            name: "Home Options".into(),
            councils,
            signed_in,
        };
        let door = Door::new("Broadland District Council", "/broadland", "Find a home to rent.");
        vec![view(vec![door], false), view(Vec::new(), true)]
    }
}

/// A number with its words.
#[derive(Debug, Serialize)]
struct Figure {
    number: String,
    label: String,
}

/// One size to choose.
#[derive(Debug, Serialize)]
struct Size {
    value: &'static str,
    text: String,
}

fn sizes(language: Language) -> Vec<Size> {
    let any = Size {
        value: "",
        text: t!(language, "homes-any-size"),
    };
    let size = |(value, number)| Size {
        value,
        text: bedroom_words(language, number),
    };
    let sizes = [("0", 0), ("1", 1), ("2", 2), ("3", 3), ("4", 4)].map(size);
    std::iter::once(any).chain(sizes).collect()
}

/// A council's own front page.
#[derive(Debug, Serialize)]
pub(crate) struct CouncilView {
    slug: String,
    name: String,
    front_text: String,
    sizes: Vec<Size>,
    /// How many homes are open and when the first closes, or when the next ones open.
    closing: String,
    cards: Vec<Card>,
    doors: Vec<Door>,
    /// `Last week`, where there is something to tell.
    when: Option<String>,
    figures: Vec<Figure>,
}

impl View for CouncilView {
    const TEMPLATE: &'static str = "front/council.html";

    fn samples() -> Vec<Self> {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap_or_default();
        let recent = Recent {
            days: 7,
            lets: 9,
            bids: 212,
            band: Some("Band 2".into()),
            waits: Some(((day(1), day(9)), (day(1), day(20)))),
        };
        let language = Language::English;
        let sample = |full: bool| Self {
            slug: "broadland".into(),
            name: "Broadland District Council".into(),
            front_text: "Find a home to rent from a housing association.".into(),
            sizes: sizes(language),
            closing: "62 homes are open for bids.".into(),
            cards: if full { vec![Card::sample()] } else { Vec::new() },
            doors: doors(language, "broadland", None),
            when: full.then(|| "The 7 days to 20 November 2026".into()),
            figures: if full {
                in_numbers(language, &recent)
            } else {
                Vec::new()
            },
        };
        vec![sample(true), sample(false)]
    }
}

/// `GET /`
pub async fn partnership(ask: Ask) -> Answer {
    let councils = ask.app.places.councils();
    let view = PartnershipView {
        name: ask
            .app
            .places
            .partnership()
            .map_or_else(|| "Home Options".into(), |row| row.name),
        councils: councils
            .iter()
            .map(|row| {
                // The council wrote its sentence in English; in another language ours stands above the list.
                let note = match ask.language {
                    Language::English => row.front_text.clone(),
                    Language::Polish => String::new(),
                };
                Door::new(&row.name, format!("/{}", row.slug), note)
            })
            .collect(),
        signed_in: ask.visitor.actor.is_some(),
    };
    page(&ask, &t!(ask.language, "front-choose-title"), &view)
}

/// Cards on the front page.
const SHOWN: usize = 4;

/// `GET /{council}`
pub async fn council(ask: Ask) -> Answer {
    kept::public(&ask, async || front(&ask).await).await
}

async fn front(ask: &Ask) -> Answer {
    let council = ask.council()?.clone();
    let db = ask.app.store.read();
    let next = closing_next(ask, &council.slug, SHOWN).await?;
    let language = ask.language;
    let closing = match next.closes {
        Some(closes) => t!(
            language,
            "front-open",
            n = next.homes,
            closes = language.closing(closes),
            left = language.from_now(closes, ask.at.now),
        ),
        None => cycles::next(db, ask.at.now).await?.map_or_else(
            || t!(language, "front-none-soon"),
            |cycle| {
                let day = language.day(london_day(cycle.opens_at));
                t!(language, "front-none-until", day = day)
            },
        ),
    };
    let recent = results::recent(db, &council, ask.at.now).await?;
    let view = CouncilView {
        sizes: sizes(language),
        closing,
        cards: next.cards,
        doors: doors(
            language,
            &council.slug,
            ask.visitor.actor.as_ref().map(|actor| actor.role),
        ),
        when: recent.as_ref().map(|recent| when(language, recent, ask.at.now)),
        figures: recent
            .as_ref()
            .map(|recent| in_numbers(language, recent))
            .unwrap_or_default(),
        slug: council.slug,
        name: council.name,
        front_text: council.front_text,
    };
    page(ask, &t!(language, "front-welcome"), &view)
}

fn when(language: Language, recent: &Recent, now: Instant) -> String {
    let day = language.short_day(london_day(now));
    if recent.days == 7 {
        t!(language, "front-last-week", day = day)
    } else {
        t!(language, "front-last-weeks", day = day)
    }
}

fn doors(language: Language, slug: &str, role: Option<Role>) -> Vec<Door> {
    let find = Door::new(
        t!(language, "front-door-find"),
        format!("/{slug}/homes"),
        t!(language, "front-door-find-says"),
    );
    let rest = match role {
        None => [
            Door::new(
                t!(language, "front-door-join"),
                format!("/sign-up?council={slug}"),
                t!(language, "front-door-join-says"),
            ),
            Door::new(
                t!(language, "front-door-sign-in"),
                format!("/sign-in?council={slug}"),
                t!(language, "front-door-sign-in-says"),
            ),
        ],
        Some(Role::Applicant) => [
            Door::new(
                t!(language, "front-door-my"),
                "/my",
                t!(language, "front-door-my-says"),
            ),
            Door::new(
                t!(language, "front-door-bids"),
                "/my/bids",
                t!(language, "front-door-bids-says"),
            ),
        ],
        Some(Role::Provider) => [
            Door::new(
                t!(Language::English, "front-staff-adverts"),
                "/provider/adverts",
                t!(Language::English, "front-staff-adverts-says"),
            ),
            Door::new(
                t!(Language::English, "front-staff-nominations"),
                "/provider/nominations",
                t!(Language::English, "front-staff-nominations-says"),
            ),
        ],
        Some(Role::Officer | Role::Manager) => [
            Door::new(
                t!(Language::English, "front-staff-work"),
                "/officer",
                t!(Language::English, "front-staff-work-says"),
            ),
            Door::new(
                t!(Language::English, "front-staff-shortlists"),
                "/officer/shortlists",
                t!(Language::English, "front-staff-shortlists-says"),
            ),
        ],
        Some(Role::Administrator) => [
            Door::new(
                t!(Language::English, "front-staff-accounts"),
                "/admin",
                t!(Language::English, "front-staff-accounts-says"),
            ),
            Door::new(
                t!(Language::English, "front-staff-others"),
                "/admin/authorisations",
                t!(Language::English, "front-staff-others-says"),
            ),
        ],
    };
    std::iter::once(find).chain(rest).collect()
}

fn in_numbers(language: Language, recent: &Recent) -> Vec<Figure> {
    let figure = |number: String, label: String| Figure { number, label };
    let mut figures = vec![
        figure(
            recent.lets.to_string(),
            t!(language, "front-homes-let", n = recent.lets),
        ),
        figure(
            recent.bids.to_string(),
            t!(language, "front-bids-for", n = recent.bids),
        ),
    ];
    figures.extend(
        recent
            .band
            .iter()
            .map(|band| figure(band.clone(), t!(language, "front-band-most"))),
    );
    if let Some((shortest, longest)) = &recent.waits {
        let said = |wait: &(NaiveDate, NaiveDate)| language.wait(wait.0, wait.1);
        let (shortest, longest) = (said(shortest), said(longest));
        figures.push(if shortest == longest {
            figure(shortest, t!(language, "front-wait"))
        } else {
            let waits = t!(language, "front-waits", shortest = shortest, longest = longest);
            figure(waits, t!(language, "front-wait-range"))
        });
    }
    figures
}

/// The stylesheet or mark of a council; its name changes with its content, so browsers may keep it.
pub async fn face_file(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    match app.places.file(request.path()) {
        Some((kind, text)) => HttpResponse::Ok()
            .content_type(kind)
            .insert_header(("cache-control", crate::web::assets::FOR_EVER))
            .body(text),
        None => HttpResponse::NotFound().finish(),
    }
}

/// Any address that is nobody's.
pub async fn nothing_here() -> Answer {
    Err(AppError::NotFound)
}
