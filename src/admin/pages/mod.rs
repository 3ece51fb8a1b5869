//! Pages for administrators.

mod authorisations;
mod list;
mod new_staff;
mod person;
mod providers;

pub(crate) use authorisations::{AuthorisationsView, NewAuthorisationView};
pub use authorisations::{authorisations, authorise_form, authorise_now, end_now};
pub(crate) use list::StaffView;
pub use list::list;
pub(crate) use new_staff::NewStaffView;
pub use new_staff::{new_staff_form, new_staff_now};
pub(crate) use person::PersonView;
pub use person::{disable_now, enable_now, invite_now, person, sign_out_now};
pub(crate) use providers::ProvidersView;
pub use providers::{provider_staff_now, providers_form};
