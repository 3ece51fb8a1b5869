//! Why a household needs to move, what it can pay, how it is kept safe.

use super::{Found, Kind, Page, PageKind, always, field, hint, officer, or_unsure, page, special, yes_no};

pub(super) const HEALTH: &[Page] = &[
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

pub(super) const REASONS: &[Page] = &[
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

pub(super) const MONEY: &[Page] = &[
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

pub(super) const SAFETY: &[Page] = &[
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

pub(super) const REACH: &[Page] = &[special(
    "reach",
    "Phone and safe contact",
    "Say if there are times or ways in which it is not safe to reach you.",
    PageKind::Reach,
)];
