//! Pages of the register.

mod application;
mod check;
mod lists;
mod my;
mod people;
mod question;

pub(crate) use application::{BeginView, SafetyView, TasksView};
pub use application::{begin_form, begin_now, safety};
pub(crate) use check::{CheckView, SentView};
pub use check::{check, send, sent};
pub(crate) use lists::ListView;
pub use lists::{entry_form, entry_now, entry_remove};
pub(crate) use my::{MessageView, MyView};
pub use my::{change, message, my};
pub(crate) use question::QuestionView;
pub use question::{page_form, page_now};
