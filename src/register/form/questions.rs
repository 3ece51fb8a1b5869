//! The questions, in the order in which they are asked.

use super::{Asked, Entries, Field, Found, Kind, Page, PageKind, Section};
use Asked::{Always, IfItMatters};

const fn page(slug: &'static str, title: &'static str, fields: &'static [Field]) -> Page {
    Page {
        slug,
        title,
        hint: "",
        kind: PageKind::Questions(fields),
        asked: IfItMatters,
    }
}

const fn special(slug: &'static str, title: &'static str, hint: &'static str, kind: PageKind) -> Page {
    Page {
        slug,
        title,
        hint,
        kind,
        asked: Always,
    }
}

const fn always(page: Page) -> Page {
    Page {
        asked: Always,
        ..page
    }
}

const fn field(fact: &'static str, kind: Kind) -> Field {
    Field {
        fact,
        kind,
        asks: "",
        hint: "",
        unsure: false,
    }
}

const fn yes_no(fact: &'static str) -> Field {
    field(fact, Kind::YesNo)
}

/// Yes or no, where an officer finds out what a yes comes to.
const fn officer(fact: &'static str, no: Found, asks: &'static str, hint: &'static str) -> Field {
    Field {
        asks,
        hint,
        ..field(fact, Kind::NoOrOfficer(no))
    }
}

const fn hint(field: Field, hint: &'static str) -> Field {
    Field { hint, ..field }
}

const fn asks(field: Field, asks: &'static str) -> Field {
    Field { asks, ..field }
}

const fn or_unsure(field: Field) -> Field {
    Field {
        unsure: true,
        ..field
    }
}

/// The date a baby is due, kept with the applicant.
const BABY: &str = "members.due_on";

/// The form.
pub(crate) const SECTIONS: &[Section] = &[
    Section {
        title: "You and your household",
        pages: YOU,
    },
    Section {
        title: "Your home now",
        pages: HOME,
    },
    Section {
        title: "Your ties to the area",
        pages: TIES,
    },
    Section {
        title: "Health and care",
        pages: HEALTH,
    },
    Section {
        title: "Other reasons to move",
        pages: REASONS,
    },
    Section {
        title: "Money",
        pages: MONEY,
    },
    Section {
        title: "Your safety",
        pages: SAFETY,
    },
    Section {
        title: "How to reach you",
        pages: REACH,
    },
];

const YOU: &[Page] = &[
    special(
        "people",
        "Who will live with you",
        "Add everybody who will live in the new home, children too.",
        PageKind::People,
    ),
    always(page(
        "baby",
        "A baby on the way",
        &[hint(
            asks(
                field(BABY, Kind::DateOrNone),
                "Is anyone pregnant? When is the baby due?",
            ),
            "For example, 27 3 2027. Leave this empty if nobody is pregnant.",
        )],
    )),
    page(
        "immigration",
        "Your right to live in the UK",
        &[or_unsure(field(
            "immigration",
            Kind::Choice(&[
                ("british_or_irish", "British or Irish citizen"),
                ("settled", "Settled status or indefinite leave to remain"),
                ("pre_settled", "Pre-settled status"),
                ("refugee", "Refugee or humanitarian protection"),
                (
                    "limited_leave_with_recourse",
                    "Limited leave, with help from public funds allowed",
                ),
                ("no_recourse", "No recourse to public funds"),
                ("visitor_or_student", "Visitor or student"),
                ("other", "Something else"),
            ]),
        ))],
    ),
    page(
        "settled-home",
        "Your settled home",
        &[yes_no("habitually_resident")],
    ),
    always(page(
        "tenant",
        "Council or housing association tenant",
        &[field(
            "applicant_type",
            Kind::Choice(&[
                ("transfer", "Yes, I am a tenant who wants to move"),
                ("homeseeker", "No"),
            ]),
        )],
    )),
    page(
        "conduct",
        "How your household behaves",
        &[officer(
            "unacceptable_behaviour",
            Found::No,
            "",
            "For example, serious nuisance to neighbours. An officer will talk to you before anything is decided.",
        )],
    ),
];

