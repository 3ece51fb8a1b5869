//! The front doors: one for the partnership, one for each council.

use actix_web::{HttpRequest, HttpResponse, web};
use entity::states::Role;
use serde::Serialize;

use crate::adverts::cycles;
use crate::app::App;
use crate::dates::{closing_in_words, day_in_words, from_now, london_day};
use crate::error::AppError;
use crate::homes::pages::{Card, closing_next};
use crate::results::{self, Recent};
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::View;

/// A way in.
#[derive(Debug, Serialize)]
struct Door {
    text: String,
    href: String,
    note: String,
}

impl Door {
    fn new(text: &str, href: impl Into<String>, note: impl Into<String>) -> Self {
        Self {
            text: text.to_owned(),
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
    text: &'static str,
}

const SIZES: [Size; 6] = [
    Size {
        value: "",
        text: "Any number",
    },
    Size {
        value: "0",
        text: "Bedsit",
    },
    Size {
        value: "1",
        text: "1 bedroom",
    },
    Size {
        value: "2",
        text: "2 bedrooms",
    },
    Size {
        value: "3",
        text: "3 bedrooms",
    },
    Size {
        value: "4",
        text: "4 or more bedrooms",
    },
];

/// A council's own front page.
#[derive(Debug, Serialize)]
pub(crate) struct CouncilView {
    slug: String,
    name: String,
    front_text: String,
    sizes: &'static [Size],
    /// How many homes are open and when the first closes, or when the next ones open.
    closing: String,
    cards: Vec<Card>,
    doors: Vec<Door>,
    /// `Last week`, where there is something to tell.
    when: Option<&'static str>,
    figures: Vec<Figure>,
}

impl View for CouncilView {
    const TEMPLATE: &'static str = "front/council.html";

    fn samples() -> Vec<Self> {
        let recent = Recent {
            when: "Last week",
            lets: 9,
            bids: 212,
            band: Some("Band 2".into()),
            waits: Some(("2 months".into(), "4 years and 1 month".into())),
        };
        let sample = |full: bool| Self {
            slug: "broadland".into(),
            name: "Broadland District Council".into(),
            front_text: "Find a home to rent from a housing association.".into(),
            sizes: &SIZES,
            closing: "62 homes are open for bids.".into(),
            cards: if full { vec![Card::sample()] } else { Vec::new() },
            doors: doors("broadland", None),
            when: full.then_some(recent.when),
            figures: if full { in_numbers(&recent) } else { Vec::new() },
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
            .map(|row| Door::new(&row.name, format!("/{}", row.slug), row.front_text.clone()))
            .collect(),
        signed_in: ask.visitor.actor.is_some(),
    };
    page(&ask, "Choose your council", &view)
}

/// Cards on the front page.
const SHOWN: usize = 4;

/// `GET /{council}`
pub async fn council(ask: Ask) -> Answer {
    let council = ask.council()?.clone();
    let db = ask.app.store.read();
    let next = closing_next(&ask, &council.slug, SHOWN).await?;
    let closing = match next.closes {
        Some(closes) => format!(
            "{}. The next closing is {}, {}.",
            open_in_words(next.homes),
            closing_in_words(closes),
            from_now(closes, ask.at.now)
        ),
        None => cycles::next(db, ask.at.now).await?.map_or_else(
            || "No homes are open for bids just now. New homes come in on most Thursdays.".to_owned(),
            |cycle| {
                format!(
                    "No homes are open for bids just now. New homes come in on {}.",
                    day_in_words(london_day(cycle.opens_at))
                )
            },
        ),
    };
    let recent = results::recent(db, &council, ask.at.now).await?;
    let view = CouncilView {
        sizes: &SIZES,
        closing,
        cards: next.cards,
        doors: doors(&council.slug, ask.visitor.actor.as_ref().map(|actor| actor.role)),
        when: recent.as_ref().map(|recent| recent.when),
        figures: recent.as_ref().map(in_numbers).unwrap_or_default(),
        slug: council.slug,
        name: council.name,
        front_text: council.front_text,
    };
    page(&ask, "Welcome", &view)
}

fn open_in_words(homes: usize) -> String {
    match homes {
        1 => "1 home is open for bids".to_owned(),
        many => format!("{many} homes are open for bids"),
    }
}

fn doors(slug: &str, role: Option<Role>) -> Vec<Door> {
    let find = Door::new(
        "Find a home",
        format!("/{slug}/homes"),
        "Look at every home that is open, as a list or on a map. You need no account.",
    );
    let rest = match role {
        None => [
            Door::new(
                "Join the register",
                format!("/sign-up?council={slug}"),
                "Tell us about your household once. Then you can bid in both districts.",
            ),
            Door::new(
                "Sign in",
                format!("/sign-in?council={slug}"),
                "See your band, your bids and your messages.",
            ),
        ],
        Some(Role::Applicant) => [
            Door::new(
                "My housing",
                "/my",
                "Your band and why, your messages and your application.",
            ),
            Door::new(
                "My bids",
                "/my/bids",
                "Where each bid stands and what came of it.",
            ),
        ],
        Some(Role::Provider) => [
            Door::new(
                "Your adverts",
                "/provider/adverts",
                "Write an advert, or see how one does.",
            ),
            Door::new(
                "Nominations",
                "/provider/nominations",
                "Households put forward for your homes.",
            ),
        ],
        Some(Role::Officer | Role::Manager) => [
            Door::new("Work", "/officer", "What is due today."),
            Door::new("Shortlists", "/officer/shortlists", "Lists to check and approve."),
        ],
        Some(Role::Administrator) => [
            Door::new("Accounts", "/admin", "People who work here."),
            Door::new(
                "Officers of other councils",
                "/admin/authorisations",
                "Who may act for this council.",
            ),
        ],
    };
    std::iter::once(find).chain(rest).collect()
}

fn in_numbers(recent: &Recent) -> Vec<Figure> {
    let figure = |number: String, label: &str| Figure {
        number,
        label: label.to_owned(),
    };
    let mut figures = vec![
        figure(recent.lets.to_string(), "homes let"),
        figure(recent.bids.to_string(), "bids for these homes"),
    ];
    figures.extend(
        recent
            .band
            .iter()
            .map(|band| figure(band.clone(), "the band that most homes went to")),
    );
    if let Some((shortest, longest)) = &recent.waits {
        figures.push(figure(shortest.clone(), "the shortest wait"));
        figures.push(figure(longest.clone(), "the longest wait"));
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
