//! One case: the facts with their source, the engine's assessment with its trace, the decision, what happened.

use entity::states::{ApplicationState, HouseholdState};
use entity::{application, member};
use serde::Serialize;
use uuid::Uuid;

use super::case_own::Own;
use super::case_parts::{Engine, Event, Need, engine, event};
use super::cases::state_in_words;
use super::words::{Why, band, bedrooms};
use crate::audit::{self, By, Entry};
use crate::dates::{day_short, london_day};
use crate::error::AppError;
use crate::register::facts_shown::{Shown, facts_shown};
use crate::register::findings::FINDINGS;
use crate::register::form::Choice;
use crate::register::{self, Standing};
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::form::FormView;
use crate::web::page::View;

/// A short fact with its name.
#[derive(Debug, Serialize)]
pub(crate) struct Fact {
    key: String,
    value: String,
}

/// The state something is in.
#[derive(Debug, Serialize)]
pub(crate) struct Tag {
    text: String,
    classes: &'static str,
}

/// A case.
#[derive(Debug, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each shows or hides a part of the page of its own"
)]
pub(crate) struct CaseView {
    id: String,
    name: String,
    reference: String,
    bar: Vec<Fact>,
    tags: Vec<Tag>,
    people: Vec<String>,
    address: String,
    contact: Vec<String>,
    facts: Vec<Shown>,
    plain: Vec<Shown>,
    /// What the schemes ask in words of their own.
    own: Own,
    engine: Option<Engine>,
    events: Vec<Event>,
    findings: Vec<Choice>,
    form: FormView,
    may_confirm: bool,
    may_award: bool,
    may_suspend: bool,
    may_resume: bool,
    may_close: bool,
}

impl View for CaseView {
    const TEMPLATE: &'static str = "register/case.html";

    fn samples() -> Vec<Self> {
        let shown = |label: &str| Shown {
            label: label.into(),
            value: "high".into(),
            source: "Officer, 19 November 2026".into(),
        };
        let view = |full: bool| Self {
            id: Uuid::nil().to_string(),
            name: "Robin Shaw".into(),
            reference: "L-2345-6789".into(),
            bar: vec![Fact {
                key: "Band".into(),
                value: "Band 2".into(),
            }],
            tags: vec![Tag {
                text: "To check".into(),
                classes: "govuk-tag--yellow",
            }],
            people: vec!["Robin Shaw, born 17 May 1985".into()],
            address: "2 Mere Street".into(),
            contact: if full {
                vec!["07700 900123".into()]
            } else {
                Vec::new()
            },
            facts: if full {
                vec![shown("medical need")]
            } else {
                Vec::new()
            },
            plain: if full {
                vec![shown("hazard found in the home")]
            } else {
                Vec::new()
            },
            own: if full { Own::sample() } else { Own::default() },
            engine: full.then(|| Engine {
                scheme: "South Norfolk Home Options, version 2022.1".into(),
                why: vec![Why {
                    text: "You share a kitchen.".into(),
                    english: true,
                    clause: None,
                    holds: Some(true),
                    href: None,
                }],
                needs: vec![Need {
                    says: "You share a kitchen.".into(),
                    band: "Band 2".into(),
                    clause: "5.4".into(),
                    answer: "Yes".into(),
                    heads: "c".into(),
                    facts: "shares a kitchen: yes".into(),
                    evidence: "Letter".into(),
                }],
                date_says: "The day we had the form.".into(),
                dates: vec![shown("date the form was received")],
                rooms: vec!["Person 1: a bedroom".into()],
                waits_for: vec!["medical need".into()],
                at_best: Some("Band 1".into()),
                elsewhere: vec!["Broadland District Council: Band 2".into()],
            }),
            events: if full {
                vec![Event {
                    title: "Assessed".into(),
                    by: Some("Kim Fox".into()),
                    at: "Monday 2 November 2026 at 9am".into(),
                    machine_at: "2026-11-02T09:00:00Z".into(),
                    text: Some("The doctor says so.".into()),
                }]
            } else {
                Vec::new()
            },
            findings: vec![Choice::new("medical=high", "Medical need: high")],
            form: FormView::default(),
            may_confirm: full,
            may_award: full,
            may_suspend: full,
            may_resume: !full,
            may_close: full,
        };
        vec![view(true), view(false)]
    }
}

/// `GET /officer/cases/{household}`. Reading a sensitive case is noted.
pub async fn case(ask: Ask) -> Answer {
    let view = case_view(&ask, FormView::default()).await?;
    page(&ask, &view.name, &view)
}

