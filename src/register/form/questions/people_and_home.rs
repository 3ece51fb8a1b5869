//! Who applies, and the home they have.

use super::{
    BABY, Found, Kind, Page, PageKind, always, asks, field, hint, officer, or_unsure, page, special, yes_no,
};
use crate::id;

pub(super) const YOU: &[Page] = &[
    special(
        "people",
        id!("register-page-people"),
        id!("register-page-people-hint"),
        PageKind::People,
    ),
    always(page(
        "baby",
        id!("register-page-baby"),
        &[hint(
            asks(field(BABY, Kind::DateOrNone), id!("register-baby-asks")),
            id!("register-baby-hint"),
        )],
    )),
    page(
        "immigration",
        id!("register-page-immigration"),
        &[or_unsure(field(
            "immigration",
            Kind::Choice(&[
                ("british_or_irish", id!("register-british")),
                ("settled", id!("register-settled")),
                ("pre_settled", id!("register-pre-settled")),
                ("refugee", id!("register-refugee")),
                ("limited_leave_with_recourse", id!("register-limited-leave")),
                ("no_recourse", id!("register-no-recourse")),
                ("visitor_or_student", id!("register-visitor")),
                ("other", id!("register-something-else")),
            ]),
        ))],
    ),
    page(
        "settled-home",
        id!("register-page-settled-home"),
        &[yes_no("habitually_resident")],
    ),
    always(page(
        "tenant",
        id!("register-page-tenant"),
        &[field(
            "applicant_type",
            Kind::Choice(&[
                ("transfer", id!("register-tenant-yes")),
                ("homeseeker", id!("register-no")),
            ]),
        )],
    )),
    page(
        "conduct",
        id!("register-page-conduct"),
        &[officer(
            "unacceptable_behaviour",
            Found::No,
            "",
            id!("register-conduct-hint"),
        )],
    ),
];

pub(super) const HOME: &[Page] = &[
    special(
        "address",
        id!("register-page-address"),
        id!("register-page-address-hint"),
        PageKind::Address,
    ),
    always(page(
        "tenure",
        id!("register-page-tenure"),
        &[field(
            "tenure",
            Kind::Choice(&[
                ("council_tenant", id!("register-from-council")),
                ("housing_association_tenant", id!("register-from-association")),
                ("private_tenant", id!("register-from-private")),
                ("owner", id!("register-owned")),
                ("shared_owner", id!("register-part-owned")),
                ("living_with_family", id!("register-with-family")),
                ("lodger", id!("register-as-lodger")),
                ("supported_housing", id!("register-supported")),
                ("temporary_accommodation", id!("register-temporary-home")),
                ("tied_home", id!("register-with-job")),
                ("forces_home", id!("register-forces-housing")),
                ("caravan_or_boat", id!("register-caravan")),
                ("sleeping_rough", id!("register-nowhere")),
                ("no_fixed_home", id!("register-no-fixed")),
                ("other", id!("register-elsewhere")),
            ]),
        )],
    )),
    page(
        "bedrooms",
        id!("register-page-bedrooms"),
        &[hint(
            field("bedrooms_held", Kind::Whole(0, 20)),
            id!("register-bedrooms-hint"),
        )],
    ),
    page(
        "sharing",
        id!("register-page-sharing"),
        &[yes_no("shares_facilities")],
    ),
    page(
        "facilities",
        id!("register-page-facilities"),
        &[yes_no("lacks_facilities")],
    ),
    page(
        "hazard",
        id!("register-page-hazard"),
        &[officer("hazard", Found::None, "", id!("register-hazard-hint"))],
    ),
    page(
        "order",
        id!("register-page-order"),
        &[officer(
            "order_on_home",
            Found::None,
            "",
            id!("register-order-hint"),
        )],
    ),
    page(
        "works",
        id!("register-page-works"),
        &[officer("must_leave_for_works", Found::No, "", "")],
    ),
    page(
        "adaptations",
        id!("register-page-adaptations"),
        &[yes_no("home_is_adapted"), yes_no("needs_adaptations")],
    ),
    page(
        "homeless",
        id!("register-page-homeless"),
        &[officer(
            "homeless_duty",
            Found::None,
            id!("register-homeless-asks"),
            id!("register-homeless-hint"),
        )],
    ),
];
