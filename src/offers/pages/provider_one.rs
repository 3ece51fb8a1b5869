//! One nomination as its provider sees it: who, what is agreed to be shared, and what can be done next.

use entity::states::NominationState;
use serde::Serialize;

use super::provider_list::{clock, next};
use super::{Choice, Fact, Tag, choices, fact};
use crate::audit::{self, By, Entry};
use crate::dates::{day_in_words, in_words, london_day};
use crate::homes::words::title_with_place;
use crate::money::Money;
use crate::offers::codes::BY_PROVIDER;
use crate::offers::records::{Whose, nomination_of};
use crate::offers::sentences::street;
use crate::offers::sheet::{Shared, Sheet, shared};
use crate::offers::words::state_in_words;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, page_with_faults};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Message};
use crate::web::page::View;

/// The page.
#[derive(Debug, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each shows or hides a part of the page of its own"
)]
pub(crate) struct ProviderOneView {
    path: String,
    title: String,
    reference: String,
    tags: Vec<Tag>,
    clock: String,
    late: bool,
    next: String,
    person: Vec<Fact>,
    sensitive: bool,
    home: Vec<Fact>,
    story: Vec<Fact>,
    can_view: bool,
    /// A viewing comes next, rather than the offer.
    viewing_next: bool,
    can_offer: bool,
    can_let: bool,
    /// The day from which the home is ready, where that is still to come.
    ready: Option<String>,
    can_refuse: bool,
    reasons: Vec<Choice>,
    form: FormView,
}

impl View for ProviderOneView {
    const TEMPLATE: &'static str = "offers/provider_one.html";

    fn samples() -> Vec<Self> {
        let sample = |can: bool, form: FormView| Self {
            path: "/provider/nominations/1".into(),
            title: "2-bedroom house, Diss".into(),
            reference: "N-2345-6789".into(),
            tags: vec![Tag {
                text: "Make contact".into(),
                classes: "govuk-tag--blue".into(),
            }],
            clock: "By Wednesday 4 November 2026 at 5pm, in 2 days".into(),
            late: can,
            next: "Contact the household and arrange a viewing".into(),
            person: vec![fact("Name", "Robin Shaw"), fact("Household", "1 person, aged 41")],
            sensitive: can,
            home: vec![fact("Address", "4 Mill Lane, Diss, IP22 4AB")],
            story: vec![fact("Sent", "Monday 2 November 2026 at 9am")],
            can_view: can,
            viewing_next: can,
            can_offer: can,
            can_let: can,
            ready: can.then(|| "Monday 7 December 2026".into()),
            can_refuse: can,
            reasons: choices(Language::English, BY_PROVIDER),
            form,
        };
        let mut wrong = FormView::default();
        for field in ["when", "time", "starts", "ready_sooner", "code", "says", "note"] {
            let text = "Enter what is missing".into();
            wrong.errors.insert(field.into(), Message { text });
        }
        vec![sample(true, wrong), sample(false, FormView::default())]
    }
}

/// `GET /provider/nominations/{id}`
pub async fn provider_nomination(ask: Ask) -> Answer {
    show(&ask, &FormErrors::default()).await
}

