//! Who may do what, as one readable matrix. Whose rows they may do it to is asked of every query.

use entity::states::Role;

/// What somebody may want to do with a council's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Assess,
    ApproveAdvert,
    Skip,
    SealShortlist,
    Nominate,
    ReadSensitive,
    SeeFigures,
    ManageAccounts,
    ManageCouncils,
}

/// Whether a role may do it at all.
pub const fn may(role: Role, act: Act) -> bool {
    match role {
        Role::Applicant | Role::Provider => false,
        Role::Officer => match act {
            Act::Assess
            | Act::ApproveAdvert
            | Act::Skip
            | Act::SealShortlist
            | Act::Nominate
            | Act::ReadSensitive => true,
            Act::SeeFigures | Act::ManageAccounts | Act::ManageCouncils => false,
        },
        Role::Manager => match act {
            Act::Assess
            | Act::ApproveAdvert
            | Act::Skip
            | Act::SealShortlist
            | Act::Nominate
            | Act::ReadSensitive
            | Act::SeeFigures => true,
            Act::ManageAccounts | Act::ManageCouncils => false,
        },
        Role::Administrator => match act {
            Act::ManageAccounts | Act::ManageCouncils => true,
            Act::Assess
            | Act::ApproveAdvert
            | Act::Skip
            | Act::SealShortlist
            | Act::Nominate
            | Act::ReadSensitive
            | Act::SeeFigures => false,
        },
    }
}
