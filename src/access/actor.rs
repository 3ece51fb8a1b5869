//! Somebody who is signed in.

use entity::states::Role;
use uuid::Uuid;

/// Somebody who is signed in, as far as the rest of the program needs to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub account_id: Uuid,
    pub session_id: Uuid,
    pub name: String,
    pub role: Role,
    /// For staff of a council: the council acted for. It is the account's own unless another has authorised it.
    pub council_id: Option<Uuid>,
    /// For provider staff.
    pub provider_id: Option<Uuid>,
    /// For applicants who have begun an application.
    pub household_id: Option<Uuid>,
    /// Signed in with a password but not yet with a code.
    pub second_step_due: bool,
}

/// A member of a council's staff, acting for one council.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    pub account_id: Uuid,
    pub name: String,
    pub role: Role,
    pub council_id: Uuid,
}

impl Actor {
    /// As staff, for the council acted for; none for anybody else.
    pub fn staff(&self) -> Option<Staff> {
        match self.role {
            Role::Officer | Role::Manager | Role::Administrator => Some(Staff {
                account_id: self.account_id,
                name: self.name.clone(),
                role: self.role,
                council_id: self.council_id?,
            }),
            Role::Applicant | Role::Provider => None,
        }
    }
}
