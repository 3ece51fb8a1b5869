//! Where a household stands with a council: its band and date, why, and what would help.

use chrono::NaiveDate;
use entity::council;
use serde::Serialize;

use super::up::{Up, of_harm};
use super::words::{Missing, Why, band, bedrooms, cannot, told_and_checked, why_told};
use crate::register::Standing;
use crate::t;
use crate::texts::Language;
use crate::web::page::Link;

/// Where the household stands with one council, or with several that say the same.
#[derive(Debug, Serialize)]
pub(crate) struct Place {
    /// Each council's name, with its page about how it decides.
    pub(super) councils: Vec<Link>,
    /// "Band 2", or that it cannot join.
    band: String,
    pub(super) qualifies: bool,
    /// Nothing that decides whether the household may join is still open.
    pub(super) settled: bool,
    since: Option<String>,
    waited: Option<String>,
    date_says: Option<String>,
    bedrooms: String,
    why: Vec<Why>,
    /// What the household has not told us yet, what officers still find out, and what it could come to.
    pub(super) waits_for: Vec<Missing>,
    checks: Vec<String>,
    at_best: Option<String>,
    up: Option<Up>,
    /// What would help most is about violence: it is no way up, but people are told whom to turn to.
    pub(super) safety: bool,
    ends: Vec<End>,
}

/// Something that counts until a day, with what the scheme says of it.
#[derive(Debug, Serialize)]
pub(crate) struct End {
    until: String,
    says: String,
}

impl Place {
    /// Whether there is nothing to tell apart but the council.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let said = |place: &Self| {
            let why = place
                .why
                .iter()
                .map(|why| (why.text.clone(), why.clause.clone(), why.holds));
            let ends = place.ends.iter().map(|end| (end.until.clone(), end.says.clone()));
            let dated = (place.since.clone(), place.date_says.clone());
            let ahead = (
                (place.waits_for.clone(), place.checks.clone()),
                place.at_best.clone(),
                place.up.clone(),
            );
            (
                (place.qualifies, place.band.clone(), place.bedrooms.clone()),
                (dated, ahead),
                (why.collect::<Vec<_>>(), ends.collect::<Vec<_>>()),
            )
        };
        said(self) == said(other)
    }

    /// What could move a household up is of no use while it is on hold.
    pub(super) fn without_ways_up(&mut self) {
        self.up = None;
    }

    pub(super) fn sample(qualifies: bool) -> Self {
        Self {
            councils: vec![Link::new("South Norfolk Council", "/south-norfolk/how-we-decide")],
            band: if qualifies {
                "Band 2".into()
            } else {
                cannot(Language::English)
            },
            qualifies,
            settled: qualifies,
            since: qualifies.then(|| "5 September 2025".into()),
            waited: qualifies.then(|| "1 year and 2 months".into()),
            date_says: qualifies.then(|| "The day we had your form.".into()),
            bedrooms: "3 bedrooms".into(),
            why: vec![Why {
                text: "Your home has one bedroom fewer than you need.".into(),
                english: true,
                clause: qualifies.then(|| "5.4(b)".into()),
                holds: Some(qualifies),
                href: None,
            }],
            waits_for: if qualifies {
                vec![Missing::sample(true)]
            } else {
                Vec::new()
            },
            checks: if qualifies {
                vec!["medical need".into()]
            } else {
                Vec::new()
            },
            at_best: qualifies.then(|| "Band 1".into()),
            up: qualifies.then(Up::sample),
            safety: false,
            ends: if qualifies {
                vec![End {
                    until: "Until 1 December 2026.".into(),
                    says: "You then lose your priority.".into(),
                }]
            } else {
                Vec::new()
            },
        }
    }
}

/// What the page says of one council.
pub(super) fn place(
    language: Language,
    council: &council::Model,
    standing: &Standing,
    day: NaiveDate,
) -> Place {
    let answer = &standing.assessment;
    let bar = answer.on_register().is_no();
    let date = answer.ranking_date.as_ref().filter(|_| !bar);
    let since = date.and_then(|shown| shown.date);
    let (waits_for, checks) = told_and_checked(language, answer);
    let up = answer.would_move_up.as_ref().filter(|_| !bar);
    let scheme = format!("/{}/how-we-decide", council.slug);
    Place {
        band: band(language, answer),
        qualifies: !bar,
        settled: answer.on_register().is_yes(),
        since: since.map(|day| language.short_day(day)),
        waited: since.map(|since| language.wait(since, day)),
        date_says: date
            .map(|shown| shown.says.clone())
            .filter(|says| !says.is_empty()),
        bedrooms: bedrooms(language, answer),
        why: why_told(language, answer, &scheme),
        waits_for,
        checks,
        at_best: answer
            .band
            .as_ref()
            .and_then(|band| band.at_best.clone())
            .filter(|_| !bar),
        up: up.filter(|up| !of_harm(up)).map(|up| Up::of(language, up)),
        safety: up.is_some_and(of_harm),
        ends: answer
            .limits
            .iter()
            .filter_map(|limit| {
                limit.until.map(|until| End {
                    until: t!(language, "register-until", day = language.day(until)),
                    says: limit.says.clone(),
                })
            })
            .collect(),
        councils: vec![Link::new(council.name.clone(), scheme)],
    }
}
