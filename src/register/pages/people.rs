//! Who lives with the applicant.

use allocations::Value;
use chrono::{Datelike, NaiveDate};
use entity::member;
use entity::states::Sex;

use super::application::Draft;
use super::lists::{ListView, Row, list_view, number};
use super::question::{QuestionView, section_of, version};
use crate::dates::day_short;
use crate::error::AppError;
use crate::register::form::{Control, Page};
use crate::register::{self, NewPerson, replace, told_so_far};
use crate::web::answer::{Answer, page, page_with_faults, see};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Reader};

const RELATIONS: [(&str, &str); 9] = [
    ("partner", "Husband, wife or partner"),
    ("child", "Child"),
    ("grandchild", "Grandchild"),
    ("parent", "Parent"),
    ("sibling", "Brother or sister"),
    ("other_family", "Other family"),
    ("carer", "Carer"),
    ("lodger", "Lodger"),
    ("other", "Somebody else"),
];

const SEXES: [(&str, Sex); 3] = [
    ("female", Sex::Female),
    ("male", Sex::Male),
    ("not_said", Sex::NotSaid),
];

const LIVES: [(&str, &str); 4] = [
    ("always", "Yes, always"),
    ("part_time", "Some of the time"),
    ("will_join", "Not yet, but they will"),
    ("elsewhere", "No"),
];

pub(super) async fn list(ask: &Ask, draft: &Draft, here: &Page) -> Answer {
    page(ask, here.title, &people_list(ask, draft, here).await?)
}

/// The list again, with what is missing in it.
pub(super) async fn list_with_faults(ask: &Ask, draft: &Draft, here: &Page, errors: &FormErrors) -> Answer {
    page_with_faults(ask, here.title, errors, &people_list(ask, draft, here).await?)
}

async fn people_list(ask: &Ask, draft: &Draft, here: &Page) -> Result<ListView, AppError> {
    let people = register::members_of(ask.app.store.read(), draft.household.id).await?;
    let rows = people
        .iter()
        .map(|person| Row {
            title: person.name.clone(),
            text: in_words(person),
            change: Some(format!("/my/application/people/{}", person.position)),
            remove: (person.position > 1)
                .then(|| format!("/my/application/people/{}/remove", person.position)),
        })
        .collect();
    Ok(list_view(ask, draft, here, rows, "Add another person"))
}

fn in_words(person: &member::Model) -> String {
    let relation = RELATIONS
        .iter()
        .find(|(code, _)| *code == person.relation)
        .map_or("You", |(_, text)| text);
    match person.born_on {
        Some(day) => format!("{relation}, born {}", day_short(day)),
        None => format!("{relation}. We need a date of birth"),
    }
}

pub(super) async fn form(ask: &Ask, draft: &Draft, here: &Page) -> Answer {
    let view = view(ask, draft, here).await?;
    page(ask, &view.title, &view)
}

fn born(on: Option<NaiveDate>) -> Control {
    let mut control = Control::plain("date", "born", "Date of birth", "").hinted("For example, 27 3 2015");
    if let Some(day) = on {
        control.values = [
            ("born-day".to_owned(), day.day().to_string()),
            ("born-month".to_owned(), day.month().to_string()),
            ("born-year".to_owned(), day.year().to_string()),
        ]
        .into_iter()
        .collect();
    }
    control
}

async fn view(ask: &Ask, draft: &Draft, here: &Page) -> Result<QuestionView, AppError> {
    let people = register::members_of(ask.app.store.read(), draft.household.id).await?;
    let at = number(ask)?;
    let person = match at {
        Some(at) => Some(people.get(at).ok_or(AppError::NotFound)?),
        None => None,
    };
    let applicant = at == Some(0);
    let name = Control {
        classes: "govuk-input--width-20",
        ..Control::plain(
            "input",
            "name",
            "Full name",
            person.map_or("", |person| &person.name),
        )
    };
    let sex = person.map_or("", |person| {
        SEXES
            .iter()
            .find(|(_, sex)| *sex == person.sex)
            .map_or("", |(word, _)| word)
    });
    let sex = Control::plain(
        "radios",
        "sex",
        "Sex",
        if person.is_some_and(|p| p.born_on.is_none()) {
            ""
        } else {
            sex
        },
    )
    .hinted("The rules about sharing a bedroom ask for it.")
    .choosing(&[
        ("female", "Female"),
        ("male", "Male"),
        ("not_said", "Prefer not to say"),
    ]);
    let mut controls = vec![name, born(person.and_then(|person| person.born_on)), sex];
    if !applicant {
        let relation = person.map_or("", |person| person.relation.as_str());
        let mut items = vec![("", "Choose one")];
        items.extend(RELATIONS);
        controls
            .push(Control::plain("select", "relation", "Who are they to you?", relation).choosing(&items));
        let lives = match at {
            Some(at) => draft
                .progress
                .given
                .facts
                .list("members")
                .get(at)
                .and_then(|fields| fields.get("lives_here").cloned()),
            None => None,
        };
        let lives = match lives {
            Some(Value::Words(word)) => word,
            _ => String::new(),
        };
        controls.push(
            Control::plain("radios", "lives_here", "Do they live with you now?", &lives).choosing(&LIVES),
        );
    }
    Ok(QuestionView {
        section: section_of(here).to_owned(),
        title: match (applicant, at) {
            (true, _) => "About you".to_owned(),
            (false, Some(_)) => "Change a person".to_owned(),
            (false, None) => "Add another person".to_owned(),
        },
        heading: false,
        hint: None,
        action: ask.path.clone(),
        version: draft.application.version,
        from: String::new(),
        controls,
        back: "/my/application/people".to_owned(),
    })
}

