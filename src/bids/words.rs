//! What is said of bids: plain sentences, the same on every page and in every message.

use allocations::{Ahead, FactShown, Reason, Truth};
use entity::states::AdvertState;
use serde::Serialize;

use crate::adverts::read::Advert;
use crate::clock::Instant;
use crate::homes::words::title_with_place;
use crate::texts::{Kept, Language, Sentence, say};
use crate::{id, register, t};

/// What the engine calls the key of a draw.
pub(super) const DRAW: &str = "the recorded draw";

/// Which of a bid's chances counted and how many there were, where the scheme gives some people more than one.
pub(super) fn chances(row: &allocations::Row) -> Option<(i64, i64)> {
    let value = &row.keys.iter().find(|line| line.key == DRAW)?.value;
    let (_, ticket) = value.strip_suffix(')')?.split_once(" (ticket ")?;
    let (nth, of) = ticket.split_once(" of ")?;
    Some((nth.parse().ok()?, of.parse().ok()?))
}

/// A reason as `ui.reasons` prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReasonLine {
    pub text: String,
    /// The text is the scheme's own, which is in English whatever the language of the page.
    pub english: bool,
    pub holds: Option<bool>,
    pub clause: Option<String>,
}

impl ReasonLine {
    /// A reason with its clause; says when a fact is still missing.
    pub fn of(language: Language, reason: &Reason) -> Self {
        let ours = ours(language, reason).or_else(|| sizes(language, reason));
        Self {
            english: ours.is_none(),
            text: ours.unwrap_or_else(|| open_or_not(language, reason)),
            holds: None,
            clause: reason.clause.as_deref().and_then(|found| clause(language, found)),
        }
    }

    /// The same for officers, with the clause as the scheme has it.
    pub fn for_officers(reason: &Reason) -> Self {
        let line = Self::of(Language::English, reason);
        match &reason.clause {
            Some(found) if !found.starts_with(|first: char| first.is_ascii_digit()) => Self {
                clause: Some(found.clone()),
                ..line
            },
            Some(_) | None => line,
        }
    }

    /// A sentence of our own, in the language of the page.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            english: false,
            holds: None,
            clause: None,
        }
    }

    /// A sentence of the scheme, with its clause.
    pub fn scheme(language: Language, text: impl Into<String>, found: Option<&str>) -> Self {
        Self {
            english: true,
            clause: found.and_then(|found| clause(language, found)),
            ..Self::plain(text)
        }
    }
}

impl From<ReasonLine> for Sentence {
    fn from(line: ReasonLine) -> Self {
        Self {
            text: line.text,
            english: line.english,
        }
    }
}

/// A reason in one line of text.
pub(super) fn reason(language: Language, reason: &Reason) -> String {
    let says = ours(language, reason)
        .or_else(|| sizes(language, reason))
        .unwrap_or_else(|| open_or_not(language, reason));
    match reason.clause.as_deref().and_then(|found| clause(language, found)) {
        Some(clause) => t!(language, "bids-with-clause", says = says, clause = clause),
        None => says,
    }
}

/// A reason of ours or of the engine, said in another language by its code. None for the scheme's own: those rest on
/// facts, and nobody has translated them. In English the reason's own words say more, such as how many bids there are.
fn ours(language: Language, reason: &Reason) -> Option<String> {
    match language {
        // The page counts by weeks, and knows no other name for a cycle.
        Language::English if reason.code == "bids-used" => Some(t!(language, "bids-reason-bids-used")),
        Language::English => None,
        Language::Polish if reason.answer == Truth::Unknown => Some(still_open(language, reason)),
        Language::Polish => our_text(reason).map(|id| say(language, id, &[])),
    }
}

/// The bedrooms that a household needs and those of the home, where nothing else decided.
fn sizes(language: Language, reason: &Reason) -> Option<String> {
    let number = |name: &str| {
        let fact = reason.facts.iter().find(|fact| fact.name == name)?;
        fact.value.split(' ').next()?.parse::<i64>().ok()
    };
    if reason.answer != Truth::No || reason.facts.len() != 2 {
        return None;
    }
    let (need, home) = (number("bedroom_need")?, number("advert.bedrooms")?);
    let both = t!(language, "bids-reason-bedrooms", need = need, home = home);
    Some(match language {
        Language::English => format!("{} {both}", reason.says),
        Language::Polish => both,
    })
}

