//! The allocations engine.
mod assess;
mod calendar;
mod facts;
mod language;
mod nearest;
mod problem;
mod reason;
mod scheme;
mod truth;
mod value;
pub mod vocabulary;

pub use assess::{
    Assessment, BandPlaced, BedroomNeed, DateShown, HomeFit, NeedFound, PointsPart, PointsTotal, Question, Room,
    SchemeRef, TimeLimit, WouldMoveUp, assess,
};
pub use calendar::{in_words, pounds};
pub use facts::{AdvertFacts, Entry, FactError, Facts, Value};
pub use problem::Problem;
pub use reason::{FactShown, Reason, Verdict};
pub use scheme::{BandInfo, Head, LabelInfo, Scheme};
pub use truth::Truth;