pub(super) async fn save(ask: &Ask, draft: &Draft, here: &Page) -> Answer {
    let at = number(ask)?;
    let (person, lives_here) = match read(ask, at == Some(0)) {
        Ok(read) => read,
        Err(errors) => {
            let sent = FormView::sent(&ask.form, &errors);
            let mut view = view(ask, draft, here).await?;
            view.controls = view
                .controls
                .into_iter()
                .map(|control| control.sent(&sent))
                .collect();
            return page_with_faults(ask, &view.title, &errors, &view);
        }
    };
    let mut people: Vec<NewPerson> = now(ask, draft).await?;
    let mut kept: Vec<Option<usize>> = (0..people.len()).map(Some).collect();
    let position = if let Some(at) = at {
        *people.get_mut(at).ok_or(AppError::NotFound)? = person;
        at
    } else {
        people.push(person);
        kept.push(None);
        people.len() - 1
    };
    let (id, version, open) = (
        draft.household.id,
        version(ask)?,
        draft.progress.given.open.clone(),
    );
    ask.app
        .store
        .write(async |tx| {
            let version = register::save_people(tx, &ask.at, id, version, &people, &kept).await?;
            let mut facts = told_so_far(&register::application_of(tx, id).await?)?;
            let mut members = facts.list("members");
            if let Some(fields) = members.get_mut(position) {
                fields.insert("lives_here".to_owned(), Value::from(lives_here));
            }
            replace(&mut facts, "members", &members)?;
            register::save_facts(tx, &ask.at, id, version, &facts, &open).await
        })
        .await?;
    Ok(see("/my/application/people"))
}

fn read(ask: &Ask, applicant: bool) -> Result<(NewPerson, &'static str), FormErrors> {
    let mut reader = Reader::new(&ask.form);
    let name = reader.line("name", "a name");
    let born_on = reader.date("born", "a date of birth");
    if born_on.is_some_and(|day| day > crate::dates::london_day(ask.at.now)) {
        reader.fault(
            "born",
            "Enter a date of birth in the past. Tell us about a baby on the way on the next page",
        );
    }
    let sex = reader
        .choice("sex", "one of the answers about sex", &SEXES)
        .unwrap_or(Sex::NotSaid);
    let (relation, lives_here) = if applicant {
        ("applicant", "always")
    } else {
        let codes = |list: &[(&'static str, &'static str)]| -> Vec<(&'static str, &'static str)> {
            list.iter().map(|(code, _)| (*code, *code)).collect()
        };
        let relation = reader.choice("relation", "who they are to you", &codes(&RELATIONS));
        let lives = reader.choice("lives_here", "whether they live with you", &codes(&LIVES));
        (relation.unwrap_or_default(), lives.unwrap_or_default())
    };
    let person = NewPerson {
        name,
        born_on,
        sex,
        relation: relation.to_owned(),
    };
    reader.finish((person, lives_here))
}

async fn now(ask: &Ask, draft: &Draft) -> Result<Vec<NewPerson>, AppError> {
    let people = register::members_of(ask.app.store.read(), draft.household.id).await?;
    Ok(people
        .into_iter()
        .map(|person| NewPerson {
            name: person.name,
            born_on: person.born_on,
            sex: person.sex,
            relation: person.relation,
        })
        .collect())
}

pub(super) async fn remove(ask: &Ask, draft: &Draft, at: usize) -> Answer {
    let mut people = now(ask, draft).await?;
    if at == 0 || at >= people.len() {
        return Err(AppError::NotFound);
    }
    let kept: Vec<Option<usize>> = (0..people.len()).filter(|kept| *kept != at).map(Some).collect();
    people.remove(at);
    let (id, version) = (draft.household.id, version(ask)?);
    ask.app
        .store
        .write(async |tx| register::save_people(tx, &ask.at, id, version, &people, &kept).await)
        .await?;
    Ok(see("/my/application/people"))
}
