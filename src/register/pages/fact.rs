//! An officer records what a scheme asks in words of its own, with the reason.

use serde::Serialize;
use uuid::Uuid;

use super::more::about;
use crate::access::Staff;
use crate::audit::By;
use crate::dates::london_day;
use crate::error::AppError;
use crate::kept;
use crate::own::{self, Asking, Question};
use crate::register::more::{known, path, value};
use crate::register::own_shown::{self, OwnLine};
use crate::register::{self, Award, Standing};
use crate::t;
use crate::texts::Language;
use crate::web::answer::{Answer, page, page_with_faults, see_saying};
use crate::web::ask::Ask;
use crate::web::form::{FormView, Reader};
use crate::web::page::View;

/// One fact of a case with its form.
#[derive(Debug, Serialize)]
pub(crate) struct FactView {
    title: String,
    name: String,
    case: String,
    action: String,
    question: Question,
    form: FormView,
}

impl View for FactView {
    const TEMPLATE: &'static str = "register/fact.html";

    fn samples() -> Vec<Self> {
        let view = |question| Self {
            title: "Care at night, Robin Shaw".into(),
            name: "Robin Shaw".into(),
            case: "/officer/cases/1".into(),
            action: "/officer/cases/1/facts/tie".into(),
            question,
            form: FormView::default(),
        };
        Question::samples(true)
            .into_iter()
            .map(|question| view(question.below_a_heading()))
            .collect()
    }
}

/// The case and the fact that a path means.
struct Desk {
    id: Uuid,
    staff: Staff,
    name: String,
    title: String,
    standing: Standing,
    line: OwnLine,
}

async fn desk(ask: &Ask) -> Result<Desk, AppError> {
    let staff = ask.staff()?;
    let db = ask.app.store.read();
    let id = ask.id("household")?;
    let household = register::case_of(db, staff.council_id, id).await?;
    let day = london_day(ask.at.now);
    let standing = register::standing(db, &ask.app.schemes, id, staff.council_id, day).await?;
    let standing =
        standing.ok_or_else(|| AppError::refused("not_declared", kept!("register-cannot-decide")))?;
    let lines = own_shown::lines(db, &ask.app.schemes, &household, &standing.facts, ask.at.now).await?;
    let key = ask.part("fact")?;
    let line = lines
        .into_iter()
        .find(|line| line.key() == key)
        .ok_or(AppError::NotFound)?;
    let members = register::members_of(db, id).await?;
    let named = |row| about(Language::English, &members, &standing.facts, row);
    Ok(Desk {
        id,
        staff,
        name: members
            .first()
            .map_or_else(String::new, |person| person.name.clone()),
        title: own_shown::label(&line, &named),
        standing,
        line,
    })
}

impl Desk {
    fn asking(&self) -> Asking<'_> {
        Asking {
            language: Language::English,
            fact: &self.line.fact,
            name: "answer".to_owned(),
            unsure: false,
            among_others: false,
        }
    }

    fn view(&self, form: FormView, again: bool) -> FactView {
        let (fact, row, facts) = (&self.line.fact, self.line.row, &self.standing.facts);
        let kept = value(facts, fact, row).filter(|_| known(facts, fact, row));
        let question = Question::of(&self.asking(), kept.as_ref(), false, false);
        let case = format!("/officer/cases/{}", self.id);
        FactView {
            title: self.title.clone(),
            name: self.name.clone(),
            action: format!("{case}/facts/{}", self.line.key()),
            case,
            question: if again { question.sent(&form) } else { question },
            form,
        }
    }
}

/// `GET /officer/cases/{household}/facts/{fact}`
pub async fn fact_form(ask: Ask) -> Answer {
    let desk = desk(&ask).await?;
    page(&ask, &desk.title, &desk.view(FormView::default(), false))
}

/// `POST /officer/cases/{household}/facts/{fact}`
pub async fn fact_now(ask: Ask) -> Answer {
    let desk = desk(&ask).await?;
    let mut reader = Reader::new(&ask.form);
    let answer = desk.asking().read(&ask.form, &mut reader);
    let reason = t!(Language::English, "register-the-reason");
    let why = reader.note("why", &reason);
    if why.is_empty() {
        reader.fault("why", t!(Language::English, "web-form-enter", what = reason));
    }
    let (answer, why) = match reader.finish((answer, why)) {
        Ok(read) => read,
        Err(errors) => {
            let view = desk.view(FormView::sent(&ask.form, &errors), true);
            return page_with_faults(&ask, &desk.title, &errors, &view);
        }
    };
    let Some(own::Answer::Is(value)) = answer else {
        return Err(AppError::NotFound);
    };
    let facts = vec![(path(&desk.line.fact, desk.line.row), value)];
    let award = Award { facts, why };
    let by = By::from(&desk.staff);
    let (at, schemes, id) = (&ask.at, &ask.app.schemes, desk.id);
    ask.app
        .store
        .write(async |tx| register::award(tx, at, &by, schemes, id, &award).await)
        .await?;
    see_saying(
        &ask,
        format!("/officer/cases/{id}"),
        &t!(Language::English, "register-is-awarded"),
    )
}
