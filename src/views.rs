//! Every page view there is, so that a test can print each of them with each of its samples.

use crate::web::page::{PageError, Pages, Shell, View};
use crate::{
    accounts, admin, adverts, bids, content, figures, front, homes, offers, register, results, shortlists,
    web,
};

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
    accounts::pages::AccountView,
    accounts::pages::CodeView,
    accounts::pages::CouncilsView,
    accounts::pages::FinishView,
    accounts::pages::ForgottenView,
    accounts::pages::NewPasswordView,
    accounts::pages::OwnPasswordView,
    accounts::pages::SentView,
    accounts::pages::SetUpView,
    accounts::pages::SignInView,
    accounts::pages::SignUpView,
    admin::pages::AuthorisationsView,
    admin::pages::NewAuthorisationView,
    admin::pages::NewStaffView,
    admin::pages::PersonView,
    admin::pages::ProvidersView,
    admin::pages::StaffView,
    bids::pages::AdvertView,
    bids::pages::MineView,
    bids::pages::ReceiptView,
    bids::pages::WhyView,
    adverts::pages::ListView,
    adverts::pages::OfficerListView,
    adverts::pages::OfficerOneView,
    adverts::pages::OneView,
    adverts::pages::PhotoView,
    adverts::pages::TodayView,
    adverts::pages::WriteView,
    content::ContentView,
    figures::FiguresView,
    front::CouncilView,
    front::PartnershipView,
    register::pages::BeginView,
    register::pages::CaseView,
    register::pages::CasesView,
    register::pages::CheckView,
    register::pages::FactView,
    register::pages::HowView,
    register::pages::ListView,
    register::pages::MailView,
    register::pages::MessageView,
    register::pages::MoreView,
    register::pages::MyView,
    register::pages::QuestionView,
    register::pages::SafetyView,
    register::pages::SentView,
    register::pages::TasksView,
    register::pages::WorkView,
    offers::pages::OfferView,
    offers::pages::OfficerListView,
    offers::pages::OfficerOneView,
    offers::pages::ProviderListView,
    offers::pages::ProviderOneView,
    offers::pages::RefuseView,
    offers::pages::SureView,
    homes::pages::FindView,
    homes::pages::GoneView,
    homes::pages::HomeView,
    results::ResultsView,
    shortlists::pages::InterestView,
    shortlists::pages::ListView,
    shortlists::pages::OneView,
    shortlists::pages::SkipView,
    web::answer::ProblemView,
}

fn print<V: View>(pages: &Pages, shell: &Shell, samples: &[V], printed: &mut Vec<Printed>) {
    printed.extend(samples.iter().map(|view| Printed {
        template: V::TEMPLATE,
        page: pages.render(shell, view),
    }));
}
