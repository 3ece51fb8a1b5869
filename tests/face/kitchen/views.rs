//! Believable things to show on the test pages.

use lintel::web::page::View;
use lintel::web::picture::{HomeShape, home_picture_url};
use serde::Serialize;
use serde_json::{Value as Json, json};

pub(super) const KITCHEN: &str = include_str!("../kitchen.html");
pub(super) const WORK: &str = include_str!("../work.html");
pub(super) const HOME: &str = include_str!("../home.html");

#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Kitchen(Json);

impl View for Kitchen {
    const TEMPLATE: &'static str = "tests/kitchen.html";

    fn samples() -> Vec<Self> {
        vec![Self::sample()]
    }
}

impl Kitchen {
    pub(super) fn sample() -> Self {
        let homes: Vec<Json> = HomeShape::ALL
            .into_iter()
            .zip([2_u8, 3, 4, 1, 2, 3])
            .zip(0_u64..)
            .map(|((shape, bedrooms), number)| {
                json!({
                    "href": "#", "title": format!("{bedrooms}-bedroom {}, Diss", shape.slug()),
                    "picture": {"src": home_picture_url(shape, bedrooms, number), "alt": ""},
                    "rent": "£112.50 a week", "rent_note": "includes £4.10 for the shared garden",
                    "closes": "Closes Monday 23 November at 11:59pm", "landlord": "Saffron Homes", "bids": "31 bids",
                    "facts": ["Ground floor", "Garden", "Pets allowed"], "labels": if number == 1 { json!(["Adapted"]) } else { json!([]) },
                    "answer": if number == 0 { json!({"may": true, "text": "You can bid"}) } else if number == 1 {
                        json!({"may": false, "text": "You cannot bid: you need 3 bedrooms"}) } else { Json::Null },
                })
            })
            .collect();
        Self(json!({
            "heading": "Find a home", "homes": homes, "pence": 1_123_450, "people": 60_000,
            "bid": "Reference LN-B-77",
            "doors": [{"text": "Find a home", "href": "#", "note": "62 homes are open for bids."},
                      {"text": "Join the register", "href": "#", "note": "It takes about 40 minutes."},
                      {"text": "Sign in", "href": "#"}],
            "figures": [{"number": "41", "label": "homes let last week"}, {"number": "1,204", "label": "bids"},
                        {"number": "B", "label": "most common band"}, {"number": "3 weeks", "label": "shortest wait", "note": "Band A"}],
            "sorts": [{"text": "Closing soonest", "href": "#", "current": true}, {"text": "Lowest rent", "href": "#"}],
            "views": [{"text": "List", "href": "#", "current": true}, {"text": "Map", "href": "#"}],
            "chips": [{"text": "Diss", "href": "#"}, {"text": "2 bedrooms", "href": "#"}],
            "scale": [{"at": 0, "text": "0"}, {"at": 50, "text": "2 years"}, {"at": 100, "text": "4"}],
            "ranges": [{"label": "Band A", "low": 2, "high": 40, "from": 8, "to": 24, "middle": 14, "text": "half waited 4 to 12 months"},
                       {"label": "Band B", "low": 6, "high": 80, "from": 17, "to": 44, "middle": 30, "mark": 38, "text": "8 to 21 months; you are at 18"},
                       {"label": "Band C", "low": 20, "high": 100, "from": 40, "to": 85, "middle": 60, "text": "19 to 41 months"}],
            "reasons": [{"text": "You have lived in South Norfolk for 3 years.", "holds": true, "clause": "clause 3.4", "href": "#"},
                        {"text": "You do not need the adaptations of this home.", "holds": false, "clause": "clause 5.1"},
                        {"text": "Your band was last looked at on 3 March 2026."}],
            "facts": [{"key": {"text": "Rent"}, "value": {"text": "£112.50 a week"}, "actions": {"items": [{"text": "Change", "href": "#", "visuallyHiddenText": "rent"}]}},
                      {"key": {"text": "Landlord"}, "value": {"text": "Saffron Homes"}}],
            "tasks": [{"title": {"text": "Who lives with you"}, "href": "#", "status": {"text": "Completed"}},
                      {"title": {"text": "Where you live now"}, "href": "#", "hint": {"text": "We ask about the last 5 years"}, "status": {"tag": {"text": "Incomplete", "classes": "govuk-tag--blue"}}}],
        }))
    }
}

#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Home(Json);

impl View for Home {
    const TEMPLATE: &'static str = "tests/home.html";

    fn samples() -> Vec<Self> {
        vec![Self::sample()]
    }
}

impl Home {
    pub(super) fn sample() -> Self {
        let fact = |key: &str, value: &str| json!({"key": {"text": key}, "value": {"text": value}});
        Self(json!({
            "heading": "2-bedroom terraced house, Diss",
            "picture": {"src": home_picture_url(HomeShape::Terraced, 2, 3), "alt": "Drawing of a terraced house"},
            "facts": [fact("Rent", "£112.50 a week"), fact("Landlord", "Saffron Homes"), fact("Garden", "Yes, your own")],
        }))
    }
}

#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Work(Json);

impl View for Work {
    const TEMPLATE: &'static str = "tests/work.html";

    fn samples() -> Vec<Self> {
        vec![Self::sample()]
    }
}

impl Work {
    pub(super) fn sample() -> Self {
        let rows: Vec<Json> = (1..=14)
            .map(|place| {
                json!([{"text": place, "format": "numeric"}, {"text": format!("LN-2041-{}", 7000 + place), "classes": "lintel-nowrap"}, {"text": "A"},
                       {"text": format!("{place} March 2025")}, {"text": 2, "format": "numeric"}, {"text": "Local connection"},
                       {"text": "Waiting"}, {"text": "Verify"}])
            })
            .collect();
        Self(json!({
            "facts": [{"key": "Band", "value": "A"}, {"key": "Priority date", "value": "3 March 2025"}, {"key": "Bedrooms", "value": "2"}],
            "tags": [{"text": "Verified", "classes": "govuk-tag--green"}, {"text": "Safe contact"}],
            "pages": [{"text": "Case", "href": "#", "current": true}, {"text": "Evidence", "href": "#", "count": 3}, {"text": "History", "href": "#"}],
            "head": [{"text": "Place", "href": "#", "sort": "ascending", "format": "numeric"}, {"text": "Reference", "href": "#"}, {"text": "Band"},
                     {"text": "Priority date"}, {"text": "Bedrooms", "format": "numeric"}, {"text": "Deciding key"}, {"text": "State"}, {"text": "Action"}],
            "rows": rows,
            "events": [{"title": "Assessed: Band A", "by": "Lee Officer", "at": "3 March 2026 at 2:15pm", "machine_at": "2026-03-03T14:15:00Z", "text": "Two medical letters seen."},
                       {"title": "Application sent", "at": "1 March 2026 at 9:02am", "machine_at": "2026-03-01T09:02:00Z", "href": "#"}],
        }))
    }
}
