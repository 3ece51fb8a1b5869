//! Who has a bedroom, who shares one, and which homes fit.
use super::{Page, bracketed, sentence};
use crate::language::ir::Node;
use crate::scheme::model::{ExtraRoom, Share};
use crate::vocabulary::vocabulary;

impl Page<'_> {
    pub(super) fn bedrooms(&mut self) {
        let bedrooms = &self.scheme.rules.bedrooms;
        if !bedrooms.given {
            return;
        }
        let members = vocabulary().list("members").map(|(list, _)| list);
        let clause = bracketed(bedrooms.clause.as_deref());
        self.heading(&format!("Bedrooms{clause}"));
        self.paragraph("Everyone who counts has a bedroom, less the pairs who may share.");
        let mut lines = Vec::new();
        for (says, when) in [
            ("Who counts for a bedroom.", bedrooms.counts),
            ("Who has a bedroom of their own.", bedrooms.alone),
            ("A baby who is due counts as a child.", bedrooms.unborn),
        ] {
            let Some(when) = when else { continue };
            match self.condition_on(members, when) {
                Some(words) => lines.push(format!("- {says} When: {words}.")),
                None => lines.push(format!("- {says}")),
            }
        }
        lines.extend(self.sharing(&bedrooms.share));
        lines.extend(bedrooms.extra.iter().map(|extra| self.extra(extra)));
        if let Some(most) = bedrooms.most {
            lines.push(format!("- At most this many bedrooms: {}.", self.phrase(most)));
        }
        self.list(&lines);
        if !bedrooms.fits.is_empty() {
            self.paragraph("A home fits when one of these holds:");
            self.rules(&bedrooms.fits, "When");
        }
    }

    /// Who shares. Rules that say the same to people, one after the other, are one with each exact rule.
    fn sharing(&self, shares: &[Share]) -> Vec<String> {
        let mut lines: Vec<(String, String)> = Vec::new();
        for share in shares {
            let (says, when) = self.share(share);
            match lines.last_mut() {
                Some((before, exact)) if *before == says && !exact.is_empty() && !when.is_empty() => {
                    exact.push_str("; or ");
                    exact.push_str(&when);
                }
                Some(_) | None => lines.push((says, when)),
            }
        }
        let line = |(says, when): (String, String)| match when.as_str() {
            "" => says,
            when => format!("{says} When: {when}."),
        };
        lines.into_iter().map(line).collect()
    }

    /// What it says as an item, and its exact condition; empty when it always holds.
    fn share(&self, share: &Share) -> (String, String) {
        let list = vocabulary().list("members");
        let says = if share.says.is_empty() {
            "Two people share a bedroom.".to_owned()
        } else {
            sentence(&share.says)
        };
        let both = share
            .both
            .and_then(|both| self.condition_on(list.map(|(list, _)| list), both));
        let mut words: Vec<String> = both.map(|both| format!("of both, {both}")).into_iter().collect();
        for field in &share.same {
            let field = list.and_then(|(list, _)| self.scheme.names.field_at(list, *field));
            words.extend(field.map(|field| format!("they have the same {}", field.label)));
        }
        let apart = share.apart.as_ref();
        words.extend(apart.map(|apart| format!("they were born {} apart", apart.words)));
        (
            format!("- {says}{}", bracketed(share.clause.as_deref())),
            words.join("; and "),
        )
    }

    fn extra(&self, extra: &ExtraRoom) -> String {
        let more = match self.scheme.names.program.node(extra.rooms) {
            Node::Const(1) => " One bedroom more.".to_owned(),
            _ => format!(" Bedrooms more: {}.", self.phrase(extra.rooms)),
        };
        self.item(&extra.rule, &more, "When")
    }
}
