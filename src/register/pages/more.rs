//! A page of what the councils' schemes ask in words of their own: shown, read, saved, on to the next.

use allocations::{Facts, Value};
use entity::member;
use serde::Serialize;

use super::application::{Draft, draft as draft_now};
use super::question::{back, version};
use crate::dates::day_short;
use crate::error::AppError;
use crate::own::{Asking, OwnFact, Question};
use crate::register;
use crate::register::form::{Given, ListAnswer, PageKind, member_in_words, pages};
use crate::register::more::{More, Row, START, known, take, unsure, value};
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, page_with_faults, see};
use crate::web::ask::Ask;
use crate::web::form::{FormView, Reader};
use crate::web::page::View;

/// Questions of a scheme with their form.
#[derive(Debug, Serialize)]
pub(crate) struct MoreView {
    section: String,
    title: String,
    /// A single question is the heading itself.
    heading: bool,
    /// The questions are in another language than the page.
    foreign: bool,
    action: String,
    version: i32,
    from: String,
    questions: Vec<Question>,
    back: String,
}

impl View for MoreView {
    const TEMPLATE: &'static str = "register/more.html";

    fn samples() -> Vec<Self> {
        let view = |heading, foreign, questions| Self {
            section: "More questions".into(),
            title: "About Robin Shaw".into(),
            heading,
            foreign,
            action: "/my/application/more-tie".into(),
            version: 1,
            from: String::new(),
            questions,
            back: "/my/application".into(),
        };
        let mut samples: Vec<Self> = Question::samples(true)
            .into_iter()
            .map(|question| view(true, false, vec![question]))
            .collect();
        samples.push(view(false, true, Question::samples(false)));
        samples
    }
}

/// The page that a path means, where it is one of these.
///
/// # Errors
/// Not found when no scheme asks it.
pub(super) fn here<'a>(ask: &Ask, draft: &'a Draft) -> Result<Option<&'a More>, AppError> {
    let slug = ask.part("page")?;
    if !slug.starts_with(START) {
        return Ok(None);
    }
    let mut pages = draft.progress.more.iter();
    pages
        .find(|page| page.slug == slug)
        .map(Some)
        .ok_or(AppError::NotFound)
}

fn asked(language: Language, here: &More) -> Vec<Asking<'_>> {
    let each = here.facts.iter().map(|fact| Asking {
        language,
        fact,
        name: format!("own-{}", fact.key()),
        unsure: true,
        among_others: here.facts.len() > 1,
    });
    each.collect()
}

async fn view(ask: &Ask, draft: &Draft, here: &More, from: &str) -> Result<MoreView, AppError> {
    let (language, given) = (ask.language, &draft.progress.given);
    let title = title(ask, draft, here).await?;
    let questions = asked(language, here).into_iter().map(|asking| {
        let kept =
            value(&given.facts, asking.fact, here.row).filter(|_| known(&given.facts, asking.fact, here.row));
        let unsure = unsure(given, asking.fact, here.row);
        Question::of(&asking, kept.as_ref(), unsure, here.row.is_none())
    });
    Ok(MoreView {
        section: t!(language, "register-section-more"),
        title,
        heading: here.row.is_none(),
        foreign: language != Language::English,
        action: ask.path.clone(),
        version: draft.application.version,
        from: from.to_owned(),
        questions: questions.collect(),
        back: back(from).to_owned(),
    })
}

async fn title(ask: &Ask, draft: &Draft, here: &More) -> Result<String, AppError> {
    match here.row {
        Some(row) => {
            let people = register::members_of(ask.app.store.read(), draft.household.id).await?;
            let what = about(ask.language, &people, &draft.progress.given.facts, row);
            Ok(t!(ask.language, "register-more-about", what = what))
        }
        // A title cannot say that its words are in another language.
        None if ask.language != Language::English => Ok(t!(ask.language, "register-section-more")),
        None => Ok(here.facts.first().map_or_else(String::new, OwnFact::label)),
    }
}

/// A row as people know it: the name of a person, or the line of a list.
pub(super) fn about(language: Language, people: &[member::Model], facts: &Facts, (list, nth): Row) -> String {
    let at = nth.saturating_sub(1);
    if list == "members" {
        let row = facts.rows(list).into_iter().nth(at).unwrap_or_default();
        return person(people, at, &row);
    }
    let entries = pages().find_map(|page| match page.kind {
        PageKind::Entries(entries) if entries.list == list => Some(entries),
        PageKind::Entries(_)
        | PageKind::Questions(_)
        | PageKind::People
        | PageKind::Address
        | PageKind::Reach
        | PageKind::Hide => None,
    });
    match (entries, facts.rows(list).get(at)) {
        (Some(entries), Some(row)) => member_in_words(language, entries, row),
        (_, _) => format!("{list} {nth}"),
    }
}

/// The name of whom a row is about. While a change is being written the people may be others than those who were declared:
/// then it is whoever was born that day, or nobody by name.
fn person(people: &[member::Model], at: usize, row: &ListAnswer) -> String {
    let is = |person: &&member::Model| {
        row.get("relation") == Some(&Value::from(person.relation.clone()))
            && row.get("birth_date") == person.born_on.map(Value::Date).as_ref()
    };
    let mut alike = people.iter().filter(is);
    let known = people
        .get(at)
        .filter(is)
        .or_else(|| alike.next().filter(|_| alike.next().is_none()));
    match (known, row.get("relation"), row.get("birth_date")) {
        (Some(person), _, _) => person.name.clone(),
        (None, Some(Value::Words(relation)), Some(Value::Date(born))) => t!(
            Language::English,
            "register-own-person",
            relation = relation.replace('_', " "),
            born = day_short(*born)
        ),
        (None, _, _) => (at + 1).to_string(),
    }
}

/// `GET /my/application/more-…`
pub(super) async fn form(ask: &Ask, draft: &Draft, here: &More) -> Answer {
    let view = view(ask, draft, here, ask.query.get("from")).await?;
    page(ask, &view.title, &view)
}

/// `POST /my/application/more-…`
pub(super) async fn save(ask: &Ask, draft: &Draft, here: &More) -> Answer {
    let from = ask.form.get("from").to_owned();
    let mut given: Given = draft.progress.given.clone();
    let mut reader = Reader::in_language(&ask.form, ask.language);
    for asking in asked(ask.language, here) {
        if let Some(answer) = asking.read(&ask.form, &mut reader) {
            take(&mut given, asking.fact, here.row, answer)?;
        }
    }
    let given = match reader.finish(given) {
        Ok(given) => given,
        Err(errors) => {
            let sent = FormView::sent(&ask.form, &errors);
            let mut view = view(ask, draft, here, &from).await?;
            view.questions = view
                .questions
                .into_iter()
                .map(|question| question.sent(&sent))
                .collect();
            return page_with_faults(ask, &view.title, &errors, &view);
        }
    };
    let (id, version) = (draft.household.id, version(ask)?);
    ask.app
        .store
        .write(async |tx| register::save_facts(tx, &ask.at, id, version, &given.facts, &given.open).await)
        .await?;
    if from == "check" {
        return Ok(see("/my/application/check"));
    }
    let after = draft_now(ask).await?;
    let mut rest = after
        .progress
        .more
        .iter()
        .skip_while(|page| page.slug != here.slug);
    Ok(match rest.nth(1) {
        Some(next) => see(format!("/my/application/{}", next.slug)),
        None => see("/my/application"),
    })
}
