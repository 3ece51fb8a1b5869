//! My housing: what to do now, band and date with why, what would help, messages.

use entity::states::{ApplicationState, HouseholdState};
use entity::{council, message};
use sea_orm::ConnectionTrait;
use serde::Serialize;
use uuid::Uuid;

use super::place::{Place, place};
use super::review::Review;
use crate::bids::pages::{UnderWay, under_way};
use crate::dates::london_day;
use crate::error::AppError;
use crate::offers::{self, OfferCard};
use crate::register;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, see};
use crate::web::ask::Ask;
use crate::web::page::{Link, View};

/// What to do now.
#[derive(Debug, Serialize)]
pub(crate) struct Now {
    text: String,
    link: Option<Link>,
    calm: bool,
}

/// A message in a list.
#[derive(Debug, Serialize)]
pub(crate) struct Line {
    href: String,
    /// The language in which it was written.
    language: String,
    subject: String,
    at: String,
    is_new: bool,
}

/// My housing.
#[derive(Debug, Serialize)]
pub(crate) struct MyView {
    name: String,
    now: Now,
    reference: Option<String>,
    /// The home the household is being considered for.
    offer: Option<OfferCard>,
    /// Bids under way; none before the household may bid at all.
    bids: Option<UnderWay>,
    places: Vec<Place>,
    messages: Vec<Line>,
    /// Those that stand folded under the newest.
    older: Vec<Line>,
    /// A change may be told.
    may_change: bool,
    homes: Option<String>,
    /// How to ask for a review; none before the application was sent.
    review: Option<Review>,
}

impl View for MyView {
    const TEMPLATE: &'static str = "register/my.html";

    fn samples() -> Vec<Self> {
        let line = |is_new| Line {
            href: "/my/messages/1".into(),
            language: "en".into(),
            subject: "We have your application".into(),
            at: "Monday 2 November 2026 at 9am".into(),
            is_new,
        };
        let [some, none] = UnderWay::samples();
        let offer = |now: bool| OfferCard {
            text: "You have been offered the 2-bedroom house in Diss.".into(),
            now,
            href: now.then(|| "/my/offers/1".into()),
            button: "Read and answer the offer".into(),
        };
        vec![
            Self {
                name: "Robin Shaw".into(),
                now: Now::calm("Nothing is needed from you today".into()),
                reference: Some("L-2345-6789".into()),
                offer: Some(offer(true)),
                bids: Some(some),
                places: vec![Place::sample(true), Place::sample(false)],
                messages: vec![line(true), line(false)],
                older: vec![line(false)],
                may_change: true,
                homes: Some("/south-norfolk/homes".into()),
                review: Some(Review::sample()),
            },
            Self {
                name: "Robin Shaw".into(),
                now: Now::calm("Nothing is needed from you today".into()),
                reference: Some("L-2345-6789".into()),
                offer: Some(offer(false)),
                bids: Some(none),
                places: vec![Place::sample(true)],
                messages: Vec::new(),
                older: Vec::new(),
                may_change: false,
                homes: Some("/south-norfolk/homes".into()),
                review: None,
            },
            newcomer(Language::English, "Robin Shaw".into()),
        ]
    }
}

impl Now {
    fn calm(text: String) -> Self {
        Self {
            text,
            link: None,
            calm: true,
        }
    }

    fn act(text: String, link: String, href: &str) -> Self {
        Self {
            text,
            link: Some(Link::new(link, href)),
            calm: false,
        }
    }
}

/// How many messages stand in sight.
const NEWEST: usize = 5;

