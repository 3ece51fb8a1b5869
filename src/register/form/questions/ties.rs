//! What ties a household to the area.

use super::{Entries, Found, Kind, Page, PageKind, asks, field, hint, officer, page, special, yes_no};
use crate::id;

pub(super) const TIES: &[Page] = &[
    special(
        "residences",
        id!("register-page-residences"),
        id!("register-page-residences-hint"),
        PageKind::Entries(&Entries {
            list: "residences",
            add: id!("register-add-place"),
            one: id!("register-one-place"),
            fields: &[
                field("residences.place", Kind::Place),
                hint(field("residences.from", Kind::Date), id!("register-date-hint")),
                hint(
                    field("residences.to", Kind::DateOrNone),
                    id!("register-still-live"),
                ),
                asks(
                    field(
                        "residences.kind",
                        Kind::Choice(&[
                            ("settled", id!("register-stay-my-home")),
                            ("placed_by_council", id!("register-stay-placed")),
                            ("hospital", id!("register-stay-hospital")),
                            ("prison", id!("register-stay-prison")),
                            ("student", id!("register-stay-student")),
                            ("forces", id!("register-page-forces")),
                            ("refuge", id!("register-stay-refuge")),
                            ("care", id!("register-stay-care")),
                        ]),
                    ),
                    id!("register-stay-asks"),
                ),
            ],
        }),
    ),
    special(
        "jobs",
        id!("register-page-jobs"),
        id!("register-page-jobs-hint"),
        PageKind::Entries(&Entries {
            list: "jobs",
            add: id!("register-add-job"),
            one: id!("register-one-job"),
            fields: &[
                field("jobs.place", Kind::Place),
                hint(field("jobs.from", Kind::Date), id!("register-date-hint")),
                hint(field("jobs.to", Kind::DateOrNone), id!("register-goes-on")),
                field("jobs.hours", Kind::Whole(0, 168)),
                field(
                    "jobs.kind",
                    Kind::Choice(&[
                        ("permanent", id!("register-job-permanent")),
                        ("temporary", id!("register-job-temporary")),
                        ("seasonal", id!("register-job-seasonal")),
                        ("self_employed", id!("register-job-self")),
                        ("apprenticeship", id!("register-job-apprentice")),
                        ("training", id!("register-job-training")),
                        ("voluntary", id!("register-job-voluntary")),
                        ("offer", id!("register-job-offer")),
                    ]),
                ),
            ],
        }),
    ),
    special(
        "relatives",
        id!("register-page-relatives"),
        id!("register-page-relatives-hint"),
        PageKind::Entries(&Entries {
            list: "relatives",
            add: id!("register-add-relative"),
            one: id!("register-one-relative"),
            fields: &[
                asks(
                    field(
                        "relatives.relation",
                        Kind::Choice(&[
                            ("parent", id!("register-parent")),
                            ("adult_child", id!("register-adult-child")),
                            ("sibling", id!("register-sibling")),
                            ("grandparent", id!("register-grandparent")),
                            ("grandchild", id!("register-grandchild")),
                            ("other", id!("register-somebody-else")),
                        ]),
                    ),
                    id!("register-who-are-they"),
                ),
                field("relatives.place", Kind::Place),
                hint(
                    asks(field("relatives.from", Kind::Date), id!("register-since-when")),
                    id!("register-since-hint"),
                ),
                yes_no("relatives.in_touch"),
            ],
        }),
    ),
    page(
        "care-nearby",
        id!("register-page-care-nearby"),
        &[officer("gives_care", Found::No, "", "")],
    ),
];
