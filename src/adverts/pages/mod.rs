//! The provider's and the council's pages of adverts.

mod form;
mod officer;
mod photo;
mod provider;
mod questions;
mod rows;
mod today;
mod write;

pub(crate) use officer::{OfficerListView, OfficerOneView};
pub use officer::{approve_now, changes_now, officer_list, officer_one, officer_withdraw_now};
pub(crate) use photo::PhotoView;
pub use photo::{photo_form, photo_now, photo_remove};
pub(crate) use provider::{ListView, OneView};
pub use provider::{list, one, submit_now, withdraw_now};
pub(crate) use today::TodayView;
pub use today::today;
pub(crate) use write::WriteView;
pub use write::{edit_form, edit_now, new_form, new_now};
