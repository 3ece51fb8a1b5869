//! What adverts may carry, and the shares between them.
use super::gist::label_anchor;
use super::{Page, bracketed, flat, sentence};
use crate::language::ir::{Node, NodeId};
use crate::language::words::{is_long, list};
use crate::quota::ordinal;
use crate::scheme::model::{
    GroupCap, Key, Label, Quota, QuotaLimit, SharedLimit, Sort, Stage, Tier, Turn, Window,
};
use crate::types::{Type, Unit};

impl Page<'_> {
    pub(super) fn labels(&mut self) {
        if self.scheme.rules.labels.is_empty() {
            return;
        }
        self.heading("Kinds of advert, and who comes first");
        self.paragraph(
            "Where something that an order goes by is not known, the household stands at the worst that it could be.",
        );
        for label in &self.scheme.rules.labels {
            self.label(label);
        }
        self.how_a_draw_is_made();
    }

    /// What a draw goes by, so that anybody can work it out again.
    fn how_a_draw_is_made(&mut self) {
        let labels = &self.scheme.rules.labels;
        if !labels.iter().any(Label::draws) {
            return;
        }
        self.line("### How a draw is made");
        self.line("");
        self.paragraph(
            "Each bid has a number in the draw. The lowest number goes first. The number is made from a seed: a long number that nobody \
             chose. The seed is drawn before bids close, and its fingerprint is published then. After bids have closed, the seed itself is \
             published. So nobody can pick a seed to suit a bid.",
        );
        self.paragraph(
            "Anybody can work out the numbers again. Write the seed, the reference of the advert and the reference of the bid on three \
             lines. End each line with a line feed. The SHA-256 of these lines is the number of the bid. The SHA-256 of the seed's 32 \
             bytes is its fingerprint.",
        );
        let mut keys = labels
            .iter()
            .flat_map(|label| &label.stages)
            .flat_map(|stage| &stage.order);
        if keys.any(|key| matches!(key.sort, Sort::Draw(Some(_)))) {
            self.paragraph(
                "A household with several chances has several tickets, and its best ticket counts. The first ticket has the number of \
                 the bid. For each further ticket, its place among the tickets stands on a fourth line.",
            );
        }
    }

    fn label(&mut self, label: &Label) {
        let clause = bracketed(label.clause.as_deref());
        let title = format!("### {}{clause}", flat(&label.title));
        self.anchored(&title, label_anchor(label));
        self.line(&title);
        self.line("");
        self.paragraph(&sentence(&label.says));
        if !label.fits && self.scheme.rules.bedrooms.given {
            self.paragraph("Whether the home has the right number of bedrooms is not asked.");
        }
        if label.fits && self.scheme.rules.bedrooms.given {
            self.paragraph(if self.scheme.rules.bedrooms.fits.is_empty() {
                "To bid, a household must need exactly as many bedrooms as the home has."
            } else {
                "To bid, the home must be one that fits, by the rules on bedrooms."
            });
        }
        if !label.may_bid.is_empty() {
            self.paragraph("To bid:");
            self.rules(&label.may_bid, "Met when");
        }
        if !label.considers.is_empty() {
            self.paragraph("To be considered:");
            self.rules(&label.considers, "Met when");
        }
        if label.stages.len() > 1 {
            self.paragraph(
                "Each household stands in the first of these stages that it is in. Everyone in a stage stands above everyone in the next.",
            );
        }
        for (at, stage) in label.stages.iter().enumerate() {
            if label.stages.len() > 1 || stage.most.is_some() {
                let most = stage.most.map(|most| self.at_most(most)).unwrap_or_default();
                let most = match (most.as_str(), at + 1 < label.stages.len()) {
                    ("", _) => most,
                    (_, true) => format!("{most} The others look at the next stage."),
                    (_, false) => format!("{most} The others are not considered."),
                };
                let line = self.item(&stage.rule, &most, "When");
                let line = line.trim_start_matches("- ");
                self.paragraph(&format!("Stage {}: {line}", at + 1));
            }
            self.stage(stage);
        }
        for (strict, begins) in [
            (
                false,
                "Limits for groups. Those of a group beyond its limit stand below all others:",
            ),
            (
                true,
                "Limits for groups. Those of a group beyond its limit are not considered:",
            ),
        ] {
            let caps = label.caps.iter().filter(|cap| cap.strict == strict);
            let caps: Vec<String> = caps
                .map(|cap| self.item(&cap.rule, &self.group_cap(cap), "When"))
                .collect();
            if !caps.is_empty() {
                self.paragraph(begins);
                self.list(&caps);
            }
        }
        let limits: Vec<String> = label
            .limits
            .iter()
            .map(|limit| self.shared_limit(limit))
            .collect();
        if !limits.is_empty() {
            self.paragraph(
                "Limits for several stages together. Those beyond a limit look at the stages after it, or are not considered:",
            );
            self.list(&limits);
        }
        if !label.caps.is_empty() {
            self.paragraph("While it is not known whether a household is in a group, it counts as in it.");
        }
    }

    /// How much a group may hold, and what counts towards it.
    fn group_cap(&self, cap: &GroupCap) -> String {
        let over = cap.window.map_or_else(
            || "so far".to_owned(),
            |window| window.words_of_past(&cap.window_says),
        );
        if let Some((share, of)) = cap.share {
            let share = part_of_homes(share, of);
            return format!(" At most {share} of all homes let {over}, with those of this advert.");
        }
        let most = cap.most.map(|most| self.at_most(most)).unwrap_or_default();
        let adds = cap.adds.map(|adds| {
            let adds = self.words(None).whole(adds, Type::Number(Unit::Plain));
            format!(" Each household counts as: {adds}.")
        });
        let past = cap
            .window
            .map(|_| format!(" Homes let {over} count, with those of this advert."));
        [Some(most), adds, past].into_iter().flatten().collect()
    }

    /// What several stages hold together.
    fn shared_limit(&self, limit: &SharedLimit) -> String {
        let stages: Vec<String> = limit.stages.iter().map(|at| (at + 1).to_string()).collect();
        let stages = match stages.as_slice() {
            [one] => format!("Stage {one}"),
            [before @ .., last] => format!("Stages {} and {last}", before.join(", ")),
            [] => String::new(),
        };
        let says = sentence(&limit.says);
        let line = format!("- {says}{}", bracketed(limit.clause.as_deref()));
        format!("{} {stages}.{}", line.trim_end(), self.at_most(limit.most))
    }

    /// Groups that take turns, and how many places each takes.
    fn turns(&mut self, turns: &[Turn]) {
        if turns.is_empty() {
            return;
        }
        self.paragraph(
            "Groups take turns for places, in this order. Who is in none of them stands after all turns.",
        );
        let lines: Vec<String> = turns
            .iter()
            .map(|turn| {
                let places = if turn.times == 1 {
                    " One place each turn.".to_owned()
                } else {
                    format!(" {} places each turn.", turn.times)
                };
                self.item(&turn.rule, &places, "When")
            })
            .collect();
        self.list(&lines);
    }

    fn stage(&mut self, stage: &Stage) {
        let tiers: Vec<String> = stage
            .tiers
            .iter()
            .enumerate()
            .map(|(at, tier)| {
                let most = tier.most.map(|most| self.at_most(most)).unwrap_or_default();
                let most = match most.as_str() {
                    "" => most,
                    _ => format!("{most} Those beyond it look further down."),
                };
                let line = self.item(&tier.rule, &most, "When");
                format!("- Tier {}: {}", at + 1, line.trim_start_matches("- "))
            })
            .collect();
        self.list(&tiers);
        let takes_all =
            |tier: &Tier| tier.most.is_none() && self.condition_on(None, tier.rule.when).is_none();
        if stage.tiers.last().is_some_and(|last| !takes_all(last)) {
            self.paragraph("Who stands in none of these tiers is not considered.");
        }
        self.turns(&stage.turns);
        if let Some(order) = self.order(stage) {
            let keys: Vec<String> = stage.order.iter().map(|key| self.key(key)).collect();
            self.paragraph(&if keys.iter().any(|key| is_long(key)) {
                list("Order. Each of these counts where all before it are equal:", keys)
            } else {
                order
            });
        }
    }

    /// The keys of an order, the first that counts first; none where there are no keys.
    pub(super) fn order(&self, stage: &Stage) -> Option<String> {
        let keys: Vec<String> = stage.order.iter().map(|key| self.key(key)).collect();
        (!keys.is_empty()).then(|| format!("Order: {}.", keys.join("; then ")))
    }

    /// How many, and that a part of a home counts for none.
    fn at_most(&self, most: NodeId) -> String {
        let words = self.exact_phrase(most);
        let divided = matches!(self.scheme.names.program.node(most), Node::Over(..))
            || words.contains("% of ")
            || words.contains(" divided by ");
        let down = divided && !words.contains(", rounded ");
        let rounded = if down { ", rounded down" } else { "" };
        // A sum that begins with a number reads on: at most 5% of the homes.
        if words.starts_with(|first: char| first.is_ascii_digit()) {
            return format!(" At most {words}{rounded}.");
        }
        format!(" At most so many: {words}{rounded}.")
    }

    pub(super) fn shares(&mut self) {
        let quotas = &self.scheme.rules.quotas;
        if quotas.shares.is_empty() {
            return;
        }
        let heading = format!("How homes are shared out{}", self.clause_of("quotas"));
        self.heading(&heading);
        let counted = if quotas.counts_lets { "lets" } else { "adverts" };
        let window = match quotas.window {
            None => String::new(),
            Some(Window::Last { .. }) => format!(" over {}", quotas.window_says),
            Some(Window::Homes(homes)) => format!(" over the last {homes} of them"),
            Some(Window::Since { .. }) => format!(" {} of each year", quotas.window_says),
            Some(Window::Calendar { .. }) => format!(" of the same {}", quotas.window_says),
        };
        self.paragraph(&format!(
            "We count {counted}{window}, and the next home with them. It takes the label that is furthest behind its share. \
             Where two are level, the larger share goes first, then the one that stands first here."
        ));
        let labels = self.scheme.rules.labels.iter();
        let apart: Vec<String> = labels
            .filter(|label| !quotas.shares.iter().any(|share| share.label == label.code))
            .map(|label| flat(&label.title))
            .collect();
        if !apart.is_empty() {
            self.paragraph(&format!(
                "Shares are of the homes that carry these labels. Homes under other labels count for no share: {}.",
                apart.join(", ")
            ));
        }
        if quotas.shares.iter().any(|share| share.when.is_some()) {
            self.paragraph("A share that is for some homes alone counts those homes alone. Where several shares speak of the next home, \
                 they are counted over the homes before it that all of them speak of.");
        }
        if quotas.shares.iter().any(|share| share.every) {
            self.paragraph(
                "Where every so many homes take a label, a home is counted whatever label it carries. \
                 The label that is due goes before all shares. One that came early or late is made up for.",
            );
        }
        let shares = quotas.shares.iter().map(|share| self.quota(share));
        let lines: Vec<String> = shares
            .chain(quotas.limits.iter().map(|limit| self.quota_limit(limit)))
            .collect();
        self.list(&lines);
        if !quotas.limits.is_empty() {
            self.paragraph("A label is passed over when one more home would take it beyond a limit.");
        }
    }

    fn title_of(&self, code: &str) -> String {
        let label = self.scheme.rules.labels.iter().find(|label| label.code == *code);
        flat(label.map_or(code, |label| label.title.as_str()))
    }

    fn quota_limit(&self, limit: &QuotaLimit) -> String {
        let counted = if self.scheme.rules.quotas.counts_lets {
            "lets"
        } else {
            "adverts"
        };
        let titles: Vec<String> = limit.labels.iter().map(|label| self.title_of(label)).collect();
        let together = if titles.len() > 1 { " together" } else { "" };
        let line = format!(
            "- {}{together}: at most {}. {}",
            titles.join(" and "),
            limit.of.map_or_else(
                || format!("{} {counted}", limit.most),
                |of| part_of_homes(limit.most, of)
            ),
            sentence(&limit.says)
        );
        format!(
            "{}{}{}",
            line.trim_end(),
            bracketed(limit.clause.as_deref()),
            self.when("When", limit.when, None)
        )
    }

    fn quota(&self, share: &Quota) -> String {
        let part = if share.every {
            format!("every {} home", ordinal(share.of))
        } else {
            part_of_homes(share.share, share.of)
        };
        let title = self.title_of(&share.label);
        let first = if share.first {
            " It goes before the other shares while it is behind its own."
        } else {
            ""
        };
        let line = format!("- {title}: {part}.{first} {}", sentence(&share.says));
        format!(
            "{}{}{}",
            line.trim_end(),
            bracketed(share.clause.as_deref()),
            self.when("When", share.when, None)
        )
    }

    /// A key of an order in words: what it goes by, and who comes first.
    fn key(&self, key: &Key) -> String {
        match &key.sort {
            Sort::Tier => "tier, from the first".to_owned(),
            Sort::Draw(None) => "the recorded draw".to_owned(),
            Sort::Draw(Some(chances)) => format!(
                "the recorded draw, with as many chances as {}",
                self.words(None).whole(*chances, Type::Number(Unit::Points))
            ),
            Sort::Reference => "reference number".to_owned(),
            Sort::Value(value, kind) => {
                let words = || {
                    let words = self.words(None);
                    if key.exact.is_some() {
                        words.keeping(*value)
                    } else {
                        words
                    }
                };
                let exact = words().whole(*value, *kind);
                let bare = matches!(self.scheme.names.program.node(*value), Node::Read(_));
                let says = flat(&key.says);
                // These words of the file are what people call them; a fact goes by its label.
                let called = ["band", "points", "priority date", "bid time"].contains(&says.as_str());
                let (says, exact) = match (key.named, bare) {
                    (true, true) => (says, String::new()),
                    (false, true) => (if called { says } else { exact }, String::new()),
                    // What goes by a name of the scheme's own is explained with the others.
                    (true, false) if exact.trim_matches(['“', '”']).eq_ignore_ascii_case(&says) => {
                        (exact, String::new())
                    }
                    (true, false) => (says, format!(" ({})", words().said(*value, Some(*kind)))),
                    (false, false) => (exact, String::new()),
                };
                format!("{says}, {}{exact}", self.direction(key, *kind))
            }
        }
    }
}

/// `80 in 100`, `1 of 3`, and 805 of 1,000 as `80.5 in 100`.
fn part_of_homes(part: i64, of: i64) -> String {
    match of {
        100 => format!("{part} in 100"),
        1_000 => format!("{}.{} in 100", part / 10, part % 10),
        10_000 => format!("{}.{:02} in 100", part / 100, part % 100),
        _ => format!("{part} of {of}"),
    }
}