/// The page, with what was wrong in one of its forms.
pub(super) async fn show(ask: &Ask, errors: &FormErrors) -> Answer {
    let provider_id = ask.provider_id()?;
    let row = nomination_of(ask.app.store.read(), Whose::Provider(provider_id), ask.id("id")?).await?;
    let sheet = Sheet::of(ask.app.store.read(), row).await?;
    let shared = shared(ask.app.store.read(), &sheet, london_day(ask.at.now)).await?;
    if sheet.household.sensitive {
        let by = By::from(ask.actor()?);
        let id = sheet.row.id;
        ask.app
            .store
            .write(async |tx| audit::record(tx, &ask.at, &by, Entry::new("read", "nomination", id)).await)
            .await?;
    }
    let view = view(ask, &sheet, &shared, errors);
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

fn view(ask: &Ask, sheet: &Sheet, shared: &Shared, errors: &FormErrors) -> ProviderOneView {
    let row = &sheet.row;
    let (text, classes) = state_in_words(row.state);
    let (clock, late) = clock(row, ask.at.now);
    ProviderOneView {
        path: format!("/provider/nominations/{}", row.id),
        title: title_with_place(Language::English, &sheet.home),
        reference: row.reference.clone(),
        tags: vec![Tag {
            text,
            classes: classes.to_owned(),
        }],
        clock,
        late,
        next: next(ask, row, late),
        person: person(ask, sheet, shared),
        sensitive: sheet.household.sensitive,
        home: home(sheet),
        story: story(sheet),
        can_view: matches!(row.state, NominationState::Sent | NominationState::Viewing),
        viewing_next: row.state == NominationState::Sent,
        can_offer: matches!(row.state, NominationState::Sent | NominationState::Viewing),
        can_let: row.state == NominationState::Accepted,
        ready: Some(sheet.advert.available_on)
            .filter(|day| *day > london_day(ask.at.now))
            .map(day_in_words),
        can_refuse: row.live,
        reasons: choices(Language::English, BY_PROVIDER),
        form: FormView::sent(&ask.form, errors),
    }
}

/// What is agreed to be shared. A nomination that is over shares no way of making contact.
fn person(ask: &Ask, sheet: &Sheet, shared: &Shared) -> Vec<Fact> {
    let mut facts = vec![
        fact(t!(Language::English, "offers-fact-name"), shared.name.clone()),
        fact(t!(Language::English, "offers-household"), shared.people.clone()),
    ];
    if let Some(bedrooms) = shared.bedrooms {
        facts.push(fact(
            t!(Language::English, "offers-bedrooms-needed"),
            bedrooms.to_string(),
        ));
    }
    let access = if shared.access.is_empty() {
        t!(Language::English, "offers-no-access-needs")
    } else {
        shared.access.join(". ")
    };
    facts.push(fact(t!(Language::English, "offers-access-needs"), access));
    if !sheet.row.live && sheet.row.state != NominationState::Let {
        return facts;
    }
    if let Some(phone) = &shared.phone {
        facts.push(fact(t!(Language::English, "offers-phone"), phone.clone()));
    }
    if let Some(email) = &shared.email {
        facts.push(fact(t!(Language::English, "offers-email"), email.clone()));
    }
    match &shared.safe_contact {
        Some(safe) => facts.push(fact(t!(Language::English, "offers-safe-contact"), safe.clone())),
        None if sheet.household.sensitive => {
            let council = ask.app.places.by_id(sheet.row.council_id);
            let says = council.map_or_else(
                || t!(Language::English, "offers-safe-council"),
                |council| {
                    t!(
                        Language::English,
                        "offers-safe-council-phone",
                        phone = council.phone
                    )
                },
            );
            facts.push(fact(t!(Language::English, "offers-safe-contact"), says));
        }
        None => {}
    }
    facts
}

fn home(sheet: &Sheet) -> Vec<Fact> {
    let home = &sheet.home;
    let week = Money::pence(sheet.advert.rent_pence + sheet.advert.service_pence);
    vec![
        fact(
            t!(Language::English, "offers-fact-address"),
            format!("{}, {}, {}", street(home), home.parish, home.postcode),
        ),
        fact(
            t!(Language::English, "offers-your-reference"),
            home.reference.clone(),
        ),
        fact(
            t!(Language::English, "offers-advert"),
            sheet.advert.reference.clone(),
        ),
        fact(
            t!(Language::English, "offers-rent-and-charge"),
            t!(Language::English, "offers-a-week", sum = week.to_string()),
        ),
    ]
}

/// What has happened so far.
pub(super) fn story(sheet: &Sheet) -> Vec<Fact> {
    let row = &sheet.row;
    let mut story = vec![fact(
        t!(Language::English, "offers-story-sent"),
        in_words(row.sent_at),
    )];
    if let Some(at) = row.viewing_at {
        story.push(fact(t!(Language::English, "offers-story-viewing"), in_words(at)));
    }
    if let Some(offer) = &sheet.offer {
        story.push(fact(
            t!(Language::English, "offers-story-offered"),
            in_words(offer.made_at),
        ));
        story.push(fact(
            t!(Language::English, "offers-story-due"),
            in_words(offer.answer_by),
        ));
        if let Some(at) = offer.answered_at {
            story.push(fact(t!(Language::English, "offers-story-answered"), in_words(at)));
        }
    }
    if let Some(at) = row.ended_at {
        story.push(fact(t!(Language::English, "offers-story-ended"), in_words(at)));
    }
    if let Some(code) = &row.refusal_code {
        story.push(fact(
            t!(Language::English, "offers-reason"),
            crate::offers::words(code),
        ));
    }
    story
}
