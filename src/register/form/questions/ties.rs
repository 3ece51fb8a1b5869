//! What ties a household to the area.

use super::{Entries, Found, Kind, Page, PageKind, asks, field, hint, officer, page, special, yes_no};

pub(super) const TIES: &[Page] = &[
    special(
        "residences",
        "Where you have lived",
        "Tell us every place of the last 10 years, the present one first.",
        PageKind::Entries(&Entries {
            list: "residences",
            add: "Add a place",
            one: "a place you have lived",
            fields: &[
                field("residences.place", Kind::Place),
                hint(field("residences.from", Kind::Date), "For example, 27 3 2019"),
                hint(
                    field("residences.to", Kind::DateOrNone),
                    "Leave this empty if you still live there.",
                ),
                asks(
                    field(
                        "residences.kind",
                        Kind::Choice(&[
                            ("settled", "My home"),
                            ("placed_by_council", "A council placed me there"),
                            ("hospital", "Hospital"),
                            ("prison", "Prison"),
                            ("student", "Student housing"),
                            ("forces", "Armed forces"),
                            ("refuge", "Refuge"),
                            ("care", "Care"),
                        ]),
                    ),
                    "What kind of stay is or was it?",
                ),
            ],
        }),
    ),
    special(
        "jobs",
        "Where you work",
        "Add each job of anybody in the household. Leave this empty if nobody works.",
        PageKind::Entries(&Entries {
            list: "jobs",
            add: "Add a job",
            one: "a job",
            fields: &[
                field("jobs.place", Kind::Place),
                hint(field("jobs.from", Kind::Date), "For example, 27 3 2019"),
                hint(
                    field("jobs.to", Kind::DateOrNone),
                    "Leave this empty if it goes on.",
                ),
                field("jobs.hours", Kind::Whole(0, 168)),
                field(
                    "jobs.kind",
                    Kind::Choice(&[
                        ("permanent", "Permanent"),
                        ("temporary", "Temporary"),
                        ("seasonal", "Seasonal"),
                        ("self_employed", "Self-employed"),
                        ("apprenticeship", "Apprenticeship"),
                        ("training", "Training"),
                        ("voluntary", "Voluntary"),
                        ("offer", "An offer of work"),
                    ]),
                ),
            ],
        }),
    ),
    special(
        "relatives",
        "Close family nearby",
        "Add parents, grown-up children, brothers and sisters. Leave this empty if there are none.",
        PageKind::Entries(&Entries {
            list: "relatives",
            add: "Add a relative",
            one: "a relative",
            fields: &[
                asks(
                    field(
                        "relatives.relation",
                        Kind::Choice(&[
                            ("parent", "Parent"),
                            ("adult_child", "Grown-up child"),
                            ("sibling", "Brother or sister"),
                            ("grandparent", "Grandparent"),
                            ("grandchild", "Grandchild"),
                            ("other", "Somebody else"),
                        ]),
                    ),
                    "Who are they to you?",
                ),
                field("relatives.place", Kind::Place),
                hint(
                    asks(
                        field("relatives.from", Kind::Date),
                        "Since when have they lived there?",
                    ),
                    "For example, 27 3 2019. A year is enough if you put 1 1 in front.",
                ),
                yes_no("relatives.in_touch"),
            ],
        }),
    ),
    page(
        "care-nearby",
        "Giving or getting care",
        &[officer("gives_care", Found::No, "", "")],
    ),
];
