//! Every page view there is, so that a test can print each of them with each of its samples.

use crate::web::page::{PageError, Pages, Shell, View};
use crate::{accounts, front, register, web};

/// One sample of one template, printed.
#[derive(Debug)]
pub struct Printed {
    pub template: &'static str,
    pub page: Result<String, PageError>,
}

macro_rules! views {
    ($($view:ty),* $(,)?) => {
        /// Prints every sample of every view inside `shell`.
        pub fn print_samples(pages: &Pages, shell: &Shell) -> Vec<Printed> {
            let mut printed = Vec::new();
            $(print(pages, shell, &<$view>::samples(), &mut printed);)*
            printed
        }
    };
}

views! {
    accounts::pages::CodeView,
    accounts::pages::SignInView,
    front::CouncilView,
    front::PartnershipView,
    register::pages::BeginView,
    register::pages::CheckView,
    register::pages::ListView,
    register::pages::MessageView,
    register::pages::MyView,
    register::pages::QuestionView,
    register::pages::SafetyView,
    register::pages::SentView,
    register::pages::TasksView,
    web::answer::ProblemView,
}

fn print<V: View>(pages: &Pages, shell: &Shell, samples: &[V], printed: &mut Vec<Printed>) {
    printed.extend(samples.iter().map(|view| Printed {
        template: V::TEMPLATE,
        page: pages.render(shell, view),
    }));
}
