//! The pages of nominations and offers: the provider's, the applicant's, the officer's.

mod applicant;
mod card;
mod home_let;
mod next_panel;
mod officer_list;
mod officer_one;
mod provider_acts;
mod provider_list;
mod provider_one;
mod refusing;

use crate::texts::Language;
use serde::Serialize;

pub(crate) use applicant::OfferView;
pub use applicant::{accept_now, offer};
pub use card::{OfferCard, card_for};
pub(crate) use home_let::{HomeLet, home_let};
pub use next_panel::{NextPanel, next_panel, nominate_now};
pub(crate) use officer_list::OfficerListView;
pub use officer_list::officer_nominations;
pub(crate) use officer_one::OfficerOneView;
pub use officer_one::{officer_nomination, reasonable_now, withdraw_now};
pub use provider_acts::{let_now, offer_now, turn_down_now, viewing_now};
pub use provider_list::provider_nominations;
pub(crate) use provider_list::{Awaiting, ProviderListView, awaiting};
pub(crate) use provider_one::ProviderOneView;
pub use provider_one::provider_nomination;
pub(crate) use refusing::{RefuseView, SureView};
pub use refusing::{refuse_form, refuse_now};

use super::codes::Code;

/// One fact with its name, in the shape that lists of facts take.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Fact {
    pub key: Text,
    pub value: Text,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Text {
    pub text: String,
}

fn fact(key: impl Into<String>, value: impl Into<String>) -> Fact {
    Fact {
        key: Text { text: key.into() },
        value: Text { text: value.into() },
    }
}

/// A tag with its colour.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Tag {
    pub text: String,
    pub classes: String,
}

/// Something to choose.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Choice {
    pub value: String,
    pub text: String,
}

fn choices(language: Language, list: impl IntoIterator<Item = Code>) -> Vec<Choice> {
    list.into_iter()
        .map(|code| Choice {
            value: code.code.to_owned(),
            text: code.words(language),
        })
        .collect()
}