/// What is not known yet, by the names of the form in the language of the page.
fn still_open(language: Language, reason: &Reason) -> String {
    let missing: Vec<String> = missing(reason)
        .filter_map(|fact| register::asked_on(language, &fact.name).map(|(_, name)| name))
        .collect();
    if missing.is_empty() {
        t!(language, "bids-cannot-tell")
    } else {
        t!(language, "bids-cannot-tell-missing", missing = missing.join(", "))
    }
}

fn missing(reason: &Reason) -> impl Iterator<Item = &FactShown> {
    reason.facts.iter().filter(|fact| fact.value == "not known")
}

/// The name of the text that says a reason of ours or of the engine.
fn our_text(reason: &Reason) -> Option<&'static str> {
    if !reason.facts.is_empty() || reason.answer != Truth::No {
        return None;
    }
    Some(match reason.code.as_str() {
        "not-assessed" => id!("bids-reason-not-assessed"),
        "withdrawn" => id!("bids-reason-withdrawn"),
        "not-open" => id!("bids-reason-not-open"),
        "closed" => id!("bids-reason-closed"),
        "live-offer" => id!("bids-reason-live-offer"),
        "already-bid" => id!("bids-reason-already-bid"),
        "bids-used" => id!("bids-reason-bids-used"),
        "live-bids" => id!("bids-reason-live-bids"),
        "register" => id!("bids-reason-register"),
        "on-hold" => id!("bids-reason-on-hold"),
        "housed" => id!("bids-reason-housed"),
        "application-closed" => id!("bids-reason-application-closed"),
        "age-min" => id!("bids-reason-too-young"),
        "age-max" => id!("bids-reason-too-old"),
        "people-min" => id!("bids-reason-more-people"),
        "people-max" => id!("bids-reason-fewer-people"),
        _ => return None,
    })
}

/// A reason to keep with a bid: ours by its name, the scheme's own in its own words.
pub(crate) fn kept(reason: &Reason) -> Kept {
    our_text(reason).map_or_else(
        || Kept::quote(open_or_not(Language::English, reason)),
        |id| Kept::also(id, &reason.says),
    )
}

fn open_or_not(language: Language, reason: &Reason) -> String {
    let missing: Vec<&str> = missing(reason).map(|fact| fact.label.as_str()).collect();
    match reason.answer {
        Truth::Yes | Truth::No => reason.says.clone(),
        Truth::Unknown if missing.is_empty() => t!(language, "bids-cannot-tell"),
        Truth::Unknown => t!(language, "bids-cannot-tell-missing", missing = missing.join(", ")),
    }
}

/// A clause in words. The number of an ombudsman's decision is for officers, and so is that a rule fills a gap in the
/// published scheme.
pub(crate) fn clause(language: Language, found: &str) -> Option<String> {
    if found.contains("stand-in") {
        None
    } else if found.starts_with("LGSCO") {
        Some(t!(language, "bids-clause-ombudsman"))
    } else if found.starts_with(|first: char| first.is_ascii_digit()) {
        Some(t!(language, "bids-clause", clause = found))
    } else {
        Some(t!(language, "bids-clause-named", clause = found))
    }
}

/// Whether the advert has ever been open to the public.
pub(super) fn is_public(advert: &Advert) -> bool {
    match advert.row.state {
        AdvertState::Draft | AdvertState::Submitted | AdvertState::ChangesAsked => false,
        AdvertState::Approved
        | AdvertState::Closed
        | AdvertState::Sealed
        | AdvertState::Let
        | AdvertState::Unlet
        | AdvertState::Withdrawn => true,
    }
}

/// `2-bedroom house, Diss`
pub(super) fn home(language: Language, advert: &Advert) -> String {
    title_with_place(language, &advert.home)
}

/// The subject of a receipt.
pub(super) fn received(language: Language, advert: &Advert) -> String {
    let home = home(language, advert);
    if advert.is_interest() {
        t!(language, "bids-told-interest", home = home)
    } else {
        t!(language, "bids-told-bid", home = home)
    }
}

