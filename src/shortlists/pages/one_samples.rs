//! A believable shortlist: with households at work, and with nobody on it.

use super::{EntryRow, Fact, NextPanel, OneView, OutRow, ReasonLine};
use crate::shortlists::pages::row::Skipped;

pub(super) fn all() -> Vec<OneView> {
    let full = |rows: Vec<EntryRow>| OneView {
        home: "3-bedroom house, Diss".into(),
        reference: "A-7KQ2-M4XN".into(),
        state: "To approve".into(),
        tag: "govuk-tag--yellow".into(),
        facts: vec![Fact {
            key: "Rent".into(),
            value: "£130.00 a week".into(),
        }],
        label: "Open to everyone on the register".into(),
        rule: ReasonLine::plain("Need comes first, then waiting time."),
        keys: Some("In order of: band, then priority date, then the recorded draw.".into()),
        count: "41 bids, 40 in order, 1 not considered".into(),
        rows,
        out: vec![OutRow {
            reference: "H-2345-6789".into(),
            reasons: vec![ReasonLine::plain("This home is for tenants who want to move.")],
        }],
        pages: "Page 2 of 3".into(),
        earlier: Some("?from=0".into()),
        later: Some("?from=100".into()),
        seal: Some("/officer/shortlists/1/seal".into()),
        version: 3,
        seal_says: "Sealing sends the list on and tells those who were skipped.".into(),
        replay_same: true,
        replay: "The same list comes out when it is worked out again from what was frozen.".into(),
        fingerprint: "9f2a".into(),
        draw: Some("66687aad".into()),
        next: Some(NextPanel {
            says: String::new(),
            action: "/officer/shortlists/1/nominate".into(),
            button: Some("Nominate place 1".into()),
            sent: 0,
            href: None,
        }),
    };
    let empty = OneView {
        out: Vec::new(),
        keys: None,
        pages: "Page 1 of 1".into(),
        earlier: None,
        later: None,
        seal: None,
        replay_same: false,
        replay: "The list that comes out now is different.".into(),
        draw: None,
        next: None,
        ..full(Vec::new())
    };
    vec![full(rows()), empty]
}

/// One who was skipped, one who was checked and one who waits.
fn rows() -> Vec<EntryRow> {
    let here = || "/officer/shortlists/1/entries/1".to_owned();
    let row = || EntryRow {
        place: 1,
        id: "1".into(),
        reference: "H-7KQ2-M4XN".into(),
        sensitive: false,
        band: "Band 1".into(),
        date: "1 June 2026".into(),
        bedrooms: "3".into(),
        connection: "South Norfolk Council".into(),
        decided_by: "First".into(),
        state: "Waiting".into(),
        tag: "govuk-tag--grey".into(),
        reasons: vec![ReasonLine::plain("Everyone who may bid stands in one list.")],
        ahead: vec!["2 households are in a higher band.".into()],
        keys: vec!["Band: Band 1".into()],
        facts: vec!["Bedrooms lacking: 2 bedrooms".into()],
        checked: None,
        skipped: None,
        verify: Some(here() + "/verify"),
        unverify: None,
        skip: Some(here() + "/skip"),
        unskip: None,
    };
    let checked = EntryRow {
        place: 2,
        id: "2".into(),
        sensitive: true,
        facts: Vec::new(),
        ahead: Vec::new(),
        checked: Some("Checked by Olive Hart on Wednesday 11 November 2026 at 9am.".into()),
        verify: None,
        unverify: Some(here() + "/unverify"),
        ..row()
    };
    let skipped = EntryRow {
        place: 3,
        id: "3".into(),
        skipped: Some(Skipped {
            why: "Evidence missing or late".into(),
            says: "Some papers had not reached us.".into(),
            note: Some("Two calls.".into()),
            by: "Olive Hart".into(),
        }),
        verify: None,
        skip: None,
        unskip: Some(here() + "/unskip"),
        ..row()
    };
    vec![row(), checked, skipped]
}
