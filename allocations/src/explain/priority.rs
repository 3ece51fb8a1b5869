//! Needs, bands, points, steps and time limits.
use std::fmt::Write as _;

use super::gist::need_anchor;
use super::{Page, bracketed, flat, sentence};
use crate::language::ir::{Leaf, Node, NodeId, Program};
use crate::scheme::model::{Adjustment, Cap, CutOff, Limit, Need, Step, StepTo};
use crate::scheme::tree::Tree;
use crate::types::Type;
use crate::vocabulary::vocabulary;

/// A day that has an article of its own, for the end of that day.
fn the_day(until: String) -> String {
    match until.split_once(' ') {
        Some((first, _)) if first.parse::<u32>().is_ok() => format!("the day {until}"),
        Some(("date" | "day", _)) => format!("the {until}"),
        _ => until,
    }
}

/// Whether the end of a time limit is counted from a day that there may not be.
fn never_begins(program: &Program, until: NodeId) -> bool {
    let parts = |run| program.members(run).iter();
    match program.node(until) {
        Node::Read(Leaf::Fact(id)) => vocabulary().fact_at(id).is_some_and(|fact| fact.may_be_none),
        Node::AddMonths(day, _) | Node::WorkingDay(day, _) | Node::Plus(day, _) | Node::Minus(day, _) => {
            never_begins(program, day)
        }
        Node::If(_, yes, no) => never_begins(program, yes) || never_begins(program, no),
        Node::Least(run) | Node::Most(run) | Node::First(run) => {
            parts(run).all(|part| never_begins(program, *part))
        }
        _ => false,
    }
}

