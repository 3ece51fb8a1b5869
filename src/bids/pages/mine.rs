//! My bids: those of this cycle with their places, and those before with what came of them.

use entity::bid;
use entity::states::{BidState, HouseholdState};
use serde::Serialize;

use super::household;
use crate::adverts::cycles;
use crate::adverts::read::{self, Advert};
use crate::bids::panel::said;
use crate::bids::position::position;
use crate::bids::words::ReasonLine;
use crate::bids::{records, states, words};
use crate::dates;
use crate::error::AppError;
use crate::register;
use crate::t;
use crate::texts::{Kept, Sentence};
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::{Link, View};

/// One bid.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct BidRow {
    home: String,
    href: String,
    reference: String,
    state: String,
    tag: String,
    /// Its place, or what came of it.
    says: Vec<Sentence>,
    /// What came of it is said, not its place.
    decided: bool,
    when: String,
    why: Option<String>,
}

/// Every bid of a household.
#[derive(Debug, Serialize)]
pub(crate) struct MineView {
    now: Vec<BidRow>,
    before: Vec<BidRow>,
    /// Why there is no bid under way.
    none: String,
    /// What to do instead, such as finding a home.
    instead: Link,
}

impl View for MineView {
    const TEMPLATE: &'static str = "bids/mine.html";

    fn samples() -> Vec<Self> {
        let row = || BidRow {
            home: "3-bedroom house, Diss".into(),
            href: "/my/bids/1".into(),
            reference: "B-7KQ2-M4XN".into(),
            state: "Counted".into(),
            tag: "govuk-tag--blue".into(),
            says: vec![Sentence::own("You are 3rd of 12 so far.")],
            decided: false,
            when: "Closes Tuesday 10 November 2026 at 11:59pm".into(),
            why: None,
        };
        let before = BidRow {
            state: "Not successful".into(),
            tag: "govuk-tag--grey".into(),
            says: vec![Sentence::english(
                "The home was let to a household in a higher band.",
            )],
            decided: true,
            why: Some("/my/bids/1/why".into()),
            ..row()
        };
        vec![
            Self {
                now: vec![row(), row()],
                before: vec![before],
                none: "You have no bid under way.".into(),
                instead: Link::new("Find a home", "/south-norfolk/homes"),
            },
            Self {
                now: Vec::new(),
                before: Vec::new(),
                none: "You must join the register before you can bid.".into(),
                instead: Link::new("Join the register", "/my/application"),
            },
        ]
    }
}

/// `GET /my/bids`
pub async fn mine(ask: Ask) -> Answer {
    let db = ask.app.store.read();
    let bids = match ask.household_id()? {
        Some(_) => records::all(db, household(&ask)?).await?,
        None => Vec::new(),
    };
    let (mut now, mut before) = (Vec::new(), Vec::new());
    for bid in bids {
        let advert = read::advert(db, bid.advert_id).await?.ok_or(AppError::NotFound)?;
        let open = advert.is_open(ask.at.now);
        let row = row(&ask, &bid, &advert, open).await?;
        if open || matches!(bid.state, BidState::Listed | BidState::Nominated) {
            now.push(row);
        } else {
            before.push(row);
        }
    }
    let (none, instead) = none(&ask, now.is_empty() && before.is_empty()).await?;
    let title = t!(ask.language, "bids-my-bids");
    let view = MineView {
        now,
        before,
        none,
        instead,
    };
    page(&ask, &title, &view)
}

/// What stands where there is no bid under way: whether there can be one, and what to do instead.
async fn none(ask: &Ask, never: bool) -> Result<(String, Link), AppError> {
    let (db, language) = (ask.app.store.read(), ask.language);
    let slug = ask.visitor.council.as_ref().map(|council| council.slug.as_str());
    let homes = slug.map_or_else(|| "/".to_owned(), |slug| format!("/{slug}/homes"));
    let see_my = || Link::new(t!(language, "bids-see-my"), "/my");
    let Some(id) = ask.household_id()? else {
        let join = Link::new(t!(language, "bids-join"), "/my/application");
        return Ok((t!(language, "bids-none-newcomer"), join));
    };
    let household = register::household(db, id).await?;
    let day = dates::london_day(ask.at.now);
    match household.state {
        HouseholdState::Housed => return Ok((t!(language, "bids-none-housed"), see_my())),
        HouseholdState::Closed => return Ok((t!(language, "bids-none-closed"), see_my())),
        HouseholdState::Suspended if !register::is_active(&household, day) => {
            return Ok((t!(language, "bids-none-hold"), see_my()));
        }
        HouseholdState::Suspended | HouseholdState::Active => {}
    }
    let mut found = Vec::new();
    for council in ask.app.places.councils() {
        let standing = register::standing(db, &ask.app.schemes, id, council.id, day).await?;
        found.extend(standing.map(|standing| standing.assessment.on_register()));
    }
    if found.iter().any(|may| may.is_yes()) {
        let says = if never {
            t!(language, "bids-none-yet")
        } else {
            t!(language, "bids-none-now")
        };
        Ok((says, Link::new(t!(language, "bids-find"), homes)))
    } else if found.iter().all(|may| may.is_no()) && !found.is_empty() {
        Ok((t!(language, "bids-none-barred"), see_my()))
    } else {
        Ok((t!(language, "bids-none-waits"), see_my()))
    }
}