/// `GET /my`
pub async fn my(ask: Ask) -> Answer {
    let (language, name) = (ask.language, ask.actor()?.name.clone());
    let Some(id) = ask.household_id()? else {
        let view = newcomer(language, name);
        return page(&ask, &t!(language, "register-my-housing"), &view);
    };
    let db = ask.app.store.read();
    let household = register::household(db, id).await?;
    let messages = register::messages_of(db, id).await?;
    let application = open_application(db, id).await?;
    let mut places = Vec::new();
    let day = london_day(ask.at.now);
    let waits = matches!(
        household.state,
        HouseholdState::Active | HouseholdState::Suspended
    );
    for council in own_first(ask.app.places.councils(), household.council_id) {
        if waits && let Some(standing) = register::standing(db, &ask.app.schemes, id, council.id, day).await?
        {
            let place = place(language, &council, &standing, day);
            match places
                .iter_mut()
                .find(|known: &&mut Place| known.says_the_same(&place))
            {
                Some(known) => known.councils.extend(place.councils),
                None => places.push(place),
            }
        }
    }
    let missing = places.iter().any(|place| !place.waits_for.is_empty());
    let own = ask.app.places.by_id(household.council_id);
    let may_bid = household.state == HouseholdState::Active && places.iter().any(|place| place.qualifies);
    let view = MyView {
        name,
        now: now(language, &household, application, missing, &messages, day),
        reference: Some(household.reference.clone()),
        offer: offers::card_for(&ask).await?,
        bids: if may_bid {
            let settled = places.iter().any(|place| place.settled);
            let mut bids = under_way(&ask).await?;
            if !settled {
                bids.left = Some(if missing {
                    t!(language, "register-bids-once-known")
                } else {
                    t!(language, "register-bids-once-checked")
                });
            }
            Some(bids)
        } else {
            None
        },
        may_change: matches!(
            application,
            Some(ApplicationState::Submitted | ApplicationState::Assessed)
        ) && waits,
        places,
        messages: messages
            .iter()
            .take(NEWEST)
            .map(|one| line(language, one))
            .collect(),
        older: messages
            .iter()
            .skip(NEWEST)
            .map(|one| line(language, one))
            .collect(),
        homes: own
            .as_ref()
            .filter(|_| waits)
            .map(|council| format!("/{}/homes", council.slug)),
        review: own
            .filter(|_| matches!(application, Some(sent) if sent != ApplicationState::Draft) || !waits)
            .map(|council| Review::of(language, council, &household.reference, &messages, day)),
    };
    page(&ask, &t!(language, "register-my-housing"), &view)
}

/// Somebody who has no household on the register.
fn newcomer(language: Language, name: String) -> MyView {
    MyView {
        name,
        now: Now::act(
            t!(language, "register-join-to-bid"),
            t!(language, "register-start"),
            "/my/application",
        ),
        reference: None,
        offer: None,
        bids: None,
        places: Vec::new(),
        messages: Vec::new(),
        older: Vec::new(),
        may_change: false,
        homes: None,
        review: None,
    }
}

async fn open_application(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<ApplicationState>, AppError> {
    match register::application_of(db, id).await {
        Ok(application) => Ok(Some(application.state)),
        Err(AppError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

fn own_first(mut councils: Vec<council::Model>, own: Uuid) -> Vec<council::Model> {
    councils.sort_by_key(|council| council.id != own);
    councils
}

fn now(
    language: Language,
    household: &entity::household::Model,
    application: Option<ApplicationState>,
    missing: bool,
    messages: &[message::Model],
    day: chrono::NaiveDate,
) -> Now {
    match household.state {
        HouseholdState::Closed => return Now::calm(t!(language, "register-now-closed")),
        HouseholdState::Housed => return Now::calm(t!(language, "register-now-housed")),
        HouseholdState::Suspended if !register::is_active(household, day) => {
            let until = household.suspended_until;
            return Now::calm(until.map_or_else(
                || t!(language, "register-now-on-hold"),
                |day| t!(language, "register-now-on-hold-until", day = language.day(day)),
            ));
        }
        HouseholdState::Suspended | HouseholdState::Active => {}
    }
    let asked = messages
        .iter()
        .find(|message| ["evidence_asked", "application_checked"].contains(&message.kind.as_str()))
        .filter(|message| message.kind == "evidence_asked");
    if let Some(asked) = asked {
        return Now::act(
            t!(language, "register-now-evidence"),
            t!(language, "register-now-evidence-link"),
            &format!("/my/messages/{}", asked.id),
        );
    }
    match application {
        Some(ApplicationState::Draft) => Now::act(
            t!(language, "register-now-draft"),
            t!(language, "register-now-draft-link"),
            "/my/application",
        ),
        Some(ApplicationState::Submitted) => Now::calm(t!(language, "register-now-checking")),
        Some(ApplicationState::Assessed) if missing => Now::act(
            t!(language, "register-now-missing"),
            t!(language, "register-now-evidence-link"),
            "#stand",
        ),
        Some(ApplicationState::Assessed | ApplicationState::Closed) | None => {
            Now::calm(t!(language, "register-now-nothing"))
        }
    }
}

fn line(language: Language, message: &message::Model) -> Line {
    Line {
        href: format!("/my/messages/{}", message.id),
        language: message.language.clone(),
        subject: message.subject.clone(),
        at: language.moment(message.created_at),
        is_new: message.read_at.is_none(),
    }
}

/// `POST /my/change`
pub async fn change(ask: Ask) -> Answer {
    let id = ask.household_id()?.ok_or(AppError::NotFound)?;
    let by = crate::audit::By::from(ask.actor()?);
    ask.app
        .store
        .write(async |tx| register::change_circumstances(tx, &ask.at, &by, id).await)
        .await?;
    Ok(see("/my/application"))
}
