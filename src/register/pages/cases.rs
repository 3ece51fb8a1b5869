//! Cases of the council, found by name, reference, band and state.

use entity::states::{ApplicationState, HouseholdState};
use serde::Serialize;

use crate::dates::{day_short, london_day};
use crate::register::form::Choice;
use crate::register::{self, CASES, CaseFilter, CaseRow};
use crate::t;
use crate::texts::{Language, grouped};
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::{Link, View};

/// One case in the list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Line {
    href: String,
    reference: String,
    name: String,
    band: String,
    date: String,
    bedrooms: String,
    state: String,
    sent: String,
    flags: Vec<String>,
}

/// Cases as they were looked for.
#[derive(Debug, Serialize)]
pub(crate) struct CasesView {
    words: String,
    band: String,
    state: String,
    bands: Vec<Choice>,
    states: Vec<Choice>,
    count: String,
    lines: Vec<Line>,
    /// Some of them have flags.
    flagged: bool,
    previous: Option<Link>,
    next: Option<Link>,
}

impl View for CasesView {
    const TEMPLATE: &'static str = "register/cases.html";

    fn samples() -> Vec<Self> {
        let line = |flags: &[&str]| Line {
            href: "/officer/cases/1".into(),
            reference: "L-2345-6789".into(),
            name: "Robin Shaw".into(),
            band: "Band 2".into(),
            date: "5 September 2025".into(),
            bedrooms: "3".into(),
            state: "To check".into(),
            sent: "2 November 2026".into(),
            flags: flags.iter().map(|flag| (*flag).to_owned()).collect(),
        };
        let view = |lines: Vec<Line>, more: Option<&str>| Self {
            words: String::new(),
            band: String::new(),
            state: String::new(),
            bands: vec![Choice::new("", "Any band"), Choice::new("Band 1", "Band 1")],
            states: states(),
            count: format!("{} cases", lines.len()),
            flagged: lines.iter().any(|line| !line.flags.is_empty()),
            lines,
            previous: more.map(|href| Link::new("Previous", href)),
            next: more.map(|href| Link::new("Next", href)),
        };
        vec![
            view(Vec::new(), None),
            view(vec![line(&[]), line(&["Address hidden"])], Some("?page=2")),
        ]
    }
}

fn states() -> Vec<Choice> {
    vec![
        Choice::new("", t!(Language::English, "register-any-state")),
        Choice::new("to-check", t!(Language::English, "register-state-to-check")),
        Choice::new("active", t!(Language::English, "register-state-active")),
        Choice::new("suspended", t!(Language::English, "register-state-on-hold")),
        Choice::new("housed", t!(Language::English, "register-state-housed")),
        Choice::new("closed", t!(Language::English, "register-state-closed")),
    ]
}

/// `GET /officer/cases`
pub async fn cases(ask: Ask) -> Answer {
    let staff = ask.staff()?;
    let db = ask.app.store.read();
    let (words, band, state) = (
        ask.query.get("words"),
        ask.query.get("band"),
        ask.query.get("state"),
    );
    let filter = CaseFilter {
        words: words.to_owned(),
        band: Some(band.to_owned()).filter(|band| !band.is_empty()),
        state: match state {
            "active" => Some(HouseholdState::Active),
            "suspended" => Some(HouseholdState::Suspended),
            "housed" => Some(HouseholdState::Housed),
            "closed" => Some(HouseholdState::Closed),
            _ => None,
        },
        to_check: state == "to-check",
    };
    let number = ask.query.get("page").parse::<u64>().unwrap_or(1).max(1);
    let (rows, total) = register::cases(db, staff.council_id, &filter, number).await?;
    let day = london_day(ask.at.now);
    let mut bands = vec![Choice::new("", t!(Language::English, "register-any-band"))];
    if let Ok(scheme) = ask.app.schemes.in_force(db, staff.council_id, day).await {
        bands.extend(
            scheme
                .scheme
                .bands()
                .into_iter()
                .map(|band| Choice::new(band.name.clone(), band.name)),
        );
    }
    let lines: Vec<Line> = rows.iter().map(line).collect();
    let more = |to: u64, text: String| Link::new(text, page_link(&ask, to));
    let view = CasesView {
        words: words.to_owned(),
        band: band.to_owned(),
        state: state.to_owned(),
        bands,
        states: states(),
        count: t!(
            Language::English,
            "register-cases-count",
            n = total,
            count = grouped(total),
        ),
        flagged: lines.iter().any(|line| !line.flags.is_empty()),
        lines,
        previous: (number > 1).then(|| more(number - 1, t!(Language::English, "register-previous"))),
        next: (number.saturating_mul(CASES) < total)
            .then(|| more(number + 1, t!(Language::English, "register-next"))),
    };
    page(&ask, &t!(Language::English, "register-cases"), &view)
}

fn page_link(ask: &Ask, to: u64) -> String {
    let mut link = form_urlencoded::Serializer::new(String::new());
    for (name, value) in ask.query.without(&["page"]) {
        link.append_pair(name, value);
    }
    link.append_pair("page", &to.to_string());
    format!("/officer/cases?{}", link.finish())
}

fn line(row: &CaseRow) -> Line {
    let assessment = row.assessment.as_ref();
    let mut flags = Vec::new();
    if row.household.sensitive {
        flags.push(t!(Language::English, "register-address-hidden"));
    }
    Line {
        href: format!("/officer/cases/{}", row.household.id),
        reference: row.household.reference.clone(),
        name: row.name.clone(),
        band: assessment.map_or_else(
            || t!(Language::English, "register-not-assessed"),
            |found| {
                found
                    .band
                    .clone()
                    .unwrap_or_else(|| t!(Language::English, "register-not-qualified"))
            },
        ),
        date: assessment
            .and_then(|found| found.priority_date)
            .map_or_else(String::new, day_short),
        bedrooms: assessment
            .and_then(|found| found.bedrooms)
            .map_or_else(String::new, |number| number.to_string()),
        state: state_in_words(
            row.household.state,
            row.application.as_ref().map(|found| found.state),
        ),
        sent: row
            .application
            .as_ref()
            .and_then(|found| found.submitted_at)
            .map_or_else(String::new, |at| day_short(london_day(at))),
        flags,
    }
}

/// Where a case stands, for officers.
pub(super) fn state_in_words(household: HouseholdState, application: Option<ApplicationState>) -> String {
    match (household, application) {
        (HouseholdState::Suspended, _) => t!(Language::English, "register-state-on-hold"),
        (HouseholdState::Housed, _) => t!(Language::English, "register-state-housed"),
        (HouseholdState::Closed, _) => t!(Language::English, "register-state-closed"),
        (HouseholdState::Active, Some(ApplicationState::Draft)) => {
            t!(Language::English, "register-state-draft")
        }
        (HouseholdState::Active, Some(ApplicationState::Submitted)) => {
            t!(Language::English, "register-state-to-check")
        }
        (HouseholdState::Active, Some(ApplicationState::Assessed | ApplicationState::Closed) | None) => {
            t!(Language::English, "register-state-active")
        }
    }
}
