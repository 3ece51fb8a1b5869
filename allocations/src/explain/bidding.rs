//! How many bids a household may make, and what stops one.
use super::{Page, bracketed};

impl Page<'_> {
    pub(super) fn bidding(&mut self) {
        let bidding = &self.scheme.rules.bidding;
        let mut lines = Vec::new();
        if let Some(most) = bidding.per_cycle {
            lines.push(format!("- At most {most} bids in one round of adverts."));
        }
        if let Some(most) = bidding.live {
            lines.push(format!("- At most {most} bids that wait for an answer."));
        }
        if bidding.one_offer {
            lines.push("- Nobody can bid while an offer of a home waits for their answer.".to_owned());
        }
        if lines.is_empty() && bidding.blocks.is_empty() {
            return;
        }
        self.heading(&format!("Bidding{}", bracketed(bidding.clause.as_deref())));
        self.list(&lines);
        if !bidding.blocks.is_empty() {
            self.paragraph("What stops a bid:");
            self.rules(&bidding.blocks, "Applies when");
        }
    }
}
