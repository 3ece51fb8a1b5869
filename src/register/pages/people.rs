//! Who lives with the applicant.

use allocations::Value;
use chrono::{Datelike, NaiveDate};
use entity::member;
use entity::states::Sex;

use super::application::Draft;
use super::lists::{ListView, Row, list_view, number};
use super::question::{QuestionView, section_of, version};
use crate::error::AppError;
use crate::id;
use crate::register::form::{Control, Page};
use crate::register::more::without_marks_of;
use crate::register::{self, NewPerson, replace, told_so_far};
use crate::t;
use crate::texts::{Language, say};
use crate::web::answer::{Answer, page, page_with_faults, see};
use crate::web::ask::Ask;
use crate::web::form::{FormErrors, FormView, Reader};

const RELATIONS: [(&str, &str); 9] = [
    ("partner", id!("register-partner")),
    ("child", id!("register-child")),
    ("grandchild", id!("register-grandchild")),
    ("parent", id!("register-parent")),
    ("sibling", id!("register-sibling")),
    ("other_family", id!("register-other-family")),
    ("carer", id!("register-carer")),
    ("lodger", id!("register-lodger")),
    ("other", id!("register-somebody-else")),
];

const SEXES: [(&str, Sex); 3] = [
    ("female", Sex::Female),
    ("male", Sex::Male),
    ("not_said", Sex::NotSaid),
];

const LIVES: [(&str, &str); 4] = [
    ("always", id!("register-lives-always")),
    ("part_time", id!("register-lives-part")),
    ("will_join", id!("register-lives-will")),
    ("elsewhere", id!("register-no")),
];

pub(super) async fn list(ask: &Ask, draft: &Draft, here: &Page) -> Answer {
    page(
        ask,
        &here.called(ask.language),
        &people_list(ask, draft, here).await?,
    )
}

/// The list again, with what is missing in it.
pub(super) async fn list_with_faults(ask: &Ask, draft: &Draft, here: &Page, errors: &FormErrors) -> Answer {
    page_with_faults(
        ask,
        &here.called(ask.language),
        errors,
        &people_list(ask, draft, here).await?,
    )
}

async fn people_list(ask: &Ask, draft: &Draft, here: &Page) -> Result<ListView, AppError> {
    let people = register::members_of(ask.app.store.read(), draft.household.id).await?;
    let rows = people
        .iter()
        .map(|person| Row {
            title: person.name.clone(),
            text: in_words(ask.language, person),
            change: Some(format!("/my/application/people/{}", person.position)),
            remove: (person.position > 1)
                .then(|| format!("/my/application/people/{}/remove", person.position)),
        })
        .collect();
    let add = t!(ask.language, "register-add-person");
    Ok(list_view(ask, draft, here, rows, add))
}

fn in_words(language: Language, person: &member::Model) -> String {
    let relation = RELATIONS
        .iter()
        .find(|(code, _)| *code == person.relation)
        .map_or(id!("register-you"), |(_, id)| id);
    let relation = say(language, relation, &[]);
    match person.born_on {
        Some(day) => {
            let day = language.short_day(day);
            t!(language, "register-person-born", relation = relation, day = day)
        }
        None => t!(language, "register-person-no-date", relation = relation),
    }
}

pub(super) async fn form(ask: &Ask, draft: &Draft, here: &Page) -> Answer {
    let view = view(ask, draft, here).await?;
    page(ask, &view.title, &view)
}

fn born(language: Language, on: Option<NaiveDate>) -> Control {
    let mut control = Control::plain("date", "born", t!(language, "register-born"), "")
        .hinted(t!(language, "register-born-hint"));
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
    let language = ask.language;
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
            t!(language, "register-full-name"),
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
        t!(language, "register-sex"),
        if person.is_some_and(|p| p.born_on.is_none()) {
            ""
        } else {
            sex
        },
    )
    .hinted(t!(language, "register-sex-hint"))
    .choosing(vec![
        ("female", t!(language, "register-female")),
        ("male", t!(language, "register-male")),
        ("not_said", t!(language, "register-not-said")),
    ]);
    let mut controls = vec![
        name,
        born(language, person.and_then(|person| person.born_on)),
        sex,
    ];
    if !applicant {
        controls.extend(beside_applicant(language, draft, at, person));
    }
    Ok(QuestionView {
        section: section_of(language, here),
        title: match (applicant, at) {
            (true, _) => t!(language, "register-about-you"),
            (false, Some(_)) => t!(language, "register-change-person"),
            (false, None) => t!(language, "register-add-person"),
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

/// What is asked of everybody but the applicant: who they are to them, and whether they live there.
fn beside_applicant(
    language: Language,
    draft: &Draft,
    at: Option<usize>,
    person: Option<&member::Model>,
) -> [Control; 2] {
    let relation = person.map_or("", |person| person.relation.as_str());
    let mut items = vec![("", t!(language, "register-choose-one"))];
    items.extend(RELATIONS.map(|(code, id)| (code, say(language, id, &[]))));
    let asks = t!(language, "register-who-are-they");
    let relation = Control::plain("select", "relation", asks, relation).choosing(items);
    let lives = match at {
        Some(at) => draft
            .progress
            .given
            .facts
            .rows("members")
            .get(at)
            .and_then(|fields| fields.get("lives_here").cloned()),
        None => None,
    };
    let lives = match lives {
        Some(Value::Words(word)) => word,
        _ => String::new(),
    };
    let items = LIVES.map(|(code, id)| (code, say(language, id, &[])));
    let asks = t!(language, "register-lives-now");
    let lives = Control::plain("radios", "lives_here", asks, &lives).choosing(items.into());
    [relation, lives]
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
            let mut members = facts.rows("members");
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
    let language = ask.language;
    let mut reader = Reader::in_language(&ask.form, language);
    let name = reader.line("name", &t!(language, "register-a-name"));
    let born_on = reader.date("born", &t!(language, "register-a-birth-date"));
    if born_on.is_some_and(|day| day > crate::dates::london_day(ask.at.now)) {
        reader.fault("born", t!(language, "register-birth-future"));
    }
    let sex = reader
        .choice("sex", &t!(language, "register-what-sex"), &SEXES)
        .unwrap_or(Sex::NotSaid);
    let (relation, lives_here) = if applicant {
        ("applicant", "always")
    } else {
        let codes = |list: &[(&'static str, &'static str)]| -> Vec<(&'static str, &'static str)> {
            list.iter().map(|(code, _)| (*code, *code)).collect()
        };
        let relation = reader.choice(
            "relation",
            &t!(language, "register-what-relation"),
            &codes(&RELATIONS),
        );
        let lives = reader.choice("lives_here", &t!(language, "register-what-lives"), &codes(&LIVES));
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
    let open = without_marks_of(&draft.progress.given.open, "members");
    ask.app
        .store
        .write(async |tx| {
            let version = register::save_people(tx, &ask.at, id, version, &people, &kept).await?;
            let facts = told_so_far(&register::application_of(tx, id).await?)?;
            register::save_facts(tx, &ask.at, id, version, &facts, &open).await
        })
        .await?;
    Ok(see("/my/application/people"))
}
