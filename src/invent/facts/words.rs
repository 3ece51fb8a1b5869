//! Our choices in the words of the vocabulary.

use crate::invent::{AccessLevel, Duty, Forces, HomeKind, HousingKind, Immigration, RentKind, Role, Sex};

pub(super) fn immigration(status: Immigration) -> &'static str {
    match status {
        Immigration::BritishOrIrish => "british_or_irish",
        Immigration::Settled => "settled",
        Immigration::PreSettled => "pre_settled",
        Immigration::Refugee => "refugee",
        Immigration::LimitedLeaveWithRecourse => "limited_leave_with_recourse",
        Immigration::NoRecourse => "no_recourse",
    }
}

pub(super) fn tenure(kind: HousingKind) -> &'static str {
    match kind {
        HousingKind::PrivateRent => "private_tenant",
        HousingKind::FamilyOrFriends => "living_with_family",
        HousingKind::SocialTenant => "housing_association_tenant",
        HousingKind::Owner => "owner",
        HousingKind::SupportedHousing => "supported_housing",
        HousingKind::TemporaryAccommodation | HousingKind::Refuge => "temporary_accommodation",
        HousingKind::Hospital => "hospital",
        HousingKind::CarePlacement => "care",
        HousingKind::TiedHome => "tied_home",
        HousingKind::ForcesHome => "forces_home",
        HousingKind::Caravan => "caravan_or_boat",
        HousingKind::NoFixedHome => "no_fixed_home",
    }
}

/// The kind of stay that the present home is.
pub(super) fn residence(kind: HousingKind) -> &'static str {
    match kind {
        HousingKind::TemporaryAccommodation => "placed_by_council",
        HousingKind::Refuge => "refuge",
        HousingKind::Hospital => "hospital",
        HousingKind::CarePlacement => "care",
        HousingKind::ForcesHome => "forces",
        HousingKind::PrivateRent
        | HousingKind::FamilyOrFriends
        | HousingKind::SocialTenant
        | HousingKind::Owner
        | HousingKind::SupportedHousing
        | HousingKind::TiedHome
        | HousingKind::Caravan
        | HousingKind::NoFixedHome => "settled",
    }
}

/// A council houses families in homes of their own, and people alone mostly in bed and breakfast.
pub(super) fn temporary(kind: HousingKind, alone: bool) -> &'static str {
    match kind {
        HousingKind::TemporaryAccommodation if alone => "bed_and_breakfast",
        HousingKind::TemporaryAccommodation => "self_contained",
        HousingKind::Refuge => "refuge",
        HousingKind::PrivateRent
        | HousingKind::FamilyOrFriends
        | HousingKind::SocialTenant
        | HousingKind::Owner
        | HousingKind::SupportedHousing
        | HousingKind::Hospital
        | HousingKind::CarePlacement
        | HousingKind::TiedHome
        | HousingKind::ForcesHome
        | HousingKind::Caravan
        | HousingKind::NoFixedHome => "none",
    }
}

pub(super) fn duty(duty: Option<Duty>, alone: bool) -> &'static str {
    match duty {
        None => "none",
        Some(Duty::Prevention) => "prevention",
        Some(Duty::Relief) => "relief",
        Some(Duty::Main) => "main",
        Some(Duty::NoMainDuty) if alone => "no_priority_need",
        Some(Duty::NoMainDuty) => "intentional",
    }
}

pub(super) fn is_main(duty: Option<Duty>) -> bool {
    matches!(duty, Some(Duty::Main))
}

pub(super) fn mobility_needed(access: Option<AccessLevel>) -> &'static str {
    access.map_or("none", mobility)
}

/// What a home offers to somebody who finds steps hard.
pub(super) fn mobility(access: AccessLevel) -> &'static str {
    match access {
        AccessLevel::Stairs => "none",
        AccessLevel::FewSteps => "few_steps",
        AccessLevel::LevelAccess => "part_time_wheelchair",
        AccessLevel::Wheelchair => "full_wheelchair",
    }
}

pub(super) fn needs_adaptations(access: Option<AccessLevel>) -> bool {
    access == Some(AccessLevel::Wheelchair)
}

pub(super) fn forces(forces: Option<Forces>) -> &'static str {
    match forces {
        None => "none",
        Some(Forces::Serving) => "serving",
        Some(Forces::Veteran) => "former_regular",
        Some(Forces::FormerPartner) => "bereaved_partner",
    }
}

pub(super) fn relation(role: Role) -> &'static str {
    match role {
        Role::Lead => "applicant",
        Role::Partner => "partner",
        Role::Child => "child",
        Role::Parent => "parent",
    }
}

pub(super) fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "female",
        Sex::Male => "male",
    }
}

pub(super) fn home_kind(kind: HomeKind) -> &'static str {
    match kind {
        HomeKind::Flat => "flat",
        HomeKind::Maisonette => "maisonette",
        HomeKind::House => "house",
        HomeKind::Bungalow => "bungalow",
        HomeKind::Sheltered => "sheltered",
    }
}

pub(super) fn home_tenure(rent: RentKind) -> &'static str {
    match rent {
        RentKind::Social => "social_rent",
        RentKind::Affordable => "affordable_rent",
        RentKind::Market => "private_rent",
    }
}
