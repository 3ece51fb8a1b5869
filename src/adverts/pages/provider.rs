//! The provider's side: the list, one advert with its preview, sending and withdrawing it.

use entity::states::AdvertState;
use serde::Serialize;

use super::rows::{AdvertRow, Tab, asked, count, counted, on_a_page, state_now, tabs};
use crate::adverts::words::state_class;
use crate::adverts::{Advert, gate, labels, may_edit, read, sample_advert, submit, withdraw};
use crate::audit::By;
use crate::dates::london_day;
use crate::error::AppError;
use crate::homes::pages::shown::Shown;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, page_with_faults, see_saying};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, LINE, Message};
use crate::web::page::View;
use crate::web::paging::Paged;

pub(super) const BASE: &str = "/provider/adverts";

/// A provider's adverts.
#[derive(Debug, Serialize)]
pub(crate) struct ListView {
    count: String,
    tabs: Vec<Tab>,
    rows: Vec<AdvertRow>,
    paged: Paged,
}

/// `GET /provider/adverts`
pub async fn list(ask: Ask) -> Answer {
    let adverts = read::all_of_provider(ask.app.store.read(), ask.provider_id()?).await?;
    let chosen = asked(ask.query.get("state"));
    let wanted: Vec<&Advert> = adverts
        .iter()
        .filter(|advert| chosen.is_none_or(|state| advert.row.state == state))
        .collect();
    let (paged, rows) = on_a_page(&ask, &wanted, BASE);
    let title = paged.title(&t!(Language::English, "adverts-title"));
    let view = ListView {
        count: count(wanted.len()),
        tabs: tabs(&adverts, BASE, chosen),
        rows,
        paged,
    };
    page(&ask, &title, &view)
}

/// One advert with its preview.
#[derive(Debug, Serialize)]
pub(crate) struct OneView {
    home: Shown,
    action: String,
    address: String,
    state: String,
    class: String,
    bids: Option<String>,
    /// What is counted: bids, or the interest in a private home.
    counted: String,
    /// Where the landlord of a private home sees who is interested.
    interest: Option<String>,
    asked: Option<String>,
    /// What keeps it from being sent.
    faults: Vec<String>,
    may_edit: bool,
    has_photo: bool,
    may_withdraw: bool,
    form: FormView,
}

/// `GET /provider/adverts/{advert}`
pub async fn one(ask: Ask) -> Answer {
    let advert = own(&ask).await?;
    let view = view(&ask, &advert, FormView::default()).await?;
    page(&ask, &view.home.title.clone(), &view)
}

pub(super) async fn own(ask: &Ask) -> Result<Advert, AppError> {
    read::of_provider(ask.app.store.read(), ask.provider_id()?, ask.id("advert")?).await
}

async fn view(ask: &Ask, advert: &Advert, form: FormView) -> Result<OneView, AppError> {
    let db = ask.app.store.read();
    let today = london_day(ask.at.now);
    let labels = labels::of_council(&ask.app.schemes, db, advert.row.council_id, today).await?;
    let bids = read::bids_on(db, advert.row.id).await?;
    let writing = may_edit(advert.row.state);
    let before_closing = advert.row.closes_at.is_none_or(|closes| ask.at.now < closes);
    let kept = matches!(advert.row.state, AdvertState::Submitted | AdvertState::Approved);
    Ok(OneView {
        home: Shown::new(Language::English, advert, &labels, ask.at.now),
        action: format!("{BASE}/{}", advert.row.id),
        address: format!(
            "{}, {} {}",
            advert.home.address, advert.home.parish, advert.home.postcode
        ),
        state: state_now(advert, ask.at.now),
        class: state_class(advert.row.state).to_owned(),
        bids: advert
            .row
            .opens_at
            .filter(|opens| *opens <= ask.at.now)
            .map(|_| bids.to_string()),
        counted: counted(advert),
        interest: (advert.is_interest() && !writing).then(|| format!("{BASE}/{}/interest", advert.row.id)),
        asked: advert.row.asked.clone().filter(|_| writing),
        faults: if writing {
            gate::faults_of(advert, today)
                .into_iter()
                .map(|fault| fault.says)
                .collect()
        } else {
            Vec::new()
        },
        may_edit: writing,
        has_photo: advert.home.photo.is_some(),
        may_withdraw: before_closing && (writing || kept),
        form,
    })
}

