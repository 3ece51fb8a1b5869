//! One nomination as the council sees it: what has happened, taking it back, and deciding on a refusal.

use entity::states::OfferState;
use serde::Serialize;

use super::next_panel::{NextPanel, next_panel};
use super::provider_list::clock;
use super::provider_one::story;
use super::{Choice, Fact, Tag, choices, fact};
use crate::audit::{self, By, Entry};
use crate::dates::london_day;
use crate::error::AppError;
use crate::homes::words::title_with_place;
use crate::offers;
use crate::offers::codes::{BY_COUNCIL, find_withdrawal};
use crate::offers::records::{Whose, nomination_of, offer_under};
use crate::offers::sentences::street;
use crate::offers::sheet::{Sheet, shared};
use crate::offers::words::state_in_words;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, page_with_faults, see_saying};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Message, Reader};
use crate::web::page::View;

/// The page.
#[derive(Debug, Serialize)]
pub(crate) struct OfficerOneView {
    path: String,
    title: String,
    reference: String,
    tags: Vec<Tag>,
    clock: String,
    late: bool,
    facts: Vec<Fact>,
    story: Vec<Fact>,
    /// What the household reads, what the provider or the household wrote for officers.
    says: Option<String>,
    note: Option<String>,
    case: String,
    shortlist: String,
    can_withdraw: bool,
    withdrawals: Vec<Choice>,
    /// Whether a refusal waits for a decision, and what was decided.
    can_decide: bool,
    decided: Option<String>,
    next: Option<NextPanel>,
    form: FormView,
}

impl View for OfficerOneView {
    const TEMPLATE: &'static str = "offers/officer_one.html";

    fn samples() -> Vec<Self> {
        let panel = |button: Option<&str>, href: Option<&str>| NextPanel {
            says: "Place 1: The application is on hold. The household keeps its place.".into(),
            action: "/officer/shortlists/1/nominate".into(),
            button: button.map(Into::into),
            sent: 1,
            href: href.map(Into::into),
        };
        let sample = |can: bool, next| Self {
            path: "/officer/nominations/1".into(),
            title: "2-bedroom house, Diss".into(),
            reference: "N-2345-6789".into(),
            tags: vec![Tag {
                text: "Offered".into(),
                classes: "govuk-tag--yellow".into(),
            }],
            clock: "It was due Wednesday 4 November 2026 at 5pm".into(),
            late: can,
            facts: vec![fact("Provider", "Saffron Homes")],
            story: vec![fact("Sent", "Monday 2 November 2026 at 9am")],
            says: can.then(|| "The landlord tried to reach you twice.".into()),
            note: can.then(|| "Rang twice.".into()),
            case: "/officer/cases/1".into(),
            shortlist: "/officer/shortlists/1".into(),
            can_withdraw: can,
            withdrawals: choices(Language::English, BY_COUNCIL.iter().map(|reason| reason.code)),
            can_decide: can,
            decided: (!can).then(|| "The refusal was reasonable.".into()),
            next,
            form: FormView::default(),
        };
        let mut wrong = sample(true, None);
        for field in ["withdraw_reason", "withdraw_note", "reasonable", "why"] {
            let text = "Choose a reason".into();
            wrong.form.errors.insert(field.into(), Message { text });
        }
        vec![
            wrong,
            sample(false, Some(panel(Some("Nominate place 2"), None))),
            sample(false, Some(panel(None, Some("/officer/nominations/2")))),
        ]
    }
}

/// `GET /officer/nominations/{id}`
pub async fn officer_nomination(ask: Ask) -> Answer {
    show(&ask, &FormErrors::default()).await
}

/// `POST /officer/nominations/{id}/withdraw`
pub async fn withdraw_now(ask: Ask) -> Answer {
    let (staff, id) = (ask.staff()?, ask.id("id")?);
    let mut reader = Reader::new(&ask.form);
    let reason = ask.form.get("withdraw_reason").to_owned();
    if find_withdrawal(&reason).is_none() {
        reader.fault(
            "withdraw_reason",
            t!(Language::English, "offers-choose-take-back"),
        );
    }
    let note = reader.note("withdraw_note", &t!(Language::English, "offers-the-note"));
    let (reason, note) = match reader.finish((reason, note)) {
        Ok(said) => said,
        Err(errors) => return show(&ask, &errors).await,
    };
    let by = By::from(&staff);
    ask.app
        .store
        .write(async |tx| {
            nomination_of(tx, Whose::Council(staff.council_id), id).await?;
            offers::withdraw(tx, &ask.at, &by, id, &reason, &note).await
        })
        .await?;
    see_saying(&ask, path(id), &t!(Language::English, "offers-taken-back"))
}

