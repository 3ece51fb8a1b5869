//! Every page view there is, so that a test can print each of them with each of its samples.

use crate::web::page::{PageError, Pages, Shell, View};
use crate::{accounts, front, offers, web};

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
    offers::pages::OfferView,
    offers::pages::OfficerListView,
    offers::pages::OfficerOneView,
    offers::pages::ProviderListView,
    offers::pages::ProviderOneView,
    offers::pages::RefuseView,
    offers::pages::SureView,
    web::answer::ProblemView,
}

fn print<V: View>(pages: &Pages, shell: &Shell, samples: &[V], printed: &mut Vec<Printed>) {
    printed.extend(samples.iter().map(|view| Printed {
        template: V::TEMPLATE,
        page: pages.render(shell, view),
    }));
}
