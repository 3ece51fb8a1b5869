//! My housing: what to do now, band and date with why, what would help, messages.

use chrono::NaiveDate;
use entity::states::{ApplicationState, HouseholdState};
use entity::{council, household, message};
use sea_orm::ConnectionTrait;
use serde::Serialize;
use uuid::Uuid;

use super::application::href;
use super::now::{Now, Seen, now};
use super::place::{Place, place};
use super::review::Review;
use super::words::Missing;
use crate::bids::pages::{UnderWay, under_way};
use crate::dates::london_day;
use crate::error::AppError;
use crate::offers::{self, HomeLet, OfferCard};
use crate::register;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, see};
use crate::web::ask::Ask;
use crate::web::page::View;

/// A message in a list.
#[derive(Debug, Serialize)]
pub(crate) struct Line {
    href: String,
    /// The language in which it was written.
    language: String,
    /// Says so, where it is not the language of the page.
    written_in: Option<String>,
    subject: String,
    at: String,
    is_new: bool,
}

/// The council that looks after the application, and how to ask it.
#[derive(Debug, Serialize)]
pub(crate) struct Contact {
    council: String,
    phone: String,
    /// Its page with everything else: office, hours, advice.
    href: String,
}

impl Contact {
    fn of(council: &council::Model) -> Self {
        Self {
            council: council.name.clone(),
            phone: council.phone.clone(),
            href: format!("/{}/contact", council.slug),
        }
    }
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
    /// What only the household can tell us, so that it can bid.
    missing: Vec<Missing>,
    /// Homes to bid for, where the household may.
    homes: Option<String>,
    /// Somebody who has not joined yet.
    newcomer: bool,
    /// The home the household was let.
    home: Option<HomeLet>,
    /// Whom to ask about the first line.
    contact: Option<Contact>,
    /// A change for the better would be about violence: a notice stands there instead.
    safety: bool,
    /// How to ask for a review; none before the application was sent.
    review: Option<Review>,
}

impl View for MyView {
    const TEMPLATE: &'static str = "register/my.html";

    fn samples() -> Vec<Self> {
        let line = |is_new: bool| Line {
            href: "/my/messages/1".into(),
            language: "en".into(),
            written_in: is_new.then(|| "in English".into()),
            subject: "We have your application".into(),
            at: "Monday 2 November 2026 at 9am".into(),
            is_new,
        };
        let [some, none] = UnderWay::samples();
        let [full, bare] = HomeLet::samples();
        let offer = |now: bool| OfferCard {
            text: "You have been offered the 2-bedroom house in Diss.".into(),
            now,
            href: now.then(|| "/my/offers/1".into()),
            button: "Read and answer the offer".into(),
        };
        let view = || Self {
            name: "Robin Shaw".into(),
            now: Now::calm("Nothing is needed from you today".into()),
            reference: Some("L-2345-6789".into()),
            offer: None,
            bids: None,
            places: Vec::new(),
            messages: Vec::new(),
            older: Vec::new(),
            may_change: false,
            missing: Vec::new(),
            homes: None,
            newcomer: false,
            home: None,
            contact: None,
            safety: false,
            review: None,
        };
        vec![
            Self {
                offer: Some(offer(true)),
                bids: Some(some),
                places: vec![Place::sample(true), Place::sample(false)],
                messages: vec![line(true), line(false)],
                older: vec![line(false)],
                may_change: true,
                missing: vec![Missing::sample(true), Missing::sample(false)],
                homes: Some("/south-norfolk/homes".into()),
                safety: true,
                review: Some(Review::sample()),
                ..view()
            },
            Self {
                offer: Some(offer(false)),
                bids: Some(none),
                places: vec![Place::sample(true)],
                missing: vec![Missing::sample(true)],
                homes: Some("/south-norfolk/homes".into()),
                ..view()
            },
            Self {
                now: Now {
                    says: vec!["You cannot bid until then.".into()],
                    ..Now::act(
                        "Your application is on hold".into(),
                        "Read why".into(),
                        "/my/messages/1",
                    )
                },
                home: Some(full),
                contact: Some(Contact {
                    council: "South Norfolk Council".into(),
                    phone: "01632 960 101".into(),
                    href: "/south-norfolk/contact".into(),
                }),
                ..view()
            },
            Self {
                home: Some(bare),
                ..view()
            },
            newcomer(Language::English, "Robin Shaw".into(), None),
        ]
    }
}

/// How many messages stand in sight.
const NEWEST: usize = 5;

