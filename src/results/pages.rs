//! The public page of results, and its download.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use serde::Serialize;
use uuid::Uuid;

use super::charts::{Counted, bids_bars, bids_say, columns, sample_weeks, weeks_say};
use super::filters::{Choice, Search, months, places, size_in_words, sizes};
use super::read::{Month, Past, band_words, past, place_words};
use super::sheet::csv;
use super::waits::{Waits, waits};
use super::weeks::{self, Week};
use crate::dates::london_day;
use crate::homes::words::title;
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::{Link, View};

/// The lets of one month, ready to print.
#[derive(Clone, Debug, Serialize)]
struct MonthRows {
    month: String,
    rows: Vec<Row>,
}

/// One let, ready to print.
#[derive(Clone, Debug, Serialize)]
struct Row {
    home: String,
    place: String,
    band: String,
    wait: String,
    bids: String,
}

/// One band and size, ready to print.
#[derive(Clone, Debug, Serialize)]
struct WaitRow {
    whose: String,
    lets: String,
    middle: String,
    half: String,
}

/// One bar: places from 0 to 100 on the scale.
#[derive(Clone, Debug, Serialize)]
struct Bar {
    label: String,
    /// The middle half in words.
    text: String,
    low: u32,
    high: u32,
    from: u32,
    to: u32,
    middle: u32,
}

/// A mark on the scale.
#[derive(Clone, Debug, Serialize)]
struct Tick {
    at: u32,
    text: String,
}

/// The page.
#[derive(Debug, Serialize)]
pub(crate) struct ResultsView {
    path: String,
    council: String,
    count: String,
    by_month: Vec<MonthRows>,
    chips: Vec<Link>,
    sizes: Vec<Choice>,
    places: Vec<Choice>,
    months: Vec<Choice>,
    download: String,
    previous: Option<Link>,
    next: Option<Link>,
    pages: String,
    /// That the place searched for is not named, where it is not.
    hidden: Option<String>,
    /// Whether anything was let at all.
    any: bool,
    /// The bands and sizes in which enough was let to show waits.
    waits: Vec<WaitRow>,
    bars: Vec<Bar>,
    scale: Vec<Tick>,
    said: String,
    weeks: Vec<Counted>,
    weeks_say: String,
    bids: Vec<Counted>,
    bids_say: String,
}

impl View for ResultsView {
    const TEMPLATE: &'static str = "results/results.html";

    fn samples() -> Vec<Self> {
        let lets: Vec<Past> = [9, 14, 21, 30, 44, 60]
            .into_iter()
            .map(|months| Past {
                month: Month {
                    year: 2026,
                    month: 10,
                },
                place: "Diss".into(),
                kind: entity::states::HomeKind::House,
                bedrooms: 2,
                tenure: None,
                band: "Band 2".into(),
                months: Some(months),
                bids: 31,
            })
            .collect();
        let mut few = lets.clone();
        few.truncate(2);
        let search = Search {
            size: Some(2),
            ..Search::default()
        };
        let middle = Self::of(
            Language::English,
            "South Norfolk Council",
            "/south-norfolk/results",
            (&lets, &[], &sample_weeks()),
            &search,
            1,
        );
        let paged = Self {
            previous: Some(Link::new("Previous", "/south-norfolk/results?page=1")),
            next: Some(Link::new("Next", "/south-norfolk/results?page=3")),
            pages: "Page 2 of 3".into(),
            ..Self::of(
                Language::English,
                "South Norfolk Council",
                "/south-norfolk/results",
                (&few, &[], &[]),
                &search,
                1,
            )
        };
        let path = "/south-norfolk/results";
        let other = |lets: &[Past], search: &Search| {
            Self::of(
                Language::English,
                "South Norfolk Council",
                path,
                (lets, &[], &[]),
                search,
                1,
            )
        };
        let none = other(&[], &Search::default());
        let costessey = Search {
            place: Some("Costessey".into()),
            ..Search::default()
        };
        let hidden = other(&few, &costessey);
        vec![middle, paged, none, hidden]
    }
}