pub(super) async fn case_view(ask: &Ask, form: FormView) -> Result<CaseView, AppError> {
    let staff = ask.staff()?;
    let db = ask.app.store.read();
    let id = ask.id("household")?;
    let household = register::case_of(db, staff.council_id, id).await?;
    if household.sensitive {
        let by = By::from(&staff);
        ask.app
            .store
            .write(async |tx| audit::record(tx, &ask.at, &by, Entry::new("read", "household", id)).await)
            .await?;
    }
    let application = match register::application_of(db, id).await {
        Ok(application) => Some(application),
        Err(AppError::NotFound) => None,
        Err(error) => return Err(error),
    };
    let day = london_day(ask.at.now);
    let standing = register::standing(db, &ask.app.schemes, id, staff.council_id, day).await?;
    let history = register::history_of(db, id).await?;
    let members = register::members_of(db, id).await?;
    let told = standing.as_ref().map(|standing| &standing.facts);
    let sent = application
        .as_ref()
        .and_then(|application| application.submitted_at);
    let source = sent.map_or_else(String::new, from_household);
    let (facts, plain) = told
        .map(|facts| facts_shown(facts, &history, &source))
        .unwrap_or_default();
    let state = application.as_ref().map(|application| application.state);
    let active = household.state == HouseholdState::Active;
    let on_hold = household.state == HouseholdState::Suspended;
    let engine = match &standing {
        Some(standing) => Some(engine(ask, standing, &household).await?),
        None => None,
    };
    let may_award = standing.is_some() && (active || on_hold);
    let own = match told {
        Some(facts) => Own::of(ask, &household, facts, &members, &history, (&source, may_award)).await?,
        None => Own::default(),
    };
    Ok(CaseView {
        id: id.to_string(),
        name: members
            .first()
            .map_or_else(String::new, |person| person.name.clone()),
        reference: household.reference.clone(),
        bar: bar(standing.as_ref()),
        tags: tags(&household, state, standing.as_ref()),
        people: members.iter().map(person_says).collect(),
        address: address(&household, application.as_ref()),
        contact: application
            .iter()
            .flat_map(|application| [application.phone.clone(), application.safe_contact.clone()])
            .flatten()
            .filter(|text| !text.is_empty())
            .collect(),
        facts,
        plain,
        engine,
        events: history.into_iter().map(|row| event(row, &own.labels)).collect(),
        own,
        findings: findings(),
        form,
        may_confirm: state == Some(ApplicationState::Submitted) && (active || on_hold),
        may_award,
        may_suspend: active,
        may_resume: on_hold,
        may_close: active || on_hold,
    })
}

fn address(household: &entity::household::Model, application: Option<&application::Model>) -> String {
    match application {
        _ if household.sensitive => t!(Language::English, "register-hidden"),
        Some(application) => {
            let address = application.address.replace('\n', ", ");
            format!("{address}, {}", application.postcode)
        }
        None => t!(Language::English, "register-not-answered"),
    }
}

fn from_household(at: crate::clock::Instant) -> String {
    t!(
        Language::English,
        "register-source-household",
        day = day_short(london_day(at))
    )
}

fn person_says(person: &member::Model) -> String {
    let relation = person.relation.replace('_', " ");
    match person.born_on {
        Some(day) => t!(
            Language::English,
            "register-member-born",
            name = person.name.as_str(),
            relation = relation,
            born = day_short(day)
        ),
        None => t!(
            Language::English,
            "register-member-not-born",
            name = person.name.as_str(),
            relation = relation
        ),
    }
}

fn findings() -> Vec<Choice> {
    let known = FINDINGS
        .iter()
        .map(|finding| Choice::new(finding.code(), finding.says()));
    std::iter::once(Choice::new("", t!(Language::English, "register-choose-found")))
        .chain(known)
        .collect()
}

fn bar(standing: Option<&Standing>) -> Vec<Fact> {
    let Some(standing) = standing else {
        return vec![Fact {
            key: t!(Language::English, "register-head-band"),
            value: t!(Language::English, "register-not-assessed-yet"),
        }];
    };
    let answer = &standing.assessment;
    let date = answer.ranking_date.as_ref().and_then(|shown| shown.date);
    vec![
        Fact {
            key: t!(Language::English, "register-head-band"),
            value: if answer.on_register().is_no() {
                t!(Language::English, "register-not-qualified")
            } else {
                band(Language::English, answer)
            },
        },
        Fact {
            key: t!(Language::English, "register-head-date"),
            value: date.map_or_else(|| t!(Language::English, "register-date-not-settled"), day_short),
        },
        Fact {
            key: t!(Language::English, "register-head-bedrooms"),
            value: bedrooms(Language::English, answer),
        },
    ]
}

fn tags(
    household: &entity::household::Model,
    state: Option<ApplicationState>,
    standing: Option<&Standing>,
) -> Vec<Tag> {
    let mut tags = vec![Tag {
        text: state_in_words(household.state, state),
        classes: match (household.state, state) {
            (HouseholdState::Active, Some(ApplicationState::Submitted)) => "govuk-tag--yellow",
            (HouseholdState::Active, _) => "govuk-tag--green",
            (HouseholdState::Suspended | HouseholdState::Housed | HouseholdState::Closed, _) => {
                "govuk-tag--grey"
            }
        },
    }];
    if household.sensitive {
        tags.push(Tag {
            text: t!(Language::English, "register-hidden-recorded"),
            classes: "govuk-tag--red",
        });
    }
    if standing.is_some_and(|standing| standing.assessment.reasonable_preference.is_yes()) {
        tags.push(Tag {
            text: t!(Language::English, "register-preference"),
            classes: "govuk-tag--blue",
        });
    }
    if standing.is_some_and(|standing| !standing.assessment.questions.is_empty()) {
        tags.push(Tag {
            text: t!(Language::English, "register-facts-missing"),
            classes: "govuk-tag--orange",
        });
    }
    tags
}
