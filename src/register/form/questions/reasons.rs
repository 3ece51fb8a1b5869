//! Why a household needs to move, what it can pay, how it is kept safe.

use super::{Found, Kind, Page, PageKind, always, field, hint, officer, or_unsure, page, special, yes_no};
use crate::id;

pub(super) const HEALTH: &[Page] = &[
    page(
        "health",
        id!("register-page-health"),
        &[officer("medical", Found::None, "", id!("register-health-hint"))],
    ),
    page(
        "hospital",
        id!("register-page-hospital"),
        &[officer("cannot_leave_hospital", Found::No, "", "")],
    ),
    always(page(
        "steps",
        id!("register-page-steps"),
        &[field(
            "mobility",
            Kind::Choice(&[
                ("none", id!("register-no")),
                ("few_steps", id!("register-steps-hard")),
                ("part_time_wheelchair", id!("register-wheelchair-some")),
                ("full_wheelchair", id!("register-wheelchair-all")),
            ]),
        )],
    )),
    always(page(
        "ground-floor",
        id!("register-page-ground-floor"),
        &[yes_no("needs_ground_floor")],
    )),
    page(
        "carer",
        id!("register-page-carer"),
        &[officer("needs_overnight_carer", Found::No, "", "")],
    ),
];

pub(super) const REASONS: &[Page] = &[
    page(
        "forces",
        id!("register-page-forces"),
        &[field(
            "forces",
            Kind::Choice(&[
                ("none", id!("register-no")),
                ("serving", id!("register-serving")),
                ("former_regular", id!("register-served")),
                ("injured_reserve", id!("register-injured")),
                ("bereaved_partner", id!("register-bereaved")),
                ("separated_partner", id!("register-former-partner")),
            ]),
        )],
    ),
    page(
        "in-care",
        id!("register-page-in-care"),
        &[officer(
            "care_leaver",
            Found::None,
            id!("register-in-care-asks"),
            "",
        )],
    ),
    page(
        "move-on",
        id!("register-supported"),
        &[officer("ready_to_move_on", Found::No, "", "")],
    ),
    page(
        "work-move",
        id!("register-page-work-move"),
        &[officer("right_to_move", Found::No, "", "")],
    ),
    page(
        "certain-place",
        id!("register-page-certain-place"),
        &[officer("hardship_locality", Found::No, "", "")],
    ),
    page(
        "welfare",
        id!("register-page-welfare"),
        &[officer("welfare", Found::None, "", "")],
    ),
];

pub(super) const MONEY: &[Page] = &[
    page(
        "income",
        id!("register-page-income"),
        &[or_unsure(hint(
            field("net_income", Kind::Pounds),
            id!("register-income-hint"),
        ))],
    ),
    page(
        "savings",
        id!("register-page-savings"),
        &[or_unsure(hint(
            field("savings", Kind::Pounds),
            id!("register-savings-hint"),
        ))],
    ),
    page(
        "property",
        id!("register-page-property"),
        &[or_unsure(hint(
            field("equity", Kind::Pounds),
            id!("register-property-hint"),
        ))],
    ),
    page("pension", id!("register-page-pension"), &[yes_no("pension_age")]),
];

pub(super) const SAFETY: &[Page] = &[
    page(
        "harm",
        id!("register-page-harm"),
        &[officer("harassment", Found::None, "", HARM)],
    ),
    page(
        "abuse",
        id!("register-page-abuse"),
        &[officer("domestic_abuse_move", Found::No, "", HARM)],
    ),
    special(
        "hide",
        id!("register-page-hide"),
        id!("register-page-hide-hint"),
        PageKind::Hide,
    ),
];

const HARM: &str = id!("register-harm-hint");

pub(super) const REACH: &[Page] = &[special(
    "reach",
    id!("register-page-reach"),
    id!("register-page-reach-hint"),
    PageKind::Reach,
)];