const HOME: &[Page] = &[
    special(
        "address",
        "Where you live now",
        "We use it to check your ties to the area.",
        PageKind::Address,
    ),
    always(page(
        "tenure",
        "The kind of home",
        &[field(
            "tenure",
            Kind::Choice(&[
                ("council_tenant", "Rented from the council"),
                ("housing_association_tenant", "Rented from a housing association"),
                ("private_tenant", "Rented from a private landlord"),
                ("owner", "A home we own"),
                ("shared_owner", "A home we part own"),
                ("living_with_family", "With family or friends"),
                ("lodger", "As a lodger"),
                ("supported_housing", "Supported housing"),
                ("temporary_accommodation", "Temporary accommodation"),
                ("tied_home", "A home that comes with a job"),
                ("forces_home", "Armed forces housing"),
                ("caravan_or_boat", "A caravan or boat"),
                ("sleeping_rough", "I have nowhere to sleep"),
                ("no_fixed_home", "No fixed home"),
                ("other", "Somewhere else"),
            ]),
        )],
    )),
    page(
        "bedrooms",
        "Bedrooms you have now",
        &[hint(
            field("bedrooms_held", Kind::Whole(0, 20)),
            "Count every room your household can sleep in. Enter 0 if there is none.",
        )],
    ),
    page("sharing", "Sharing with others", &[yes_no("shares_facilities")]),
    page("facilities", "What the home lacks", &[yes_no("lacks_facilities")]),
    page(
        "hazard",
        "Condition of the home",
        &[officer(
            "hazard",
            Found::None,
            "",
            "For example damp, bad wiring or unsafe stairs.",
        )],
    ),
    page(
        "order",
        "Legal order on the home",
        &[officer(
            "order_on_home",
            Found::None,
            "",
            "For example a prohibition or demolition order.",
        )],
    ),
    page(
        "works",
        "Works on the home",
        &[officer("must_leave_for_works", Found::No, "", "")],
    ),
    page(
        "adaptations",
        "Adaptations",
        &[yes_no("home_is_adapted"), yes_no("needs_adaptations")],
    ),
    page(
        "homeless",
        "Losing your home",
        &[officer(
            "homeless_duty",
            Found::None,
            "Are you homeless, or may you lose your home in the next 8 weeks?",
            "If yes, phone us today as well. We can often help you to keep your home.",
        )],
    ),
];

const TIES: &[Page] = &[
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

const HEALTH: &[Page] = &[
    page(
        "health",
        "Health and your home",
        &[officer(
            "medical",
            Found::None,
            "",
            "If yes, an officer will ask about it and decide how urgent it is. You need not say more here.",
        )],
    ),
    page(
        "hospital",
        "Leaving hospital",
        &[officer("cannot_leave_hospital", Found::No, "", "")],
    ),
    always(page(
        "steps",
        "Steps and wheelchairs",
        &[field(
            "mobility",
            Kind::Choice(&[
                ("none", "No"),
                ("few_steps", "Yes, steps are hard"),
                ("part_time_wheelchair", "Yes, a wheelchair some of the time"),
                ("full_wheelchair", "Yes, a wheelchair all of the time"),
            ]),
        )],
    )),
    always(page(
        "ground-floor",
        "Ground floor",
        &[yes_no("needs_ground_floor")],
    )),
    page(
        "carer",
        "A carer at night",
        &[officer("needs_overnight_carer", Found::No, "", "")],
    ),
];

const REASONS: &[Page] = &[
    page(
        "forces",
        "Armed forces",
        &[field(
            "forces",
            Kind::Choice(&[
                ("none", "No"),
                ("serving", "Serving now"),
                ("former_regular", "Served in the regular forces"),
                ("injured_reserve", "Injured in the reserve"),
                ("bereaved_partner", "Bereaved partner"),
                ("separated_partner", "Former partner"),
            ]),
        )],
    ),
    page(
        "in-care",
        "Time in care",
        &[officer(
            "care_leaver",
            Found::None,
            "Were you in the care of a council as a child?",
            "",
        )],
    ),
    page(
        "move-on",
        "Supported housing",
        &[officer("ready_to_move_on", Found::No, "", "")],
    ),
    page(
        "work-move",
        "Moving for work",
        &[officer("right_to_move", Found::No, "", "")],
    ),
    page(
        "certain-place",
        "A certain place",
        &[officer("hardship_locality", Found::No, "", "")],
    ),
    page(
        "welfare",
        "Another reason",
        &[officer("welfare", Found::None, "", "")],
    ),
];

const MONEY: &[Page] = &[
    page(
        "income",
        "Income",
        &[or_unsure(hint(
            field("net_income", Kind::Pounds),
            "Leave out Housing Benefit, Universal Credit for rent, and disability benefits.",
        ))],
    ),
    page(
        "savings",
        "Savings",
        &[or_unsure(hint(
            field("savings", Kind::Pounds),
            "Count every account, ISA and share that anybody in the household has.",
        ))],
    ),
    page(
        "property",
        "Property",
        &[or_unsure(hint(
            field("equity", Kind::Pounds),
            "Enter 0 if nobody owns any.",
        ))],
    ),
    page("pension", "State Pension age", &[yes_no("pension_age")]),
];

const SAFETY: &[Page] = &[
    page(
        "harm",
        "Risk of harm",
        &[officer("harassment", Found::None, "", HARM)],
    ),
    page(
        "abuse",
        "Domestic abuse",
        &[officer("domestic_abuse_move", Found::No, "", HARM)],
    ),
    special(
        "hide",
        "Hiding where you live",
        "We can hide your address from everybody who does not need it, and note who reads your case.",
        PageKind::Hide,
    ),
];

const HARM: &str = "You need not say more here. An officer will ask in the way that is safe for you.";

const REACH: &[Page] = &[special(
    "reach",
    "Phone and safe contact",
    "Say if there are times or ways in which it is not safe to reach you.",
    PageKind::Reach,
)];
