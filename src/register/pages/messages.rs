//! One message to a household.

use serde::Serialize;

use crate::error::AppError;
use crate::register;
use crate::t;
use crate::texts::{Language, Sentence, paragraphs};
use crate::web::answer::{Answer, page};
use crate::web::ask::Ask;
use crate::web::page::{Link, View};

/// One message.
#[derive(Debug, Serialize)]
pub(crate) struct MessageView {
    /// The language in which it was written.
    language: String,
    /// Says so, where it is not the language of the page.
    written_in: Option<String>,
    subject: String,
    at: String,
    /// Those that were written in English are marked where the message is in another language.
    paragraphs: Vec<Sentence>,
    about: Option<Link>,
}

impl View for MessageView {
    const TEMPLATE: &'static str = "register/message.html";

    fn samples() -> Vec<Self> {
        let view = |about: Option<&str>| Self {
            language: "en".into(),
            written_in: about.map(|_| "This message is in English.".into()),
            subject: "We have your application".into(),
            at: "Monday 2 November 2026 at 9am".into(),
            paragraphs: vec![Sentence::own("Thank you."), Sentence::english("A letter.")],
            about: about.map(|about| leads_to(Language::English, about)),
        };
        vec![view(None), view(Some("/my"))]
    }
}

/// `GET /my/messages/{message}`. Opening a message is what reads it; nothing else changes.
pub async fn message(ask: Ask) -> Answer {
    let id = ask.household_id()?.ok_or(AppError::NotFound)?;
    let found = register::message(ask.app.store.read(), id, ask.id("message")?).await?;
    if found.read_at.is_none() {
        let message_id = found.id;
        ask.app
            .store
            .write(async |tx| register::read_now(tx, &ask.at, id, message_id).await)
            .await?;
    }
    let view = MessageView {
        language: found.language.clone(),
        written_in: (found.language != ask.language.code()).then(|| {
            let language = found.language.as_str();
            t!(ask.language, "register-message-in-language", language = language)
        }),
        subject: found.subject.clone(),
        at: ask.language.moment(found.created_at),
        paragraphs: paragraphs(&found.body),
        about: found
            .about
            .filter(|about| about.starts_with('/'))
            .map(|about| leads_to(ask.language, &about)),
    };
    let title = if found.language == ask.language.code() {
        found.subject
    } else {
        // A title cannot say that it is in another language.
        t!(ask.language, "register-message")
    };
    page(&ask, &title, &view)
}

/// Where a message leads, in words that say so.
fn leads_to(language: Language, about: &str) -> Link {
    let text = match about.strip_prefix("/my") {
        Some("") => t!(language, "register-see-my"),
        Some("/bids") => t!(language, "register-see-bids"),
        Some(bid) if bid.starts_with("/bids/") && bid.ends_with("/why") => t!(language, "register-see-why"),
        Some(bid) if bid.starts_with("/bids/") => t!(language, "register-see-bid"),
        Some(offer) if offer.starts_with("/offers/") => t!(language, "register-see-offer"),
        Some(_) | None => t!(language, "register-go-to-page"),
    };
    Link::new(text, about)
}

#[cfg(test)]
mod tests {
    use super::leads_to;
    use crate::texts::Language;

    #[test]
    fn a_message_says_what_it_leads_to() {
        let says = |about| leads_to(Language::English, about).text;
        assert_eq!(says("/my"), "See My housing");
        assert_eq!(says("/my/bids/1"), "See your bid");
        assert_eq!(says("/my/bids/1/why"), "See why");
        assert_eq!(says("/my/offers/1"), "See the offer");
        assert_eq!(says("/south-norfolk/homes"), "Go to the page this is about");
    }
}
