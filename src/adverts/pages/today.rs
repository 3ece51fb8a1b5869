//! A provider's day: what needs doing, how many adverts stand where, what closes next.

use entity::states::AdvertState;
use serde::Serialize;

use super::provider::BASE;
use super::rows::AdvertRow;
use crate::adverts::{Advert, read, sample_advert};
use crate::offers::pages::{Awaiting, awaiting};
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::{Link, View};

/// What needs doing today.
#[derive(Debug, Serialize)]
pub(crate) struct TodayView {
    now: String,
    calm: bool,
    way: Option<Link>,
    figures: Vec<Figure>,
    asked: Vec<AskedFor>,
    nominations: Awaiting,
    closing: Vec<AdvertRow>,
    /// The way to all that are open, where not all are shown.
    more: Option<Link>,
}

/// Open adverts on the first page.
const SHOWN: usize = 10;

#[derive(Debug, Serialize)]
struct Figure {
    number: String,
    label: String,
    href: String,
}

/// What the council asked to change in one advert.
#[derive(Debug, Serialize)]
struct AskedFor {
    home: String,
    href: String,
    note: String,
}

/// `GET /provider`
pub async fn today(ask: Ask) -> Answer {
    let adverts = read::all_of_provider(ask.app.store.read(), ask.provider_id()?).await?;
    let asked = asked_for(&adverts);
    let nominations = awaiting(&ask).await?;
    let drafts = adverts
        .iter()
        .filter(|advert| advert.row.state == AdvertState::Draft)
        .count();
    let (now, way) = now(&asked, &nominations, drafts);
    let figure = |label: String, code: &str, states: &[AdvertState]| Figure {
        number: adverts
            .iter()
            .filter(|advert| states.contains(&advert.row.state))
            .count()
            .to_string(),
        label,
        href: format!("{BASE}?state={code}"),
    };
    let mut closing: Vec<&Advert> = adverts
        .iter()
        .filter(|advert| advert.is_open(ask.at.now))
        .collect();
    closing.sort_by_key(|advert| (advert.row.closes_at, advert.row.id));
    let view = TodayView {
        now,
        calm: way.is_none(),
        way,
        nominations,
        figures: vec![
            figure(
                t!(Language::English, "adverts-figure-drafts"),
                "draft",
                &[AdvertState::Draft],
            ),
            figure(
                t!(Language::English, "adverts-figure-waiting"),
                "submitted",
                &[AdvertState::Submitted],
            ),
            figure(
                t!(Language::English, "adverts-figure-approved"),
                "approved",
                &[AdvertState::Approved],
            ),
            figure(
                t!(Language::English, "adverts-figure-closed"),
                "closed",
                &[AdvertState::Closed],
            ),
            figure(
                t!(Language::English, "adverts-figure-sealed"),
                "sealed",
                &[AdvertState::Sealed],
            ),
            figure(
                t!(Language::English, "adverts-figure-let"),
                "let",
                &[AdvertState::Let],
            ),
        ],
        more: (closing.len() > SHOWN).then(|| {
            Link::new(
                t!(Language::English, "adverts-see-all-open", n = closing.len()),
                format!("{BASE}?state=approved"),
            )
        }),
        closing: closing
            .into_iter()
            .take(SHOWN)
            .map(|advert| AdvertRow::new(advert, BASE, ask.at.now))
            .collect(),
        asked,
    };
    page(&ask, &t!(Language::English, "adverts-today"), &view)
}

/// What the council asked to change.
fn asked_for(adverts: &[Advert]) -> Vec<AskedFor> {
    adverts
        .iter()
        .filter(|advert| advert.row.state == AdvertState::ChangesAsked)
        .map(|advert| AskedFor {
            home: home_and_advert(advert),
            href: format!("{BASE}/{}", advert.row.id),
            note: advert.row.asked.clone().unwrap_or_default(),
        })
        .collect()
}

/// What comes first today, and the way to it; no way where nothing is needed.
fn now(asked: &[AskedFor], nominations: &Awaiting, drafts: usize) -> (String, Option<Link>) {
    let link = |text: String, href: String| Some(Link::new(text, href));
    if let Some(first) = asked.first() {
        return (
            t!(Language::English, "adverts-asked-count", n = asked.len()),
            link(t!(Language::English, "adverts-see-asked"), first.href.clone()),
        );
    }
    if let Some(first) = nominations.rows.first() {
        return (
            format!("{}. {}", nominations.count, nominations.late),
            link(t!(Language::English, "adverts-open-first"), first.href.clone()),
        );
    }
    if nominations.unanswered > 0 {
        return (
            t!(
                Language::English,
                "adverts-now-unanswered",
                n = nominations.unanswered
            ),
            link(
                t!(Language::English, "adverts-see-unanswered"),
                "/provider/nominations".to_owned(),
            ),
        );
    }
    if drafts > 0 {
        return (
            t!(Language::English, "adverts-now-drafts", n = drafts),
            link(
                t!(Language::English, "adverts-see-drafts"),
                format!("{BASE}?state=draft"),
            ),
        );
    }
    (t!(Language::English, "adverts-nothing-needed"), None)
}

fn home_and_advert(advert: &Advert) -> String {
    t!(
        Language::English,
        "adverts-home-and-advert",
        address = advert.home.address.as_str(),
        reference = advert.row.reference.as_str()
    )
}

impl View for TodayView {
    const TEMPLATE: &'static str = "adverts/today.html";

    fn samples() -> Vec<Self> {
        let advert = sample_advert();
        let mut waiting = Awaiting::samples().into_iter();
        let figure = Figure {
            number: "3".into(),
            label: "in draft".into(),
            href: BASE.into(),
        };
        let sample = |nominations| Self {
            now: "Nothing is needed from you today".into(),
            calm: true,
            way: None,
            figures: Vec::new(),
            asked: Vec::new(),
            nominations,
            closing: Vec::new(),
            more: None,
        };
        let [some, none] = [waiting.next(), waiting.next()].map(|one| one.map(sample));
        let full = some.map(|view| Self {
            now: "The council asked you to change 1 advert".into(),
            calm: false,
            way: Some(Link::new("See what to change", BASE)),
            figures: vec![figure],
            asked: vec![AskedFor {
                home: "14 Teaselgate Rise".into(),
                href: BASE.into(),
                note: "Say whether the stairs are steep.".into(),
            }],
            closing: vec![AdvertRow::new(&advert, BASE, advert.row.created_at)],
            more: Some(Link::new("See all 33 open adverts", BASE)),
            ..view
        });
        full.into_iter().chain(none).collect()
    }
}
