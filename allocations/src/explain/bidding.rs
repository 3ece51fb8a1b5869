//! How many bids a household may make, and what stops one.
use super::Page;

impl Page<'_> {
    pub(super) fn bidding(&mut self) {
        let bidding = &self.scheme.rules.bidding;
        if bidding.per_cycle.is_none() && bidding.live.is_none() && bidding.blocks.is_empty() {
            return;
        }
        let clause = bidding.clause.as_ref();
        let clause = clause.map(|clause| format!(" ({clause})")).unwrap_or_default();
        self.heading(&format!("Bidding{clause}"));
        if let Some(most) = bidding.per_cycle {
            self.line(&format!("- At most {most} in one round of adverts."));
        }
        if let Some(most) = bidding.live {
            self.line(&format!("- At most {most} that wait for an answer."));
        }
        if bidding.one_offer {
            self.line("- Nobody can bid while an offer of a home waits for their answer.");
        }
        self.line("");
        if !bidding.blocks.is_empty() {
            self.paragraph("What stops a bid:");
            self.rules(&bidding.blocks, "Applies when");
        }
    }
}
