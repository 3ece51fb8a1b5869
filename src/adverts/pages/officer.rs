//! The council's side: adverts by state, one advert with its preview and what the gate remarks, and the decision.

use chrono::NaiveTime;
use entity::states::AdvertState;
use entity::{cycle, shortlist};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;

use super::provider::faults_in_why;
use super::questions;
use super::rows::{AdvertRow, Tab, asked, count, counted, on_a_page, state_now, tabs};
use super::write::{Choice, Hint};
use crate::access::{Act, Staff, may};
use crate::adverts::labels::{self, Label, PRIVATE};
use crate::adverts::words::state_class;
use crate::adverts::{Advert, answer, approve, ask_changes, cycles, read, relabel, sample_advert, withdraw};
use crate::audit::By;
use crate::dates::{closing_in_words, day_in_words, in_words, london, london_day};
use crate::error::AppError;
use crate::homes::pages::shown::Shown;
use crate::kept;
use crate::own::Question;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, page_with_faults, see_saying};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Message, Reader};
use crate::web::page::View;
use crate::web::paging::Paged;

const BASE: &str = "/officer/adverts";

/// The adverts that a council decides on.
#[derive(Debug, Serialize)]
pub(crate) struct OfficerListView {
    count: String,
    tabs: Vec<Tab>,
    rows: Vec<AdvertRow>,
    paged: Paged,
}

/// `GET /officer/adverts`: those that wait for the council, unless another state is asked for.
pub async fn officer_list(ask: Ask) -> Answer {
    let staff = ask.staff()?;
    let adverts = read::all_of_council(ask.app.store.read(), staff.council_id).await?;
    let chosen = match ask.query.get("state") {
        "" => Some(AdvertState::Submitted),
        code => asked(code),
    };
    let mut wanted: Vec<&Advert> = adverts
        .iter()
        .filter(|advert| chosen.is_none_or(|state| advert.row.state == state))
        .collect();
    if chosen == Some(AdvertState::Submitted) {
        wanted.reverse();
    }
    let (paged, rows) = on_a_page(&ask, &wanted, BASE);
    let title = paged.title(&t!(Language::English, "adverts-title"));
    let view = OfficerListView {
        count: count(wanted.len()),
        tabs: tabs(&adverts, BASE, chosen),
        rows,
        paged,
    };
    page(&ask, &title, &view)
}

/// One advert on the officer's desk.
#[derive(Debug, Serialize)]
pub(crate) struct OfficerOneView {
    home: Shown,
    action: String,
    address: String,
    state: String,
    class: String,
    bids: Option<String>,
    /// What is counted: bids, or the interest in a private home.
    counted: String,
    /// Where the list of a closed advert is.
    shortlist: Option<String>,
    asked: Option<String>,
    remarks: Vec<String>,
    decide: bool,
    cycles: Vec<Choice>,
    labels: Vec<Choice>,
    may_withdraw: bool,
    form: FormView,
    /// What the scheme asks about the home in words of its own.
    questions: Vec<Question>,
}

/// `GET /officer/adverts/{advert}`
pub async fn officer_one(ask: Ask) -> Answer {
    let advert = theirs(&ask).await?;
    let first = [("label", advert.row.label.clone()), ("cycle", "next".to_owned())];
    let view = view(&ask, &advert, FormView::filled(first)).await?;
    page(&ask, &view.home.title.clone(), &view)
}

async fn theirs(ask: &Ask) -> Result<Advert, AppError> {
    read::of_council(ask.app.store.read(), ask.staff()?.council_id, ask.id("advert")?).await
}

async fn labels_of(ask: &Ask, advert: &Advert) -> Result<Vec<Label>, AppError> {
    let today = london_day(ask.at.now);
    labels::of_council(
        &ask.app.schemes,
        ask.app.store.read(),
        advert.row.council_id,
        today,
    )
    .await
}

