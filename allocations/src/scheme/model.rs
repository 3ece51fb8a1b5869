//! The checked rules of a scheme, ready to be evaluated.
mod sharing;

use super::telltale::Telltale;
use crate::language::ir::NodeId;
use crate::scheme::tree::Spot;
use crate::types::Type;
pub(crate) use sharing::{Apart, Share};

/// A condition with the words that go with it.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) code: String,
    pub(crate) clause: Option<String>,
    pub(crate) says: String,
    pub(crate) when: NodeId,
    /// This rule tests a local connection, so the exemptions of the law apply to it.
    pub(crate) local_connection: bool,
    /// An exception written by the scheme itself.
    pub(crate) unless: Option<NodeId>,
    /// How long the effect lasts, in the scheme's words.
    pub(crate) lasts: Option<String>,
    /// Who may waive it.
    pub(crate) waived_by: Option<String>,
    pub(crate) spot: Spot,
}

#[derive(Clone, Debug)]
pub(crate) struct Band {
    pub(crate) name: String,
    pub(crate) says: String,
    pub(crate) clause: Option<String>,
    pub(crate) limit: Option<Limit>,
    pub(crate) spot: Spot,
}

/// A priority that lasts for a time.
#[derive(Clone, Debug)]
pub(crate) struct Limit {
    /// The last day on which it counts, as a date.
    pub(crate) until: NodeId,
    /// The length in the scheme's words: "8 weeks".
    pub(crate) length: String,
    /// The band that counts afterwards; none when the need then counts for nothing.
    pub(crate) then: Option<usize>,
    pub(crate) clause: Option<String>,
    pub(crate) says: String,
}

/// Whether a time limit is measured when a bid is made, when the advert closes, or when an offer is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum CutOff {
    Bid,
    #[default]
    Close,
    Offer,
}

#[derive(Clone, Debug)]
pub(crate) struct Need {
    pub(crate) rule: Rule,
    pub(crate) heads: Vec<char>,
    pub(crate) band: Option<usize>,
    pub(crate) points: Option<NodeId>,
    pub(crate) group: Option<String>,
    pub(crate) evidence: Vec<String>,
    pub(crate) review: Option<String>,
    pub(crate) limit: Option<Limit>,
    /// False for awards of points that are no need.
    pub(crate) counts: bool,
}

/// The most points that a group of needs may add up to.
#[derive(Clone, Debug)]
pub(crate) struct Cap {
    pub(crate) group: String,
    pub(crate) most: NodeId,
}

/// Points added to (or taken from) the total once all others are in it.
#[derive(Clone, Debug)]
pub(crate) struct Adjustment {
    pub(crate) rule: Rule,
    pub(crate) points: Option<NodeId>,
    /// The least and the most that the total may then be.
    pub(crate) at_least: Option<NodeId>,
    pub(crate) at_most: Option<NodeId>,
    /// Whether it looks at the points that there are so far.
    pub(crate) sees_points: bool,
}

impl Adjustment {
    /// Every sum of it.
    pub(crate) fn sums(&self) -> impl Iterator<Item = NodeId> {
        [self.points, self.at_least, self.at_most].into_iter().flatten()
    }
}

/// A step up or down the ladder, taken after the needs have given a band.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) rule: Rule,
    pub(crate) from: Vec<usize>,
    pub(crate) to: StepTo,
    /// The last day on which it counts.
    pub(crate) until: Option<NodeId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StepTo {
    Band(usize),
    Up(usize),
    Down(usize),
}

/// One way the ranking date may be found.
#[derive(Clone, Debug)]
pub(crate) struct DateRule {
    pub(crate) name: String,
    pub(crate) when: Option<NodeId>,
    pub(crate) date: NodeId,
    pub(crate) says: String,
    pub(crate) clause: Option<String>,
    pub(crate) spot: Spot,
}

/// What happens to the date when the band changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OnMove {
    /// The day the council was told of the change.
    Told,
    /// The day the decision was made.
    Decided,
    /// The date held before the change.
    Keep,
    /// The date held when the household was last in this band or a lower one.
    Original,
    /// The date of registration.
    Registered,
    /// The date of the higher band that is being left.
    Higher,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Dates {
    pub(crate) rank: Vec<DateRule>,
    pub(crate) up: Option<OnMove>,
    pub(crate) down: Option<OnMove>,
    pub(crate) suspended: Option<OnMove>,
    pub(crate) registered_again: Option<OnMove>,
    pub(crate) clause: Option<String>,
    pub(crate) spot: Spot,
}

