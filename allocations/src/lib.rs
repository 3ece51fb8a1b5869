//! The allocations engine: any housing allocation scheme as a file, every answer explained.
//!
//! Pure values in, pure values out: no clock, no chance, no files, no floating point. The front door is
//! [`Scheme::load`], [`assess()`], [`may_bid`] and [`shortlist()`]; the facts are listed in [`vocabulary`].
//!
//! ```
//! use allocations::{Facts, Scheme, Value, assess};
//! use chrono::NaiveDate;
//!
//! let text = r#"
//! [scheme]
//! id = "example"
//! title = "An example"
//! version = "1"
//!
//! [[band]]
//! name = "Urgent"
//!
//! [[band]]
//! name = "Waiting"
//!
//! [priority]
//! otherwise = "Waiting"
//!
//! [[need]]
//! code = "shares"
//! clause = "5.4"
//! head = "c"
//! when = "shares_facilities or medical in [high, urgent]"
//! says = "You share a kitchen or bathroom, or your home harms your health."
//! band = "Urgent"
//!
//! [[label]]
//! code = "general"
//! order = ["band", "applied_on, oldest first", "draw"]
//! "#;
//! let scheme = Scheme::load(text, &|_| None).map_err(|problems| problems[0].to_string())?;
//!
//! let mut facts = Facts::new();
//! facts.set("medical", "high")?;
//! let day = NaiveDate::from_ymd_opt(2026, 11, 23).ok_or("no such day")?;
//! let answer = assess(&scheme, &facts, day);
//!
//! // Nobody has said whether they share a kitchen, and it no longer matters.
//! assert_eq!(answer.band.map(|band| band.name).as_deref(), Some("Urgent"));
//! assert!(answer.questions.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Its parts stand on one another: dates, numbers and kinds of value; the `vocabulary` and the facts; the language of
//! conditions; the scheme; what an assessment and a list say; and on top the register, the checks and the cases.
mod amount;
mod assess;
mod bidding;
mod calendar;
pub mod cases;
pub mod check;
mod draw;
mod explain;
mod facts;
mod language;
mod misread;
mod nearest;
pub mod order;
pub mod packed;
mod problem;
mod quota;
mod reason;
pub mod register;
mod scheme;
pub mod schemes;
mod shipped;
mod shortlist;
mod truth;
mod types;
mod value;
pub mod vocabulary;
mod working;

pub use assess::{
    Assessment, BandPlaced, BedroomNeed, DateShown, HomeFit, NeedFound, PointsPart, PointsTotal, Question,
    Room, SchemeRef, TimeLimit, WouldMoveUp, assess,
};
pub use bidding::{BidContext, Bidder, may_bid, off_register};
pub use calendar::{in_words, pounds};
pub use draw::{best_ticket, commitment, draw_number};
pub use explain::{Gist, GistKind, GistNeed, explain, explain_html, gist, need_anchor};
pub use facts::{AdvertFacts, Entry, FactError, Facts, Impossible, Value};
pub use nearest::nearest;
pub use problem::Problem;
pub use quota::{Counted, NextLabel, ShareStanding, next_label};
pub use reason::{FactShown, Reason, Verdict};
pub use scheme::{BandInfo, Head, LabelInfo, Scheme};
pub use shortlist::{
    Ahead, Below, BidFacts, KeyValue, NotConsidered, Row, Shortlist, shortlist, shortlist_after,
};
pub use truth::Truth;