/// Lets on one page.
const ON_A_PAGE: usize = 50;

/// `GET /{council}/results`
pub async fn results(ask: Ask) -> Answer {
    let council = ask.council()?;
    let found = past(ask.app.store.read(), council, ask.at.now).await?;
    let order = bands(&ask, council.id).await;
    let weeks = weeks::weeks(ask.app.store.read(), council, ask.at.now).await?;
    let search = Search::of(&ask.query).known(&found);
    let number = ask.query.get("page").parse().unwrap_or(1);
    let path = format!("/{}/results", council.slug);
    let view = ResultsView::of(
        ask.language,
        &council.name,
        &path,
        (&found, &order, &weeks),
        &search,
        number,
    );
    page(&ask, &t!(ask.language, "results-title"), &view)
}

/// The bands as the council's scheme orders them, the best first; none where there is no scheme of bands.
async fn bands(ask: &Ask, council_id: Uuid) -> Vec<String> {
    let day = london_day(ask.at.now);
    let found = ask
        .app
        .schemes
        .in_force(ask.app.store.read(), council_id, day)
        .await;
    found.map_or_else(
        |_| Vec::new(),
        |found| found.scheme.bands().into_iter().map(|band| band.name).collect(),
    )
}

/// `GET /{council}/results.csv`
pub async fn results_csv(ask: Ask) -> Answer {
    let council = ask.council()?;
    let found = past(ask.app.store.read(), council, ask.at.now).await?;
    let search = Search::of(&ask.query).known(&found);
    let wanted: Vec<&Past> = found.iter().filter(|one| search.fits(one)).collect();
    let name = format!("attachment; filename=\"{}-lets.csv\"", council.slug);
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, name))
        .insert_header((CACHE_CONTROL, "public, max-age=300"))
        .body(csv(&council.name, &wanted)?))
}

impl ResultsView {
    fn of(
        language: Language,
        council: &str,
        path: &str,
        (found, order, weeks): (&[Past], &[String], &[Week]),
        search: &Search,
        number: usize,
    ) -> Self {
        let wanted: Vec<&Past> = found.iter().filter(|one| search.fits(one)).collect();
        let last = wanted.len().div_ceil(ON_A_PAGE).max(1);
        let number = number.clamp(1, last);
        let link = |text: String, to: usize| {
            let query = search.query("");
            let joint = if query.is_empty() { "?" } else { "&" };
            Link::new(text, format!("{path}{query}{joint}page={to}"))
        };
        let waits = waits(found, order);
        let (bars, scale) = bars(language, &waits);
        let bids = weeks::bids(found);
        Self {
            weeks_say: weeks_say(language, weeks),
            weeks: columns(language, weeks),
            bids_say: bids_say(language, &bids),
            bids: bids_bars(language, &bids),
            path: path.to_owned(),
            council: council.to_owned(),
            count: t!(language, "results-count", n = wanted.len()),
            by_month: by_month(
                language,
                wanted.iter().skip((number - 1) * ON_A_PAGE).take(ON_A_PAGE),
            ),
            chips: search.chips(language, path, found),
            sizes: sizes(language, found, search),
            places: places(language, found, search),
            months: months(language, found, search),
            hidden: search
                .hidden_place(found)
                .map(|place| t!(language, "results-hidden-place", place = place)),
            download: format!("{path}.csv{}", search.query("")),
            previous: (number > 1).then(|| link(t!(language, "results-previous"), number - 1)),
            next: (number < last).then(|| link(t!(language, "results-next"), number + 1)),
            pages: if last > 1 {
                t!(language, "results-page-of", n = number, of = last)
            } else {
                String::new()
            },
            said: said(language, &waits),
            any: !waits.is_empty(),
            waits: waits.iter().filter_map(|one| wait_row(language, one)).collect(),
            bars,
            scale,
        }
    }
}

