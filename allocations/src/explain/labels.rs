//! What adverts may carry, the shares between them, and the numbers of the scheme.
use super::Page;
use crate::calendar;
use crate::language::types::Type;
use crate::language::words::{choice, phrase};
use crate::scheme::model::{Key, Label, Sort};
use crate::scheme::tree::{Shape, Tree};

impl Page<'_> {
    pub(super) fn labels(&mut self) {
        self.heading("Labels and orders");
        for label in &self.scheme.rules.labels {
            self.label(label);
        }
    }

    fn label(&mut self, label: &Label) {
        let clause = label
            .clause
            .as_ref()
            .map(|clause| format!(" ({clause})"))
            .unwrap_or_default();
        self.line(&format!("### {}{clause}", label.title));
        self.line("");
        self.paragraph(&label.says);
        if !label.may_bid.is_empty() {
            self.paragraph("To bid:");
            self.rules(&label.may_bid, "Met when");
        }
        if !label.considers.is_empty() {
            self.paragraph("To be considered:");
            self.rules(&label.considers, "Met when");
        }
        for (at, stage) in label.stages.iter().enumerate() {
            if label.stages.len() > 1 {
                self.paragraph(&format!("Stage {}: {}", at + 1, stage.rule.says));
            }
            for (at, tier) in stage.tiers.iter().enumerate() {
                let most = tier
                    .most
                    .map(|most| format!(" At most {}.", phrase(&self.scheme.names, most)));
                let when = self.condition(tier.rule.when);
                let when = when.map(|words| format!(" When: {words}.")).unwrap_or_default();
                let most = most.unwrap_or_default();
                self.line(&format!("- Tier {}: {}{most}{when}", at + 1, tier.rule.says));
            }
            let keys: Vec<String> = stage.order.iter().map(|key| self.key_words(key)).collect();
            self.line("");
            self.paragraph(&format!("Order: {}.", keys.join("; then ")));
        }
        for cap in &label.caps {
            self.paragraph(&cap.rule.says);
        }
    }

    pub(super) fn shares(&mut self) {
        let quotas = &self.scheme.rules.quotas;
        if quotas.shares.is_empty() {
            return;
        }
        self.heading("Shares");
        let counted = if quotas.counts_lets { "lets" } else { "adverts" };
        let window = if quotas.window_says.is_empty() {
            String::new()
        } else {
            format!(" over {}", quotas.window_says)
        };
        self.paragraph(&format!(
            "We count {counted}{window}. The next home takes the label that is furthest behind its share."
        ));
        for share in &quotas.shares {
            let clause = share.clause.as_ref().map(|clause| format!(" ({clause})"));
            let when = share.when.and_then(|when| self.condition(when));
            self.line(&format!(
                "- {}: {} in 100. {}{}{}",
                share.label,
                share.share,
                share.says,
                clause.unwrap_or_default(),
                when.map(|words| format!(" When: {words}.")).unwrap_or_default()
            ));
        }
        self.line("");
    }

    pub(super) fn parameters(&mut self) {
        let Some(tree) = self.scheme.root.get("parameters") else {
            return;
        };
        self.heading("Numbers");
        for (name, _, value) in tree.entries() {
            let (value, clause) = match &value.shape {
                Shape::Table(_) => (value.get("value"), value.get("clause").and_then(Tree::text)),
                _ => (Some(value), None),
            };
            let words = match value.map(|value| &value.shape) {
                Some(Shape::Text(text)) => text.clone(),
                Some(Shape::Number(n)) => n.to_string(),
                Some(Shape::Date(day)) => calendar::in_words(calendar::date(*day)),
                Some(Shape::Truth(yes)) => yes.to_string(),
                Some(Shape::List(_) | Shape::Table(_) | Shape::Other) | None => continue,
            };
            let clause = clause.map(|clause| format!(" ({clause})")).unwrap_or_default();
            self.line(&format!("- {}: {words}{clause}", name.replace('_', " ")));
        }
        self.line("");
    }

    fn key_words(&self, key: &Key) -> String {
        match &key.sort {
            Sort::Tier => "tier, from the first".to_owned(),
            Sort::Draw(None) => "the recorded draw".to_owned(),
            Sort::Draw(Some(chances)) => format!(
                "the recorded draw, with as many chances as {}",
                phrase(&self.scheme.names, *chances)
            ),
            Sort::Reference => "reference number".to_owned(),
            Sort::Value(value, kind) => {
                let written = key.direction.as_deref().filter(|_| *kind != Type::Truth);
                if !key.first.is_empty() {
                    let named = key
                        .first
                        .iter()
                        .map(|code| choice(&self.scheme.names, *kind, *code));
                    return format!(
                        "{} in the order {}",
                        key.says,
                        named.collect::<Vec<_>>().join(", ")
                    );
                }
                let direction = match (kind, key.largest_first) {
                    (Type::Truth, true) => "those for whom it is so first",
                    (Type::Truth, false) => "those for whom it is not so first",
                    (Type::Date | Type::Moment, false) => written.unwrap_or("earliest first"),
                    (Type::Date | Type::Moment, true) => written.unwrap_or("latest first"),
                    (Type::Choice(_), false) => written.unwrap_or("best first"),
                    (_, true) => written.unwrap_or("most first"),
                    (_, false) => written.unwrap_or("fewest first"),
                };
                // A sum or a condition is said in words; a name that the officer gave stands as it is.
                let named = key
                    .says
                    .chars()
                    .all(|letter| letter.is_alphanumeric() || " .-'".contains(letter));
                if named && !key.says.contains(" where ") {
                    format!("{}, {direction}", key.says)
                } else {
                    format!("{}, {direction}", phrase(&self.scheme.names, *value))
                }
            }
        }
    }
}
