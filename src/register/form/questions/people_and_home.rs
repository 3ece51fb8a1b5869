//! Who applies, and the home they have.

use super::{
    BABY, Found, Kind, Page, PageKind, always, asks, field, hint, officer, or_unsure, page, special, yes_no,
};

pub(super) const YOU: &[Page] = &[
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

pub(super) const HOME: &[Page] = &[
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
