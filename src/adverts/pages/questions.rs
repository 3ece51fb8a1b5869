//! What the schemes of councils ask about a home in words of their own: put to providers, and to officers before they
//! approve.

use allocations::Facts;
use entity::council;
use entity::states::AdvertState;

use crate::adverts::{Advert, gate, own};
use crate::dates::london_day;
use crate::error::AppError;
use crate::own::{Answer, Asking, OwnFact, Question};
use crate::t;
use crate::texts::Language;
use crate::web::ask::Ask;
use crate::web::fields::Fields;
use crate::web::form::{FormView, Reader};

/// How a fact is asked about a home. A provider may leave it open, and the officer who approves may not.
fn asking(fact: &OwnFact, unsure: bool) -> Asking<'_> {
    Asking {
        language: Language::English,
        fact,
        name: format!("own-{}", fact.key()),
        unsure,
        among_others: true,
    }
}

/// What was answered about a home.
pub(super) fn answers<'a>(
    asked: impl Iterator<Item = &'a OwnFact>,
    fields: &Fields,
    reader: &mut Reader<'_>,
    unsure: bool,
) -> Facts {
    let mut own = Facts::new();
    for fact in asked {
        if let Some(Answer::Is(value)) = asking(fact, unsure).read(fields, reader) {
            own.set_own(&fact.fact.name, value);
        }
    }
    own
}

/// The questions with what is kept, or with what was sent where something is wrong with it. Where only some councils ask,
/// each question says for which homes.
pub(super) fn for_provider(
    asked: &[OwnFact],
    councils: &[council::Model],
    kept: &str,
    form: &FormView,
) -> Result<Vec<Question>, AppError> {
    let kept = own::kept(kept)?;
    let each = asked.iter().map(|fact| {
        let value = own::value(&kept, fact);
        let question = Question::of(&asking(fact, true), value.as_ref(), false, false);
        let question = if fact.councils.len() < councils.len() {
            let names = councils.iter().filter(|row| own::is_asked_by(fact, row.id));
            let names: Vec<&str> = names.map(|row| row.name.as_str()).collect();
            question.hinted(&t!(
                Language::English,
                "adverts-own-only",
                councils = names.join(", ")
            ))
        } else {
            question
        };
        if form.errors.is_empty() {
            question
        } else {
            question.sent(form)
        }
    });
    Ok(each.collect())
}

/// What the council's scheme asks about the home of an advert; nothing of those that take interest.
pub(super) async fn asked_of(ask: &Ask, advert: &Advert) -> Result<Vec<OwnFact>, AppError> {
    if advert.is_interest() {
        return Ok(Vec::new());
    }
    let councils: Vec<_> = ask.app.places.by_id(advert.row.council_id).into_iter().collect();
    let today = london_day(ask.at.now);
    own::asked(&ask.app.schemes, ask.app.store.read(), &councils, today).await
}

/// The questions as the officer who decides finds them: with the provider's answers, or what was sent.
pub(super) async fn for_officer(
    ask: &Ask,
    advert: &Advert,
    form: &FormView,
) -> Result<Vec<Question>, AppError> {
    let kept = own::kept(&advert.row.own_facts)?;
    let asked = asked_of(ask, advert).await?;
    let mut names = form.values.keys().chain(form.errors.keys());
    let answered = names.any(|name| name.starts_with("own-"));
    let each = asked.iter().map(|fact| {
        let value = own::value(&kept, fact);
        let question = Question::of(&asking(fact, false), value.as_ref(), false, false);
        if answered { question.sent(form) } else { question }
    });
    Ok(each.collect())
}

/// What to look at in an advert that waits for the decision.
pub(super) async fn remarks(ask: &Ask, advert: &Advert) -> Result<Vec<String>, AppError> {
    if advert.row.state != AdvertState::Submitted {
        return Ok(Vec::new());
    }
    let today = london_day(ask.at.now);
    let own = match ask.app.places.by_id(advert.row.council_id) {
        Some(council) => own::told(&ask.app.schemes, ask.app.store.read(), (advert, &council), today).await?,
        None => Vec::new(),
    };
    Ok(gate::remarks(advert, &own, today))
}