async fn view(ask: &Ask, advert: &Advert, form: FormView) -> Result<OfficerOneView, AppError> {
    let labels = labels_of(ask, advert).await?;
    let bids = read::bids_on(ask.app.store.read(), advert.row.id).await?;
    let before_closing = advert.row.closes_at.is_none_or(|closes| ask.at.now < closes);
    let state = advert.row.state;
    let alive = matches!(
        state,
        AdvertState::Submitted | AdvertState::ChangesAsked | AdvertState::Approved
    );
    Ok(OfficerOneView {
        home: Shown::new(Language::English, advert, &labels, ask.at.now),
        action: format!("{BASE}/{}", advert.row.id),
        address: format!(
            "{}, {} {}",
            advert.home.address, advert.home.parish, advert.home.postcode
        ),
        state: state_now(advert, ask.at.now),
        class: state_class(state).to_owned(),
        bids: advert
            .row
            .opens_at
            .filter(|opens| *opens <= ask.at.now)
            .map(|_| bids.to_string()),
        counted: counted(advert),
        shortlist: shortlist::Entity::find()
            .filter(shortlist::Column::AdvertId.eq(advert.row.id))
            .one(ask.app.store.read())
            .await?
            .map(|list| format!("/officer/shortlists/{}", list.id)),
        asked: advert.row.asked.clone(),
        remarks: questions::remarks(ask, advert).await?,
        decide: state == AdvertState::Submitted,
        cycles: cycles::ahead(ask.at.now).into_iter().map(cycle_choice).collect(),
        labels: label_choices(&labels, advert.is_interest()),
        may_withdraw: alive && before_closing,
        questions: questions::for_officer(ask, advert, &form).await?,
        form,
    })
}

fn cycle_choice(cycle: cycles::Ahead) -> Choice {
    let text = if cycle.open {
        t!(Language::English, "adverts-cycle-open")
    } else {
        t!(Language::English, "adverts-cycle-next")
    };
    let says = if cycle.open {
        t!(
            Language::English,
            "adverts-cycle-open-says",
            closes = closing_in_words(cycle.closes)
        )
    } else {
        t!(
            Language::English,
            "adverts-cycle-next-says",
            opens = opening_in_words(cycle.opens),
            closes = closing_in_words(cycle.closes)
        )
    };
    Choice {
        hint: Some(Hint { text: says }),
        ..Choice::new(if cycle.open { "current" } else { "next" }, text)
    }
}

/// When a cycle opens. Most open at midnight, and then the day says enough.
fn opening_in_words(opens: crate::clock::Instant) -> String {
    let day = london_day(opens);
    if opens == london(day, NaiveTime::MIN) {
        day_in_words(day)
    } else {
        in_words(opens)
    }
}

fn label_choices(labels: &[Label], interest: bool) -> Vec<Choice> {
    labels
        .iter()
        .filter(|label| interest == (label.code == PRIVATE))
        .map(|label| Choice {
            hint: (!label.says.is_empty()).then(|| Hint {
                text: label.says.clone(),
            }),
            ..Choice::new(&label.code, &label.title)
        })
        .collect()
}

fn allowed(ask: &Ask) -> Result<Staff, AppError> {
    let staff = ask.staff()?;
    if may(staff.role, Act::ApproveAdvert) {
        Ok(staff)
    } else {
        Err(AppError::NotFound)
    }
}

async fn again(ask: &Ask, advert: &Advert, errors: &FormErrors) -> Answer {
    let view = view(ask, advert, FormView::sent(&ask.form, errors)).await?;
    page_with_faults(ask, &view.home.title.clone(), errors, &view)
}

/// `POST /officer/adverts/{advert}/approve`
pub async fn approve_now(ask: Ask) -> Answer {
    let staff = allowed(&ask)?;
    let advert = theirs(&ask).await?;
    let (label, wanted) = (ask.form.get("label").to_owned(), ask.form.get("cycle").to_owned());
    let mut errors = FormErrors::default();
    if let Some(says) = labels::fault(&labels_of(&ask, &advert).await?, &label, advert.is_interest()) {
        errors.add("label", says);
    }
    if !cycles::ahead(ask.at.now)
        .iter()
        .any(|cycle| cycle.open == (wanted == "current"))
        || wanted.is_empty()
    {
        errors.add("cycle", t!(Language::English, "adverts-choose-cycle"));
    }
    let mut reader = Reader::new(&ask.form);
    let asked = questions::asked_of(&ask, &advert).await?;
    let own = questions::answers(asked.iter(), &ask.form, &mut reader, false);
    if let Err(faults) = reader.finish(()) {
        for fault in faults.iter() {
            errors.add(&fault.field, fault.says.clone());
        }
    }
    if !errors.is_empty() {
        return again(&ask, &advert, &errors).await;
    }
    let partnership = ask.app.places.partnership().ok_or(AppError::NotFound)?;
    let (by, id) = (By::from(&staff), advert.row.id);
    ask.app
        .store
        .write(async |tx| {
            read::of_council(tx, staff.council_id, id).await?;
            let planned = cycles::keep_planned(tx, &ask.at, partnership.id).await?;
            let cycle = pick(&planned, wanted == "current", ask.at.now)?;
            relabel(tx, &ask.at, &by, id, label.clone()).await?;
            if !asked.is_empty() {
                answer(tx, &ask.at, &by, id, &own).await?;
            }
            approve(tx, &ask.at, &by, id, cycle).await
        })
        .await?;
    see_saying(&ask, BASE, &t!(Language::English, "adverts-is-approved"))
}