/// `POST /officer/nominations/{id}/reasonable`
pub async fn reasonable_now(ask: Ask) -> Answer {
    let (staff, id) = (ask.staff()?, ask.id("id")?);
    let mut reader = Reader::new(&ask.form);
    let reasonable = reader.choice(
        "reasonable",
        &t!(Language::English, "offers-whether-reasonable"),
        &[("yes", true), ("no", false)],
    );
    let why = reader.note("why", &t!(Language::English, "offers-why-decided"));
    if why.is_empty() {
        reader.fault("why", t!(Language::English, "offers-enter-why-decided"));
    }
    let (reasonable, why) = match reader.finish((reasonable, why)) {
        Ok((Some(reasonable), why)) => (reasonable, why),
        Ok((None, _)) => return Err(AppError::NotFound),
        Err(errors) => return show(&ask, &errors).await,
    };
    let by = By::from(&staff);
    ask.app
        .store
        .write(async |tx| {
            let row = nomination_of(tx, Whose::Council(staff.council_id), id).await?;
            let made = offer_under(tx, row.id).await?.ok_or(AppError::NotFound)?;
            offers::decide_reasonable(tx, &ask.at, &by, made.id, reasonable, &why).await
        })
        .await?;
    see_saying(&ask, path(id), &t!(Language::English, "offers-decided"))
}

fn path(id: uuid::Uuid) -> String {
    format!("/officer/nominations/{id}")
}

async fn show(ask: &Ask, errors: &FormErrors) -> Answer {
    let staff = ask.staff()?;
    let db = ask.app.store.read();
    let row = nomination_of(db, Whose::Council(staff.council_id), ask.id("id")?).await?;
    let sheet = Sheet::of(db, row).await?;
    if sheet.household.sensitive {
        let (by, id) = (By::from(&staff), sheet.row.id);
        ask.app
            .store
            .write(async |tx| audit::record(tx, &ask.at, &by, Entry::new("read", "nomination", id)).await)
            .await?;
    }
    let view = view(ask, &sheet, errors).await?;
    let title = t!(
        Language::English,
        "offers-title-one",
        reference = sheet.row.reference.as_str()
    );
    if errors.is_empty() {
        page(ask, &title, &view)
    } else {
        page_with_faults(ask, &title, errors, &view)
    }
}

async fn view(ask: &Ask, sheet: &Sheet, errors: &FormErrors) -> Result<OfficerOneView, AppError> {
    let db = ask.app.store.read();
    let row = &sheet.row;
    let (text, classes) = state_in_words(row.state);
    let (clock, late) = clock(row, ask.at.now);
    let refused = sheet
        .offer
        .as_ref()
        .filter(|offer| offer.state == OfferState::Refused);
    let known = shared(db, sheet, london_day(ask.at.now)).await?;
    let place = sheet.entry.place.map_or_else(
        || t!(Language::English, "offers-no-place"),
        |place| place.to_string(),
    );
    let home = &sheet.home;
    Ok(OfficerOneView {
        path: path(row.id),
        title: title_with_place(Language::English, home),
        reference: row.reference.clone(),
        tags: vec![Tag {
            text,
            classes: classes.to_owned(),
        }],
        clock,
        late,
        facts: vec![
            fact(
                t!(Language::English, "offers-home"),
                format!("{}, {}, {}", street(home), home.parish, home.postcode),
            ),
            fact(
                t!(Language::English, "offers-provider"),
                format!("{}, {}", sheet.provider.name, sheet.provider.phone),
            ),
            fact(
                t!(Language::English, "offers-household"),
                format!("{}, {}", sheet.household.reference, known.name),
            ),
            fact(t!(Language::English, "offers-people"), known.people),
            fact(t!(Language::English, "offers-place-on-list"), place),
            fact(
                t!(Language::English, "offers-advert"),
                sheet.advert.reference.clone(),
            ),
        ],
        story: story(sheet),
        says: row.refusal_says.clone(),
        note: row
            .refusal_note
            .clone()
            .or_else(|| refused.and_then(|offer| offer.refusal_note.clone())),
        case: format!("/officer/cases/{}", row.household_id),
        shortlist: format!("/officer/shortlists/{}", sheet.entry.shortlist_id),
        can_withdraw: row.live,
        withdrawals: choices(Language::English, BY_COUNCIL.iter().map(|reason| reason.code)),
        can_decide: refused.is_some_and(|offer| offer.refusal_reasonable.is_none()),
        decided: refused.and_then(|offer| offer.refusal_reasonable).map(|yes| {
            if yes {
                t!(Language::English, "offers-is-reasonable")
            } else {
                t!(Language::English, "offers-is-not-reasonable")
            }
        }),
        next: if row.live {
            None
        } else {
            Some(next_panel(db, sheet.entry.shortlist_id).await?)
        },
        form: FormView::sent(&ask.form, errors),
    })
}