#[derive(Clone, Debug)]
pub(crate) struct ExtraRoom {
    pub(crate) rule: Rule,
    pub(crate) rooms: NodeId,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Bedrooms {
    pub(crate) given: bool,
    pub(crate) counts: Option<NodeId>,
    pub(crate) alone: Option<NodeId>,
    pub(crate) share: Vec<Share>,
    /// When a baby who is due counts, as the file says it.
    pub(crate) unborn: Option<NodeId>,
    /// The same, of a member who expects one.
    pub(crate) expecting: Option<NodeId>,
    pub(crate) extra: Vec<ExtraRoom>,
    pub(crate) most: Option<NodeId>,
    pub(crate) fits: Vec<Rule>,
    /// What those rules look at.
    pub(crate) tells: Telltale,
    pub(crate) clause: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Bidding {
    pub(crate) per_cycle: Option<i64>,
    pub(crate) live: Option<i64>,
    pub(crate) one_offer: bool,
    pub(crate) clause: Option<String>,
    /// Conditions that stop a bid.
    pub(crate) blocks: Vec<Rule>,
}

#[derive(Clone, Debug)]
pub(crate) enum Sort {
    Tier,
    Value(NodeId, Type),
    /// A recorded draw; with the number of chances that a household has, where they differ.
    Draw(Option<NodeId>),
    Reference,
}

#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) sort: Sort,
    pub(crate) largest_first: bool,
    /// The direction as the file writes it: "oldest first".
    pub(crate) direction: Option<String>,
    /// An explicit order of choices; what is not named comes last.
    pub(crate) first: Vec<i64>,
    pub(crate) says: String,
    /// What it goes by as the file writes it: `applied_on`.
    pub(crate) written: String,
    /// The file says in words what it goes by; otherwise `says` is what is written for it.
    pub(crate) named: bool,
    /// A value with parts in it, before any rounding: how many parts, and how many make a whole one.
    pub(crate) exact: Option<(NodeId, i64)>,
}

#[derive(Clone, Debug)]
pub(crate) struct Tier {
    pub(crate) rule: Rule,
    /// At most so many households may stand in the tier; the rest look further down.
    pub(crate) most: Option<NodeId>,
}

#[derive(Clone, Debug)]
pub(crate) struct Stage {
    pub(crate) rule: Rule,
    pub(crate) order: Vec<Key>,
    pub(crate) tiers: Vec<Tier>,
    /// Groups whose households stand in turns, each in its own order; none when all stand in one.
    pub(crate) turns: Vec<Turn>,
    /// At most so many households stand in the stage; the rest look at the stages after it.
    pub(crate) most: Option<NodeId>,
}

/// A group that takes its turn on the list, and how many places it takes each time.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    pub(crate) rule: Rule,
    pub(crate) times: i64,
}

#[derive(Clone, Debug)]
pub(crate) struct GroupCap {
    pub(crate) rule: Rule,
    /// How many, or how much of what each adds; none where it is a share.
    pub(crate) most: Option<NodeId>,
    /// So many homes of so many, of those that were let in the window and those of this advert.
    pub(crate) share: Option<(i64, i64)>,
    /// How much a household adds; each counts once where this is none.
    pub(crate) adds: Option<NodeId>,
    /// The homes let before that count too; with a share, all of them where there is no window.
    pub(crate) window: Option<Window>,
    pub(crate) window_says: String,
    /// Those beyond are not considered; otherwise they stand below all others.
    pub(crate) strict: bool,
}

impl GroupCap {
    /// Whether homes that were let before count.
    pub(crate) fn counts_past(&self) -> bool {
        self.share.is_some() || self.window.is_some()
    }
}

/// What several stages hold together at most.
#[derive(Clone, Debug)]
pub(crate) struct SharedLimit {
    pub(crate) code: String,
    pub(crate) clause: Option<String>,
    pub(crate) says: String,
    /// By their place among the stages of the label.
    pub(crate) stages: Vec<usize>,
    pub(crate) most: NodeId,
    pub(crate) spot: Spot,
}

