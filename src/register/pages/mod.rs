//! Pages of the register.

mod application;
mod case;
mod case_parts;
mod cases;
mod check;
mod decide;
mod how;
mod lists;
mod messages;
mod my;
mod people;
mod question;
mod rules;
mod words;
mod work;

pub(crate) use application::{BeginView, SafetyView, TasksView};
pub use application::{begin_form, begin_now, safety};
pub(crate) use case::CaseView;
pub use case::case;
pub(crate) use cases::CasesView;
pub use cases::cases;
pub(crate) use check::{CheckView, SentView};
pub use check::{check, send, sent};
pub use decide::decide;
pub(crate) use how::HowView;
pub use how::how_we_decide;
pub(crate) use lists::ListView;
pub use lists::{entry_form, entry_now, entry_remove};
pub(crate) use messages::MessageView;
pub use messages::message;
pub(crate) use my::MyView;
pub use my::{change, my};
pub(crate) use question::QuestionView;
pub use question::{page_form, page_now};
pub(crate) use work::{MailView, WorkView};
pub use work::{mail_again, mail_failed, work};