impl Page<'_> {
    pub(super) fn priority(&mut self) {
        let rules = &self.scheme.rules;
        let clause = self.clause_of("priority");
        if rules.by_points {
            self.points(
                &format!("Points{clause}"),
                &rules.needs.iter().collect::<Vec<_>>(),
            );
        }
        if !rules.bands.is_empty() {
            self.heading(&format!("Bands, best first{clause}"));
        }
        for (at, band) in rules.bands.iter().enumerate() {
            let clause = bracketed(band.clause.as_deref());
            self.line(&format!("### {}{clause}", band.name));
            self.line("");
            self.paragraph(&sentence(&band.says));
            if let Some(limit) = &band.limit {
                let words = self.limit(limit);
                self.paragraph(&words);
            }
            let needs = rules.needs.iter().filter(|need| need.band == Some(at));
            let mut lines = self.needs(needs);
            if rules.otherwise == Some(at) {
                let words = format!(
                    "- Everyone who qualifies and has no need listed above. {}",
                    sentence(&rules.otherwise_says)
                );
                lines.push(words.trim_end().to_owned());
            }
            let nobody = lines.is_empty();
            lines.extend(self.comes_from(at, nobody));
            self.list(&lines);
        }
        let unbanded: Vec<&Need> = rules.needs.iter().filter(|need| need.band.is_none()).collect();
        if !rules.by_points {
            self.points("Points and other needs", &unbanded);
        }
        self.adjustments(&rules.adjustments);
        self.steps(&rules.steps);
        self.limits_and_deciders();
    }

    /// Who comes to a band when a time limit ends, or by a step. A step from any band is told of a band that `nobody` comes to
    /// in another way.
    fn comes_from(&self, at: usize, nobody: bool) -> Vec<String> {
        let rules = &self.scheme.rules;
        let leads = |limit: &Option<Limit>| limit.as_ref().is_some_and(|limit| limit.then == Some(at));
        let bands = rules.bands.iter().filter(|band| leads(&band.limit));
        let mut lines: Vec<String> = bands
            .map(|band| format!("- Those whose time in {} has ended.", flat(&band.name)))
            .collect();
        let needs = rules.needs.iter().filter(|need| leads(&need.limit));
        lines.extend(
            needs.map(|need| format!("- Those whose time has ended for: {}", sentence(&need.rule.says))),
        );
        let last = rules.bands.len().saturating_sub(1);
        let brings = |step: &Step, from: usize| match step.to {
            StepTo::Band(to) => to == at,
            StepTo::Up(by) => from != at && from.saturating_sub(by) == at,
            StepTo::Down(by) => from != at && from.saturating_add(by).min(last) == at,
        };
        let nobody = nobody && lines.is_empty();
        let leads = |step: &&Step| match (step.to, step.from.as_slice()) {
            (StepTo::Band(to), _) => to == at,
            (StepTo::Up(_) | StepTo::Down(_), []) => nobody && (0..=last).any(|from| brings(step, from)),
            (StepTo::Up(_) | StepTo::Down(_), from) => from.iter().any(|from| brings(step, *from)),
        };
        lines.extend(
            rules
                .steps
                .iter()
                .filter(leads)
                .map(|step| format!("- Those whom a step brings here: {}", sentence(&step.rule.says))),
        );
        lines
    }

    fn points(&mut self, title: &str, needs: &[&Need]) {
        let mut lines = self.needs(needs.iter().copied());
        lines.extend(self.scheme.rules.caps.iter().map(|cap| self.cap(cap)));
        self.list_under(title, &lines);
    }

    fn cap(&self, cap: &Cap) -> String {
        let most = self.exact_phrase(cap.most);
        let tables = self.scheme.root.get("cap").map(Tree::items).unwrap_or_default();
        let table = tables
            .iter()
            .find(|table| table.get("group").and_then(Tree::text) == Some(cap.group.as_str()));
        let text = |key| table.and_then(|table| table.get(key)).and_then(Tree::text);
        let says = sentence(text("says").unwrap_or_default());
        let line = format!(
            "- Points for {} add up to at most {most}. {says}",
            flat(&cap.group)
        );
        format!("{}{}", line.trim_end(), bracketed(text("clause")))
    }

    /// Needs and awards in the order of the file, in which their clauses follow one another.
    fn needs<'n>(&mut self, needs: impl Iterator<Item = &'n Need>) -> Vec<String> {
        let mut needs: Vec<&Need> = needs.collect();
        // What is laid over another file stands among what it changes: then the order is that of the needs.
        let file = needs.first().map(|need| need.rule.spot.file);
        if needs.iter().all(|need| Some(need.rule.spot.file) == file) {
            needs.sort_by_key(|need| need.rule.spot.start);
        }
        needs
            .into_iter()
            .map(|need| {
                let line = self.need(need);
                self.anchored(&line, need_anchor(&need.rule.code));
                line
            })
            .collect()
    }

    fn need(&self, need: &Need) -> String {
        let mut more = String::new();
        if let Some(points) = need.points {
            more = format!("{more} Points: {}.", self.exact_phrase(points));
        }
        if !need.evidence.is_empty() {
            more = format!("{more} We ask for: {}", sentence(&need.evidence.join(", ")));
        }
        if let Some(review) = &need.review {
            more = format!("{more} Looked at again: {}", sentence(review));
        }
        if let Some(limit) = &need.limit {
            more = format!("{more} {}", self.limit(limit));
        }
        let line = self.item(&need.rule, &more, "When");
        if need.heads.is_empty() {
            return line;
        }
        let heads: Vec<String> = need.heads.iter().map(|head| format!("({head})")).collect();
        format!("{line} Section 166A(3){}.", heads.join(" "))
    }

    fn limit(&self, limit: &Limit) -> String {
        let until = self.phrase_of(limit.until, Type::Date);
        let then = limit
            .then
            .and_then(|at| self.scheme.rules.bands.get(at))
            .map(|band| format!(" Then {}.", band.name));
        let clause = bracketed(limit.clause.as_deref());
        let length = match limit.length.as_str() {
            "" => String::new(),
            length => format!(" {},", self.length_words(length)),
        };
        let never = if never_begins(&self.scheme.names.program, limit.until) {
            " Without such a day it does not end."
        } else {
            ""
        };
        let words = format!(
            "Lasts{length} until the end of {}.{never}{} {}",
            the_day(until),
            then.unwrap_or_default(),
            sentence(&limit.says)
        );
        format!("{}{clause}", words.trim_end())
    }

    /// What is added to the points or taken from them at the end, one after the other.
    fn adjustments(&mut self, adjustments: &[Adjustment]) {
        let lines: Vec<String> = adjustments
            .iter()
            .map(|adjustment| {
                let points = adjustment
                    .points
                    .map(|points| match self.exact_phrase(points).as_str() {
                        "points" => " Points: as many again as there are so far.".to_owned(),
                        points => format!(" Points: {points}."),
                    });
                let mut points = points.unwrap_or_default();
                for (most, limit) in [("most", adjustment.at_most), ("least", adjustment.at_least)] {
                    if let Some(limit) = limit {
                        let _ = write!(
                            points,
                            " The total is then at {most} {}.",
                            self.exact_phrase(limit)
                        );
                    }
                }
                self.item(&adjustment.rule, &points, "When")
            })
            .collect();
        if lines.is_empty() {
            return;
        }
        self.heading("Once all points are counted");
        self.paragraph("These count one after the other. Each sees the points that those before it left.");
        self.list(&lines);
    }

    fn steps(&mut self, steps: &[Step]) {
        let lines: Vec<String> = steps.iter().map(|step| self.step(step)).collect();
        self.list_under("What moves you up or down", &lines);
    }

    fn step(&self, step: &Step) -> String {
        let band = |at: usize| {
            let found = self.scheme.rules.bands.get(at);
            found.map(|band| band.name.clone()).unwrap_or_default()
        };
        let from: Vec<String> = step.from.iter().map(|at| band(*at)).collect();
        let from = if from.is_empty() {
            "any band".to_owned()
        } else {
            from.join(" or ")
        };
        let to = match step.to {
            StepTo::Band(at) => format!("to {}", band(at)),
            StepTo::Up(1) => "one band up".to_owned(),
            StepTo::Up(by) => format!("{by} bands up"),
            StepTo::Down(1) => "one band down".to_owned(),
            StepTo::Down(by) => format!("{by} bands down"),
        };
        self.item(&step.rule, &format!(" From {from} {to}."), "When")
    }

    /// On which day a time limit is measured, and who decides what.
    fn limits_and_deciders(&mut self) {
        let rules = &self.scheme.rules;
        let limited = rules.bands.iter().any(|band| band.limit.is_some())
            || rules.needs.iter().any(|need| need.limit.is_some());
        if limited {
            self.paragraph(match rules.cut_off {
                CutOff::Bid => "Whether a time limit has passed counts on the day of the bid.",
                CutOff::Close => "Whether a time limit has passed counts on the day when bids close.",
                CutOff::Offer => "Whether a time limit has passed counts on the day of the offer.",
            });
            self.paragraph(
                "A limit of months or years counts to the same day of a later month. Where that month is too short, it counts to the \
                 first of the next. A need whose time has ended, and that leads to no other band, counts no longer.",
            );
        }
        let deciders = rules.decides.iter();
        let lines: Vec<String> = deciders
            .map(|(what, who)| format!("- {}: {}", what.replace('_', " "), sentence(who)))
            .collect();
        self.list_under("Who decides", &lines);
    }
}