#[derive(Clone, Debug)]
pub(crate) struct Label {
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) says: String,
    pub(crate) clause: Option<String>,
    pub(crate) may_bid: Vec<Rule>,
    pub(crate) considers: Vec<Rule>,
    pub(crate) stages: Vec<Stage>,
    pub(crate) caps: Vec<GroupCap>,
    pub(crate) limits: Vec<SharedLimit>,
    pub(crate) fits: bool,
    pub(crate) spot: Spot,
}

impl Label {
    /// Whether any of its orders uses a recorded draw.
    pub(crate) fn draws(&self) -> bool {
        self.stages
            .iter()
            .any(|stage| stage.order.iter().any(|key| matches!(key.sort, Sort::Draw(_))))
    }

    /// Whether any of its orders names when a bid was made.
    pub(crate) fn goes_by_bid_time(&self) -> bool {
        let named = |key: &Key| key.written.contains("bid time") || key.written.contains("bid_at");
        self.stages.iter().any(|stage| stage.order.iter().any(named))
    }
}

/// A share of adverts or lets for a group.
#[derive(Clone, Debug)]
pub(crate) struct Quota {
    pub(crate) label: String,
    /// So many homes…
    pub(crate) share: i64,
    /// … of so many.
    pub(crate) of: i64,
    pub(crate) says: String,
    pub(crate) clause: Option<String>,
    pub(crate) when: Option<NodeId>,
    /// Every so many homes in place of a share; `share` is then 1 and `of` the same number.
    pub(crate) every: bool,
    /// It goes before the other shares while it is behind its own.
    pub(crate) first: bool,
    pub(crate) spot: Spot,
}

/// What several labels take at most, together.
#[derive(Clone, Debug)]
pub(crate) struct QuotaLimit {
    pub(crate) labels: Vec<String>,
    /// So many homes…
    pub(crate) most: i64,
    /// … of so many; none where it is a number of homes, whatever the others are.
    pub(crate) of: Option<i64>,
    pub(crate) says: String,
    pub(crate) clause: Option<String>,
    pub(crate) when: Option<NodeId>,
}

/// Which homes a share counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Window {
    /// Those of a length of time up to today.
    Last { months: i64, days: i64 },
    /// Those of the month, quarter or year of the calendar that it is: 1, 3 or 12 months.
    Calendar { months: u32 },
    /// So many of them, the last.
    Homes(usize),
    /// Those since a day of the year, the last time it came round.
    Since { month: u32, day: u32 },
}

impl Window {
    /// What stands after "homes let": "in the last 12 months".
    pub(crate) fn words_of_past(self, says: &str) -> String {
        match self {
            Self::Last { .. } => format!("in the last {says}"),
            Self::Homes(homes) => format!("among the last {homes}"),
            Self::Since { .. } => format!("since {}", says.trim_start_matches("from ").trim()),
            Self::Calendar { .. } => format!("in this {says}"),
        }
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Quotas {
    pub(crate) counts_lets: bool,
    pub(crate) window: Option<Window>,
    pub(crate) window_says: String,
    pub(crate) shares: Vec<Quota>,
    pub(crate) limits: Vec<QuotaLimit>,
}

impl Rules {
    /// Whether anything gives points, also where bands go first.
    pub(crate) fn gives_points(&self) -> bool {
        self.by_points || !self.adjustments.is_empty() || self.needs.iter().any(|need| need.points.is_some())
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Rules {
    pub(crate) eligibility: Vec<Rule>,
    pub(crate) connection: Option<NodeId>,
    pub(crate) qualification: Vec<Rule>,
    pub(crate) disqualification: Vec<Rule>,
    pub(crate) statute: Vec<Rule>,
    pub(crate) bands: Vec<Band>,
    pub(crate) otherwise: Option<usize>,
    pub(crate) otherwise_says: String,
    pub(crate) by_points: bool,
    pub(crate) needs: Vec<Need>,
    pub(crate) caps: Vec<Cap>,
    pub(crate) adjustments: Vec<Adjustment>,
    pub(crate) steps: Vec<Step>,
    pub(crate) cut_off: CutOff,
    pub(crate) dates: Dates,
    pub(crate) bedrooms: Bedrooms,
    pub(crate) bidding: Bidding,
    pub(crate) labels: Vec<Label>,
    pub(crate) quotas: Quotas,
    pub(crate) decides: Vec<(String, String)>,
}