/// The body of a receipt.
pub(super) fn receipt(language: Language, advert: &Advert, reference: &str, now: Instant) -> String {
    let (home, when) = (home(language, advert), language.moment(now));
    let came = if advert.is_interest() {
        t!(
            language,
            "bids-told-interest-came",
            home = home,
            when = when,
            reference = reference
        )
    } else {
        t!(
            language,
            "bids-told-bid-came",
            home = home,
            when = when,
            reference = reference
        )
    };
    match advert.row.closes_at {
        Some(closes) => {
            let until = t!(language, "bids-told-until", closes = language.closing(closes));
            format!("{came} {until}")
        }
        None => came,
    }
}

/// `1st`, `2nd`, `13th`
fn ordinal(number: u32) -> String {
    let end = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

/// A place in a list: `3rd`, in Polish `3.`.
pub(crate) fn nth(language: Language, place: u32) -> String {
    t!(language, "bids-ordinal", ordinal = ordinal(place), n = place)
}

/// How many are ahead by one key: `4 households are in a higher band.`
pub(crate) fn ahead(language: Language, ahead: &Ahead) -> String {
    let n = ahead.households;
    match ahead.key.as_str() {
        "band" => t!(language, "bids-ahead-band", n = n),
        "priority date" | "date" | "ranking date" => t!(language, "bids-ahead-date", n = n),
        "tier" => t!(language, "bids-ahead-tier", n = n),
        "stage" => t!(language, "bids-ahead-stage", n = n),
        "limit for the group" => t!(language, "bids-ahead-limit", n = n),
        "points" => t!(language, "bids-ahead-points", n = n),
        "reference number" => t!(language, "bids-ahead-reference", n = n),
        DRAW => t!(language, "bids-ahead-draw", n = n),
        "time of the interest" => t!(language, "bids-ahead-time", n = n),
        other => t!(language, "bids-ahead-other", n = n, key = other),
    }
}

#[cfg(test)]
mod tests {
    use allocations::{Ahead, FactShown, Reason, Truth};

    use super::{ReasonLine, ahead, ordinal};
    use crate::texts::Language;

    #[test]
    fn places_are_said_as_people_say_them() {
        let said: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 112, 122].map(ordinal).into();
        assert_eq!(said.join(" "), "1st 2nd 3rd 4th 11th 12th 13th 21st 112th 122nd");
    }

    fn reason(answer: Truth, facts: &[(&str, &str, &str)]) -> Reason {
        Reason {
            code: "a".into(),
            clause: Some("Do I qualify".into()),
            says: "We do not know yet whether this applies: Your savings are above the limit.".into(),
            answer,
            facts: facts
                .iter()
                .map(|(name, label, value)| FactShown {
                    name: (*name).into(),
                    nth: None,
                    label: (*label).into(),
                    value: (*value).into(),
                })
                .collect(),
        }
    }

    #[test]
    fn one_doubt_is_told_once_and_in_one_language() {
        let open = reason(
            Truth::Unknown,
            &[("savings", "savings and investments", "not known")],
        );
        let english = ReasonLine::of(Language::English, &open);
        assert_eq!(english.text, "We still need to know: savings and investments.");
        assert_eq!(english.clause.as_deref(), Some("Rule: Do I qualify"));
        let polish = ReasonLine::of(Language::Polish, &open);
        assert_eq!(polish.text, "Musimy jeszcze wiedzieć: oszczędności.");
        assert!(!polish.english);
    }

    #[test]
    fn who_needs_another_size_reads_both_numbers() {
        let facts = [
            ("advert.bedrooms", "bedrooms", "2"),
            ("bedroom_need", "bedrooms needed", "1 bedroom"),
        ];
        let fits = Reason {
            says: "The home must fit.".into(),
            ..reason(Truth::No, &facts)
        };
        let line = ReasonLine::of(Language::English, &fits);
        assert_eq!(
            line.text,
            "The home must fit. You need 1 bedroom. This home has 2."
        );
        assert!(!line.english);
    }

    #[test]
    fn those_ahead_are_counted_never_named() {
        let said = |key: &str, households| {
            ahead(
                Language::English,
                &Ahead {
                    key: key.into(),
                    households,
                },
            )
        };
        assert_eq!(said("band", 1), "1 household is in a higher band.");
        assert_eq!(
            said("priority date", 4),
            "4 households have an earlier priority date in the same band."
        );
        assert_eq!(
            said("local need", 2),
            "2 households come first by the rule “local need”."
        );
    }
}
