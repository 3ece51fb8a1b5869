//! The first line of My housing: what to do now, and what follows from where the household stands.

use chrono::NaiveDate;
use entity::states::{ApplicationState, HouseholdState};
use entity::{household, message};
use serde::Serialize;

use super::place::Place;
use super::words::Missing;
use crate::register;
use crate::t;
use crate::texts::Language;
use crate::web::page::Link;

/// What to do now.
#[derive(Debug, Serialize)]
pub(crate) struct Now {
    pub(super) text: String,
    /// What it means, a sentence each.
    pub(super) says: Vec<String>,
    pub(super) link: Option<Link>,
    pub(super) calm: bool,
}

impl Now {
    pub(super) fn calm(text: String) -> Self {
        Self {
            text,
            says: Vec::new(),
            link: None,
            calm: true,
        }
    }

    pub(super) fn act(text: String, link: String, href: &str) -> Self {
        Self {
            link: Some(Link::new(link, href)),
            calm: false,
            ..Self::calm(text)
        }
    }

    fn saying(self, says: impl IntoIterator<Item = String>) -> Self {
        Self {
            says: says.into_iter().collect(),
            ..self
        }
    }

    fn leading(self, link: Option<Link>) -> Self {
        Self { link, ..self }
    }
}

/// What decides the first line.
pub(super) struct Seen<'a> {
    pub household: &'a household::Model,
    pub application: Option<ApplicationState>,
    pub places: &'a [Place],
    /// The newest first.
    pub messages: &'a [message::Model],
    pub day: NaiveDate,
}

impl Seen<'_> {
    /// Taken off the lists for a while.
    pub(super) fn on_hold(&self) -> bool {
        self.household.state == HouseholdState::Suspended && !register::is_active(self.household, self.day)
    }

    /// Every council that has assessed it says that it cannot join.
    pub(super) fn barred(&self) -> bool {
        !self.places.is_empty() && !self.places.iter().any(|place| place.qualifies)
    }

    /// What only the household can tell, each thing once.
    pub(super) fn missing(&self) -> Vec<&Missing> {
        let mut found: Vec<&Missing> = Vec::new();
        for missing in self.places.iter().flat_map(|place| &place.waits_for) {
            if !found.contains(&missing) {
                found.push(missing);
            }
        }
        found
    }

    /// The newest message of a kind, as a link.
    fn told(&self, kind: &str, text: String) -> Option<Link> {
        let found = self.messages.iter().find(|message| message.kind == kind)?;
        Some(Link::new(text, format!("/my/messages/{}", found.id)))
    }
}

/// What to do now.
pub(super) fn now(language: Language, seen: &Seen<'_>) -> Now {
    match seen.household.state {
        HouseholdState::Closed => {
            return Now::calm(t!(language, "register-now-closed"))
                .saying([t!(language, "register-closed-again")])
                .leading(seen.told("closed", t!(language, "register-read-why")));
        }
        HouseholdState::Housed => return Now::calm(t!(language, "register-now-housed")),
        HouseholdState::Suspended if seen.on_hold() => return hold(language, seen),
        HouseholdState::Suspended | HouseholdState::Active => {}
    }
    let asked = seen
        .messages
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
    match seen.application {
        Some(ApplicationState::Draft) => Now::act(
            t!(language, "register-now-draft"),
            t!(language, "register-now-draft-link"),
            "/my/application",
        ),
        Some(_) if seen.barred() => Now::calm(t!(language, "register-now-cannot-join")).saying([
            t!(language, "register-cannot-why"),
            t!(language, "register-cannot-change"),
        ]),
        Some(ApplicationState::Submitted | ApplicationState::Assessed) if !seen.missing().is_empty() => {
            let missing: Vec<&str> = seen.missing().iter().map(|one| one.label.as_str()).collect();
            Now::act(
                t!(language, "register-now-missing", what = missing.join(", ")),
                t!(language, "register-now-missing-link"),
                "#tell",
            )
        }
        Some(ApplicationState::Submitted) => Now::calm(t!(language, "register-now-checking")),
        Some(ApplicationState::Assessed | ApplicationState::Closed) | None => {
            Now::calm(t!(language, "register-now-nothing"))
        }
    }
}

/// What a hold means for bids, and when it ends.
fn hold(language: Language, seen: &Seen<'_>) -> Now {
    let back = seen
        .household
        .suspended_until
        .and_then(|until| until.succ_opt())
        .map(|day| language.from_day(day));
    let (text, bids) = match back {
        Some(day) => (
            t!(language, "register-now-on-hold-until", day = day),
            t!(language, "register-hold-bids-until"),
        ),
        None => (
            t!(language, "register-now-on-hold"),
            t!(language, "register-hold-bids"),
        ),
    };
    Now::calm(text)
        .saying([
            bids,
            t!(language, "register-hold-lists"),
            t!(language, "register-hold-tell"),
        ])
        .leading(seen.told("suspended", t!(language, "register-read-why")))
}
