//! Needs, bands, points, steps and time limits.
use super::Page;
use crate::language::types::Type;
use crate::language::words::{phrase, phrase_of};
use crate::scheme::model::{CutOff, Limit, Need, Step, StepTo};

impl Page<'_> {
    pub(super) fn priority(&mut self) {
        let rules = &self.scheme.rules;
        if rules.by_points {
            self.heading("Points");
            self.points(&rules.needs.iter().collect::<Vec<_>>());
        } else {
            self.heading("Bands, best first");
        }
        for (at, band) in rules.bands.iter().enumerate() {
            self.line(&format!("### {}", band.name));
            self.line("");
            self.paragraph(&band.says);
            if let Some(limit) = &band.limit {
                let words = self.limit(limit);
                self.paragraph(&words);
            }
            for need in rules.needs.iter().filter(|need| need.band == Some(at)) {
                self.need(need);
            }
            if rules.otherwise == Some(at) {
                let words = format!(
                    "- Everyone who qualifies and has no need listed above. {}",
                    rules.otherwise_says
                );
                self.line(words.trim_end());
            }
            self.line("");
        }
        let unbanded: Vec<&Need> = rules.needs.iter().filter(|need| need.band.is_none()).collect();
        if !rules.by_points && !unbanded.is_empty() {
            self.heading("Points and other needs");
            self.points(&unbanded);
        }
        self.steps(&rules.steps);
        self.limits_and_deciders();
    }

    fn points(&mut self, needs: &[&Need]) {
        for need in needs {
            self.need(need);
        }
        for cap in &self.scheme.rules.caps {
            let most = phrase(&self.scheme.names, cap.most);
            self.line(&format!("- Points for {} add up to at most {most}.", cap.group));
        }
        self.line("");
    }

    fn need(&mut self, need: &Need) {
        let rule = &need.rule;
        let clause = rule
            .clause
            .as_ref()
            .map(|clause| format!(" ({clause})"))
            .unwrap_or_default();
        let mut line = format!("- {}{clause}", rule.says);
        if let Some(points) = need.points {
            line = format!("{line} Points: {}.", phrase(&self.scheme.names, points));
        }
        if !need.evidence.is_empty() {
            line = format!("{line} We ask for: {}.", need.evidence.join(", "));
        }
        if let Some(review) = &need.review {
            line = format!("{line} Looked at again: {review}.");
        }
        if let Some(limit) = &need.limit {
            line = format!("{line} {}", self.limit(limit));
        }
        if let Some(words) = self.condition(rule.when) {
            line = format!("{line} When: {words}.");
        }
        if !need.heads.is_empty() {
            let heads: Vec<String> = need.heads.iter().map(|head| format!("({head})")).collect();
            line = format!("{line} Section 166A(3){}.", heads.join(" "));
        }
        self.line(&line);
    }

    fn limit(&self, limit: &Limit) -> String {
        let until = phrase_of(&self.scheme.names, limit.until, Type::Date);
        let then = limit
            .then
            .and_then(|at| self.scheme.rules.bands.get(at))
            .map(|band| format!(" Then {}.", band.name));
        let clause = limit
            .clause
            .as_ref()
            .map(|clause| format!(" ({clause})"))
            .unwrap_or_default();
        let length = match limit.length.as_str() {
            "" => String::new(),
            length => format!(" {},", length.replace('_', " ")),
        };
        let words = format!(
            "Lasts{length} until {until}.{} {}{clause}",
            then.unwrap_or_default(),
            limit.says
        );
        words.trim_end().to_owned()
    }

    fn steps(&mut self, steps: &[Step]) {
        if steps.is_empty() {
            return;
        }
        self.heading("Steps up and down");
        for step in steps {
            let band = |at: usize| {
                let found = self.scheme.rules.bands.get(at);
                found.map(|band| band.name.clone()).unwrap_or_default()
            };
            let from: Vec<String> = step.from.iter().map(|at| band(*at)).collect();
            let from = if from.is_empty() {
                "any band".to_owned()
            } else {
                from.join(", ")
            };
            let to = match step.to {
                StepTo::Band(at) => format!("to {}", band(at)),
                StepTo::Up(1) => "one band up".to_owned(),
                StepTo::Up(by) => format!("{by} bands up"),
                StepTo::Down(1) => "one band down".to_owned(),
                StepTo::Down(by) => format!("{by} bands down"),
            };
            let words = phrase(&self.scheme.names, step.rule.when);
            let clause = step
                .rule
                .clause
                .as_ref()
                .map(|clause| format!(" ({clause})"))
                .unwrap_or_default();
            self.line(&format!(
                "- {}{clause} From {from} {to}, when: {words}.",
                step.rule.says
            ));
        }
        self.line("");
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
        }
        if !rules.decides.is_empty() {
            self.heading("Who decides");
            for (what, who) in &rules.decides {
                self.line(&format!("- {}: {who}.", what.replace('_', " ")));
            }
            self.line("");
        }
    }
}