/// `POST /provider/adverts/{advert}/submit`
pub async fn submit_now(ask: Ask) -> Answer {
    let (provider_id, id) = (ask.provider_id()?, ask.id("advert")?);
    let by = By::from(ask.actor()?);
    ask.app
        .store
        .write(async |tx| {
            read::of_provider(tx, provider_id, id).await?;
            submit(tx, &ask.at, &by, id).await
        })
        .await?;
    see_saying(
        &ask,
        format!("{BASE}/{id}"),
        &t!(Language::English, "adverts-is-sent"),
    )
}

/// `POST /provider/adverts/{advert}/withdraw`
pub async fn withdraw_now(ask: Ask) -> Answer {
    let (provider_id, id) = (ask.provider_id()?, ask.id("advert")?);
    let why = ask.form.get("why").to_owned();
    if let Some(errors) = faults_in_why(&why, "why", &t!(Language::English, "adverts-why-withdrawn")) {
        let advert = own(&ask).await?;
        let view = view(&ask, &advert, FormView::sent(&ask.form, &errors)).await?;
        return page_with_faults(&ask, &view.home.title.clone(), &errors, &view);
    }
    let by = By::from(ask.actor()?);
    ask.app
        .store
        .write(async |tx| {
            read::of_provider(tx, provider_id, id).await?;
            withdraw(tx, &ask.at, &by, id, why.clone()).await
        })
        .await?;
    see_saying(
        &ask,
        format!("{BASE}/{id}"),
        &t!(Language::English, "adverts-is-withdrawn"),
    )
}

/// What is wrong with a reason that must be given.
pub(super) fn faults_in_why(why: &str, field: &str, what: &str) -> Option<FormErrors> {
    let length = why.chars().count();
    if length == 0 {
        return Some(FormErrors::one(
            field,
            t!(Language::English, "web-form-enter", what = what),
        ));
    }
    let most = LINE * 5;
    (length > most).then(|| {
        FormErrors::one(
            field,
            t!(Language::English, "adverts-shorten", what = what, most = most),
        )
    })
}

impl View for ListView {
    const TEMPLATE: &'static str = "adverts/list.html";

    fn samples() -> Vec<Self> {
        let advert = sample_advert();
        let rows = |adverts: &[Advert]| Self {
            count: count(adverts.len()),
            tabs: tabs(adverts, BASE, None),
            rows: adverts
                .iter()
                .map(|one| AdvertRow::new(one, BASE, one.row.created_at))
                .collect(),
            paged: if adverts.is_empty() {
                Paged::only()
            } else {
                Paged::sample()
            },
        };
        vec![rows(std::slice::from_ref(&advert)), rows(&[])]
    }
}

impl View for OneView {
    const TEMPLATE: &'static str = "adverts/one.html";

    fn samples() -> Vec<Self> {
        let advert = sample_advert();
        let sample = |writing: bool, form: FormView| Self {
            home: Shown::new(Language::English, &advert, &[], advert.row.created_at),
            action: format!("{BASE}/1"),
            address: "14 Teaselgate Rise, Diss IP22 4AB".into(),
            state: "Changes asked for".into(),
            class: "govuk-tag--orange".into(),
            bids: (!writing).then(|| "31".into()),
            counted: "Bids".into(),
            interest: (!writing).then(|| format!("{BASE}/1/interest")),
            asked: writing.then(|| "Say whether the stairs are steep.".into()),
            faults: if writing {
                vec!["Choose the energy rating".into()]
            } else {
                Vec::new()
            },
            may_edit: writing,
            has_photo: false,
            may_withdraw: writing,
            form,
        };
        let mut wrong = FormView::default();
        let text = "Enter why the advert is withdrawn".to_owned();
        wrong.errors.insert("why".into(), Message { text });
        let ready = Self {
            faults: Vec::new(),
            ..sample(true, FormView::default())
        };
        vec![sample(true, wrong), ready, sample(false, FormView::default())]
    }
}
