//! The date that counts, and what becomes of it.
use super::{Page, bracketed, flat, sentence};
use crate::scheme::model::{DateRule, OnMove};
use crate::types::Type;
use crate::vocabulary::ids;

impl Page<'_> {
    pub(super) fn dates(&mut self) {
        let dates = &self.scheme.rules.dates;
        let lines: Vec<String> = dates.rank.iter().map(|rule| self.date(rule)).collect();
        // What becomes of the date of the last move matters only where something goes by that date.
        let matters = self.scheme.names.program.read(ids().moved_on).is_some();
        let mut moves: Vec<String> = Vec::new();
        let on_moves = [
            ("Moving up a band", dates.up),
            ("Moving down a band", dates.down),
            ("After a suspension", dates.suspended),
            ("Registering again", dates.registered_again),
        ];
        for (what, rule) in on_moves.into_iter().filter(|_| matters) {
            moves.extend(rule.map(|rule| format!("- {what}: {}.", on_move(rule))));
        }
        if lines.is_empty() && moves.is_empty() {
            return;
        }
        self.heading(&format!(
            "The date that counts{}",
            bracketed(dates.clause.as_deref())
        ));
        if dates.rank.len() > 1 {
            self.paragraph("The first of these that applies, and for which there is a day, is used.");
        }
        self.list(&lines);
        if !moves.is_empty() {
            // A rule above may go by something else, and then these change nothing.
            self.paragraph(&format!("How the {MOVED} is found:"));
            self.list(&moves);
        }
    }

    fn date(&self, rule: &DateRule) -> String {
        let date = self.phrase_of(rule.date, Type::Date);
        let when = self.when("When", rule.when, None);
        let clause = bracketed(rule.clause.as_deref());
        let exact = format!("{}: {date}.", flat(&rule.name));
        // What it means to people comes first, where the file says it.
        if rule.says.is_empty() {
            format!("- {exact}{clause}{when}")
        } else {
            format!("- {}{clause} Exactly: {exact}{when}", sentence(&rule.says))
        }
    }
}

/// What the rules about moves work out, by the label of its fact.
const MOVED: &str = "date of the last move between bands";

fn on_move(rule: OnMove) -> &'static str {
    match rule {
        OnMove::Told => "the day you told us",
        OnMove::Decided => "the day we decided",
        OnMove::Keep => "the date it had before",
        OnMove::Original => "the date from before you moved up",
        OnMove::Registered => "the day you were registered",
        OnMove::Higher => "the date of the higher band",
    }
}