/// Lets in their order, under their months.
fn by_month<'a>(language: Language, lets: impl Iterator<Item = &'a &'a Past>) -> Vec<MonthRows> {
    let mut found: Vec<MonthRows> = Vec::new();
    for one in lets {
        let month = one.month.in_words(language);
        match found.last_mut() {
            Some(last) if last.month == month => last.rows.push(row(language, one)),
            Some(_) | None => found.push(MonthRows {
                month,
                rows: vec![row(language, one)],
            }),
        }
    }
    found
}

fn row(language: Language, one: &Past) -> Row {
    let home = title(language, one.kind, one.bedrooms);
    let mut letters = home.chars();
    Row {
        home: letters
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect()),
        place: place_words(language, &one.place),
        band: band_words(language, &one.band),
        wait: one.months.map_or_else(
            || t!(language, "results-not-known"),
            |months| months_in_words(language, months),
        ),
        bids: one.bids.to_string(),
    }
}

/// `2 years and 3 months`, `less than a month`
fn months_in_words(language: Language, months: u32) -> String {
    language.months(i32::try_from(months).unwrap_or(i32::MAX))
}

/// None where so little was let that no wait is shown.
fn wait_row(language: Language, one: &Waits) -> Option<WaitRow> {
    let half = one.middle_half?;
    Some(WaitRow {
        whose: t!(
            language,
            "results-band-and-size",
            band = band_words(language, &one.band),
            size = size_in_words(language, one.bedrooms).to_lowercase(),
        ),
        lets: one.lets?.to_string(),
        middle: t!(language, "results-months", n = half.middle),
        half: bar_words(language, half.from, half.to),
    })
}

/// The sentence above the drawing.
fn said(language: Language, waits: &[Waits]) -> String {
    let most = waits
        .iter()
        .filter_map(|one| Some((one.lets?, one.middle_half?, one)))
        .max_by_key(|(lets, ..)| *lets);
    most.map_or_else(String::new, |(_, half, one)| {
        t!(
            language,
            "results-said",
            band = band_words(language, &one.band),
            size = size_in_words(language, one.bedrooms).to_lowercase(),
            range = bar_words(language, half.from, half.to),
        )
    })
}

fn bars(language: Language, waits: &[Waits]) -> (Vec<Bar>, Vec<Tick>) {
    let known: Vec<_> = waits
        .iter()
        .filter_map(|one| one.middle_half.map(|half| (one, half)))
        .collect();
    let Some(longest) = known.iter().map(|(_, half)| half.to).max() else {
        return (Vec::new(), Vec::new());
    };
    let years = (longest / 12 + 1).max(1);
    let at = |months: u32| months * 100 / (years * 12);
    let bars = known
        .iter()
        .map(|(one, half)| {
            let (from, to) = (at(half.from), at(half.to).max(at(half.from) + 1));
            Bar {
                label: t!(
                    language,
                    "results-band-and-size",
                    band = band_words(language, &one.band),
                    size = size_in_words(language, one.bedrooms).to_lowercase(),
                ),
                text: bar_words(language, half.from, half.to),
                low: from,
                high: to,
                from,
                to,
                middle: at(half.middle),
            }
        })
        .collect();
    let step = match years {
        0..=6 => 1,
        7..=14 => 2,
        15.. => 5,
    };
    let scale = (0..=years)
        .filter(|year| year % step == 0)
        .map(|year| Tick {
            at: at(year * 12),
            text: match year {
                0 => "0".to_owned(),
                more => t!(language, "texts-years", n = more),
            },
        })
        .collect();
    (bars, scale)
}

/// The middle half in few words, so that they fit beside the band on a phone.
fn bar_words(language: Language, from: u32, to: u32) -> String {
    if from == to {
        t!(language, "results-months", n = from)
    } else {
        t!(language, "results-bar", from = from, n = to)
    }
}