/// What an applicant's own page says of bids: those under way with their places, and how many are left.
#[derive(Debug, Serialize)]
pub(crate) struct UnderWay {
    pub rows: Vec<BidRow>,
    /// `You have 2 of 3 bids left for homes that close on Monday 23 November 2026 at 11:59pm.`
    pub left: Option<String>,
}

impl UnderWay {
    /// One with bids and one without.
    pub(crate) fn samples() -> [Self; 2] {
        let rows = MineView::samples().into_iter().next().map(|view| view.now);
        [
            Self {
                rows: rows.unwrap_or_default(),
                left: Some(
                    "You have 1 of 3 bids left for homes that close on Monday 23 November 2026 at 11:59pm."
                        .into(),
                ),
            },
            Self {
                rows: Vec::new(),
                left: None,
            },
        ]
    }
}

/// The bids under way of the household that is signed in.
pub(crate) async fn under_way(ask: &Ask) -> Result<UnderWay, AppError> {
    let db = ask.app.store.read();
    let now = ask.at.now;
    let household_id = household(ask)?;
    let mut rows = Vec::new();
    for bid in records::all(db, household_id).await? {
        if !matches!(
            bid.state,
            BidState::Placed | BidState::Listed | BidState::Nominated
        ) {
            continue;
        }
        let advert = read::advert(db, bid.advert_id).await?.ok_or(AppError::NotFound)?;
        let open = advert.is_open(now);
        rows.push(row(ask, &bid, &advert, open).await?);
    }
    let Some(cycle) = cycles::current(db, now).await? else {
        return Ok(UnderWay { rows, left: None });
    };
    let Some(council) = &ask.visitor.council else {
        return Ok(UnderWay { rows, left: None });
    };
    let scheme = ask
        .app
        .schemes
        .in_force(db, council.id, dates::london_day(now))
        .await?;
    let used = records::in_cycle(db, household_id, cycle.id).await?;
    let left = scheme.scheme.bids_per_cycle().map(|limit| {
        let used = i64::try_from(used).unwrap_or(i64::MAX);
        let left = (limit - used).max(0);
        t!(
            ask.language,
            "bids-left-until",
            left = left,
            limit = limit,
            day = ask.language.closing(cycle.closes_at),
        )
    });
    Ok(UnderWay { rows, left })
}

async fn row(ask: &Ask, bid: &bid::Model, advert: &Advert, open: bool) -> Result<BidRow, AppError> {
    let (db, language) = (ask.app.store.read(), ask.language);
    let kept = Kept::read(bid.outcome_says.as_deref().unwrap_or_default());
    let mut says = kept.sentences(language);
    let decided = !says.is_empty();
    if open && bid.state == BidState::Placed {
        let found = position(db, ask.at.now, &ask.app.schemes, advert, bid.household_id).await?;
        says.extend(found.as_ref().map(|found| Sentence::own(said(language, found))));
        let why = found.iter().flat_map(|found| &found.reasons);
        says.extend(why.map(|reason| ReasonLine::of(language, reason).into()));
    } else if says.is_empty()
        && let Some(place) = bid.place.and_then(|place| u32::try_from(place).ok())
    {
        let of = records::listed(db, bid.advert_id).await?;
        let place = words::nth(language, place);
        let placed = if matches!(bid.state, BidState::Listed | BidState::Nominated) {
            t!(language, "bids-on-the-list", place = place, of = of)
        } else {
            t!(language, "bids-was-on-the-list", place = place, of = of)
        };
        says = vec![Sentence::own(placed)];
    }
    let (state, tag) = states::state_now(language, bid, records::nominated(db, bid).await?);
    let closes = advert
        .row
        .closes_at
        .map_or_else(String::new, |at| language.closing(at));
    Ok(BidRow {
        home: words::home(language, advert),
        href: format!("/my/bids/{}", bid.id),
        reference: bid.reference.clone(),
        state,
        tag: tag.to_owned(),
        says,
        decided,
        when: if open {
            t!(language, "bids-closes", closes = closes)
        } else {
            t!(language, "bids-closed", closes = closes)
        },
        why: (!open && bid.state != BidState::Withdrawn).then(|| format!("/my/bids/{}/why", bid.id)),
    })
}