fn pick(planned: &[cycle::Model], open: bool, now: crate::clock::Instant) -> Result<&cycle::Model, AppError> {
    planned
        .iter()
        .find(|cycle| (cycle.opens_at <= now) == open)
        .ok_or_else(|| AppError::refused("cycle_over", kept!("adverts-cannot-cycle")))
}

/// `POST /officer/adverts/{advert}/changes`
pub async fn changes_now(ask: Ask) -> Answer {
    let staff = allowed(&ask)?;
    let advert = theirs(&ask).await?;
    let note = ask.form.get("note").to_owned();
    if let Some(errors) = faults_in_why(&note, "note", &t!(Language::English, "adverts-what-to-change")) {
        return again(&ask, &advert, &errors).await;
    }
    let (by, id) = (By::from(&staff), advert.row.id);
    ask.app
        .store
        .write(async |tx| {
            read::of_council(tx, staff.council_id, id).await?;
            ask_changes(tx, &ask.at, &by, id, note.clone()).await
        })
        .await?;
    see_saying(&ask, BASE, &t!(Language::English, "adverts-is-asked"))
}

/// `POST /officer/adverts/{advert}/withdraw`
pub async fn officer_withdraw_now(ask: Ask) -> Answer {
    let staff = allowed(&ask)?;
    let advert = theirs(&ask).await?;
    let why = ask.form.get("why").to_owned();
    if let Some(errors) = faults_in_why(&why, "why", &t!(Language::English, "adverts-why-withdrawn")) {
        return again(&ask, &advert, &errors).await;
    }
    let (by, id) = (By::from(&staff), advert.row.id);
    ask.app
        .store
        .write(async |tx| {
            read::of_council(tx, staff.council_id, id).await?;
            withdraw(tx, &ask.at, &by, id, why.clone()).await
        })
        .await?;
    see_saying(
        &ask,
        format!("{BASE}/{id}"),
        &t!(Language::English, "adverts-is-withdrawn"),
    )
}

impl View for OfficerListView {
    const TEMPLATE: &'static str = "adverts/officer_list.html";

    fn samples() -> Vec<Self> {
        let advert = sample_advert();
        let rows = |adverts: &[Advert]| Self {
            count: count(adverts.len()),
            tabs: tabs(adverts, BASE, Some(AdvertState::Submitted)),
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

impl View for OfficerOneView {
    const TEMPLATE: &'static str = "adverts/officer_one.html";

    fn samples() -> Vec<Self> {
        let advert = sample_advert();
        let label = Label {
            code: "open".into(),
            title: "Open to everyone".into(),
            says: "Band first, then date.".into(),
            by_bid_time: false,
        };
        let sample = |decide: bool, form: FormView| Self {
            home: Shown::new(
                Language::English,
                &advert,
                std::slice::from_ref(&label),
                advert.row.created_at,
            ),
            action: format!("{BASE}/1"),
            address: "14 Teaselgate Rise, Diss IP22 4AB".into(),
            state: "Waiting for the council".into(),
            class: "govuk-tag--blue".into(),
            bids: (!decide).then(|| "31".into()),
            counted: "Bids".into(),
            shortlist: (!decide).then(|| "/officer/shortlists/1".into()),
            asked: (!decide).then(|| "Say whether the stairs are steep.".into()),
            remarks: if decide {
                vec!["The rent is higher than usual.".into()]
            } else {
                Vec::new()
            },
            decide,
            cycles: cycles::ahead(advert.row.created_at)
                .into_iter()
                .map(cycle_choice)
                .collect(),
            labels: label_choices(std::slice::from_ref(&label), false),
            may_withdraw: decide,
            questions: Question::samples(false),
            form,
        };
        let mut wrong = FormView::default();
        for field in ["label", "cycle", "note", "why"] {
            let text = "Enter this again".to_owned();
            wrong.errors.insert(field.into(), Message { text });
        }
        vec![sample(true, wrong), sample(false, FormView::default())]
    }
}