/// `GET /my`
pub async fn my(ask: Ask) -> Answer {
    let (language, name) = (ask.language, ask.actor()?.name.clone());
    let Some(id) = ask.household_id()? else {
        let council = ask.visitor.council.as_ref();
        let view = newcomer(language, name, council.map(|council| council.slug.as_str()));
        return page(&ask, &t!(language, "register-my-housing"), &view);
    };
    let db = ask.app.store.read();
    let household = register::household(db, id).await?;
    let messages = register::messages_of(db, id).await?;
    let application = open_application(db, id).await?;
    let day = london_day(ask.at.now);
    let waits = matches!(
        household.state,
        HouseholdState::Active | HouseholdState::Suspended
    );
    let (mut places, assessed) = if waits {
        stands(&ask, &household, day).await?
    } else {
        (Vec::new(), Vec::new())
    };
    let seen = Seen {
        household: &household,
        application,
        places: &places,
        messages: &messages,
        day,
    };
    let (on_hold, barred) = (seen.on_hold(), seen.barred());
    let missing: Vec<Missing> = seen.missing().into_iter().cloned().collect();
    let first = now(language, &seen);
    let mut lines: Vec<Line> = messages.iter().map(|one| line(language, one)).collect();
    let older = lines.split_off(NEWEST.min(lines.len()));
    let safety = places.iter().any(|place| place.safety) && !on_hold;
    if on_hold {
        places.iter_mut().for_each(Place::without_ways_up);
    }
    let own = ask.app.places.by_id(household.council_id);
    let may_bid = waits && !on_hold && !barred && !places.is_empty();
    let view = MyView {
        name,
        now: first,
        reference: Some(household.reference.clone()),
        offer: offers::card_for(&ask).await?,
        bids: if may_bid || on_hold {
            Some(bids(&ask, &places, on_hold).await?)
        } else {
            None
        },
        may_change: matches!(
            application,
            Some(ApplicationState::Submitted | ApplicationState::Assessed)
        ) && waits,
        missing,
        messages: lines,
        older,
        homes: own
            .as_ref()
            .filter(|_| may_bid)
            .map(|council| format!("/{}/homes", council.slug)),
        newcomer: false,
        home: if household.state == HouseholdState::Housed {
            offers::home_let(&ask).await?
        } else {
            None
        },
        contact: own
            .as_ref()
            .filter(|_| on_hold || barred || !waits)
            .map(Contact::of),
        safety,
        review: own
            .filter(|_| matches!(application, Some(sent) if sent != ApplicationState::Draft) || !waits)
            .map(|council| Review::of(language, council, &household, &messages, &assessed, day)),
        places,
    };
    page(&ask, &t!(language, "register-my-housing"), &view)
}

/// Where the household stands with each council, those that say the same together, and the days on which they last decided.
async fn stands(
    ask: &Ask,
    household: &household::Model,
    day: NaiveDate,
) -> Result<(Vec<Place>, Vec<NaiveDate>), AppError> {
    let db = ask.app.store.read();
    let (mut places, mut assessed) = (Vec::<Place>::new(), Vec::new());
    for council in own_first(ask.app.places.councils(), household.council_id) {
        let standing = register::standing(db, &ask.app.schemes, household.id, council.id, day).await?;
        let Some(standing) = standing else { continue };
        assessed.push(london_day(standing.row.decided_at));
        let place = place(ask.language, &council, &standing, day);
        match places.iter_mut().find(|known| known.says_the_same(&place)) {
            Some(known) => known.councils.extend(place.councils),
            None => places.push(place),
        }
    }
    Ok((places, assessed))
}

/// Bids under way, with how many are left or why there can be none yet.
async fn bids(ask: &Ask, places: &[Place], on_hold: bool) -> Result<UnderWay, AppError> {
    let mut bids = under_way(ask).await?;
    let missing = places.iter().any(|place| !place.waits_for.is_empty());
    let settled = places.iter().any(|place| place.settled);
    if on_hold {
        bids.left = None;
    } else if !settled {
        bids.left = Some(if missing {
            t!(ask.language, "register-bids-once-known")
        } else {
            t!(ask.language, "register-bids-once-checked")
        });
    }
    Ok(bids)
}

/// Somebody who has no household on the register.
fn newcomer(language: Language, name: String, council: Option<&str>) -> MyView {
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
        missing: Vec::new(),
        homes: council.map(|slug| format!("/{slug}/homes")),
        newcomer: true,
        home: None,
        contact: None,
        safety: false,
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

fn line(language: Language, message: &message::Model) -> Line {
    Line {
        href: format!("/my/messages/{}", message.id),
        language: message.language.clone(),
        written_in: (message.language != language.code()).then(|| {
            t!(
                language,
                "register-in-language",
                language = message.language.as_str()
            )
        }),
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
    // What was to be told has a page of its own.
    let to = register::form::page(ask.query.get("to"));
    Ok(see(to.map_or_else(
        || "/my/application".to_owned(),
        |page| href(page.slug),
    )))
}
